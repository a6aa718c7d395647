import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Fetches the packages of the lock file in `lists` into `folder` where they are absent or others; gives any fault. The folder
 * lies outside of everything that the product is made from or depends on.
 */
export async function fetchPackages(lists: string, folder: string): Promise<string | undefined> {
  const lock = readFileSync(join(lists, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'fetched');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined;
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const name of ['package.json', 'package-lock.json'])
      await copyFile(join(lists, name), join(folder, name));
    console.log('Fetching packages…');
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    await writeFile(stamp, wanted);
    return undefined;
  } catch (fault) {
    return `npm could not fetch it (${firstLine(fault)})`;
  }
}

/** The version and licence of a package that was fetched into `folder`. */
export async function facts(folder: string, name: string): Promise<string> {
  const manifest = join(folder, 'node_modules', name, 'package.json');
  const { version, license } = JSON.parse(await readFile(manifest, 'utf8')) as Readonly<
    Record<string, string>
  >;
  return `${version}, ${license}`;
}

/** The first line with words of what went wrong, without the ways of this machine. */
export function firstLine(fault: unknown): string {
  const { stderr, message } = fault as { readonly stderr?: Buffer; readonly message?: string };
  const lines = `${stderr?.toString() ?? ''}\n${message ?? String(fault)}`.split('\n').map((it) => it.trim());
  return (lines.find((it) => /\berr(?:or)?\b/iu.test(it)) ?? lines.find((it) => it !== '') ?? '').slice(
    0,
    160,
  );
}
