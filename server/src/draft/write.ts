import type { Clause, Contract } from '../contract/contract.ts';
import type { ClauseText, SubClause } from '../library/library.ts';
import { around, subCitation, withLast, writtenNumber } from './numbers.ts';
import { citation, type Style } from './style.ts';
import { filled, wrapped } from './words.ts';

/** Words of a clause as they will stand in the draft, line breaks before them included; blanks still as `[[30]]`. */
export type Drafted = { readonly text: string; readonly number: string };

/** How a clause of this draft begins: what stands before its number and after it. */
export type Model = {
  readonly of: Clause;
  readonly before: string;
  readonly after: string;
  readonly hanging: string;
  /** Line breaks before the first clause of this kind, and before each further one. */
  readonly gaps: { readonly first: number; readonly next: number };
  /** What follows its heading, or `undefined` where such clauses have none. */
  readonly heading: { readonly close: string; readonly runIn: boolean; readonly like: string } | undefined;
  /** How the clauses below one with a heading on a line of its own are written, where the draft has such. */
  readonly below: Model | undefined;
};

/** What clauses written like `clause` share. */
export function modelOf(contract: Contract, clause: Clause, gaps: Model['gaps']): Model {
  const { text } = contract;
  const { number, marker, paragraphs } = clause;
  // “2.2 THE CITY PAYS.” may have been read as a heading; one with nothing below it is the text itself.
  const heading = clause.paragraphs.length + clause.children.length === 0 ? undefined : clause.heading;
  const body = paragraphs[0]?.span;
  const wordsStart = Math.min(
    heading?.span.start ?? marker.end,
    body?.start ?? Number.POSITIVE_INFINITY,
    text.length,
  );
  const numberEnd = number?.span.end ?? marker.start;
  const between = text.slice(numberEnd, Math.max(numberEnd, wordsStart));
  const closing =
    heading === undefined
      ? ''
      : (/^[.:]?(?:\*\*|__|[*_]|<\/[a-z]+>)*[.:]?\s*(?:[–—-]+\s*)?/u.exec(
          text.slice(
            heading.span.end,
            heading.runIn && body !== undefined
              ? Math.max(body.start, heading.span.end)
              : lineEnd(text, heading.span.end),
          ),
        )?.[0] ?? '');
  const before = text.slice(marker.start, number?.span.start ?? marker.end).replace(/^\uFEFF/u, '');
  return {
    of: clause,
    before,
    after: heading === undefined ? unmarked(before, between) : (between || ' ').replace(/\sid="[^"]*"/gu, ''),
    hanging: hangingOf(contract, clause),
    gaps,
    heading: heading && { close: closing, runIn: heading.runIn, like: heading.text },
    below: heading === undefined || heading.runIn ? undefined : modelBelow(contract, clause),
  };
}

/**
 * What stands between a number and words without a heading: no tag, and emphasis that opens before the number is closed
 * behind it, `**12.1** The City`, where the draft closed it behind a heading.
 */
function unmarked(before: string, between: string): string {
  const plain = between.replace(/<[^<>]*>/gu, '') || ' ';
  const opened = /[*_]+$/u.exec(before)?.[0] ?? '';
  if (opened !== '' && !plain.includes(opened)) {
    const stop = /^[.:)]*/u.exec(plain)?.[0] ?? '';
    return stop + [...opened].reverse().join('') + (plain.slice(stop.length) || ' ');
  }
  const odd = plain.replace(/[^*_]/gu, '').length % 4 !== 0;
  return odd && opened === '' ? plain.replace(/[*_]+/gu, '') || ' ' : plain;
}

/** `model` for clauses without a heading. */
export function headless(model: Model): Model {
  return { ...model, after: unmarked(model.before, model.after), heading: undefined };
}

/** The indent of the second line of a clause: its own, else that of its peers, else that of its words. */
function hangingOf(contract: Contract, clause: Clause): string {
  const peers = contract.clauses.filter(
    ({ depth, number }) => depth === clause.depth && number?.kind === clause.number?.kind,
  );
  for (const { paragraphs } of [clause, ...peers]) {
    const body = paragraphs[0]?.span;
    const second =
      body === undefined
        ? null
        : /(?:\r\n|\r|\n)([^\S\r\n]*)/u.exec(contract.text.slice(body.start, body.end));
    if (second !== null) return second[1] ?? '';
  }
  const { marker } = clause;
  const before = contract.text.slice(marker.start, clause.number?.span.start ?? marker.start);
  return /^[^\S\r\n]+$/u.test(before) ? ' '.repeat(marker.end - marker.start) : '';
}

