import type { Role } from '../contract/contract.ts';
import {
  classOf,
  classSymbol,
  headKey,
  type Matcher,
  type Move,
  type Pattern,
  possessiveKey,
  roleKey,
} from '../library/compile.ts';
import { mentionsIn, type NameTable } from './mentions.ts';
import type { Mention, Sentence, Token } from './sentences.ts';
import { type Head, headsIn, voidAt } from './statements.ts';

/** A phrase found in a sentence: tokens `from` to `to` (not included). */
export type Match = { readonly sentence: number; readonly from: number; readonly to: number };

/** A sentence, read for matching. */
export type ReadSentence = Sentence & {
  readonly mentions: readonly Mention[];
  readonly heads: readonly Head[];
  /** The token by which it takes back what its words seem to give; `undefined` where it does not. */
  readonly voidAt: number | undefined;
};

/**
 * Whether a match says what it seems to say. In “Nothing in this clause gives the Authority a right to inspect” only a
 * phrase that takes in the “nothing” itself does.
 */
export function holdsGood({ voidAt: at }: ReadSentence, { from, to }: Match): boolean {
  return at === undefined || (from <= at && at < to);
}

/** Whose statement `before` is, for a pronoun that begins the sentence after it. */
function topicOf(sentence: Sentence, before: ReadSentence | undefined): ReadonlySet<Role> | undefined {
  return before?.clause === sentence.clause && sentence.lead === 0
    ? before.heads.find(({ main }) => main)?.subjects
    : undefined;
}

/** What is found in one sentence, by its words alone: it holds for every sentence of the same words and names. */
type Found = Pick<ReadSentence, 'mentions' | 'heads' | 'voidAt'> & {
  readonly matches: readonly { readonly pattern: number; readonly from: number; readonly to: number }[];
};

/**
 * What was found in the sentences of one draft. Given again with a later version of the draft, it spares the sentences
 * that an edit has not touched; it never changes what is found.
 */
export type Memory = { names: string; found: Map<string, Found> };

/** A memory of nothing. */
export function newMemory(): Memory {
  return { names: '', found: new Map() };
}

/** Sentences read for matching, and where each phrase of the library stands in them, by pattern index. */
export type Matched = {
  readonly sentences: readonly ReadSentence[];
  readonly matches: readonly (readonly Match[] | undefined)[];
};

/**
 * Every phrase of the library in every sentence. Each start yields the shortest match; what lies wholly in a lead-in is
 * left out, since the sentence that the lead-in comes from has it.
 *
 * A sentence is first indexed by its words; a phrase is walked only where all that it needs is there. A start costs at
 * most the phrase's own length in words and gaps, so time is linear in the text.
 */
export function matchAll(
  sentences: readonly Sentence[],
  table: NameTable,
  matcher: Matcher,
  memory: Memory,
): Matched {
  const names = namesKey(table);
  const before = memory.names === names ? memory.found : new Map<string, Found>();
  const found = new Map<string, Found>();
  const index = new SentenceIndex(matcher);
  const read: ReadSentence[] = [];
  const matches: Match[][] = [];
  for (const [number, sentence] of sentences.entries()) {
    const topic = topicOf(sentence, read.at(-1));
    const key = keyOf(sentence, topic);
    const known = found.get(key) ?? before.get(key) ?? search(sentence, topic, table, matcher, index);
    found.set(key, known);
    const { mentions, heads, voidAt: void_ } = known;
    read.push({ ...sentence, mentions, heads, voidAt: void_ });
    for (const { pattern, from, to } of known.matches) {
      const match = { sentence: number, from, to };
      const list = matches[pattern];
      if (list === undefined) matches[pattern] = [match];
      else list.push(match);
    }
  }
  // Only what this version of the draft holds is kept.
  memory.names = names;
  memory.found = found;
  return { sentences: read, matches };
}

function namesKey(table: NameTable): string {
  return [...table.values()]
    .flat()
    .map(({ role, words, capital }) => `${role} ${words.join(' ')} ${capital}`)
    .join('\n');
}

/** All that the search reads of a sentence, as a text. */
function keyOf({ tokens, lead }: Sentence, topic: ReadonlySet<Role> | undefined): string {
  let key = `${lead} ${topic === undefined ? '' : [...topic].join(' ')}`;
  for (const { word, capital, possessive, pauseBefore, stopBefore } of tokens)
    key += ` ${word}${capital ? 'C' : ''}${possessive ? 'P' : ''}${pauseBefore ? ',' : ''}${stopBefore ? ';' : ''}`;
  return key;
}

