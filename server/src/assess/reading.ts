import type { Contract } from '../contract/contract.ts';
import { finished, type Steps } from '../contract/steps.ts';
import type { Library } from '../library/compile.ts';
import type { Element, Phrase } from '../library/library.ts';
import type { Evidence } from './assessment.ts';
import { type BareHeading, bareHeadingsOf } from './bare-headings.ts';
import { holdsGood, type Match, type Memory, matchSteps, newMemory, type ReadSentence } from './match.ts';
import { type Prevailing, prevailingIn, subjectTo } from './precedence.ts';
import { ReferenceIndex } from './reference-index.ts';
import { type Regions, regionsOf } from './regions.ts';
import { placeOf } from './sentences.ts';

/** What the judging of every safeguard reads: the sentences of a draft and the phrases found in them. */
export type Reading = {
  readonly contract: Contract;
  readonly sentences: readonly ReadSentence[];
  readonly regions: Regions;
  /** The matches in each sentence: of each the number of its phrase, from and to. */
  readonly rows: readonly (readonly number[])[];
  /** The sentences that claim precedence, by index, with the offset in the draft where the words of it begin. */
  readonly overriding: ReadonlyMap<number, number>;
  readonly references: ReferenceIndex;
  readonly bareHeadings: () => readonly BareHeading[];
  /** The clauses that a sentence makes itself subject to: “subject to clause 14”, “except as clause 3.2 provides”. */
  readonly subjectTo: (sentence: number) => readonly number[];
  /** The sentences that claim precedence over named clauses and take something back. */
  readonly prevailing: () => readonly Prevailing[];
  /** The places of phrases of the library, phrase by phrase and each in document order. `phrases` is a list of it. */
  readonly all: (phrases: readonly Phrase[]) => readonly Match[];
  /** The sentences that hold one of `phrases`. */
  readonly holding: (phrases: readonly Phrase[]) => ReadonlySet<number>;
  /** Where an element stands, void sentences and those that its `not` disqualifies left out, in document order. */
  readonly placesOf: (element: Element) => readonly Match[];
};

/** `contract`, read for judging by `library`; `memory` is that of the same draft. */
export function readingOf(...given: Parameters<typeof readSteps>): Reading {
  return finished(readSteps(...given));
}

/** `readingOf` a step at a time. */
export function* readSteps(
  contract: Contract,
  { matcher }: Library,
  memory: Memory = newMemory(),
): Steps<Reading> {
  const { sentences, rows, matches } = yield* matchSteps(contract, matcher, memory);
  yield;
  const all = remembered((phrases: readonly Phrase[]): readonly Match[] =>
    matches.ofAll(matcher.numbersOf(phrases)),
  );
  const holding = remembered(
    (phrases: readonly Phrase[]): ReadonlySet<number> =>
      new Set(all(phrases).map(({ sentence }) => sentence)),
  );
  const placesOf = remembered((element: Element): readonly Match[] => {
    const barred = holding(element.not);
    return all(element.any)
      .filter((match) => {
        const it = sentences[match.sentence];
        return (
          it !== undefined &&
          holdsGood(it, match) &&
          !barred.has(match.sentence) &&
          contract.clauses[it.clause]?.role !== 'preamble'
        );
      })
      .sort((a, b) => a.sentence - b.sentence || a.from - b.from);
  });
  const references = new ReferenceIndex(contract.references);
  const overriding = overridingIn(sentences);
  return {
    contract,
    sentences,
    rows,
    regions: regionsOf(contract),
    references,
    overriding,
    bareHeadings: once(() => bareHeadingsOf(contract)),
    subjectTo: remembered((sentence: number) => subjectTo(contract, references, sentences[sentence]?.span)),
    prevailing: once(() => prevailingIn(contract, references, sentences, overriding)),
    all,
    holding,
    placesOf,
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

function overridingIn(sentences: readonly ReadSentence[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let index = 0; index < sentences.length; index += 1) {
    const it = sentences[index];
    if (it !== undefined && it.own.precedence >= 0) found.set(index, it.origin + it.own.precedence);
  }
  return found;
}

/** A sentence as evidence. */
export function sentenceEvidence({ sentences }: Reading, sentence: number): Evidence {
  const it = sentences[sentence];
  return { span: it?.span ?? { start: 0, end: 0 }, clause: it?.clause ?? 0 };
}

/** The very words of a match; without those that only lead into a list item. */
export function wordsEvidence({ sentences }: Reading, { sentence, from, to }: Match): Evidence {
  const it = sentences[sentence];
  return { span: it === undefined ? { start: 0, end: 0 } : placeOf(it, from, to), clause: it?.clause ?? 0 };
}
