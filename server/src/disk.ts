import { constants, open, readdir, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import type { PackDisk } from './config/libraries.ts';

/**
 * The most bytes that are read of a file that nobody named: more than any configuration or library file may have, so that one
 * that goes on is told to be too long.
 */
const mostBytes = 4_000_000;

/** This machine's disk, by paths with `/`. Links to files in a library are not followed, and nothing but files is read. */
export const disk: PackDisk = {
  read: (file) => readUpTo(file, mostBytes).catch(() => undefined),
  list: async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
    return entries?.filter((entry) => entry.isFile()).map(({ name }) => name);
  },
  lies: async (folder, root) => {
    const [inner, outer] = await Promise.all([folder, root].map((it) => realpath(it).catch(() => undefined)));
    return inner !== undefined && outer !== undefined && `${inner}${sep}`.startsWith(`${outer}${sep}`);
  },
};

/** The start of a file; `undefined` for what is none: a link can lead to a device that never ends. */
async function readUpTo(file: string, most: number): Promise<string | undefined> {
  const { O_NONBLOCK = 0, O_RDONLY } = constants;
  // Without waiting: a pipe without a writer would hold the program for ever.
  const handle = await open(file, O_RDONLY | O_NONBLOCK);
  try {
    const status = await handle.stat();
    if (!status.isFile()) return undefined;
    const bytes = Buffer.alloc(Math.min(status.size, most));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.toString('utf8', 0, length);
  } finally {
    await handle.close();
  }
}
