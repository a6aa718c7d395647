import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  createMessageConnection,
  type InitializeResult,
  type MessageConnection,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** The built language server, spoken to over stdio. */
export type Running = {
  readonly connection: MessageConnection;
  /** What it says it can do. */
  readonly capabilities: ServerCapabilities;
  readonly stop: () => Promise<void>;
};

/** Starts the built server with `--stdio` and initializes it with `capabilities`, for a client in the language `locale`. */
export async function startLanguageServer(
  capabilities: object,
  locale?: string,
  program = join(import.meta.dirname, '../../dist/server.cjs'),
): Promise<Running> {
  const child = spawn(process.execPath, [program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const answer = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    ...(locale !== undefined && { locale }),
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    capabilities: answer.capabilities,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}
