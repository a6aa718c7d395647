import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readSettings } from '../assess/settings.ts';
import type { Library } from '../library/compile.ts';
import { verdictReason } from '../report/messages.ts';
import { pageOf } from '../report/page.ts';
import { codeActionsOf } from './code-actions.ts';
import { coverageResult, uncheckedResult } from './coverage.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { hoverAt } from './hover.ts';
import { insertAllResult, insertionsResult, waiverResult } from './insertions.ts';
import {
  type CheckParams,
  type CheckResult,
  type CoverageParams,
  type CoverageResult,
  checkRequest,
  coverageRequest,
  type InsertAllParams,
  type InsertionsParams,
  type InsertionsResult,
  insertAllRequest,
  insertionsRequest,
  pageScheme,
  type VerdictParams,
  type VerdictResult,
  verdictRequest,
  type WaiverParams,
  waiverRequest,
} from './protocol.ts';
import { startSession } from './session.ts';

/** How long after the last keystroke findings are pushed, in milliseconds. */
const debounce = 150;
const notOpen = 'Not checked: the file is not open as Markdown or plain text.';

/** Serves `library` on `connection` until the connection closes. */
export function serve(connection: Connection, library: Library): void {
  const documents = new TextDocuments(TextDocument);
  const session = startSession(library, () => new Date().toISOString().slice(0, 10));
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let pull = false;
  let snippets = false;
  let configuration = false;
  let configurationEvents = false;
  let refresh = false;
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

  const publish = guarded(undefined, (document: TextDocument): void => {
    const diagnostics = diagnosticsOf(document, session.check(document), library);
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  });

  connection.onInitialize(({ capabilities }): InitializeResult => {
    pull = capabilities.textDocument?.diagnostic !== undefined;
    configuration = capabilities.workspace?.configuration === true;
    configurationEvents = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    refresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    snippets = capabilities.workspace?.workspaceEdit?.snippetEditSupport === true;
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        ...(pull && { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }),
        workspace: { textDocumentContent: { schemes: [pageScheme] } },
      },
      serverInfo: { name: 'contract-safeguards' },
    };
  });

  const readConfiguration = async (): Promise<void> => {
    if (!configuration) return;
    const { settings, faults } = readSettings(await connection.workspace.getConfiguration('safeguards'));
    const written = JSON.stringify([settings, faults]);
    if (written === lastSettings) return;
    lastSettings = written;
    for (const fault of faults) connection.console.warn(`Settings: ${fault}`);
    session.set(settings);
    settingsVersion += 1;
    if (pull && refresh) void connection.languages.diagnostics.refresh();
    else if (!pull) for (const document of documents.all()) publish(document);
  };
  connection.onInitialized(() => {
    if (configurationEvents)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'safeguards' });
    void readConfiguration();
  });
  connection.onDidChangeConfiguration(() => void readConfiguration());

  documents.onDidOpen(({ document }) => {
    // What a workspace check has published for this file gives way to what the client now pulls.
    if (pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  documents.onDidChangeContent(({ document }) => {
    if (pull) return;
    clearTimeout(timers.get(document.uri));
    timers.set(
      document.uri,
      setTimeout(() => {
        const current = documents.get(document.uri);
        if (current !== undefined) publish(current);
      }, debounce),
    );
  });
  documents.onDidClose(({ document }) => {
    clearTimeout(timers.get(document.uri));
    timers.delete(document.uri);
    session.forget(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(
    guarded({ kind: DocumentDiagnosticReportKind.Full, items: [] }, ({ textDocument, previousResultId }) => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const resultId = `${document.version}.${settingsVersion}`;
      if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return {
        kind: DocumentDiagnosticReportKind.Full,
        resultId,
        items: diagnosticsOf(document, session.check(document), library),
      };
    }),
  );
  connection.onCodeAction(
    guarded([], (params) => {
      const document = documents.get(params.textDocument.uri);
      return document === undefined
        ? []
        : codeActionsOf(document, session.check(document), library, params, { snippets });
    }),
  );
  connection.onHover(
    guarded(null, ({ textDocument, position }) => {
      const document = documents.get(textDocument.uri);
      return document === undefined ? null : hoverAt(document, session.check(document), library, position);
    }),
  );
  connection.onRequest('workspace/textDocumentContent', ({ uri }: { uri: string }) => {
    const id = /^[a-z-]+:\/*([a-z-]+)\.md$/u.exec(uri)?.[1] ?? '';
    return { text: pageOf(id, library) ?? `There is no safeguard “${id}”.\n` };
  });
  connection.onRequest(checkRequest, ({ uri, languageId, text }: CheckParams): CheckResult => {
    const document = TextDocument.create(uri, languageId, 0, text);
    const { contract, findings } = session.check(document);
    session.forget(uri);
    if (documents.get(uri) === undefined) publish(document);
    session.forget(uri);
    return {
      checked: contract.verdict.contract,
      reason: verdictReason(contract.verdict),
      findings: findings.length,
    };
  });
  connection.onRequest(verdictRequest, ({ uri }: VerdictParams): VerdictResult => {
    const document = documents.get(uri);
    if (document === undefined) return { checked: false, reason: notOpen };
    const { verdict } = session.check(document).contract;
    return { checked: verdict.contract, reason: verdictReason(verdict) };
  });
  connection.onRequest(coverageRequest, ({ uri }: CoverageParams): CoverageResult => {
    const document = documents.get(uri);
    return document === undefined
      ? uncheckedResult(library, notOpen)
      : coverageResult(document, session.check(document), library);
  });
  connection.onRequest(insertionsRequest, ({ uri, id }: InsertionsParams): InsertionsResult => {
    const document = documents.get(uri);
    return document === undefined
      ? { choices: [] }
      : insertionsResult(document, session.check(document), library, id);
  });
  connection.onRequest(insertAllRequest, ({ uri, ids }: InsertAllParams): WorkspaceEdit => {
    const document = documents.get(uri);
    return document === undefined ? {} : insertAllResult(document, session.check(document), library, ids);
  });
  connection.onRequest(waiverRequest, (params: WaiverParams): WorkspaceEdit => {
    const document = documents.get(params.uri);
    return document === undefined ? {} : waiverResult(document, session.check(document), params);
  });

  documents.listen(connection);
  connection.listen();
}
