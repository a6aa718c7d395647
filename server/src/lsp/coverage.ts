import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Evidence, Outcome } from '../assess/assessment.ts';
import type { Library } from '../library/compile.ts';
import { principles, type Safeguard } from '../library/library.ts';
import type { Checked } from '../report/check.ts';
import { cited, quote } from '../report/citing.ts';
import type { Finding } from '../report/finding.ts';
import { gapOf, verdictReason } from '../report/messages.ts';
import { wordsIn } from '../report/words.ts';
import { rangeOf } from './diagnostics.ts';
import type { CoverageFinding, CoveragePlace, CoverageResult, CoveredSafeguard } from './protocol.ts';

/** How many characters of the draft a place shows. */
const shown = 90;

/** How every safeguard of the library stands in a document, by principle, as plain data. */
export function coverageResult(document: TextDocument, checked: Checked, library: Library): CoverageResult {
  const { contract, findings } = checked;
  const reason = verdictReason(contract.verdict, wordsIn(library.language));
  if (!contract.verdict.contract) return uncheckedResult(library, reason);
  return {
    checked: true,
    reason,
    findings: findings.length,
    principles: byPrinciple(library, (safeguard) => coveredSafeguard(document, checked, library, safeguard)),
    redFlags: findings
      .filter(({ kind }) => kind === 'red flag')
      .map((finding) => covered(document, checked, library, finding)),
    slips: findings
      .filter(({ kind }) => kind === 'drafting' || kind === 'waiver')
      .map((finding) => covered(document, checked, library, finding)),
  };
}

/** The library as a document shows it that is not checked, with the reason why. */
export function uncheckedResult(library: Library, reason: string): CoverageResult {
  return {
    checked: false,
    reason,
    findings: 0,
    principles: byPrinciple(library, unchecked),
    redFlags: [],
    slips: [],
  };
}

function byPrinciple(
  { data }: Library,
  cover: (safeguard: Safeguard) => CoveredSafeguard,
): CoverageResult['principles'] {
  return principles.map((id) => ({
    id,
    safeguards: data.safeguards.filter(({ principle }) => principle === id).map(cover),
  }));
}

function unchecked({ id, title, requirement }: Safeguard): CoveredSafeguard {
  return {
    id,
    title,
    requirement,
    state: 'not checked',
    message: '',
    where: '',
    range: null,
    places: [],
    missing: [],
    waiver: null,
  };
}

function coveredSafeguard(
  document: TextDocument,
  { contract, assessment, findings }: Checked,
  library: Library,
  safeguard: Safeguard,
): CoveredSafeguard {
  const { id, elements } = safeguard;
  const words = wordsIn(library.language);
  const outcome = assessment.outcomes.find((it) => it.safeguard === id);
  if (outcome === undefined) return unchecked(safeguard);
  const finding = findings.find((it) => it.kind === 'safeguard' && it.id === id);
  const places = placesOf(safeguard, outcome).map(
    ({ relation, label, evidence }): CoveragePlace => ({
      relation,
      label,
      where: cited(contract, [evidence.clause], words),
      words: quote(contract, evidence.span, shown),
      range: rangeOf(document, evidence.span),
    }),
  );
  const waiver =
    outcome.state === 'waived'
      ? assessment.waivers.find((it) => it.standing === 'honoured' && it.waiver.id === id)?.waiver
      : undefined;
  const missing = new Set(outcome.state === 'not applicable' ? [] : outcome.missing);
  const core = new Set(elements.filter((element) => element.core).map((element) => element.id));
  const provided = outcome.met
    .filter(({ element }) => core.has(element))
    .map(({ evidence }) => evidence.clause);
  const clauses = finding?.clauses ?? (outcome.state === 'present' ? provided.sort((a, b) => a - b) : []);
  const first = finding?.span ?? waiver?.span;
  return {
    ...unchecked(safeguard),
    state: outcome.state,
    message: finding === undefined ? '' : untitled(finding, contract, library),
    where: clauses.length === 0 ? '' : cited(contract, clauses, words),
    range: first === undefined ? (places[0]?.range ?? null) : rangeOf(document, first),
    places,
    missing: elements.filter((element) => missing.has(element.id)).map(({ label }) => label),
    waiver:
      waiver === undefined
        ? null
        : {
            reason: waiver.reason,
            by: waiver.by,
            until: waiver.until,
            range: waiver.span === undefined ? null : rangeOf(document, waiver.span),
          },
  };
}

/** The message of a finding for a place that shows its title already. */
function untitled(finding: Finding, contract: Checked['contract'], library: Library): string {
  const words = gapOf(finding, contract, library);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

type Placed = Pick<CoveragePlace, 'relation' | 'label'> & { readonly evidence: Evidence };

/** What decides the state comes first: the words that take a safeguard back, then those that provide for it. */
function placesOf({ elements }: Safeguard, outcome: Outcome): readonly Placed[] {
  const labels = new Map(elements.map(({ id, label }) => [id, label]));
  return [
    ...outcome.contradictions.map(
      (it): Placed => ({
        relation: 'contradiction',
        label: it.label,
        evidence: it,
      }),
    ),
    ...outcome.qualifiers.map((it): Placed => ({ relation: 'qualifier', label: '', evidence: it })),
    ...outcome.pointers.map((it): Placed => ({ relation: 'pointer', label: '', evidence: it })),
    ...outcome.met.map(
      ({ element, evidence }): Placed => ({
        relation: 'evidence',
        label: labels.get(element) ?? '',
        evidence,
      }),
    ),
  ];
}

function covered(
  document: TextDocument,
  { contract }: Checked,
  library: Library,
  finding: Finding,
): CoverageFinding {
  const { id, title, span, clauses } = finding;
  return {
    id,
    title,
    message: untitled(finding, contract, library),
    where: cited(contract, clauses, wordsIn(library.language)),
    words: quote(contract, span, shown),
    range: rangeOf(document, span),
  };
}
