import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Settings } from '../assess/settings.ts';
import type { Base } from '../config/libraries.ts';
import type { Library } from '../library/compile.ts';
import type { LibraryData } from '../library/library.ts';
import { inLanguage } from '../library/translation.ts';
import { printable } from '../report/citing.ts';
import { frameOf, type RunFormat, wholeOf } from '../report/write-run.ts';
import { readBaseline, writeBaseline } from './baseline.ts';
import { configurations } from './configuration.ts';
import { type Crew, crewOf, inOrder } from './crew.ts';
import { type Target, targetsOf } from './input.ts';
import type { ExitCode, Io } from './io.ts';
import { progressOf } from './progress.ts';
import { broken, type Demand, judging, speakingFor } from './sheet.ts';

/** The options of `check`. */
export type CheckOptions = Pick<Demand, 'format' | 'failOn' | 'language'> & {
  readonly stdinName: string;
  /** A file of findings that were there before and are not shown. */
  readonly baseline?: string;
  /** Where to write what is found as a baseline. */
  readonly writeBaseline?: string;
  /** How many files are judged at once; without it as many as pay. */
  readonly jobs?: number;
  /** What the command line sets, over what the configuration of each file says. */
  readonly settings: Partial<Settings>;
};

/** Checks `files` and prints what is found; a file that cannot be read is named on the error stream, the rest goes on. */
export async function check(
  files: readonly string[],
  options: CheckOptions,
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const { format, failOn, stdinName, settings } = options;
  const baseline = options.baseline === undefined ? {} : await readBaseline(options.baseline, io);
  if (baseline === undefined) return 2;
  const demand: Demand = {
    format,
    failOn,
    settings,
    colours: io.colours === true,
    prints: options.writeBaseline !== undefined,
    version: io.version,
    language: options.language,
    locale: io.locale,
  };
  const targets = await targetsOf(files, stdinName);
  const crew = await crewFor(targets, demand, options.jobs, base, io);
  const progress = progressOf(io, targets.length);
  const printing = printingOf(format, progress.io);
  const configured = new Map<string | undefined, string>();
  const told = new Set<string>();
  const prints: Record<string, readonly string[]> = {};
  let failed = false;
  let unreadable = false;
  const before = ({ name }: Target) => (Object.hasOwn(baseline, name) ? (baseline[name] ?? []) : []);
  try {
    const sheets = inOrder(targets, crew.window, (target) => crew.judge(target, before(target)));
    for await (const { name, row, fault, known, configuration, ...sheet } of sheets) {
      if (fault === undefined) {
        if (!configured.has(configuration.file)) configured.set(configuration.file, name);
        if (configuration.faults.length > 0 && !told.has(configuration.file ?? '')) {
          told.add(configuration.file ?? '');
          for (const line of configuration.faults) progress.io.err(line);
        }
        if (demand.prints) prints[name] = sheet.prints;
      } else {
        progress.io.err(`${printable(name)}: ${fault.words}\n`);
        unreadable ||= fault.grave;
      }
      failed ||= sheet.failed;
      if (known > 0)
        progress.io.err(`${printable(name)}: ${known} findings of the baseline are not shown.\n`);
      printing.row(row);
      progress.step(name);
    }
  } finally {
    progress.end();
    await crew.end();
  }
  printing.close(await libraryOfRun([...configured.values()], base, demand), io.version);
  if (options.writeBaseline !== undefined) await writeBaseline(options.writeBaseline, prints);
  return unreadable || told.size > 0 ? 2 : failed ? 1 : 0;
}

/** Fewer bytes are judged sooner than threads have started. */
const worthThreads = 200_000;
const mostThreads = 8;

/** Who judges the files of a run, and how many of them ahead of what is printed. */
async function crewFor(
  targets: readonly Target[],
  demand: Demand,
  jobs: number | undefined,
  base: Base,
  io: Io,
): Promise<Crew & { readonly window: number }> {
  const here = judging(base, demand, io.stdin);
  const size = Math.min(jobs ?? Math.min(availableParallelism(), mostThreads), targets.length);
  if (io.thread === undefined || size < 2 || (jobs === undefined && !(await isWorthThreads(targets))))
    return { judge: here, end: () => Promise.resolve(), window: 1 };
  const { judge, end } = crewOf(size, { demand }, io.thread, {
    died: (name, why) => broken(name, why, demand, base.library),
    here,
  });
  return {
    // A thread cannot read this one's standard input.
    judge: (target, known) => (target.kind === 'stdin' ? here : judge)(target, known),
    end,
    window: size * 4,
  };
}

async function isWorthThreads(targets: readonly Target[]): Promise<boolean> {
  let bytes = 0;
  for (const { name } of targets) {
    bytes += (await stat(name).catch(() => undefined))?.size ?? 0;
    if (bytes > worthThreads) return true;
  }
  return false;
}

/** Prints a run: what a file needs no other for as soon as it is there, so that memory does not grow with the files. */
type Printing = {
  readonly row: (row: string) => void;
  readonly close: (library: Library, version: string) => void;
};

function printingOf(format: RunFormat, io: Io): Printing {
  const frame = frameOf(format);
  return frame === undefined ? gathered(io, format) : framed(io, frame);
}

function framed(
  io: Io,
  { open, between, close }: { readonly open: string; readonly between: string; readonly close: string },
): Printing {
  let before = open;
  return {
    row: (row) => {
      if (row === '') return;
      io.out(`${before}${row}`);
      before = between;
    },
    close: () => io.out(before === open ? `${open}${close}` : close),
  };
}

function gathered(io: Io, format: RunFormat): Printing {
  const rows: string[] = [];
  return {
    row: (row) => void rows.push(row),
    close: (library, version) => io.out(wholeOf(rows, format, { library, version })),
  };
}

/**
 * What a report on several drafts speaks of: every safeguard and red flag that one of them was judged by. `names` has a
 * draft of each configuration. Where they are spoken of in several languages, the report as a whole is in that of the run.
 */
async function libraryOfRun(names: readonly string[], base: Base, demand: Demand): Promise<Library> {
  const { of } = configurations(base);
  const inWords = speakingFor(demand);
  const libraries = new Set<Library>();
  for (const name of names) {
    const { library, settings } = await of(name);
    libraries.add(inWords(library, settings));
  }
  const ours = inWords(base.library);
  const languages = new Set([...libraries].map(({ language }) => language));
  const all = languages.size < 2 ? [...libraries] : [...libraries].map((it) => inLanguage(it, ours.language));
  const [first = ours, ...others] = all;
  if (others.length === 0) return first;
  const data = merging(all.map((it) => it.data));
  return {
    ...first,
    data,
    source: merging(all.map(({ source }) => source)),
    safeguards: new Map(data.safeguards.map((it) => [it.id, it])),
    redFlags: new Map(data.redFlags.map((it) => [it.id, it])),
  };
}

/** The entries of several libraries; of those of one id the first. */
function merging(all: readonly LibraryData[]): LibraryData {
  const [first] = all;
  if (first === undefined) throw new Error('There is no library to speak of.');
  const last = [...all].reverse();
  const safeguards = new Map(last.flatMap((it) => it.safeguards.map((entry) => [entry.id, entry])));
  const redFlags = new Map(last.flatMap((it) => it.redFlags.map((entry) => [entry.id, entry])));
  return { ...first, safeguards: [...safeguards.values()], redFlags: [...redFlags.values()] };
}
