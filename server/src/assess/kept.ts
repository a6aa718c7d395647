import type { Library } from '../library/compile.ts';
import type { Phrase, Safeguard } from '../library/library.ts';
import { type Lists, listsOf } from '../library/tables.ts';
import type { Judgement } from './judgement.ts';
import type { Match } from './match.ts';
import type { Reading } from './reading.ts';
import type { OwnWords } from './sentences.ts';

/**
 * What the judging of a version found, told by sentences and words, and all that it was found from. What is asked of the
 * library is an entry: first its safeguards, then its red flags, then its traits.
 */
export type Kept = {
  readonly shape: Shape;
  readonly sentences: readonly OwnWords[];
  /** The matches in each sentence. */
  readonly rows: readonly (readonly number[])[];
  /** The traits that safeguards were judged for. */
  readonly asked: string;
  readonly judgements: readonly Judgement[];
  readonly flags: readonly (readonly Match[])[];
  readonly traits: readonly (readonly Match[])[];
};

/** Of a draft all that judging reads besides the words of its sentences: clauses, references, headings. */
export type Shape = { readonly numbers: readonly number[]; readonly headings: string };

/** The shape of a draft. */
export function shapeOf({ contract, regions, sentences, bareHeadings }: Reading): Shape {
  const numbers: number[] = [];
  for (const { index, role, parent, children, paragraphs } of contract.clauses)
    numbers.push(
      roleNumber(role),
      parent ?? -1,
      children.length,
      paragraphs.length === 0 ? 0 : 1,
      regions.article(index),
    );
  for (const { kind, target, clause } of contract.references)
    numbers.push(kind === 'clause' ? 0 : 1, target ?? -1, clause);
  for (const { clause } of sentences) numbers.push(clause);
  return {
    numbers,
    headings: [
      ...bareHeadings().map(({ clause, heading }) => `${clause} ${heading.text}`),
      ...contract.clauses.map(({ heading }) => heading?.text ?? ''),
    ].join('\n'),
  };
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
  if (one.headings !== other.headings || one.numbers.length !== other.numbers.length) return false;
  for (let at = 0; at < one.numbers.length; at += 1) if (one.numbers[at] !== other.numbers[at]) return false;
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
  reading: Reading,
  shape: Shape,
): ReadonlySet<number> | undefined {
  if (before === undefined || !isSameShape(before.shape, shape)) return undefined;
  const entries = entriesOf(data, matcher);
  const touched = new Set<number>();
  let changed = 0;
  for (let at = 0; at < reading.sentences.length; at += 1) {
    const was = before.sentences[at];
    const own = reading.sentences[at]?.own;
    const rowBefore = before.rows[at] ?? none;
    const row = reading.rows[at] ?? none;
    if (was === own && rowBefore === row) continue;
    changed += 1;
    if (was === undefined || own === undefined || changed > manySentences) return undefined;
    if (was.precedence >= 0 || own.precedence >= 0) return undefined;
    addEntries(entries, rowBefore, touched);
    addEntries(entries, row, touched);
  }
  return touched;
}

const none: readonly number[] = [];

function addEntries({ begins, items }: Lists, row: readonly number[], touched: Set<number>): void {
  for (let at = 0; at < row.length; at += 3) {
    const pattern = row[at] ?? 0;
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
