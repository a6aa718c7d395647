import {
  type CancellationToken,
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type CompletionParams,
  CompletionTriggerKind,
  type Connection,
  type DocumentSymbol,
  type HoverParams,
  type ServerCapabilities,
  type SymbolInformation,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Term } from '../contract/terms.ts';
import type { Checked } from '../report/check.ts';
import { wordsIn } from '../report/words.ts';
import { codeLensesOf } from './code-lens.ts';
import { configurationItems } from './complete-configuration.ts';
import { completionsAt } from './completion.ts';
import { isConfiguration } from './configurations.ts';
import { hoverAt } from './hover.ts';
import { definitionAt, placesAt, toHighlights, toLocation, toLocations } from './navigation.ts';
import { prepareRenameAt, renameAt } from './rename.ts';
import type { Session } from './session.ts';
import { foldingRangesOf, selectionAt, symbolsOf } from './symbols.ts';

/** The features for who writes a draft, once their handlers are on the connection. */
export type Writing = {
  /** Tells the features what the client can do, and gives what the server can. */
  readonly initialize: (capabilities: ClientCapabilities) => ServerCapabilities;
  /** Takes the settings of the section `safeguards`; gives what is wrong with them, a sentence each. */
  readonly configure: (raw: unknown) => readonly string[];
};

type At = { readonly textDocument: { readonly uri: string } };

/** Ways to run a handler so that a fault in it is answered with `fallback`; `judged` does so once its draft is judged. */
type Guards = {
  readonly guarded: <P, R>(fallback: R, handler: (params: P) => R) => (params: P) => R;
  readonly judged: <P extends At, R>(
    fallback: R,
    handler: (params: P) => R,
    ready?: Session['ready'],
  ) => (params: P, token: CancellationToken) => Promise<R>;
};

/** Serves completion, hovers, navigation, renaming and code lenses of the open drafts on `connection`. */
export function serveWriting(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  session: Session,
  { guarded, judged }: Guards,
): Writing {
  let snippets = false;
  let links = false;
  let trees = false;
  let lensRefresh = false;
  let lenses = false;
  let versions = false;
  const wordsFor = ({ uri }: TextDocument) => wordsIn(session.libraryFor(uri).language);

  /** A handler for contracts that are open; in any other file the answer is `fallback`. */
  const onDraft = <P extends At, R>(
    fallback: R,
    handler: (document: TextDocument, checked: Checked, params: P) => R,
    ready = session.ready,
  ): ((params: P, token: CancellationToken) => Promise<R>) =>
    judged(
      fallback,
      (params: P) => {
        const document = documents.get(params.textDocument.uri);
        if (document === undefined) return fallback;
        const checked = session.check(document);
        return checked.contract.verdict.contract ? handler(document, checked, params) : fallback;
      },
      ready,
    );
  /** `onDraft`, for handlers that need the uses of its terms. */
  const onTerms = <P extends At, R>(
    fallback: R,
    handler: (document: TextDocument, checked: Checked, params: P, terms: readonly Term[]) => R,
  ) =>
    onDraft<P, R>(
      fallback,
      (document, checked, params) => handler(document, checked, params, session.termsOf(checked.contract)),
      session.readyWithTerms,
    );

  const complete = onTerms([], (document, checked, { position, context }: CompletionParams, terms) =>
    completionsAt(document, checked, session.libraryFor(document.uri), document.offsetAt(position), {
      snippets,
      context,
      terms,
    }),
  );
  const completeConfiguration = guarded(
    [],
    ({ textDocument: { uri }, position, context }: CompletionParams) => {
      const document = documents.get(uri);
      const typed = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
      return document === undefined
        ? []
        : configurationItems(document, session.libraryFor(uri), document.offsetAt(position), { typed });
    },
  );
  connection.onCompletion((params, token) =>
    isConfiguration(params.textDocument) ? completeConfiguration(params) : complete(params, token),
  );
  connection.onHover(
    judged(
      null,
      ({ textDocument, position }: HoverParams) => {
        const document = documents.get(textDocument.uri);
        if (document === undefined) return null;
        const checked = session.check(document);
        return hoverAt(document, checked, session.libraryFor(document.uri), session.termsOf, position);
      },
      session.readyWithTerms,
    ),
  );
  connection.onCodeLens(
    onDraft([], (document, checked) =>
      lenses ? codeLensesOf(document, checked, session.libraryFor(document.uri)) : [],
    ),
  );
  connection.onDocumentSymbol(
    onDraft<At, DocumentSymbol[] | SymbolInformation[]>([], (document, { contract }) => {
      const symbols = symbolsOf(document, contract);
      return trees ? symbols : flat(document.uri, symbols);
    }),
  );
  connection.onFoldingRanges(onDraft([], (document, { contract }) => foldingRangesOf(document, contract)));
  connection.onSelectionRanges(
    onTerms([], (document, { contract }, { positions }, terms) =>
      positions.map((position) => selectionAt(document, contract, terms, document.offsetAt(position))),
    ),
  );
  connection.onDefinition(
    onTerms(null, (document, { contract }, { position }, terms) => {
      const found = definitionAt(document, contract, terms, document.offsetAt(position));
      return links ? found : found.map(toLocation);
    }),
  );
  connection.onReferences(
    onTerms([], (document, { contract }, { position, context }, terms) =>
      toLocations(document, placesAt(contract, terms, document.offsetAt(position)), context),
    ),
  );
  connection.onDocumentHighlight(
    onTerms([], (document, { contract }, { position }, terms) =>
      toHighlights(document, placesAt(contract, terms, document.offsetAt(position))),
    ),
  );
  connection.onPrepareRename(
    onTerms(null, (document, { contract }, { position }, terms) =>
      prepareRenameAt(document, contract, terms, document.offsetAt(position), wordsFor(document)),
    ),
  );
  connection.onRenameRequest(
    onTerms(null, (document, { contract }, { position, newName }, terms) =>
      renameAt(document, contract, terms, document.offsetAt(position), newName, wordsFor(document), {
        versions,
      }),
    ),
  );

  return {
    initialize: ({ textDocument, workspace }) => {
      snippets = textDocument?.completion?.completionItem?.snippetSupport === true;
      links = textDocument?.definition?.linkSupport === true;
      trees = textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
      versions = workspace?.workspaceEdit?.documentChanges === true;
      lensRefresh = workspace?.codeLens?.refreshSupport === true;
      return {
        hoverProvider: true,
        completionProvider: { triggerCharacters: [' ', ':'] },
        codeLensProvider: {},
        documentSymbolProvider: { label: wordsIn(session.language()).writing.clauses },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
      };
    },
    configure: (raw) => {
      const set = typeof raw === 'object' && raw !== null && 'codeLens' in raw ? raw.codeLens : undefined;
      const on = set === true;
      if (on !== lenses && lensRefresh) void connection.sendRequest(CodeLensRefreshRequest.type);
      lenses = on;
      return set === undefined || set === null || typeof set === 'boolean'
        ? []
        : ['“codeLens” must be true or false.'];
    },
  };
}

/** A tree of symbols as a list, each with the name of the one that holds it. */
function flat(uri: string, symbols: readonly DocumentSymbol[], holder?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(holder !== undefined && { containerName: holder }) },
    ...flat(uri, children ?? [], name),
  ]);
}
