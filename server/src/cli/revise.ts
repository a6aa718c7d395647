import { realpath } from 'node:fs/promises';
import type { Base } from '../config/libraries.ts';
import { applyEdits, type Edit } from '../draft/edit.ts';
import { type Judge, judgeOf } from '../draft/judge.ts';
import type { Library } from '../library/compile.ts';
import { nearest } from '../library/nearest.ts';
import { type Checked, checkText } from '../report/check.ts';
import { printable } from '../report/citing.ts';
import { lineTable, positionAt } from '../report/line-table.ts';
import { verdictReason } from '../report/messages.ts';
import { toldConfigurations } from './configuration.ts';
import { encoded, formatOf } from './input.ts';
import type { ExitCode, Io } from './io.ts';
import { only } from './only.ts';
import { writeOrWhy } from './write-file.ts';

/** Where the changed draft goes: printed, unless one of these says otherwise. */
export type RevisionOptions = {
  readonly output?: string;
  readonly write: boolean;
  readonly force: boolean;
};

/** A draft that is to be changed, and what it is judged by. */
export type Subject = {
  readonly checked: Checked;
  readonly library: Library;
  readonly judge: Judge;
  readonly today: string;
};

/** Edits of a draft, and how to tell of them; or why there are none, a phrase. */
export type Revision =
  | { readonly refused: string }
  | { readonly edits: readonly Edit[]; readonly told: readonly Told[] };

/** A line on what was done; `at` is an offset in the text after the edits. */
export type Told = { readonly at: number; readonly words: string };

/**
 * Changes a draft: prints it with its edits, or writes it in its own encoding, byte for byte as it was outside of them.
 * What was done is told on the error stream, so that standard output is the draft alone.
 */
export async function revise(
  file: string,
  { output, write, force }: RevisionOptions,
  revision: (subject: Subject) => Revision,
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const refused = (name: string, why: string): ExitCode => {
    io.err(`${printable(name)}: Not changed: ${why}${why.endsWith('?') ? '' : '.'}\n`);
    return 2;
  };
  if (write && output !== undefined) return refused(file, 'use either --write or --output');
  if (write && file === '-') return refused('-', 'standard input cannot be written back; use --output');
  const input = await only(file, 'stdin', io);
  if (input === undefined) return 2;
  const { name, text, encoding } = input;
  const configured = toldConfigurations(base, io);
  const { library, ...treatment } = await configured.of(name);
  if (configured.faulty()) return refused(name, 'its configuration has mistakes');
  const settings = { ...treatment.settings, today: io.today() };
  const checked = checkText(text, library, formatOf(name), settings);
  if (!checked.contract.verdict.contract)
    return refused(name, lowerFirst(verdictReason(checked.contract.verdict)));
  const judge = judgeOf(library, checked.contract.format, settings);
  const revised = revision({ checked, library, judge, today: settings.today });
  if ('refused' in revised) return refused(name, revised.refused);
  const after = applyEdits(text, revised.edits);
  const target = write ? await realpath(file) : output;
  if (target === undefined) io.out(after);
  else {
    const fault = await writeOrWhy(
      target,
      encoded(after, encoding),
      write ? { replace: true, unchanged: encoded(text, encoding) } : { replace: force },
    );
    if (fault !== undefined) return refused(target, fault);
  }
  const lines = lineTable(after);
  for (const { at, words } of revised.told) {
    const { line, column } = positionAt(lines, at);
    io.err(`${printable(output ?? name)}:${line}:${column}: ${printable(words)}\n`);
  }
  return 0;
}

/** That there is no safeguard or red flag of this name, with the one that was probably meant. */
export function unknownId(id: string, { safeguards, redFlags }: Library): string {
  const meant = nearest(id, [...safeguards.keys(), ...redFlags.keys()]);
  const hint = meant === undefined ? '“contract-safeguards list” shows all' : `did you mean “${meant}”?`;
  return `there is no safeguard or red flag “${id}”; ${hint}`;
}

/** Where text put in by `edit` starts in the text after `all` edits, of which it is one. */
export function startOf(edit: Edit, all: readonly Edit[]): number {
  return all
    .filter((it) => it !== edit && it.span.start <= edit.span.start)
    .reduce((at, { span, text }) => at + text.length - (span.end - span.start), edit.span.start);
}

/** A sentence as the end of another, without its full stop. */
function lowerFirst(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/u, '');
}
