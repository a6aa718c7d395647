import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { draftIn, styles } from '../support/drafts.ts';
import { type Running, startLanguageServer } from '../support/language-server.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');

suite('the configuration in the language server', () => {
  let server: Running;
  let folder: string;
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const open = (name: string, languageId: string, text: string) =>
    server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId, version: 1, text },
    });
  const pull = async (name: string) => {
    const { items } = await server.connection.sendRequest<{ items: Diagnostic[] }>(
      'textDocument/diagnostic',
      {
        textDocument: { uri: uriOf(name) },
      },
    );
    return items;
  };
  const severityOf = async (id: string) =>
    (await pull('my draft.md')).find(({ code }) => code === id)?.severity;

  suiteSetup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safeguards-lsp-'));
    await writeFile(join(folder, '.safeguards.yml'), 'severities: { audit-rights: information }\n');
    server = await startLanguageServer({ textDocument: { diagnostic: {} } });
    await open('my draft.md', 'markdown', draftIn(style, { lineBreak: '\n' }));
  });
  suiteTeardown(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('of the folder holds for a draft', async () => {
    equal(await severityOf('audit-rights'), 3);
  });

  test('that changes on disk applies at once', async () => {
    await writeFile(join(folder, '.safeguards.yml'), 'severities: { audit-rights: off }\n');
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.safeguards.yml'), type: 2 }],
    });
    equal(await severityOf('audit-rights'), undefined);
  });

  test('that is open and being written goes before the one on disk, and shows its mistakes', async () => {
    await open('.safeguards.yml', 'yaml', 'severities: { audit-rights: warning, audit-right: off }\n');
    equal(await severityOf('audit-rights'), 2);
    const [mistake, ...more] = await pull('.safeguards.yml');
    deepEqual(more, []);
    match(String(mistake?.message), /did you mean “audit-rights”/u);
    deepEqual(mistake?.range.start, { line: 0, character: 37 });
  });

  test('can leave a draft out, and the reason can be asked for', async () => {
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf('.safeguards.yml'), version: 2 },
      contentChanges: [{ text: 'files: { exclude: ["my draft.md"] }\n' }],
    });
    deepEqual(await pull('my draft.md'), []);
    const { checked, reason } = await server.connection.sendRequest<{ checked: boolean; reason: string }>(
      'safeguards/verdict',
      { uri: uriOf('my draft.md') },
    );
    ok(!checked);
    match(reason, /the configuration leaves it out/u);
  });

  test('the check of a workspace passes over what an ignore file names', async () => {
    await writeFile(join(folder, '.safeguardsignore'), 'old drafts/\n');
    const check = (name: string) =>
      server.connection.sendRequest<{ checked: boolean; reason: string }>('safeguards/check', {
        uri: uriOf(name),
        languageId: 'markdown',
        text: draftIn(style),
      });
    deepEqual(await check('old drafts/a.md'), {
      checked: false,
      reason: 'Not checked: .safeguardsignore passes it over (“old drafts/”).',
      findings: 0,
    });
    equal((await check('new/a.md')).checked, true);
  });

  test('of one root says nothing of the drafts of another', async () => {
    const other = await mkdtemp(join(tmpdir(), 'safeguards-root-'));
    try {
      await writeFile(join(other, '.safeguards.yml'), 'severities: { audit-rights: error }\n');
      const own = pathToFileURL(join(other, 'draft.md')).href;
      await server.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: own, languageId: 'markdown', version: 1, text: draftIn(style) },
      });
      const severity = async (uri: string) => {
        const { items } = await server.connection.sendRequest<{ items: Diagnostic[] }>(
          'textDocument/diagnostic',
          { textDocument: { uri } },
        );
        return items.find(({ code }) => code === 'audit-rights')?.severity;
      };
      await server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf('.safeguards.yml'), version: 3 },
        contentChanges: [{ text: 'severities: { audit-rights: information }\n' }],
      });
      deepEqual([await severity(uriOf('my draft.md')), await severity(own)], [3, 1]);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });
});
