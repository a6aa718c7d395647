import type { Library } from '../library/compile.ts';
import { headingFit } from '../library/headings.ts';
import type { Phrase, Safeguard } from '../library/library.ts';
import { type Lists, listsOf } from '../library/tables.ts';
import { movedClause } from './blocks.ts';
import type { Version } from './draft-memory.ts';
import { tellingOf } from './grade.ts';
import type { Judgement } from './judgement.ts';
import type { Match, MatchRow } from './read-sentence.ts';
import type { Reading } from './reading.ts';
import {
  baredHeadings,
  headingsChanged,
  isSameTree,
  prevailAlike,
  type Shape,
  sentencesReferring,
} from './shape.ts';

/**
 * What the judging of a version found, told by sentences and words, and all that it was found from. What is asked of the
 * library is an entry: first its safeguards, then its red flags, then its traits.
 */
export type Kept = {
  readonly shape: Shape;
  /** The traits that safeguards were judged for. */
  readonly asked: string;
  readonly judgements: readonly Judgement[];
  /** The same with the red flags that undo them. */
  readonly undone: readonly Judgement[];
  readonly flags: readonly (readonly Match[])[];
  readonly traits: readonly (readonly Match[])[];
};

/** More changed sentences than this are no edit by hand; judging all anew is then as quick. */
const manySentences = 60;

/**
 * The entries of the library on which a version may differ from the one before: those with a phrase in a sentence that has
 * changed, then or now, or whose references have, and those that ask for a heading that has changed. `undefined` where
 * anything may differ: another tree of clauses, or other words on what prevails.
 */
export function touchedEntries(
  { data, matcher }: Library,
  before: Kept | undefined,
  reading: Reading,
  version: Version,
  shape: Shape,
): ReadonlySet<number> | undefined {
  const { gone, come, inPlace, shift } = version;
  if (before === undefined || !inPlace || gone.length + come.length > manySentences) return undefined;
  // What prevails over a clause by name is told by its own words and those beside them.
  const beside = new Set(reading.prevailing().map(({ sentence }) => sentence.clause));
  if (!isSameTree(before.shape, shape, shift) || !prevailAlike(before.shape, shape, shift)) return undefined;
  if (before.shape.struck.size + shape.struck.size > 0) return undefined;
  const changed = [...come, ...sentencesReferring(before.shape, shape, version)];
  if (changed.some(({ clause }) => beside.has(clause))) return undefined;
  if (gone.some(({ clause }) => beside.has(movedClause(clause, shift)))) return undefined;
  const entries = entriesOf(data, matcher);
  const touched = new Set<number>();
  for (const { matches } of gone) addEntries(entries, matches, touched);
  for (const { matches } of changed) addEntries(entries, matches, touched);
  // What claims precedence otherwise does so for its article.
  const claiming = new Set<number>();
  for (const { own, clause } of gone)
    if (own.precedence >= 0) claiming.add(shape.article(movedClause(clause, shift)));
  for (const { own, clause } of changed) if (own.precedence >= 0) claiming.add(shape.article(clause));
  if (claiming.size > 0)
    for (const { clause, matches } of version.sentences)
      if (claiming.has(shape.article(clause))) addEntries(entries, matches, touched);
  const headings = [
    ...headingsChanged(before.shape, shape, shift),
    ...baredHeadings(before.shape, shape, shift),
  ];
  const renumbered = shift.sameAgain !== shift.sameAgainBefore;
  for (const [entry, { headings: own }] of data.safeguards.entries()) {
    if (headings.some((heading) => headingFit(heading, tellingOf(own)) >= 0)) touched.add(entry);
    // A heading is told by the number of its clause.
    if (renumbered && before.judgements[entry]?.pointers.some(({ kind }) => kind === 'heading'))
      touched.add(entry);
  }
  return touched;
}

function addEntries({ begins, items }: Lists, { page, from, to }: MatchRow, touched: Set<number>): void {
  for (let at = from; at < to; at += 2) {
    const pattern = page[at] ?? 0;
    const end = begins[pattern + 1] ?? 0;
    for (let it = begins[pattern] ?? 0; it < end; it += 1) touched.add(items[it] ?? 0);
  }
}

const known = new WeakMap<Library['matcher'], Lists>();

/** The entries that read each phrase, by its number. */
function entriesOf(data: Library['data'], matcher: Library['matcher']): Lists {
  const before = known.get(matcher);
  if (before !== undefined) return before;
  const lists: number[][] = Array.from({ length: matcher.patternCount }, () => []);
  const entries = [
    ...data.safeguards.map(phrasesOf),
    ...data.redFlags.map(({ any, not, unless }) => [any, not, unless]),
    ...Object.values(data.traits).map(({ any, not }) => [any, not]),
  ];
  for (const [entry, phrases] of entries.entries())
    for (const pattern of new Set(phrases.flatMap(matcher.numbersOf))) lists[pattern]?.push(entry);
  const found = listsOf(lists);
  known.set(matcher, found);
  return found;
}

/** All phrases by which a safeguard is judged, as the lists that hold them. */
function phrasesOf(safeguard: Safeguard): readonly (readonly Phrase[])[] {
  return [
    ...safeguard.elements.flatMap(({ any, not, orWithout }) => [any, not, orWithout]),
    safeguard.weakened,
    safeguard.weakenedNot,
    safeguard.weakenedNearby,
    ...safeguard.contradicted.flatMap(({ any, unless }) => [any, unless]),
    safeguard.delegated,
  ];
}
