import type { Settings } from '../assess/settings.ts';
import type { Library } from '../library/compile.ts';
import type { Severity } from '../library/library.ts';
import { checkText } from '../report/check.ts';
import { printable } from '../report/citing.ts';
import { type FileReport, fileReport, jsonOf, unreadReport } from '../report/json.ts';
import { textReport } from '../report/text.ts';
import { configurations } from './configuration.ts';
import { formatOf, inputsOf } from './input.ts';
import type { ExitCode, Io } from './io.ts';

/** What `--fail-on` can be. */
export const thresholds = ['error', 'warning', 'information', 'never'] as const;

/** The options of `check`. */
export type CheckOptions = {
  readonly format: 'text' | 'json';
  readonly failOn: (typeof thresholds)[number];
  readonly stdinName: string;
  /** What the command line sets, over what the configuration of each file says. */
  readonly settings: Partial<Settings>;
};

/** Checks `files` and prints what is found; a file that cannot be read is named on the error stream, the rest goes on. */
export async function check(
  files: readonly string[],
  { format, failOn, stdinName, settings }: CheckOptions,
  library: Library,
  io: Io,
): Promise<ExitCode> {
  const reports: FileReport[] = [];
  let failed = false;
  let unreadable = false;
  let printed = false;
  const configured = configurations(library, io);
  for await (const input of inputsOf(files, stdinName, io.stdin)) {
    if ('fault' in input) {
      io.err(`${printable(input.name)}: Not checked: ${input.fault}.\n`);
      unreadable ||= input.grave;
      reports.push(unreadReport(input.name, `Not checked: ${input.fault}.`));
      continue;
    }
    const configuration = await configured.of(input.name);
    const checked = checkText(
      input.text,
      library,
      formatOf(input.name),
      merged(configuration.settings, settings),
    );
    failed ||= checked.findings.some(({ severity }) => weight[severity] >= weight[failOn]);
    if (format === 'json') {
      reports.push(fileReport(input.name, checked, library));
      continue;
    }
    io.out(`${printed ? '\n' : ''}${textReport(input.name, checked, library)}`);
    printed = true;
  }
  if (format === 'json') io.out(jsonOf(reports));
  return unreadable || configured.faulty() ? 2 : failed ? 1 : 0;
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
