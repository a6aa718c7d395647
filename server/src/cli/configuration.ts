import { resolve, sep } from 'node:path';
import type { Settings } from '../assess/settings.ts';
import { configName } from '../config/config.ts';
import { findConfig, settingsIn } from '../config/find.ts';
import { type Base, type LibraryOf, type LoadedPack, libraryLoader } from '../config/libraries.ts';
import type { Problem } from '../config/shape.ts';
import type { Verdict } from '../contract/contract.ts';
import { disk } from '../disk.ts';
import type { Library } from '../library/compile.ts';
import { printable } from '../report/citing.ts';
import { lineTable, positionAt } from '../report/line-table.ts';
import { verdictReason } from '../report/messages.ts';
import { wordsIn } from '../report/words.ts';
import type { ExitCode, Io } from './io.ts';

/** How the configuration treats one file. */
export type Treatment = {
  readonly settings: Settings;
  /** The configuration file that applies; `undefined` where the defaults hold. */
  readonly file: string | undefined;
  /** The library by which the file is judged. */
  readonly library: Library;
  readonly packs: readonly LoadedPack[];
};

/** Finds the configuration of files, each configuration read once; its mistakes are printed once and noted in `faulty`. */
export type Configurations = {
  readonly of: (name: string) => Promise<Treatment>;
  readonly faulty: () => boolean;
};

/** The configurations on this machine's disk, for a run of the command line. */
export function configurations(base: Base, io: Io): Configurations {
  const libraryOf = remembered(libraryLoader(base, disk));
  const texts = new Map<string, Promise<string | undefined>>();
  const told = new Set<string>();
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
      if (found.file !== undefined && found.problems.length > 0 && !told.has(found.file)) {
        told.add(found.file);
        for (const line of faults(found.file, (await read(found.file)) ?? '', found.problems)) io.err(line);
      }
      return { settings: settingsIn(found), file: found.file, library: found.library, packs: found.packs };
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

/** The mistakes of a configuration, a line each: `file:line:column: what is wrong`. */
function faults(file: string, text: string, problems: readonly Problem[]): readonly string[] {
  const lines = lineTable(text);
  return problems.map(({ message, start }) => {
    const { line, column } = positionAt(lines, start);
    return `${printable(file)}:${line}:${column}: ${printable(message)}\n`;
  });
}

/** Prints which configuration applies to a file, what it sets, and why the file is or is not checked. */
export async function why(
  name: string,
  verdict: (treatment: Treatment) => Verdict,
  inWords: (library: Library, settings: Settings) => Library,
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const all = configurations(base, io);
  const treatment = await all.of(name);
  const { settings, file, packs } = treatment;
  const words = wordsIn(inWords(treatment.library, settings).language);
  const { treatment: said } = words;
  const set: readonly (readonly [string, string])[] = [
    ...(settings.language === undefined ? [] : [[said.language, settings.language] as const]),
    [said.traits, record(settings.traits)],
    [said.severities, record(settings.severities)],
    [said.authority, settings.parties.authority.join(', ')],
    [said.supplier, settings.parties.supplier.join(', ')],
    [said.draftingChecks, settings.draftingChecks.join(', ')],
    [
      said.libraries,
      packs.map(({ name: pack, version, folder }) => `${pack} ${version} (${folder})`).join(', '),
    ],
    [said.waivers, settings.waivers.map(({ id, reason }) => `${id} (${reason})`).join(', ')],
  ];
  io.out(
    [
      `${printable(name)}: ${printable(verdictReason(verdict(treatment), words))}`,
      `  ${words.titled(said.configuration, file === undefined ? said.noConfiguration(configName) : printable(file))}`,
      ...set.map(([what, value]) => `  ${words.titled(what, value === '' ? said.none : printable(value))}`),
      '',
    ].join('\n'),
  );
  return all.faulty() ? 2 : 0;
}

const record = (it: object): string =>
  Object.entries(it)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ');
