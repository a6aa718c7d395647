import { deepEqual, equal, match } from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { draftIn, styles } from '../support/drafts.ts';
import { type Running, startLanguageServer } from '../support/language-server.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');

suite('libraries of one’s own in the language server', () => {
  let server: Running;
  let folder: string;
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const open = (name: string, languageId: string, text: string) =>
    server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId, version: 1, text },
    });
  const change = (name: string, text: string) =>
    server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(name), version: Date.now() },
      contentChanges: [{ text }],
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
  const messageOf = (it: Diagnostic | undefined) => (typeof it?.message === 'string' ? it.message : '');
  const way = 'harbour-region/legality-necessity-proportionality/way-without-the-system.yml';

  suiteSetup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safeguards-lsp-'));
    await cp(join(import.meta.dirname, '../../examples/libraries'), folder, { recursive: true });
    server = await startLanguageServer({
      textDocument: { diagnostic: {} },
      workspace: { workspaceEdit: { documentChanges: true } },
    });
    await open('draft.md', 'markdown', draftIn(style, { lineBreak: '\n' }));
  });
  suiteTeardown(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a draft is judged by them, and its fix inserts their clause', async () => {
    const finding = (await pull('draft.md')).find(({ code }) => code === 'way-without-the-system');
    match(messageOf(finding), /^Way without the system: /u);
    const { choices } = await server.connection.sendRequest<{ choices: { tier: string; edit: object }[] }>(
      'safeguards/insertions',
      { uri: uriOf('draft.md'), id: 'audit-rights' },
    );
    match(JSON.stringify(choices), /or an auditor it chooses, may on/u);
    const page = await server.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
      uri: 'contract-safeguards:/way-without-the-system.md',
    });
    match(page.text, /^# Way without the system/u);
  });

  test('a file shows its mistakes, then its tests that fail, as it is written', async () => {
    const text = await readFile(join(folder, way), 'utf8');
    await open(way, 'yaml', text);
    deepEqual(await pull(way), []);

    await change(way, text.replace('severity: warning', 'severity: warnin'));
    const [mistake, ...others] = await pull(way);
    deepEqual(others, []);
    equal(mistake?.message, '“severity” cannot be “warnin”; did you mean “warning”?');
    const line = text.split('\n').indexOf('severity: warning');
    deepEqual(mistake?.range.start, { line, character: 'severity: '.length });

    await change(way, text.replace('without charge and\n      without delay', 'where there is one'));
    const [failing, ...more] = await pull(way);
    deepEqual(more, []);
    equal(failing?.code, 'library-test');
    match(
      messageOf(failing),
      /^Fulfils: The Authority shall offer.* it is judged partial, leaving out no-disadvantage/u,
    );
    await change(way, text);
    deepEqual(await pull(way), []);
  });

  test('a file that is saved is what drafts are judged by from then on', async () => {
    const text = (await readFile(join(folder, way), 'utf8')).replace('severity: warning', 'severity: error');
    await writeFile(join(folder, way), text);
    await change(way, text);
    await server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(way) } });
    const finding = (await pull('draft.md')).find(({ code }) => code === 'way-without-the-system');
    equal(finding?.severity, 1);
  });

  test('a configuration shows that a library cannot be used, at its place', async () => {
    await open('.safeguards.yml', 'yaml', 'profile: general\nlibraries: [{ folder: harbor-region }]\n');
    const [problem, ...more] = await pull('.safeguards.yml');
    deepEqual(more, []);
    match(messageOf(problem), /^There is no folder “harbor-region” below this file/u);
    equal(problem?.range.start.line, 1);
    equal(
      (await pull('draft.md')).some(({ code }) => code === 'way-without-the-system'),
      false,
    );
  });

  test('a YAML file elsewhere is left alone', async () => {
    await open('elsewhere/oversight/x.yml', 'yaml', 'id: [x\n');
    deepEqual(await pull('elsewhere/oversight/x.yml'), []);
  });
});
