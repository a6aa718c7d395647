import type { Contract, Verdict } from '../contract/contract.ts';
import type { Library } from '../library/compile.ts';
import { harmOf } from '../library/translation.ts';
import { isPlural, named, quote } from './citing.ts';
import { english, type Words } from './english.ts';
import type { Finding, Related } from './finding.ts';
import { ruleWords, wordsIn } from './words.ts';

/** The finding in one or two sentences: first the safeguard, then what is missing, then who is exposed. */
export function messageOf(finding: Finding, contract: Contract, library: Library): string {
  return wordsIn(library.language).titled(finding.title, gapOf(finding, contract, library));
}

/** The message for a place that shows the title of the finding already; it begins with a small letter. */
export function gapOf(finding: Finding, contract: Contract, library: Library): string {
  const words = wordsIn(library.language);
  const { gap } = words;
  const { state, missing, span, clauses, because, names } = finding;
  const where = named(contract, clauses, words);
  const many = isPlural(contract, clauses);
  const exposed = library.safeguards.get(finding.id)?.exposed ?? '';
  const risk = exposed === '' ? '' : ` ${upperFirst(exposed)}.`;
  switch (state) {
    case 'absent':
      return `${gap.absent(missing)}${risk}`;
    case 'heading only':
      return `${gap.headingOnly(quote(contract, span, 60), missing)}${risk}`;
    case 'delegated':
      return `${gap.delegated(where, many, missing)} ${gap.unlessAttached(exposed)}`;
    case 'partial':
      return `${gap.partial(where, many, missing)}${risk}`;
    case 'weakened':
      return `${gap.weakened(where, quote(contract, span, 60), missing)}${risk}`;
    case 'contradicted':
      return `${gap.contradicted(where, many, because, missing)}${risk}`;
    case 'raised': {
      const flag = library.redFlags.get(finding.id);
      return `${gap.raised(where, quote(contract, span, 90))} ${flag === undefined ? '' : harmOf(flag)}`;
    }
    case 'slip':
    case 'marked':
    case 'not honoured':
      return ruleWords(finding.id, words)?.message(names) ?? '';
    case 'present':
    case 'not applicable':
    case 'waived':
      return `${words.states[state]}.`;
  }
}

/** What a related place of a finding is, for a list of places. */
export function relationOf({ relation }: Related, { title }: Finding, words: Words = english): string {
  return words.titled(title, words.relations[relation]);
}

/** Why a text is checked or not, in one line. */
export function verdictReason(
  { contract, looksLike, signs }: Verdict,
  { verdict, listed }: Words = english,
): string {
  const why =
    looksLike === 'empty' || looksLike === 'another language' || signs.length === 0
      ? ''
      : ` (${listed(signs.slice(0, 3).map(verdict.sign))})`;
  return contract ? verdict.checked(why) : verdict.notChecked(verdict.kinds[looksLike], why);
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
