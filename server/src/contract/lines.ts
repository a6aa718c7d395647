import type { Format } from './contract.ts';
import { markdownRegions } from './markdown.ts';
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
};

/** The lines of a draft, and the stretches inside them that are not words of the draft. */
export type Lines = { readonly lines: readonly Line[]; readonly skipped: readonly Span[] };

/** Splits `text` at `\n`, `\r\n` and `\r`, and tells what each line is. */
export function linesOf(text: string, format: Format): Lines {
  const bare: { start: number; end: number }[] = [];
  for (const { 0: words, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/gu)) {
    if (words === '' && index === text.length && bare.length > 0) break;
    bare.push({ start: index, end: index + words.replace(/[\r\n]+$/u, '').length });
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
        : furniture.has(index)
          ? 'furniture'
          : inside !== undefined && first < end && inside.start <= first && first < inside.end
            ? inside.kind
            : first < end && /^(?:[-_=*]\s*){3,}$/u.test(text.slice(first, end))
              ? 'rule'
              : 'text';
    return { start, end, first, blank: first === end, kind, level: levels.get(first) ?? 0 };
  });
  return { lines, skipped: marks.skipped };
}

/** In plain text only comments of ours are markup; form feeds are white space. */
function plainSkipped(text: string): readonly Span[] {
  return [...text.matchAll(/<!--[\s\S]*?-->/gu)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
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

/** Page numbers, and lines that stand again and again next to them or to a form feed: headers of converted text. */
function pageFurniture(text: string, lines: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  const near = new Map<string, number[]>();
  const content = (at: number): string => text.slice(lines[at]?.start ?? 0, lines[at]?.end ?? 0).trim();
  for (const [at, line] of lines.entries()) {
    const words = text.slice(line.start, line.end);
    const number = pageNumber.test(words.trim());
    if (number) found.add(at);
    if (!number && !words.includes('\f')) continue;
    for (let other = Math.max(0, at - 3); other <= Math.min(lines.length - 1, at + 3); other += 1) {
      const folded = content(other).replace(/\d+/gu, '#');
      if (folded === '' || folded.length > 120 || (other === at && number)) continue;
      near.set(folded, [...(near.get(folded) ?? []), other]);
    }
  }
  // Twice is enough: a heading or a sentence does not stand word for word at two page breaks.
  for (const places of near.values()) {
    const distinct = [...new Set(places)];
    if (distinct.length >= 2) for (const at of distinct) found.add(at);
  }
  return found;
}
