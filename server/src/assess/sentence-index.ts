import type { Role } from '../contract/contract.ts';
import {
  classOf,
  headKey,
  type Matcher,
  type Move,
  type Pattern,
  possessiveKey,
  roleKey,
  type WordClass,
} from '../library/compile.ts';
import type { Mention, Token } from './sentences.ts';
import type { Head } from './statements.ts';

/**
 * A way through a phrase: the place reached, how many words a gap may still pass over, and the statement it is in.
 * A gap stays inside its statement: it does not pass a main clause of another subject.
 */
type Way = { readonly at: number; readonly slack: number; readonly head: Head | undefined };

const none: readonly number[] = [];
const nowhere: readonly Way[] = [];
const noClass: WordClass = { keys: new Int32Array(0), alternatives: [] };
const noClasses = new Int32Array(0);
const noPatterns: readonly Pattern[] = [];

/** The places of words, roles, statement heads and vocabulary entries in one sentence. Made once, read for each. */
export class SentenceIndex {
  readonly #matcher: Matcher;
  /** Which sentence is read; what carries an older stamp is from a sentence before. */
  #stamp = 0;
  #heads: readonly Head[] = [];
  readonly #keysHere: number[] = [];
  readonly #places: number[][] = [];
  readonly #placesStamp: Uint32Array;
  /** Where a class stands: start, end (not included), start, end… by start. */
  readonly #stretches: (readonly number[])[] = [];
  readonly #stretchesStamp: Uint32Array;
  /** Which classes may stand in the sentence, since it holds a key that they can begin with. */
  readonly #possibleStamp: Uint32Array;
  readonly #headAt = new Map<number, Head>();
  readonly #endsAt = new Map<number, { readonly key: number; readonly to: number }[]>();

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#placesStamp = new Uint32Array(matcher.keyCount);
    this.#stretchesStamp = new Uint32Array(matcher.classes.length);
    this.#possibleStamp = new Uint32Array(matcher.classes.length);
  }

  /** Reads a sentence; all that is asked from now on is about it. */
  read(tokens: readonly Token[], mentions: readonly Mention[], heads: readonly Head[]): void {
    this.#stamp += 1;
    this.#heads = heads;
    this.#headAt.clear();
    this.#endsAt.clear();
    this.#keysHere.length = 0;
    for (const [at, { key, exact }] of tokens.entries()) {
      if (key >= 0) this.#put(key, at);
      if (exact >= 0) this.#put(exact, at);
    }
    for (const head of heads) {
      this.#headAt.set(head.from, head);
      this.#put(headKey(head.modality), head.from);
    }
    for (const mention of mentions) {
      this.#mention(roleKey(mention.role), mention);
      if (mention.possessive) this.#mention(possessiveKey(mention.role), mention);
    }
  }

  /** The patterns whose needs the sentence meets, in the order of the library. */
  possible(): readonly Pattern[] {
    const { byKey, needless } = this.#matcher;
    const found = new Set(needless);
    const refused = new Set<Pattern>();
    for (const key of this.#keysHere) {
      for (const pattern of byKey.get(key) ?? noPatterns) {
        if (found.has(pattern) || refused.has(pattern)) continue;
        if (this.#holds(pattern.needs)) found.add(pattern);
        else refused.add(pattern);
      }
    }
    return [...found].sort((a, b) => a.index - b.index);
  }

  /** Where `moves` could begin, left to right. */
  starts(moves: readonly Move[]): readonly number[] {
    const first = moves[0];
    if (first === undefined) return none;
    switch (first.kind) {
      case 'key':
        return this.#placesOf(first.key);
      case 'class': {
        const stretches = this.#stretchesOf(first.index);
        const starts: number[] = [];
        for (let at = 0; at < stretches.length; at += 2)
          if (stretches[at] !== starts.at(-1)) starts.push(stretches[at] ?? 0);
        return starts;
      }
      case 'head':
        return this.#placesOf(headKey(first.modality)).filter((at) => {
          const head = this.#headAt.get(at);
          return head !== undefined && fits(head, first.subjects);
        });
      case 'gap':
        return none;
      case 'choice': {
        const starts = new Set(first.options.flatMap((option) => this.starts(option)));
        if (first.optional) for (const at of this.starts(moves.slice(1))) starts.add(at);
        return [...starts].sort((a, b) => a - b);
      }
    }
  }

  /** The end of the shortest match of `moves` from `at`. */
  shortest(moves: readonly Move[], at: number): number | undefined {
    let end: number | undefined;
    for (const way of this.#walk(moves, [{ at, slack: 0, head: undefined }]))
      if (end === undefined || way.at < end) end = way.at;
    return end;
  }

  #put(key: number, at: number): void {
    const list = this.#places[key];
    if (this.#placesStamp[key] === this.#stamp) {
      list?.push(at);
      return;
    }
    this.#placesStamp[key] = this.#stamp;
    this.#keysHere.push(key);
    for (const index of this.#matcher.classesOfKey[key] ?? noClasses)
      this.#possibleStamp[index] = this.#stamp;
    if (list === undefined) this.#places[key] = [at];
    else {
      list.length = 1;
      list[0] = at;
    }
  }

  #mention(key: number, { from, to }: Mention): void {
    this.#put(key, from);
    const ends = this.#endsAt.get(from);
    if (ends === undefined) this.#endsAt.set(from, [{ key, to }]);
    else ends.push({ key, to });
  }

  /** Whether the sentence holds a symbol of each group. */
  #holds(needs: readonly (readonly number[])[]): boolean {
    for (const group of needs) {
      let some = false;
      for (const symbol of group) {
        if (this.#has(symbol)) {
          some = true;
          break;
        }
      }
      if (!some) return false;
    }
    return true;
  }

  #has(symbol: number): boolean {
    return symbol >= 0
      ? this.#placesStamp[symbol] === this.#stamp
      : this.#stretchesOf(classOf(symbol)).length > 0;
  }

  #placesOf(key: number): readonly number[] {
    return this.#placesStamp[key] === this.#stamp ? (this.#places[key] ?? none) : none;
  }

  #stretchesOf(index: number): readonly number[] {
    if (this.#possibleStamp[index] !== this.#stamp) return none;
    if (this.#stretchesStamp[index] === this.#stamp) return this.#stretches[index] ?? none;
    this.#stretchesStamp[index] = this.#stamp;
    const found = this.#search(index);
    this.#stretches[index] = found;
    return found;
  }

  #search(index: number): readonly number[] {
    const { keys, alternatives } = this.#matcher.classes[index] ?? noClass;
    let found: number[] | undefined;
    for (let group = 0; group < keys.length; group += 1) {
      const key = keys[group] ?? -1;
      if (this.#placesStamp[key] !== this.#stamp) continue;
      for (const at of this.#placesOf(key)) {
        for (const moves of alternatives[group] ?? []) {
          for (const way of this.#walk(moves, [{ at, slack: 0, head: undefined }])) {
            found ??= [];
            if (!holdsStretch(found, at, way.at)) found.push(at, way.at);
          }
        }
      }
    }
    return found === undefined ? none : sorted(found);
  }

  #walk(moves: readonly Move[], from: readonly Way[]): readonly Way[] {
    let ways = from;
    let gap = 0;
    for (const move of moves) {
      if (move.kind === 'gap') {
        gap += move.most;
        continue;
      }
      ways = this.#step(move, ways, gap);
      if (ways.length === 0) break;
      gap = 0;
    }
    return ways;
  }

  /** The ways of `from` after `move`, before which they may pass over `gap` more words. */
  #step(move: Move, from: readonly Way[], gap: number): readonly Way[] {
    const next: Way[] = [];
    for (const way of from) {
      const { at, head } = way;
      const slack = way.slack + gap;
      switch (move.kind) {
        case 'key': {
          const places = this.#placesOf(move.key);
          if (places.length === 0) return nowhere;
          const most = this.#most(at, slack, head);
          for (const place of places)
            if (place >= at && place <= most) this.#addKeyEnds(next, move.key, place, head);
          break;
        }
        case 'class': {
          const stretches = this.#stretchesOf(move.index);
          if (stretches.length === 0) return nowhere;
          const most = this.#most(at, slack, head);
          for (let index = 0; index < stretches.length; index += 2) {
            const place = stretches[index] ?? 0;
            if (place >= at && place <= most) add(next, stretches[index + 1] ?? 0, 0, head);
          }
          break;
        }
        case 'head': {
          const most = this.#most(at, slack, head);
          for (const place of this.#placesOf(headKey(move.modality))) {
            if (place < at || place > most) continue;
            const own = this.#headAt.get(place);
            if (own !== undefined && fits(own, move.subjects)) add(next, own.to, 0, own);
          }
          break;
        }
        case 'choice': {
          const start = gap === 0 ? way : { at, slack, head };
          if (move.optional) add(next, at, slack, head);
          for (const option of move.options)
            for (const end of this.#walk(option, [start])) add(next, end.at, end.slack, end.head);
          break;
        }
        case 'gap':
          break;
      }
    }
    return next;
  }

  /** The furthest place a way can reach: a main clause of another subject than its statement's stops it. */
  #most(at: number, slack: number, head: Head | undefined): number {
    if (head === undefined || slack === 0) return at + slack;
    for (const it of this.#heads) {
      if (it.from > at + slack) break;
      if (it.from >= at && it.main && !sharesSubject(it, head)) return it.from;
    }
    return at + slack;
  }

  #addKeyEnds(next: Way[], key: number, at: number, head: Head | undefined): void {
    let mentioned = false;
    for (const end of this.#endsAt.get(at) ?? []) {
      if (end.key !== key) continue;
      mentioned = true;
      add(next, end.to, 0, head);
    }
    if (!mentioned) add(next, at + 1, 0, head);
  }
}

function holdsStretch(stretches: readonly number[], from: number, to: number): boolean {
  for (let at = 0; at < stretches.length; at += 2)
    if (stretches[at] === from && stretches[at + 1] === to) return true;
  return false;
}

/** Stretches by their start. */
function sorted(stretches: readonly number[]): readonly number[] {
  if (stretches.length <= 2) return stretches;
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < stretches.length; at += 2) pairs.push([stretches[at] ?? 0, stretches[at + 1] ?? 0]);
  return pairs.sort(([a], [b]) => a - b).flat();
}

/** Adds a way unless one with the same place and slack is there; the first keeps its statement. */
function add(ways: Way[], at: number, slack: number, head: Head | undefined): void {
  for (const way of ways) if (way.at === at && way.slack === slack) return;
  ways.push({ at, slack, head });
}

function fits(head: Head, subjects: readonly Role[] | 'anyone'): boolean {
  return subjects === 'anyone' || subjects.some((role) => head.subjects.has(role));
}

function sharesSubject(one: Head, other: Head): boolean {
  if (one.subjects.size === 0) return true;
  for (const role of one.subjects) if (other.subjects.has(role)) return true;
  return false;
}
