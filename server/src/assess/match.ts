import type { Contract, Role } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Steps } from '../contract/steps.ts';
import type { Matcher } from '../library/compile.ts';
import { roleBits } from '../library/ops.ts';
import { voidAt } from './denial.ts';
import { type Found, FoundTable, hashOf } from './found.ts';
import type { Kept } from './kept.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { MatchTable } from './match-table.ts';
import { MentionFinder, namesKey, nameTable } from './mentions.ts';
import { isIndicative } from './mood.ts';
import { ParagraphMemory } from './paragraph-memory.ts';
import { SentenceIndex } from './sentence-index.ts';
import { forEachSentence, type Mention, type OwnWords, type Sentence, spanOf } from './sentences.ts';
import { type Head, headsIn } from './statements.ts';
import { mentionFrom } from './subjects.ts';
import type { Words } from './words.ts';

/** A phrase found in a sentence: words `from` to `to` (not included). */
export type Match = { readonly sentence: number; readonly from: number; readonly to: number };

/** A sentence, read for matching. */
export class ReadSentence implements Sentence {
  readonly clause: number;
  readonly words: Words;
  readonly lead: number;
  readonly own: OwnWords;
  readonly origin: number;
  readonly #found: Found;

  constructor(clause: number, words: Words, lead: number, own: OwnWords, origin: number, found: Found) {
    this.clause = clause;
    this.words = words;
    this.lead = lead;
    this.own = own;
    this.origin = origin;
    this.#found = found;
  }

  get span(): Span {
    return spanOf(this);
  }

  get mentions(): readonly Mention[] {
    return this.#found.mentions;
  }

  get heads(): readonly Head[] {
    return this.#found.heads;
  }

  /** The word by which it takes back what its words seem to give; `undefined` where it does not. */
  get voidAt(): number | undefined {
    return this.#found.voidAt;
  }
}

/**
 * Whether a match says what it seems to say. In “Nothing in this clause gives the Authority a right to inspect” only a
 * phrase that takes in the “nothing” itself does.
 */
export function holdsGood({ voidAt: at }: ReadSentence, { from, to }: Match): boolean {
  return at === undefined || (from <= at && at < to);
}

/** Of each sentence the first of `matches`. */
export function firstOfSentences(matches: readonly Match[]): readonly Match[] {
  const seen = new Set<number>();
  return matches.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence));
}

/** Whose statement `before` is, for a pronoun that begins the sentence of `clause` after it. */
function topicOf(
  clause: number,
  lead: number,
  before: ReadSentence | undefined,
): ReadonlySet<Role> | undefined {
  if (before?.clause !== clause || lead !== 0) return undefined;
  return before.heads.find(({ main }) => main)?.subjects ?? openingOf(before);
}

/** Whom a sentence without a statement begins with: “The Supplier has no purposes of its own. It may not …” */
function openingOf({ mentions, words }: ReadSentence): ReadonlySet<Role> | undefined {
  const opening = mentionFrom(words, mentions, 0);
  return opening.size > 0 ? opening : undefined;
}

/**
 * What was found in the sentences of one draft. Given again with a later version of the draft, it spares the sentences
 * that an edit has not touched; it never changes what is found.
 */
export type Memory = {
  names: string;
  lexicon: Lexicon | undefined;
  finder: MentionFinder | undefined;
  found: FoundTable;
  readonly paragraphs: ParagraphMemory;
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
    found: new FoundTable(),
    paragraphs: new ParagraphMemory(),
    kept: undefined,
    work: { sentences: 0, steps: 0, paragraphs: 0, judgements: 0 },
  };
}

/** Sentences read for matching, and where each phrase of the library stands in them. */
export type Matched = {
  readonly sentences: readonly ReadSentence[];
  /** The matches in each sentence: of each the number of its phrase, from and to. */
  readonly rows: readonly (readonly number[])[];
  readonly matches: MatchTable;
};

/**
 * Every phrase of the library in every sentence of `contract`. Each start yields the shortest match; what lies wholly in a
 * lead-in is left out, since the sentence that the lead-in comes from has it.
 *
 * A sentence is first indexed by its words; a phrase is walked only where all that it needs is there. A start costs at
 * most the phrase's own length in words and gaps, so time is linear in the text.
 */
