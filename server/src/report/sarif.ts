import type { Log, ReportingDescriptor, Result } from 'sarif';
import { draftingChecks } from '../assess/settings.ts';
import type { Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import type { Severity } from '../library/library.ts';
import type { Checked } from './check.ts';
import { draftingRules } from './drafting.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { lineTable, positionAt } from './line-table.ts';
import { messageOf, relationOf } from './messages.ts';
import { provenanceRules } from './provenance.ts';
import { justification, type RunFile } from './run-file.ts';
import { waiverRules } from './waivers.ts';
import { wordsIn } from './words.ts';

/**
 * A run as a SARIF 2.1.0 log: every rule in the driver, a result for each finding, and one with a suppression and its
 * justification for each waiver that holds. A file that was not read is a notification, and the run then no success.
 */
export function sarifOf(files: readonly RunFile[], library: Library, version: string): string {
  const rules = rulesOf(library);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const faults = files.flatMap((it) => ('fault' in it ? [it] : []));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'contract-safeguards', version, rules: [...rules] } },
        columnKind: 'utf16CodeUnits',
        // English is what a log is in that does not say.
        ...(library.language !== 'en' && { language: library.language }),
        invocations: [
          {
            executionSuccessful: faults.length === 0,
            toolExecutionNotifications: faults.map(({ file, fault }) => ({
              level: 'error',
              message: { text: fault },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
            })),
          },
        ],
        results: files.flatMap((it) =>
          'fault' in it ? [] : resultsOf(it.file, it.checked, it.library ?? library, indexes),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

function rulesOf({ data, language }: Library): readonly ReportingDescriptor[] {
  const { rules } = wordsIn(language);
  const entries = [...data.safeguards, ...data.redFlags].map(
    ({ id, title, requirement, rationale, severity }): ReportingDescriptor => ({
      id,
      name: title,
      shortDescription: { text: title },
      fullDescription: { text: requirement },
      help: { text: rationale },
      defaultConfiguration: { level: levels[severity] },
    }),
  );
  const others = [
    ...draftingChecks.map((id) => ({ id, severity: draftingRules[id].severity })),
    ...Object.values(waiverRules),
    ...Object.values(provenanceRules),
  ];
  return [
    ...entries,
    ...others.map(
      ({ id, severity }): ReportingDescriptor => ({
        id,
        name: rules[id].title,
        shortDescription: { text: rules[id].title },
        fullDescription: { text: rules[id].finds },
        help: { text: rules[id].why },
        defaultConfiguration: { level: levels[severity] },
      }),
    ),
  ];
}

function resultsOf(
  file: string,
  checked: Checked,
  library: Library,
  indexes: ReadonlyMap<string, number>,
): readonly Result[] {
  const { contract, assessment, findings } = checked;
  const words = wordsIn(library.language);
  const lines = lineTable(contract.text);
  const region = (span: Span) => {
    const start = positionAt(lines, span.start);
    const end = positionAt(lines, span.end);
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  };
  const located = (span: Span) => ({
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: region(span) },
  });
  const prints = fingerprintsOf(file, checked);
  const found = findings.map(
    (finding, at): Result => ({
      ruleId: finding.id,
      ruleIndex: indexes.get(finding.id) ?? -1,
      level: levels[finding.severity],
      message: { text: messageOf(finding, contract, library) },
      locations: [located(finding.span)],
      relatedLocations: finding.related.map((related, id) => ({
        id,
        ...located(related.span),
        message: { text: relationOf(related, finding, words) },
      })),
      partialFingerprints: { 'contractSafeguards/v1': prints[at] ?? '' },
    }),
  );
  const waived = assessment.waivers.flatMap(({ waiver, standing }): readonly Result[] => {
    if (standing !== 'honoured') return [];
    const entry = library.safeguards.get(waiver.id) ?? library.redFlags.get(waiver.id);
    return [
      {
        ruleId: waiver.id,
        ruleIndex: indexes.get(waiver.id) ?? -1,
        level: levels[entry?.severity ?? 'warning'],
        message: { text: words.titled(entry?.title ?? waiver.id, `${words.states.waived}.`) },
        locations: [located(waiver.span ?? titleOf(contract))],
        suppressions: [
          {
            kind: waiver.span === undefined ? 'external' : 'inSource',
            status: 'accepted',
            justification: justification(waiver, words),
          },
        ],
      },
    ];
  });
  return [...found, ...waived];
}

function titleOf({ title }: Contract): Span {
  return title ?? { start: 0, end: 0 };
}

/** A path as a uri reference. */
function uriOf(file: string): string {
  return file
    .replaceAll('\\', '/')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/^([A-Za-z])%3A\//u, 'file:///$1:/');
}
