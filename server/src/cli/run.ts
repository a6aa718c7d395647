import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Library } from '../library/compile.ts';
import { principles, type Severity } from '../library/library.ts';
import { checkText } from '../report/check.ts';
import { jsonReport } from '../report/json.ts';
import { pageOf } from '../report/page.ts';
import { textReport } from '../report/text.ts';
import { inputsOf } from './input.ts';

/** Where a run of the command line reads and writes. */
export type Io = {
  readonly stdin: () => Promise<Uint8Array>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/**
 * Runs the command line on `args` (without node and script) and gives the exit code: 0 clean, 1 findings at or above
 * `--fail-on`, 2 bad usage or unreadable input.
 */
export async function run(args: readonly string[], library: Library, io: Io): Promise<number> {
  let code = 0;
  const program = new Command('contract-safeguards')
    .description(
      'Finds missing and undone safeguards in contract drafts. Nothing leaves this machine; this is a drafting aid, not legal advice.',
    )
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err });
  program
    .command('check')
    .description('check drafts: files, globs, folders, or - for standard input')
    .argument('<files...>', 'what to check')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on')
        .choices(['error', 'warning', 'information', 'never'])
        .default('error'),
    )
    .option('--stdin-name <name>', 'what to call standard input', 'stdin')
    .action(async (files: string[], options: CheckOptions) => {
      code = await check(files, options, library, io);
    });
  program
    .command('explain')
    .description('explain a safeguard or red flag')
    .argument('<id>', 'its id, as `list` shows it', (id: string) => known(id, library))
    .action((id: string) => io.out(`${pageOf(id, library) ?? ''}`));
  program
    .command('list')
    .description('list the safeguards and red flags')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(({ format }: { format: string }) =>
      io.out(format === 'json' ? listJson(library) : listText(library)),
    );
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
    throw fault;
  }
}

type CheckOptions = {
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
  readonly stdinName: string;
};
const weight: Readonly<Record<Severity | 'never', number>> = {
  information: 1,
  warning: 2,
  error: 3,
  never: 4,
};

async function check(
  files: readonly string[],
  { format, failOn, stdinName }: CheckOptions,
  library: Library,
  io: Io,
): Promise<number> {
  const reports: unknown[] = [];
  let failed = false;
  let unreadable = false;
  for (const input of await inputsOf(files, stdinName, io.stdin)) {
    if ('fault' in input) {
      io.err(`${input.name}: not checked: ${input.fault}.\n`);
      if (input.named) unreadable = true;
      reports.push({ file: input.name, checked: false, reason: `Not checked: ${input.fault}.` });
      continue;
    }
    const checked = checkText(
      input.text,
      library,
      /\.(?:md|markdown)$/iu.test(input.name)
        ? 'markdown'
        : /\.txt$/iu.test(input.name)
          ? 'plain'
          : undefined,
    );
    if (checked.findings.some(({ severity }) => weight[severity] >= weight[failOn])) failed = true;
    if (format === 'text') io.out(`${textReport(input.name, checked, library)}\n`);
    else reports.push(jsonReport(input.name, checked, library));
  }
  if (format === 'json') io.out(`${JSON.stringify({ schemaVersion: 1, files: reports }, null, 2)}\n`);
  return unreadable ? 2 : failed ? 1 : 0;
}

function known(id: string, library: Library): string {
  if (pageOf(id, library) !== undefined) return id;
  const ids = [...library.safeguards.keys(), ...library.redFlags.keys()];
  const nearest = ids
    .map((it) => ({ it, distance: distance(id, it) }))
    .sort((a, b) => a.distance - b.distance)[0]?.it;
  throw new InvalidArgumentError(
    `There is no “${id}”. Did you mean “${nearest}”? \`contract-safeguards list\` shows all.`,
  );
}

/** The edit distance of two short words. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function listText({ data }: Library): string {
  const line = (id: string, severity: string, title: string) =>
    `  ${id.padEnd(40)} ${severity.padEnd(12)} ${title}`;
  const byPrinciple = principles.flatMap((principle) => [
    principle,
    ...data.safeguards
      .filter((it) => it.principle === principle)
      .map((it) => line(it.id, it.severity, it.title)),
  ]);
  return `${[...byPrinciple, 'red flags', ...data.redFlags.map((it) => line(it.id, it.severity, it.title))].join('\n')}\n`;
}

function listJson({ data }: Library): string {
  const entry = ({
    id,
    kind,
    title,
    principle,
    severity,
  }: Library['data']['safeguards'][number] | Library['data']['redFlags'][number]) => ({
    id,
    kind,
    title,
    principle,
    severity,
  });
  return `${JSON.stringify([...data.safeguards.map(entry), ...data.redFlags.map(entry)], null, 2)}\n`;
}
