import type { Span } from '../contract/span.ts';
import type { Block } from './blocks.ts';
import { noLead, type OwnWords, type Sentence, spanOf } from './sentences.ts';
import type { Head } from './statements.ts';
import type { Words } from './words.ts';

/** The matches in a sentence: of each the number of its phrase, and then its words as `wordsOf` tells them. */
export type MatchRow = { readonly page: Int32Array; readonly from: number; readonly to: number };

/** What is found in a sentence by its words, its lead-in, and whose statement the sentence before is. */
export type Found = {
  readonly heads: readonly Head[];
  /** Whom it begins with, as bits. */
  readonly opening: number;
  /** The word by which it takes back what its words seem to give; `undefined` where it does not. */
  readonly voidAt: number | undefined;
  readonly matches: MatchRow;
};

/** The words of a match, `from` to `to` (not included), as one number. */
export const stretch = (from: number, to: number): number => (from << 16) | to;
export const fromOf = (words: number): number => words >> 16;
export const toOf = (words: number): number => words & 0xffff;

/** A sentence, read for matching. Where it stands changes from one version of the draft to the next, with its block. */
export class ReadSentence implements Sentence {
  /** Where it stands: in this block, of whose sentences it is this one, */
  block: Block = nowhere;
  at = 0;
  /** and whose paragraph begins so many units behind the start of the clause. */
  offset = 0;
  /** Whether the last version that was read to its end has it. */
  isThere = false;
  /** Where its words yield to others, as `precedence.ts` tells; `undefined` where nobody has asked. */
  yields: readonly number[] | undefined = undefined;
  readonly words: Words;
  readonly lead: number;
  readonly own: OwnWords;
  /** Whose statement the sentence before it is, as bits. */
  readonly topic: number;
  readonly heads: readonly Head[];
  readonly opening: number;
  readonly voidAt: number | undefined;
  readonly matches: MatchRow;

  constructor(words: Words, lead: number, own: OwnWords, topic: number, found: Found) {
    this.words = words;
    this.lead = lead;
    this.own = own;
    this.topic = topic;
    this.heads = found.heads;
    this.opening = found.opening;
    this.voidAt = found.voidAt;
    this.matches = found.matches;
  }

  /** Its place among the sentences of the draft. */
  get index(): number {
    return this.block.first + this.at;
  }

  get clause(): number {
    return this.block.clause;
  }

  get origin(): number {
    return this.block.start + this.offset;
  }

  get span(): Span {
    return spanOf(this);
  }
}

/** The block of no clause: that of a sentence that was not placed yet. */
export const nowhere: Block = {
  clause: 0,
  start: 0,
  first: 0,
  count: 0,
  preamble: false,
  claims: false,
  inherited: noLead,
  lead: noLead,
  paragraphs: [],
};

/** A phrase found in a sentence: words `from` to `to` (not included). */
export type Match = { readonly sentence: ReadSentence; readonly from: number; readonly to: number };

/** The order of matches in the draft. */
export const byPlace = (a: Match, b: Match): number => a.sentence.index - b.sentence.index || a.from - b.from;

/**
 * Whether a match says what it seems to say. In “Nothing in this clause gives the Authority a right to inspect” only a
 * phrase that takes in the “nothing” itself does.
 */
export function holdsGood({ sentence: { voidAt: at }, from, to }: Match): boolean {
  return at === undefined || (from <= at && at < to);
}

/** Of each sentence the first of `matches`. */
export function firstOfSentences<M extends Match>(matches: readonly M[]): readonly M[] {
  if (matches.length < 2) return matches;
  const seen = new Set<ReadSentence>();
  return matches.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence));
}
