import type { Assessment, Evidence, JudgedWaiver, Outcome, RaisedFlag, Slip } from '../assess/assessment.ts';
import type { Settings } from '../assess/settings.ts';
import type { Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import { anchorOf, relatedHeadings } from '../draft/place.ts';
import { type Provenance, provenanceOf } from '../draft/provenance.ts';
import type { Library } from '../library/compile.ts';
import type { RedFlag, Safeguard, Severity } from '../library/library.ts';
import { draftingRules } from './drafting.ts';
import type { Words } from './english.ts';
import type { Finding, Related } from './finding.ts';
import { provenanceRules } from './provenance.ts';
import { waiverRules } from './waivers.ts';
import { wordsIn } from './words.ts';

/** The findings of an assessment, in the order of the text, then of their ids; `severities` are those a user has set. */
export function findingsOf(
  contract: Contract,
  library: Library,
  assessment: Assessment,
  severities: Settings['severities'] = {},
): readonly Finding[] {
  const gaps = assessment.outcomes.flatMap((outcome) => {
    const safeguard = library.safeguards.get(outcome.safeguard);
    return safeguard === undefined ? [] : gapOf(contract, library, safeguard, outcome);
  });
  const flags = assessment.flags.flatMap((raised) => {
    const flag = library.redFlags.get(raised.redFlag);
    return flag === undefined ? [] : [raisedOf(flag, raised)];
  });
  const words = wordsIn(library.language);
  const slips = assessment.slips.map((slip) => slipFound(contract, slip, words));
  const waivers = assessment.waivers.flatMap((judged) => waiverFound(contract, judged, words));
  const marked = provenanceOf(contract, library).flatMap((it) => markedFound(contract, it, words));
  return [...gaps, ...flags, ...slips, ...waivers, ...marked]
    .flatMap(weighed(severities))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.id, b.id));
}

/** A finding with the weight that a user has given it; none where it is switched off. */
function weighed(severities: Settings['severities']): (finding: Finding) => readonly Finding[] {
  return (finding) => {
    const own = Object.hasOwn(severities, finding.id) ? severities[finding.id] : undefined;
    if (own === 'off') return [];
    return [own === undefined ? finding : { ...finding, severity: own }];
  };
}

function gapOf(
  contract: Contract,
  library: Library,
  safeguard: Safeguard,
  outcome: Outcome,
): readonly Finding[] {
  const severity = severityOf(safeguard.severity, outcome.state);
  if (severity === undefined) return [];
  const core = new Set(safeguard.elements.filter((element) => element.core).map(({ id }) => id));
  const evidence = outcome.met.filter(({ element }) => core.has(element)).map((it) => it.evidence);
  const span =
    spotOf(outcome, evidence)?.span ?? anchorOf(contract, safeguard, relatedHeadings(library, safeguard));
  const missing = new Set(outcome.missing);
  return [
    {
      kind: 'safeguard',
      id: safeguard.id,
      title: safeguard.title,
      state: outcome.state,
      severity,
      span: span.start < span.end ? span : wordsOf(contract),
      clauses: clausesOf(outcome, evidence),
      missing: safeguard.elements
        .filter(({ id }) => missing.has(id))
        .sort((a, b) => Number(b.core) - Number(a.core))
        .map(({ label }) => label),
      because: outcome.contradictions[0]?.label ?? '',
      names: '',
      replacement: undefined,
      related: relatedTo(outcome, evidence, span),
    },
  ];
}

function raisedOf({ id, title, severity }: RedFlag, { evidence }: RaisedFlag): Finding {
  return {
    kind: 'red flag',
    id,
    title,
    state: 'raised',
    severity,
    span: evidence.span,
    clauses: [evidence.clause],
    missing: [],
    because: '',
    names: '',
    replacement: undefined,
    related: [],
  };
}

function slipFound(
  { clauses }: Contract,
  { check, span, clause, names, related, replacement }: Slip,
  { rules }: Words,
): Finding {
  const { severity } = draftingRules[check];
  return {
    kind: 'drafting',
    id: check,
    title: rules[check].title,
    state: 'slip',
    severity,
    span,
    clauses: [clause],
    missing: [],
    because: '',
    names,
    replacement,
    related: related.map((place) => ({ span: place, relation: 'place', clause: clauseAt(clauses, place) })),
  };
}

