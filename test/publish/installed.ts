import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder of this project. */
export const root: string = join(import.meta.dirname, '../..');

/** What a program printed, and how it ended. */
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** A folder of somebody else into which the packed package is installed, without a network. */
export type Elsewhere = {
  readonly path: string;
  /** The paths in the archive. */
  readonly packed: readonly string[];
  readonly write: (name: string, text: string) => string;
  readonly run: (command: string, ...args: readonly string[]) => Ran;
  readonly drop: () => void;
};

const shell = process.platform === 'win32';

/** Packs the package as it would be published, and installs it into an empty folder. */
export function installElsewhere(): Elsewhere {
  const path = mkdtempSync(join(tmpdir(), 'safeguards-elsewhere-'));
  const listed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', path], {
    cwd: root,
    encoding: 'utf8',
    shell,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const answer = JSON.parse(listed) as
    | readonly [{ readonly files: readonly { readonly path: string }[] }]
    | Readonly<Record<string, { readonly files: readonly { readonly path: string }[] }>>;
  const [archive = ''] = readdirSync(path).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(path, 'package.json'), '{ "private": true, "type": "module" }\n');
  const flags = ['--offline', '--no-audit', '--no-fund', '--no-package-lock'];
  execFileSync('npm', ['install', join(path, archive), ...flags], { cwd: path, shell, stdio: 'pipe' });
  return {
    path,
    packed: Object.values(answer).flatMap(({ files }) => files.map((file) => file.path)),
    write: (name, text) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    run: (command, ...args) => {
      const { status, stdout, stderr } = spawnSync(command, args, { cwd: path, encoding: 'utf8', shell });
      return { code: status, out: stdout, err: stderr };
    },
    drop: () => rmSync(path, { recursive: true, force: true }),
  };
}
