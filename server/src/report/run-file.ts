import type { Waiver } from '../contract/contract.ts';
import type { Checked } from './check.ts';

/** A file of a run: judged, or why it could not be read, as a sentence. */
export type RunFile =
  | { readonly file: string; readonly checked: Checked }
  | { readonly file: string; readonly fault: string };

/** Why, by whom and until when a finding is set aside, in words. */
export function justification({ reason, by, until }: Pick<Waiver, 'reason' | 'by' | 'until'>): string {
  const who = by === '' ? '' : ` (${by})`;
  const end = until === '' ? '' : ` Until ${until}.`;
  return `${reason}${who}${end}`;
}
