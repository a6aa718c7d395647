import type { Library } from '../library/compile.ts';
import type { Severity } from '../library/library.ts';
import type { Checked } from './check.ts';
import { printable, quote } from './citing.ts';
import { type Counts, countsOf, coverageOf, states } from './coverage.ts';
import { type LineTable, lineTable, positionAt } from './line-table.ts';
import { messageOf, verdictReason } from './messages.ts';

/** Sets words off, as a terminal can: by what weighs how much, or as the name of something. */
export type Paint = (kind: Severity | 'name', words: string) => string;

const plain: Paint = (_, words) => words;

/**
 * The findings of a file, a line each (`file:line:column severity id message`), their sum, then the coverage by
 * principle and the traits with where the draft shows them; for a text that is no contract, why it was not checked.
 */
export function textReport(file: string, checked: Checked, library: Library, paint: Paint = plain): string {
  const name = printable(file);
  const { contract, findings } = checked;
  if (!contract.verdict.contract) return `${name}: ${verdictReason(contract.verdict)}\n`;
  const lines = lineTable(contract.text);
  const found = findings.map((finding) => {
    const { line, column } = positionAt(lines, finding.span.start);
    const place = paint('name', `${name}:${line}:${column}`);
    return `${place} ${paint(finding.severity, finding.severity)} ${finding.id} ${messageOf(finding, contract, library)}`;
  });
  return [
    ...found,
    ...(found.length === 0 ? [] : ['']),
    `${name}: ${sum(checked)}`,
    '',
    ...coverageTable(checked, library),
    '',
    ...shownTraits(checked, lines),
    ...honouredWaivers(checked, lines),
    '',
  ].join('\n');
}

const nouns: readonly (readonly [Severity, one: string, many: string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['information', 'information', 'information'],
];

function sum({ findings }: Checked): string {
  if (findings.length === 0) return 'no findings';
  return nouns
    .map(([severity, one, many]) => {
      const count = findings.filter((it) => it.severity === severity).length;
      return `${count} ${count === 1 ? one : many}`;
    })
    .join(', ');
}

function coverageTable({ assessment }: Checked, library: Library): readonly string[] {
  const all = countsOf(assessment.outcomes);
  const rows = [...coverageOf(library, assessment), { principle: 'all', counts: all }];
  const width = Math.max(...rows.map(({ principle }) => principle.length));
  const row = (name: string, counts: Counts) =>
    `  ${name.padEnd(width)}  ${states.map((state) => String(counts[state]).padStart(state.length)).join('  ')}`;
  return [
    `  ${'safeguards by principle'.padEnd(width)}  ${states.join('  ')}`,
    ...rows.map(({ principle, counts }) => row(principle, counts)),
  ];
}

function shownTraits({ contract, assessment }: Checked, lines: LineTable): readonly string[] {
  if (assessment.traits.length === 0) return ['  concerns: nothing that a safeguard depends on'];
  return assessment.traits.map(({ trait, evidence, byHand }) => {
    const [first] = evidence;
    const said = trait === 'subcontracting allowed' ? trait : `concerns ${trait}`;
    if (byHand || first === undefined) return `  ${said}: set by hand`;
    return `  ${said}: line ${positionAt(lines, first.span.start).line}, “${quote(contract, first.span, 60)}”`;
  });
}

/** The waivers that hold, with their reasons: a waived safeguard is never silently passed. */
function honouredWaivers({ assessment }: Checked, lines: LineTable): readonly string[] {
  return assessment.waivers.flatMap(({ waiver: { id, reason, by, until, span }, standing }) => {
    if (standing !== 'honoured') return [];
    const who = by === '' ? '' : ` by ${printable(by)}`;
    const end = until === '' ? '' : ` until ${until}`;
    const where = span === undefined ? 'for the folder' : `line ${positionAt(lines, span.start).line}`;
    return [`  waived ${id}${who}${end}: ${where}, “${printable(reason)}”`];
  });
}
