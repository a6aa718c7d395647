import { contentsLines } from './contents.ts';
import type { Contract, Format } from './contract.ts';
import { type Edit, ownCopy, shiftOf } from './edit.ts';
import { LineWords } from './line-words.ts';
import { commentsIn } from './markdown.ts';
import { marksOfMarkdown, marksOfPlain, type OwnMarks, readAround, replaceIn } from './markdown-memory.ts';
import type { Span } from './span.ts';
import { finished, inStep, type Steps } from './steps.ts';

/** A line of the draft without its line break. Offsets are UTF-16 units from the draft's start. */
export type Line = Readonly<OwnLine>;

/** A line that may still be moved: `start` alone tells where it stands. */
class OwnLine {
  start: number;
  readonly words: LineWords;
  readonly lineBreak: LineBreak;
  /** Why nothing on it is the draft's own text, or `text`. */
  kind: 'text' | 'front matter' | 'code' | 'quote' | 'comment' | 'furniture' | 'row' | 'rule' = 'text';
  /** The level of a Markdown heading (`#` or setext) that begins here, else 0. */
  level = 0;
  /** Whether it belongs to the table of contents. */
  listed = false;

  constructor(start: number, words: LineWords, lineBreak: LineBreak) {
    this.start = start;
    this.words = words;
    this.lineBreak = lineBreak;
  }

  get end(): number {
    return this.start + this.words.length;
  }

  /** Where its first word or mark stands; `end` on a blank line. */
  get first(): number {
    return this.start + this.words.first;
  }

  get blank(): boolean {
    return this.words.blank;
  }
}

/** What a line ends with; the last one of a draft mostly with nothing. */
type LineBreak = '' | Contract['lineBreak'];

/** The lines of a draft, and the stretches inside them that are not words of the draft. */
export type Lines = {
  readonly lines: readonly Line[];
  readonly skipped: readonly Span[];
  /** Lines of page furniture. */
  readonly furniture: readonly Span[];
};

/** The lines of a draft that may still be edited, which moves all of them where they stand. */
export type OwnLines = {
  readonly format: Format;
  readonly lines: OwnLine[];
  readonly marks: OwnMarks;
  furniture: readonly Span[];
  /** How many of them are program code, */
  code: number;
  /** and whether any belongs to the table of contents. */
  hasContents: boolean;
  /** The break that ends most of them. */
  lineBreak: Contract['lineBreak'];
};

/** Which lines an edit has changed: by what they say, or by what they are. */
export type Change = {
  /** The first changed line, and the first behind the last one; before and now. */
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
};

/** Splits `text` at `\n`, `\r\n` and `\r`, and tells what each line is. */
export function linesOf(text: string, format: Format): Lines {
  const { lines, marks, furniture } = finished(ownLinesOf(text, format));
  return { lines, skipped: marks.skipped, furniture };
}

/** The lines of a draft that may still be edited, a step at a time. */
export function* ownLinesOf(text: string, format: Format): Steps<OwnLines> {
  const lines = bareLines(text, 0, text.length, (words) => words);
  const marks =
    format === 'markdown' ? yield* marksOfMarkdown(text) : marksOfPlain(commentsIn(text, 0, text.length));
  for (let at = 0; at < lines.length; at += 1) {
    lines[at]?.words.tell();
    if (at % inStep === 0) yield;
  }
  const own: OwnLines = {
    format,
    lines,
    marks,
    furniture: [],
    code: 0,
    hasContents: false,
    lineBreak: '\n',
  };
  tellKinds(own, text, new ChangedLines(0, lines.length));
  return own;
}

/** Brings `own` to the next version of its text, and gives the lines that have changed. */
export function editLines(own: OwnLines, text: string, edit: Edit): Change {
  const { lines } = own;
  const shift = shiftOf(edit);
  const from = Math.max(0, lineAt(lines, Math.max(0, edit.start - 1)));
  let oldTo = from;
  // A break that was not touched begins a line as it did before.
  while (oldTo < lines.length && (lines[oldTo]?.start ?? 0) <= edit.oldEnd) oldTo += 1;
  const start = lines[from]?.start ?? 0;
  const end = oldTo < lines.length ? (lines[oldTo]?.start ?? 0) + shift : text.length;
  const fresh = bareLines(text, start, end, ownCopy);
  for (let at = oldTo; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    line.start += shift;
  }
  replaceIn(lines, from, oldTo, fresh);
  const changed = new ChangedLines(from, from + fresh.length);
  for (const offset of editMarks(own, text, edit)) changed.add(lineAt(lines, offset));
  tellKinds(own, text, changed);
  return { from: changed.from, newTo: changed.to, oldTo: changed.to - fresh.length + oldTo - from };
}

