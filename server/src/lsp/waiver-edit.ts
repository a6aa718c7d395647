import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { waiverOf } from '../draft/waive.ts';
import type { Checked } from '../report/check.ts';
import { rangeOf } from './diagnostics.ts';
import { plainEdit } from './plain-edit.ts';
import type { WaiverParams } from './protocol.ts';

/** A waiver with its reason as an edit of the document. */
export function waiverEdit(
  document: TextDocument,
  { contract }: Checked,
  { id, reason, by, until }: WaiverParams,
): WorkspaceEdit {
  const { edit } = waiverOf(contract, id, { reason, by, until });
  const edits = [{ range: rangeOf(document, edit.span), newText: edit.text }];
  return plainEdit(document, edits, { versions: true });
}
