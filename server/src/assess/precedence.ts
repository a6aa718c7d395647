import type { Contract, Reference } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { ReadSentence } from './match.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { Head } from './statements.ts';

/** A sentence that claims precedence, by its index, and the clauses that it names. */
export type Prevailing = {
  readonly sentence: number;
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
  sentences: readonly ReadSentence[],
  overriding: ReadonlyMap<number, number>,
): readonly Prevailing[] {
  return [...overriding].flatMap(([index, from]) => {
    const sentence = sentences[index];
    const freed = frees.test(contract.text.slice(from, from + close));
    if (
      sentence === undefined ||
      sentence.voidAt !== undefined ||
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
    return targets.size === 0 && !overForegoing ? [] : [{ sentence: index, targets, overForegoing }];
  });
}

/** “This clause applies despite clause 9”: a clause that claims precedence for a duty it lays down itself. */
const speaksOfItself = /^this (?:clause|sub-?clause|section|article|paragraph)$/u;

/** “Without the approval under clause 9”: words that free from a clause whatever they stand with. */
const frees = /^(?:without|exempt|released|free)/iu;

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
      if (subjects.size === 0) return modality !== 'must';
      if (subjects.has('supplier')) return modality === 'may' || modality === 'need not';
      return modality === 'must not';
    })
  );
}

/** The clauses that the words of `span` make themselves subject to: “subject to clause 14”, “except as clause 3.2 provides”. */
export function subjectTo(
  { text }: Contract,
  references: ReferenceIndex,
  span: Span | undefined,
): readonly number[] {
  if (span === undefined) return [];
  return [...text.slice(span.start, span.end).matchAll(yielding)].flatMap(({ 0: phrase, index }) => {
    const start = span.start + index;
    return clausesNamed(references, { start, end: Math.min(span.end, start + phrase.length + reach) });
  });
}

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
