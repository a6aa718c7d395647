import type { Library } from '../library/compile.ts';
import { libraryDigest } from '../library/digest.ts';
import type { Severity } from '../library/library.ts';
import type { Report } from './blocks.ts';
import { runReport } from './evidence.ts';
import { githubFault, githubReport } from './github.ts';
import { fileReport, jsonFrame, jsonOfFile, unreadReport } from './json.ts';
import { junitFrame, junitSuite } from './junit.ts';
import { type MatrixRow, matrixOf, matrixRow } from './matrix.ts';
import type { RunFile } from './run-file.ts';
import { type SarifRow, sarifOf, sarifRow } from './sarif.ts';
import { type Paint, textReport } from './text.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';

/** How a run over drafts can be written. */
export const runFormats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown', 'html', 'csv'] as const;
export type RunFormat = (typeof runFormats)[number];

/** What a report on a run says besides what was found. */
export type RunFacts = {
  readonly library: Library;
  /** The version of this program. */
  readonly version: string;
  /** The day up to which waivers were judged, `2027-01-31`; empty where no end was looked at. */
  readonly today: string;
  /** Whether a finding of this severity makes a test fail. */
  readonly fails: (severity: Severity) => boolean;
};

/** A run over drafts, written in `format`. */
export function writeRun(run: readonly RunFile[], format: RunFormat, facts: RunFacts): string {
  const rows = run.map((it) =>
    format === 'text' && 'fault' in it ? `${it.file}: ${it.fault}\n` : rowOf(it, format, facts),
  );
  const frame = frameOf(format);
  if (frame === undefined) return wholeOf(rows, format, facts);
  const { open, between, close } = frame;
  return `${open}${rows.filter((row) => row !== '').join(between)}${close}`;
}

/** The part of a file in a run: what is printed of it, or JSON that `wholeOf` makes the whole from. */
export function rowOf(it: RunFile, format: RunFormat, facts: RunFacts, paint?: Paint): string {
  const library = 'checked' in it ? (it.library ?? facts.library) : facts.library;
  switch (format) {
    case 'text':
      return 'fault' in it
        ? ''
        : textReport(it.file, it.checked, library, ...(paint === undefined ? [] : [paint]));
    case 'github':
      return 'fault' in it ? githubFault(it.file, it.fault) : githubReport(it.file, it.checked, library);
    case 'json':
      return jsonOfFile(
        'fault' in it ? unreadReport(it.file, it.fault) : fileReport(it.file, it.checked, library),
      );
    case 'junit':
      return junitSuite(it, library, facts.fails);
    case 'sarif':
      return JSON.stringify(sarifRow(it, library));
    case 'csv':
      return JSON.stringify(matrixRow(it, library));
    case 'markdown':
    case 'html': {
      const { version, today } = facts;
      return JSON.stringify(
        runReport([it], library, { libraryHash: libraryDigest(library), version, today }),
      );
    }
  }
}

/** What stands around and between the rows; `undefined` where the whole is made from all of them. */
export function frameOf(
  format: RunFormat,
): { readonly open: string; readonly between: string; readonly close: string } | undefined {
  switch (format) {
    case 'text':
      return { open: '', between: '\n', close: '' };
    case 'github':
      return { open: '', between: '', close: '' };
    case 'json':
      return jsonFrame;
    case 'junit':
      return junitFrame;
    default:
      return undefined;
  }
}

/** A run from the rows of its files, in a format without a frame. */
export function wholeOf(
  rows: readonly string[],
  format: RunFormat,
  { library, version }: Pick<RunFacts, 'library' | 'version'>,
): string {
  const read = <Row>(): readonly Row[] => rows.map((row) => JSON.parse(row) as Row);
  switch (format) {
    case 'sarif':
      return sarifOf(read<SarifRow>(), library, version);
    case 'csv':
      return matrixOf(read<MatrixRow>(), library);
    default: {
      const write = format === 'html' ? writeHtml : writeMarkdown;
      const reports = read<Report>();
      const [only] = reports;
      if (reports.length === 1 && only !== undefined) return write(only);
      const frame = runReport([], library, { libraryHash: libraryDigest(library), version, today: '' });
      return write({ ...frame, blocks: reports.flatMap(({ blocks }) => blocks) });
    }
  }
}
