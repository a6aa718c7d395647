import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { displayName } from './client-options.ts';
import { clientOptions, connectionOf } from './language-client-options.ts';
import type { Connection, Watch } from './server.ts';

/** Reaches the language server in a worker, which `worker` starts each time. */
export function connect(worker: () => Promise<Worker>, watch: Watch): Connection {
  // The host puts a class of its own in the place of `Worker`, by which the client would not know one.
  const transports = async () => {
    const port = await worker();
    return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
  };
  return connectionOf(new LanguageClient('safeguards', displayName, transports, clientOptions(watch)), watch);
}
