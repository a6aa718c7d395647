import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { PackDisk } from './config/libraries.ts';
import { disk } from './disk.ts';
import { libraryData, schemas, tables, translations, version } from './generated/library.ts';
import { compileLibrary } from './library/compile.ts';
import { serve } from './lsp/server.ts';

/** The disk by uris: of those that are no files of it, it knows nothing. */
const byUri: PackDisk = {
  read: async (uri) => onDisk(uri, disk.read),
  list: async (uri) => onDisk(uri, disk.list),
  // What a client reads for the server lies where it says.
  lies: async (uri, root) =>
    (await onDisk(uri, (path) => onDisk(root, (outer) => disk.lies(path, outer)))) ?? true,
};

function onDisk<T>(uri: string, use: (path: string) => T): T | undefined {
  const path = pathOf(uri);
  return path === undefined ? undefined : use(path);
}

/** The path of a file; `undefined` where a uri names none, such as one on another host or with a broken escape. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

serve(
  createConnection(ProposedFeatures.all),
  { library: compileLibrary(libraryData, translations, tables), schemas },
  { version, disk: byUri, rest: () => new Promise((resolve) => setImmediate(resolve)) },
);
