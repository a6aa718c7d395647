import type { Contract, Verdict } from '../contract/contract.ts';
import { citation } from '../draft/style.ts';
import type { Library } from '../library/compile.ts';
import type { Finding, Related } from './finding.ts';

/** The finding in one or two sentences: the safeguard, what is missing, who is exposed. */
export function messageOf(finding: Finding, contract: Contract, library: Library): string {
  const { title, state, missing } = finding;
  const exposed = library.safeguards.get(finding.id)?.exposed ?? '';
  const where = clausesOf(finding, contract, 'evidence');
  switch (state) {
    case 'raised':
      return `${title}: ${lowerFirst(library.redFlags.get(finding.id)?.rationale ?? '')}`;
    case 'absent':
      return `${title}: the draft does not provide for ${listed(missing)}; ${exposed}.`;
    case 'heading only':
      return `${title}: there is a heading and no text under it; ${exposed}.`;
    case 'delegated':
      return `${title}: left to a document that is not part of this draft, so it could not be checked; missing here: ${listed(missing)}.`;
    case 'partial':
      return `${title}: ${where === '' ? 'the draft' : where} does not provide for ${listed(missing)}; ${exposed}.`;
    case 'weakened':
      return `${title}: “${quote(contract, finding.span)}” takes it back${also(missing)}; ${exposed}.`;
    case 'contradicted':
      return `${title}: ${where === '' ? 'it' : where} is undone here, for ${lowerFirst(finding.because)}${also(missing)}.`;
    case 'present':
    case 'not applicable':
    case 'waived':
      return `${title}: ${state}.`;
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
  }
}

/** Why a text is checked or not, in one line. */
export function verdictReason({ contract, looksLike, signs }: Verdict): string {
  const why = signs.slice(0, 3).join('; ');
  if (contract) return `Checked: reads like a contract (${why}).`;
  const kinds: Readonly<Record<Verdict['looksLike'], string>> = {
    empty: 'the file is empty',
    contract: 'it reads like a contract, but is switched off',
    statute: 'reads like a law',
    'privacy policy': 'reads like a privacy notice',
    minutes: 'reads like minutes of a meeting',
    documentation: 'reads like technical documentation',
    other: 'does not read like a contract',
  };
  return `Not checked: ${kinds[looksLike]} (${why}).`;
}

function clausesOf(finding: Finding, contract: Contract, relation: Related['relation']): string {
  const own = contract.clauses.findLast(
    ({ span }) => span.start <= finding.span.start && finding.span.end <= span.end,
  );
  const indexes = finding.related.filter((it) => it.relation === relation).map(({ clause }) => clause);
  const places =
    relation === 'evidence' && finding.state !== 'contradicted' && own !== undefined
      ? [own.index, ...indexes]
      : indexes;
  const cited = [...new Set(places.flatMap((index) => contract.clauses[index] ?? []).map(citation))]
    .filter((it) => it !== '')
    .slice(0, 3);
  return cited.length === 0 ? '' : `clause${cited.length > 1 ? 's' : ''} ${cited.join(', ')}`;
}

function also(missing: readonly string[]): string {
  return missing.length === 0 ? '' : `, and there is no ${listed(missing)}`;
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'it';
  return `${words.slice(0, -1).join('; ')}; or ${words.at(-1)}`;
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

/** The words of a span on one line, cut in the middle where they are long. */
export function quote(
  { text }: Contract,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const words = text.slice(start, end).replace(/\s+/gu, ' ');
  return words.length <= 120 ? words : `${words.slice(0, 70)} … ${words.slice(-40)}`;
}
