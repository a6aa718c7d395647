import type { Settings } from '../assess/settings.ts';
import type { Library } from '../library/compile.ts';
import { type Config, configName, isChecked, noConfig, readConfig, settingsOf } from './config.ts';
import type { LibraryOf, LoadedPack } from './libraries.ts';
import type { Problem } from './shape.ts';
import { upward } from './upward.ts';

/** The configuration that applies to a file, and where it was found. */
export type Found = {
  readonly config: Config;
  readonly problems: readonly Problem[];
  /** The configuration file; `undefined` where there is none and the defaults hold. */
  readonly file: string | undefined;
  /** The file's path relative to the configuration's folder, with `/`. */
  readonly path: string;
  /** The library by which the file is judged: ours, with those of the configuration over it. */
  readonly library: Library;
  readonly packs: readonly LoadedPack[];
};

/** Gives the text of a file, or `undefined` where there is none. */
export type ReadFile = (file: string) => Promise<string | undefined>;

/**
 * The configuration of `file`: the nearest one in its folder or a folder above, as git finds its own. `file` is a path or
 * uri with `/`; folders above `root` are not looked at. `libraryOf` gives the library that a configuration asks for.
 */
export async function findConfig(
  file: string,
  root: string,
  readFile: ReadFile,
  libraryOf: LibraryOf,
): Promise<Found> {
  const top = root.replace(/\/+$/u, '');
  const inside = file.startsWith(`${top}/`);
  for (const folder of upward(file)) {
    if (inside && folder.length < top.length) break;
    const candidate = `${folder}/${configName}`;
    const text = await readFile(candidate);
    if (text !== undefined) {
      const { library, packs, problems } = await libraryOf(text, folder);
      const read = readConfig(text, library);
      return {
        config: read.config,
        problems: [...read.problems, ...problems],
        file: candidate,
        path: file.slice(folder.length + 1),
        library,
        packs,
      };
    }
  }
  const { library, packs } = await libraryOf('', '');
  const path = file.slice(file.lastIndexOf('/') + 1);
  return { config: noConfig, problems: [], file: undefined, path, library, packs };
}

/** The settings by which what was found has a file judged. */
export function settingsIn({ config, file, path }: Found): Settings {
  const settings = settingsOf(config, path);
  return file === undefined || isChecked(config, path) ? settings : { ...settings, leftOutBy: file };
}
