import { parse } from 'yaml';
import { digestOf } from './digest.ts';
import type { LibraryFile } from './load.ts';
import { messageOf, type PackFault } from './pack-faults.ts';

/** The file that makes a folder a library of its own, and names it. */
export const packFile = 'safeguards-library.yml';

/** The folders of a library that hold its files: those of the principles, and these. Nothing deeper is read. */
export const packFolders = [
  'transparency',
  'adequate-procurement',
  'accountability',
  'legality-necessity-proportionality',
  'oversight',
  'redress',
  'red-flags',
  'vocabulary',
] as const;

/** What is read of one library at most: files, and UTF-16 units of one file. */
export const packLimits = { files: 500, length: 500_000 } as const;

/** A library of an organisation or a jurisdiction: a folder or package of files such as ours. */
export type Pack = {
  readonly name: string;
  readonly version: string;
  /** Its files but the one that names it, by path. */
  readonly files: readonly LibraryFile[];
  /** The SHA-256 of all its files, in hexadecimal; the same whatever ends the lines. */
  readonly digest: string;
};

/**
 * A library from its files; `undefined` with the faults of the file that names it, where that cannot be read. Other faults
 * are the business of `packFaults`.
 */
export function readPack(files: readonly LibraryFile[]): {
  readonly pack: Pack | undefined;
  readonly faults: readonly PackFault[];
} {
  const manifest = files.find(({ path }) => path === packFile);
  const wrong = (message: string) => ({
    pack: undefined,
    faults: [{ path: packFile, message, start: 0, end: 0 }],
  });
  if (manifest === undefined)
    return wrong(`there is no ${packFile}; write one with “name” and “version” to make the folder a library`);
  let raw: unknown;
  try {
    raw = parse(manifest.text, { maxAliasCount: 20 });
  } catch (fault) {
    return wrong(messageOf(fault));
  }
  const { name, version } = (raw ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || !/\S/u.test(name))
    return wrong('“name” must say what the library is called');
  if (typeof version !== 'string' || !/\S/u.test(version))
    return wrong('“version” must be a text in quotes, such as "1.0.0"');
  return {
    pack: {
      name,
      version,
      files: files.filter((file) => file !== manifest).sort(byPath),
      digest: packDigest(files),
    },
    faults: [],
  };
}

/** The SHA-256 of the files of a library, in hexadecimal. */
export function packDigest(files: readonly LibraryFile[]): string {
  const parts = [...files].sort(byPath).map(({ path, text }) => [path, text.replace(/\r\n?/gu, '\n')]);
  return digestOf(JSON.stringify(parts));
}

function byPath(a: LibraryFile, b: LibraryFile): number {
  return a.path < b.path ? -1 : 1;
}
