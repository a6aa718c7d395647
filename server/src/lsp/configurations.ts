import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configName, readConfig } from '../config/config.ts';
import { type Found, findConfig, type ReadFile } from '../config/find.ts';
import { type Base, type LibraryOf, libraryLoader, type PackDisk } from '../config/libraries.ts';
import type { Library } from '../library/compile.ts';
import { rangeOf } from './diagnostics.ts';
import { isLibraryFile } from './library-files.ts';

/** The configurations of the open drafts. */
export type Configurations = {
  /** What was last found for a draft; `undefined` until it is loaded. */
  readonly known: (uri: string) => Found | undefined;
  /** Finds the configuration of a draft, anew where a file has changed. */
  readonly load: (uri: string) => Promise<Found>;
  readonly forget: (uri: string) => void;
};

/** Whether a document is a configuration file. */
export function isConfiguration({ uri }: Pick<TextDocument, 'uri'>): boolean {
  return uri.endsWith(`/${configName}`);
}

/**
 * Keeps the configurations of a session, and the libraries they ask for. What is open in the editor counts before the file
 * on disk: `disk` gives it. `changed` is called when any configuration may have changed.
 */
export function startConfigurations(
  connection: Connection,
  base: Base,
  { disk, changed }: ConfigurationServices,
): Configurations {
  // Most drafts have no configuration; what reads one is loaded for the first that has.
  let loader: LibraryOf | undefined;
  const load: LibraryOf = async (text, folder) => {
    if (text === '') return { library: base.library, packs: [], problems: [] };
    loader ??= libraryLoader(base, disk);
    return loader(text, folder);
  };
  const found = new Map<string, Promise<Found>>();
  const known = new Map<string, Found>();
  let texts = new Map<string, Promise<string | undefined>>();
  const reading: ReadFile = (uri) => {
    const text = texts.get(uri) ?? disk.read(uri);
    texts.set(uri, text);
    return text;
  };
  const forgetAll = (): void => {
    texts = new Map();
    found.clear();
    changed();
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // Some clients watch more than they are asked to.
    if (changes.some((it) => isConfiguration(it) || isLibraryFile(it))) forgetAll();
  });
  return {
    known: (uri) => known.get(uri),
    load: (uri) => {
      const before = found.get(uri);
      if (before !== undefined) return before;
      const loading = findConfig(uri, '', reading, load).then((raw) => {
        const it = { ...raw, path: decoded(raw.path) };
        if (found.get(uri) === loading) known.set(uri, it);
        return it;
      });
      found.set(uri, loading);
      return loading;
    },
    forget: (uri) => {
      if (isConfiguration({ uri }) || isLibraryFile({ uri })) forgetAll();
      found.delete(uri);
      known.delete(uri);
    },
  };
}

type ConfigurationServices = {
  readonly disk: PackDisk;
  readonly changed: () => void;
};

/** Globs are written in the letters of the path, not in those of a uri. */
function decoded(uri: string): string {
  try {
    return decodeURI(uri);
  } catch {
    return uri;
  }
}

/** The mistakes of an open configuration as diagnostics; `found` is what holds for the file itself. */
export function configurationDiagnostics(
  document: TextDocument,
  found: Found | undefined,
  library: Library,
): Diagnostic[] {
  const problems = found?.problems ?? readConfig(document.getText(), library).problems;
  return problems.map(({ message, start, end }) => ({
    range: rangeOf(document, { start, end }),
    severity: DiagnosticSeverity.Error,
    source: 'safeguards',
    code: 'configuration',
    message: message.slice(0, 1).toUpperCase() + message.slice(1),
  }));
}
