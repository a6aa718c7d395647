import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Base, loadPack, type PackDisk } from '../config/libraries.ts';
import { packFile, packFolders } from '../library/pack.ts';
import { proofsOf } from '../prove/prove.ts';
import { rangeOf } from './diagnostics.ts';

const inLibrary = new RegExp(
  `^(.*)/(?:${packFile.replaceAll('.', '\\.')}|(?:${packFolders.join('|')})/[^/]+\\.yml)$`,
  'u',
);

/** Whether a file can be one of a library; that it is one shows when the folder is looked at. */
export function isLibraryFile({ uri }: { readonly uri: string }): boolean {
  return inLibrary.test(uri);
}

/** The globs of files that can belong to a library. */
export const libraryGlobs: readonly string[] = [`**/${packFile}`, `**/{${packFolders.join(',')}}/*.yml`];

/**
 * What is wrong in a file of a library: its mistakes, or, where the library has none, the tests it carries that fail. Nothing for
 * a file that only lies in a folder of such a name.
 */
export async function libraryDiagnostics(
  document: TextDocument,
  base: Base,
  disk: PackDisk,
): Promise<Diagnostic[]> {
  const root = inLibrary.exec(document.uri)?.[1] ?? '';
  if ((await disk.read(`${root}/${packFile}`)) === undefined) return [];
  const path = document.uri.slice(root.length + 1);
  const loaded = await loadPack(root, base, disk);
  if (loaded.pack === undefined) {
    const own = loaded.faults.filter((fault) => fault.path === path);
    return own.map(({ start, end, message }) => diagnostic(document, { start, end }, 'library', message));
  }
  const file = loaded.pack.files.find((it) => it.path === path);
  if (file === undefined) return [];
  return proofsOf(file, loaded.library).flatMap(({ title, start, end, run }) => {
    const fault = run();
    return fault === undefined
      ? []
      : [diagnostic(document, { start, end }, 'library-test', `${title} ${fault}`)];
  });
}

function diagnostic(
  document: TextDocument,
  span: { readonly start: number; readonly end: number },
  code: 'library' | 'library-test',
  message: string,
): Diagnostic {
  return {
    range: rangeOf(document, span),
    severity: DiagnosticSeverity.Error,
    source: 'safeguards',
    code,
    message: message.slice(0, 1).toUpperCase() + message.slice(1),
  };
}
