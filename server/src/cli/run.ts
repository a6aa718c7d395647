import { Command, CommanderError, Option } from 'commander';
import type { Library } from '../library/compile.ts';
import { type CheckOptions, check, thresholds } from './check.ts';
import { explain } from './explain.ts';
import type { ExitCode, Io } from './io.ts';
import { list } from './list.ts';

/** Runs the command line on `args` (without node and script) and gives its exit code. */
export async function run(args: readonly string[], library: Library, io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('contract-safeguards')
    .description(
      'Finds missing and undone safeguards in contract drafts. Nothing leaves this machine; this is a drafting aid, not legal advice.',
    )
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .addHelpText(
      'after',
      '\nExit code: 0 clean, 1 findings at or above --fail-on, 2 bad usage or unreadable input.',
    );
  program
    .command('check')
    .description('check drafts: files, globs, folders, or - for standard input')
    .argument('<files...>', 'what to check')
    .addOption(formatOption())
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(thresholds).default('error'),
    )
    .option('--stdin-name <name>', 'what to call standard input', 'stdin')
    .action(async (files: string[], options: CheckOptions) => {
      code = await check(files, options, library, io);
    });
  program
    .command('explain')
    .description('explain a safeguard or red flag')
    .argument('<id>', 'its id, as “list” shows it')
    .action((id: string) => {
      code = explain(id, library, io);
    });
  program
    .command('list')
    .description('list the safeguards and red flags')
    .addOption(formatOption())
    .action(({ format }: Pick<CheckOptions, 'format'>) => list(format, library, io));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (fault) {
    // Commander has printed the help or what is wrong with the usage.
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
    throw fault;
  }
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');
}
