import { isMap, isNode, isSeq, parseDocument } from 'yaml';
import { compileLibrary, type Library } from '../library/compile.ts';
import { withPacks } from '../library/layers.ts';
import type { LibraryFile } from '../library/load.ts';
import { type Pack, packFile, packFolders, packLimits, readPack } from '../library/pack.ts';
import {
  type LibrarySchemas,
  messageOf,
  namesIn,
  type PackFault,
  packFaults,
} from '../library/pack-faults.ts';
import { isTooDeep, longestConfig, type Problem, readValue, type Shape } from './shape.ts';

const libraryShape: Shape = {
  kind: 'record',
  keys: {
    folder: {
      shape: { kind: 'text', pattern: '\\S', hint: 'a folder' },
      description: `A folder below this file that holds a ${packFile}.`,
    },
    package: {
      shape: {
        kind: 'text',
        pattern: '^(?:@[a-z0-9._-]+/)?[a-z0-9][a-z0-9._-]*$',
        hint: 'the name of an npm package',
      },
      description: 'An npm package that is installed in node_modules beside this file.',
    },
    sha256: {
      shape: { kind: 'text', pattern: '^[0-9a-f]{64}$', hint: 'the 64 digits that “library test” prints' },
      description: 'The content that was approved. A library with another content is not used.',
    },
  },
};

/** What a configuration says of its libraries. */
export const librariesShape: Shape = { kind: 'list', of: libraryShape };

/** Gives the texts and folders of a disk or workspace. Paths and uris have `/`. */
export type PackDisk = {
  /** The text of a file; `undefined` where there is none that can be read. */
  readonly read: (file: string) => Promise<string | undefined>;
  /** The names of the files in a folder, links left out; `undefined` where there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[] | undefined>;
  /** Whether a folder truly lies below `root`, links followed. */
  readonly lies: (folder: string, root: string) => Promise<boolean>;
};

/** A library of a configuration, and where it lies. */
export type LoadedPack = Pick<Pack, 'name' | 'version' | 'digest'> & { readonly folder: string };

/** The library that a configuration asks for. Where one of its libraries has mistakes, none of it is used. */
export type Loaded = {
  readonly library: Library;
  readonly packs: readonly LoadedPack[];
  /** Mistakes in `libraries` of the configuration, at their places. */
  readonly problems: readonly Problem[];
};

/** Gives the library that the configuration `text` in `folder` asks for; an empty text asks for ours alone. */
export type LibraryOf = (text: string, folder: string) => Promise<Loaded>;

/** Our library, and what is needed to lay others over it. */
export type Base = { readonly library: Library; readonly schemas: LibrarySchemas };

/** Loads libraries from `disk`. The same libraries are compiled once, however many configurations ask for them. */
export function libraryLoader(base: Base, disk: PackDisk): LibraryOf {
  const compiled = new Map<string, Library>();
  const kept = 8;
  return async (text, folder) => {
    const { refs, problems } = refsIn(text);
    const packs: { readonly pack: Pack; readonly library: Library; readonly ref: Ref }[] = [];
    for (const ref of refs) {
      const place = `${folder}/${ref.folder}`;
      if (!(await disk.lies(place, folder))) {
        const message = `there is no folder “${ref.folder}” below this file${ref.folder.startsWith('node_modules/') ? '; install the package here' : ''}`;
        problems.push({ message, ...ref.at });
        continue;
      }
      const loaded = await loadPack(place, base, disk);
      const fault =
        loaded.pack === undefined
          ? told(loaded.faults, ref.folder)
          : ref.sha256 !== undefined && ref.sha256 !== loaded.pack.digest
            ? `the library in “${ref.folder}” is not the one that was approved: its content is now ${loaded.pack.digest}. Read what has changed, then write that as “sha256”`
            : undefined;
      if (fault !== undefined) problems.push({ message: `${fault}. It is not used`, ...ref.at });
      else if (loaded.pack !== undefined) packs.push({ ...loaded, ref });
    }
    if (packs.length === 0) return { library: base.library, packs: [], problems };
    const key = packs.map(({ pack }) => pack.digest).join(' ');
    const [only, ...more] = packs;
    const library =
      compiled.get(key) ??
      (only !== undefined && more.length === 0
        ? only.library
        : over(
            base.library,
            packs.map(({ pack }) => pack),
          ));
    compiled.set(key, library);
    for (const old of [...compiled.keys()].slice(0, -kept)) compiled.delete(old);
    return {
      library,
      packs: packs.map(({ pack: { name, version, digest }, ref }) => ({
        name,
        version,
        digest,
        folder: ref.folder,
      })),
      problems,
    };
  };
}

