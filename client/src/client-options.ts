type DocumentFilter = { readonly scheme: string; readonly language: string } | { readonly pattern: string };

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

/** All documents that the server is told of: drafts, configurations, and the files of libraries. */
export const servedSelector: readonly DocumentFilter[] = [
  ...draftSelector,
  { pattern: '**/.safeguards.yml' },
  { pattern: '**/safeguards-library.yml' },
  {
    pattern:
      '**/{transparency,adequate-procurement,accountability,legality-necessity-proportionality,oversight,redress,red-flags,vocabulary}/*.yml',
  },
];
