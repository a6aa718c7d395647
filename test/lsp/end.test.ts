import { equal, ok } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const program = join(import.meta.dirname, '../../dist/server.cjs');

/** A server that was told that `processId` is its client. */
async function serverFor(processId: number): Promise<ChildProcess & { stdin: NodeJS.WritableStream }> {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  return child;
}

suite('the language server ends', function () {
  this.timeout(60_000);
  test('when its client closes the connection', async () => {
    const server = await serverFor(process.pid);
    const ended = once(server, 'exit');
    server.stdin.end();
    await ended;
    ok(server.exitCode !== null || server.signalCode !== null);
  });

  test('when the process of its client is gone, even with the connection open', async () => {
    const client = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const server = await serverFor(client.pid ?? 0);
    const ended = once(server, 'exit');
    client.kill('SIGKILL');
    await ended;
    equal(server.signalCode, null);
  });
});
