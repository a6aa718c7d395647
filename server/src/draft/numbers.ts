import type { Clause, ClauseNumber } from '../contract/contract.ts';
import { romanValue } from '../contract/marker.ts';
import { labelOf } from './style.ts';

/** The number of the sub-clause `value` of `article`, as the draft writes such numbers. */
export function writtenNumber(number: ClauseNumber, article: Clause, value: number): string {
  const { before, after } = around(number);
  return before + subLabel(number, article, value) + after;
}

/** What a written number has before and after its counting part: `Section ` and `.`. */
export function around({ written, label, word }: ClauseNumber): {
  readonly before: string;
  readonly after: string;
} {
  // Not the I in `TITLE I`.
  const before = written.slice(0, Math.max(0, written.indexOf(label, word.length)));
  return { before, after: written.slice(before.length + label.length) };
}

/** How readers cite the sub-clause `value` of `article`: `9.4`, `9(d)`. */
export function subCitation(number: ClauseNumber, article: Clause, value: number, above: string): string {
  const label = subLabel(number, article, value);
  if (/[.(/-]|^\d+[a-z]$/u.test(label) || number.word !== '' || above === '') return label;
  return /^\d/u.test(label) && !number.written.startsWith('(') ? `${above}.${label}` : `${above}(${label})`;
}

/** What a number counts: the 12 of `12.0`, which numbers articles, and the 3 of `12.3`. */
export function counted({ label, value }: ClauseNumber): number {
  const whole = /^(\d+)\.0+$/u.exec(label);
  return whole === null ? value : Number(whole[1]);
}

/** The counting part of `number` with what it counts set to `value`: `12.3` becomes `12.4`, `12.0` becomes `13.0`. */
export function withLast(number: ClauseNumber, value: number): string {
  const tail = /\.0+$/u.exec(number.label)?.[0];
  if (tail !== undefined && /^\d/u.test(number.label)) return `${value}${tail}`;
  return number.label.replace(/[A-Za-z0-9]+(?=\)?$)/u, labelOf(number, value));
}

function subLabel(number: ClauseNumber, article: Clause, value: number): string {
  const last = labelOf(number, value);
  // `1a.` under article 1.
  if (/^\d+[a-z]$/u.test(number.label) && number.path.length > 1 && article.number !== undefined)
    return `${counted(article.number)}${last}`;
  if (!/[.(/-]/u.test(number.label)) return last;
  const above = number.label.replace(/[A-Za-z0-9]+\)?$/u, '');
  const tail = number.label.endsWith(')') ? ')' : '';
  // `9.4` under article 9, and `IV.4` or `4.4` under article IV: the part above is the article's own; `ST-4` is of a list.
  const [part = '', ...more] = above.split(/[.(/-]/u).filter(Boolean);
  const own = article.number;
  // `I.4.1` under article I.4, `B-3.1` under B-3.
  if (own !== undefined && more.length > 0 && own.label.split(/[.(/-]/u).length === more.length + 1)
    return own.label + above.slice(-1) + last + tail;
  if (more.length > 0 || own === undefined) return above + last + tail;
  return above.replace(part, partOf(own, part)) + last + tail;
}

/** The number of an article in the way that `part`, which stands for it in the numbers below it, is written. */
function partOf(article: ClauseNumber, part: string): string {
  if (/^[A-Z]*\d+$/u.test(part)) return part.replace(/\d+$/u, String(counted(article)));
  return part.length > 1 && romanValue(part) === 0
    ? part
    : article.label.replace(/^.*?([A-Za-z0-9]+)$/u, '$1');
}
