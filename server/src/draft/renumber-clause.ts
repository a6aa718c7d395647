import type { Clause, Contract, Reference } from '../contract/contract.ts';
import { withHeld } from '../contract/locate.ts';
import { romanValue } from '../contract/marker.ts';
import { readContract } from '../contract/read.ts';
import type { Span } from '../contract/span.ts';
import { applyEdits, type Edit } from './edit.ts';
import { refusedFor } from './refusal.ts';
import type { Renaming } from './rename-term.ts';
import { citation, labelOf } from './style.ts';

/**
 * Gives `clause` another number of the same rank that no clause has, here and in every reference to it or to a clause
 * that it holds. Refused wherever the draft would not read the same afterwards.
 */
export function renumber(contract: Contract, clause: Clause, written: string): Renaming {
  const { number } = clause;
  if (number === undefined || number.kind === 'list') return refusedFor({ kind: 'no number' });
  const value = newValue(clause, written);
  if (value === undefined)
    return refusedFor({
      kind: 'other number',
      written,
      label: number.label,
      example: exampleFor(number),
    });
  if (value === number.value) return { edits: [] };
  const siblings = siblingsOf(contract, clause);
  const taken = siblings.find((it) => it.number?.value === value);
  if (taken !== undefined) return refusedFor({ kind: 'number taken', words: nameOf(taken) });
  const loose = looseMention(contract, clause);
  if (loose !== undefined) return refusedFor({ kind: 'loose', words: loose });
  const passed = siblings.some(
    (it) => it.index < clause.index !== (it.number?.value ?? 0) < value && it.parent === clause.parent,
  );
  const edits = [
    ...ownEdits(contract, clause, value),
    ...referenceEdits(contract, clause, value),
    ...contentsEdits(contract, clause, value),
  ].sort((a, b) => a.span.start - b.span.start);
  if (passed || !readsTheSame(contract, edits))
    return refusedFor({ kind: 'out of order', words: labelOf(number, value) });
  return { edits };
}

/** The value that `written` asks for: a whole number like the clause’s own, or its last part alone. */
function newValue({ number }: Clause, written: string): number | undefined {
  if (number === undefined) return undefined;
  const bare = written
    .trim()
    .replace(/^(?:\p{L}{2,}\.?|§)\s+(?=[\p{L}\p{N}(])/u, '')
    .replace(/[.):]+$/u, '');
  const parts = tokensOf(bare, 0).map(({ text }) => text);
  const own = tokensOf(number.label, 0).map(({ text }) => text);
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  const above = parts.slice(0, -1).join('.').toLowerCase();
  const known = [own.slice(0, -1), number.path.slice(0, -1)].map((it) => it.join('.').toLowerCase());
  if (parts.length > 1 && !known.includes(above)) return undefined;
  const value = valueIn(number.kind, last);
  return value !== undefined && value > 0 && value < 400 ? value : undefined;
}

function valueIn(kind: NonNullable<Clause['number']>['kind'], label: string): number | undefined {
  switch (kind) {
    case 'decimal':
      return /^\d{1,3}$/u.test(label) ? Number(label) : undefined;
    case 'upper-roman':
    case 'lower-roman':
      return /^[ivxlc]+$/iu.test(label) ? romanValue(label) : undefined;
    case 'upper-letter':
    case 'lower-letter':
      return /^[a-z]$/iu.test(label) ? label.toLowerCase().charCodeAt(0) - 96 : undefined;
    case 'list':
      return undefined;
  }
}

function exampleFor(number: NonNullable<Clause['number']>): string {
  return number.label.replace(/[A-Za-z0-9]+(?=\)?$)/u, labelOf(number, number.value + 1));
}

function nameOf(clause: Clause): string {
  const word = clause.number?.word;
  return `${word === undefined || word === '' ? 'clause' : word} ${citation(clause)}`;
}

function siblingsOf({ clauses }: Contract, { parent, index, number, role }: Clause): readonly Clause[] {
  const attached = role === 'schedule';
  return clauses.filter(
    (it) =>
      it.index !== index &&
      it.number !== undefined &&
      it.role !== 'contents' &&
      (it.role === 'schedule') === attached &&
      (it.parent === parent ||
        // The body numbers its clauses through; each part of a schedule may begin anew.
        (!attached &&
          it.number.path.length === number?.path.length &&
          it.number.path.slice(0, -1).join() === number.path.slice(0, -1).join() &&
          it.number.word === number.word)),
  );
}

/** The numbers of the clause and of those it holds, where they are written with the part that changes. */
function ownEdits(contract: Contract, clause: Clause, value: number): readonly Edit[] {
  const at = (clause.number?.path.length ?? 1) - 1;
  return withHeld(contract, clause).flatMap(({ number }) => {
    if (number === undefined || number.kind === 'list') return [];
    const start = number.span.start + number.written.indexOf(number.label);
    const tokens = tokensOf(number.label, start);
    return clause.number === undefined
      ? []
      : replaced(tokens[at - (number.path.length - tokens.length)], clause.number, value);
  });
}