/** A waiver that does nothing, or no longer: a finding of its own. */
function waiverFound(
  contract: Contract,
  { waiver, standing }: JudgedWaiver,
  { rules }: Words,
): readonly Finding[] {
  if (standing === 'honoured') return [];
  // A waiver for a whole folder need not fit each draft in it.
  if (standing === 'unneeded' && waiver.span === undefined) return [];
  const span = waiver.span ?? contract.title ?? wordsOf(contract);
  const { id, severity } = waiverRules[standing];
  return [
    {
      kind: 'waiver',
      id,
      title: rules[id].title,
      state: 'not honoured',
      severity,
      span,
      clauses: [clauseAt(contract.clauses, span)],
      missing: [],
      because: '',
      names: standing === 'wrong date' || standing === 'expired' ? waiver.until : waiver.id,
      replacement: undefined,
      related: [],
    },
  ];
}

/** A marked clause that is not the library's any more. The mark is what the finding sits on. */
function markedFound(
  contract: Contract,
  { mark, standing }: Provenance,
  { rules }: Words,
): readonly Finding[] {
  if (standing === 'as inserted' || !contract.verdict.contract) return [];
  const { id, severity } = provenanceRules[standing];
  return [
    {
      kind: 'provenance',
      id,
      title: rules[id].title,
      state: 'marked',
      severity,
      span: mark.span,
      clauses: [clauseAt(contract.clauses, mark.span)],
      missing: [],
      because: '',
      names: `${mark.id} (${mark.tier})`,
      replacement: undefined,
      related: [],
    },
  ];
}

/** The innermost clause that holds a span. */
function clauseAt(clauses: Contract['clauses'], { start }: Span): number {
  // Clauses stand in the order of the draft: those behind the place are passed over at once.
  let low = 0;
  for (let high = clauses.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.span.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0; at -= 1) {
    const clause = clauses[at];
    if (clause !== undefined && start < clause.span.end) return clause.index;
  }
  return 0;
}

/** The words of the draft that a finding of this state is about; `undefined` where there are none. */
function spotOf(outcome: Outcome, evidence: readonly Evidence[]): Evidence | undefined {
  switch (outcome.state) {
    case 'contradicted':
      return outcome.contradictions[0];
    case 'weakened':
      return outcome.qualifiers[0];
    case 'delegated':
    case 'heading only':
      return outcome.pointers[0];
    case 'partial':
      return evidence[0];
    case 'present':
    case 'absent':
    case 'not applicable':
    case 'waived':
      return undefined;
  }
}

function clausesOf(outcome: Outcome, evidence: readonly Evidence[]): readonly number[] {
  const own = outcome.state === 'weakened' ? outcome.qualifiers : evidence;
  const clauses = [...own, ...outcome.pointers].map(({ clause }) => clause);
  return [...new Set(clauses)].sort((a, b) => a - b);
}

function relatedTo(outcome: Outcome, evidence: readonly Evidence[], own: Span): readonly Related[] {
  const as =
    (relation: Related['relation']) =>
    ({ span, clause }: Evidence): Related => ({ span, clause, relation });
  const all = [
    ...evidence.map(as('evidence')),
    ...outcome.qualifiers.map(as('qualifier')),
    ...outcome.contradictions.map(as('contradiction')),
    ...outcome.pointers.map(as('pointer')),
  ];
  return all.filter(({ span }) => span.start !== own.start || span.end !== own.end);
}

/**
 * What is not there at all, or is taken back by another clause, weighs as the library says; what is there in part, one
 * step less. `undefined` where the state is no finding.
 */
function severityOf(severity: Severity, state: Outcome['state']): Severity | undefined {
  switch (state) {
    case 'absent':
    case 'contradicted':
    case 'heading only':
      return severity;
    case 'partial':
    case 'weakened':
    case 'delegated':
      return severity === 'error' ? 'warning' : 'information';
    case 'present':
    case 'not applicable':
    case 'waived':
      return undefined;
  }
}

/** The first line of words of a draft: editors draw nothing under an empty range. */
function wordsOf({ text }: Contract): Span {
  const found = /\S[^\r\n]*/u.exec(text);
  return found === null
    ? { start: 0, end: text.length }
    : { start: found.index, end: found.index + found[0].trimEnd().length };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
