import type { Line } from './lines.ts';

const leader =
  /(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})?\s*$|\t+\s*\d{1,4}\s*$|\s{4,}\d{1,4}\s*$|\]\(#[^)]*\)\s*(?:\.{2,}\s*)?\d{0,4}\s*$/iu;
const title = /^(?:[#*_\s]|<[^<>]*>)*(?:table\s+of\s+)?(?:contents|index|articles)(?:[*_:.\s]|<[^<>]*>)*$/iu;

/** The lines of the table of contents, by index: lines with leaders or page numbers, and what a “Contents” heading lists. */
export function contentsLines(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  const entries = new Set<string>();
  let listing = false;
  for (const [at, line] of lines.entries()) {
    if (line.blank || line.kind !== 'text') continue;
    const words = text.slice(line.first, line.end);
    if (title.test(words) && at < lines.length / 2) {
      // “Index” or “Articles” alone could be a heading of the draft; what follows decides.
      const plain = /contents/iu.test(words);
      const next = lines.slice(at + 1, at + 4).find((it) => !it.blank);
      if (plain || (next !== undefined && leader.test(text.slice(next.first, next.end)))) {
        listing = true;
        found.add(at);
        entries.clear();
        continue;
      }
    }
    const folded = fold(words);
    if (leader.test(words) && words.length < 160 && line.kind === 'text' && folded !== '') {
      found.add(at);
      entries.add(folded);
      continue;
    }
    if (!listing) continue;
    const ends =
      line.level > 0 ||
      words.length > 120 ||
      /\b(?:shall|agreement is made|between)\b/iu.test(words) ||
      entries.has(folded);
    if (ends) {
      listing = false;
      continue;
    }
    found.add(at);
    entries.add(folded);
  }
  return found;
}

function fold(words: string): string {
  return words
    .toLowerCase()
    .replace(/\]\(#[^)]*\)|[*_#[\]<>]|(?:\.\s?){4,}|\s*\d{1,4}\s*$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
