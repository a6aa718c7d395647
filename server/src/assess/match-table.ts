import type { Matcher } from '../library/compile.ts';
import type { Element, Phrase } from '../library/library.ts';
import type { Version } from './draft-memory.ts';
import { byPlace, fromOf, holdsGood, type Match, type ReadSentence, toOf } from './read-sentence.ts';

type List = {
  /** The version in which it was looked up. */
  version: number;
  matches: readonly Match[];
  /** The sentences of its matches, once they were asked for. */
  sentences: ReadonlySet<ReadSentence> | undefined;
};

/** Where an element stands, and what that was found from. */
type Places = {
  readonly all: readonly Match[];
  readonly barred: ReadonlySet<ReadSentence>;
  readonly matches: readonly Match[];
};

/**
 * The matches of a draft by pattern, in document order. From one version of the draft to the next only those of the
 * patterns are looked up again that stand in a sentence that has changed.
 */
export class MatchTable {
  readonly #matcher: Matcher;
  #version = 0;
  #byPattern: (Match[] | undefined)[] = [];
  /** The version in which the matches of each pattern changed last. */
  readonly #changed: Uint32Array;
  #lists = new Map<readonly Phrase[], List>();
  #places = new Map<Element, Places>();

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#changed = new Uint32Array(matcher.patternCount);
  }

  /** Whether it is of the phrases of `matcher`. */
  isOf(matcher: Matcher): boolean {
    return this.#matcher === matcher;
  }

  /** Takes in the next version of the draft. */
  update({ sentences, gone, come, sameOrder }: Version): void {
    this.#version += 1;
    if (!sameOrder || 4 * come.length > sentences.length) {
      this.#byPattern = [];
      this.#lists = new Map();
      this.#places = new Map();
      for (const sentence of sentences) this.#add(sentence);
      return;
    }
    for (const { matches } of gone)
      for (let at = matches.from; at < matches.to; at += 2) this.#drop(matches.page[at] ?? 0);
    for (const sentence of come) this.#insert(sentence);
  }

  /** The matches of phrases of the library, phrase by phrase and each in document order. */
  all(phrases: readonly Phrase[]): readonly Match[] {
    return this.#list(phrases).matches;
  }

  /** The sentences that hold one of `phrases`. */
  holding(phrases: readonly Phrase[]): ReadonlySet<ReadSentence> {
    const list = this.#list(phrases);
    if (list.sentences !== undefined) return list.sentences;
    if (list.matches.length === 0) return noSentences;
    const found = new Set<ReadSentence>();
    for (const { sentence } of list.matches) found.add(sentence);
    list.sentences = found;
    return found;
  }

  /** Where an element stands, void sentences and those that its `not` disqualifies left out, in document order. */
  placesOf(element: Element): readonly Match[] {
    const all = this.all(element.any);
    if (all.length === 0) return none;
    const barred = this.holding(element.not);
    const known = this.#places.get(element);
    if (known !== undefined && known.all === all && known.barred === barred) return known.matches;
    const found: Match[] = [];
    let inOrder = true;
    for (const match of all) {
      const { sentence } = match;
      if (sentence.block.preamble || !holdsGood(match) || barred.has(sentence)) continue;
      const last = found.at(-1);
      if (last !== undefined && byPlace(last, match) > 0) inOrder = false;
      found.push(match);
    }
    const matches = inOrder ? found : found.sort(byPlace);
    this.#places.set(element, { all, barred, matches });
    return matches;
  }

  #list(phrases: readonly Phrase[]): List {
    const known = this.#lists.get(phrases);
    const numbers = this.#matcher.numbersOf(phrases);
    if (known !== undefined && this.#isUpToDate(numbers, known.version)) return known;
    const matches = this.#ofAll(numbers);
    const list: List = { version: this.#version, matches, sentences: undefined };
    this.#lists.set(phrases, list);
    return list;
  }

  #isUpToDate(numbers: readonly number[], version: number): boolean {
    for (let at = 0; at < numbers.length; at += 1)
      if ((this.#changed[numbers[at] ?? 0] ?? 0) > version) return false;
    return true;
  }

  #ofAll(numbers: readonly number[]): readonly Match[] {
    let all = none;
    let several: Match[] | undefined;
    for (let at = 0; at < numbers.length; at += 1) {
      const own = this.#byPattern[numbers[at] ?? 0];
      if (own === undefined || own.length === 0) continue;
      if (all.length === 0) {
        all = own;
        continue;
      }
      if (several === undefined) {
        several = all.slice();
        all = several;
      }
      for (let it = 0; it < own.length; it += 1) {
        const match = own[it];
        if (match !== undefined) several.push(match);
      }
    }
    return all;
  }

  /** Puts the matches of a sentence behind all others. */
  #add(sentence: ReadSentence): void {
    const { page, from, to } = sentence.matches;
    for (let at = from; at < to; at += 2) {
      const pattern = page[at] ?? 0;
      const list = this.#byPattern[pattern];
      const match = matchAt(sentence, page[at + 1] ?? 0);
      if (list === undefined) this.#byPattern[pattern] = [match];
      else list.push(match);
    }
  }

  /** Puts the matches of a sentence where they belong. */
  #insert(sentence: ReadSentence): void {
    const { page, from, to } = sentence.matches;
    for (let at = from; at < to; at += 2) {
      const pattern = page[at] ?? 0;
      const list = this.#ownList(pattern);
      let place = list.length;
      while (place > 0 && (list[place - 1]?.sentence.index ?? 0) > sentence.index) place -= 1;
      list.splice(place, 0, matchAt(sentence, page[at + 1] ?? 0));
    }
  }

  /** Leaves out of the matches of a pattern those in sentences that are there no more. */
  #drop(pattern: number): void {
    if (this.#changed[pattern] !== this.#version) this.#ownList(pattern);
  }

  /** The matches of a pattern as a list that was not given to anybody yet, without those that are there no more. */
  #ownList(pattern: number): Match[] {
    const before = this.#byPattern[pattern] ?? [];
    if (this.#changed[pattern] === this.#version) return before;
    const list = before.filter(({ sentence }) => sentence.isThere);
    this.#byPattern[pattern] = list;
    this.#changed[pattern] = this.#version;
    return list;
  }
}

const matchAt = (sentence: ReadSentence, words: number): Match => ({
  sentence,
  from: fromOf(words),
  to: toOf(words),
});

const none: readonly Match[] = [];
const noSentences: ReadonlySet<ReadSentence> = new Set();
