import { assessSteps } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import { type Memory, newMemory } from '../assess/match.ts';
import { defaultSettings, longestText, type Settings } from '../assess/settings.ts';
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

/** Why a text is not read at all: nobody wrote it as a draft, and reading it would take long and say nothing. */
function refusalOf(text: string, { longest = longestText }: Settings): 'too long' | 'no text' | undefined {
  if (text.length > longest) return 'too long';
  return text.includes('\0') ? 'no text' : undefined;
}

function unread(text: string, looksLike: 'too long' | 'no text', format: Format = 'plain'): Contract {
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
