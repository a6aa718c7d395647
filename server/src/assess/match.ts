import type { Contract } from '../contract/contract.ts';
import type { Steps } from '../contract/steps.ts';
import type { Matcher } from '../library/compile.ts';
import { voidAt } from './denial.ts';
import { DraftMemory, type Version } from './draft-memory.ts';
import type { Kept } from './kept.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { MatchTable } from './match-table.ts';
import { MentionFinder, Mentions, namesKey, nameTable } from './mentions.ts';
import { MoodMemory } from './mood.ts';
import { isOnlyDenied } from './polarity.ts';
import { type Found, type MatchRow, stretch } from './read-sentence.ts';
import type { Room } from './room.ts';
import { SentenceIndex } from './sentence-index.ts';
import { headsIn } from './statements.ts';
import { mentionFrom } from './subjects.ts';
import { Numbers } from './ways.ts';
import type { Words } from './words.ts';

/**
 * What was found in the sentences of one draft. Given again with a later version of the draft, it spares the sentences
 * that an edit has not touched; it never changes what is found.
 */
export type Memory = {
  names: string;
  lexicon: Lexicon | undefined;
  finder: MentionFinder | undefined;
  readonly draft: DraftMemory;
  readonly mood: MoodMemory;
  table: MatchTable | undefined;
  /** What the last version was judged to say. */
  kept: Kept | undefined;
  /** What the work on the draft was so far. */
  readonly work: Work;
};

/** A measure of work that does not depend on the machine. */
export type Work = {
  /** How many sentences were matched; others were known. */
  sentences: number;
  /** How many steps of phrases were walked in them. */
  steps: number;
  /** How many paragraphs were cut into words. */
  paragraphs: number;
  /** How many safeguards, red flags and traits were judged; of others it was known that they stand as before. */
  judgements: number;
};

/** A memory of nothing. */
export function newMemory(): Memory {
  return {
    names: '',
    lexicon: undefined,
    finder: undefined,
    draft: new DraftMemory(),
    mood: new MoodMemory(),
    table: undefined,
    kept: undefined,
    work: { sentences: 0, steps: 0, paragraphs: 0, judgements: 0 },
  };
}

/** The sentences of a version, and where each phrase of the library stands in them. */
export type Matched = Version & { readonly table: MatchTable };

/**
 * The sentences of `contract`, with every phrase of the library in each. Each start yields the shortest match; what lies
 * wholly in a lead-in is left out, since the sentence that the lead-in comes from has it.
 *
 * A sentence is first indexed by its words; a phrase is walked only where all that it needs is there. A start costs at
 * most the phrase's own length in words and gaps, so time is linear in the text.
 */
export function* matchSteps(contract: Contract, matcher: Matcher, memory: Memory): Steps<Matched> {
  const lexicon = lexiconOf(matcher);
  const written = nameTable(contract);
  const indicative = memory.mood.isIndicative(contract, memory.draft.sameUpTo(contract.text));
  const names = namesKey(written) + (indicative ? '\nindicative' : '');
  const same = memory.names === names && memory.lexicon === lexicon;
  if (!same) memory.kept = undefined;
  const finder =
    (same ? memory.finder : undefined) ?? new MentionFinder(written, matcher, lexicon, indicative);
  const { draft, work } = memory;
  const index = indexOf(matcher);
  const steps = index.steps;
  const version = yield* draft.readSteps(
    contract,
    lexicon,
    same,
    (words, lead, topic, room) => search(words, lead, topic, room, finder, matcher, index),
    work,
  );
  work.steps += index.steps - steps;
  memory.names = names;
  memory.lexicon = lexicon;
  memory.finder = finder;
  const table = memory.table?.isOf(matcher) ? memory.table : new MatchTable(matcher);
  memory.table = table;
  table.update(version);
  return { ...version, table };
}

const indexes = new WeakMap<Matcher, SentenceIndex>();

function indexOf(matcher: Matcher): SentenceIndex {
  const known = indexes.get(matcher) ?? new SentenceIndex(matcher);
  indexes.set(matcher, known);
  return known;
}

const mentions = new Mentions();

function search(
  words: Words,
  lead: number,
  topic: number,
  room: Room,
  finder: MentionFinder,
  matcher: Matcher,
  index: SentenceIndex,
): Found {
  finder.read(words, mentions);
  const heads = headsIn(words, mentions, topic, finder.indicative);
  index.read(words, mentions, heads);
  const taken = voidAt(words);
  return {
    heads,
    opening: mentionFrom(words, mentions, 0),
    voidAt: taken,
    matches: matchesIn(matcher, words, lead, taken, index, room),
  };
}

/** The matches found so far in a sentence. */
const found = new Numbers();

/** The matches of a sentence that was read into `index`; they go into `room`. */
function matchesIn(
  { partsOf: { begins, items }, asserting }: Matcher,
  words: Words,
  lead: number,
  void_: number | undefined,
  index: SentenceIndex,
  room: Room,
): MatchRow {
  let count = 0;
  const possible = index.possible();
  for (let it = 0; it < possible; it += 1) {
    const pattern = index.pattern(it);
    const first = begins[pattern] ?? 0;
    const last = begins[pattern + 1] ?? 0;
    if (last - first > 1) {
      const joint = jointMatch(index, items, first, last, lead, void_);
      if (joint >= 0) {
        found.set(count, pattern);
        found.set(count + 1, joint);
        count += 2;
      }
      continue;
    }
    const places = index.search(items[first] ?? 0);
    for (let at = 0; at < places; at += 1)
      if (
        index.to(at) > lead &&
        !(asserting[pattern] === 1 && isOnlyDenied(words, index.from(at), index.to(at)))
      ) {
        found.set(count, pattern);
        found.set(count + 1, stretch(index.from(at), index.to(at)));
        count += 2;
      }
  }
  if (count === 0) return noMatches;
  const from = room.take(count);
  for (let at = 0; at < count; at += 1) room.page[from + at] = found.at(at);
  return { page: room.page, from, to: from + count };
}

const noMatches: MatchRow = { page: new Int32Array(0), from: 0, to: 0 };

/**
 * The words from the first to the last of a phrase's parts, which may stand in any order; -1 where one is not there, where
 * all lie in the lead-in, or where the sentence is taken back by words that no part takes in.
 */
function jointMatch(
  index: SentenceIndex,
  parts: Uint16Array,
  firstPart: number,
  lastPart: number,
  lead: number,
  void_: number | undefined,
): number {
  let from = Number.MAX_SAFE_INTEGER;
  let to = 0;
  let holds = void_ === undefined;
  for (let part = firstPart; part < lastPart; part += 1) {
    const places = index.search(parts[part] ?? 0);
    if (places === 0) return -1;
    // The first match that is not wholly in the lead-in stands for the part, or the last of all.
    let first = 0;
    while (first < places - 1 && index.to(first) <= lead) first += 1;
    if (void_ !== undefined)
      for (let it = 0; it < places; it += 1)
        if (index.from(it) <= void_ && void_ < index.to(it)) holds = true;
    from = Math.min(from, index.from(first));
    to = Math.max(to, index.to(first));
  }
  return holds && to > lead ? stretch(from, to) : -1;
}
