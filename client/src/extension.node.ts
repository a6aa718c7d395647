import type { ExtensionContext } from 'vscode';
import { type Shown, startExtension } from './extension.ts';
import { type Server, serverBy } from './server.ts';
import { registerWord } from './word.ts';

let server: Server | undefined;

/** Sets up the extension. The language server runs in a process of its own, from the first draft on. */
export function activate(context: ExtensionContext): Shown {
  const module = context.asAbsolutePath('dist/server.cjs');
  registerWord(context, () => import('../../server/src/word/word.ts'));
  server = serverBy(async (watch) => (await import('./language-client.ts')).connect({ module }, watch));
  return startExtension(context, server);
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
