import type { Contract, Verdict } from '../contract/contract.ts';
import type { Library } from '../library/compile.ts';
import { cited, isPlural, joined, quote } from './citing.ts';
import { draftingRule } from './drafting.ts';
import type { Finding, Related } from './finding.ts';
import { provenanceRule } from './provenance.ts';
import { waiverRule } from './waivers.ts';

/** The finding in one or two sentences: first the safeguard, then what is missing, then who is exposed. */
export function messageOf(finding: Finding, contract: Contract, library: Library): string {
  const exposed = library.safeguards.get(finding.id)?.exposed ?? '';
  return `${finding.title}: ${gap(finding, contract, library, exposed)}`;
}

function gap(finding: Finding, contract: Contract, library: Library, exposed: string): string {
  const { state, missing, span, clauses, because } = finding;
  const where = cited(contract, clauses);
  const risk = exposed === '' ? '' : ` ${upperFirst(exposed)}.`;
  switch (state) {
    case 'absent':
      return `${nowhere(missing)}.${risk}`;
    case 'heading only':
      return `the heading “${quote(contract, span, 60)}” has no text under it, so ${nowhere(missing)}.${risk}`;
    case 'delegated':
      return `${where} ${isPlural(contract, clauses) ? 'leave' : 'leaves'} ${core(missing)} to a document that is not attached. Unless it is attached, ${exposed}.`;
    case 'partial':
      return `${where} ${isPlural(contract, clauses) ? 'leave' : 'leaves'} out ${listed(missing)}.${risk}`;
    case 'weakened':
      return `in ${where}, “${quote(contract, span, 60)}” takes it back${also(missing)}.${risk}`;
    case 'contradicted':
      return `${where} ${isPlural(contract, clauses) ? 'provide' : 'provides'} for it, but here ${because}${also(missing)}.${risk}`;
    case 'raised':
      return `${where} says “${quote(contract, span, 90)}”. ${firstSentence(library.redFlags.get(finding.id)?.rationale ?? '')}`;
    case 'slip':
      return draftingRule(finding.id)?.message(finding.names) ?? '';
    case 'marked':
      return provenanceRule(finding.id)?.message(finding.names) ?? '';
    case 'not honoured':
      return waiverRule(finding.id)?.message(finding.names) ?? '';
    case 'present':
    case 'not applicable':
    case 'waived':
      return `${state}.`;
  }
}

/** What a related place of a finding is, for a list of places. */
export function relationOf({ relation }: Related, { title }: Finding): string {
  switch (relation) {
    case 'evidence':
      return `${title}: provided for here`;
    case 'qualifier':
      return `${title}: taken back by these words`;
    case 'contradiction':
      return `${title}: undone here`;
    case 'pointer':
      return `${title}: left to another document here`;
    case 'place':
      return `${title}: see also here`;
  }
}

/** Why a text is checked or not, in one line. */
export function verdictReason({ contract, looksLike, signs }: Verdict): string {
  const why =
    looksLike === 'empty' || looksLike === 'another language' || signs.length === 0
      ? ''
      : ` (${signs.slice(0, 3).join('; ')})`;
  return contract ? `Checked: reads like a contract${why}.` : `Not checked: ${kinds[looksLike]}${why}.`;
}

const kinds: Readonly<Record<Verdict['looksLike'], string>> = {
  empty: 'the file is empty',
  'left out': 'the configuration leaves it out',
  'another language': 'is not written in English, the one language that is read',
  contract: 'shows too little of a contract',
  statute: 'reads like a law',
  'privacy policy': 'reads like a privacy notice',
  'public licence': 'reads like a licence to the public',
  minutes: 'reads like minutes of a meeting',
  documentation: 'reads like technical documentation',
  other: 'does not read like a contract',
};

/** That the core element, which comes first, is nowhere. */
function nowhere(missing: readonly string[]): string {
  const label = listed(missing.slice(0, 1));
  return /^(?:that|who|what|when|how) /u.test(label)
    ? `no clause says ${label}`
    : `no clause provides for ${label}`;
}

function core([label = 'it']: readonly string[]): string {
  return /^that /u.test(label) ? 'it' : listed([label]);
}

/**
 * Labels after “leave out”, which holds for duties, bans and what a ban must reach alike. One that begins with “no”
 * would negate twice, so it becomes a ban.
 */
function listed(labels: readonly string[]): string {
  const words = labels.map((label) => label.replace(/^no /u, 'a ban on ').replace(/ [-–] (.+)$/u, ' ($1)'));
  return words.length === 0 ? 'it' : joined(words);
}

function also(missing: readonly string[]): string {
  return missing.length === 0 ? '' : `, and the clause leaves out ${listed(missing)}`;
}

function firstSentence(words: string): string {
  return words.split(/(?<=[.!?])\s+(?=\p{Lu})/u)[0] ?? '';
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
