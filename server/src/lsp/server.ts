import {
  type CancellationToken,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeResult,
  LSPErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readSettings } from '../assess/settings.ts';
import { configName } from '../config/config.ts';
import { settingsIn } from '../config/find.ts';
import { ignoreName, ignoring } from '../config/ignored.ts';
import type { Base, PackDisk } from '../config/libraries.ts';
import { languageOf } from '../library/language.ts';
import { inLanguage } from '../library/translation.ts';
import { verdictReason } from '../report/messages.ts';
import { pageOf } from '../report/page.ts';
import { wordsIn } from '../report/words.ts';
import {
  type ActionData,
  codeActionsOf,
  insertAllResult,
  insertionsFor,
  resolvedAction,
} from './code-actions.ts';
import { configurationDiagnostics, isConfiguration, startConfigurations } from './configurations.ts';
import { coverageResult, uncheckedResult } from './coverage.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { isLibraryFile, libraryDiagnostics, libraryGlobs } from './library-files.ts';
import type { Rest } from './pace.ts';
import {
  type CheckParams,
  type CheckResult,
  type ClientOptions,
  type CoverageParams,
  type CoverageResult,
  checkRequest,
  coverageRequest,
  type InsertAllParams,
  type InsertAllResult,
  type InsertionsParams,
  type InsertionsResult,
  insertAllRequest,
  insertionsRequest,
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  pageScheme,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
  type VerdictParams,
  type VerdictResult,
  verdictRequest,
  type WaiverParams,
  waiverRequest,
} from './protocol.ts';
import { serveReports } from './reports.ts';
import { startSession } from './session.ts';
import { waiverEdit } from './waiver-edit.ts';
import { serveWriting } from './writing.ts';

/** How long after the last keystroke findings are pushed, in milliseconds. */
const debounce = 150;

/** What the server is given besides its connection and library. */
export type Surroundings = {
  /** The version of this program. */
  readonly version: string;
  /** The disk that the server can reach, by uris; `undefined` where it can reach none. */
  readonly disk: PackDisk;
  /** Lets messages that have come be handled. */
  readonly rest: Rest;
};

