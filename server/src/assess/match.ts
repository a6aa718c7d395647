import type { Role } from '../contract/contract.ts';
import type { Matcher } from '../library/compile.ts';
import type { Op } from '../library/ops.ts';
import { mentionsIn, type NameTable } from './mentions.ts';
import { SentenceIndex } from './sentence-index.ts';
import type { Mention, Sentence } from './sentences.ts';
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
    const [ops = []] = parts;
    if (parts.length > 1) {
      const joint = jointMatch(index, parts, lead, void_);
      if (joint !== undefined) matches.push({ pattern, ...joint });
      continue;
    }
    for (const from of index.starts(ops)) {
      const to = index.shortest(ops, from);
      if (to > lead) matches.push({ pattern, from, to });
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
  parts: readonly (readonly Op[])[],
  lead: number,
  void_: number | undefined,
): { readonly from: number; readonly to: number } | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let holds = void_ === undefined;
  for (const ops of parts) {
    let first: { readonly from: number; readonly to: number } | undefined;
    for (const start of index.starts(ops)) {
      const end = index.shortest(ops, start);
      if (end < 0) continue;
      if (first === undefined || first.to <= lead) first = { from: start, to: end };
      if (void_ !== undefined && start <= void_ && void_ < end) holds = true;
    }
    if (first === undefined) return undefined;
    from = Math.min(from, first.from);
    to = Math.max(to, first.to);
  }
  return holds && to > lead ? { from, to } : undefined;
}
