import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import { type Memory, newMemory } from '../assess/match.ts';
import { defaultSettings, type Settings } from '../assess/settings.ts';
import type { Contract, Format } from '../contract/contract.ts';
import { readContract } from '../contract/read.ts';
import { ReadingMemory } from '../contract/reading-memory.ts';
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
export function checkText(
  text: string,
  library: Library,
  format?: Format,
  settings: Settings = defaultSettings,
  memory: Memory = newMemory(),
  reading: ReadingMemory = new ReadingMemory(),
): Checked {
  const contract = leftOut(readContract(text, format, settings.parties, reading), settings);
  const assessment = assess(contract, library, settings, memory);
  return { contract, assessment, findings: findingsOf(contract, library, assessment, settings.severities) };
}

/** A draft that a configuration leaves out is not judged, whatever it reads like. */
function leftOut(contract: Contract, { leftOutBy }: Settings): Contract {
  if (leftOutBy === undefined) return contract;
  return {
    ...contract,
    verdict: { contract: false, looksLike: 'left out', signs: [`“files” in ${leftOutBy}`] },
  };
}
