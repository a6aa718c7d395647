import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of which files are part of what ships. */
export type Bundled = {
  readonly name: string;
  readonly version: string;
  /** Its SPDX expression. */
  readonly licence: string;
  /** The text of its licence file; empty where it has none. */
  readonly text: string;
  /** Who wrote it, as its manifest says; empty where that says nothing. */
  readonly author: string;
  /** What the lock file says its archive hashes to: `sha512-…` in Base64; empty where it says nothing. */
  readonly integrity: string;
  /** The names of the packages it asks for. */
  readonly needs: readonly string[];
};

type LockFile = {
  readonly packages: Readonly<
    Record<
      string,
      { readonly integrity?: string; readonly dependencies?: Readonly<Record<string, string>> } | undefined
    >
  >;
};

/** The packages in bundles, by name and version, read from `node_modules` and the lock file in `root`. */
export async function bundledPackages(
  root: string,
  metafiles: readonly Metafile[],
): Promise<readonly Bundled[]> {
  const folders = new Set(
    metafiles.flatMap(({ outputs }) =>
      Object.values(outputs).flatMap(({ inputs }) =>
        Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
          bytesInOutput > 0 ? (folderOf(path) ?? []) : [],
        ),
      ),
    ),
  );
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as LockFile;
  const packages = await Promise.all([...folders].map((folder) => packageIn(root, folder, lock)));
  return packages.sort((a, b) => `${a.name}@${a.version}`.localeCompare(`${b.name}@${b.version}`, 'en'));
}

/** The folder of the package that a file is of: `node_modules/yaml`, `node_modules/a/node_modules/@b/c`. */
function folderOf(path: string): string | undefined {
  const inside = path.replaceAll('\\', '/').replace(/^.*?(?=node_modules\/)/u, '');
  return /^(?:node_modules\/(?:@[^/]+\/)?[^/]+\/)+/u.exec(inside)?.[0].slice(0, -1);
}

async function packageIn(root: string, folder: string, lock: LockFile): Promise<Bundled> {
  const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
    readonly author?: string | { readonly name: string };
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const { author = '' } = manifest;
  const files = await readdir(join(root, folder));
  const file = files.find((name) => /^licen[cs]e(?:[.-].*)?$/iu.test(name));
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license ?? '',
    text: file === undefined ? '' : await readFile(join(root, folder, file), 'utf8'),
    author: typeof author === 'string' ? author : author.name,
    integrity: lock.packages[folder]?.integrity ?? '',
    needs: Object.keys(manifest.dependencies ?? {}),
  };
}
