import { equal, ok } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist/server.cjs');

const frame = (message: object): string => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const initialize = (processId: number | null): string =>
  frame({ id: 1, method: 'initialize', params: { processId, rootUri: null, capabilities: {} } });
const verdict = (id: number): string =>
  frame({ id, method: 'safeguards/verdict', params: { uri: 'file:///none.md' } });

type Server = {
  readonly child: ChildProcess;
  readonly write: (text: string) => void;
  /** Waits until what it has written holds `words`. */
  readonly says: (words: string) => Promise<void>;
  readonly ended: Promise<unknown>;
};

function start(): Server {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.resume();
  // A server that is gone cannot be written to; the tests look at its end.
  child.stdin.on('error', () => undefined);
  return {
    child,
    write: (text) => void child.stdin.write(text),
    says: async (words) => {
      while (!said.includes(words)) {
        if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    ended: once(child, 'exit'),
  };
}

suite('frames that no client sends', function () {
  this.timeout(60_000);
  const notJson = 'Content-Length: 9\r\n\r\n{"method"';
  const broken: readonly (readonly [name: string, text: string])[] = [
    ['that are not JSON', notJson],
    ['that are JSON but no message', 'Content-Length: 4\r\n\r\nnull'],
    ['that are a list', 'Content-Length: 2\r\n\r\n[]'],
    ['that are empty', 'Content-Length: 0\r\n\r\n'],
    ['with a length that is too short', `${frame({ id: 7, method: 'x' }).replace(/\d+/u, '5').slice(0, 26)}`],
    ['with a method that is no text', frame({ id: 8, method: 7 })],
    ['with params that are no object', frame({ id: 9, method: 'safeguards/verdict', params: 7 })],
    ['nested a thousand times', frame({ id: 10, method: 'textDocument/hover', params: nested(1000) })],
    ['with a file on another host', opened('file://elsewhere/draft.md')],
    ['with a broken escape in a uri', opened('file:///%E0%A4%A.md')],
    ['with a NUL in a uri', opened('file:///a%00b/draft.md')],
    ['with a megabyte of one word', opened('file:///long.md', 'a'.repeat(1_000_000))],
  ];
  let server: Server;
  suiteSetup(async () => {
    server = start();
    server.write(initialize(null));
    await server.says('"id":1');
    server.write(frame({ method: 'initialized', params: {} }));
  });
  suiteTeardown(async () => {
    server.child.kill();
    await server.ended;
  });
  for (const [at, [name, text]] of broken.entries()) {
    test(`${name} are passed over, and the next one is answered`, async () => {
      server.write(text);
      server.write(verdict(100 + at));
      await server.says(`"id":${100 + at}`);
    });
  }

  for (const [name, text] of [
    ['cut off in the header', 'Content-Le'],
    ['cut off in the body', frame({ id: 3, method: 'shutdown' }).slice(0, -4)],
    ['that promise more than there is memory', 'Content-Length: 99999999999999\r\n\r\n{}'],
    ['without a length', 'Content-Type: x\r\n\r\n{}'],
  ] as const) {
    test(`${name}: the server waits or ends, and ends with its input`, async () => {
      const one = start();
      one.write(initialize(null));
      await one.says('"id":1');
      one.write(text);
      one.child.stdin?.end();
      await one.ended;
      ok(one.child.exitCode !== null, 'it was killed by a signal');
    });
  }
});

suite('a server whose client has died', function () {
  this.timeout(60_000);

  test('ends when its input ends', async () => {
    const server = start();
    server.write(initialize(process.pid));
    await server.says('"id":1');
    server.child.stdin?.end();
    await server.ended;
    equal(server.child.exitCode, 1);
  });

  test('ends before it was initialized too', async () => {
    const server = start();
    server.child.stdin?.end();
    await server.ended;
    equal(server.child.exitCode, 1);
  });

  test('ends when the process that it was told of is gone, even where its input stays open', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const server = start();
    server.write(initialize(parent.pid ?? 0));
    await server.says('"id":1');
    parent.kill('SIGKILL');
    await server.ended;
    equal(server.child.exitCode, 1);
  });

  test('ends with 0 when it was asked to shut down', async () => {
    const server = start();
    server.write(initialize(process.pid));
    await server.says('"id":1');
    server.write(frame({ id: 2, method: 'shutdown' }));
    await server.says('"id":2');
    server.write(frame({ method: 'exit' }));
    await server.ended;
    equal(server.child.exitCode, 0);
  });
});

function nested(depth: number): object {
  let value: object = {};
  for (let at = 0; at < depth; at += 1) value = { textDocument: value };
  return value;
}

function opened(uri: string, text = '# Agreement\n'): string {
  return frame({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'markdown', version: 1, text } },
  });
}
