import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, displayName } from './client-options.ts';
import { type Shown, startExtension } from './extension.ts';
import { watchOver } from './restart.ts';
import { registerWord } from './word.ts';

let client: LanguageClient | undefined;

/** Starts the language server in a process of its own. */
export async function activate(context: ExtensionContext): Promise<Shown> {
  const module = context.asAbsolutePath('dist/server.cjs');
  registerWord(context, () => import('../../server/src/word/word.ts'));
  const restarts = watchOver();
  client = new LanguageClient(
    'safeguards',
    displayName,
    { module, transport: TransportKind.ipc },
    clientOptions(restarts),
  );
  return startExtension(context, client, restarts);
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
