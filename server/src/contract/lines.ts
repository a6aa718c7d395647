import type { Format } from './contract.ts';
import { commentsIn, markdownRegions } from './markdown.ts';
import type { Span } from './span.ts';
import { waiverLine } from './waivers.ts';

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
};

/** The lines of a draft, and the stretches inside them that are not words of the draft. */
export type Lines = { readonly lines: readonly Line[]; readonly skipped: readonly Span[] };

/** Splits `text` at `\n`, `\r\n` and `\r`, and tells what each line is. */
export function linesOf(text: string, format: Format): Lines {
  const bare: { start: number; end: number }[] = [];
  for (const { 0: words, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/gu)) {
    if (words === '' && index === text.length && bare.length > 0) break;
    const breakLength = words.endsWith('\r\n') ? 2 : /[\r\n]$/u.test(words) ? 1 : 0;
    bare.push({ start: index, end: index + words.length - breakLength });
  }
  const marks =
    format === 'markdown'
      ? markdownRegions(text)
      : { regions: [], skipped: plainSkipped(text), headings: [] };
  const frontMatter = frontMatterEnd(text, bare);
  const furniture = pageFurniture(text, bare);
  const levels = new Map(marks.headings.map(({ start, level }) => [start, level]));
  let region = 0;
  const lines = bare.map(({ start, end }, index): Line => {
    const lead = /^[\s\uFEFF\u00A0]*/u.exec(text.slice(start, end))?.[0].length ?? 0;
    const first = start + lead;
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
        : furniture.has(index) || waiverLine.test(text.slice(first, end).trimEnd())
          ? 'furniture'
          : inside !== undefined && first < end && inside.start <= first && first < inside.end
            ? inside.kind
            : first < end && isRule(text.slice(first, end))
              ? 'rule'
              : 'text';
    return {
      start,
      end,
      first,
      blank: first === end,
      kind,
      level: levels.get(first) ?? 0,
    };
  });
  return { lines, skipped: marks.skipped };
}

/** A line of dashes, stars or the like. Four or more underscores are a blank to be filled in. */
function isRule(words: string): boolean {
  return /^(?:[-=*][ \t]*){3,}$|^_[ \t]*_[ \t]*_[ \t]*$|^#{1,6}[ \t]*$/u.test(words);
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

const pageNumber =
  /^(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s+of\s+\d{1,4}|\[\s*page\s*\d+\s*\])$/iu;
/** A header or footer with its page number on the same line. */
const numberedHeader =
  /^.{1,80}(?:\s{2}|[|–—·-])\s*Page\s\d{1,4}(?:\sof\s\d{1,4})?$|^Page\s\d{1,4}(?:\sof\s\d{1,4})?\s*(?:\s{2}|[|–—·-]).{1,80}$/u;
/** A bare number is a page number only between blank lines or at a page break, and only in a rising row. */
const bareNumber = /^\d{1,3}$/u;

/** Page numbers, and lines that stand again and again next to them or to a form feed: headers of converted text. */
function pageFurniture(text: string, lines: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  const breaks: number[] = [];
  const bare: number[] = [];
  const words = lines.map(({ start, end }) => (end - start > 200 ? undefined : text.slice(start, end)));
  const content = (at: number): string => words[at]?.trim() ?? (lines[at] === undefined ? '' : 'long');
  for (const [at, line] of words.entries()) {
    if (line === undefined) continue;
    const trimmed = line.trim();
    if (pageNumber.test(trimmed) || (line.length < 180 && numberedHeader.test(trimmed))) {
      found.add(at);
      breaks.push(at);
    } else if (line.includes('\f')) breaks.push(at);
    else if (bareNumber.test(trimmed) && content(at - 1) === '' && content(at + 1) === '') bare.push(at);
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
