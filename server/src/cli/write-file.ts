import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';

/** What must hold for a file to be written. */
export type WriteOptions = {
  /** Whether a file that is there is replaced. */
  readonly replace: boolean;
  /** What the file must still hold, so that nobody's work of the meantime is lost. */
  readonly unchanged?: Uint8Array;
};

/**
 * Writes a file aside, then puts it in place in one step: a run that is killed leaves the old file whole. Keeps the mode of
 * a file that is there.
 * @throws NodeJS.ErrnoException of the file system, the old file then untouched; `EEXIST` where `replace` is false and
 * there is a file, `ESTALE` where it is no longer `unchanged`.
 */
export async function writeFileAside(
  path: string,
  content: string | Uint8Array,
  { replace, unchanged }: WriteOptions,
): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const mode = (await stat(path).catch(() => undefined))?.mode;
  try {
    const file = await open(aside, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (unchanged !== undefined && !(await readFile(path)).equals(unchanged))
      throw Object.assign(new Error(`${path} has changed`), { code: 'ESTALE' });
    // A link fails where there is a file already, which a rename would silently replace.
    if (replace) await rename(aside, path);
    else await link(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Writes a file in one step; gives why it was not written, and then all is as it was. */
export async function writeOrWhy(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions,
): Promise<string | undefined> {
  try {
    await writeFileAside(path, content, options);
    return undefined;
  } catch (fault) {
    return reasonOf(fault);
  }
}

/** Why the file system refused, in words that say what to do. */
export function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    EISDIR: 'it is a folder',
    ENOENT: 'there is no such file or folder',
    EEXIST: 'it is there already; use --force to replace it',
    ESTALE: 'it has changed since it was read; run this again',
  };
  return reasons[(fault as NodeJS.ErrnoException).code ?? ''] ?? fault.message;
}
