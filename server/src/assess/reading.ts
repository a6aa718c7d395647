import type { Contract } from '../contract/contract.ts';
import { finished } from '../contract/steps.ts';
import type { Library } from '../library/compile.ts';
import type { Element, Phrase } from '../library/library.ts';
import { amendingIn } from './amending.ts';
import type { Evidence } from './assessment.ts';
import { type BareHeading, bareHeadingsOf } from './bare-headings.ts';
import { type Matched, type Memory, matchSteps, newMemory } from './match.ts';
import { type Overriding, type Prevailing, prevailingIn, subjectTo } from './precedence.ts';
import type { Match, ReadSentence } from './read-sentence.ts';
import { ReferenceIndex } from './reference-index.ts';
import { type Regions, regionsOf } from './regions.ts';
import { placeOf } from './sentences.ts';
import { type Struck, struckClauses } from './struck.ts';

/** What the judging of every safeguard reads: the sentences of a draft and the phrases found in them. */
export type Reading = {
  readonly contract: Contract;
  readonly sentences: readonly ReadSentence[];
  readonly regions: Regions;
  /** The sentences that claim precedence. */
  readonly overriding: readonly Overriding[];
  readonly references: ReferenceIndex;
  readonly bareHeadings: () => readonly BareHeading[];
  /** The clauses that a sentence makes itself subject to: “subject to clause 14”, “except as clause 3.2 provides”. */
  readonly subjectTo: (sentence: ReadSentence) => readonly number[];
  /** The sentences that claim precedence over named clauses and take something back. */
  readonly prevailing: () => readonly Prevailing[];
  /** The clause of the general conditions that a clause of the special ones changes. */
  readonly amends: (clause: number) => number | undefined;
  /** The clauses that the draft takes out of itself. */
  readonly struck: () => Struck;
  /** The places of phrases of the library, phrase by phrase and each in document order. `phrases` is a list of it. */
  readonly all: (phrases: readonly Phrase[]) => readonly Match[];
  /** The sentences that hold one of `phrases`. */
  readonly holding: (phrases: readonly Phrase[]) => ReadonlySet<ReadSentence>;
  /** Where an element stands, void sentences and those that its `not` disqualifies left out, in document order. */
  readonly placesOf: (element: Element) => readonly Match[];
};

/** `contract`, read for judging by `library`; `memory` is that of the same draft. */
export function readingOf(contract: Contract, library: Library, memory: Memory = newMemory()): Reading {
  return readingIn(contract, finished(matchSteps(contract, library.matcher, memory)));
}

/** `contract`, read for judging, its sentences matched already. */
export function readingIn(contract: Contract, { sentences, claiming, table }: Matched): Reading {
  const references = new ReferenceIndex(contract.references);
  const amends = amendingIn(contract);
  const overriding = claiming.map(
    (sentence): Overriding => ({ sentence, from: sentence.origin + sentence.own.precedence }),
  );
  return {
    contract,
    sentences,
    regions: regionsOf(contract),
    references,
    overriding,
    amends,
    bareHeadings: once(() => bareHeadingsOf(contract)),
    subjectTo: remembered((sentence: ReadSentence) => subjectTo(contract, references, sentence)),
    prevailing: once(() => prevailingIn(contract, references, overriding, amends)),
    struck: once(() => struckClauses(contract)),
    all: (phrases) => table.all(phrases),
    holding: (phrases) => table.holding(phrases),
    placesOf: (element) => table.placesOf(element),
  };
}

/** `find`, which finds at the first time it is asked. */
function once<V>(find: () => V): () => V {
  let known: V | undefined;
  return () => {
    known ??= find();
    return known;
  };
}

/** `find`, which finds what it is asked for once. */
function remembered<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}

/** A sentence as evidence. */
export function sentenceEvidence({ span, clause }: ReadSentence): Evidence {
  return { span, clause };
}

/** The very words of a match; without those that only lead into a list item. */
export function wordsEvidence({ sentence, from, to }: Match): Evidence {
  return { span: placeOf(sentence, from, to), clause: sentence.clause };
}
