import type { Contract, Paragraph } from '../contract/contract.ts';
import { sameEnd, sameStart } from '../contract/same.ts';
import type { Steps } from '../contract/steps.ts';
import type { Lexicon } from './lexicon.ts';
import { type Found, ReadSentence } from './read-sentence.ts';
import { Room } from './room.ts';
import {
  isJudged,
  type Lead,
  leadBehind,
  noLead,
  type OwnWords,
  type ReadParagraph,
  readParagraph,
} from './sentences.ts';
import { nobody } from './subjects.ts';
import { Words } from './words.ts';

/** A paragraph of the last version, as it was read and matched. */
type Known = {
  paragraph: Paragraph;
  readonly read: ReadParagraph;
  /** The words that lead into it, and those that lead from it into what comes below. */
  lead: Lead;
  behind: Lead;
  readonly sentences: ReadSentence[];
  /** The version it was last seen in. */
  version: number;
};

/** Finds what a sentence says by its words; `lead` of them lead into it, and `topic` is whose statement the one before is. */
export type Search = (words: Words, lead: number, topic: number, room: Room) => Found;

/** The sentences of a version of a draft, and how they differ from those of the version before. */
export type Version = {
  readonly sentences: readonly ReadSentence[];
  /** The sentences that are there no more, and those that were not there. */
  readonly gone: readonly ReadSentence[];
  readonly come: readonly ReadSentence[];
  /** Whether the others stand in the same order, */
  readonly sameOrder: boolean;
  /** and in the same clauses, by number. */
  readonly inPlace: boolean;
};

/**
 * The paragraphs and sentences of the last version of a draft. Those that an edit has not touched are known, wherever they
 * have moved; it never changes what is found.
 */
export class DraftMemory {
  #text = '';
  #lexicon: Lexicon | undefined;
  #known: readonly Known[] = [];
  #sentences: readonly ReadSentence[] = [];
  #version = 0;
  /** Whether the reading of a version was begun and left; what is known then is sound, but not where it stands. */
  #isBroken = false;
  /** Whether that reading had the same names. */
  #hadSameNames = true;
  /** Where the text before differs from the next one: up to here they are the same, */
  #same = 0;
  /** and from here on in the next one, which is longer by `#longer`. */
  #sameAgain = 0;
  #longer = 0;
  /** The first paragraph of those before that is likely to come next. */
  #next = 0;
  /** The paragraphs before by the offset at which they start, and those that the edit touched by their words. */
  #byStart: ReadonlyMap<number, number> | undefined;
  #byText: ReadonlyMap<string, Known> | undefined;
  #words = new Room(0);
  #matches = new Room(0);

  /** Up to where a text is that of the last version. */
  sameUpTo(text: string): number {
    return this.#known.length === 0 || this.#isBroken ? 0 : sameStart(this.#text, text);
  }

  /**
   * The sentences of `contract`. `same` tells whether the names and the words' numbers are those of the version before;
   * `work` counts the paragraphs that were cut into words and the sentences that were searched. A paragraph is a step; a
   * reading may be left at any.
   */
  *readSteps(
    contract: Contract,
    lexicon: Lexicon,
    sameNames: boolean,
    search: Search,
    work: { paragraphs: number; sentences: number },
  ): Steps<Version> {
    if (this.#lexicon !== lexicon) this.#known = [];
    const same = sameNames && this.#hadSameNames;
    const inOrder = same && !this.#isBroken;
    this.#begin(contract.text, lexicon);
    this.#isBroken = true;
    this.#hadSameNames = same;
    const version = this.#version;
    const paragraphs: Known[] = [];
    const placed: Paragraph[] = [];
    const sentences: ReadSentence[] = [];
    const come: ReadSentence[] = [];
    let inPlace = inOrder;
    let sameOrder = inOrder;
    let indexBefore = -1;
    let last: ReadSentence | undefined;
    // The unfinished words of each clause, which lead into its children.
    const leads: Lead[] = [];
    for (const clause of contract.clauses) {
      const inherited = clause.parent === undefined ? noLead : (leads[clause.parent] ?? noLead);
      leads.push(noLead);
      if (!isJudged(clause.role)) continue;
      let lead = inherited;
      const firstChild = contract.clauses[clause.children[0] ?? -1]?.span.start ?? Number.POSITIVE_INFINITY;
      for (const paragraph of clause.paragraphs) {
        yield;
        const known = this.#find(contract.text, paragraph) ?? this.#fresh(contract.text, paragraph, work);
        const led = isSameLead(known.lead, lead) && known.sentences.length > 0;
        const { read } = known;
        for (let at = 0; at < read.sentences.length; at += 1) {
          const own = read.sentences[at];
          if (own === undefined) continue;
          const before = at === 0 ? lead : noLead;
          const topic = topicOf(clause.index, before.length, last);
          let here = known.sentences[at];
          if (here === undefined || !same || here.topic !== topic || (at === 0 && !led)) {
            here = this.#searched(own, before, topic, lexicon, search);
            work.sentences += 1;
            known.sentences[at] = here;
          } else {
            if (here.clause !== clause.index) inPlace = false;
            if (here.index < indexBefore || here.preamble !== (clause.role === 'preamble')) sameOrder = false;
            indexBefore = here.index;
          }
          if (!here.isThere) come.push(here);
          here.index = sentences.length;
          here.clause = clause.index;
          here.preamble = clause.role === 'preamble';
          here.origin = paragraph.span.start;
          here.version = version;
          sentences.push(here);
          last = here;
        }
        if (!led || known.lead !== lead) {
          known.lead = lead;
          const behind = leadBehind(read, lead);
          if (!isSameLead(known.behind, behind)) known.behind = behind;
        }
        lead = known.behind;
        known.version = version;
        paragraphs.push(known);
        placed.push(paragraph);
        // What follows the list does not lead into it.
        if (paragraph.span.start < firstChild) leads[clause.index] = lead;
      }
      // `9.2 Records` over `(a)`, `(b)` has no words of its own: what led into it leads into them.
      if (clause.paragraphs.length === 0) leads[clause.index] = inherited;
    }
    // Only now, since the places before are what paragraphs are found by.
    for (let at = 0; at < paragraphs.length; at += 1) {
      const known = paragraphs[at];
      const paragraph = placed[at];
      if (known !== undefined && paragraph !== undefined) known.paragraph = paragraph;
    }
    const gone = this.#sentences.filter((it) => it.version !== version);
    for (const sentence of gone) sentence.isThere = false;
    for (const sentence of come) sentence.isThere = true;
    this.#isBroken = false;
    this.#hadSameNames = true;
    this.#text = contract.text;
    this.#known = paragraphs;
    this.#sentences = sentences;
    this.#byStart = undefined;
    this.#byText = undefined;
    return { sentences, gone, come, sameOrder, inPlace: inPlace && sameOrder };
  }

  #begin(text: string, lexicon: Lexicon): void {
    const isFirst = this.#known.length === 0;
    this.#version += 1;
    this.#next = 0;
    this.#byStart = undefined;
    this.#byText = undefined;
    this.#longer = text.length - this.#text.length;
    this.#same = isFirst ? 0 : sameStart(this.#text, text);
    this.#sameAgain = isFirst ? text.length : text.length - sameEnd(this.#text, text, this.#same);
    const pageSize = this.#sameAgain - this.#same > manyUnits ? longPage : 0;
    this.#words = new Room(pageSize);
    this.#matches = new Room(pageSize);
    this.#lexicon = lexicon;
  }

