import { baseForm } from '../library/base-form.ts';
import type { Matcher } from '../library/compile.ts';
import { featuresOf } from './features.ts';

/** How many different words a lexicon takes in before a new one is begun, which bounds its memory to some 30 MB. */
const fullAt = 150_000;

/** The facts of a word: the key of its base form in the matcher and of its exact form, -1 where no phrase knows it; */
export const keyAt = 0;
export const exactAt = 1;
/** what is told by the word alone, as bits (see `features.ts`); and how long it is as written, in UTF-16 units. */
export const featuresAt = 2;
export const lengthAt = 3;
export const wordWidth = 4;

/**
 * The words met in drafts, each as a number, with all that is ever asked of a word by itself: it is worked out once a word
 * and not once a place. `Supplier` and `supplier` are two words here.
 */
export class Lexicon {
  /** The words in lower case and the library's spelling, with straight apostrophes. */
  readonly words: string[] = [];
  /** The same without a possessive ending. */
  readonly bare: string[] = [];
  /** What is asked of words most, `wordWidth` numbers a word: they lie side by side, so that one look brings them all. */
  facts: Int32Array = new Int32Array(wordWidth << 12);
  readonly #matcher: Matcher;
  /** The words as written, by number. */
  readonly #written: string[] = [];
  /** Open addressing: one more than the number of a word, at a place told by its hash. */
  #table = new Int32Array(1 << 13);
  readonly #hashes: number[] = [];

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
  }

  get size(): number {
    return this.#written.length;
  }

  /** The number of the word of `text` between `start` and `end`; `hash` is that of its UTF-16 units. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.#table.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#table[slot] ?? 0) - 1;
      if (number < 0) return this.#add(text.slice(start, end), hash);
      if (this.#hashes[number] === hash && isAt(text, start, end, this.#written[number] ?? '')) return number;
    }
  }

  #add(slice: string, hash: number): number {
    // A slice would keep the whole draft in memory.
    const written = Array.from(slice).join('');
    const number = this.#written.length;
    const { keys } = this.#matcher;
    const word = wordOf(written, keys);
    const bare = word.replace(/'s?$/u, '');
    this.#written.push(written);
    this.#hashes.push(hash);
    this.words.push(word);
    this.bare.push(bare);
    if (wordWidth * number >= this.facts.length) {
      const more = new Int32Array(2 * this.facts.length);
      more.set(this.facts);
      this.facts = more;
    }
    const facts = wordWidth * number;
    this.facts[facts + keyAt] = keys.get(baseForm(word)) ?? -1;
    this.facts[facts + exactAt] = keys.get(`=${bare}`) ?? -1;
    this.facts[facts + featuresAt] = featuresOf(word, written);
    this.facts[facts + lengthAt] = written.length;
    if (2 * number > this.#table.length) this.#grow();
    else this.#place(number, hash);
    return number;
  }

  #grow(): void {
    this.#table = new Int32Array(4 * this.#table.length);
    for (const [number, hash] of this.#hashes.entries()) this.#place(number, hash);
  }

  #place(number: number, hash: number): void {
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
    this.#table[slot] = number + 1;
  }
}

/** The hash of a word before its first unit, and after one more. */
export const emptyHash = 17;
export const hashWith = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

function isAt(text: string, start: number, end: number, written: string): boolean {
  if (written.length !== end - start) return false;
  for (let at = 0; at < written.length; at += 1)
    if (written.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

const lexicons = new WeakMap<Matcher, Lexicon>();

/** The lexicon of a matcher: the one used before, unless it is full. */
export function lexiconOf(matcher: Matcher): Lexicon {
  const known = lexicons.get(matcher);
  if (known !== undefined && known.size < fullAt) return known;
  const lexicon = new Lexicon(matcher);
  lexicons.set(matcher, lexicon);
  return lexicon;
}

/**
 * A word of the draft in the library's spelling. A hyphen at the end of a line cuts a word in two (`over-` `sight`) or
 * belongs to it (`sub-` `processor`): the library's own words decide.
 */
function wordOf(written: string, keys: Matcher['keys']): string {
  const word = written
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/\u00AD\s*/gu, '')
    .replace(/[‐‑]/gu, '-');
  if (!/\s/u.test(word)) return word;
  const whole = word.replace(/-\s+/gu, '');
  return keys.has(baseForm(whole)) ? whole : word.replace(/\s+/gu, '');
}
