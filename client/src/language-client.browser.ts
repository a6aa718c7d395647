import { LanguageClient } from 'vscode-languageclient/browser';
import { displayName } from './client-options.ts';
import { clientOptions, connectionOf } from './language-client-options.ts';
import type { Connection, Watch } from './server.ts';

/** Reaches the language server in a worker, which `worker` starts each time. */
export function connect(worker: () => Promise<Worker>, watch: Watch): Connection {
  return connectionOf(new LanguageClient('safeguards', displayName, worker, clientOptions(watch)), watch);
}
