import { assess as assessed } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import { defaultSettings, type Settings } from '../assess/settings.ts';
import type { Contract, Format } from '../contract/contract.ts';
import { readContract as read } from '../contract/read.ts';
import { benchFor } from '../draft/bench.ts';
import type { Edit } from '../draft/edit.ts';
import { type Deed, fixesOf } from '../draft/fixes.ts';
import { type InsertedAll, insertAll } from '../draft/insert-all.ts';
import { judgeOf } from '../draft/judge.ts';
import type { Blank } from '../draft/words.ts';
import { checkText } from '../report/check.ts';
import { type CoverageRow, coverageOf } from '../report/coverage.ts';
import type { Finding as Found } from '../report/finding.ts';
import { fixTitle } from '../report/fix-titles.ts';
import { lineTable, positionAt } from '../report/line-table.ts';
import { messageOf, verdictReason } from '../report/messages.ts';
import { pageOf } from '../report/page.ts';
import { compiled, type Library, standardLibrary } from './library.ts';

/** A place in a text. Lines and columns count from 1, columns in UTF-16 units. */
export type Position = { readonly line: number; readonly column: number };

/** A finding with its words and place. `span` says the same in offsets. */
export type Finding = Found & {
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
};

/** A draft, judged. Plain data, but for the library that it was judged by. */
export type Draft = {
  /** Whether it was judged: a text that is no contract has no findings for that. */
  readonly checked: boolean;
  /** Why it was judged or not, in a sentence. */
  readonly reason: string;
  readonly contract: Contract;
  readonly assessment: Assessment;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly library: Library;
  readonly settings: Settings;
};

/** How a text is read. */
export type ReadOptions = {
  /** Without it the text itself tells. */
  readonly format?: Format;
  /** Names of the parties, besides those that the draft ties to a side itself. */
  readonly parties?: Settings['parties'];
};

/** How a draft is judged. */
export type CheckOptions = {
  readonly format?: Format;
  /** The standard library where it is left out. */
  readonly library?: Library;
  readonly settings?: Partial<Settings>;
};

/** The clauses, names, references and waivers of a draft. Every text can be read. */
export function readContract(text: string, { format, parties }: ReadOptions = {}): Contract {
  return plain(read(text, format, parties));
}

/** A contract as plain data: nothing in it is worked out only when it is asked for. */
function plain(contract: Contract): Contract {
  return { ...contract, clauses: contract.clauses.map(plainClause) };
}

function plainClause(clause: Contract['clauses'][number]): Contract['clauses'][number] {
  const { index, parent, children, depth, role, number, heading, span, marker, paragraphs } = clause;
  return { index, parent, children, depth, role, number, heading, span, marker, paragraphs };
}

/** What a contract that was read says on every safeguard and red flag. */
export function assess(
  contract: Contract,
  { library, settings }: Omit<CheckOptions, 'format'> = {},
): Assessment {
  return assessed(contract, compiled(library ?? standardLibrary()), { ...defaultSettings, ...settings });
}

/** A text read and judged, with its findings in words. */
export function check(text: string, options: CheckOptions = {}): Draft {
  const library = compiled(options.library ?? standardLibrary());
  const settings = { ...defaultSettings, ...options.settings };
  const { contract, assessment, findings } = checkText(text, library, options.format, settings);
  const lines = lineTable(text);
  return {
    checked: contract.verdict.contract,
    reason: verdictReason(contract.verdict),
    contract: plain(contract),
    assessment,
    findings: findings.map((finding) => ({
      ...finding,
      message: messageOf(finding, contract, library),
      start: positionAt(lines, finding.span.start),
      end: positionAt(lines, finding.span.end),
    })),
    library,
    settings,
  };
}

/** A way to answer a finding: a title for a menu, and the edits that `applyEdits` makes. */
export type Fix = {
  readonly title: string;
  readonly kind: Deed['kind'];
  readonly edits: readonly Edit[];
  /** The blanks to fill in, as spans of the text of the first edit. */
  readonly blanks: readonly Blank[];
};

/**
 * The ways to answer a finding of a draft, the best first. What changes words of the draft is offered only where the changed
 * draft, judged, lacks the finding and has no other; at most `trials` changed drafts are judged for that.
 */
export function fixes(
  draft: Draft,
  finding: Finding,
  { trials = 40 }: { readonly trials?: number } = {},
): readonly Fix[] {
  const library = compiled(draft.library);
  const bench = benchFor(draft, judgeOf(library, draft.contract.format, draft.settings), trials);
  return fixesOf(bench, library, finding).map(({ deed, edits, blanks }) => ({
    title: fixTitle(deed, finding.title),
    kind: deed.kind,
    edits,
    blanks,
  }));
}

/** The preferred clauses of many safeguards put in at once: of those with the ids given, or of all that are absent. */
export function insertMissing(draft: Draft, ids?: readonly string[]): InsertedAll {
  const library = compiled(draft.library);
  const judge = judgeOf(library, draft.contract.format, draft.settings);
  const absent = draft.assessment.outcomes.flatMap(({ safeguard, state }) =>
    state === 'absent' ? [safeguard] : [],
  );
  return insertAll(draft, judge, library, ids ?? absent);
}

/** How many safeguards of each principle are in each state. */
export function coverage({ library, assessment }: Draft): readonly CoverageRow[] {
  return coverageOf(compiled(library), assessment);
}

/** The page of a safeguard or red flag as Markdown; `undefined` where the library has none of that id. */
export function explain(id: string, library: Library = standardLibrary()): string | undefined {
  return pageOf(id, compiled(library));
}
