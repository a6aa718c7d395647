import { window } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** The name under which server and client speak in the output panel. */
export const displayName = 'Contract Safeguards';

/** What both entries of the extension ask of the language client: Markdown and plain text, wherever it comes from. */
export function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'tmp'].flatMap(
      (scheme) => [
        { scheme, language: 'markdown' },
        { scheme, language: 'plaintext' },
      ],
    ),
    outputChannel: window.createOutputChannel(displayName, { log: true }),
  };
}
