import type { Library } from '../library/compile.ts';
import type { RunFile } from './run-file.ts';

/**
 * A run as a table of drafts and safeguards in CSV (RFC 4180): a line a file, a column a safeguard with its state, then a
 * column a red flag with the number of places it is raised.
 */
export function matrixOf(files: readonly RunFile[], { data }: Library): string {
  const safeguards = data.safeguards.map(({ id }) => id);
  const flags = data.redFlags.map(({ id }) => id);
  const rows = files.map((it): readonly string[] => {
    if ('fault' in it || !it.checked.contract.verdict.contract)
      return [it.file, 'not checked', ...[...safeguards, ...flags].map(() => 'not checked')];
    const { outcomes, flags: raised } = it.checked.assessment;
    const states = new Map(outcomes.map(({ safeguard, state }) => [safeguard, state]));
    return [
      it.file,
      'checked',
      ...safeguards.map((id) => states.get(id) ?? 'not checked'),
      ...flags.map((id) => String(raised.filter(({ redFlag }) => redFlag === id).length)),
    ];
  });
  const lines = [['file', 'verdict', ...safeguards, ...flags], ...rows];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A cell that no spreadsheet takes for a formula. */
function cell(words: string): string {
  const safe = /^[=+\-@\t\r]/u.test(words) ? `'${words}` : words;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
