import { featuresAt, keyAt, type Lexicon, lengthAt, wordWidth } from './lexicon.ts';

/** Marks of a word at its place, beside its number: what stands between it and the word before. */
export const pauseMark = 1;
export const stopMark = 2;
const markBits = 2;
/** A word by its number in the lexicon and its marks as one number. */
export const marked = (number: number, marks: number): number => (number << markBits) | marks;
/** The number of a marked word. */
export const numberOf = (word: number): number => word >> markBits;

/** The words of a sentence, asked by their place from 0; beyond both ends there is no word, and nothing is true of it. */
export class Words {
  readonly lexicon: Lexicon;
  /** Each word with its marks, as `marked` puts them, from `base` on. */
  readonly row: Int32Array;
  readonly base: number;
  readonly length: number;

  constructor(lexicon: Lexicon, row: Int32Array, base: number, length: number) {
    this.lexicon = lexicon;
    this.row = row;
    this.base = base;
    this.length = length;
  }

  /** The word in lower case, straight apostrophes; empty beyond the ends. */
  word(at: number): string {
    return this.#isInside(at) ? (this.lexicon.words[this.number(at)] ?? '') : '';
  }

  /** The word without a possessive ending. */
  bare(at: number): string {
    return this.#isInside(at) ? (this.lexicon.bare[this.number(at)] ?? '') : '';
  }

  /** The key of its base form in the matcher; -1 where no phrase knows it. */
  key(at: number): number {
    return this.#isInside(at) ? (this.lexicon.facts[wordWidth * this.number(at) + keyAt] ?? -1) : -1;
  }

  /** Whether the word has one of these bits: see `features.ts`. */
  is(at: number, bits: number): boolean {
    return (
      this.#isInside(at) && ((this.lexicon.facts[wordWidth * this.number(at) + featuresAt] ?? 0) & bits) !== 0
    );
  }

  /** How long the word is as written, in UTF-16 units. */
  written(at: number): number {
    return this.#isInside(at) ? (this.lexicon.facts[wordWidth * this.number(at) + lengthAt] ?? 0) : 0;
  }

  /** Whether a comma, a dash or a bracket stands between this word and the one before. */
  pauseBefore(at: number): boolean {
    return this.#isInside(at) && ((this.row[this.base + at] ?? 0) & pauseMark) !== 0;
  }

  /** Whether a semicolon or colon does. */
  stopBefore(at: number): boolean {
    return this.#isInside(at) && ((this.row[this.base + at] ?? 0) & stopMark) !== 0;
  }

  /** Whether either does. */
  breakBefore(at: number): boolean {
    return this.#isInside(at) && ((this.row[this.base + at] ?? 0) & (pauseMark | stopMark)) !== 0;
  }

  /** The words from one place to another, the latter not included. */
  slice(from: number, to: number): readonly string[] {
    const found: string[] = [];
    for (let at = Math.max(from, 0); at < Math.min(to, this.length); at += 1) found.push(this.word(at));
    return found;
  }

  /** The number of the word in the lexicon. */
  number(at: number): number {
    return (this.row[this.base + at] ?? 0) >> markBits;
  }

  #isInside(at: number): boolean {
    return at >= 0 && at < this.length;
  }
}