  #fresh(text: string, paragraph: Paragraph, work: { paragraphs: number }): Known {
    if (this.#lexicon === undefined) throw new Error('A paragraph is read before its draft.');
    work.paragraphs += 1;
    const read = readParagraph(text, paragraph, this.#lexicon, this.#words);
    return { paragraph, read, lead: noLead, behind: noLead, sentences: [], version: 0 };
  }

  #searched(own: OwnWords, before: Lead, topic: number, lexicon: Lexicon, search: Search): ReadSentence {
    let { words } = own;
    if (before.length > 0) {
      const base = this.#words.take(before.length + words.length);
      const { page } = this.#words;
      page.set(before, base);
      for (let at = 0; at < words.length; at += 1)
        page[base + before.length + at] = words.row[words.base + at] ?? 0;
      words = new Words(lexicon, page, base, before.length + words.length);
    }
    return new ReadSentence(
      words,
      before.length,
      own,
      topic,
      search(words, before.length, topic, this.#matches),
    );
  }

  /** A paragraph that the version before had, with the same words. */
  #find(text: string, paragraph: Paragraph): Known | undefined {
    if (this.#known.length === 0) return undefined;
    const { start, end } = paragraph.span;
    const shift = end <= this.#same ? 0 : start >= this.#sameAgain ? this.#longer : undefined;
    const known =
      shift === undefined ? this.#touched().get(text.slice(start, end)) : this.#untouched(start - shift);
    return known !== undefined &&
      known.version !== this.#version &&
      isAlike(known.paragraph, paragraph, start - known.paragraph.span.start)
      ? known
      : undefined;
  }

  /** The paragraph that started at `start` in the version before. */
  #untouched(start: number): Known | undefined {
    let at = this.#next;
    if (this.#known[at]?.paragraph.span.start !== start) {
      this.#byStart ??= new Map(this.#known.map((it, index) => [it.paragraph.span.start, index]));
      at = this.#byStart.get(start) ?? this.#known.length;
    }
    this.#next = at + 1;
    return this.#known[at];
  }

  /** The paragraphs that the edit touched: where several places change at once, most of them are as they were. */
  #touched(): ReadonlyMap<string, Known> {
    while (this.#isTouched(this.#known[this.#next])) this.#next += 1;
    if (this.#byText !== undefined) return this.#byText;
    const found = new Map<string, Known>();
    this.#byText = found;
    for (const known of this.#known) {
      const { start, end } = known.paragraph.span;
      if (this.#isTouched(known)) found.set(this.#text.slice(start, end), known);
    }
    return found;
  }

  #isTouched(known: Known | undefined): boolean {
    return (
      known !== undefined &&
      known.paragraph.span.end > this.#same &&
      known.paragraph.span.start < this.#sameAgain - this.#longer
    );
  }
}

/** Text longer than this that is read anew, in UTF-16 units, fills pages of this many numbers. */
const manyUnits = 8_192;
const longPage = 16_384;

/** Whose statement `before` is, for a pronoun that begins the sentence of `clause` after it. */
function topicOf(clause: number, lead: number, before: ReadSentence | undefined): number {
  if (before === undefined || before.clause !== clause || lead > 0) return nobody;
  for (const { main, subjects } of before.heads) if (main) return subjects;
  // “The Supplier has no purposes of its own. It may not …”
  return before.opening;
}

function isSameLead(one: Lead, other: Lead): boolean {
  return one === other || (one.length === other.length && one.every((word, at) => word === other[at]));
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
