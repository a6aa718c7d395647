import type { Settings } from '../assess/settings.ts';
import type { Base } from '../config/libraries.ts';
import type { Library } from '../library/compile.ts';
import type { Language } from '../library/language.ts';
import type { Severity } from '../library/library.ts';
import { checkText } from '../report/check.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import type { RunFile } from '../report/run-file.ts';
import { type RunFormat, rowOf } from '../report/write-run.ts';
import { withoutKnown } from './baseline.ts';
import { inColour } from './colour.ts';
import { configurations } from './configuration.ts';
import { formatOf, type Input, inputOf, type Target } from './input.ts';
import type { Io } from './io.ts';
import { speaking } from './language.ts';

/** What `--fail-on` can be. */
export const thresholds = ['error', 'warning', 'information', 'never'] as const;

/** What a run asks of each of its files, as plain data that a thread can be handed. */
export type Demand = {
  readonly format: RunFormat;
  readonly failOn: (typeof thresholds)[number];
  /** What the command line sets, over what the configuration of each file says. */
  readonly settings: Partial<Settings>;
  readonly colours: boolean;
  /** Whether fingerprints are wanted, for a baseline. */
  readonly prints: boolean;
  /** The version of this program. */
  readonly version: string;
  /** The language to speak in, over that of any configuration. */
  readonly language?: Language | undefined;
  /** The language of the system, for what is read at a terminal. */
  readonly locale?: string | undefined;
};

/** Gives a library in the language that a run speaks in. */
export function speakingFor({ language, format, locale }: Demand): ReturnType<typeof speaking> {
  return speaking(language, format === 'text' ? 'terminal' : 'file', { locale });
}

/** What a run keeps of a file, as plain data: its part of the report and what the run's end depends on, no text of it. */
export type Sheet = {
  readonly name: string;
  /** What is printed of it, or JSON that its part of a whole is made from. */
  readonly row: string;
  /** Why it was not checked, and whether the run must then not pass for clean. */
  readonly fault: { readonly words: string; readonly grave: boolean } | undefined;
  /** Whether it has findings at or above the threshold. */
  readonly failed: boolean;
  /** How many findings the baseline holds already. */
  readonly known: number;
  readonly prints: readonly string[];
  /** The configuration that applies, with what is wrong in it, a line each. */
  readonly configuration: { readonly file: string | undefined; readonly faults: readonly string[] };
};

/** Reads and judges a file; `known` are the fingerprints that the baseline holds of it. */
export type Judging = (target: Target, known: readonly string[]) => Promise<Sheet>;

/** The one way from a file to its part of the report, in whichever thread. A fault of ours is one of the file, not of the run. */
export function judging(base: Base, demand: Demand, stdin: Io['stdin']): Judging {
  const configured = configurations(base);
  const inWords = speakingFor(demand);
  return async (target, known) => {
    try {
      const input = await inputOf(target, stdin);
      if ('fault' in input) return unread(input, demand, inWords(base.library));
      const treatment = await configured.of(input.name);
      const library = inWords(treatment.library, treatment.settings);
      return judged(input, known, demand, { ...treatment, library });
    } catch (fault) {
      return broken(
        target.name,
        fault instanceof Error ? fault.message : String(fault),
        demand,
        inWords(base.library),
      );
    }
  };
}

/** The part of a file whose judging broke off. */
export function broken(name: string, why: string, demand: Demand, library: Library): Sheet {
  return unread({ name, fault: `its checking broke off (${why})`, grave: true }, demand, library);
}

function unread(
  { name, fault, grave }: Extract<Input, { readonly fault: string }>,
  demand: Demand,
  library: Library,
): Sheet {
  const words = `Not checked: ${fault}.`;
  return {
    name,
    row: row({ file: name, fault: words }, library, demand),
    fault: { words, grave },
    failed: false,
    known: 0,
    prints: [],
    configuration: { file: undefined, faults: [] },
  };
}

function judged(
  { name, text }: Extract<Input, { readonly text: string }>,
  before: readonly string[],
  demand: Demand,
  { library, settings, file, faults }: Awaited<ReturnType<ReturnType<typeof configurations>['of']>>,
): Sheet {
  const whole = checkText(text, library, formatOf(name), merged(settings, demand.settings));
  const { checked, known } = withoutKnown(name, whole, before);
  return {
    name,
    row: row({ file: name, checked }, library, demand),
    fault: undefined,
    failed: checked.findings.some(({ severity }) => fails(severity, demand)),
    known,
    prints: demand.prints ? fingerprintsOf(name, whole) : [],
    configuration: { file, faults },
  };
}

function row(it: RunFile, library: Library, demand: Demand): string {
  const { format, settings, version, colours } = demand;
  const facts = {
    library,
    version,
    today: settings.today ?? '',
    fails: (severity: Severity) => fails(severity, demand),
  };
  return rowOf(it, format, facts, colours ? inColour : undefined);
}

function fails(severity: Severity, { failOn }: Demand): boolean {
  return weight[severity] >= weight[failOn];
}

const weight: Readonly<Record<Severity | 'never', number>> = {
  information: 1,
  warning: 2,
  error: 3,
  never: 4,
};

/** The settings of a configuration with those of the command line over them. */
export function merged(configured: Settings, over: Partial<Settings>): Settings {
  return { ...configured, ...over, traits: { ...configured.traits, ...over.traits } };
}
