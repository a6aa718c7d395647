import type { Contract, Paragraph, Role } from '../contract/contract.ts';
import type { Matcher } from '../library/compile.ts';
import { roleBits } from '../library/ops.ts';
import { voidAt } from './denial.ts';
import type { Kept } from './kept.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { MatchTable } from './match-table.ts';
import { MentionFinder, namesKey, nameTable } from './mentions.ts';
import { ParagraphMemory } from './paragraph-memory.ts';
import { SentenceIndex } from './sentence-index.ts';
import { type Mention, type ReadParagraph, type Sentence, sentencesOf } from './sentences.ts';
import { type Head, headsIn } from './statements.ts';

/** A phrase found in a sentence: words `from` to `to` (not included). */
export type Match = { readonly sentence: number; readonly from: number; readonly to: number };

/** A sentence, read for matching. */
export type ReadSentence = Sentence & {
  readonly mentions: readonly Mention[];
  readonly heads: readonly Head[];
  /** The word by which it takes back what its words seem to give; `undefined` where it does not. */
  readonly voidAt: number | undefined;
};

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

/** Whose statement `before` is, for a pronoun that begins the sentence after it. */
function topicOf(sentence: Sentence, before: ReadSentence | undefined): ReadonlySet<Role> | undefined {
  return before?.clause === sentence.clause && sentence.lead === 0
    ? before.heads.find(({ main }) => main)?.subjects
    : undefined;
}

/** What is found in one sentence, by its words alone: it holds for every sentence of the same words and names. */
type Found = Pick<ReadSentence, 'mentions' | 'heads' | 'voidAt'> & {
  readonly row: readonly number[];
  readonly lead: number;
  /** The topic of the sentence before, as bits. */
  readonly topic: number;
  /** The number of a pattern, from and to; of the next match the same. */
  readonly matches: readonly number[];
  /** Another sentence of the same hash. */
  readonly next: Found | undefined;
};

/**
 * What was found in the sentences of one draft. Given again with a later version of the draft, it spares the sentences
 * that an edit has not touched; it never changes what is found.
 */
export type Memory = {
  names: string;
  lexicon: Lexicon | undefined;
  finder: MentionFinder | undefined;
  /** By a hash of the words. */
  found: Map<number, Found>;
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
    found: new Map(),
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
export function matchAll(contract: Contract, matcher: Matcher, memory: Memory): Matched {
  const lexicon = lexiconOf(matcher);
  const table = nameTable(contract);
  const names = namesKey(table);
  const known = memory.names === names && memory.lexicon === lexicon;
  if (!known) memory.kept = undefined;
  const before = known ? memory.found : new Map<number, Found>();
  const finder = (known ? memory.finder : undefined) ?? new MentionFinder(table, matcher, lexicon);
  const { paragraphs, work } = memory;
  paragraphs.begin(contract.text, lexicon);
  const read = (paragraph: Paragraph): ReadParagraph => paragraphs.read(paragraph, work);
  const found = new Map<number, Found>();
  const index = indexOf(matcher);
  const sentences: ReadSentence[] = [];
  const rows: (readonly number[])[] = [];
  let last: ReadSentence | undefined;
  for (const sentence of sentencesOf(contract, lexicon, read)) {
    const topic = topicOf(sentence, last);
    const bits = topic === undefined ? 0 : roleBits(topic);
    const hash = hashOf(sentence, bits);
    let own = lookUp(found.get(hash), sentence, bits);
    if (own === undefined) {
      const chain = found.get(hash);
      const remembered = lookUp(before.get(hash), sentence, bits);
      if (remembered === undefined) {
        const steps = index.steps;
        own = search(sentence, topic, bits, finder, matcher, index, chain);
        work.sentences += 1;
        work.steps += index.steps - steps;
      } else own = remembered.next === chain ? remembered : { ...remembered, next: chain };
      found.set(hash, own);
    }
    last = {
      clause: sentence.clause,
      words: sentence.words,
      lead: sentence.lead,
      span: sentence.span,
      own: sentence.own,
      origin: sentence.origin,
      mentions: own.mentions,
      heads: own.heads,
      voidAt: own.voidAt,
    };
    sentences.push(last);
    rows.push(own.matches);
  }
  // Only what this version of the draft holds is kept.
  memory.names = names;
  memory.lexicon = lexicon;
  memory.finder = finder;
  memory.found = found;
  paragraphs.end();
  return { sentences, rows, matches: new MatchTable(rows, matcher.patternCount) };
}

const indexes = new WeakMap<Matcher, SentenceIndex>();

function indexOf(matcher: Matcher): SentenceIndex {
  const known = indexes.get(matcher) ?? new SentenceIndex(matcher);
  indexes.set(matcher, known);
  return known;
}

function hashOf({ words: { row }, lead }: Sentence, topic: number): number {
  let hash = 64 * lead + topic;
  for (let at = 0; at < row.length; at += 1) hash = (Math.imul(hash, 0x01000193) ^ (row[at] ?? 0)) | 0;
  return hash;
}

function lookUp(
  chain: Found | undefined,
  { words: { row }, lead }: Sentence,
  topic: number,
): Found | undefined {
  for (let found = chain; found !== undefined; found = found.next)
    if (found.lead === lead && found.topic === topic && isSame(found.row, row)) return found;
  return undefined;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function search(
  { words, lead }: Sentence,
  topic: ReadonlySet<Role> | undefined,
  topicBits: number,
  finder: MentionFinder,
  matcher: Matcher,
  index: SentenceIndex,
  next: Found | undefined,
): Found {
  const mentions = finder.mentionsIn(words);
  const heads = headsIn(words, mentions, topic);
  index.read(words, mentions, heads);
  const void_ = voidAt(words);
  const matches = matchesIn(matcher, lead, void_, index);
  return { mentions, heads, voidAt: void_, row: words.row, lead, topic: topicBits, matches, next };
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
  parts: Int32Array,
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
