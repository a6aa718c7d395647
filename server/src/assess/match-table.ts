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
  /** The sentences that held each pattern when all was read: those of pattern `n` from `#begins[n]` to `#begins[n + 1]`. */
  #sentences: readonly ReadSentence[] = [];
  readonly #begins: Uint32Array;
  /** The sentences that hold a pattern of which that is not so any more. */
  #changes = new Map<number, ReadSentence[]>();
  /** The version in which the matches of each pattern changed last. */
  readonly #changed: Uint32Array;
  #lists = new Map<readonly Phrase[], List>();
  #places = new Map<Element, Places>();

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#begins = new Uint32Array(matcher.patternCount + 1);
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
      this.#changes.clear();
      this.#forget();
      this.#fill(sentences);
      return;
    }
    for (const { matches } of gone)
      for (let at = matches.from; at < matches.to; at += 2) this.#ownList(matches.page[at] ?? 0);
    for (const sentence of come) this.#insert(sentence);
  }

  /**
   * Tells that the version is judged. What was looked up to judge all of it is dropped, since most of it is not asked for
   * again; what was looked up after an edit is kept.
   */
  settle(judgedAll: boolean): void {
    if (judgedAll) this.#forget();
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

  #forget(): void {
    this.#lists = new Map();
    this.#places = new Map();
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
    let all: Match[] | undefined;
    for (let at = 0; at < numbers.length; at += 1) {
      const pattern = numbers[at] ?? 0;
      const changed = this.#changes.size === 0 ? undefined : this.#changes.get(pattern);
      const list = changed ?? this.#sentences;
      const end = changed?.length ?? this.#begins[pattern + 1] ?? 0;
      for (let it = changed === undefined ? (this.#begins[pattern] ?? 0) : 0; it < end; it += 1) {
        const sentence = list[it];
        if (sentence === undefined) continue;
        all ??= [];
        addMatches(sentence, pattern, all);
      }
    }
    return all ?? none;
  }

  /** Puts all sentences in the order of the patterns that they hold, each once a pattern. */
  #fill(sentences: readonly ReadSentence[]): void {
    const begins = this.#begins.fill(0);
    const { length } = begins;
    for (const { matches } of sentences) {
      const { page, from, to } = matches;
      for (let at = from; at < to; at += 2) {
        const pattern = page[at] ?? 0;
        // The matches of a pattern in a sentence lie side by side.
        if (at === from || page[at - 2] !== pattern) begins[pattern + 1] = (begins[pattern + 1] ?? 0) + 1;
      }
    }
    for (let at = 1; at < length; at += 1) begins[at] = (begins[at] ?? 0) + (begins[at - 1] ?? 0);
    const next = begins.slice();
    const [first] = sentences;
    const list: ReadSentence[] =
      first === undefined ? [] : new Array<ReadSentence>(begins[length - 1] ?? 0).fill(first);
    for (const sentence of sentences) {
      const { page, from, to } = sentence.matches;
      for (let at = from; at < to; at += 2) {
        const pattern = page[at] ?? 0;
        if (at > from && page[at - 2] === pattern) continue;
        const place = next[pattern] ?? 0;
        list[place] = sentence;
        next[pattern] = place + 1;
      }
    }
    this.#sentences = list;
  }

  /** Puts a sentence among those that hold its patterns. */
  #insert(sentence: ReadSentence): void {
    const { page, from, to } = sentence.matches;
    for (let at = from; at < to; at += 2) {
      const pattern = page[at] ?? 0;
      if (at > from && page[at - 2] === pattern) continue;
      const list = this.#ownList(pattern);
      let place = list.length;
      while (place > 0 && (list[place - 1]?.index ?? 0) > sentence.index) place -= 1;
      list.splice(place, 0, sentence);
    }
  }

  /** The sentences that hold a pattern as a list of its own, without those that are there no more. */
  #ownList(pattern: number): ReadSentence[] {
    const known = this.#changes.get(pattern);
    if (known !== undefined && this.#changed[pattern] === this.#version) return known;
    const before = known ?? this.#sentences.slice(this.#begins[pattern] ?? 0, this.#begins[pattern + 1] ?? 0);
    const list = before.filter(({ isThere }) => isThere);
    this.#changes.set(pattern, list);
    this.#changed[pattern] = this.#version;
    return list;
  }
}

/** Puts the matches of a pattern in a sentence behind others. */
function addMatches(sentence: ReadSentence, pattern: number, all: Match[]): void {
  const { page, from, to } = sentence.matches;
  let at = from;
  while (at < to && page[at] !== pattern) at += 2;
  for (; at < to && page[at] === pattern; at += 2) {
    const words = page[at + 1] ?? 0;
    all.push({ sentence, from: fromOf(words), to: toOf(words) });
  }
}

const none: readonly Match[] = [];
const noSentences: ReadonlySet<ReadSentence> = new Set();
