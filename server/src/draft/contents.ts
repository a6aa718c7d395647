import type { Clause, Contract } from '../contract/contract.ts';
import type { Edit } from './edit.ts';
import { rowOf } from './place.ts';
import { inCaseOf } from './write.ts';

/** A line of a table of contents. */
export type ContentsLine = { readonly start: number; readonly end: number; readonly text: string };

/** The lines with words of the tables of contents of a draft. */
export function contentsLinesOf({ text, clauses }: Contract): readonly ContentsLine[] {
  return clauses
    .filter(({ role }) => role === 'contents')
    .flatMap(({ span }) =>
      [...text.slice(span.start, span.end).matchAll(/[^\r\n]*\S[^\r\n]*/gu)].map(({ 0: line, index }) => ({
        start: span.start + index,
        end: span.start + index + line.length,
        text: line,
      })),
    );
}

/** The line of the contents that lists `clause`, by its number and heading. */
export function lineOf(
  lines: readonly ContentsLine[],
  { number, heading }: Clause,
): ContentsLine | undefined {
  if (heading === undefined) return undefined;
  const words = fold(heading.text);
  return lines.find(({ text }) => {
    const at = fold(text).indexOf(words);
    if (at < 0) return false;
    return number === undefined || startOfNumber(text, number.label) !== undefined;
  });
}

/** Where the number `label` stands in a line of the contents: before its heading, and not as a part of another. */
export function startOfNumber(line: string, label: string): number | undefined {
  const found = new RegExp(
    `^[\\s>*+\\-[_#]*(?:\\p{L}+\\.?\\s+|§+\\s*)?(?=${label.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?![\\p{L}\\p{N}]|\\.\\d))`,
    'u',
  ).exec(line);
  return found === null ? undefined : found[0].length;
}

/** The line that lists a new article behind `after`, as an edit; none where the contents do not list `after`. */
export function contentsEntry(
  contract: Contract,
  after: Clause,
  number: string,
  heading: string,
): readonly Edit[] {
  const lines = contentsLinesOf(contract);
  const model = lineOf(lines, after);
  if (model === undefined || after.heading === undefined) return [];
  const articles = rowOf(contract);
  const next = articles[articles.indexOf(after) + 1];
  const nextLine = next === undefined ? undefined : lineOf(lines, next);
  const end = nextLine === undefined ? model.end : (lines[lines.indexOf(nextLine) - 1]?.end ?? model.end);
  const entry = entryLike(model.text, after, number, heading, pageOf(nextLine?.text ?? model.text));
  const before = lines[lines.indexOf(model) - 1] ?? lines[lines.indexOf(model) + 1];
  const [one, other] =
    before === undefined ? [] : before.end < model.start ? [before, model] : [model, before];
  const between = one === undefined || other === undefined ? '' : contract.text.slice(one.end, other.start);
  const gap = /^(?:\r\n|\r|\n){2}/u.test(between) && before?.end !== undefined ? 2 : 1;
  const isHeading = before !== undefined && /contents|index/iu.test(before.text) && !/\d/u.test(before.text);
  return [
    {
      span: { start: end, end },
      text: contract.lineBreak.repeat(isHeading ? 1 : gap) + entry,
    },
  ];
}

function entryLike(
  line: string,
  { number, heading }: Clause,
  label: string,
  words: string,
  page: string | undefined,
): string {
  const own = heading?.text ?? '';
  const flat = foldSpaces(line);
  const at = flat.toLowerCase().indexOf(own.toLowerCase());
  const shown = inCaseOf(flat.slice(at, at + own.length), words);
  let entry = flat.slice(0, at) + shown + flat.slice(at + own.length);
  const numberAt = number === undefined ? undefined : startOfNumber(entry, number.label);
  if (number !== undefined && numberAt !== undefined)
    entry = entry.slice(0, numberAt) + label + entry.slice(numberAt + number.label.length);
  entry = entry.replace(/\(#[^()]*\)/u, () => `(#${slugOf(`${label === '' ? '' : `${label}. `}${shown}`)})`);
  if (page !== undefined) entry = entry.replace(/\d{1,4}(\s*)$/u, `${page}$1`);
  // Dots lead to the same column as in the other lines.
  const longer = entry.length - line.length;
  return entry.replace(/\.{4,}/u, (dots) => '.'.repeat(Math.max(4, dots.length - longer)));
}

function pageOf(line: string): string | undefined {
  return /(?:\.{3,}|\s{2,}|\t)\s*(\d{1,4})\s*$/u.exec(line)?.[1];
}

/** The anchor that Markdown viewers give a heading. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/gu, '-');
}

function fold(words: string): string {
  return words
    .toLowerCase()
    .replace(/[*_[\]]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function foldSpaces(words: string): string {
  return words.trimEnd();
}
