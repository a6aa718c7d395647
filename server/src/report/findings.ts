import type { Assessment, Evidence, Outcome } from '../assess/assessment.ts';
import type { Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import { placeOf } from '../draft/place.ts';
import type { Library } from '../library/compile.ts';
import type { Safeguard, Severity } from '../library/library.ts';
import type { Finding, Related } from './finding.ts';

/** The findings of an assessment, in the order of the text, then of their ids. */
export function findingsOf(contract: Contract, library: Library, assessment: Assessment): readonly Finding[] {
  const gaps = assessment.outcomes.flatMap((outcome): readonly Finding[] => {
    const safeguard = library.safeguards.get(outcome.safeguard);
    return safeguard === undefined ? [] : safeguardFinding(contract, safeguard, outcome);
  });
  const flags = assessment.flags.flatMap(({ redFlag, evidence }): readonly Finding[] => {
    const flag = library.redFlags.get(redFlag);
    if (flag === undefined) return [];
    const { id, title, severity } = flag;
    return [
      {
        kind: 'red flag',
        id,
        title,
        state: 'raised',
        severity,
        span: evidence.span,
        missing: [],
        because: '',
        related: [],
      },
    ];
  });
  return [...gaps, ...flags].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.id < b.id ? -1 : 1),
  );
}

function safeguardFinding(contract: Contract, safeguard: Safeguard, outcome: Outcome): readonly Finding[] {
  const severity = severityOf(safeguard.severity, outcome.state);
  if (severity === undefined) return [];
  const core = safeguard.elements.find((element) => element.core)?.id;
  const evidence = outcome.met.filter(({ element }) => element === core).map((it) => it.evidence);
  const spot = outcome.contradictions[0] ?? outcome.qualifiers[0] ?? outcome.pointers[0] ?? evidence[0];
  const span =
    outcome.state === 'absent' || spot === undefined ? placeOf(contract, safeguard).anchor : spot.span;
  if (span.end <= span.start) return [];
  const labels = new Map(safeguard.elements.map(({ id, label }) => [id, label]));
  return [
    {
      kind: 'safeguard',
      id: safeguard.id,
      title: safeguard.title,
      state: outcome.state,
      severity,
      span,
      missing: outcome.missing.map((id) => labels.get(id) ?? id),
      because: outcome.contradictions[0]?.label ?? '',
      related: relatedTo(outcome, evidence, span),
    },
  ];
}

function relatedTo(outcome: Outcome, evidence: readonly Evidence[], own: Span): readonly Related[] {
  const all: readonly Related[] = [
    ...evidence.map((it) => ({ span: it.span, clause: it.clause, relation: 'evidence' as const })),
    ...outcome.qualifiers.map((it) => ({ span: it.span, clause: it.clause, relation: 'qualifier' as const })),
    ...outcome.contradictions.map((it) => ({
      span: it.span,
      clause: it.clause,
      relation: 'contradiction' as const,
    })),
    ...outcome.pointers.map((it) => ({ span: it.span, clause: it.clause, relation: 'pointer' as const })),
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
