import { equal, match, ok } from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver';
import type { CoverageResult, ReportResult } from '../../server/src/lsp/protocol.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { type Running, startLanguageServer } from '../support/language-server.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');
const draft = draftIn(style, { lineBreak: '\n' });

suite('the language server for a client in French', () => {
  let server: Running;
  let folder: string;
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const open = (name: string, text: string) =>
    server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId: 'markdown', version: 1, text },
    });
  const pull = async (name: string) => {
    const textDocument = { uri: uriOf(name) };
    const { items } = await server.connection.sendRequest<{ items: Diagnostic[] }>(
      'textDocument/diagnostic',
      { textDocument },
    );
    return items;
  };
  const absent = async (name: string) => {
    const found = (await pull(name)).find(({ code }) => code === 'audit-rights');
    if (found === undefined) throw new Error('no finding');
    return found;
  };

  suiteSetup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safeguards-lsp-'));
    server = await startLanguageServer({ textDocument: { diagnostic: {} } }, 'fr-CA');
    await open('draft.md', draft);
  });
  suiteTeardown(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('tells findings in French', async () => {
    match(
      String((await absent('draft.md')).message),
      /^Droits d’audit\u00a0: aucune clause ne prévoit le droit/u,
    );
  });

  test('offers fixes in French', async () => {
    const finding = await absent('draft.md');
    const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf('draft.md') },
      range: finding.range,
      context: { diagnostics: [finding], triggerKind: 1 },
    });
    match(actions[0]?.title ?? '', /^Droits d’audit\u00a0: insérer la clause préférée/u);
    match(actions.at(-1)?.title ?? '', /écarter, avec une raison$/u);
  });

  test('explains in French, and says what is English', async () => {
    const { range } = await absent('draft.md');
    const hover = await server.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: uriOf('draft.md') },
      position: range.start,
    });
    const { value } = hover.contents as { readonly value: string };
    ok(value.includes('**Ce projet.**') && value.includes('est en anglais'), value);
    const { text } = await server.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
      uri: 'contract-safeguards:/audit-rights.md',
    });
    match(text, /^# Droits d’audit\n/u);
  });

  test('covers and reports in French', async () => {
    const uri = uriOf('draft.md');
    const coverage = await server.connection.sendRequest<CoverageResult>('safeguards/coverage', { uri });
    match(coverage.reason, /^Vérifié\u00a0: se lit comme un contrat/u);
    const [principle] = coverage.principles;
    equal(principle?.id, 'transparency', 'ids stay');
    const own = coverage.principles.flatMap(({ safeguards }) => safeguards);
    const audit = own.find(({ id }) => id === 'audit-rights');
    equal(audit?.title, 'Droits d’audit');
    equal(audit?.state, 'absent', 'states are ids');
    match(audit?.message ?? '', /^Aucune clause/u);
    const { text } = await server.connection.sendRequest<ReportResult>('safeguards/report', {
      uri,
      name: 'draft.md',
      format: 'html',
    });
    match(text, /<html lang="fr">/u);
  });

  test('says in French why it does not rename', async () => {
    const why = await server.connection
      .sendRequest('textDocument/prepareRename', {
        textDocument: { uri: uriOf('draft.md') },
        position: { line: 0, character: 0 },
      })
      .then(() => '', String);
    match(why, /Seuls un terme que ce projet définit/u);
  });

  test('lets the configuration of a folder decide for everybody', async () => {
    await mkdir(join(folder, 'own'));
    await writeFile(join(folder, 'own/.safeguards.yml'), 'language: es\n');
    await open('own/draft.md', draft);
    match(String((await absent('own/draft.md')).message), /^Derechos de auditoría: ninguna cláusula prevé/u);
    await writeFile(join(folder, 'own/.safeguards.yml'), 'language: en\n');
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('own/.safeguards.yml'), type: 2 }],
    });
    match(String((await absent('own/draft.md')).message), /^Audit rights: no clause provides for/u);
  });

  test('checks a file that is not open by its configuration', async () => {
    const { reason } = await server.connection.sendRequest<{ reason: string }>('safeguards/check', {
      uri: uriOf('own/closed.md'),
      languageId: 'markdown',
      text: draft,
    });
    match(reason, /^Checked: /u);
  });
});

suite('the language server for a client in a language it does not speak', () => {
  test('speaks English', async () => {
    const server = await startLanguageServer({ textDocument: { diagnostic: {} } }, 'de');
    try {
      const { text } = await server.connection.sendRequest<{ text: string }>(
        'workspace/textDocumentContent',
        { uri: 'contract-safeguards:/audit-rights.md' },
      );
      match(text, /^# Audit rights\n/u);
    } finally {
      await server.stop();
    }
  });
});