/** A library in a folder: over ours, or with what is wrong in it. */
export type PackAt =
  | { readonly pack: Pack; readonly faults: readonly []; readonly library: Library }
  | { readonly pack: undefined; readonly faults: readonly PackFault[] };

/** Reads the library in a folder, and lays it over ours. */
export async function loadPack(folder: string, { library, schemas }: Base, disk: PackDisk): Promise<PackAt> {
  const files = await filesOf(folder, disk);
  if ('fault' in files) return { pack: undefined, faults: [files.fault] };
  const { pack, faults } = readPack(files.files);
  if (pack === undefined) return { pack, faults };
  const names = [...Object.keys(library.data.vocabulary), ...namesIn(pack.files)];
  const all = packFaults(pack.files, { schemas, base: library.data, names });
  if (all.length > 0) return { pack: undefined, faults: all };
  try {
    return { pack, faults: [], library: over(library, [pack]) };
  } catch (fault) {
    return { pack: undefined, faults: [{ path: packFile, message: messageOf(fault), start: 0, end: 0 }] };
  }
}

/** Our library with others over it; what they leave as it is keeps its translations. */
function over({ data, translations }: Library, packs: readonly Pack[]): Library {
  return { ...compileLibrary(withPacks(data, packs)), translations };
}

async function filesOf(
  folder: string,
  { read, list }: PackDisk,
): Promise<{ readonly files: readonly LibraryFile[] } | { readonly fault: PackFault }> {
  const wrong = (path: string, message: string) => ({ fault: { path, message, start: 0, end: 0 } });
  const paths = [packFile];
  for (const name of packFolders) {
    const own = (await list(`${folder}/${name}`)) ?? [];
    paths.push(
      ...own
        .filter((file) => file.endsWith('.yml'))
        .sort()
        .map((file) => `${name}/${file}`),
    );
  }
  if (paths.length > packLimits.files)
    return wrong(packFile, `it has ${paths.length} files; ${packLimits.files} are the most`);
  const files: LibraryFile[] = [];
  for (const path of paths) {
    const text = await read(`${folder}/${path}`);
    if (text === undefined) {
      if (path === packFile) continue;
      return wrong(path, 'it cannot be read');
    }
    if (isTooDeep(text)) return wrong(path, 'it is nested too deep for a file of a library');
    if (text.length > packLimits.length) return wrong(path, 'it is too long for a file of a library');
    files.push({ path, text });
  }
  return { files };
}

type RawRef = { readonly folder?: string; readonly package?: string; readonly sha256?: string };

type Ref = {
  /** Relative to the configuration's folder. */
  readonly folder: string;
  readonly sha256: string | undefined;
  readonly at: { readonly start: number; readonly end: number };
};

/** The libraries that a configuration names. What `readConfig` finds wrong in its shape is not told again. */
function refsIn(text: string): { readonly refs: readonly Ref[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  // Most configurations name none, and are not parsed twice.
  if (!text.includes('libraries') || text.length > longestConfig || isTooDeep(text))
    return { refs: [], problems };
  const { contents, errors } = parseDocument(text, { prettyErrors: false });
  const list = errors.length === 0 && isMap(contents) ? contents.get('libraries', true) : undefined;
  if (!isSeq(list)) return { refs: [], problems };
  const refs = list.items.flatMap((item): readonly Ref[] => {
    if (!isNode(item)) return [];
    const ignored: Problem[] = [];
    const found = readValue(item, libraryShape, ignored) as RawRef | undefined;
    if (found === undefined || ignored.length > 0) return [];
    const at = { start: item.range?.[0] ?? 0, end: item.range?.[1] ?? 0 };
    const folder = found.folder?.replace(/^\.\/+|\/+$/gu, '');
    if ((folder === undefined) === (found.package === undefined)) {
      problems.push({ message: 'a library needs either “folder” or “package”', ...at });
      return [];
    }
    if (folder !== undefined && !isBelow(folder)) {
      problems.push({ message: `“folder” must lie below this file, not at “${folder}”`, ...at });
      return [];
    }
    return [{ folder: folder ?? `node_modules/${found.package}`, sha256: found.sha256, at }];
  });
  return { refs, problems };
}

/** Whether a relative path stays below where it starts. */
function isBelow(path: string): boolean {
  return !/^(?:[/\\~]|[A-Za-z][A-Za-z0-9+.-]*:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\\/u.test(path);
}

function told(faults: readonly PackFault[], folder: string): string {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return `the library in “${folder}” has a mistake: ${first?.path ?? packFile}: ${first?.message ?? ''}${more}; “contract-safeguards library test” shows all`;
}
