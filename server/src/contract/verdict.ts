import type { Clause, RoleName, Verdict } from './contract.ts';
import type { Line } from './lines.ts';
import { contractSigns, type Facts, otherSigns, type Test } from './verdict-signs.ts';

type Sign = { readonly weight: number; readonly sign: string };

/** Whether the text is a contract draft, and the signs that decided it. */
export function verdictOf(
  text: string,
  lines: readonly Line[],
  clauses: readonly Clause[],
  names: readonly RoleName[],
): Verdict {
  if (!/\p{L}/u.test(text)) return { contract: false, looksLike: 'empty', signs: ['there is no text'] };
  if (!isEnglish(text))
    return { contract: false, looksLike: 'another language', signs: ['it has few English words'] };
  const sample = text.length > 80_000 ? `${text.slice(0, 50_000)}\n${text.slice(-25_000)}` : text;
  const facts: Facts = {
    text: sample,
    opening: text.slice(0, 3000),
    headings: clauses.flatMap(({ heading }) => (heading === undefined ? [] : [heading.text])),
    count: (pattern) => sample.match(pattern)?.length ?? 0,
    names,
    code: lines.filter(({ kind }) => kind === 'code').length,
    lines: sample.match(/^[^\r\n]{0,40}\S/gmu)?.length ?? 0,
  };
  const contract = signsOf(contractSigns, facts);
  const rivals = (Object.keys(otherSigns) as (keyof typeof otherSigns)[])
    .map((looksLike) => ({ looksLike, signs: signsOf(otherSigns[looksLike], facts) }))
    .sort((a, b) => weightOf(b.signs) - weightOf(a.signs));
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
function isEnglish(text: string): boolean {
  const words = text.slice(0, 40_000).match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => functionWords.has(word.toLowerCase())).length;
  return words.length < 60 || english >= 0.08 * words.length;
}

/** Taken so that Spanish, French, Portuguese, German and Italian have few of them. */
const functionWords: ReadonlySet<string> = new Set([
  'the',
  'of',
  'and',
  'to',
  'shall',
  'will',
  'or',
  'any',
  'by',
  'for',
  'with',
  'this',
  'that',
  'be',
  'is',
  'are',
  'it',
  'its',
  'not',
  'from',
  'we',
  'you',
  'our',
  'your',
  'they',
  'have',
  'how',
  'what',
  'when',
]);

/** Two strong signs, or one strong and several weak ones. */
const enough = 6;

function signsOf(tests: readonly Test[], facts: Facts): readonly Sign[] {
  return tests
    .filter(([, , test]) => test(facts))
    .map(([weight, sign]) => ({ weight, sign }))
    .sort((a, b) => b.weight - a.weight);
}

function weightOf(signs: readonly Sign[]): number {
  return signs.reduce((sum, { weight }) => sum + weight, 0);
}