function modelBelow(contract: Contract, clause: Clause): Model | undefined {
  const numbered = clause.children.flatMap((child) => {
    const it = contract.clauses[child];
    return it?.number === undefined || it.number.kind === 'list' ? [] : [it];
  });
  const [first, second] = numbered;
  if (first === undefined) return undefined;
  return modelOf(contract, first, gapsOf(contract, clause, first, second));
}

/** The line breaks before the first clause below `above`, and before the one that follows it. */
export function gapsOf(
  contract: Contract,
  above: Clause,
  first: Clause,
  second: Clause | undefined,
): Model['gaps'] {
  const gap = Math.max(gapBetween(contract, above, first), 1);
  return { first: gap, next: second === undefined ? gap : Math.max(gapBetween(contract, first, second), 1) };
}

function lineEnd(text: string, from: number): number {
  return from + (/[^\r\n]*/u.exec(text.slice(from))?.[0].length ?? 0);
}

/** Sub-clauses from number `value` on; one headed sub-clause with items where the draft gives its sub-clauses headings. */
export function subClauses(
  contract: Contract,
  style: Style,
  model: Model,
  article: Clause,
  value: number,
  clause: ClauseText,
  gap = model.gaps.first,
): Drafted {
  const number = model.of.number;
  if (number === undefined) return paragraphsOf(contract, style, citation(article), clause.text);
  const cite = subCitation(number, article, value, citation(article));
  const gapAt = (at: number): string => breaks(contract, at === 0 ? gap : model.gaps.next);
  const mark = (at: number): string => {
    const own = writtenNumber(number, article, value + at);
    // Words in a column stay in it: `2.10 ` is as wide as `2.9  `.
    const spaces = Math.max(1, model.after.length - (own.length - number.written.length));
    return model.before + own + (/^ {2,}$/u.test(model.after) ? ' '.repeat(spaces) : model.after);
  };
  if (model.heading === undefined) {
    const lines = clause.text.map((part, at) => {
      const opening = mark(at);
      return gapAt(at) + opening + body(contract, style, part, cite, opening.length, model);
    });
    return { text: lines.join(''), number: cite };
  }
  const opening = mark(0) + inCaseOf(model.heading.like, clause.heading) + model.heading.close;
  if (model.heading.runIn)
    return {
      text: gapAt(0) + opening + behind(contract, style, model, clause.text, cite, opening.length),
      number: cite,
    };
  const start = gapAt(0) + opening.trimEnd();
  if (model.below === undefined)
    return { text: start + spaced(contract, style, model, clause.text, cite), number: cite };
  // The clause itself is the article of what stands below it.
  const own: Clause = {
    ...model.of,
    number: { ...number, value, label: withLast(number, value), path: [cite] },
  };
  const items = subClauses(contract, style, model.below, own, 1, clause);
  return { text: start + items.text, number: cite };
}

/** The first part behind a run-in heading, the others in paragraphs of their own or of one with it. */
function behind(
  contract: Contract,
  style: Style,
  model: Model,
  parts: readonly SubClause[],
  self: string,
  used: number,
): string {
  const [lead, ...rest] = parts;
  if (lead === undefined) return '';
  const single = model.of.paragraphs.length <= 1 && model.of.children.length === 0;
  if (single && parts.every((part) => typeof part === 'string'))
    return body(contract, style, parts.join(' '), self, used, model);
  return body(contract, style, lead, self, used, model) + spaced(contract, style, model, rest, self);
}

/** Parts as paragraphs without numbers. */
function spaced(
  contract: Contract,
  style: Style,
  model: Model,
  parts: readonly SubClause[],
  self: string,
): string {
  const indent = indentOf(contract, model);
  return parts
    .map((part) => breaks(contract, 2) + indent + body(contract, style, part, self, indent.length, model))
    .join('');
}

/** Later paragraphs of a list item are indented as Markdown asks, so that they stay part of it. */
function indentOf({ format }: Contract, model: Model): string {
  const { before, of, after, hanging } = model;
  const written = of.number?.written ?? '';
  const width = before.length + written.length + after.length;
  if (isListItem(format, model)) return ' '.repeat(width);
  if (/^[ \t]+$/u.test(before) && of.number?.word === '') return ' '.repeat(width);
  return hanging;
}

/** Whether Markdown takes such a clause for an item of a list. */
function isListItem(format: Contract['format'], { before, of, after }: Model): boolean {
  return (
    format === 'markdown' &&
    /^[ \t]*$/u.test(before) &&
    /^\d{1,9}[.)]$/u.test(of.number?.written ?? '') &&
    /^[ \t]/u.test(after)
  );
}

