import { window } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { ClientOptions } from '../../server/src/lsp/protocol.ts';
import type { Restarts } from './restart.ts';

/** The name under which server and client speak in the output panel. */
export const displayName = 'Contract Safeguards';

/** Where drafts come from: the schemes of documents that are read. */
export const draftSchemes: readonly string[] = [
  'file',
  'untitled',
  'vscode-vfs',
  'vscode-remote',
  'vscode-test-web',
  'tmp',
];

/** The documents that are read: Markdown and plain text, wherever it comes from. */
export const draftSelector = draftSchemes.flatMap((scheme) => [
  { scheme, language: 'markdown' },
  { scheme, language: 'plaintext' },
]);

/** What both entries of the extension ask of the language client. */
export function clientOptions({ handler }: Restarts): LanguageClientOptions {
  return {
    documentSelector: [
      ...draftSelector,
      { pattern: '**/.safeguards.yml' },
      { pattern: '**/safeguards-library.yml' },
      {
        pattern:
          '**/{transparency,adequate-procurement,accountability,legality-necessity-proportionality,oversight,redress,red-flags,vocabulary}/*.yml',
      },
    ],
    errorHandler: handler,
    initializationOptions: { readsFiles: true } satisfies ClientOptions,
    outputChannel: window.createOutputChannel(displayName, { log: true }),
  };
}
