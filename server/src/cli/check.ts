import type { Settings } from '../assess/settings.ts';
import type { Base } from '../config/libraries.ts';
import type { Library } from '../library/compile.ts';
import type { Language } from '../library/language.ts';
import type { LibraryData, Severity } from '../library/library.ts';
import { inLanguage } from '../library/translation.ts';
import { checkText } from '../report/check.ts';
import { printable } from '../report/citing.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import { githubFault, githubReport } from '../report/github.ts';
import type { RunFile } from '../report/run-file.ts';
import { textReport } from '../report/text.ts';
import { runFormats, writeRun } from '../report/write-run.ts';
import { readBaseline, withoutBaseline, writeBaseline } from './baseline.ts';
import { configurations } from './configuration.ts';
import { formatOf, inputsOf } from './input.ts';
import type { ExitCode, Io } from './io.ts';
import { speaking } from './language.ts';

/** What `--fail-on` can be. */
export const thresholds = ['error', 'warning', 'information', 'never'] as const;

/** How `check` can print. */
export const checkFormats = runFormats;

/** The options of `check`. */
export type CheckOptions = {
  readonly format: (typeof checkFormats)[number];
  readonly failOn: (typeof thresholds)[number];
  readonly stdinName: string;
  /** A file of findings that were there before and are not shown. */
  readonly baseline?: string;
  /** The language to speak in, over that of any configuration. */
  readonly language?: Language;
  /** Where to write what is found as a baseline. */
  readonly writeBaseline?: string;
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
  const fails = (severity: Severity): boolean => weight[severity] >= weight[failOn];
  const run: RunFile[] = [];
  const prints: Record<string, readonly string[]> = {};
  let failed = false;
  let unreadable = false;
  let printed = false;
  const print = (text: string): void => {
    io.out(`${printed && format === 'text' ? '\n' : ''}${text}`);
    printed ||= text !== '';
  };
  const libraries = new Set<Library>();
  const configured = configurations(base, io);
  const inWords = speaking(options.language, format === 'text' ? 'terminal' : 'file', io);
  for await (const input of inputsOf(files, stdinName, io.stdin)) {
    if ('fault' in input) {
      const fault = `Not checked: ${input.fault}.`;
      io.err(`${printable(input.name)}: ${fault}\n`);
      unreadable ||= input.grave;
      if (format === 'github') print(githubFault(input.name, fault));
      if (!streams(format)) run.push({ file: input.name, fault });
      continue;
    }
    const { library, ...configuration } = await configured.of(input.name);
    const spoken = inWords(library, configuration.settings);
    libraries.add(spoken);
    const whole = checkText(
      input.text,
      spoken,
      formatOf(input.name),
      merged(configuration.settings, settings),
    );
    if (options.writeBaseline !== undefined) prints[input.name] = fingerprintsOf(input.name, whole);
    const { checked, known } = withoutBaseline(input.name, whole, baseline);
    failed ||= checked.findings.some(({ severity }) => fails(severity));
    if (known > 0) io.err(`${printable(input.name)}: ${known} findings of the baseline are not shown.\n`);
    if (format === 'text') print(textReport(input.name, checked, spoken));
    else if (format === 'github') print(githubReport(input.name, checked, spoken));
    else run.push({ file: input.name, checked, library: spoken });
  }
  const library = libraryOfRun(libraries, inWords(base.library));
  const facts = { library, version: io.version, today: settings.today ?? '', fails };
  if (!streams(format)) print(writeRun(run, format, facts));
  if (options.writeBaseline !== undefined) await writeBaseline(options.writeBaseline, prints);
  return unreadable || configured.faulty() ? 2 : failed ? 1 : 0;
}

/**
 * What a report on several drafts speaks of: every safeguard and red flag that one of them was judged by. Where they are
 * spoken of in several languages, the report as a whole is in `ours`.
 */
function libraryOfRun(libraries: ReadonlySet<Library>, ours: Library): Library {
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

type Streamed = 'text' | 'github';

/** Whether a format is printed file by file, so that memory does not grow with the number of files. */
function streams(format: CheckOptions['format']): format is Streamed {
  return format === 'text' || format === 'github';
}

/** The settings of a configuration with those of the command line over them. */
export function merged(configured: Settings, over: Partial<Settings>): Settings {
  return { ...configured, ...over, traits: { ...configured.traits, ...over.traits } };
}

const weight: Readonly<Record<Severity | 'never', number>> = {
  information: 1,
  warning: 2,
  error: 3,
  never: 4,
};