/** A sub-clause's words; items follow on lines of their own, as `(a)`, or as `(i)` below a letter. */
function body(
  contract: Contract,
  style: Style,
  part: SubClause,
  self: string,
  used: number,
  model: Model,
): string {
  const fill = (words: string) => filled(words, style, self);
  if (typeof part === 'string')
    return wrapped(fill(part), style.width, used, model.hanging, contract.lineBreak);
  const lead = wrapped(fill(part.lead), style.width, used, model.hanging, contract.lineBreak);
  const own = indentOf(contract, model);
  const indent = own === '' && contract.format === 'plain' ? '   ' : own;
  const gap = isListItem(contract.format, model) ? 2 : model.gaps.next;
  const items = part.items.map((item, at) => {
    const mark = `${indent}(${itemLabel(model, at)}) `;
    return (
      breaks(contract, gap) +
      mark +
      wrapped(fill(item), style.width, mark.length, ' '.repeat(mark.length), contract.lineBreak)
    );
  });
  return lead + items.join('');
}

const itemRomans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

function itemLabel({ of }: Model, at: number): string {
  const letter = String.fromCharCode(97 + at);
  return of.number?.kind === 'lower-letter' ? (itemRomans[at] ?? letter) : letter;
}

/** Parts as paragraphs without numbers, two line breaks before each. */
export function paragraphsOf(
  contract: Contract,
  style: Style,
  self: string,
  parts: readonly SubClause[],
): Drafted {
  const model: Model = {
    of: emptyClause,
    before: '',
    after: '',
    hanging: '',
    gaps: { first: 2, next: 2 },
    heading: undefined,
    below: undefined,
  };
  return { text: spaced(contract, style, model, parts, self), number: self };
}

/** A part as further sentences of a paragraph: items stand in its line. */
export function sentenceOf(style: Style, part: SubClause, self: string): string {
  return filled(
    typeof part === 'string'
      ? part
      : `${part.lead} ${part.items.map((item, at) => `(${String.fromCharCode(97 + at)}) ${item}`).join(' ')}`,
    style,
    self,
  );
}

const emptyClause: Clause = {
  index: -1,
  parent: undefined,
  children: [],
  depth: 0,
  role: 'operative',
  number: undefined,
  heading: undefined,
  span: { start: 0, end: 0 },
  marker: { start: 0, end: 0 },
  paragraphs: [],
};

/** The line of number and heading of a new article like `model.of`. */
export function articleLine(contract: Contract, model: Model, value: number, heading: string): string {
  const { number } = model.of;
  if (number === undefined) return headingLine(contract, model.of, heading);
  const { before, after } = around(number);
  const start = model.before + before + withLast(number, value) + after;
  // An article without a heading is its first words: the new one gets a run-in heading of its own.
  if (model.heading === undefined) return `${start}${model.after}${heading}.`;
  // A heading on the line below the number stays there, a run-in one before its body.
  return start + model.after + heading + model.heading.close.trimEnd();
}

/** A heading for a draft that has none to go by. */
export function plainHeading({ format }: Contract, heading: string): string {
  return format === 'markdown' ? `## ${heading}` : heading.toUpperCase();
}

/** Parts behind the run-in heading of a new article without sub-clauses. */
export function behindHeading(
  contract: Contract,
  style: Style,
  model: Model,
  parts: readonly SubClause[],
  self: string,
  opening: string,
): string {
  return ` ${behind(contract, style, model, parts, self, opening.length + 1)}`;
}

function headingLine(contract: Contract, last: Clause, heading: string): string {
  const { text } = contract;
  const span = last.heading?.span;
  if (span === undefined) return plainHeading(contract, heading);
  return (
    text.slice(last.marker.start, span.start) +
    heading +
    text.slice(span.end, lineEnd(text, span.end)).trimEnd()
  );
}

/** `heading` in the case of `like`: all capitals, Title Case, or as it is. */
export function inCaseOf(like: string, heading: string): string {
  if (/\p{Lu}{2}/u.test(like) && !/\p{Ll}{2}/u.test(like)) return heading.toUpperCase();
  const words = like.split(/\s+/u).filter((word) => /^\p{L}{4,}/u.test(word));
  const title = words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
  return title
    ? heading.replace(/\b(?!(?:and|of|the|in|for|to|by|on|or|with|a|an|from)\b)\p{Ll}/gu, (letter) =>
        letter.toUpperCase(),
      )
    : heading;
}

/** How many line breaks stand between the end of `before` (or its heading) and the start of `after`: 1 or 2. */
export function gapBetween({ text }: Contract, before: Clause, after: Clause): number {
  const stretch = text.slice(Math.max(0, after.span.start - 400), after.span.start);
  const found = stretch.slice(stretch.trimEnd().length);
  const breaks = found.match(/\r\n|\r|\n/gu)?.length ?? 0;
  return before.index === after.index || breaks === 0 ? 2 : Math.min(breaks, 2);
}

/** Line breaks as the draft writes them. */
export function breaks({ lineBreak }: Contract, times: number): string {
  return lineBreak.repeat(times);
}
