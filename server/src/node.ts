import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { libraryData, translations, version } from './generated/library.ts';
import { compileLibrary } from './library/compile.ts';
import { serve } from './lsp/server.ts';

serve(createConnection(ProposedFeatures.all), compileLibrary(libraryData, translations), {
  version,
  readFile: async (uri) => {
    if (!uri.startsWith('file:')) return undefined;
    return readFile(fileURLToPath(uri), 'utf8').catch(() => undefined);
  },
});
