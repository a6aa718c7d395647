import { readdir, readFile, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import type { PackDisk } from './config/libraries.ts';

/** This machine's disk, by paths with `/`. Links to files in a library are not followed. */
export const disk: PackDisk = {
  read: (file) => readFile(file, 'utf8').catch(() => undefined),
  list: async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
    return entries?.filter((entry) => entry.isFile()).map(({ name }) => name);
  },
  lies: async (folder, root) => {
    const [inner, outer] = await Promise.all([folder, root].map((it) => realpath(it).catch(() => undefined)));
    return inner !== undefined && outer !== undefined && `${inner}${sep}`.startsWith(`${outer}${sep}`);
  },
};
