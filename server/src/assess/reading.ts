import type { Contract } from '../contract/contract.ts';
import type { Library } from '../library/compile.ts';
import type { Phrase } from '../library/library.ts';
import type { Evidence } from './assessment.ts';
import { type Match, type Memory, matchAll, newMemory, type ReadSentence } from './match.ts';
import { type Regions, regionsOf } from './regions.ts';
import { placeOf } from './sentences.ts';

/** What the judging of every safeguard reads: the sentences of a draft and the phrases found in them. */
export type Reading = {
  readonly contract: Contract;
  readonly sentences: readonly ReadSentence[];
  readonly regions: Regions;
  /** The sentences that claim precedence, by index, with the offset in the draft where the words of it begin. */
  readonly overriding: ReadonlyMap<number, number>;
  /** The places of a phrase of the library, in document order. */
  readonly matches: (phrase: Phrase) => readonly Match[];
};

/** `contract`, read for judging by `library`; `memory` is that of the same draft. */
export function readingOf(contract: Contract, { matcher }: Library, memory: Memory = newMemory()): Reading {
  const { sentences, matches } = matchAll(contract, matcher, memory);
  return {
    contract,
    sentences,
    regions: regionsOf(contract),
    overriding: overridingIn(contract, sentences),
    matches: (phrase) => matches.of(matcher.byPhrase.get(phrase)?.index ?? -1),
  };
}

function overridingIn({ text }: Contract, sentences: readonly ReadSentence[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [index, { span }] of sentences.entries()) {
    const at = text.slice(span.start, span.end).search(precedence);
    if (at >= 0) found.set(index, span.start + at);
  }
  return found;
}

/** “Article 9 notwithstanding”, “the preceding number does not impede”: what is overridden may stand before the words. */
const precedence =
  /\b(?:(?:articles?|clauses?|sections?|paragraphs?)\s+[\w.()]{1,12},?\s+notwithstanding|despite|notwithstanding|prevails? over|takes? precedence over|in spite of|overrides?|(?:by way of |in )derogation (?:of|from)|(?:the )?(?:preceding|foregoing|previous) (?:number|paragraph|clause|sub-?clause|section|provision|point)s? do(?:es)? not (?:impede|prevent|preclude|prohibit))\b/iu;

/** The words of a match as evidence: the sentence it stands in. */
export function sentenceEvidence({ sentences }: Reading, { sentence }: Match): Evidence {
  const it = sentences[sentence];
  return { span: it?.span ?? { start: 0, end: 0 }, clause: it?.clause ?? 0 };
}

/** The very words of a match; without those that only lead into a list item. */
export function wordsEvidence({ sentences }: Reading, { sentence, from, to }: Match): Evidence {
  const it = sentences[sentence];
  return { span: it === undefined ? { start: 0, end: 0 } : placeOf(it, from, to), clause: it?.clause ?? 0 };
}
