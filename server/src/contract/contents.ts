import { plainWords } from './emphasis.ts';
import type { Line } from './lines.ts';

/** Dots that lead to a page number. */
const dotted = /(?:\.[ \t]?){4,20}[ \t]{0,20}(?:\d{1,4}|[ivxlc]{1,6})$/iu;
/** Other ends of entries, trusted only below a heading “Contents”: page numbers after a gap, links to headings. */
const gapped = /(?:\t+[ \t]*|[ \t]{3,40})\d{1,4}$|\]\(#[^()]{0,120}\)[ \t.]{0,60}\d{0,4}$/u;
const title = /^(?:table\s+of\s+)?(contents|index|articles)\s*:?$/iu;

/** The lines of the table of contents, by index: lines with dots to page numbers, and what a “Contents” heading lists. */
export function contentsLines(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  const entries = new Set<string>();
  let listing = false;
  const half = text.length / 2;
  /** How many entries of the list have given the number of a page. */
  let paged = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    // A table of contents stands at the front; a price list with dots further back is none.
    if (line === undefined || (at > 40 && line.start > half)) break;
    if (line.kind !== 'text' || line.words.blank) continue;
    if (line.words.length - line.words.first > 160) {
      listing = false;
      continue;
    }
    const { trimmed: words, entry } = line.words;
    if (!listing && entry === noEntry) continue;
    const { title, dotted: leads } = entry;
    if (title !== undefined) {
      // “Index” or “Articles” alone could be a heading of the draft; what follows decides.
      const next = lines.slice(at + 1, at + 5).find((it) => !it.blank);
      const nextWords = next === undefined ? '' : text.slice(next.first, next.end).trimEnd().slice(-120);
      if (/contents/iu.test(title) || dotted.test(nextWords) || gapped.test(nextWords)) {
        listing = true;
        found.add(at);
        entries.clear();
        paged = 0;
        continue;
      }
    }
    if (!leads && !listing) continue;
    const { folded } = line.words;
    if (folded !== '' && (leads || gapped.test(words))) {
      found.add(at);
      entries.add(folded);
      paged += 1;
      continue;
    }
    if (!listing) continue;
    // The list ends where the draft begins: at a heading, a sentence, the first entry that stands again, or, in a list of
    // pages, at a line without one that is not the first of an entry on two lines.
    const ends =
      (line.level > 0 && !/\]\(#/u.test(words)) ||
      (paged > 1 && !isPaged(lines.slice(at + 1, at + 4).find((it) => !it.blank))) ||
      /\b(?:shall|agreement is (?:made|entered)|between)\b/iu.test(words) ||
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

/** Whether a line ends with the number of a page. */
function isPaged(line: Line | undefined): boolean {
  return line !== undefined && (line.words.entry.dotted || gapped.test(line.words.trimmed));
}

/** What a line of the table of contents may be. */
export type ContentsEntry = {
  /** The word by which it names the table of contents or the like. */
  readonly title: string | undefined;
  /** Whether dots lead to a page number. */
  readonly dotted: boolean;
};

const noEntry: ContentsEntry = { title: undefined, dotted: false };

/** What the words of a line are in a table of contents. */
export function entryOf(words: string): ContentsEntry {
  const named = titleWord.test(words) ? title.exec(plainWords(words.replace(/^#+\s*/u, ''))) : null;
  const leads = mayBeDotted(words) && dotted.test(words);
  return named === null && !leads ? noEntry : { title: named?.[1], dotted: leads };
}

/** What no title is without; emphasis may stand within the word. */
const titleWord = /contents|index|articles|[*_~<]/iu;

/** Whether words end like a page number, with as many dots before it as two. */
function mayBeDotted(words: string): boolean {
  const code = words.charCodeAt(words.length - 1);
  return ((code >= 48 && code <= 57) || /[ivxlc]$/iu.test(words)) && /\.[ \t]?\./u.test(words);
}

/** The words of an entry of the table of contents as they stand again at the part itself. */
export function foldedEntry(words: string): string {
  return words
    .slice(0, 160)
    .toLowerCase()
    .replace(/\]\(#[^()]*\)|[*_#[\]<>]|(?:\.[ \t]?){4,}/gu, ' ')
    .replace(/\s\d{1,4}$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
