import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Outcome } from '../assess/assessment.ts';
import { readContract } from '../contract/read.ts';
import { applyEdits, type Edit } from '../draft/edit.ts';
import { type Insertion, insertionOf } from '../draft/insert.ts';
import { waiverOf } from '../draft/waive.ts';
import type { Library } from '../library/compile.ts';
import type { Tier } from '../library/library.ts';
import type { Checked } from '../report/check.ts';
import { rangeOf } from './diagnostics.ts';
import type { InsertionChoice, InsertionsResult, WaiverParams } from './protocol.ts';

const tiers: readonly Tier[] = ['preferred', 'fallback', 'floor'];

/** The clauses of a safeguard as edits of the document, the preferred one first; none for an unknown id. */
export function insertionsResult(
  document: TextDocument,
  { contract, assessment }: Checked,
  library: Library,
  id: string,
): InsertionsResult {
  const safeguard = library.safeguards.get(id);
  const outcome = assessment.outcomes.find((it) => it.safeguard === id);
  if (safeguard === undefined || outcome === undefined) return { choices: [] };
  const choices = tiers.flatMap((tier): InsertionChoice[] => {
    const insertion = insertionOf(contract, safeguard, tier, overridden(outcome));
    if (insertion === undefined) return [];
    return [
      {
        title: `Insert the ${tier} clause`,
        tier,
        where: whereOf(insertion),
        givesUp: safeguard.clauses[tier]?.givesUp ?? '',
        edit: workspaceEdit(document, insertion.edit),
        changes: [],
      },
    ];
  });
  return { choices };
}

/**
 * The preferred clauses of safeguards that the draft lacks as one edit. Each is placed with the ones before it already
 * there, so that they take numbers in a row.
 */
export function insertAllResult(
  document: TextDocument,
  { contract }: Checked,
  library: Library,
  ids: readonly string[],
): WorkspaceEdit {
  let after = contract.text;
  for (const id of ids) {
    const safeguard = library.safeguards.get(id);
    if (safeguard === undefined) continue;
    const insertion = insertionOf(readContract(after, contract.format), safeguard, 'preferred');
    if (insertion !== undefined) after = applyEdits(after, [insertion.edit]);
  }
  return workspaceEdit(document, difference(contract.text, after));
}

/** A waiver with its reason as an edit of the document. */
export function waiverResult(
  document: TextDocument,
  { contract }: Checked,
  { id, reason, by, until }: WaiverParams,
): WorkspaceEdit {
  return workspaceEdit(document, waiverOf(contract, id, { reason, by, until }).edit);
}

/** The clauses whose words take the safeguard back, which the inserted clause must prevail over. */
function overridden({ contradictions, qualifiers }: Outcome): readonly number[] {
  return [...new Set([...contradictions, ...qualifiers].map(({ clause }) => clause))];
}

function whereOf({ number, into }: Insertion): string {
  if (into === undefined) return number === '' ? 'as a new article' : `as new article ${number}`;
  return number === '' ? `into “${into}”` : `as ${number} into “${into}”`;
}

function workspaceEdit(document: TextDocument, { span, text }: Edit): WorkspaceEdit {
  const edits = [{ range: rangeOf(document, span), newText: text }];
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return {
    span: { start, end: before.length - tail },
    text: after.slice(start, after.length - tail),
  };
}