export function* matchSteps(contract: Contract, matcher: Matcher, memory: Memory): Steps<Matched> {
  const lexicon = lexiconOf(matcher);
  const table = nameTable(contract);
  const indicative = isIndicative(contract);
  const names = namesKey(table) + (indicative ? '\nindicative' : '');
  const known = memory.names === names && memory.lexicon === lexicon;
  if (!known) memory.kept = undefined;
  const finder =
    (known ? memory.finder : undefined) ?? new MentionFinder(table, matcher, lexicon, indicative);
  const found = known ? memory.found : new FoundTable();
  const { paragraphs, work } = memory;
  const index = indexOf(matcher);
  const sentences: ReadSentence[] = [];
  const rows: (readonly number[])[] = [];
  let last: ReadSentence | undefined;
  paragraphs.begin(contract.text, lexicon);
  yield* forEachSentence(
    contract,
    lexicon,
    (paragraph) => paragraphs.read(paragraph, work),
    (clause, words, lead, own, origin) => {
      const topic = topicOf(clause, lead, last);
      const bits = topic === undefined ? 0 : roleBits(topic);
      let here = lead === 0 && own.memo?.topic === bits && own.memo.finder === finder ? own.memo : undefined;
      if (here === undefined) {
        const hash = hashOf(words.row, lead, bits);
        here = found.get(hash, words.row, lead, bits);
        if (here === undefined) {
          const steps = index.steps;
          here = search(words, lead, topic, finder, matcher, index);
          work.sentences += 1;
          work.steps += index.steps - steps;
          found.add(hash, here);
        }
        if (lead === 0) own.memo = here;
      }
      last = new ReadSentence(clause, words, lead, own, origin, here);
      sentences.push(last);
      rows.push(here.matches);
    },
  );
  paragraphs.end();
  yield;
  memory.names = names;
  memory.lexicon = lexicon;
  memory.finder = finder;
  memory.found = found.size > 2 * sentences.length + spare ? new FoundTable() : found;
  return { sentences, rows, matches: new MatchTable(rows, matcher.patternCount) };
}

/**
 * How many sentences of earlier versions are remembered at the most, besides as many as the draft has. Past that the table
 * is begun anew; what the draft still holds is known with its paragraphs.
 */
const spare = 1_000;

const indexes = new WeakMap<Matcher, SentenceIndex>();

function indexOf(matcher: Matcher): SentenceIndex {
  const known = indexes.get(matcher) ?? new SentenceIndex(matcher);
  indexes.set(matcher, known);
  return known;
}

function search(
  words: Words,
  lead: number,
  topic: ReadonlySet<Role> | undefined,
  finder: MentionFinder,
  matcher: Matcher,
  index: SentenceIndex,
): Found {
  const mentions = finder.mentionsIn(words);
  const heads = headsIn(words, mentions, topic, finder.indicative);
  index.read(words, mentions, heads);
  const taken = voidAt(words);
  return {
    row: words.row,
    lead,
    topic: topic === undefined ? 0 : roleBits(topic),
    finder,
    mentions,
    heads,
    voidAt: taken,
    matches: matchesIn(matcher, lead, taken, index),
  };
}

/** The matches of a sentence that was read into `index`: pattern, from and to, one after the other. */
function matchesIn(
  { partsOf: { begins, items } }: Matcher,
  lead: number,
  void_: number | undefined,
  index: SentenceIndex,
): readonly number[] {
  const matches: number[] = [];
  for (const pattern of index.possible()) {
    const first = begins[pattern] ?? 0;
    const last = begins[pattern + 1] ?? 0;
    if (last - first > 1) {
      const joint = jointMatch(index, items.subarray(first, last), lead, void_);
      if (joint !== undefined) matches.push(pattern, joint.from, joint.to);
      continue;
    }
    const found = index.search(items[first] ?? 0);
    for (let it = 0; it < found; it += 1)
      if (index.to(it) > lead) matches.push(pattern, index.from(it), index.to(it));
  }
  return matches;
}

/**
 * The words from the first to the last of a phrase's parts, which may stand in any order; `undefined` where one is not
 * there, where all lie in the lead-in, or where the sentence is taken back by words that no part takes in.
 */
function jointMatch(
  index: SentenceIndex,
  parts: Uint16Array,
  lead: number,
  void_: number | undefined,
): { readonly from: number; readonly to: number } | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let holds = void_ === undefined;
  for (const part of parts) {
    const found = index.search(part);
    if (found === 0) return undefined;
    // The first match that is not wholly in the lead-in stands for the part, or the last of all.
    let first = 0;
    while (first < found - 1 && index.to(first) <= lead) first += 1;
    if (void_ !== undefined)
      for (let it = 0; it < found; it += 1) if (index.from(it) <= void_ && void_ < index.to(it)) holds = true;
    from = Math.min(from, index.from(first));
    to = Math.max(to, index.to(first));
  }
  return holds && to > lead ? { from, to } : undefined;
}
