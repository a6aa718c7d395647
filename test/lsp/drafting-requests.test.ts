import { deepEqual, equal, ok } from 'node:assert/strict';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CoverageResult,
  CoveredSafeguard,
  InsertAllResult,
  InsertionsResult,
} from '../../server/src/lsp/protocol.ts';
import { checkText } from '../../server/src/report/check.ts';
import { states } from '../../server/src/report/coverage.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { type Running, startLanguageServer } from '../support/language-server.ts';
import { library } from '../support/library.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');
const draft = draftIn(style);
const uri = 'file:///draft.md';

suite('what a drafting client asks the language server', () => {
  let server: Running;
  suiteSetup(async () => {
    server = await startLanguageServer({ workspace: { workspaceEdit: { documentChanges: true } } });
    await open(uri, draft);
  });
  suiteTeardown(() => server?.stop());

  const open = (at: string, text: string, languageId = 'markdown') =>
    server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: at, languageId, version: 1, text },
    });
  const coverage = (at = uri): Promise<CoverageResult> =>
    server.connection.sendRequest('safeguards/coverage', { uri: at });
  const safeguardsOf = ({ principles }: CoverageResult): readonly CoveredSafeguard[] =>
    principles.flatMap(({ safeguards }) => safeguards);

  test('coverage has the states of the command line, and words where it says they are', async () => {
    const { assessment, findings } = checkText(draft, library, 'markdown');
    const answer = await coverage();
    const document = TextDocument.create(uri, 'markdown', 1, draft);
    equal(answer.checked, true);
    equal(answer.findings, findings.length);
    equal(answer.principles.length, 6);
    deepEqual(
      Object.fromEntries(safeguardsOf(answer).map(({ id, state }) => [id, state])),
      Object.fromEntries(assessment.outcomes.map(({ safeguard, state }) => [safeguard, state])),
    );
    for (const { id, state, message, range, places } of safeguardsOf(answer)) {
      const found = findings.find((finding) => finding.id === id);
      equal(message !== '', found !== undefined, id);
      ok(range !== null || found === undefined, `${id} is a finding without a place`);
      ok(!message.startsWith(`${id}:`) && states.some((it) => it === state), id);
      for (const { words, range: at } of places)
        ok(document.getText(at).startsWith(words.slice(0, 10)), `${id}: ${words}`);
    }
  });

  test('coverage of no contract says why, and calls nothing absent', async () => {
    const minutes = 'file:///notes.md';
    await open(minutes, '# Shopping\n\n- milk\n- bread\n');
    const answer = await coverage(minutes);
    equal(answer.checked, false);
    ok(answer.reason.startsWith('Not checked: '), answer.reason);
    deepEqual(new Set(safeguardsOf(answer).map(({ state }) => state)), new Set(['not checked']));
    deepEqual(safeguardsOf(await coverage('file:///unknown.md')), safeguardsOf(answer));
  });

  test('the preferred clause comes first and resolves the finding; the others say what they give up', async () => {
    const { choices }: InsertionsResult = await server.connection.sendRequest('safeguards/insertions', {
      uri,
      id: 'audit-rights',
    });
    ok(choices.length > 0 && choices[0]?.givesUp === '');
    equal(new Set(choices.map(({ title }) => title)).size, choices.length);
    const [preferred, ...others] = choices;
    ok(preferred && !idsIn(applied(draft, preferred.edit)).includes('audit-rights'));
    ok(others.every(({ tier, givesUp }) => tier === 'preferred' || givesUp !== ''));
  });

  test('all missing clauses together resolve their findings and add none', async () => {
    const missing = safeguardsOf(await coverage())
      .filter(({ state }) => state === 'absent')
      .map(({ id }) => id);
    const { edit, inserted, leftOut }: InsertAllResult = await server.connection.sendRequest(
      'safeguards/insertAll',
      { uri, ids: missing },
    );
    deepEqual(inserted, missing);
    deepEqual(leftOut, []);
    const before = new Set(idsIn(draft));
    const after = idsIn(applied(draft, edit));
    deepEqual(
      after.filter((id) => missing.includes(id) || !before.has(id)),
      [],
    );
  });

  test('a clause put behind an indented line is no snippet, which an editor would indent further', async () => {
    const snippets = await startLanguageServer({
      workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    });
    try {
      for (const { name, format, ...rest } of styles) {
        const text = draftIn({ name, format, ...rest });
        const at = `file:///${encodeURIComponent(name)}`;
        await snippets.connection.sendNotification('textDocument/didOpen', {
          textDocument: {
            uri: at,
            languageId: format === 'markdown' ? 'markdown' : 'plaintext',
            version: 1,
            text,
          },
        });
        const { choices }: InsertionsResult = await snippets.connection.sendRequest('safeguards/insertions', {
          uri: at,
          id: 'audit-rights',
        });
        const change = choices[0]?.edit.documentChanges?.[0] as TextDocumentEdit;
        const [edit] = change.edits;
        ok(edit !== undefined, name);
        const indented = /^ /u.test(text.split('\n')[edit.range.start.line] ?? '');
        equal('snippet' in edit, !indented, name);
      }
    } finally {
      await snippets.stop();
    }
  });

  test('a waiver is honoured whatever its reason holds, in Markdown and in plain text', async () => {
    for (const [at, languageId, format] of [
      ['file:///w.md', 'markdown', 'markdown'],
      ['file:///w.txt', 'plaintext', 'plain'],
    ] as const) {
      await open(at, draft, languageId);
      const edit: WorkspaceEdit = await server.connection.sendRequest('safeguards/waiver', {
        uri: at,
        id: 'audit-rights',
        reason: 'An outside "report" --> and\na [second] one ] suffice.',
        by: 'A. Reyes',
        until: '2099-01-31',
      });
      const { assessment } = checkText(applied(draft, edit), library, format);
      const [waiver] = assessment.waivers;
      equal(waiver?.standing, 'honoured', languageId);
      deepEqual(
        [waiver.waiver.reason, waiver.waiver.by, waiver.waiver.until],
        ["An outside 'report' –> and a [second] one ] suffice.", 'A. Reyes', '2099-01-31'],
      );
    }
  });
});

function idsIn(text: string): readonly string[] {
  return checkText(text, library, 'markdown').findings.map(({ id }) => id);
}

function applied(text: string, { documentChanges }: WorkspaceEdit): string {
  const edits = (documentChanges ?? []).flatMap((change) => (change as TextDocumentEdit).edits as TextEdit[]);
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits);
}
