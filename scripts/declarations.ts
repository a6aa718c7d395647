import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** The folders of `dist/api` that hold the types: for who imports the package, and for who requires it. */
const targets = [
  { folder: 'types', type: 'module' },
  { folder: 'types-cjs', type: 'commonjs' },
] as const;

/** Writes the types of the package: the declarations that its entry leads to, and no others. */
export async function writeDeclarations(): Promise<void> {
  const all = await mkdtemp(join(tmpdir(), 'safeguards-types-'));
  try {
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...['-p', 'tsconfig.json', '--noEmit', 'false', '--declaration', '--emitDeclarationOnly'],
        ...['--rootDir', 'server/src', '--outDir', all],
      ],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const declarations = await reachable(all, 'api/index.d.ts');
    for (const { folder, type } of targets) {
      const target = join(root, 'dist/api', folder);
      await rm(target, { recursive: true, force: true });
      for (const [path, text] of declarations) {
        await mkdir(dirname(join(target, path)), { recursive: true });
        await writeFile(join(target, path), text);
      }
      await writeFile(join(target, 'package.json'), `${JSON.stringify({ type })}\n`);
    }
  } finally {
    await rm(all, { recursive: true, force: true });
  }
}

const specifier = /(?<=(?:from|import)\s*\(?)'([^']+)'/gu;

/** The declarations that `entry` leads to, by path; imports name the files that will stand beside the types. */
async function reachable(folder: string, entry: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    const text = await readFile(join(folder, path), 'utf8');
    for (const [, imported = ''] of text.matchAll(specifier)) {
      if (!imported.startsWith('.'))
        throw new Error(
          `The types of the package would need “${imported}”, which it does not bring: ${path}.`,
        );
      open.push(join(dirname(path), imported.replace(/\.ts$/u, '.d.ts')).replaceAll('\\', '/'));
    }
    found.set(
      path,
      text.replace(specifier, (written) => written.replace(/\.ts'$/u, ".js'")),
    );
  }
  return found;
}
