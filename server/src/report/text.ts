import type { Library } from '../library/compile.ts';
import type { Checked } from './check.ts';
import { coverageOf, states } from './coverage.ts';
import { lineTable, positionAt } from './line-table.ts';
import { messageOf, quote, verdictReason } from './messages.ts';

/** The findings of a file, a line each, then its coverage by principle and its traits; or why it was not checked. */
export function textReport(name: string, checked: Checked, library: Library): string {
  const { contract, assessment, findings } = checked;
  if (!contract.verdict.contract) return `${name}: ${verdictReason(contract.verdict)}\n`;
  const lines = lineTable(contract.text);
  const found = findings.map((finding) => {
    const { line, column } = positionAt(lines, finding.span.start);
    return `${name}:${line}:${column}: ${finding.severity}: ${messageOf(finding, contract, library)} [${finding.id}]`;
  });
  const traits = assessment.traits.map(({ trait, evidence }) => {
    const first = evidence[0];
    const at =
      first === undefined
        ? ''
        : ` (line ${positionAt(lines, first.span.start).line}: “${quote(contract, first.span)}”)`;
    return `  ${trait}${at}`;
  });
  return [
    ...found,
    '',
    `${name}: coverage by principle`,
    ...table(library, checked),
    '',
    traits.length === 0 ? 'The draft shows no trait on which a safeguard depends.' : 'The draft concerns:',
    ...traits,
    '',
  ].join('\n');
}

function table(library: Library, { assessment }: Checked): readonly string[] {
  const rows = coverageOf(library, assessment);
  const shown = states.filter((state) => state !== 'waived' || rows.some(({ counts }) => counts.waived > 0));
  const width = Math.max(...rows.map(({ principle }) => principle.length));
  const head = `  ${' '.repeat(width)}  ${shown.join('  ')}`;
  return [
    head,
    ...rows.map(
      ({ principle, counts }) =>
        `  ${principle.padEnd(width)}  ${shown.map((state) => String(counts[state]).padStart(state.length)).join('  ')}`,
    ),
  ];
}