function referenceEdits(contract: Contract, clause: Clause, value: number): readonly Edit[] {
  const { number } = clause;
  if (number === undefined) return [];
  const targets = new Map(withHeld(contract, clause).map((it) => [it.index, it.number?.path.length ?? 0]));
  return contract.references.flatMap((reference) => {
    const length = targets.get(reference.target ?? -1);
    if (length === undefined) return [];
    // “paragraph 3 of Schedule 2” leaves out the schedule, which leads the path of the paragraph.
    const left = Math.max(0, length - reference.path.length);
    return replaced(numberTokens(contract, reference)[number.path.length - 1 - left], number, value);
  });
}

/** The number in the table of contents, where the entry has the clause’s number and heading. */
function contentsEdits(
  { clauses, text }: Contract,
  { number, heading }: Clause,
  value: number,
): readonly Edit[] {
  if (number === undefined || heading === undefined) return [];
  return clauses
    .filter(({ role }) => role === 'contents')
    .flatMap(({ span }) => {
      const listed = text.slice(span.start, span.end);
      return [...listed.matchAll(/[^\r\n]+/gu)].flatMap(({ 0: line, index }) => {
        const entry = /^[^\p{L}\p{N}]*(?:\p{L}{2,}\s+)?([\p{L}\d.]*[\p{L}\d])(?![\p{L}\d])/u.exec(line);
        if (entry?.[1] !== number.label || !line.includes(heading.text)) return [];
        const start = span.start + index + entry[0].length - number.label.length;
        return replaced(tokensOf(number.label, start).at(-1), number, value);
      });
    });
}

type NumberToken = { readonly span: Span; readonly text: string };

/** The parts of a written number: `12`, `3` and `b` of `12.3(b)`. */
function tokensOf(label: string, start: number): readonly NumberToken[] {
  return [...label.matchAll(/[A-Za-z0-9]+/gu)].map(({ 0: text, index }) => ({
    text,
    span: { start: start + index, end: start + index + text.length },
  }));
}

/** The parts of the number of a reference, without the word that may stand before it. */
function numberTokens({ text }: Contract, { span, path }: Reference): readonly NumberToken[] {
  return tokensOf(text.slice(span.start, span.end), span.start).slice(-path.length);
}

/** A part of a number with another value, counted as it is counted there: `Article 4` may name `ARTICLE IV`. */
function replaced(
  token: NumberToken | undefined,
  { kind }: NonNullable<Clause['number']>,
  value: number,
): readonly Edit[] {
  if (token === undefined) return [];
  const { text, span } = token;
  const upper = text === text.toUpperCase();
  const letters = kind === 'upper-letter' || kind === 'lower-letter';
  const counted = /^\d+$/u.test(text) ? 'decimal' : letters ? 'lower-letter' : 'lower-roman';
  const label = labelOf({ kind: counted, label: text }, value);
  return [{ span, text: upper ? label.toUpperCase() : label }];
}

/**
 * The number where words of the draft hold it outside of any reference that is understood: `as (b) says`, `see 9.4`.
 * A whole number alone is in every sentence and says nothing.
 */
function looseMention(contract: Contract, clause: Clause): string | undefined {
  const { number } = clause;
  if (number === undefined) return undefined;
  const last = number.path.at(-1) ?? '';
  const lettered = number.kind !== 'decimal' && number.open === '(';
  const looked = lettered ? `(${last})` : /[.(/-]/u.test(number.label) ? number.label : undefined;
  if (looked === undefined) return undefined;
  const family = lettered ? familyOf(contract, clause) : contract.clauses;
  for (const { paragraphs, role } of family) {
    if (role === 'contents') continue;
    for (const { span } of paragraphs) {
      const words = contract.text.slice(span.start, span.end);
      for (let at = words.indexOf(looked); at >= 0; at = words.indexOf(looked, at + 1)) {
        const start = span.start + at;
        const end = start + looked.length;
        const whole =
          !/[\p{L}\p{N}.]$/u.test(words.slice(0, at)) &&
          !/^\.?[\p{L}\p{N}]/u.test(words.slice(at + looked.length));
        const known = contract.references.some((it) => it.span.start <= start && end <= it.span.end);
        if ((whole || lettered) && !known)
          return words
            .slice(Math.max(0, at - 20), at + looked.length)
            .replace(/\s+/gu, ' ')
            .trim();
      }
    }
  }
  return undefined;
}

/** The clauses under the article that holds `clause`. */
function familyOf(contract: Contract, clause: Clause): readonly Clause[] {
  const { clauses } = contract;
  let top = clause;
  for (let above = clauses[top.parent ?? -1]; above !== undefined; above = clauses[top.parent ?? -1])
    top = above;
  return withHeld(contract, top);
}

/** Whether the draft has the same clauses and references after `edits`, save for the numbers. */
function readsTheSame(contract: Contract, edits: readonly Edit[]): boolean {
  const after = readContract(applyEdits(contract.text, edits), contract.format);
  const shape = ({ clauses, references }: Contract) =>
    JSON.stringify([
      clauses.map(({ parent, role, number, heading }) => [
        parent,
        role,
        number?.kind,
        number?.word,
        heading?.text,
      ]),
      references.map(({ kind, target }) => [kind, target]),
    ]);
  return shape(after) === shape(contract);
}
