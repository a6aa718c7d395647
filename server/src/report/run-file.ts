import type { Waiver } from '../contract/contract.ts';
import type { Library } from '../library/compile.ts';
import type { Checked } from './check.ts';
import { english, type Words } from './english.ts';

/**
 * A file of a run: judged, or why it could not be read, as a sentence. `library` is the one it was judged with, where
 * that speaks another language than the run.
 */
export type RunFile =
  | { readonly file: string; readonly checked: Checked; readonly library?: Library }
  | { readonly file: string; readonly fault: string };

/** Why, by whom and until when a finding is set aside, in words. */
export function justification(
  { reason, by, until }: Pick<Waiver, 'reason' | 'by' | 'until'>,
  { report }: Words = english,
): string {
  const who = by === '' ? '' : ` (${by})`;
  const end = until === '' ? '' : ` ${report.until(until)}`;
  return `${reason}${who}${end}`;
}
