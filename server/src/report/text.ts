import type { Library } from '../library/compile.ts';
import type { Severity } from '../library/library.ts';
import type { Checked } from './check.ts';
import { printable, quote } from './citing.ts';
import { type Counts, countsOf, coverageOf, states } from './coverage.ts';
import type { Words } from './english.ts';
import { type LineTable, lineTable, positionAt } from './line-table.ts';
import { messageOf, verdictReason } from './messages.ts';
import { wordsIn } from './words.ts';

/**
 * The findings of a file, a line each (`file:line:column severity id message`), their sum, then the coverage by
 * principle and the traits with where the draft shows them; for a text that is no contract, why it was not checked.
 */
export function textReport(file: string, checked: Checked, library: Library): string {
  const name = printable(file);
  const { contract, findings } = checked;
  const words = wordsIn(library.language);
  if (!contract.verdict.contract) return `${name}: ${verdictReason(contract.verdict, words)}\n`;
  const lines = lineTable(contract.text);
  const found = findings.map((finding) => {
    const { line, column } = positionAt(lines, finding.span.start);
    return `${name}:${line}:${column} ${finding.severity} ${finding.id} ${messageOf(finding, contract, library)}`;
  });
  return [
    ...found,
    ...(found.length === 0 ? [] : ['']),
    `${name}: ${sum(checked, words)}`,
    '',
    ...coverageTable(checked, library, words),
    '',
    ...shownTraits(checked, lines, words),
    ...honouredWaivers(checked, lines, words),
    '',
  ].join('\n');
}

function sum({ findings }: Checked, { text, count }: Words): string {
  if (findings.length === 0) return text.noFindings;
  return severities
    .map((severity) => count(severity, findings.filter((it) => it.severity === severity).length))
    .join(', ');
}

const severities: readonly Severity[] = ['error', 'warning', 'information'];

function coverageTable({ assessment }: Checked, library: Library, words: Words): readonly string[] {
  const { text, principleNames } = words;
  const all = { name: text.all, counts: countsOf(assessment.outcomes) };
  const rows = coverageOf(library, assessment).map(({ principle, counts }) => ({
    name: principleNames[principle],
    counts,
  }));
  const heads = states.map((state) => words.states[state]);
  const width = Math.max(...[...rows, all].map(({ name }) => name.length));
  const row = (name: string, counts: Counts) =>
    `  ${name.padEnd(width)}  ${states.map((state, at) => String(counts[state]).padStart(heads[at]?.length ?? 0)).join('  ')}`;
  return [
    `  ${text.byPrinciple.padEnd(width)}  ${heads.join('  ')}`,
    ...[...rows, all].map(({ name, counts }) => row(name, counts)),
  ];
}

function shownTraits({ contract, assessment }: Checked, lines: LineTable, words: Words): readonly string[] {
  const { text } = words;
  if (assessment.traits.length === 0) return [`  ${text.noTraits}`];
  return assessment.traits.map(({ trait, evidence, byHand }) => {
    const [first] = evidence;
    const said = `  ${text.concerns(trait)}`;
    if (byHand || first === undefined) return words.titled(said, text.byHand);
    const line = words.line(positionAt(lines, first.span.start).line);
    return words.titled(said, `${line}, ${words.quoted(quote(contract, first.span, 60))}`);
  });
}

/** The waivers that hold, with their reasons: a waived safeguard is never silently passed. */
function honouredWaivers({ assessment }: Checked, lines: LineTable, words: Words): readonly string[] {
  const { text, report } = words;
  return assessment.waivers.flatMap(({ waiver: { id, reason, by, until, span }, standing }) => {
    if (standing !== 'honoured') return [];
    const who = by === '' ? '' : text.by(printable(by));
    const end = until === '' ? '' : text.until(until);
    const where = span === undefined ? report.forFolder : words.line(positionAt(lines, span.start).line);
    return [words.titled(`  ${text.waived(id)}${who}${end}`, `${where}, ${words.quoted(printable(reason))}`)];
  });
}
