import type { Library } from '../library/compile.ts';
import type { Phrase, Safeguard } from '../library/library.ts';
import { type Lists, listsOf } from '../library/tables.ts';
import type { Version } from './draft-memory.ts';
import type { Judgement } from './judgement.ts';
import type { Match, MatchRow, ReadSentence } from './read-sentence.ts';
import type { Reading } from './reading.ts';

/**
 * What the judging of a version found, told by sentences and words, and all that it was found from. What is asked of the
 * library is an entry: first its safeguards, then its red flags, then its traits.
 */
export type Kept = {
  readonly shape: Shape;
  /** The traits that safeguards were judged for. */
  readonly asked: string;
  readonly judgements: readonly Judgement[];
  readonly flags: readonly (readonly Match[])[];
  readonly traits: readonly (readonly Match[])[];
};

/** Of a draft all that judging reads besides its sentences and their clauses: the tree of clauses, references, headings. */
export type Shape = { readonly numbers: Int32Array; readonly headings: readonly string[] };

/** The shape of a draft. */
export function shapeOf({ contract: { clauses, references }, regions, bareHeadings }: Reading): Shape {
  const bare = bareHeadings();
  const numbers = new Int32Array(5 * clauses.length + 3 * references.length + bare.length);
  let at = 0;
  for (const { index, role, parent, children, paragraphs } of clauses) {
    numbers[at] = roleNumber(role);
    numbers[at + 1] = parent ?? -1;
    numbers[at + 2] = children.length;
    numbers[at + 3] = paragraphs.length === 0 ? 0 : 1;
    numbers[at + 4] = regions.article(index);
    at += 5;
  }
  for (const { kind, target, clause } of references) {
    numbers[at] = kind === 'clause' ? 0 : 1;
    numbers[at + 1] = target ?? -1;
    numbers[at + 2] = clause;
    at += 3;
  }
  for (const { clause } of bare) {
    numbers[at] = clause;
    at += 1;
  }
  return { numbers, headings: clauses.map(({ heading }) => heading?.text ?? '') };
}

const roleNames: readonly string[] = [
  'title',
  'preamble',
  'contents',
  'recital',
  'definition',
  'operative',
  'boilerplate',
  'schedule',
  'signature',
];
const roleNumber = (role: string): number => roleNames.indexOf(role);

function isSameShape(one: Shape, other: Shape): boolean {
  if (one.headings.length !== other.headings.length || one.numbers.length !== other.numbers.length)
    return false;
  for (let at = 0; at < one.numbers.length; at += 1) if (one.numbers[at] !== other.numbers[at]) return false;
  for (let at = 0; at < one.headings.length; at += 1)
    if (one.headings[at] !== other.headings[at]) return false;
  return true;
}

/** More changed sentences than this are no edit by hand; judging all anew is then as quick. */
const manySentences = 60;

/**
 * The entries of the library on which a version may differ from the one before: those with a phrase in a sentence that has
 * changed, then or now. `undefined` where anything may: other clauses, other references, or other words on what prevails.
 */
export function touchedEntries(
  { data, matcher }: Library,
  before: Kept | undefined,
  { overriding }: Reading,
  { gone, come, inPlace }: Version,
  shape: Shape,
): ReadonlySet<number> | undefined {
  if (before === undefined || !inPlace || gone.length + come.length > manySentences) return undefined;
  if (!isSameShape(before.shape, shape)) return undefined;
  // What prevails over a clause is told by its own words and those beside them.
  const prevailing = new Set(overriding.map(({ sentence }) => sentence.clause));
  const prevails = ({ own, clause }: ReadSentence): boolean => own.precedence >= 0 || prevailing.has(clause);
  if (gone.some(prevails) || come.some(prevails)) return undefined;
  const entries = entriesOf(data, matcher);
  const touched = new Set<number>();
  for (const { matches } of gone) addEntries(entries, matches, touched);
  for (const { matches } of come) addEntries(entries, matches, touched);
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