/** Brings the marks to the next version; gives the first and the last offset of what they now say anew. */
function editMarks(own: OwnLines, text: string, edit: Edit): readonly number[] {
  const { marks, format } = own;
  if (format === 'markdown') {
    const around = readAround(marks, text, edit);
    if (around !== undefined) return [around.start, around.end];
  }
  const next =
    format === 'markdown' ? finished(marksOfMarkdown(text)) : marksOfPlain(commentsIn(text, 0, text.length));
  const offsets = differences(marks.skipped, next.skipped, edit);
  for (const list of ['regions', 'skipped', 'headings', 'unended'] as const) {
    const mine: unknown[] = marks[list];
    replaceIn(mine, 0, mine.length, next[list]);
  }
  return offsets;
}

/** The first and the last offset of the spans that are not in both lists. */
function differences(before: readonly Span[], after: readonly Span[], edit: Edit): readonly number[] {
  const shift = shiftOf(edit);
  const now = before.map(({ start, end }) => ({
    start: start >= edit.oldEnd ? start + shift : start,
    end: end >= edit.oldEnd ? end + shift : end,
  }));
  const most = Math.min(now.length, after.length);
  const isSame = (one: Span | undefined, other: Span | undefined): boolean =>
    one?.start === other?.start && one?.end === other?.end;
  let head = 0;
  while (head < most && isSame(now[head], after[head])) head += 1;
  let tail = 0;
  while (tail < most - head && isSame(now.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return [now.slice(head, now.length - tail), after.slice(head, after.length - tail)].flatMap((spans) =>
    spans.length === 0 ? [] : [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0],
  );
}

/** The first and the last line that changed. */
class ChangedLines {
  from: number;
  to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }

  add(at: number): void {
    this.from = Math.min(this.from, at);
    this.to = Math.max(this.to, at + 1);
  }
}

/** The index of the line that `offset` stands in or directly behind. */
function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  for (let high = lines.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Tells what each line is, and adds those to `changed` that were something else. */
function tellKinds(own: OwnLines, text: string, changed: ChangedLines): void {
  const { lines } = own;
  const { regions, headings } = own.marks;
  const frontMatter = frontMatterEnd(text, lines);
  const pages = pageFurniture(lines);
  const furniture: Span[] = [];
  const breaks = { '': 0, '\n': 0, '\r\n': 0, '\r': 0 };
  let code = 0;
  let region = 0;
  let heading = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    const { start, words, lineBreak } = line;
    const first = start + words.first;
    breaks[lineBreak] += 1;
    while (region < regions.length) {
      const end = regions[region]?.end ?? 0;
      if (end > start || first < end) break;
      region += 1;
    }
    const inside = regions[region];
    const kind =
      index < frontMatter
        ? 'front matter'
        : (pages.size > 0 && pages.has(index)) || words.apart === 'waiver'
          ? 'furniture'
          : inside !== undefined && !words.blank && inside.start <= first && first < inside.end
            ? inside.kind
            : words.apart === 'rule'
              ? 'rule'
              : 'text';
    let level = 0;
    if (heading < headings.length) {
      const { end } = line;
      while ((headings[heading]?.start ?? end) < first) heading += 1;
      const mark = headings[heading];
      if (mark?.start === first) level = mark.level;
    }
    if (kind === 'furniture') furniture.push({ start, end: line.end });
    else if (kind === 'code') code += 1;
    if (kind === line.kind && level === line.level) continue;
    line.kind = kind;
    line.level = level;
    changed.add(index);
  }
  own.furniture = furniture;
  own.code = code;
  own.lineBreak = mostOf(breaks);
  const contents = contentsLines(text, lines);
  if (contents.size === 0 && !own.hasContents) return;
  own.hasContents = contents.size > 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.listed === contents.has(index)) continue;
    line.listed = !line.listed;
    changed.add(index);
  }
}

function mostOf(breaks: Readonly<Record<LineBreak, number>>): Contract['lineBreak'] {
  // Not taken apart by `{ '\n': lf }`: the bundler writes such a key as a template, which is no key.
  const lf = breaks['\n'];
  const crlf = breaks['\r\n'];
  const cr = breaks['\r'];
  if (crlf > 0 && crlf >= lf && crlf >= cr) return '\r\n';
  return cr > lf ? '\r' : '\n';
}

