import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Settings } from '../assess/settings.ts';
import { configName } from '../config/config.ts';
import { findConfig, settingsIn } from '../config/find.ts';
import type { Problem } from '../config/shape.ts';
import type { Verdict } from '../contract/contract.ts';
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
};

/** Finds the configuration of files, each configuration read once; its mistakes are printed once and noted in `faulty`. */
export type Configurations = {
  readonly of: (name: string) => Promise<Treatment>;
  readonly faulty: () => boolean;
};

/** The configurations on this machine's disk, for a run of the command line. */
export function configurations(library: Library, io: Io): Configurations {
  const texts = new Map<string, Promise<string | undefined>>();
  const told = new Set<string>();
  const read = (file: string): Promise<string | undefined> => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = readFile(file, 'utf8').catch(() => undefined);
    texts.set(file, text);
    return text;
  };
  return {
    of: async (name) => {
      const found = await findConfig(resolve(name).split(sep).join('/'), '', read, library);
      if (found.file !== undefined && found.problems.length > 0 && !told.has(found.file)) {
        told.add(found.file);
        for (const line of faults(found.file, (await read(found.file)) ?? '', found.problems)) io.err(line);
      }
      return { settings: settingsIn(found), file: found.file };
    },
    faulty: () => told.size > 0,
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
  verdict: (settings: Settings) => Verdict,
  libraryFor: (settings: Settings) => Library,
  library: Library,
  io: Io,
): Promise<ExitCode> {
  const all = configurations(library, io);
  const { settings, file } = await all.of(name);
  const words = wordsIn(libraryFor(settings).language);
  const { treatment: said } = words;
  const set: readonly (readonly [string, string])[] = [
    ...(settings.language === undefined ? [] : [[said.language, settings.language] as const]),
    [said.traits, record(settings.traits)],
    [said.severities, record(settings.severities)],
    [said.authority, settings.parties.authority.join(', ')],
    [said.supplier, settings.parties.supplier.join(', ')],
    [said.draftingChecks, settings.draftingChecks.join(', ')],
    [said.waivers, settings.waivers.map(({ id, reason }) => `${id} (${reason})`).join(', ')],
  ];
  io.out(
    [
      `${printable(name)}: ${printable(verdictReason(verdict(settings), words))}`,
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