function search(
  sentence: Sentence,
  topic: ReadonlySet<Role> | undefined,
  table: NameTable,
  matcher: Matcher,
  index: SentenceIndex,
): Found {
  const { tokens, lead } = sentence;
  const mentions = mentionsIn(tokens, table, matcher.roleNames);
  const heads = headsIn(tokens, mentions, topic);
  index.read(tokens, mentions, heads);
  const matches: { pattern: number; from: number; to: number }[] = [];
  const void_ = voidAt(tokens);
  for (const { index: pattern, parts } of index.possible()) {
    const [moves = []] = parts;
    if (parts.length > 1) {
      const joint = jointMatch(index, parts, lead, void_);
      if (joint !== undefined) matches.push({ pattern, ...joint });
      continue;
    }
    for (const from of index.starts(moves)) {
      const to = index.shortest(moves, from);
      if (to !== undefined && to > lead) matches.push({ pattern, from, to });
    }
  }
  return { mentions, heads, voidAt: void_, matches };
}

/**
 * The words from the first to the last of a phrase's parts, which may stand in any order; `undefined` where one is not
 * there, where all lie in the lead-in, or where the sentence is taken back by words that no part takes in.
 */
function jointMatch(
  index: SentenceIndex,
  parts: readonly (readonly Move[])[],
  lead: number,
  void_: number | undefined,
): { readonly from: number; readonly to: number } | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let holds = void_ === undefined;
  for (const moves of parts) {
    let first: { readonly from: number; readonly to: number } | undefined;
    for (const start of index.starts(moves)) {
      const end = index.shortest(moves, start);
      if (end === undefined) continue;
      if (first === undefined || first.to <= lead) first = { from: start, to: end };
      if (void_ !== undefined && start <= void_ && void_ < end) holds = true;
    }
    if (first === undefined) return undefined;
    from = Math.min(from, first.from);
    to = Math.max(to, first.to);
  }
  return holds && to > lead ? { from, to } : undefined;
}

/**
 * A way through a phrase: the place reached, how many words a gap may still pass over, and the statement it is in.
 * A gap stays inside its statement: it does not pass a main clause of another subject.
 */
type Way = { readonly at: number; readonly slack: number; readonly head: Head | undefined };

const none: readonly number[] = [];
const noPatterns: readonly Pattern[] = [];

