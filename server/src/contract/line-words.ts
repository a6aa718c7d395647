import { type ContentsEntry, entryOf, foldedEntry } from './contents.ts';
import type { Heading } from './contract.ts';
import { plainWords } from './emphasis.ts';
import { headingBetween, type Manner } from './heading.ts';
import { type Marker, markerOf } from './marker.ts';
import { waiverLine } from './waivers.ts';

/** What the words of one line tell by themselves, each worked out when it is first asked for. Offsets count in the line. */
export class LineWords {
  readonly text: string;
  readonly length: number;
  /** Where its first word or mark stands. */
  readonly first: number;
  /** Its words without white space around them. */
  readonly trimmed: string;
  /** Where they end. */
  readonly trimmedEnd: number;
  #indent: number | undefined;
  #plain: string | undefined;
  #entry: ContentsEntry | undefined;
  #folded: string | undefined;
  #apart: 'waiver' | 'rule' | 'words' | undefined;
  #page: PageSign | undefined;
  #marker: Marker | null | undefined;
  #headingMarker: Marker | null | undefined;
  #headings: KnownHeading | undefined;

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
    // Hardly a line has white space around its words.
    const leads = isWhite(text.charCodeAt(0));
    const trails = isWhite(text.charCodeAt(text.length - 1));
    this.first = leads ? text.length - text.trimStart().length : 0;
    this.trimmedEnd = trails ? text.trimEnd().length : text.length;
    this.trimmed = leads || trails ? text.trim() : text;
  }

  /** Whether it has no words. */
  get blank(): boolean {
    return this.first === this.length || /^>[>\s]*$/u.test(this.trimmed);
  }

  /** How far it is indented, in columns; a tab counts four. */
  get indent(): number {
    if (this.#indent !== undefined) return this.#indent;
    let columns = 0;
    for (let at = 0; at < this.first; at += 1) {
      const sign = this.text[at];
      columns += sign === '\t' ? 4 : sign === ' ' || sign === '\u00A0' ? 1 : 0;
    }
    this.#indent = columns;
    return columns;
  }

  /** Its words without emphasis marks and tags, white space folded. */
  get plain(): string {
    this.#plain ??= plainWords(this.trimmed);
    return this.#plain;
  }

  /** What it is in a table of contents. */
  get entry(): ContentsEntry {
    this.#entry ??= entryOf(this.trimmed);
    return this.#entry;
  }

  /** Its words as an entry of the table of contents, as they stand again at the part itself. */
  get folded(): string {
    this.#folded ??= foldedEntry(this.trimmed);
    return this.#folded;
  }

  /** Whether it is a note to this program, a line of dashes or the like, or words. */
  get apart(): 'waiver' | 'rule' | 'words' {
    this.#apart ??= apartOf(this.text, this.first);
    return this.#apart;
  }

  /** What it tells of a page. */
  get page(): PageSign {
    this.#page ??= pageSignOf(this.text);
    return this.#page;
  }

  /** Works out what is asked of every line. */
  tell(): void {
    void [this.apart, this.page, this.entry];
  }

  /** The number that it begins with, if any; `heading` tells that it is a Markdown heading. */
  marker(heading: boolean): Marker | undefined {
    if (heading) {
      if (this.#headingMarker === undefined) this.#headingMarker = markerOf(this.text, true) ?? null;
      return this.#headingMarker ?? undefined;
    }
    if (this.#marker === undefined) this.#marker = markerOf(this.text, false) ?? null;
    return this.#marker ?? undefined;
  }

  /** The heading that begins at `from`, if any. */
  heading(from: number, manner: Manner): Heading | undefined {
    for (let known = this.#headings; known !== undefined; known = known.next)
      if (known.from === from && known.manner === manner) return known.heading;
    const heading = headingBetween(this.text, { start: from, end: this.length }, manner);
    this.#headings = { from, manner, heading, next: this.#headings };
    return heading;
  }
}

/** A heading that was looked for, and those before it. */
type KnownHeading = {
  readonly from: number;
  readonly manner: Manner;
  readonly heading: Heading | undefined;
  readonly next: KnownHeading | undefined;
};

/** Whether a code is that of white space, or may be. */
function isWhite(code: number): boolean {
  return code <= 32 || code >= 0xa0;
}

function apartOf(text: string, first: number): 'waiver' | 'rule' | 'words' {
  switch (text.charCodeAt(first)) {
    case 91: // [
      return waiverLine.test(text.slice(first).trimEnd()) ? 'waiver' : 'words';
    case 35: // #
    case 42: // *
    case 45: // -
    case 61: // =
    case 95: // _
      return isRule(text.slice(first)) ? 'rule' : 'words';
    default:
      return 'words';
  }
}

/** What a line tells of a page: its number, a bare number that may be one, a break, or nothing. */
export type PageSign = 'number' | 'bare number' | 'break' | 'none';

const pageNumber =
  /^(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s+of\s+\d{1,4}|\[\s*page\s*\d+\s*\])$/iu;
/** A header or footer with its page number on the same line. */
const numberedHeader =
  /^.{1,80}(?:\s{2}|[|–—·-])\s*Page\s\d{1,4}(?:\sof\s\d{1,4})?$|^Page\s\d{1,4}(?:\sof\s\d{1,4})?\s*(?:\s{2}|[|–—·-]).{1,80}$/u;
/** A bare number is a page number only between blank lines or at a page break, and only in a rising row. */
const bareNumber = /^\d{1,3}$/u;

function pageSignOf(line: string): PageSign {
  if (line.length > 200) return 'none';
  const trimmed = line.trim();
  // The number of a page ends with a digit, a dash or a bracket.
  if (mayEndNumber(trimmed.charCodeAt(trimmed.length - 1)) && pageNumber.test(trimmed)) return 'number';
  if (line.length < 180 && trimmed.includes('Page') && numberedHeader.test(trimmed)) return 'number';
  if (line.includes('\f')) return 'break';
  return trimmed.length <= 3 && bareNumber.test(trimmed) ? 'bare number' : 'none';
}

function mayEndNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45 || code === 93 || code === 0x2013 || code === 0x2014;
}

/** A line of dashes, stars or the like. Four or more underscores are a blank to be filled in. */
function isRule(words: string): boolean {
  return /^(?:[-=*][ \t]*){3,}$|^_[ \t]*_[ \t]*_[ \t]*$|^#{1,6}[ \t]*$/u.test(words);
}
