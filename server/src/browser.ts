import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { libraryData, schemas, tables, translations, version } from './generated/library.ts';
import { compileLibrary } from './library/compile.ts';
import { serve } from './lsp/server.ts';

// In a worker the global scope is the port to the client; the DOM types know it by this name.
declare const self: Worker;

// A timer would wait four milliseconds each time.
const { port1, port2 } = new MessageChannel();
const rest = (): Promise<void> =>
  new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

serve(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  { library: compileLibrary(libraryData, translations, tables), schemas },
  {
    version,
    rest,
    // A worker has no disk; the client is asked.
    disk: {
      read: () => Promise.resolve(undefined),
      list: () => Promise.resolve(undefined),
      lies: () => Promise.resolve(true),
    },
  },
);
