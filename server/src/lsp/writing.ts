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
import type { Contract } from '../contract/contract.ts';
import { type Term, termsOf } from '../contract/terms.ts';
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
  const known = new WeakMap<Contract, readonly Term[]>();
  const termsIn = (contract: Contract): readonly Term[] => {
    const terms = known.get(contract) ?? termsOf(contract);
    known.set(contract, terms);
    return terms;
  };

  const wordsFor = ({ uri }: TextDocument) => wordsIn(session.libraryFor(uri).language);

  /** A handler for contracts that are open; in any other file the answer is `fallback`. */
  const onDraft = <P extends At, R>(
    fallback: R,
    handler: (document: TextDocument, checked: Checked, params: P) => R,
  ): ((params: P, token: CancellationToken) => Promise<R>) =>
    judged(fallback, (params: P) => {
      const document = documents.get(params.textDocument.uri);
      if (document === undefined) return fallback;
      const checked = session.check(document);
      return checked.contract.verdict.contract ? handler(document, checked, params) : fallback;
    });

  const complete = onDraft([], (document, checked, { position, context }: CompletionParams) =>
    completionsAt(document, checked, session.libraryFor(document.uri), document.offsetAt(position), {
      snippets,
      context,
      terms: termsIn(checked.contract),
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
    judged(null, ({ textDocument, position }: HoverParams) => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return null;
      const checked = session.check(document);
      return hoverAt(
        document,
        checked,
        session.libraryFor(document.uri),
        termsIn(checked.contract),
        position,
      );
    }),
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
    onDraft([], (document, { contract }, { positions }) =>
      positions.map((position) =>
        selectionAt(document, contract, termsIn(contract), document.offsetAt(position)),
      ),
    ),
  );
  connection.onDefinition(
    onDraft(null, (document, { contract }, { position }) => {
      const found = definitionAt(document, contract, termsIn(contract), document.offsetAt(position));
      return links ? found : found.map(toLocation);
    }),
  );
  connection.onReferences(
    onDraft([], (document, { contract }, { position, context }) =>
      toLocations(document, placesAt(contract, termsIn(contract), document.offsetAt(position)), context),
    ),
  );
  connection.onDocumentHighlight(
    onDraft([], (document, { contract }, { position }) =>
      toHighlights(document, placesAt(contract, termsIn(contract), document.offsetAt(position))),
    ),
  );
  connection.onPrepareRename(
    onDraft(null, (document, { contract }, { position }) =>
      prepareRenameAt(document, contract, termsIn(contract), document.offsetAt(position), wordsFor(document)),
    ),
  );
  connection.onRenameRequest(
    onDraft(null, (document, { contract }, { position, newName }) =>
      renameAt(
        document,
        contract,
        termsIn(contract),
        document.offsetAt(position),
        newName,
        wordsFor(document),
        { versions },
      ),
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
