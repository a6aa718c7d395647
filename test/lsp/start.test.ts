import { deepEqual, ok } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { startLanguageServer } from '../support/language-server.ts';
import { longDraft } from '../support/long-draft.ts';

const dist = join(import.meta.dirname, '../../dist');

/** The scripts of ours that a server has run when it has answered `ask`; Node writes down which. */
async function scriptsFor(
  ask: (server: Awaited<ReturnType<typeof startLanguageServer>>) => Promise<unknown>,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'safeguards-scripts-'));
  try {
    process.env.NODE_V8_COVERAGE = folder;
    const starting = startLanguageServer({});
    delete process.env.NODE_V8_COVERAGE;
    const server = await starting;
    await ask(server);
    await server.stop();
    const urls = readdirSync(folder).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        readonly result: readonly { readonly url: string }[];
      };
      return result.map(({ url }) => url);
    });
    return [...new Set(urls)]
      .filter((url) => url.startsWith('file:') && fileURLToPath(url).startsWith(dist))
      .map((url) => basename(fileURLToPath(url)))
      .sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const uri = 'file:///draft.md';
const textDocument = { uri, languageId: 'markdown', version: 1, text: longDraft(20_000) };
const atStart = ['engine.cjs', 'protocol.cjs', 'server.cjs'];

suite('the scripts of the server', function () {
  this.timeout(60_000);

  test('that the first findings need are loaded, and no other', async () => {
    const scripts = await scriptsFor(async ({ connection }) => {
      const findings = new Promise<PublishDiagnosticsParams>((resolve) =>
        connection.onNotification('textDocument/publishDiagnostics', resolve),
      );
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      ok((await findings).diagnostics.length > 0);
    });
    deepEqual(scripts, atStart);
  });

  test('are loaded when they are needed', async () => {
    const scripts = await scriptsFor(async ({ connection }) => {
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
    });
    deepEqual(scripts, ['engine-more.cjs', ...atStart]);
  });

  test('stay as small as they have become, and so do those of the extension', () => {
    const size = (...names: readonly string[]): number =>
      names.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0) / 1024;
    ok(size(...atStart) < 552, `${size(...atStart)} KB at the start`);
    ok(size('engine-more.cjs') < 305, `${size('engine-more.cjs')} KB later`);
    for (const client of ['client.cjs', 'client.web.cjs'])
      ok(size(client) < 37, `${client}: ${size(client)} KB`);
    ok(size('language-client.cjs') < 232, `${size('language-client.cjs')} KB`);
  });
});
