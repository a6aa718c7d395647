import type { Library } from '../library/compile.ts';
import { libraryDigest } from '../library/digest.ts';
import type { Severity } from '../library/library.ts';
import { runReport } from './evidence.ts';
import { githubFault, githubReport } from './github.ts';
import { fileReport, jsonOf, unreadReport } from './json.ts';
import { junitOf } from './junit.ts';
import { matrixOf } from './matrix.ts';
import type { RunFile } from './run-file.ts';
import { sarifOf } from './sarif.ts';
import { textReport } from './text.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';

/** How a run over drafts can be written. */
export const runFormats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown', 'html', 'csv'] as const;

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
export function writeRun(
  run: readonly RunFile[],
  format: (typeof runFormats)[number],
  { library, version, today, fails }: RunFacts,
): string {
  switch (format) {
    case 'text':
      return run
        .map((it) =>
          'fault' in it
            ? `${it.file}: ${it.fault}\n`
            : textReport(it.file, it.checked, it.library ?? library),
        )
        .join('\n');
    case 'github':
      return run
        .map((it) =>
          'fault' in it
            ? githubFault(it.file, it.fault)
            : githubReport(it.file, it.checked, it.library ?? library),
        )
        .join('');
    case 'json':
      return jsonOf(
        run.map((it) =>
          'fault' in it
            ? unreadReport(it.file, it.fault)
            : fileReport(it.file, it.checked, it.library ?? library),
        ),
      );
    case 'sarif':
      return sarifOf(run, library, version);
    case 'junit':
      return junitOf(run, library, fails);
    case 'csv':
      return matrixOf(run, library);
    case 'markdown':
    case 'html': {
      const facts = { libraryHash: libraryDigest(library), version, today };
      return (format === 'html' ? writeHtml : writeMarkdown)(runReport(run, library, facts));
    }
  }
}
