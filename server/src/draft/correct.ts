import type { Clause, Contract, Reference } from '../contract/contract.ts';
import { isPart } from '../contract/marker.ts';
import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import { headingFit } from '../library/headings.ts';
import { nearest } from '../library/nearest.ts';
import type { Edit } from './edit.ts';
import { citation } from './style.ts';

/** A slip of drafting put right, not yet judged. */
export type Correction = { readonly edit: Edit; readonly from: string; readonly to: string };

/**
 * The clauses that a reference to a missing one may mean, the likelier first: that whose title follows in brackets, the
 * last one before it in its row, and the one above it.
 */
export function referenceCorrections(contract: Contract, at: Span): readonly Correction[] {
  const reference = contract.references.find(({ span }) => span.start === at.start && span.end === at.end);
  if (reference === undefined) return [];
  const clauses = [titled(contract, reference), ...nearby(contract, reference)];
  return distinct(
    clauses.flatMap((clause) =>
      clause === undefined ? [] : (renumbered(contract, reference, clause) ?? []),
    ),
  );
}

/** The title in brackets behind a reference replaced by the heading of the clause that it names. */
export function titleCorrections({ text, references, clauses }: Contract, at: Span): readonly Correction[] {
  const reference = references.find(({ span }) => span.start === at.start && span.end === at.end);
  const heading = clauses[reference?.target ?? -1]?.heading?.text;
  const title = /^(\s{0,3}\()([^()\r\n]{2,80})\)/u.exec(text.slice(at.end, at.end + 90));
  if (heading === undefined || title?.[1] === undefined || title[2] === undefined) return [];
  const start = at.end + title[1].length;
  return [
    { edit: { span: { start, end: start + title[2].length }, text: heading }, from: title[2], to: heading },
  ];
}

/** The waiver at `at` taken out, with the line that it stood on. */
export function waiverRemoval({ text }: Contract, at: Span): Correction {
  const line = /[^\S\r\n]*$/u.exec(text.slice(0, at.start))?.[0].length ?? 0;
  const alone = at.start - line === 0 || /[\r\n]/u.test(text.charAt(at.start - line - 1));
  const rest = /^[^\S\r\n]*(?:\r\n|\r|\n|$)(?:[^\S\r\n]*(?:\r\n|\r|\n))?/u.exec(text.slice(at.end));
  const span = alone && rest !== null ? { start: at.start - line, end: at.end + rest[0].length } : at;
  return { edit: { span, text: '' }, from: text.slice(at.start, at.end), to: '' };
}

/** The id of the library that a waiver of an unknown one most likely means. */
export function waiverCorrections(
  { text, waivers }: Contract,
  { safeguards, redFlags }: Library,
  at: Span,
): readonly Correction[] {
  const waiver = waivers.find(({ span }) => span?.start === at.start);
  if (waiver === undefined || waiver.id === '') return [];
  const best = nearest(waiver.id, [...safeguards.keys(), ...redFlags.keys()]);
  const start = text.toLowerCase().indexOf(waiver.id, at.start);
  if (best === undefined || start < 0) return [];
  const edit = { span: { start, end: start + waiver.id.length }, text: best };
  return [{ edit, from: waiver.id, to: best }];
}

function titled({ text, clauses }: Contract, { span }: Reference): Clause | undefined {
  const title = /^\s{0,3}[([]["“]?([\p{Lu}][^()[\]\r\n"”]{2,80})/u.exec(
    text.slice(span.end, span.end + 90),
  )?.[1];
  if (title === undefined) return undefined;
  const found = clauses.filter(
    ({ heading, number, role }) =>
      heading !== undefined &&
      number !== undefined &&
      role !== 'contents' &&
      headingFit(heading.text, [title]) === 0,
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The last clause of the row that the reference overshoots, and the clause that holds the row. */
function nearby({ clauses }: Contract, { path }: Reference): readonly Clause[] {
  const body = clauses.filter(
    ({ number, role }) =>
      number !== undefined &&
      number.kind !== 'list' &&
      !isPart(number.word) &&
      role !== 'contents' &&
      role !== 'schedule' &&
      role !== 'recital',
  );
  const above = path.slice(0, -1).join('.');
  const row = body.filter(({ number }) => number?.path.slice(0, -1).join('.') === above);
  const holder = body.find(({ number }) => above !== '' && number?.path.join('.') === above);
  return [row.at(-1), holder].flatMap((it) => it ?? []);
}

/** The number of a reference replaced by that of `clause`. */
function renumbered({ text }: Contract, { span }: Reference, clause: Clause): Correction | undefined {
  const written = /(?:\d|[IVXLC]+\b|[A-Z]\b)(?:[\w.]|\s?\([^()]{1,5}\))*$/u.exec(
    text.slice(span.start, span.end),
  );
  const to = citation(clause);
  if (written === null || to === '') return undefined;
  const start = span.start + written.index;
  return { edit: { span: { start, end: span.end }, text: to }, from: written[0], to };
}

function distinct(corrections: readonly Correction[]): readonly Correction[] {
  return corrections.filter(({ to }, at) => corrections.findIndex((it) => it.to === to) === at);
}
