import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import type { Checked } from './check.ts';
import { coverageOf } from './coverage.ts';
import { lineTable, positionAt } from './line-table.ts';
import { messageOf, verdictReason } from './messages.ts';

/** A checked file as plain data for machines; lines and columns count from 1, offsets and columns in UTF-16 units. */
export function jsonReport(
  name: string,
  { contract, assessment, findings }: Checked,
  library: Library,
): unknown {
  const lines = lineTable(contract.text);
  const place = ({ start, end }: Span) => ({
    start,
    end,
    ...positionAt(lines, start),
    words: contract.text.slice(start, end),
  });
  return {
    file: name,
    checked: contract.verdict.contract,
    reason: verdictReason(contract.verdict),
    findings: findings.map((finding) => ({
      id: finding.id,
      kind: finding.kind,
      state: finding.state,
      severity: finding.severity,
      message: messageOf(finding, contract, library),
      missing: finding.missing,
      at: place(finding.span),
      related: finding.related.map(({ relation, span }) => ({ relation, ...place(span) })),
    })),
    safeguards: assessment.outcomes.map(({ safeguard, state, met, missing }) => ({
      id: safeguard,
      state,
      missing,
      evidence: met.map(({ element, evidence }) => ({ element, ...place(evidence.span) })),
    })),
    traits: assessment.traits.map(({ trait, evidence }) => ({
      trait,
      evidence: evidence.map(({ span }) => place(span)),
    })),
    coverage: contract.verdict.contract ? coverageOf(library, assessment) : [],
  };
}
