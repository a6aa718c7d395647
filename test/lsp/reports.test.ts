import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { draftIn, styles } from '../support/drafts.ts';
import { type Running, startLanguageServer } from '../support/language-server.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');
const uri = 'file:///draft.md';

suite('reports and comparisons of the language server', () => {
  let server: Running;
  suiteTeardown(() => server?.stop());
  const bare = draftIn(style, { lineBreak: '\n' });
  const audit =
    'The City may at any time inspect and audit the systems, records and data. The Vendor shall cooperate with each audit and remedy what it finds.';
  const whole = bare.replace(/with care[^\n]*/u, (rest) => `${rest}\n\n${audit}`);

  suiteSetup(async () => {
    server = await startLanguageServer({ textDocument: { diagnostic: {} } });
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: bare },
    });
  });
  const pull = async (previousResultId?: string) =>
    server.connection.sendRequest<{ kind: string; resultId: string; items: Diagnostic[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri }, previousResultId },
    );

  test('an evidence report comes in Markdown and as a page', async () => {
    const ask = (format: string) =>
      server.connection.sendRequest<{ text: string; reason: string }>('safeguards/report', {
        uri,
        name: 'draft.md',
        format,
      });
    match((await ask('markdown')).text, /^# Safeguards report: draft\.md/u);
    match((await ask('html')).text, /<title>Safeguards report: draft\.md<\/title>/u);
  });

  test('what a draft lost against its baseline is shown on it, until the baseline goes', async () => {
    ok(whole.includes(audit));
    const before = await pull();
    const set = (baseline: object | null) =>
      server.connection.sendRequest<{ losses: number; reason: string }>('safeguards/baseline', {
        uri,
        baseline,
      });
    equal((await set({ name: 'the last commit', text: whole })).losses, 1);
    const after = await pull(before.resultId);
    equal(after.kind, 'full');
    const [loss, ...more] = after.items.filter((it) =>
      / lost against the last commit /u.test(String(it.message)),
    );
    equal(more.length, 0);
    equal(loss?.code, 'audit-rights');
    match(String(loss?.message), /It said “The City may at any time inspect/u);
    equal((await set(null)).losses, 0);
    deepEqual((await pull(after.resultId)).items, before.items);
  });

  test('a baseline that is no contract is refused with the reason', async () => {
    const { losses, reason } = await server.connection.sendRequest<{ losses: number; reason: string }>(
      'safeguards/baseline',
      { uri, baseline: { name: 'x', text: 'Minutes of the meeting of 3 May.' } },
    );
    equal(losses, 0);
    match(reason, /^Not checked: /u);
  });

  test('two versions are compared as a report', async () => {
    const { text } = await server.connection.sendRequest<{ text: string }>('safeguards/compare', {
      uri,
      name: 'new.md',
      other: { name: 'old.md', text: whole },
      format: 'markdown',
    });
    match(text, /## Lost\n\n### Audit rights/u);
  });
});
