import type { Format } from '../contract/contract.ts';
import { readContract } from '../contract/read.ts';
import { draftBlocks } from './draft-blocks.ts';
import { planNumbers } from './number-plan.ts';
import { writeWord } from './write-word.ts';

/** A draft as a Word document. */
export type Exported = {
  readonly bytes: Uint8Array;
  /** How many clause numbers Word counts by itself, and how many stay words because no list would show them so. */
  readonly numbers: { readonly automatic: number; readonly typed: number };
};

/** The draft `text` as a Word document with automatic numbers, heading styles and tables. */
export function exportWord(text: string, format?: Format): Exported {
  const contract = readContract(text.replace(/^\uFEFF/u, ''), format);
  const plan = planNumbers(contract.clauses);
  const bytes = writeWord(
    draftBlocks(contract, ({ index }) => plan.places.has(index)),
    plan,
  );
  const all = contract.clauses.filter(
    ({ number, role }) => number !== undefined && role !== 'contents',
  ).length;
  return { bytes, numbers: { automatic: plan.places.size, typed: all - plan.places.size } };
}
