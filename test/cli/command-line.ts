import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { schemas } from '../../scripts/library-schemas.ts';
import { run } from '../../server/src/cli/run.ts';
import type { Base } from '../../server/src/config/libraries.ts';
import { smallLibrary } from '../support/small-library.ts';

/** What a run printed, and its exit code. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/**
 * Runs the command line in this process, with `input` as standard input; on the small library unless `base` is given, in a
 * terminal of the language `locale`.
 */
export async function ran(
  args: readonly string[],
  input: string | Uint8Array = '',
  base: Base = { library: smallLibrary, schemas },
  locale?: string,
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(args, base, {
    stdin: async function* () {
      yield typeof input === 'string' ? new TextEncoder().encode(input) : input;
    },
    out: (text) => {
      out += text;
    },
    version: '1.2.3',
    locale,
    today: () => '2031-01-15',
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** A fresh folder with `files` in it, by their path; `drop` removes it. */
export async function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ readonly path: string; readonly drop: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'safeguards-cli-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return { path, drop: () => rm(path, { recursive: true, force: true }) };
}
