import { resolve, sep } from 'node:path';
import { type IgnoredBy, ignoring } from '../config/ignored.ts';
import { disk } from '../disk.ts';

/** Tells why a file is passed over when a folder or glob brings it; `undefined` where it is not. */
export type Ignores = (name: string) => Promise<IgnoredBy | undefined>;

/** The ignore files on this machine's disk, each read once a run. */
export function ignoresOnDisk(): Ignores {
  const texts = new Map<string, Promise<string | undefined>>();
  const ignores = ignoring((file) => {
    const text = texts.get(file) ?? disk.read(file);
    texts.set(file, text);
    return text;
  });
  return (name) => ignores(resolve(name).split(sep).join('/'));
}
