import type { Clause, Contract } from '../contract/contract.ts';
import { clauseBefore } from '../contract/locate.ts';
import { markerOf, toRoman } from '../contract/marker.ts';
import { readContract } from '../contract/read.ts';
import { isRunningText } from '../contract/running-text.ts';
import type { Span } from '../contract/span.ts';
import type { ClauseText, Safeguard, SubClause } from '../library/library.ts';
import { completeText, type Insertion, insertionOf } from './insert.ts';
import { articlesOf, placeOf } from './place.ts';
import { citation, styleOf } from './style.ts';
import { type Blank, blanksOf, filled, wrapped } from './words.ts';

/** A place where a writer begins a clause: an empty line, or a line that has no more than a number or one word. */
export type ClauseStart = {
  /** The draft without what stands on the line, so that it reads as before the writer came there. */
  readonly base: Contract;
  /** Where the line begins. */
  readonly line: number;
  /** The number on the line with the marks and spaces around it; empty on a line without one. */
  readonly mark: string;
  /** How readers cite the number on the line; empty without one. */
  readonly cite: string;
  /** The word that the writer has begun, and where it stands. */
  readonly word: string;
  readonly span: Span;
  /** The article it stands in, and whether nothing of that article follows. */
  readonly article: Clause;
  readonly last: boolean;
  /** The headings around the place, the nearest first. */
  readonly headings: readonly string[];
  /** Line breaks before and after that keep it apart from its neighbours: how many are there already. */
  readonly breaksBefore: number;
  readonly textAfter: boolean;
};

