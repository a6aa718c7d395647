import { version } from '../generated/library.ts';
import { digestOf, libraryDigest } from '../library/digest.ts';
import type { Severity } from '../library/library.ts';
import { type Change, compareReport, compareVersions, isLoss } from '../report/compare.ts';
import { evidenceReport } from '../report/evidence.ts';
import type { RunFile } from '../report/run-file.ts';
import { writeHtml } from '../report/write-html.ts';
import { writeMarkdown } from '../report/write-markdown.ts';
import { type runFormats, writeRun } from '../report/write-run.ts';
import type { Draft } from './draft.ts';
import { compiled, standardLibrary } from './library.ts';

/** How a report on drafts is written. */
export type ReportFormat = (typeof runFormats)[number];

/** A draft under its file's name, or why the file could not be read, as a sentence. */
export type ReportFile =
  | { readonly name: string; readonly draft: Draft }
  | { readonly name: string; readonly fault: string };

/**
 * A report on drafts that were judged by one library. In JUnit's format a finding from `failOn` on is a failure, from `error` on
 * unless it is given.
 */
export function writeReport(
  files: readonly ReportFile[],
  format: ReportFormat,
  { failOn = 'error' }: { readonly failOn?: Severity } = {},
): string {
  const drafts = files.flatMap((file) => ('draft' in file ? [file.draft] : []));
  const run = files.map(
    (file): RunFile =>
      'draft' in file ? { file: file.name, checked: file.draft } : { file: file.name, fault: file.fault },
  );
  return writeRun(run, format, {
    library: compiled(drafts[0]?.library ?? standardLibrary()),
    version,
    today: drafts[0]?.settings.today ?? '',
    fails: (severity) => weight[severity] >= weight[failOn],
  });
}

const weight: Readonly<Record<Severity, number>> = { information: 1, warning: 2, error: 3 };

/** The evidence report on one draft, for a procurement file. The same draft gives the same report. */
export function writeEvidence(
  { name, draft }: { readonly name: string; readonly draft: Draft },
  format: 'markdown' | 'html',
): string {
  const library = compiled(draft.library);
  const report = evidenceReport(draft, library, {
    name,
    draftHash: digestOf(draft.contract.text),
    libraryHash: libraryDigest(library),
    version,
    today: draft.settings.today ?? '',
  });
  return (format === 'html' ? writeHtml : writeMarkdown)(report);
}

/** What a later version of a draft lost and gained. */
export type Comparison = {
  /** Losses first. */
  readonly changes: readonly Change[];
  /** Whether people are left with less than before. */
  readonly loss: boolean;
};

/** Compares two versions of a draft that were judged by the same library. */
export function compare(before: Draft, after: Draft): Comparison {
  const changes = compareVersions(before, after, compiled(after.library));
  return { changes, loss: changes.some(isLoss) };
}

/** A comparison as a report. */
export function writeComparison(
  before: { readonly name: string; readonly draft: Draft },
  after: { readonly name: string; readonly draft: Draft },
  format: 'markdown' | 'html',
): string {
  const { changes } = compare(before.draft, after.draft);
  const names = { before: before.name, after: after.name };
  const report = compareReport(changes, before.draft, after.draft, names);
  return (format === 'html' ? writeHtml : writeMarkdown)(report);
}
