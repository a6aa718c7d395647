import { libraryData, schemas, tables } from '../generated/library.ts';
import { type Library as Compiled, compileLibrary } from '../library/compile.ts';
import { withPacks } from '../library/layers.ts';
import type { LibraryFile } from '../library/load.ts';
import { type Pack, packFile, readPack } from '../library/pack.ts';
import { messageOf, namesIn, packFaults } from '../library/pack-faults.ts';
import { lineTable, positionAt } from '../report/line-table.ts';

/** Safeguards and red flags, ready to judge drafts by. Only `standardLibrary` and `loadLibrary` make one. */
export type Library = Omit<Compiled, 'matcher'>;

/** What is wrong in a file of a library. Lines and columns count from 1. */
export type LibraryFault = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** A library, or what is wrong in its files. */
export type LoadedLibrary =
  | {
      readonly ok: true;
      readonly library: Library;
      /** The libraries laid over the standard one, with the SHA-256 of their content. */
      readonly layers: readonly {
        readonly name: string;
        readonly version: string;
        readonly sha256: string;
      }[];
    }
  | { readonly ok: false; readonly faults: readonly LibraryFault[] };

let standard: Compiled | undefined;

/** The clause library that comes with this package. Compiled when it is first asked for, and only once. */
export function standardLibrary(): Library {
  standard ??= compileLibrary(libraryData, {}, tables);
  return standard;
}

/**
 * The standard library with libraries of one's own laid over it. Each is the list of its files, with paths from its folder:
 * `safeguards-library.yml`, `accountability/audit-rights.yml`. Where several speak of the same safeguard, the stricter holds.
 */
export function loadLibrary(...libraries: readonly (readonly LibraryFile[])[]): LoadedLibrary {
  const base = compiled(standardLibrary());
  const faults: LibraryFault[] = [];
  const packs: Pack[] = [];
  for (const files of libraries) {
    const { pack, faults: own } = readPack(files);
    const all = pack === undefined ? own : [...own, ...faultsOf(pack)];
    faults.push(
      ...all.map(({ path, message, start }) => {
        const text = files.find((file) => file.path === path)?.text ?? '';
        return { path, ...positionAt(lineTable(text), start), message };
      }),
    );
    if (pack !== undefined) packs.push(pack);
  }
  if (faults.length > 0) return { ok: false, faults };
  if (packs.length === 0) return { ok: true, library: base, layers: [] };
  try {
    return {
      ok: true,
      library: compileLibrary(withPacks(base.data, packs)),
      layers: packs.map(({ name, version, digest }) => ({ name, version, sha256: digest })),
    };
  } catch (fault) {
    return { ok: false, faults: [{ path: packFile, line: 1, column: 1, message: messageOf(fault) }] };
  }
}

function faultsOf({ files }: Pack) {
  const names = [...Object.keys(libraryData.vocabulary), ...namesIn(files)];
  return packFaults(files, { schemas, base: libraryData, names });
}

/**
 * A library with all that judging needs.
 * @throws TypeError where something else is given.
 */
export function compiled(library: Library): Compiled {
  if (!('matcher' in library))
    throw new TypeError(
      '“library” must be one that standardLibrary() or loadLibrary() has made, not a copy of its parts.',
    );
  return library as Compiled;
}
