import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type DraftingCheck, draftingChecks, readSettings, type Settings } from '../assess/settings.ts';
import { profiles } from '../config/config.ts';
import type { Base } from '../config/libraries.ts';
import { tiers } from '../draft/fixes.ts';
import { languages } from '../library/language.ts';
import { runFormats } from '../report/write-run.ts';
import { type CheckOptions, check } from './check.ts';
import { completionOf, shells } from './completion.ts';
import { explain } from './explain.ts';
import { init } from './init.ts';
import { type InsertOptions, insert } from './insert.ts';
import type { ExitCode, Io } from './io.ts';
import { libraryTest } from './library-test.ts';
import { list } from './list.ts';
import { compare, compareFormats, report, reportFormats, whyChecked } from './report.ts';
import { thresholds } from './sheet.ts';
import { type WaiveOptions, waive } from './waive.ts';
import { exportFile, importFile, type OutputOptions } from './word.ts';

/** Runs the command line on `args` (without node and script) and gives its exit code. */
export async function run(args: readonly string[], base: Base, io: Io): Promise<ExitCode> {
  const { library } = base;
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
    .addOption(new Option('--format <format>', 'how to print').choices(runFormats).default('text'))
    .option('--baseline <file>', 'findings of this file are not shown: what was there before')
    .option('--write-baseline <file>', 'write what is found as a baseline')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(thresholds).default('error'),
    )
    .option('--stdin-name <name>', 'what to call standard input', 'stdin')
    .option(
      '--jobs <number>',
      'how many files to judge at once; without it as many as there are cores, at most 8, where they are large enough',
      jobsOption,
    )
    .option(
      '--trait <trait=yes|no>',
      'say yourself what the drafts are about; may be repeated',
      traitOption,
      {},
    )
    .addOption(languageOption())
    .option('--drafting-checks <names>', `all, none, or some of ${draftingChecks.join(', ')}`, draftingOption)
    .action(
      async (files: string[], { trait, draftingChecks: checks, ...options }: CheckFlags & CheckOptions) => {
        const settings: Partial<Settings> = {
          today: io.today(),
          traits: trait,
          ...(checks !== undefined && { draftingChecks: checks }),
        };
        code = await check(files, { ...options, settings }, base, io);
      },
    );
  program
    .command('report')
    .description('write the evidence report on a draft, for the procurement file')
    .argument('<file>', 'the draft, or - for standard input')
    .addOption(new Option('--format <format>', 'how to write it').choices(reportFormats).default('markdown'))
    .option('--stdin-name <name>', 'what to call standard input', 'stdin')
    .addOption(languageOption())
    .action(async (file: string, options: Parameters<typeof report>[1]) => {
      code = await report(file, options, base, io);
    });
  program
    .command('compare')
    .description('tell which safeguards a later version of a draft lost, gained or weakened')
    .argument('<old>', 'the earlier version, or a template')
    .argument('<new>', 'the later version')
    .addOption(new Option('--format <format>', 'how to write it').choices(compareFormats).default('markdown'))
    .addOption(languageOption())
    .option('--fail-on-loss', 'exit 1 if a safeguard was lost or weakened, or a red flag is new', false)
    .action(async (old: string, own: string, options: Parameters<typeof compare>[2]) => {
      code = await compare(old, own, options, base, io);
    });
  revising(
    program
      .command('insert')
      .description('put the clause of a safeguard into a draft, in its own numbering and names')
      .argument('<file>', 'the draft, or - for standard input')
      .argument('[id]', 'the safeguard, as “list” shows it')
      .addOption(new Option('--tier <tier>', 'which clause').choices(tiers).default('preferred'))
      .option('--renumber', 'put it where it reads best, and renumber what follows', false)
      .option('--all-missing', 'put in the preferred clause of every safeguard that is missing', false),
  ).action(async (file: string, id: string | undefined, options: InsertOptions) => {
    code = await insert(file, id, options, base, io);
  });
  revising(
    program
      .command('waive')
      .description('put a waiver of a finding into a draft')
      .argument('<file>', 'the draft, or - for standard input')
      .argument('<id>', 'the safeguard or red flag, as “list” shows it')
      .requiredOption('--reason <words>', 'why; shown in every report')
      .option('--by <name>', 'who decided it', '')
      .option('--until <day>', 'the last day it holds, as 2027-01-31', ''),
  ).action(async (file: string, id: string, options: WaiveOptions) => {
    code = await waive(file, id, options, base, io);
  });
  program
    .command('import')
    .description('write a Word document as Markdown, with its automatic numbers written out')
    .argument('<file>', 'the .docx file')
    .option('--output <file>', 'the Markdown file to write, instead of printing it')
    .option('--force', 'replace the file if it is there', false)
    .action(async (file: string, options: OutputOptions) => {
      code = await importFile(file, options, io);
    });
  program
    .command('export')
    .description('write a draft as a Word document, with automatic numbers')
    .argument('<file>', 'the draft, or - for standard input')
    .requiredOption('--output <file>', 'the .docx file to write')
    .option('--force', 'replace the file if it is there', false)
    .action(async (file: string, options: Parameters<typeof exportFile>[1]) => {
      code = await exportFile(file, options, io);
    });
  program
    .command('why')
    .description('tell which configuration applies to a file, and why it is or is not checked')
    .argument('<file>', 'the file')
    .addOption(languageOption())
    .action(async (file: string, options: Parameters<typeof whyChecked>[1]) => {
      code = await whyChecked(file, options, base, io);
    });
  program
    .command('init')
    .description('write a configuration to start from')
    .argument('[folder]', 'where to write it', '.')
    .addOption(
      new Option('--profile <profile>', 'what the drafts are about')
        .choices(Object.keys(profiles))
        .default('general'),
    )
    .action(async (folder: string, { profile }: { readonly profile: string }) => {
      code = await init(folder, profile, io);
    });
  program
    .command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .action((shell: (typeof shells)[number]) => io.out(completionOf(shell, program)));
  program
    .command('explain')
    .description('explain a safeguard or red flag')
    .argument('<id>', 'its id, as “list” shows it')
    .addOption(languageOption())
    .action((id: string, options: Parameters<typeof explain>[1]) => {
      code = explain(id, options, library, io);
    });
  program
    .command('list')
    .description('list the safeguards and red flags')
    .addOption(formatOption())
    .addOption(languageOption())
    .action((options: Parameters<typeof list>[0]) => list(options, library, io));
  program
    .command('library')
    .description('libraries of your own')
    .command('test')
    .description('run the tests that the files of a library carry, and print its hash')
    .argument('[folder]', 'the folder that holds its safeguards-library.yml', '.')
    .action(async (folder: string) => {
      code = await libraryTest(folder, base, io);
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (fault) {
    // Commander has printed the help or what is wrong with the usage.
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
    throw fault;
  }
}

/** The options of a command that changes a draft. */
function revising(command: Command): Command {
  return command
    .option('--output <file>', 'the file to write, instead of printing the draft')
    .option('--write', 'write the draft back into its file', false)
    .option('--force', 'replace the file of --output if it is there', false);
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');
}

function languageOption(): Option {
  return new Option(
    '--language <language>',
    'the language to speak in, over that of the configuration',
  ).choices(languages);
}

type CheckFlags = {
  readonly trait: Settings['traits'];
  readonly draftingChecks?: Settings['draftingChecks'];
};

function jobsOption(written: string): number {
  if (!/^[1-9]\d?$/u.test(written)) throw new InvalidArgumentError('Write a number from 1 to 99.');
  return Number(written);
}

function traitOption(written: string, before: Settings['traits']): Settings['traits'] {
  const [, trait = '', answer] = /^(.*?)\s*=\s*(yes|no)$/u.exec(written) ?? [];
  if (answer === undefined) throw new InvalidArgumentError('Write it as --trait "personal data=yes".');
  const { settings, faults } = readSettings({ traits: { ...before, [trait]: answer === 'yes' } });
  const [fault] = faults;
  if (fault !== undefined) throw new InvalidArgumentError(fault);
  return settings.traits;
}

function draftingOption(written: string): readonly DraftingCheck[] {
  if (written === 'all') return draftingChecks;
  if (written === 'none') return [];
  const { settings, faults } = readSettings({ draftingChecks: written.split(/\s*,\s*/u) });
  const [fault] = faults;
  if (fault !== undefined) throw new InvalidArgumentError(fault);
  return settings.draftingChecks;
}
