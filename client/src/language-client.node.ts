import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { displayName } from './client-options.ts';
import { clientOptions, connectionOf } from './language-client-options.ts';
import type { Connection, Watch } from './server.ts';
import { serverProcess } from './server-process.ts';

/** Reaches the language server in a process of its own, the script `module`. */
export function connect(module: string, watch: Watch): Connection {
  const server = { module, transport: TransportKind.ipc, options: serverProcess };
  return connectionOf(new LanguageClient('safeguards', displayName, server, clientOptions(watch)), watch);
}
