/** Requests beyond the language server protocol, for clients of this server. Types only: no code is shared. */
import type { Range, WorkspaceEdit } from 'vscode-languageserver';
import type { State } from '../assess/assessment.ts';
import type { Principle } from '../library/library.ts';

/** Check a text that is not open; its findings are published for its uri. */
export const checkRequest = 'safeguards/check';
export type CheckParams = { readonly uri: string; readonly languageId: string; readonly text: string };
export type CheckResult = { readonly checked: boolean; readonly reason: string; readonly findings: number };

/** Why an open document is checked or not. */
export const verdictRequest = 'safeguards/verdict';
export type VerdictParams = { readonly uri: string };
export type VerdictResult = { readonly checked: boolean; readonly reason: string };

/** The evidence report on an open draft, or why there is none. `name` is what the report calls the draft. */
export const reportRequest = 'safeguards/report';
export type ReportParams = {
  readonly uri: string;
  readonly name: string;
  readonly format: 'markdown' | 'html';
};
export type ReportResult = { readonly text: string; readonly reason: string };

/** An open draft compared with an earlier version or a template, as a report. */
export const compareRequest = 'safeguards/compare';
export type CompareParams = ReportParams & {
  readonly other: { readonly name: string; readonly text: string };
};

/** From now on, show as diagnostics what an open draft has lost against `baseline`; `null` ends it. */
export const baselineRequest = 'safeguards/baseline';
export type BaselineParams = {
  readonly uri: string;
  readonly baseline: { readonly name: string; readonly text: string } | null;
};
export type BaselineResult = { readonly losses: number; readonly reason: string };

/** The clauses of an open document that are marked as the library's, in its order. */
export const provenanceRequest = 'safeguards/provenance';
export type ProvenanceParams = { readonly uri: string };
export type ProvenanceResult = { readonly clauses: readonly MarkedClause[] };
export type MarkedClause = {
  readonly title: string;
  readonly standing: 'as inserted' | 'reworded' | 'newer' | 'unknown';
  /** Its words in the draft, as near as they can be told, and those of the library now; a paragraph a sub-clause. */
  readonly draftText: string;
  readonly libraryText: string;
};

/** What a client says of itself in `initializationOptions`. */
export type ClientOptions = {
  /** It answers `safeguards/readFile` and `safeguards/listFiles`: the server has no other way to files that are not on its own disk. */
  readonly readsFiles?: boolean;
};

/** From the server: the text of a file that is not open; `null` where there is none. */
export const readFileRequest = 'safeguards/readFile';
export type ReadFileParams = { readonly uri: string };
export type ReadFileResult = { readonly text: string | null };

/** From the server: the names of the files in a folder; `null` where there is no such folder. */
export const listFilesRequest = 'safeguards/listFiles';
export type ListFilesParams = { readonly uri: string };
export type ListFilesResult = { readonly names: readonly string[] | null };

/** The ways to insert a clause for a safeguard that an open draft lacks, to be shown before one is chosen. */
export const insertionsRequest = 'safeguards/insertions';
export type InsertionsParams = { readonly uri: string; readonly id: string };
export type InsertionChoice = {
  readonly title: string;
  readonly tier: 'preferred' | 'fallback' | 'floor';
  /** Where the clause goes: `as 9.4 into “Records”`. */
  readonly where: string;
  /** What this tier gives up against the one above; empty for the preferred one. */
  readonly givesUp: string;
  readonly edit: WorkspaceEdit;
  /** What else changes, a line each: `clause 14 → 15 (Notices)`; empty where nothing is renumbered. */
  readonly changes: readonly string[];
};
export type InsertionsResult = { readonly choices: readonly InsertionChoice[] };

/**
 * The preferred clauses of several safeguards as one edit, which names the version it was made for. A clause that would
 * answer nothing, or bring a finding, is left out.
 */
export const insertAllRequest = 'safeguards/insertAll';
export type InsertAllParams = { readonly uri: string; readonly ids: readonly string[] };
export type InsertAllResult = {
  readonly edit: WorkspaceEdit;
  /** The ids of those whose clauses the edit puts in. */
  readonly inserted: readonly string[];
  readonly leftOut: readonly ClauseLeftOut[];
};
export type ClauseLeftOut = {
  readonly id: string;
  readonly title: string;
  /** Why, in a sentence. */
  readonly reason: string;
};

/** How every safeguard stands in an open document, for a view of it. */
export const coverageRequest = 'safeguards/coverage';
export type CoverageParams = { readonly uri: string };
export type CoverageResult = {
  readonly checked: boolean;
  /** Why the document is checked or not, in a sentence. */
  readonly reason: string;
  /** How many findings are open, red flags and slips included. */
  readonly findings: number;
  readonly principles: readonly CoveragePrinciple[];
  readonly redFlags: readonly CoverageFinding[];
  /** Slips of drafting, and waivers that are not honoured. */
  readonly slips: readonly CoverageFinding[];
};
export type CoveragePrinciple = { readonly id: Principle; readonly safeguards: readonly CoveredSafeguard[] };
export type CoveredSafeguard = {
  readonly id: string;
  readonly title: string;
  readonly requirement: string;
  readonly state: State | 'not checked';
  /** What is open about it, in a sentence or two that do not repeat its title; empty where nothing is. */
  readonly message: string;
  /** The clauses that provide for it or point elsewhere: `clauses 2.2 and 2.3`; empty where there are none. */
  readonly where: string;
  /** The words to go to first; `null` where the document is not checked or has no words on it. */
  readonly range: Range | null;
  /** The words of the draft that decide the state. */
  readonly places: readonly CoveragePlace[];
  /** What is missing, by its labels. */
  readonly missing: readonly string[];
  readonly waiver: CoverageWaiver | null;
};
export type CoveragePlace = {
  readonly relation: 'evidence' | 'qualifier' | 'contradiction' | 'pointer';
  /** What the words provide for, or how they undo it; may be empty. */
  readonly label: string;
  /** The clause they stand in: `clause 9.2`, `Article IV`. */
  readonly where: string;
  readonly words: string;
  readonly range: Range;
};
export type CoverageWaiver = {
  readonly reason: string;
  readonly by: string;
  readonly until: string;
  /** `null` where it is given for the whole folder. */
  readonly range: Range | null;
};
export type CoverageFinding = {
  readonly id: string;
  readonly title: string;
  /** What it is, in a sentence or two that do not repeat the title. */
  readonly message: string;
  readonly where: string;
  readonly words: string;
  readonly range: Range;
};

/** A waiver with its reason as an edit of an open document. */
export const waiverRequest = 'safeguards/waiver';
export type WaiverParams = {
  readonly uri: string;
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  /** The last day it holds, `2027-01-31`, or empty. */
  readonly until: string;
};

/** The scheme of the explanation pages, such as `contract-safeguards:/audit-rights.md`. */
export const pageScheme = 'contract-safeguards';
