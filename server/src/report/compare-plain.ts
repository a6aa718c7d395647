import type { Evidence } from '../assess/assessment.ts';
import type { Checked } from './check.ts';
import { type Change, isLoss } from './compare.ts';
import { lineTable, positionAt } from './line-table.ts';

/** Two versions that were compared, with their names. */
export type Compared = {
  readonly before: { readonly name: string; readonly checked: Checked };
  readonly after: { readonly name: string; readonly checked: Checked };
};

/** A comparison as lines: what became of a safeguard, its id and title, and its states. */
export function compareText(changes: readonly Change[], { before, after }: Compared): string {
  if (!wasCompared({ before, after })) return '';
  if (changes.length === 0) return `${before.name} and ${after.name}: no safeguard or red flag has changed\n`;
  const lines = changes.map(
    (it) => `${it.kind} ${it.id} ${it.title}: ${it.before} before, ${it.after} now\n`,
  );
  return lines.join('');
}

/** A comparison as JSON, with the words of both versions and their places. */
export function compareJson(changes: readonly Change[], compared: Compared): string {
  const { before, after } = compared;
  const whole = wasCompared(compared);
  const old = placesIn(before.checked);
  const own = placesIn(after.checked);
  const report = {
    schemaVersion: 1,
    before: before.name,
    after: after.name,
    compared: whole,
    changes: (whole ? changes : []).map((it) => ({
      id: it.id,
      title: it.title,
      kind: it.kind,
      loss: isLoss(it),
      before: it.before,
      after: it.after,
      old: it.old.map(old),
      new: it.new.map(own),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function wasCompared({ before, after }: Compared): boolean {
  return before.checked.contract.verdict.contract && after.checked.contract.verdict.contract;
}

function placesIn({ contract: { text } }: Checked): (evidence: Evidence) => object {
  const lines = lineTable(text);
  return ({ span: { start, end } }) => {
    const { line: endLine, column: endColumn } = positionAt(lines, end);
    const words = text.slice(start, end);
    return { start, end, ...positionAt(lines, start), endLine, endColumn, words };
  };
}