/** Serves the library `base` on `connection` until the connection closes. */
export function serve(connection: Connection, base: Base, { version, disk: own, rest }: Surroundings): void {
  const documents = new TextDocuments(TextDocument);
  const today = (): string => new Date().toISOString().slice(0, 10);
  // What is being written counts before what is saved; a client without an answer is one without the file.
  const disk: PackDisk = {
    read: async (uri) => {
      const text = documents.get(uri)?.getText() ?? (await own.read(uri));
      if (text !== undefined || !readsFiles) return text;
      const params: ReadFileParams = { uri };
      const { text: asked } = await connection
        .sendRequest<ReadFileResult>(readFileRequest, params)
        .catch(() => ({ text: null }));
      return asked ?? undefined;
    },
    list: async (uri) => {
      const names = await own.list(uri);
      if (names !== undefined || !readsFiles) return names;
      const params: ListFilesParams = { uri };
      const { names: asked } = await connection
        .sendRequest<ListFilesResult>(listFilesRequest, params)
        .catch(() => ({ names: null }));
      return asked ?? undefined;
    },
    lies: (uri, root) => own.lies(uri, root),
  };
  const configurations = startConfigurations(connection, base, {
    disk,
    changed: () => {
      session.reset();
      settingsVersion += 1;
      showAgain(documents.all());
    },
  });
  const session = startSession(
    today,
    (uri) => {
      const found = configurations.known(uri);
      return {
        library: found?.library ?? base.library,
        settings: found?.file === undefined ? undefined : settingsIn(found),
      };
    },
    rest,
  );
  const wordsFor = (uri: string) => wordsIn(session.libraryFor(uri).language);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let pull = false;
  let snippets = false;
  let resolve = false;
  let versions = false;
  let pages = false;
  let configuration = false;
  let configurationEvents = false;
  let refresh = false;
  let readsFiles = false;
  let watches = false;
  let lastSettings = '';
  // Goes up with every change of the settings, so that no client takes the findings by old settings for unchanged.
  let settingsVersion = 0;

  /** The one catch: a fault in a handler is logged and answered with `fallback`, so that it does not end the session. */
  const guarded =
    <P, R>(fallback: R, handler: (params: P) => R) =>
    (params: P): R => {
      try {
        return handler(params);
      } catch (fault) {
        connection.console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
        return fallback;
      }
    };

  /** A document, once what is now open under its uri is judged; refuses when the client takes its request back meanwhile. */
  const judgedAt = async (
    uri: string,
    token: CancellationToken,
    ready = session.ready,
  ): Promise<TextDocument | undefined> => {
    const document = documents.get(uri);
    if (document !== undefined && !token.isCancellationRequested) {
      let taken: Disposable | undefined;
      const cancelled = new Promise<void>((resolve) => {
        taken = token.onCancellationRequested(() => resolve());
      });
      await Promise.race([ready(document), cancelled]).finally(() => taken?.dispose());
    }
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was taken back.');
    return documents.get(uri);
  };
  /** `guarded`, for requests about a draft: its handler finds it judged, or what else `ready` waits for. */
  const judged =
    <P extends { readonly textDocument: { readonly uri: string } }, R>(
      fallback: R,
      handler: (params: P) => R,
      ready = session.ready,
    ) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      await judgedAt(params.textDocument.uri, token, ready).catch(told);
      return guarded(fallback, handler)(params);
    };
  /** A fault while a draft is judged comes again, and is answered for, where the draft is asked for. */
  const told = (fault: unknown): undefined => {
    if (fault instanceof ResponseError) throw fault;
  };

  const allDiagnostics = (document: TextDocument) => {
    if (isConfiguration(document))
      return configurationDiagnostics(document, configurations.known(document.uri), base.library);
    const checked = session.check(document);
    const diagnostics = [
      ...diagnosticsOf(document, checked, session.libraryFor(document.uri)),
      ...baselines.losses(document, checked),
    ];
    // The address of a page leads nowhere in an editor that cannot ask for its text.
    return pages ? diagnostics : diagnostics.map(({ codeDescription: _, ...rest }): Diagnostic => rest);
  };
  const loadAndPublish = async (document: TextDocument): Promise<void> => {
    if (isLibraryFile(document)) {
      const { uri, version: of } = document;
      const diagnostics = await libraryDiagnostics(document, base, disk);
      void connection.sendDiagnostics({ uri, version: of, diagnostics });
      return;
    }
    await configurations.load(document.uri);
    const current = documents.get(document.uri);
    if (current === undefined) return;
    if (!isConfiguration(current)) await session.ready(current).catch(told);
    if (documents.get(document.uri) === current) publish(current);
  };
  const publish = guarded(undefined, (document: TextDocument): void => {
    const diagnostics = allDiagnostics(document);
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  });

  const writing = serveWriting(connection, documents, session, { guarded, judged });

  connection.onInitialize(({ capabilities, initializationOptions, locale }): InitializeResult => {
    session.speak(languageOf(locale) ?? 'en');
    pull = capabilities.textDocument?.diagnostic !== undefined;
    configuration = capabilities.workspace?.configuration === true;
    configurationEvents = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    refresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    readsFiles = (initializationOptions as ClientOptions | undefined)?.readsFiles === true;
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const action = capabilities.textDocument?.codeAction;
    resolve = action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true;
    snippets = capabilities.workspace?.workspaceEdit?.snippetEditSupport === true;
    versions = capabilities.workspace?.workspaceEdit?.documentChanges === true;
    pages = capabilities.workspace?.textDocumentContent !== undefined;
    return {
      capabilities: {
        // The one that every client must know; said, since some ask for others first.
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: TextDocumentSyncKind.Incremental,
        ...writing.initialize(capabilities),
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: resolve },
        ...(pull && { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }),
        ...(pages && { workspace: { textDocumentContent: { schemes: [pageScheme] } } }),
      },
      serverInfo: { name: 'contract-safeguards' },
    };
  });

  /** Lets the client ask again for the findings of `changed`, or sends them anew. */
  const showAgain = (changed: readonly TextDocument[]): void => {
    if (pull && refresh) void connection.languages.diagnostics.refresh();
    else if (!pull) for (const document of changed) void loadAndPublish(document);
  };
  const baselines = serveReports(connection, session, {
    version,
    judgedAt,
    today,
    changed: (uri) => showAgain(documents.all().filter((document) => document.uri === uri)),
  });

  const readConfiguration = async (): Promise<void> => {
    if (!configuration) return;
    let raw: unknown;
    try {
      raw = await connection.workspace.getConfiguration('safeguards');
    } catch (fault) {
      connection.console.warn(`The client gives no settings. ${fault instanceof Error ? fault.message : ''}`);
      return;
    }
    const { settings, faults: unread } = readSettings(raw);
    const faults = [...unread, ...writing.configure(raw)];
    const written = JSON.stringify([settings, faults]);
    if (written === lastSettings) return;
    lastSettings = written;
    for (const fault of faults) connection.console.warn(`Settings: ${fault}`);
    session.set(settings);
    settingsVersion += 1;
    showAgain(documents.all());
  };
  connection.onInitialized(() => {
    if (configurationEvents)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'safeguards' });
    if (watches)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [`**/${configName}`, ...libraryGlobs].map((globPattern) => ({ globPattern })),
      });
    void readConfiguration();
  });
  connection.onDidChangeConfiguration(() => void readConfiguration());

  documents.onDidSave(({ document }) => {
    // While a file of a library is written, drafts go by what was saved last.
    if (isLibraryFile(document)) configurations.forget(document.uri);
  });
  documents.onDidOpen(({ document }) => {
    // What a workspace check has published for this file gives way to what the client now pulls.
    if (pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    if (isConfiguration(document)) configurations.forget(document.uri);
  });
  documents.onDidChangeContent(({ document }) => {
    if (isConfiguration(document)) configurations.forget(document.uri);
    if (pull) return;
    clearTimeout(timers.get(document.uri));
    timers.set(
      document.uri,
      setTimeout(() => {
        const current = documents.get(document.uri);
        if (current !== undefined) void loadAndPublish(current);
      }, debounce),
    );
  });
  documents.onDidClose(({ document }) => {
    clearTimeout(timers.get(document.uri));
    timers.delete(document.uri);
    session.forget(document);
    baselines.forget(document.uri);
    configurations.forget(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const file = isLibraryFile(textDocument) ? documents.get(textDocument.uri) : undefined;
    if (file !== undefined)
      return { kind: DocumentDiagnosticReportKind.Full, items: await libraryDiagnostics(file, base, disk) };
    await configurations.load(textDocument.uri);
    const document = documents.get(textDocument.uri);
    const same = document !== undefined && previousResultId === resultIdOf(document);
    if (document !== undefined && !same && !isConfiguration(document))
      await judgedAt(document.uri, token).catch(told);
    return pulled(textDocument.uri, previousResultId);
  });
  const resultIdOf = ({ uri, version: of }: TextDocument): string =>
    `${of}.${settingsVersion}.${baselines.version(uri)}`;
  const pulled = (uri: string, previousResultId: string | undefined): DocumentDiagnosticReport => {
    const document = documents.get(uri);
    if (document === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = resultIdOf(document);
    if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    const items = guarded<TextDocument, Diagnostic[]>([], allDiagnostics)(document);
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  };
  connection.onCodeAction(
    judged([], (params: CodeActionParams) => {
      const document = documents.get(params.textDocument.uri);
      return document === undefined
        ? []
        : codeActionsOf(document, session.desk(document), session.libraryFor(document.uri), params, {
            snippets,
            resolve,
            versions,
          });
    }),
  );
  connection.onCodeActionResolve(async (action, token) => {
    const uri = (action.data as ActionData | undefined)?.uri ?? '';
    await judgedAt(uri, token).catch(told);
    return guarded(action, () => {
      const document = documents.get(uri);
      return document === undefined
        ? action
        : resolvedAction(document, session.desk(document), session.libraryFor(document.uri), action, {
            snippets,
            resolve,
            versions,
          });
    })(undefined);
  });
  connection.onRequest(
    insertionsRequest,
    async ({ uri, id }: InsertionsParams, token): Promise<InsertionsResult> => {
      const document = await documentAt(uri, token);
      known(uri, id);
      return {
        choices: insertionsFor(document, session.desk(document), session.libraryFor(document.uri), id, {
          snippets,
          resolve,
          versions,
        }),
      };
    },
  );
  connection.onRequest(
    insertAllRequest,
    async ({ uri, ids }: InsertAllParams, token): Promise<InsertAllResult> => {
      const document = await documentAt(uri, token);
      for (const id of ids) known(uri, id);
      return insertAllResult(document, session.desk(document), session.libraryFor(document.uri), ids);
    },
  );
  const documentAt = async (uri: string, token: CancellationToken): Promise<TextDocument> => {
    const document = await judgedAt(uri, token);
    if (document === undefined)
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        `${uri} is not open as Markdown or plain text; open it first.`,
      );
    return document;
  };
  const known = (uri: string, id: string): void => {
    if (session.libraryFor(uri).safeguards.has(id)) return;
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      `There is no safeguard “${id}”; “contract-safeguards list” shows all.`,
    );
  };
  connection.onRequest('workspace/textDocumentContent', ({ uri }: { uri: string }) => {
    const id = /^[a-z-]+:\/*([a-z-]+)\.md$/u.exec(uri)?.[1] ?? '';
    return { text: pageIn(id) ?? `${wordsIn(session.language()).page.unknown(id)}\n` };
  });
  /** The page of a safeguard, by the library of an open draft that has it; ours where none does. */
  const pageIn = (id: string): string | undefined => {
    const own = inLanguage(base.library, session.language());
    const libraries = new Set([own, ...documents.all().map(({ uri }) => session.libraryFor(uri))]);
    return [...libraries].reverse().flatMap((library) => pageOf(id, library) ?? [])[0];
  };
  connection.onRequest(checkRequest, async ({ uri, languageId, text }: CheckParams): Promise<CheckResult> => {
    const ignored = await ignoring(disk.read)(uri);
    if (ignored !== undefined)
      return {
        checked: false,
        reason: `Not checked: ${ignoreName} passes it over (“${ignored.pattern}”).`,
        findings: 0,
      };
    await configurations.load(uri);
    const document = TextDocument.create(uri, languageId, 0, text);
    const open = documents.get(uri);
    await (open === undefined ? session.ready(document) : undefined);
    const { contract, findings } =
      open === undefined ? session.check(document) : session.checkAs(document, text);
    if (documents.get(uri) === undefined) publish(document);
    if (open === undefined) session.forget(document);
    const reason = verdictReason(contract.verdict, wordsFor(uri));
    if (documents.get(uri) === undefined) configurations.forget(uri);
    return { checked: contract.verdict.contract, reason, findings: findings.length };
  });
  connection.onRequest(verdictRequest, async ({ uri }: VerdictParams, token): Promise<VerdictResult> => {
    const document = await judgedAt(uri, token);
    const words = wordsFor(uri);
    if (document === undefined) return { checked: false, reason: words.verdict.notOpen };
    const { verdict } = session.check(document).contract;
    return { checked: verdict.contract, reason: verdictReason(verdict, words) };
  });
  connection.onRequest(coverageRequest, async ({ uri }: CoverageParams, token): Promise<CoverageResult> => {
    const document = await judgedAt(uri, token);
    const spoken = session.libraryFor(uri);
    return document === undefined
      ? uncheckedResult(spoken, wordsFor(uri).verdict.notOpen)
      : coverageResult(document, session.check(document), spoken);
  });
  connection.onRequest(waiverRequest, async (params: WaiverParams, token): Promise<WorkspaceEdit> => {
    const document = await judgedAt(params.uri, token);
    return document === undefined ? {} : waiverEdit(document, session.check(document), params);
  });

  documents.listen(connection);
  connection.listen();
}
