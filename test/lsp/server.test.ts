import { deepEqual, equal, ok } from 'node:assert/strict';
import type {
  CodeAction,
  Diagnostic,
  PublishDiagnosticsParams,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InsertAllResult, InsertionsResult } from '../../server/src/lsp/protocol.ts';
import { checkText } from '../../server/src/report/check.ts';
import { messageOf } from '../../server/src/report/messages.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { type Running, startLanguageServer } from '../support/language-server.ts';
import { library } from '../support/library.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');
const uri = 'file:///draft.md';
const codeOf = ({ code }: Diagnostic) => String(code);

suite('the language server over stdio', () => {
  let server: Running;
  suiteTeardown(() => server?.stop());

  const open = (text: string, at = uri) =>
    server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: at, languageId: 'markdown', version: 1, text },
    });
  const pull = async (at = uri): Promise<Diagnostic[]> => {
    const { items } = await server.connection.sendRequest<{ items: Diagnostic[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri: at } },
    );
    return items;
  };
  const fixes = (diagnostic: Diagnostic): Promise<CodeAction[]> =>
    server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });

  suiteSetup(async () => {
    server = await startLanguageServer({
      textDocument: { diagnostic: {} },
      workspace: { workspaceEdit: { documentChanges: true }, textDocumentContent: {} },
    });
  });

  test('gives the findings of the command line', async () => {
    // A surrogate pair, so that a column counted in anything but UTF-16 units shows.
    const text = draftIn(style, { lineBreak: '\r\n' }).replace('with care', 'with 🎥 care');
    await open(text);
    const document = TextDocument.create(uri, 'markdown', 1, text);
    const { contract, findings } = checkText(text, library, 'markdown');
    ok(findings.length > 5);
    const expected = findings.map((it) => ({
      code: it.id,
      message: messageOf(it, contract, library),
      start: it.span.start,
      end: it.span.end,
    }));
    const found = (await pull()).map((it) => ({
      code: codeOf(it),
      message: it.message,
      start: document.offsetAt(it.range.start),
      end: document.offsetAt(it.range.end),
    }));
    deepEqual(found, expected);
  });

  test('fixes a finding and leaves every other byte', async () => {
    const text = draftIn(style, { lineBreak: '\r\n' }).replace('with care', 'with 🎥 care');
    const diagnostics = await pull();
    const audit = diagnostics.find((it) => codeOf(it) === 'audit-rights');
    ok(audit);
    const [preferred, ...others] = await fixes(audit);
    ok(preferred?.isPreferred === true && others.length === 3, 'preferred, fallback, floor, waive');
    const change = preferred.edit?.documentChanges?.[0] as TextDocumentEdit;
    equal(change.textDocument.version, 1);
    const edits = change.edits as TextEdit[];
    const after = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits);
    ok(
      edits.every(
        ({ range }) => range.start.line === range.end.line && range.start.character === range.end.character,
      ),
      'insertions only',
    );
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: after }],
    });
    deepEqual(
      (await pull()).map(codeOf),
      diagnostics.map(codeOf).filter((it) => it !== 'audit-rights'),
    );
  });

  test('shows insertions with what they renumber, and refuses what it does not know', async () => {
    const choices = (id: string) =>
      server.connection.sendRequest<InsertionsResult>('safeguards/insertions', { uri, id });
    const { choices: found } = await choices('grievance-mechanism');
    const within = found.find(({ changes }) => changes.length > 0);
    ok(within, JSON.stringify(found, null, 1));
    ok(within.where.includes('behind'), within.where);
    ok(
      within.changes.some((it) => /^clause 5 → 6 \(Law and Courts\)$/u.test(it)),
      within.changes.join('\n'),
    );
    deepEqual(
      found.map(({ tier }) => tier),
      ['preferred', 'preferred', 'fallback', 'floor'],
    );
    const refused = await choices('audit-right').then(
      () => '',
      (fault: Error) => fault.message,
    );
    ok(refused.includes('There is no safeguard “audit-right”'), refused);
  });

  test('inserts many clauses as one edit of the version it was asked for', async () => {
    const ids = ['grievance-mechanism', 'use-policy', 'audit-rights'];
    const { edit } = await server.connection.sendRequest<InsertAllResult>('safeguards/insertAll', {
      uri,
      ids,
    });
    const [change] = (edit.documentChanges ?? []) as TextDocumentEdit[];
    equal(change?.textDocument.version, 2);
    const words = change.edits.map((it) => ('newText' in it ? it.newText : '')).join('');
    ok(words.includes('complaint channel') && words.includes('written policy'), words);
  });

  test('inserts nothing when asked to fix all', async () => {
    const [current] = await pull();
    ok(current);
    const all = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: current.range,
      context: { diagnostics: [current], only: ['source.fixAll'] },
    });
    deepEqual(all, []);
  });

  test('gives the edit of a renumbering only once it is chosen, where the client resolves edits', async () => {
    const lazy = await startLanguageServer({
      textDocument: {
        diagnostic: {},
        codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
      },
      workspace: { workspaceEdit: { documentChanges: true } },
    });
    const { connection } = lazy;
    try {
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text: draftIn(style) },
      });
      const { items } = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      const diagnostic = items.find((it) => codeOf(it) === 'grievance-mechanism');
      ok(diagnostic);
      const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      });
      const within = actions.find(({ title }) => title.includes('renumbers'));
      ok(within !== undefined && within.edit === undefined, actions.map(({ title }) => title).join('\n'));
      const resolved = await connection.sendRequest<CodeAction>('codeAction/resolve', within);
      const [change] = (resolved.edit?.documentChanges ?? []) as TextDocumentEdit[];
      ok((change?.edits.length ?? 0) > 1);
    } finally {
      await lazy.stop();
    }
  });

  test('offers no fix for a finding of an older version', async () => {
    const [current] = await pull();
    ok(current);
    ok((await fixes(current)).length > 0);
    deepEqual(await fixes({ ...current, data: { ...current.data, version: 1 } }), []);
  });

  test('explains a finding on hover and on its page', async () => {
    const [finding] = await pull();
    ok(finding);
    const hover = await server.connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri },
      position: finding.range.start,
    });
    ok(hover.contents.value.includes('**Why.**'), hover.contents.value);
    const page = await server.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
      uri: finding.codeDescription?.href,
    });
    ok(page.text.startsWith('# '), page.text.slice(0, 40));
  });

  test('judges by the settings of the client, and anew when they change', async () => {
    let draftingChecks = ['open-blank'];
    const configured = await startLanguageServer({
      textDocument: { diagnostic: {} },
      workspace: { configuration: true, diagnostics: { refreshSupport: true } },
    });
    const { connection } = configured;
    try {
      let refreshed = new Promise((resolve) => connection.onRequest('workspace/diagnostic/refresh', resolve));
      connection.onRequest('workspace/configuration', () => [
        { draftingChecks, traits: { biometrics: true } },
      ]);
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: {
          uri,
          languageId: 'markdown',
          version: 1,
          text: `${draftIn(style)}\n5.3 The seat is [●].\n`,
        },
      });
      const codes = async () => {
        const { items } = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
          textDocument: { uri },
        });
        return items.map(codeOf);
      };
      await refreshed;
      ok((await codes()).includes('open-blank'));
      draftingChecks = [];
      refreshed = new Promise((resolve) => connection.onRequest('workspace/diagnostic/refresh', resolve));
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await refreshed;
      ok(!(await codes()).includes('open-blank'));
    } finally {
      await configured.stop();
    }
  });

  test('is quiet on minutes, and says why', async () => {
    const minutes = 'file:///minutes.md';
    await open(
      '# Minutes of the works committee\n\nPresent: A. Reyes, B. Osei\n\n## 1. Audit\n\nIt was agreed that the Supplier shall be invited.\n',
      minutes,
    );
    deepEqual(await pull(minutes), []);
    const { checked, reason } = await server.connection.sendRequest<{ checked: boolean; reason: string }>(
      'safeguards/verdict',
      { uri: minutes },
    );
    equal(checked, false);
    ok(/minutes/u.test(reason), reason);
  });

  test('pushes to a client that does not pull', async () => {
    const pushing = await startLanguageServer({});
    try {
      const pushed = new Promise<PublishDiagnosticsParams>((resolve) => {
        pushing.connection.onNotification('textDocument/publishDiagnostics', resolve);
      });
      await pushing.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 7, text: draftIn(style) },
      });
      const { version, diagnostics } = await pushed;
      equal(version, 7);
      ok(diagnostics.some((it) => codeOf(it) === 'audit-rights'));
    } finally {
      await pushing.stop();
    }
  });

  test('fixes what a client sends back that drops the data of diagnostics and knows no versions', async () => {
    const modest = await startLanguageServer({
      general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] },
    });
    try {
      const pushed = new Promise<PublishDiagnosticsParams>((resolve) => {
        modest.connection.onNotification('textDocument/publishDiagnostics', resolve);
      });
      await modest.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'text', version: 1, text: draftIn(style) },
      });
      const { diagnostics } = await pushed;
      const finding = diagnostics.find((it) => codeOf(it) === 'audit-rights');
      if (finding === undefined) throw new Error('no finding');
      equal(finding.codeDescription, undefined);
      const asked = async ({ data: _, ...sent }: Diagnostic) => {
        const actions = await modest.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri },
          range: finding.range,
          context: { diagnostics: [sent] },
        });
        return actions.map(({ edit }) => edit?.changes?.[uri]?.length ?? 0);
      };
      const [first, ...others] = await asked(finding);
      equal(first, 1);
      ok(others.length > 0);
      const { start, end } = finding.range;
      const moved = { start, end: { ...end, character: end.character + 1 } };
      deepEqual(await asked({ ...finding, range: moved }), []);
    } finally {
      await modest.stop();
    }
  });

  test('says that it counts in UTF-16 units, whatever a client would like better', async () => {
    const { positionEncoding } = server.capabilities;
    equal(positionEncoding, 'utf-16');
  });
});
