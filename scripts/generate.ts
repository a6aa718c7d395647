import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLibrary } from '../server/src/library/compile.ts';
import { type LibraryFile, loadLibrary } from '../server/src/library/load.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The YAML files of the clause library, with paths relative to it. */
export async function libraryFiles(): Promise<readonly LibraryFile[]> {
  const folder = join(root, 'clause-library');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

/** What is derived from the library, as paths relative to the project's folder. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const data = loadLibrary(await libraryFiles());
  compileLibrary(data);
  return new Map([
    [
      'server/src/generated/library.ts',
      `import type { LibraryData } from '../library/library.ts';\n\n/** The clause library. Made by scripts/generate.ts; never edited by hand. */\nexport const libraryData = ${JSON.stringify(data)} as unknown as LibraryData;\n`,
    ],
  ]);
}

/** Writes what is derived from the library. */
export async function generate(): Promise<void> {
  for (const [path, text] of await generated()) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) await generate();
