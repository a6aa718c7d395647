import type { RoleName, Verdict } from './contract.ts';
import type { Draftling } from './draftling.ts';
import type { ReadingMemory } from './reading-memory.ts';
import type { Steps } from './steps.ts';
import { endsOfText, headOf, type Stretches } from './stretches.ts';
import type { Tally } from './tally.ts';
import { contractSigns, type Facts, otherSigns, type Test } from './verdict-signs.ts';

type Sign = { readonly weight: number; readonly sign: string };

/** Whether the text is a contract draft, and the signs that decided it; a step at a time. */
export function* verdictOf(
  text: string,
  code: number,
  draftlings: readonly Draftling[],
  names: readonly RoleName[],
  stretches: Stretches,
  { verdict }: ReadingMemory,
): Steps<Verdict> {
  if (!/\p{L}/u.test(text)) return { contract: false, looksLike: 'empty', signs: ['there is no text'] };
  const { opening, sample, headings } = verdict;
  opening.turnTo(headOf(text, stretches, 40_000));
  if (!isEnglish(opening))
    return { contract: false, looksLike: 'another language', signs: ['it has few English words'] };
  sample.turnTo(text.length > 80_000 ? endsOfText(text, stretches, 50_000, 25_000) : [...stretches.words]);
  const heads: string[] = [];
  for (const { settled } of draftlings) {
    const heading = settled?.view.heading;
    if (heading !== undefined) heads.push(heading.text);
  }
  headings.turnTo(heads);
  const facts: Facts = {
    has: (pattern) => sample.count(pattern) > 0,
    opening: text.slice(0, 3000),
    headings: heads,
    heads: (pattern) => headings.has(pattern),
    count: (pattern) => sample.count(pattern),
    names,
    code,
    lines: sample.count(lineOfWords),
  };
  const contract = yield* signsOf(contractSigns, facts);
  const rivals: { readonly looksLike: keyof typeof otherSigns; readonly signs: readonly Sign[] }[] = [];
  for (const looksLike of Object.keys(otherSigns) as (keyof typeof otherSigns)[])
    rivals.push({ looksLike, signs: yield* signsOf(otherSigns[looksLike], facts) });
  rivals.sort((a, b) => weightOf(b.signs) - weightOf(a.signs));
  const rival = rivals[0];
  const score = weightOf(contract);
  if (score >= enough && (rival === undefined || score > weightOf(rival.signs))) {
    return { contract: true, looksLike: 'contract', signs: contract.map(({ sign }) => sign) };
  }
  if (rival !== undefined && weightOf(rival.signs) >= 3) {
    return { contract: false, looksLike: rival.looksLike, signs: rival.signs.map(({ sign }) => sign) };
  }
  const lacking =
    contract.length === 0
      ? ['no parties, duties or agreement are named']
      : [`of a contract it shows only: ${contract.map(({ sign }) => sign).join('; ')}`];
  return { contract: false, looksLike: 'other', signs: lacking };
}

/** Whether a text is English, by the words that no English text does without. Short texts get the benefit of the doubt. */
function isEnglish(opening: Tally): boolean {
  const words = opening.count(anyWord);
  return words < 60 || opening.count(functionWord) >= 0.08 * words;
}

/** Taken so that Spanish, French, Portuguese, German and Italian have few of them. */
const functionWord =
  /(?<![\wÀ-ɏ])(?:the|of|and|to|shall|will|or|any|by|for|with|this|that|be|is|are|it|its|not|from|we|you|our|your|they|have|how|what|when)(?![\wÀ-ɏ])/gi;
/** Letters of any script; classes of letters would cost several times as much. */
const anyWord = /[^\s!-@[-`{-~]+/g;
const lineOfWords = /^[^\r\n]{0,40}\S/gmu;

/** Two strong signs, or one strong and several weak ones. */
const enough = 6;

function* signsOf(tests: readonly Test[], facts: Facts): Steps<readonly Sign[]> {
  const shown: Sign[] = [];
  for (const [weight, sign, test] of tests) {
    if (test(facts)) shown.push({ weight, sign });
    yield;
  }
  return shown.sort((a, b) => b.weight - a.weight);
}

function weightOf(signs: readonly Sign[]): number {
  return signs.reduce((sum, { weight }) => sum + weight, 0);
}
