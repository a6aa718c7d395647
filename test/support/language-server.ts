import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** The built language server, spoken to over stdio. */
export type Running = { readonly connection: MessageConnection; readonly stop: () => Promise<void> };

/** Starts `dist/server.cjs --stdio` and initializes it with `capabilities`, for a client in the language `locale`. */
export async function startLanguageServer(capabilities: object, locale?: string): Promise<Running> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    ...(locale !== undefined && { locale }),
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}
