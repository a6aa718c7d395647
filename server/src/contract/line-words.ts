import { type ContentsEntry, entryOf } from './contents.ts';
import type { Heading } from './contract.ts';
import { plainWords } from './emphasis.ts';
import { headingBetween, type Manner } from './heading.ts';
import { type Marker, markerOf } from './marker.ts';
import { waiverLine } from './waivers.ts';

/** What the words of one line tell by themselves, each worked out when it is first asked for. Offsets count in the line. */
export class LineWords {
  readonly text: string;
  /** Where its first word or mark stands. */
  readonly first: number;
  /** Its words without white space around them. */
  readonly trimmed: string;
  /** Where they end. */
  readonly trimmedEnd: number;
  #indent: number | undefined;
  #plain: string | undefined;
  #entry: ContentsEntry | undefined;
  #apart: 'waiver' | 'rule' | 'words' | undefined;
  #page: PageSign | undefined;
  #markers: [Marker | null | undefined, Marker | null | undefined] = [undefined, undefined];
  #headings: Map<string, Heading | undefined> | undefined;

  constructor(text: string) {
    this.text = text;
    this.first = /^[\s\uFEFF\u00A0]*/u.exec(text)?.[0].length ?? 0;
    this.trimmed = text.slice(this.first).trim();
    this.trimmedEnd = text.trimEnd().length;
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

  /** Whether it is a note to this program, a line of dashes or the like, or words. */
  get apart(): 'waiver' | 'rule' | 'words' {
    this.#apart ??=
      this.trimmed[0] === '[' && waiverLine.test(this.text.slice(this.first).trimEnd())
        ? 'waiver'
        : isRule(this.text.slice(this.first))
          ? 'rule'
          : 'words';
    return this.#apart;
  }

  /** What it tells of a page. */
  get page(): PageSign {
    this.#page ??= pageSignOf(this.text);
    return this.#page;
  }

  /** The number that it begins with, if any; `heading` tells that it is a Markdown heading. */
  marker(heading: boolean): Marker | undefined {
    const at = heading ? 1 : 0;
    let marker = this.#markers[at];
    if (marker === undefined) {
      marker = markerOf(this.text, heading) ?? null;
      this.#markers[at] = marker;
    }
    return marker ?? undefined;
  }

  /** The heading that begins at `from`, if any. */
  heading(from: number, manner: Manner): Heading | undefined {
    this.#headings ??= new Map();
    const key = `${manner} ${from}`;
    if (this.#headings.has(key)) return this.#headings.get(key);
    const heading = headingBetween(this.text, { start: from, end: this.text.length }, manner);
    this.#headings.set(key, heading);
    return heading;
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
  if (/\d/u.test(trimmed)) {
    if (pageNumber.test(trimmed)) return 'number';
    if (line.length < 180 && trimmed.includes('Page') && numberedHeader.test(trimmed)) return 'number';
  }
  if (line.includes('\f')) return 'break';
  return bareNumber.test(trimmed) ? 'bare number' : 'none';
}

/** A line of dashes, stars or the like. Four or more underscores are a blank to be filled in. */
function isRule(words: string): boolean {
  return /^(?:[-=*][ \t]*){3,}$|^_[ \t]*_[ \t]*_[ \t]*$|^#{1,6}[ \t]*$/u.test(words);
}
