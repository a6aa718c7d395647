import type { Settings } from '../assess/settings.ts';
import type { Base } from '../config/libraries.ts';
import type { Library } from '../library/compile.ts';
import type { Severity } from '../library/library.ts';
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
    libraries.add(library);
    const whole = checkText(
      input.text,
      library,
      formatOf(input.name),
      merged(configuration.settings, settings),
    );
    if (options.writeBaseline !== undefined) prints[input.name] = fingerprintsOf(input.name, whole);
    const { checked, known } = withoutBaseline(input.name, whole, baseline);
    failed ||= checked.findings.some(({ severity }) => fails(severity));
    if (known > 0) io.err(`${printable(input.name)}: ${known} findings of the baseline are not shown.\n`);
    if (format === 'text') print(textReport(input.name, checked, library));
    else if (format === 'github') print(githubReport(input.name, checked, library));
    else run.push({ file: input.name, checked });
  }
  const library = libraryOfRun(libraries, base.library);
  const facts = { library, version: io.version, today: settings.today ?? '', fails };
  if (!streams(format)) print(writeRun(run, format, facts));
  if (options.writeBaseline !== undefined) await writeBaseline(options.writeBaseline, prints);
  return unreadable || configured.faulty() ? 2 : failed ? 1 : 0;
}

/** What a report on several drafts speaks of: every safeguard and red flag that one of them was judged by. */
function libraryOfRun(libraries: ReadonlySet<Library>, ours: Library): Library {
  const [first = ours, ...others] = libraries;
  if (others.length === 0) return first;
  const safeguards = new Map([...libraries].reverse().flatMap((it) => [...it.safeguards]));
  const redFlags = new Map([...libraries].reverse().flatMap((it) => [...it.redFlags]));
  const data = { ...first.data, safeguards: [...safeguards.values()], redFlags: [...redFlags.values()] };
  return { ...first, data, safeguards, redFlags };
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
