import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';

/**
 * Writes a file aside, then puts it in place in one step: a run that is killed leaves the old file whole. Keeps the mode of
 * a file that is there.
 * @throws NodeJS.ErrnoException of the file system, the old file then untouched; `EEXIST` where `replace` is false and
 * there is a file.
 */
export async function writeFileAside(
  path: string,
  content: string | Uint8Array,
  { replace }: { readonly replace: boolean },
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
    // A link fails where there is a file already, which a rename would silently replace.
    if (replace) await rename(aside, path);
    else await link(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
}
