import type { Base } from '../config/libraries.ts';
import { digestOf, libraryDigest } from '../library/digest.ts';
import type { Language } from '../library/language.ts';
import type { Report } from '../report/blocks.ts';
import { checkText } from '../report/check.ts';
import { printable } from '../report/citing.ts';
import { compareReport, compareVersions, isLoss } from '../report/compare.ts';
import { evidenceReport } from '../report/evidence.ts';
import { writeHtml } from '../report/write-html.ts';
import { writeMarkdown } from '../report/write-markdown.ts';
import { configurations, type Treatment, why } from './configuration.ts';
import { formatOf, inputsOf } from './input.ts';
import type { ExitCode, Io } from './io.ts';
import { speaking } from './language.ts';

/** How a report is written. */
export const reportFormats = ['markdown', 'html'] as const;
type ReportFormat = (typeof reportFormats)[number];

const writers: Readonly<Record<ReportFormat, (report: Report) => string>> = {
  markdown: writeMarkdown,
  html: writeHtml,
};

/** Prints the evidence report on one draft. */
export async function report(
  file: string,
  {
    format,
    stdinName,
    language,
  }: { readonly format: ReportFormat; readonly stdinName: string; readonly language?: Language },
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const text = await only(file, stdinName, io);
  if (text === undefined) return 2;
  const configured = configurations(base, io);
  const treatment = await configured.of(text.name);
  const library = speaking(language, 'file', io)(treatment.library, treatment.settings);
  const settings = { ...treatment.settings, today: io.today() };
  const checked = checkText(text.text, library, formatOf(text.name), settings);
  const facts = {
    name: printable(text.name),
    draftHash: digestOf(text.text),
    libraryHash: libraryDigest(library),
    version: io.version,
    today: settings.today,
  };
  io.out(writers[format](evidenceReport(checked, library, facts)));
  return configured.faulty() ? 2 : 0;
}

/** Prints what a later version of a draft lost and gained against an earlier one. Exit code 1 for a loss if asked for. */
export async function compare(
  old: string,
  own: string,
  {
    format,
    failOnLoss,
    language,
  }: { readonly format: ReportFormat; readonly failOnLoss: boolean; readonly language?: Language },
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const before = await only(old, 'stdin', io);
  const after = await only(own, 'stdin', io);
  if (before === undefined || after === undefined) return 2;
  const configured = configurations(base, io);
  // Both are judged by the library of the later version: what a stricter library asks for has not been lost.
  const treatment = await configured.of(after.name);
  const library = speaking(language, 'file', io)(treatment.library, treatment.settings);
  const judge = async ({ name, text }: { readonly name: string; readonly text: string }) =>
    checkText(text, library, formatOf(name), { ...(await configured.of(name)).settings, today: io.today() });
  const one = await judge(before);
  const other = await judge(after);
  const changes = compareVersions(one, other, library);
  const names = { before: printable(before.name), after: printable(after.name) };
  io.out(writers[format](compareReport(changes, one, other, names, library.language)));
  for (const { name, checked } of [
    { name: names.before, checked: one },
    { name: names.after, checked: other },
  ]) {
    if (checked.contract.verdict.contract) continue;
    io.err(`${name}: Not checked: it does not read like a contract, so nothing can be compared.\n`);
    return 2;
  }
  return configured.faulty() ? 2 : failOnLoss && changes.some(isLoss) ? 1 : 0;
}

/** Prints which configuration applies to a file and why it is or is not checked. */
export async function whyChecked(
  file: string,
  { language }: { readonly language?: Language },
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const text = await only(file, 'stdin', io);
  if (text === undefined) return 2;
  const verdict = ({ settings, library }: Treatment) =>
    checkText(text.text, library, formatOf(text.name), settings).contract.verdict;
  const inWords = speaking(language, 'terminal', io);
  return why(text.name, verdict, inWords, base, io);
}

/** The one text that `file` names; `undefined`, with the reason on the error stream, where it names none or several. */
async function only(
  file: string,
  stdinName: string,
  io: Io,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const inputs = [];
  for await (const input of inputsOf([file], stdinName, io.stdin)) inputs.push(input);
  const [input] = inputs;
  if (inputs.length > 1 || input === undefined) {
    io.err(`${printable(file)}: name one file, not ${inputs.length}.\n`);
    return undefined;
  }
  if ('fault' in input) {
    io.err(`${printable(input.name)}: Not checked: ${input.fault}.\n`);
    return undefined;
  }
  return input;
}
