import { assessSteps } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import { type Memory, newMemory } from '../assess/match.ts';
import { defaultSettings, longestText, mostClauses, type Settings } from '../assess/settings.ts';
import type { Contract, Format } from '../contract/contract.ts';
import { readContract, readingSteps } from '../contract/read.ts';
import { ReadingMemory } from '../contract/reading-memory.ts';
import { finished, type Steps } from '../contract/steps.ts';
import type { Library } from '../library/compile.ts';
import type { Finding } from './finding.ts';
import { findingsOf } from './findings.ts';

/** A draft, judged. */
export type Checked = {
  readonly contract: Contract;
  readonly assessment: Assessment;
  readonly findings: readonly Finding[];
};

/**
 * The one way from a text to its findings, for the editor and the command line alike. `memory` and `reading` are what is
 * known of the last version of the same draft.
 */
export function checkText(...given: Parameters<typeof checkSteps>): Checked {
  return finished(checkSteps(...given));
}

/** `checkText` a step at a time. */
export function* checkSteps(
  text: string,
  library: Library,
  format?: Format,
  settings: Settings = defaultSettings,
  memory: Memory = newMemory(),
  reading: ReadingMemory = new ReadingMemory(),
): Steps<Checked> {
  const refused = refusalOf(text, settings);
  const contract =
    refused === undefined
      ? leftOut(yield* readingSteps(text, format, settings.parties, reading), settings)
      : unread(text, refused, format);
  const assessment = yield* assessSteps(contract, library, settings, memory);
  yield;
  return { contract, assessment, findings: findingsOf(contract, library, assessment, settings.severities) };
}

type Refusal = Extract<Contract['verdict']['looksLike'], 'too long' | 'too many clauses' | 'no text'>;

/** Why a text is not read at all: nobody wrote it as a draft, and reading it would take long and say nothing. */
function refusalOf(
  text: string,
  { longest = longestText, most = mostClauses }: Settings,
): Refusal | undefined {
  if (text.length > longest) return 'too long';
  if (text.includes('\0')) return 'no text';
  return startsMore(text, most) ? 'too many clauses' : undefined;
}

/** Whether more than `most` lines begin like a clause. A text that has no room for so many is not looked at. */
function startsMore(text: string, most: number): boolean {
  if (text.length < most * shortestClause) return false;
  let count = 0;
  for (const _ of text.matchAll(clauseStart)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

/** A mark or number, and a line break. */
const shortestClause = 2;
const clauseStart =
  /(?<![^\r\n])[^\S\r\n]{0,40}(?:#|§|[-*+•](?=\s)|\(?(?:\d|\p{L}{1,6}[.)])|(?:clause|article|section|schedule|annex|part)\b)/giu;

function unread(text: string, looksLike: Refusal, format: Format = 'plain'): Contract {
  return { ...readContract('', format), text, verdict: { contract: false, looksLike, signs: [] } };
}

/** A draft that a configuration leaves out is not judged, whatever it reads like. */
function leftOut(contract: Contract, { leftOutBy }: Settings): Contract {
  if (leftOutBy === undefined) return contract;
  return {
    ...contract,
    verdict: { contract: false, looksLike: 'left out', signs: [`“files” in ${leftOutBy}`] },
  };
}
