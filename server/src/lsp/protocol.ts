/** Requests beyond the language server protocol, for clients of this server. Types only: no code is shared. */
import type { Range, WorkspaceEdit } from 'vscode-languageserver';
import type { State } from '../assess/assessment.ts';
import type { Principle, Tier } from '../library/library.ts';

/** Check a text that is not open; its findings are published for its uri. */
export const checkRequest = 'safeguards/check';
export type CheckParams = { readonly uri: string; readonly languageId: string; readonly text: string };
export type CheckResult = { readonly checked: boolean; readonly reason: string; readonly findings: number };

/** Why an open document is checked or not. */
export const verdictRequest = 'safeguards/verdict';
export type VerdictParams = { readonly uri: string };
export type VerdictResult = { readonly checked: boolean; readonly reason: string };

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
  readonly range: Range;
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

/** The clauses that could be inserted for a safeguard in an open document, best first. */
export const insertionsRequest = 'safeguards/insertions';
export type InsertionsParams = { readonly uri: string; readonly id: string };
export type InsertionsResult = { readonly choices: readonly InsertionChoice[] };
export type InsertionChoice = {
  /** What it does, as an imperative; no two choices share it. */
  readonly title: string;
  readonly tier: Tier;
  /** Where the clause goes: `as 3.3 into “Records”`. */
  readonly where: string;
  /** What it gives up against the preferred clause; empty for that one. */
  readonly givesUp: string;
  /** Plain text edits of the version the server has read. */
  readonly edit: WorkspaceEdit;
  /** What else it changes or adds, a phrase each. */
  readonly changes: readonly string[];
};

/** The preferred clauses of several safeguards in one edit of an open document. */
export const insertAllRequest = 'safeguards/insertAll';
export type InsertAllParams = { readonly uri: string; readonly ids: readonly string[] };

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
