import type { Settings } from '../assess/settings.ts';
import { isChecked, readConfig, settingsOf } from '../config/config.ts';
import { lineTable, positionAt } from '../report/line-table.ts';
import type { Position } from './draft.ts';
import { compiled, type Library, standardLibrary } from './library.ts';

/** What a `.safeguards.yml` says. */
export type Configuration = {
  /** Mistakes; the rest of the file holds all the same. */
  readonly problems: readonly (Position & { readonly message: string })[];
  /** Whether a file is to be checked. Its path is relative to the configuration's folder, with `/`. */
  readonly isChecked: (path: string) => boolean;
  /** The settings by which a file is to be judged. */
  readonly settingsFor: (path: string) => Settings;
};

/** Reads the text of a `.safeguards.yml`. The libraries that it names are for the caller to load. */
export function readConfiguration(text: string, library: Library = standardLibrary()): Configuration {
  const { config, problems } = readConfig(text, compiled(library));
  const lines = lineTable(text);
  return {
    problems: problems.map(({ message, start }) => ({ ...positionAt(lines, start), message })),
    isChecked: (path) => isChecked(config, path),
    settingsFor: (path) => settingsOf(config, path),
  };
}
