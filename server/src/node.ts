import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { libraryData, version } from './generated/library.ts';
import { compileLibrary } from './library/compile.ts';
import { serve } from './lsp/server.ts';

serve(createConnection(ProposedFeatures.all), compileLibrary(libraryData), version);
