import type { Paragraph } from '../contract/contract.ts';
import { sameEnd, sameStart } from '../contract/same.ts';
import type { Lexicon } from './lexicon.ts';
import { type ReadParagraph, readParagraph } from './sentences.ts';

type Known = { readonly paragraph: Paragraph; readonly read: ReadParagraph };

/**
 * The paragraphs of the last version of a draft, as they were read. Those that lie wholly before or behind what an edit
 * has changed are not read again.
 */
export class ParagraphMemory {
  #text = '';
  #lexicon: Lexicon | undefined;
  /** By the offset at which they start. */
  #known = new Map<number, Known>();
  #next = new Map<number, Known>();
  #nextText = '';
  /** Where the text before differs from the next one: up to here they are the same, */
  #same = 0;
  /** and from here on in the next one, which is longer by `#longer`. */
  #sameAgain = 0;
  #longer = 0;

  /** Begins the reading of a version. */
  begin(text: string, lexicon: Lexicon): void {
    if (this.#lexicon !== lexicon) this.#known.clear();
    this.#lexicon = lexicon;
    this.#next = new Map();
    this.#nextText = text;
    this.#longer = text.length - this.#text.length;
    this.#same = this.#known.size === 0 ? 0 : sameStart(this.#text, text);
    this.#sameAgain =
      this.#known.size === 0 ? text.length : text.length - sameEnd(this.#text, text, this.#same);
  }

  /** A paragraph of the version, read; `work` counts those that were not known. */
  read(paragraph: Paragraph, work: { paragraphs: number }): ReadParagraph {
    const { start, end } = paragraph.span;
    const shift = end <= this.#same ? 0 : start >= this.#sameAgain ? this.#longer : undefined;
    const before = shift === undefined ? undefined : this.#known.get(start - shift);
    let read = before?.read;
    if (read === undefined || before === undefined || !isAlike(before.paragraph, paragraph, shift ?? 0)) {
      if (this.#lexicon === undefined) throw new Error('A paragraph is read before its draft.');
      read = readParagraph(this.#nextText, paragraph, this.#lexicon);
      work.paragraphs += 1;
    }
    this.#next.set(start, { paragraph, read });
    return read;
  }

  /** Ends the reading of a version: only its paragraphs are kept. */
  end(): void {
    this.#known = this.#next;
    this.#text = this.#nextText;
    this.#next = new Map();
  }
}

/** Whether two paragraphs of the same words are cut alike; the second stands `shift` units further on. */
function isAlike(one: Paragraph, other: Paragraph, shift: number): boolean {
  return (
    one.span.end + shift === other.span.end &&
    one.skipped.length === other.skipped.length &&
    one.skipped.every(({ start, end }, at) => {
      const it = other.skipped[at];
      return it !== undefined && start + shift === it.start && end + shift === it.end;
    })
  );
}
