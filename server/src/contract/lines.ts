import type { Format } from './contract.ts';
import type { LineWords } from './line-words.ts';
import { commentsIn } from './markdown.ts';
import { ReadingMemory } from './reading-memory.ts';
import type { Span } from './span.ts';

/** A line of the draft without its line break. Offsets are UTF-16 units from the draft's start. */
export type Line = {
  readonly start: number;
  readonly end: number;
  /** Where its first word or mark stands; `end` on a blank line. */
  readonly first: number;
  readonly blank: boolean;
  /** Why nothing on it is the draft's own text, or `text`. */
  readonly kind: 'text' | 'front matter' | 'code' | 'quote' | 'comment' | 'furniture' | 'row' | 'rule';
  /** The level of a Markdown heading (`#` or setext) that begins here, else 0. */
  readonly level: number;
  readonly words: LineWords;
};

/** The lines of a draft, and the stretches inside them that are not words of the draft. */
export type Lines = { readonly lines: readonly Line[]; readonly skipped: readonly Span[] };

/** Splits `text` at `\n`, `\r\n` and `\r`, and tells what each line is. */
export function linesOf(text: string, format: Format, memory: ReadingMemory = new ReadingMemory()): Lines {
  const bare = bareLines(text).map(({ start, end }) => ({
    start,
    end,
    words: memory.line(text.slice(start, end)),
  }));
  const marks =
    format === 'markdown' ? memory.marks(text) : { regions: [], skipped: plainSkipped(text), headings: [] };
  const frontMatter = frontMatterEnd(text, bare);
  const furniture = pageFurniture(bare);
  const levels = new Map(marks.headings.map(({ start, level }) => [start, level]));
  let region = 0;
  const lines = bare.map(({ start, end, words }, index): Line => {
    const first = start + words.first;
    while (
      region < marks.regions.length &&
      (marks.regions[region]?.end ?? 0) <= start &&
      first >= (marks.regions[region]?.end ?? 0)
    )
      region += 1;
    const inside = marks.regions[region];
    const kind =
      index < frontMatter
        ? 'front matter'
        : furniture.has(index) || words.apart === 'waiver'
          ? 'furniture'
          : inside !== undefined && first < end && inside.start <= first && first < inside.end
            ? inside.kind
            : words.apart === 'rule'
              ? 'rule'
              : 'text';
    return { start, end, first, blank: first === end, kind, level: levels.get(first) ?? 0, words };
  });
  return { lines, skipped: marks.skipped };
}

/** The lines of `text` without their breaks; the empty one behind the last break is none. */
function bareLines(text: string): readonly Span[] {
  const found: Span[] = [];
  const returns = text.includes('\r');
  for (let start = 0; start < text.length || start === 0; ) {
    const feed = text.indexOf('\n', start);
    let end = feed < 0 ? text.length : feed;
    const back = returns ? text.slice(start, end).indexOf('\r') : -1;
    if (back >= 0) end = start + back;
    found.push({ start, end });
    if (end === text.length) break;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return found;
}

/** In plain text only comments of ours are markup; form feeds are white space. */
function plainSkipped(text: string): readonly Span[] {
  return commentsIn(text, 0, text.length);
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
    return words === undefined ? '' : words.text.length > 200 ? 'long' : words.trimmed;
  };
  for (const [at, { words }] of lines.entries()) {
    if (words.page === 'none') continue;
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
  const near = new Map<string, Set<number>>();
  for (const at of breaks) {
    for (const other of neighbours(at, content, found)) {
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