/** What a writer can begin at `offset`; `undefined` in the middle of a sentence and wherever no duty can stand. */
export function clauseStartAt(contract: Contract, offset: number): ClauseStart | undefined {
  const { text, format } = contract;
  const line = lineStart(text, offset);
  const end = line + (/[^\r\n]*/u.exec(text.slice(line))?.[0].length ?? 0);
  const before = text.slice(line, offset);
  if (text.slice(offset, end).trim() !== '') return undefined;
  const marker = markerOf(before, /^[ \t]{0,3}#/u.test(before));
  const mark = before.slice(0, Math.min(marker?.rest ?? leadOf(before), before.length));
  const word = before.slice(mark.length);
  if (word !== '' && !/^\p{L}[\p{L}\p{N}-]{0,30}$/u.test(word)) return undefined;
  if (marker === undefined && !beginsParagraph(text.slice(0, line), word)) return undefined;
  if (!isRunningText(text, format, offset)) return undefined;
  const base = before === '' ? contract : readContract(text.slice(0, line) + text.slice(end), format);
  const previous = clauseBefore(base, line);
  if (previous === undefined || !['operative', 'boilerplate', 'schedule'].includes(previous.role))
    return undefined;
  const article = articlesOf(base).findLast(({ span }) => span.start <= line) ?? previous;
  if (previous.role !== 'schedule' && previous.span.start > article.span.end) return undefined;
  const gap = /(?:(?:\r\n|\r|\n)[^\S\r\n]*)*$/u.exec(text.slice(0, line))?.[0] ?? '';
  return {
    base,
    line,
    mark,
    cite: marker === undefined ? '' : citeOf(contract, line, end),
    word,
    span: { start: line + mark.length, end: offset },
    article: previous.role === 'schedule' ? previous : article,
    last: previous.role !== 'schedule' && article.span.end <= line,
    headings: headingsAround(base, previous, line),
    breaksBefore: gap.match(/\r\n|\r|\n/gu)?.length ?? 0,
    textAfter: /^(?:\r\n|\r|\n)[^\S\r\n]*[^\s]/u.test(text.slice(end)),
  };
}

/** A clause of the library as it goes in at the place of a writer, in front of whose word it begins. */
export type Begun = Pick<Insertion, 'number'> & {
  readonly text: string;
  readonly blanks: readonly Blank[];
  /** The heading of the article it joins; `undefined` for a new article. */
  readonly into: string | undefined;
};

/**
 * The preferred clause of `safeguard` behind what stands on the line. At the end of an article it takes the next number
 * there, or becomes the next article; elsewhere it takes the number on the line, or none.
 */
export function clauseFor(start: ClauseStart, safeguard: Safeguard, despite: readonly number[]): Begun {
  const { base, line, article } = start;
  const articles = articlesOf(base);
  const next = { article: undefined, after: article.index, offset: line };
  const joined = { article: article.index, after: undefined, offset: line };
  const fits = placeOf(base, safeguard).article !== undefined;
  const lastArticle = articles.at(-1)?.index === article.index;
  const places = !start.last
    ? []
    : lastArticle && !fits
      ? [next, joined]
      : lastArticle
        ? [joined, next]
        : [joined];
  for (const place of places) {
    const insertion = insertionOf(base, safeguard, 'preferred', { despite, place });
    const begun = insertion === undefined ? undefined : behindMark(start, insertion);
    if (begun !== undefined) return begun;
  }
  return unnumbered(start, completeText(base, safeguard, safeguard.clauses.preferred, { despite }));
}

/** An insertion without the number that stands on the line already; `undefined` where it begins with another. */
function behindMark(start: ClauseStart, { edit, blanks, number, into }: Insertion): Begun | undefined {
  const { text } = edit;
  const lead = /^\s*/u.exec(text)?.[0] ?? '';
  const mark = start.mark.trim();
  if (
    mark !== '' &&
    (!text.startsWith(mark, lead.length) || /[\p{L}\p{N}.]/u.test(text.charAt(lead.length + mark.length)))
  )
    return undefined;
  const past = lead.length + mark.length;
  const skip =
    mark === '' || /\s$/u.test(start.mark) ? (/^[^\S\r\n]*/u.exec(text.slice(past))?.[0].length ?? 0) : 0;
  // On an empty line the insertion keeps the indent that its number has in this draft.
  const indent = mark === '' ? (/[^\r\n]*$/u.exec(lead)?.[0] ?? '').slice(start.mark.length) : '';
  const wanted = lead.match(/\r\n|\r|\n/gu)?.length ?? 0;
  const missing = mark === '' ? Math.max(0, wanted - start.breaksBefore) : 0;
  const opening = start.base.lineBreak.repeat(missing) + indent;
  const from = past + skip;
  return {
    number,
    into,
    text: opening + text.slice(from) + closing(start),
    blanks: blanks.map(({ span, suggested }) => ({
      suggested,
      span: { start: span.start - from + opening.length, end: span.end - from + opening.length },
    })),
  };
}

/** The clause as paragraphs: the first behind the mark on the line, the others without numbers of their own. */
function unnumbered(start: ClauseStart, clause: ClauseText): Begun {
  const { base, mark, article } = start;
  const style = styleOf(base);
  const indent = /^\s*/u.exec(mark)?.[0] ?? '';
  const hanging = indent === '' ? '' : ' '.repeat(mark.length);
  const two = base.lineBreak.repeat(2);
  const self = start.cite;
  const inItem = /\([a-z]\)\s*$/iu.test(mark);
  const part = (sub: SubClause): string => {
    const lay = (words: string, used: number, under: string) =>
      wrapped(filled(words, style, self), style.width, used, under, base.lineBreak);
    if (typeof sub === 'string') return lay(sub, mark.length, hanging);
    const items = sub.items.map((item, at) => {
      const label = `${hanging}(${inItem ? toRoman(at + 1) : String.fromCharCode(97 + at)}) `;
      return two + label + lay(item, label.length, ' '.repeat(label.length));
    });
    return lay(sub.lead, mark.length, hanging) + items.join('');
  };
  const opening = mark.trim() === '' ? base.lineBreak.repeat(Math.max(0, 2 - start.breaksBefore)) : '';
  const space = mark.trim() === '' || /\s$/u.test(mark) ? '' : ' ';
  const words = opening + space + clause.text.map(part).join(two + hanging) + closing(start);
  return { ...blanksOf(words), number: self, into: article.heading?.text };
}

/** What keeps the next paragraph apart. */
function closing({ textAfter, base, mark }: ClauseStart): string {
  return textAfter && mark.trim() === '' ? base.lineBreak : '';
}

/**
 * Whether a line behind `before` begins a paragraph: below a blank line, or, while it is empty, below a heading or the
 * end of a sentence. Below anything else it goes on with a sentence that is wrapped by hand.
 */
function beginsParagraph(before: string, word: string): boolean {
  const above = /([^\r\n]*)(?:\r\n|\r|\n)$/u.exec(before.slice(-2000))?.[1] ?? '';
  return above.trim() === '' || (word === '' && /^[ \t]*#|[.;:!?][”"’')\]*_]*\s*$/u.test(above));
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function leadOf(before: string): number {
  return /^[ \t\uFEFF]*(?:#{1,6}[ \t]+)?/u.exec(before)?.[0].length ?? 0;
}

/** The number on a line as readers cite it, where the draft is read with it. */
function citeOf({ clauses }: Contract, line: number, end: number): string {
  const own = clauses.find(
    ({ number }) => number !== undefined && number.span.start >= line && number.span.end <= end,
  );
  return own === undefined || own.number?.kind === 'list' ? '' : citation(own);
}

function headingsAround({ clauses }: Contract, previous: Clause, line: number): readonly string[] {
  const found: string[] = [];
  for (let at: Clause | undefined = previous; at !== undefined; at = clauses[at.parent ?? -1])
    if (
      at.heading !== undefined &&
      (at.span.end > line || at.index === previous.index || at.parent === undefined)
    )
      found.push(at.heading.text);
  return found;
}