/** The places of words, roles, statement heads and vocabulary entries in one sentence. Made once, read for each. */
class SentenceIndex {
  readonly #matcher: Matcher;
  /** Which sentence is read; what carries an older stamp is from a sentence before. */
  #stamp = 0;
  #heads: readonly Head[] = [];
  readonly #places: number[][] = [];
  readonly #placesStamp: Uint32Array;
  /** Where an alternative of a class could begin. */
  readonly #candidates: number[][] = [];
  readonly #candidatesStamp: Uint32Array;
  readonly #classEnds: Map<number, readonly number[]>[] = [];
  /** What the sentence holds: keys, and classes that may begin somewhere in it. */
  readonly #keysHere: number[] = [];
  readonly #classesHere: number[] = [];
  readonly #headAt = new Map<number, Head>();
  readonly #endsAt = new Map<number, { readonly key: number; readonly to: number }[]>();

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#placesStamp = new Uint32Array(matcher.keyCount);
    this.#candidatesStamp = new Uint32Array(matcher.classes.length);
  }

  read(tokens: readonly Token[], mentions: readonly Mention[], heads: readonly Head[]): void {
    this.#stamp += 1;
    this.#heads = heads;
    this.#headAt.clear();
    this.#endsAt.clear();
    this.#keysHere.length = 0;
    this.#classesHere.length = 0;
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
    const { bySymbol, needless } = this.#matcher;
    const found = new Set(needless);
    const take = (symbol: number): void => {
      for (const pattern of bySymbol.get(symbol) ?? noPatterns)
        if (!found.has(pattern) && this.#holds(pattern.needs)) found.add(pattern);
    };
    for (const key of this.#keysHere) take(key);
    for (const index of this.#classesHere) if (this.#has(classSymbol(index))) take(classSymbol(index));
    return [...found].sort((a, b) => a.index - b.index);
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

  /** Where `moves` could begin, left to right. */
  starts(moves: readonly Move[]): readonly number[] {
    const first = moves[0];
    if (first === undefined) return none;
    switch (first.kind) {
      case 'key':
        return this.#placesOf(first.key);
      case 'class':
        return [...this.#candidatesOf(first.index)].sort((a, b) => a - b);
      case 'head':
        return this.#placesOf(headKey(first.modality));
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
    if (this.#placesStamp[key] !== this.#stamp) this.#keysHere.push(key);
    if (list === undefined) this.#places[key] = [at];
    else if (this.#placesStamp[key] === this.#stamp) list.push(at);
    else {
      list.length = 1;
      list[0] = at;
    }
    this.#placesStamp[key] = this.#stamp;
    for (const index of this.#matcher.classesByFirst.get(key) ?? none) this.#candidate(index, at);
  }

  #candidate(index: number, at: number): void {
    const list = this.#candidates[index];
    if (this.#candidatesStamp[index] !== this.#stamp) this.#classesHere.push(index);
    if (list === undefined) this.#candidates[index] = [at];
    else if (this.#candidatesStamp[index] === this.#stamp) {
      if (!list.includes(at)) list.push(at);
    } else {
      list.length = 1;
      list[0] = at;
      this.#classEnds[index]?.clear();
    }
    this.#candidatesStamp[index] = this.#stamp;
  }

  #mention(key: number, { from, to }: Mention): void {
    this.#put(key, from);
    const ends = this.#endsAt.get(from);
    if (ends === undefined) this.#endsAt.set(from, [{ key, to }]);
    else ends.push({ key, to });
  }

  #has(symbol: number): boolean {
    if (symbol >= 0) return this.#placesStamp[symbol] === this.#stamp;
    const index = classOf(symbol);
    return this.#candidatesOf(index).some((at) => this.#endsOfClass(index, at).length > 0);
  }

  #placesOf(key: number): readonly number[] {
    return this.#placesStamp[key] === this.#stamp ? (this.#places[key] ?? none) : none;
  }

  #candidatesOf(index: number): readonly number[] {
    return this.#candidatesStamp[index] === this.#stamp ? (this.#candidates[index] ?? none) : none;
  }

  #walk(moves: readonly Move[], from: readonly Way[]): readonly Way[] {
    let ways = from;
    for (const move of moves) {
      ways = this.#step(move, ways);
      if (ways.length === 0) break;
    }
    return ways;
  }

  #step(move: Move, from: readonly Way[]): readonly Way[] {
    if (move.kind === 'gap') return from.map((way) => ({ ...way, slack: way.slack + move.most }));
    const next: Way[] = [];
    for (const way of from) {
      switch (move.kind) {
        case 'key':
          for (const at of this.#within(this.#placesOf(move.key), way))
            this.#addKeyEnds(next, move.key, at, way.head);
          break;
        case 'class':
          for (const at of this.#within(this.#candidatesOf(move.index), way))
            for (const to of this.#endsOfClass(move.index, at)) add(next, to, 0, way.head);
          break;
        case 'head':
          for (const at of this.#within(this.#placesOf(headKey(move.modality)), way)) {
            const head = this.#headAt.get(at);
            if (head !== undefined && fits(head, move.subjects)) add(next, head.to, 0, head);
          }
          break;
        case 'choice':
          if (move.optional) add(next, way.at, way.slack, way.head);
          for (const option of move.options)
            for (const { at, slack, head } of this.#walk(option, [way])) add(next, at, slack, head);
      }
    }
    return next;
  }

  /** Those of `places` that a way can reach. */
  #within(places: readonly number[], { at, slack, head }: Way): readonly number[] {
    if (places.length === 0) return none;
    const most = Math.min(at + slack, this.#barrier(at, head));
    if (places.length === 1) {
      const only = places[0] ?? -1;
      return only >= at && only <= most ? places : none;
    }
    return places.filter((place) => place >= at && place <= most);
  }

  /** The first place from `at` on where a main clause of another subject than `head`'s begins. */
  #barrier(at: number, head: Head | undefined): number {
    if (head === undefined) return Number.POSITIVE_INFINITY;
    for (const it of this.#heads) if (it.from >= at && it.main && !sharesSubject(it, head)) return it.from;
    return Number.POSITIVE_INFINITY;
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

  #endsOfClass(index: number, at: number): readonly number[] {
    let known = this.#classEnds[index];
    if (known === undefined) {
      known = new Map();
      this.#classEnds[index] = known;
    }
    const ends = known.get(at);
    if (ends !== undefined) return ends;
    const fresh = new Set<number>();
    for (const moves of this.#matcher.classes[index] ?? [])
      for (const { at: to } of this.#walk(moves, [{ at, slack: 0, head: undefined }])) fresh.add(to);
    const list = [...fresh];
    known.set(at, list);
    return list;
  }
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
