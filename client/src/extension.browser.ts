import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, displayName } from './client-options.ts';
import { registerCommands } from './commands.ts';

let client: LanguageClient | undefined;

/** Starts the language server in a web worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/server.worker.js').toString(true));
  client = new LanguageClient('safeguards', displayName, worker, clientOptions());
  registerCommands(context, client);
  await client.start();
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
