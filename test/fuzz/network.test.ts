import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { whyNot } from '../editors/installed.ts';

const root = join(import.meta.dirname, '../..');
const program = (name: string): string => join(root, 'dist', `${name}.cjs`);
const draft = join(root, 'examples/city-surveillance.md');

const tools = [
  { name: 'unshare', probe: ['unshare', '-n', 'true'], packages: ['util-linux'] },
  { name: 'strace', probe: ['strace', '-f', '-e', 'trace=network', 'true'], packages: ['strace'] },
] as const;

suite('the programs without a network, and watched by the kernel', function () {
  this.timeout(600_000);
  let folder = '';
  suiteSetup(function () {
    const reasons = tools.flatMap((tool) => {
      const reason = whyNot(tool);
      return reason === undefined ? [] : [`${tool.name}: ${reason}`];
    });
    if (reasons.length > 0) {
      console.log(`not run: that nothing connects (${reasons.join('; ')})`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'safeguards-network-'));
    writeFileSync(join(folder, 'draft.docx'), wordDocument());
  });
  suiteTeardown(() => folder === '' || rmSync(folder, { recursive: true, force: true }));

  /** A command that runs without any interface, and writes each call for a network of it or its children. */
  const watched = (log: string, ...command: readonly string[]): readonly string[] => [
    ...['unshare', '-n', 'strace', '-f', '-qq', '-e', 'trace=network', '-o', log],
    ...command,
  ];
  /** The calls that reach for a network: pairs of sockets inside the process are how Node starts children. */
  const reaching = (log: string): readonly string[] =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) =>
        /\b(?:connect|bind|listen|sendto|sendmsg|getaddrinfo)\(|\bsocket\((?!AF_UNIX)/u.test(line),
      )
      .filter((line) => !/\bsend(?:to|msg)\(.*sa_family=AF_UNIX/u.test(line));

  test('the watch sees what connects', () => {
    const log = join(folder, 'control.log');
    const [command = '', ...args] = watched(
      log,
      ...[process.execPath, '-e', "require('net').connect(9, '127.0.0.1').on('error', () => {})"],
    );
    spawnSync(command, args);
    ok(reaching(log).some((line) => line.includes('AF_INET')));
  });

  const commands: readonly (readonly [name: string, code: number, args: () => readonly string[]])[] = [
    ['checks', 1, () => ['check', '--format', 'sarif', draft]],
    [
      'checks with threads',
      1,
      () => ['check', '--jobs', '2', draft, join(root, 'examples/benefits-portal.txt')],
    ],
    ['reports', 0, () => ['report', '--format', 'html', draft]],
    ['imports', 0, () => ['import', join(folder, 'draft.docx')]],
    ['explains', 0, () => ['explain', 'audit-rights']],
  ];
  for (const [name, code, args] of commands) {
    test(`the command line ${name} and reaches for nothing`, () => {
      const log = join(folder, 'cli.log');
      const [command = '', ...rest] = watched(log, process.execPath, program('cli'), ...args());
      const { status, stderr } = spawnSync(command, rest, { encoding: 'utf8', cwd: folder });
      equal(status, code, stderr);
      deepEqual(reaching(log), []);
    });
  }

  test('the server serves a draft and reaches for nothing', async () => {
    const log = join(folder, 'server.log');
    const [command = '', ...rest] = watched(log, process.execPath, program('server'), '--stdio');
    const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification('initialized', {});
    const uri = `file://${draft}`;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: readFileSync(draft, 'utf8') },
    });
    const { items } = await connection.sendRequest<{ items: readonly { range: object }[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri } },
    );
    ok(items.length > 0);
    const actions = await connection.sendRequest<readonly object[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: items[0]?.range,
      context: { diagnostics: [items[0]] },
    });
    ok(actions.length > 0);
    await connection.sendRequest('safeguards/report', { uri, name: 'draft', format: 'html' });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await ended;
    connection.dispose();
    deepEqual(reaching(log), []);
  });
});

/** A Word document with a paragraph and a picture that lies on the web. */
function wordDocument(): Uint8Array {
  const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="${relations}"><Relationship Id="r2" Type="${relation}/image" Target="http://127.0.0.1/a.png" TargetMode="External"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${w}"><w:body><w:p><w:r><w:t>The Supplier shall serve the City.</w:t></w:r></w:p></w:body></w:document>`,
    ),
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
  });
}
