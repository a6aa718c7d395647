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
  /** The units of the words as written, one word after the other, and where each begins. */
  #units = new Uint16Array(1 << 14);
  #begins: Int32Array = new Int32Array(1 << 12);
  #size = 0;
  /** Open addressing: the hash of a word beside one more than its number, at a place told by the hash. */
  #table = new Int32Array(1 << 14);

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
  }

  get size(): number {
    return this.#size;
  }

  /** The number of the word whose UTF-16 units stand in `units` from `start` to `end`; `hash` is theirs. */
  numberOf(units: Uint16Array, start: number, end: number, hash: number): number {
    const table = this.#table;
    const mask = table.length - 2;
    for (let slot = (2 * hash) & mask; ; slot = (slot + 2) & mask) {
      const number = (table[slot + 1] ?? 0) - 1;
      if (number < 0) return this.#add(units, start, end, hash);
      if (table[slot] === hash && this.#isAt(number, units, start, end)) return number;
    }
  }

  #isAt(number: number, units: Uint16Array, start: number, end: number): boolean {
    const own = this.#units;
    const from = this.#begins[number] ?? 0;
    if ((this.#begins[number + 1] ?? 0) - from !== end - start) return false;
    for (let at = start, it = from; at < end; at += 1, it += 1) if (own[it] !== units[at]) return false;
    return true;
  }

  #add(units: Uint16Array, start: number, end: number, hash: number): number {
    let written = '';
    for (let at = start; at < end; at += mostUnits)
      written += String.fromCharCode(...units.subarray(at, Math.min(at + mostUnits, end)));
    const number = this.#size;
    this.#size += 1;
    const { keys } = this.#matcher;
    const word = wordOf(written, keys);
    const bare = word.replace(/'s?$/u, '');
    this.words.push(word);
    this.bare.push(bare);
    this.#keep(number, units, start, end);
    const facts = wordWidth * number;
    if (facts >= this.facts.length) this.facts = twice(this.facts);
    this.facts[facts + keyAt] = keys.get(baseForm(word)) ?? -1;
    this.facts[facts + exactAt] = keys.get(`=${bare}`) ?? -1;
    this.facts[facts + featuresAt] = featuresOf(word, written);
    this.facts[facts + lengthAt] = written.length;
    // Half of the places stay empty.
    if (4 * number > this.#table.length) this.#grow();
    this.#place(number, hash);
    return number;
  }

  /** Keeps the units of a word. */
  #keep(number: number, units: Uint16Array, start: number, end: number): void {
    const from = this.#begins[number] ?? 0;
    const to = from + end - start;
    if (number + 1 >= this.#begins.length) this.#begins = twice(this.#begins);
    this.#begins[number + 1] = to;
    if (to > this.#units.length) {
      const more = new Uint16Array(2 * to);
      more.set(this.#units);
      this.#units = more;
    }
    this.#units.set(units.subarray(start, end), from);
  }

  #grow(): void {
    const before = this.#table;
    this.#table = new Int32Array(2 * before.length);
    for (let slot = 0; slot < before.length; slot += 2) {
      const number = (before[slot + 1] ?? 0) - 1;
      if (number >= 0) this.#place(number, before[slot] ?? 0);
    }
  }

  #place(number: number, hash: number): void {
    const mask = this.#table.length - 2;
    let slot = (2 * hash) & mask;
    while (this.#table[slot + 1] !== 0) slot = (slot + 2) & mask;
    this.#table[slot] = hash;
    this.#table[slot + 1] = number + 1;
  }
}

/** So many units of a word are made letters of at once. */
const mostUnits = 4096;

/** A row of numbers with as much room again. */
function twice(row: Int32Array): Int32Array {
  const more = new Int32Array(2 * row.length);
  more.set(row);
  return more;
}

/** The hash of a word before its first unit, and after one more. */
export const emptyHash = 17;
export const hashWith = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

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
