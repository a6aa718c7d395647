import {
  adverbBit,
  articleBit,
  capitalBit,
  doBit,
  dutyBit,
  pluralDutyBit,
  refusalBit,
  subordinatorBit,
} from './features.ts';
import type { Mentions } from './mentions.ts';
import type { Modal } from './modals.ts';
import type { Words } from './words.ts';

/**
 * “The Provider protects the platform”, “Provider does not sell data”: translated and plain contracts lay duties in the
 * present tense. The head of a duty has no words, that of a prohibition has two.
 */
export function presentAt(words: Words, mentions: Mentions, at: number): Modal | undefined {
  if (!words.is(at, dutyBit | pluralDutyBit | doBit) || words.is(at, capitalBit)) return undefined;
  const refuses =
    words.is(at, doBit) &&
    (words.word(at).endsWith('n') || words.word(at + 1) === 'not') &&
    words.is(at + 2, refusalBit);
  const adverb = words.is(at - 1, adverbBit) ? 1 : 0;
  const end = at - adverb - pairedVerbs(words, at - adverb);
  let subject = 0;
  while (subject < mentions.length && (mentions.to(subject) !== end || mentions.possessive(subject)))
    subject += 1;
  if (subject === mentions.length) return undefined;
  const from = mentions.from(subject);
  // “we keep”, “the Parties publish”: the verb has no ending.
  const several = /^(?:we|you|parties)$/u.test(words.word(end - 1));
  if (!refuses && !words.is(at, several ? pluralDutyBit : dutyBit)) return undefined;
  const first = words.is(from - 1, articleBit) ? from - 1 : from;
  const opens =
    first === 0 ||
    words.breakBefore(first) ||
    (several && first <= 3 && /^(?:each|every|once|twice)$/u.test(words.word(0)));
  if (!opens || words.is(first - 1, subordinatorBit)) return undefined;
  return refuses ? { modality: 'must not', length: 2 } : { modality: 'must', length: 0 };
}

/** How many words before `at` lay another act beside it: “has implemented and maintains”, “has put in place and keeps”. */
function pairedVerbs(words: Words, at: number): number {
  if (words.word(at - 1) !== 'and') return 0;
  if (words.breakBefore(at - 1) || words.breakBefore(at - 2)) return 0;
  for (let back = 3; back <= 6; back += 1) {
    const first = Math.max(at - back, 0);
    if (words.breakBefore(first)) return 0;
    if (words.word(first) === 'has') return back;
  }
  return 0;
}

/** “The Provider never sells data”, “The tool never decides”: a prohibition of one word. */
export function neverDoes(words: Words, at: number): Modal | undefined {
  return words.word(at) === 'never' &&
    at > 0 &&
    !words.pauseBefore(at) &&
    !/^(?:is|are|was|were|has|have|had|been|be)$/u.test(words.word(at - 1)) &&
    !words.is(at + 1, capitalBit) &&
    /[^su]s$/u.test(words.word(at + 1))
    ? { modality: 'must not', length: 1 }
    : undefined;
}