/** The lines from `from` to `to` without their breaks; the empty one behind the last break of the text is none. */
function bareLines(text: string, from: number, to: number, copy: (words: string) => string): OwnLine[] {
  const found: OwnLine[] = [];
  const returns = text.slice(from, to).includes('\r');
  for (let start = from; start < to || (start === 0 && from === 0); ) {
    const feed = text.indexOf('\n', start);
    let end = feed < 0 ? text.length : feed;
    const back = returns ? text.slice(start, end).indexOf('\r') : -1;
    if (back >= 0) end = start + back;
    const words = new LineWords(copy(text.slice(start, end)));
    const lineBreak = end === text.length ? '' : back < 0 ? '\n' : end + 1 === feed ? '\r\n' : '\r';
    found.push(new OwnLine(start, words, lineBreak));
    if (end === text.length) break;
    start = end + lineBreak.length;
  }
  return found;
}

function frontMatterEnd(text: string, lines: readonly Span[]): number {
  const word = (at: number): string =>
    text
      .slice(lines[at]?.start ?? 0, lines[at]?.end ?? 0)
      .replace(/^\uFEFF/u, '')
      .trimEnd();
  if (word(0) !== '---') return 0;
  for (let at = 1; at < Math.min(lines.length, 200); at += 1) {
    if (word(at) === '---' || word(at) === '...') return at + 1;
    if (!/^(?:[\w-]+\s*:|\s|#|-\s|$)/u.test(word(at))) return 0;
  }
  return 0;
}

/** Page numbers, and lines that stand again and again next to them or to a form feed: headers of converted text. */
function pageFurniture(lines: readonly { readonly words: LineWords }[]): ReadonlySet<number> {
  const found = new Set<number>();
  const breaks: number[] = [];
  const bare: number[] = [];
  const content = (at: number): string => {
    const words = lines[at]?.words;
    return words === undefined ? '' : words.length > longestHeader ? tooLong : words.trimmed;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const words = lines[at]?.words;
    if (words === undefined || words.page === 'none') continue;
    if (words.page === 'bare number') {
      if (content(at - 1) === '' && content(at + 1) === '') bare.push(at);
      continue;
    }
    if (words.page === 'number') found.add(at);
    breaks.push(at);
  }
  for (const at of rising(bare, content)) {
    found.add(at);
    breaks.push(at);
  }
  if (breaks.length === 0) return found;
  const near = new Map<string, Set<number>>();
  for (const at of breaks) {
    for (const other of neighbours(at, content, found)) {
      if (content(other) === tooLong) continue;
      const folded = content(other).replace(/\d+/gu, '#');
      if (folded.length > 120 || signatureField.test(folded) || /^\W*$/u.test(folded)) continue;
      const places = near.get(folded) ?? new Set<number>();
      near.set(folded, places.add(other));
    }
  }
  // Twice is enough: a heading or a sentence does not stand word for word at two page breaks.
  for (const places of near.values()) if (places.size >= 2) for (const at of places) found.add(at);
  return found;
}

/** A line longer than this is a paragraph in one line, and is not compared with others. */
const longestHeader = 200;
const tooLong = 'a paragraph';

const signatureField = /^(?:by|name|title|date|signature|signed|address|\(\w+\)|\[?reserved)\b/iu;

/** The two lines with words nearest to a page break on each side, if at most three lines away. */
function neighbours(
  at: number,
  content: (at: number) => string,
  numbers: ReadonlySet<number>,
): readonly number[] {
  const found = numbers.has(at) ? [] : [at];
  for (const step of [-1, 1]) {
    let count = 0;
    for (let other = at + step; Math.abs(other - at) <= 3 && count < 2; other += step) {
      if (content(other) === '' || numbers.has(other)) continue;
      found.push(other);
      count += 1;
    }
  }
  return found;
}

/** The numbers alone on their lines, if they count pages: three or more, each one higher than the last. */
function rising(lines: readonly number[], content: (at: number) => string): readonly number[] {
  const values = lines.map((at) => Number(content(at)));
  const steps = values.slice(1).filter((value, index) => value === (values[index] ?? 0) + 1).length;
  return lines.length >= 3 && steps >= lines.length - 1 ? lines : [];
}
