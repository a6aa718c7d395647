import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { libraryData, translations, version } from './generated/library.ts';
import { compileLibrary } from './library/compile.ts';
import { serve } from './lsp/server.ts';

// In a worker the global scope is the port to the client; the DOM types know it by this name.
declare const self: Worker;

serve(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  compileLibrary(libraryData, translations),
  // A worker has no disk; the client is asked.
  { version, readFile: () => Promise.resolve(undefined) },
);
