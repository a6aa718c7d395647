import type { Role } from '../contract/contract.ts';
import {
  headKey,
  type Matcher,
  type Move,
  type Pattern,
  possessiveKey,
  roleKey,
} from '../library/compile.ts';
import { mentionsIn, type NameTable } from './mentions.ts';
import type { Mention, Sentence, Token } from './sentences.ts';
import { type Head, headsIn, isVoid } from './statements.ts';

/** A phrase found in a sentence: tokens `from` to `to` (not included). */
export type Match = { readonly sentence: number; readonly from: number; readonly to: number };

/** A sentence, read for matching. */
export type ReadSentence = Sentence & {
  readonly mentions: readonly Mention[];
  readonly heads: readonly Head[];
  /** Whether it takes back what its words seem to give. */
  readonly void: boolean;
};

/** Reads roles and statement heads into a sentence. */
export function readSentence(sentence: Sentence, table: NameTable, { roleNames }: Matcher): ReadSentence {
  const mentions = mentionsIn(sentence.tokens, table, roleNames);
  return { ...sentence, mentions, heads: headsIn(sentence.tokens, mentions), void: isVoid(sentence.tokens) };
}

/**
 * Every phrase of the library in every sentence, by pattern index. Each start yields the shortest match; what lies
 * wholly in a lead-in is left out, since the sentence that the lead-in comes from has it.
 *
 * A start costs at most the phrase's own length in words and gaps, so time is linear in the text.
 */
export function matchAll(
  sentences: readonly ReadSentence[],
  matcher: Matcher,
): readonly (readonly Match[] | undefined)[] {
  const found: Match[][] = [];
  for (const [index, sentence] of sentences.entries()) {
    const frame = frameOf(sentence, matcher);
    for (let at = 0; at < sentence.tokens.length; at += 1) {
      const tried = new Set<Pattern>();
      for (const key of keysAt(frame, at)) {
        for (const pattern of matcher.byFirst.get(key) ?? []) {
          if (tried.has(pattern)) continue;
          tried.add(pattern);
          const to = shortest(frame, pattern.moves, at);
          if (to === undefined || to <= sentence.lead) continue;
          const list = found[pattern.index];
          if (list === undefined) found[pattern.index] = [{ sentence: index, from: at, to }];
          else list.push({ sentence: index, from: at, to });
        }
      }
    }
  }
  return found;
}

type Frame = {
  readonly tokens: readonly Token[];
  readonly matcher: Matcher;
  readonly headAt: ReadonlyMap<number, Head>;
  readonly mentionsAt: ReadonlyMap<number, readonly Mention[]>;
  /** Ends of a class at a place, found once. */
  readonly memo: Map<number, readonly number[]>;
};

function frameOf(sentence: ReadSentence, matcher: Matcher): Frame {
  const mentionsAt = new Map<number, Mention[]>();
  for (const mention of sentence.mentions)
    mentionsAt.set(mention.from, [...(mentionsAt.get(mention.from) ?? []), mention]);
  return {
    tokens: sentence.tokens,
    matcher,
    headAt: new Map(sentence.heads.map((head) => [head.from, head])),
    mentionsAt,
    memo: new Map(),
  };
}

function* keysAt({ tokens, headAt, mentionsAt }: Frame, at: number): Iterable<number> {
  const token = tokens[at];
  if (token === undefined) return;
  if (token.key >= 0) yield token.key;
  if (token.exact >= 0) yield token.exact;
  if (headAt.has(at)) yield headKey;
  for (const { role, possessive } of mentionsAt.get(at) ?? []) {
    yield roleKey(role);
    if (possessive) yield possessiveKey(role);
  }
}

/** A place reached in a phrase, and the statement it was reached in. */
type Reached = { readonly at: number; readonly head: Head | undefined };

function shortest(frame: Frame, moves: readonly Move[], at: number): number | undefined {
  const reached = walk(frame, moves, [{ at, head: undefined }]);
  return reached.length === 0 ? undefined : Math.min(...reached.map((it) => it.at));
}

function walk(frame: Frame, moves: readonly Move[], from: readonly Reached[]): readonly Reached[] {
  let reached = from;
  for (const move of moves) {
    reached = distinct(reached.flatMap((it) => step(frame, move, it)));
    if (reached.length === 0) break;
  }
  return reached;
}

function step(frame: Frame, move: Move, from: Reached): readonly Reached[] {
  const { at, head } = from;
  switch (move.kind) {
    case 'key':
      return keyEnds(frame, move.key, at).map((to) => ({ at: to, head }));
    case 'class':
      return classEnds(frame, move.index, at).map((to) => ({ at: to, head }));
    case 'head': {
      const next = frame.headAt.get(at);
      return next !== undefined && next.modality === move.modality && fits(next, move.subjects)
        ? [{ at: next.to, head: next }]
        : [];
    }
    case 'gap':
      return gapEnds(frame, move.most, from);
    case 'choice': {
      const chosen = move.options.flatMap((option) => walk(frame, option, [from]));
      return move.optional ? [from, ...chosen] : chosen;
    }
  }
}

function fits(head: Head, subjects: readonly Role[] | 'anyone'): boolean {
  return subjects === 'anyone' || subjects.some((role) => head.subjects.has(role));
}

function keyEnds({ tokens, mentionsAt }: Frame, key: number, at: number): readonly number[] {
  const token = tokens[at];
  if (token === undefined) return [];
  if (token.key === key || token.exact === key) return [at + 1];
  return (mentionsAt.get(at) ?? [])
    .filter(({ role, possessive }) => roleKey(role) === key || (possessive && possessiveKey(role) === key))
    .map(({ to }) => to);
}

function classEnds(frame: Frame, index: number, at: number): readonly number[] {
  const first = frame.matcher.classFirst[index];
  let possible = false;
  for (const key of keysAt(frame, at)) if (first?.has(key) === true) possible = true;
  if (!possible) return [];
  const memoKey = index * frame.tokens.length + at;
  const known = frame.memo.get(memoKey);
  if (known !== undefined) return known;
  const ends = new Set<number>();
  for (const moves of frame.matcher.classes[index] ?? []) {
    for (const { at: to } of walk(frame, moves, [{ at, head: undefined }])) ends.add(to);
  }
  const result = [...ends];
  frame.memo.set(memoKey, result);
  return result;
}

/** A gap stays inside its statement: it does not pass a main clause of another subject. */
function gapEnds({ tokens, headAt }: Frame, most: number, { at, head }: Reached): readonly Reached[] {
  const ends: Reached[] = [];
  for (let to = at; to <= Math.min(at + most, tokens.length); to += 1) {
    ends.push({ at: to, head });
    const crossed = headAt.get(to);
    if (head !== undefined && crossed?.main === true && !sameSubjects(crossed, head)) break;
  }
  return ends;
}

function sameSubjects(one: Head, other: Head): boolean {
  if (one.subjects.size === 0) return true;
  for (const role of one.subjects) if (other.subjects.has(role)) return true;
  return false;
}

function distinct(reached: readonly Reached[]): readonly Reached[] {
  if (reached.length < 2) return reached;
  const seen = new Map<number, Reached>();
  for (const it of reached) if (!seen.has(it.at)) seen.set(it.at, it);
  return [...seen.values()];
}
