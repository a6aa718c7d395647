import type { Contract, Reference } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import { roleBits } from '../library/ops.ts';
import type { ReadSentence } from './read-sentence.ts';
import type { ReferenceIndex } from './reference-index.ts';
import { placeOf } from './sentences.ts';
import type { Head } from './statements.ts';
import { nobody } from './subjects.ts';

/** A sentence that claims precedence, with the offset in the draft where the words of it begin. */
export type Overriding = { readonly sentence: ReadSentence; readonly from: number };

/** A sentence that claims precedence, and the clauses that it names. */
export type Prevailing = {
  readonly sentence: ReadSentence;
  readonly targets: ReadonlySet<number>;
  /** Whether it claims it over the words before it: “notwithstanding the foregoing”. */
  readonly overForegoing: boolean;
};

/**
 * The sentences among `overriding` that claim precedence over clauses, by number or as the preceding one, and weaken what
 * they override: “Notwithstanding clause 9, the Supplier may …”, “In derogation of the preceding paragraph, …”.
 */
export function prevailingIn(
  contract: Contract,
  references: ReferenceIndex,
  overriding: readonly Overriding[],
  amends: (clause: number) => number | undefined,
): readonly Prevailing[] {
  return overriding.flatMap(({ sentence, from }): readonly Prevailing[] => {
    if (ofItself.test(contract.text.slice(from, from + close))) {
      const amended = amends(sentence.clause);
      return amended === undefined
        ? []
        : [{ sentence, targets: wholeOf(contract, amended), overForegoing: false }];
    }
    const freed = frees.test(contract.text.slice(from, from + close));
    if (
      sentence.voidAt !== undefined ||
      (freed && asksFor(contract.text, sentence, from)) ||
      !(freed || takesBack(sentence.heads)) ||
      speaksOfItself.test(sentence.words.slice(0, 2).join(' '))
    )
      return [];
    const end = Math.min(sentence.span.end, from + (freed ? 2 * reach : reach));
    const named = clausesNamed(references, { start: from, end });
    const before = relative.test(contract.text.slice(from, end))
      ? clauseBefore(contract, sentence.clause)
      : undefined;
    const targets = new Set(before === undefined ? named : [...named, before]);
    const overForegoing = relative.test(contract.text.slice(from, Math.min(end, from + close)));
    return targets.size === 0 && !overForegoing ? [] : [{ sentence, targets, overForegoing }];
  });
}

/** A clause with all that it holds. */
function wholeOf(contract: Contract, clause: number, into = new Set<number>()): ReadonlySet<number> {
  into.add(clause);
  for (const child of contract.clauses[clause]?.children ?? []) wholeOf(contract, child, into);
  return into;
}

/** “This clause applies despite clause 9”: a clause that claims precedence for a duty it lays down itself. */
const speaksOfItself = /^this (?:clause|sub-?clause|section|article|paragraph)$/u;

/** “This clause does not apply to …”: words of a clause on its own reach, and in a special condition on that it changes. */
export const ofItself = /^this\s/iu;

/** “Without the approval under clause 9”: words that free from a clause whatever they stand with. */
const frees = /^(?:without|exempt|released|free|(?:do(?:es)?|shall|will|need) not (?:require|need|call))/iu;

/** “No party may assign without the consent under clause 9”: what must not be done without it needs it. */
function asksFor(text: string, sentence: ReadSentence, from: number): boolean {
  if (!/^without/iu.test(text.slice(from, from + close))) return false;
  const before = sentence.heads.filter(({ to }) => placeOf(sentence, to - 1, to).end <= from);
  return before.at(-1)?.modality === 'must not';
}

/** “Notwithstanding the foregoing”, “the provisions of the preceding paragraph”. */
const relative = /\b(?:preceding|foregoing|previous|above|aforesaid)\b/iu;
/** How far behind the words that claim precedence those stand that say over what, in UTF-16 units. */
const close = 40;

/** The clause before another under the same one; the one that holds it where it is the first. */
function clauseBefore({ clauses }: Contract, clause: number): number | undefined {
  const parent = clauses[clause]?.parent;
  const row = parent === undefined ? [] : (clauses[parent]?.children ?? []);
  return row[row.indexOf(clause) - 1] ?? parent;
}

/**
 * Whether a sentence that claims precedence weakens what it overrides: it frees the supplier, binds others, or lets be
 * done or forbids without saying to whom. What binds the supplier, or gives others a right, may well strengthen.
 */
function takesBack(heads: readonly Head[]): boolean {
  return (
    heads.length === 0 ||
    heads.some(({ modality, subjects }) => {
      if (subjects === nobody) return modality !== 'must';
      if ((subjects & supplier) !== 0) return modality === 'may' || modality === 'need not';
      return modality === 'must not';
    })
  );
}

const supplier = roleBits(['supplier']);

/** The clauses that a sentence makes itself subject to: “subject to clause 14”, “except as clause 3.2 provides”. */
export function subjectTo(
  { text }: Contract,
  references: ReferenceIndex,
  sentence: ReadSentence,
): readonly number[] {
  sentence.yields ??= yieldsIn(text, sentence.span);
  const { yields } = sentence;
  if (yields.length === 0) return yields;
  const { start, end } = sentence.span;
  return yields.flatMap((at, index) => {
    const behind = yields[index + 1] ?? 0;
    return index % 2 === 1
      ? []
      : clausesNamed(references, { start: start + at, end: Math.min(end, start + behind + reach) });
  });
}

/** Where the words of a sentence yield to others, from its start: of each place the start and end. */
function yieldsIn(text: string, { start, end }: Span): readonly number[] {
  let found: number[] | undefined;
  for (const { 0: words, index } of text.slice(start, end).matchAll(yielding)) {
    found ??= [];
    found.push(index, index + words.length);
  }
  return found ?? none;
}
const none: readonly number[] = [];

/** The clauses of the draft that the references in a stretch point at. */
function clausesNamed(references: ReferenceIndex, { start, end }: Span): readonly number[] {
  return references
    .between(start, end)
    .flatMap(({ kind, target }: Reference) => (kind !== 'clause' || target === undefined ? [] : [target]));
}

/** How far behind its opening words a reference still belongs to them, in UTF-16 units. */
const reach = 60;
const yielding =
  /\b(?:subject (?:always )?to(?: the (?:terms|provisions) of)?|except as|save as|unless)\b/giu;
