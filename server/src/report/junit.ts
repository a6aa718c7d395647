import type { Library } from '../library/compile.ts';
import type { Severity } from '../library/library.ts';
import type { Checked } from './check.ts';
import { lineTable, positionAt } from './line-table.ts';
import { messageOf, verdictReason } from './messages.ts';
import { justification, type RunFile } from './run-file.ts';
import { wordsIn } from './words.ts';

/**
 * A run as JUnit XML: a suite for each file, a case for each safeguard and each other finding. A gap that `fails` says to fail on is a
 * failure; what does not apply, is waived or was not checked is skipped, and never passed.
 */
export function junitOf(
  files: readonly RunFile[],
  library: Library,
  fails: (severity: Severity) => boolean,
): string {
  const suites = files.map((it) => suiteOf(it, library, fails));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="contract-safeguards">\n${suites.join('')}</testsuites>\n`;
}

type Case = {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'error';
  readonly text: string;
};

function suiteOf(it: RunFile, library: Library, fails: (severity: Severity) => boolean): string {
  const cases: readonly Case[] =
    'fault' in it
      ? [{ name: 'reading', outcome: 'error', text: it.fault }]
      : casesOf(it.checked, it.library ?? library, fails);
  const count = (outcome: Case['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const open = `  <testsuite name="${xml(it.file)}" tests="${cases.length}" failures="${count('failed')}" errors="${count('error')}" skipped="${count('skipped')}">\n`;
  return `${open}${cases.map((one) => caseOf(it.file, one)).join('')}  </testsuite>\n`;
}

function caseOf(file: string, { name, outcome, text }: Case): string {
  const open = `    <testcase classname="${xml(file)}" name="${xml(name)}"`;
  switch (outcome) {
    case 'passed':
      return text === '' ? `${open}/>\n` : `${open}><system-out>${xml(text)}</system-out></testcase>\n`;
    case 'skipped':
      return `${open}><skipped message="${xml(text)}"/></testcase>\n`;
    case 'failed':
      return `${open}><failure message="${xml(text)}"/></testcase>\n`;
    case 'error':
      return `${open}><error message="${xml(text)}"/></testcase>\n`;
  }
}

function casesOf(
  { contract, assessment, findings }: Checked,
  library: Library,
  fails: (severity: Severity) => boolean,
): readonly Case[] {
  const words = wordsIn(library.language);
  if (!contract.verdict.contract)
    return [{ name: 'verdict', outcome: 'skipped', text: verdictReason(contract.verdict, words) }];
  const lines = lineTable(contract.text);
  const waivers = new Map(
    assessment.waivers.flatMap(({ waiver, standing }) =>
      standing === 'honoured' ? [[waiver.id, waiver]] : [],
    ),
  );
  const told = (id: string): readonly Case[] =>
    findings
      .filter((finding) => finding.id === id)
      .map((finding) => {
        const { line, column } = positionAt(lines, finding.span.start);
        const text = `${line}:${column} ${messageOf(finding, contract, library)}`;
        return { name: id, outcome: fails(finding.severity) ? 'failed' : 'passed', text };
      });
  const safeguards = assessment.outcomes.flatMap(({ safeguard, state }): readonly Case[] => {
    const waiver = waivers.get(safeguard);
    if (waiver !== undefined)
      return [{ name: safeguard, outcome: 'skipped', text: `waived: ${justification(waiver, words)}` }];
    if (state === 'not applicable') return [{ name: safeguard, outcome: 'skipped', text: 'not applicable' }];
    const own = told(safeguard);
    return own.length > 0
      ? own
      : [
          {
            name: safeguard,
            outcome: state === 'present' ? 'passed' : 'skipped',
            text: state === 'present' ? '' : `${state}; switched off`,
          },
        ];
  });
  const rest = new Set(findings.map(({ id }) => id).filter((id) => !library.safeguards.has(id)));
  return [...safeguards, ...[...rest].flatMap(told)];
}

/** Words as XML text or attribute; controls are no characters of XML. */
function xml(words: string): string {
  return words
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|\uFFFE|\uFFFF/gu, '\uFFFD')
    .replace(/\s+/gu, ' ')
    .replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
