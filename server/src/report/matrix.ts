import type { Library } from '../library/compile.ts';
import type { RunFile } from './run-file.ts';

/** A file as a row of the table of drafts and safeguards, in plain data; `states` is `undefined` where it was not checked. */
export type MatrixRow = {
  readonly file: string;
  readonly states: Readonly<Record<string, string>> | undefined;
};

/** The row of a file: the state of each safeguard, and the number of places where each red flag is raised. */
export function matrixRow(it: RunFile, { data }: Library): MatrixRow {
  if ('fault' in it || !it.checked.contract.verdict.contract) return { file: it.file, states: undefined };
  const { outcomes, flags } = it.checked.assessment;
  return {
    file: it.file,
    states: Object.fromEntries([
      ...outcomes.map(({ safeguard, state }) => [safeguard, state]),
      ...data.redFlags.map(({ id }) => [id, String(flags.filter(({ redFlag }) => redFlag === id).length)]),
    ]),
  };
}

/**
 * A run as a table in CSV (RFC 4180): a line a file, a column a safeguard, then a column a red flag. What a file was not
 * judged by is not checked there.
 */
export function matrixOf(rows: readonly MatrixRow[], { data }: Library): string {
  const ids = [...data.safeguards, ...data.redFlags].map(({ id }) => id);
  const lines = [
    ['file', 'verdict', ...ids],
    ...rows.map(({ file, states }) => [
      file,
      states === undefined ? 'not checked' : 'checked',
      ...ids.map((id) => states?.[id] ?? 'not checked'),
    ]),
  ];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A cell that no spreadsheet takes for a formula. */
function cell(words: string): string {
  const safe = /^[=+\-@\t\r]/u.test(words) ? `'${words}` : words;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
