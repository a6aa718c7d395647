import { resolve, sep } from 'node:path';
import type { Settings } from '../assess/settings.ts';
import { configName } from '../config/config.ts';
import { findConfig, settingsIn } from '../config/find.ts';
import { type Base, type LibraryOf, type LoadedPack, libraryLoader } from '../config/libraries.ts';
import type { Problem } from '../config/shape.ts';
import { disk } from '../disk.ts';
import type { Library } from '../library/compile.ts';
import { printable } from '../report/citing.ts';
import { lineTable, positionAt } from '../report/line-table.ts';
import { ignoresOnDisk } from './ignores.ts';
import type { ExitCode, Io } from './io.ts';

/** How the configuration treats one file. */
export type Treatment = {
  readonly settings: Settings;
  /** The configuration file that applies; `undefined` where the defaults hold. */
  readonly file: string | undefined;
  /** The library by which the file is judged. */
  readonly library: Library;
  readonly packs: readonly LoadedPack[];
  /** The mistakes of the configuration, a line each: `file:line:column: what is wrong`. */
  readonly faults: readonly string[];
};

/** Finds the configuration of files, each configuration read once. */
export type Configurations = { readonly of: (name: string) => Promise<Treatment> };

/** The configurations on this machine's disk, for a run of the command line. */
export function configurations(base: Base): Configurations {
  const libraryOf = remembered(libraryLoader(base, disk));
  const texts = new Map<string, Promise<string | undefined>>();
  const read = (file: string): Promise<string | undefined> => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = disk.read(file);
    texts.set(file, text);
    return text;
  };
  return {
    of: async (name) => {
      const found = await findConfig(resolve(name).split(sep).join('/'), '', read, libraryOf);
      const { file, problems, library, packs } = found;
      const faults =
        file === undefined || problems.length === 0 ? [] : faultsIn(file, (await read(file)) ?? '', problems);
      return { settings: settingsIn(found), file, library, packs, faults };
    },
  };
}

/**
 * The configurations for a command on a draft or two, which prints their mistakes itself: each once, and `faulty` tells of
 * any.
 */
export function toldConfigurations(base: Base, io: Io): Configurations & { readonly faulty: () => boolean } {
  const { of } = configurations(base);
  const told = new Set<string | undefined>();
  return {
    of: async (name) => {
      const treatment = await of(name);
      const { file, faults } = treatment;
      if (faults.length > 0 && !told.has(file)) {
        told.add(file);
        for (const line of faults) io.err(line);
      }
      return treatment;
    },
    faulty: () => told.size > 0,
  };
}

/** Loads the libraries of each configuration once a run. */
function remembered(load: LibraryOf): LibraryOf {
  const known = new Map<string, ReturnType<LibraryOf>>();
  return (text, folder) => {
    const loading = known.get(folder) ?? load(text, folder);
    known.set(folder, loading);
    return loading;
  };
}

function faultsIn(file: string, text: string, problems: readonly Problem[]): readonly string[] {
  const lines = lineTable(text);
  return problems.map(({ message, start }) => {
    const { line, column } = positionAt(lines, start);
    return `${printable(file)}:${line}:${column}: ${printable(message)}\n`;
  });
}

/** Prints which configuration applies to a file, what it sets, and why the file is or is not checked. */
export async function why(
  name: string,
  verdict: (treatment: Treatment) => string,
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const all = toldConfigurations(base, io);
  const treatment = await all.of(name);
  const { settings, file, packs } = treatment;
  const set: readonly (readonly [string, string])[] = [
    ['traits set by hand', record(settings.traits)],
    ['severities set by hand', record(settings.severities)],
    ['names of the authority', settings.parties.authority.join(', ')],
    ['names of the supplier', settings.parties.supplier.join(', ')],
    ['drafting checks', settings.draftingChecks.join(', ')],
    [
      'libraries over ours',
      packs.map(({ name: pack, version, folder }) => `${pack} ${version} (${folder})`).join(', '),
    ],
    ['waivers', settings.waivers.map(({ id, reason: why_ }) => `${id} (${why_})`).join(', ')],
  ];
  const ignored = await ignoresOnDisk()(name);
  io.out(
    [
      `${printable(name)}: ${printable(verdict(treatment))}`,
      `  configuration: ${file === undefined ? `none; no ${configName} in its folder or above` : printable(file)}`,
      `  ignored: ${ignored === undefined ? 'no' : `by “${printable(ignored.pattern)}” in ${printable(ignored.file)}; a folder or glob passes it over, and it is checked where it is named`}`,
      ...set.map(([what, value]) => `  ${what}: ${value === '' ? 'none' : printable(value)}`),
      '',
    ].join('\n'),
  );
  return all.faulty() ? 2 : 0;
}

const record = (it: object): string =>
  Object.entries(it)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ');
