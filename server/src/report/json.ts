import type { Evidence } from '../assess/assessment.ts';
import type { Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import type { Checked } from './check.ts';
import { coverageOf } from './coverage.ts';
import { lineTable, positionAt } from './line-table.ts';
import { messageOf, verdictReason } from './messages.ts';
import { wordsIn } from './words.ts';

/** The report on one file, as plain data with the same keys in the same order for every file. */
export type FileReport = {
  readonly file: string;
  /** Whether it was judged at all: a file that is not checked is not one without findings. */
  readonly checked: boolean;
  readonly reason: string;
  readonly verdict: Omit<Contract['verdict'], 'contract'> | null;
  readonly findings: readonly unknown[];
  readonly safeguards: readonly unknown[];
  readonly traits: readonly unknown[];
  readonly waivers: readonly unknown[];
  readonly coverage: ReturnType<typeof coverageOf>;
};

/** The reports as a JSON text. The version goes up when a key changes its meaning or goes away. */
export function jsonOf(files: readonly FileReport[]): string {
  return `${JSON.stringify({ schemaVersion: 1, files }, null, 2)}\n`;
}

/** The report on a file that could not be read; `reason` is a sentence. */
export function unreadReport(file: string, reason: string): FileReport {
  const nothing = { findings: [], safeguards: [], traits: [], waivers: [], coverage: [] };
  return { file, checked: false, reason, verdict: null, ...nothing };
}

/** The report on a checked file. Lines and columns count from 1; offsets and columns are in UTF-16 units. */
export function fileReport(
  file: string,
  { contract, assessment, findings }: Checked,
  library: Library,
): FileReport {
  const lines = lineTable(contract.text);
  const at = ({ start, end }: Span) => {
    const { line: endLine, column: endColumn } = positionAt(lines, end);
    const words = contract.text.slice(start, end);
    return { start, end, ...positionAt(lines, start), endLine, endColumn, words };
  };
  const place = ({ span }: Evidence) => at(span);
  const { contract: checked, looksLike, signs } = contract.verdict;
  return {
    file,
    checked,
    reason: verdictReason(contract.verdict, wordsIn(library.language)),
    verdict: { looksLike, signs },
    findings: findings.map((finding) => ({
      id: finding.id,
      kind: finding.kind,
      title: finding.title,
      state: finding.state,
      severity: finding.severity,
      message: messageOf(finding, contract, library),
      missing: finding.missing,
      at: at(finding.span),
      related: finding.related.map(({ relation, span }) => ({ relation, ...at(span) })),
    })),
    safeguards: assessment.outcomes.map((outcome) => ({
      id: outcome.safeguard,
      principle: library.safeguards.get(outcome.safeguard)?.principle ?? null,
      state: outcome.state,
      missing: outcome.missing,
      evidence: outcome.met.map(({ element, evidence }) => ({ element, ...place(evidence) })),
      qualifiers: outcome.qualifiers.map(place),
      contradictions: outcome.contradictions.map((it) => ({ label: it.label, ...place(it) })),
      pointers: outcome.pointers.map(place),
    })),
    traits: assessment.traits.map(({ trait, evidence, byHand }) => ({
      trait,
      byHand,
      evidence: evidence.map(place),
    })),
    waivers: assessment.waivers.map(({ waiver: { span, id, reason, by, until }, standing }) => ({
      id,
      standing,
      reason,
      by: by === '' ? null : by,
      until: until === '' ? null : until,
      at: span === undefined ? null : at(span),
    })),
    coverage: checked ? coverageOf(library, assessment) : [],
  };
}
