import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Edits of one document, for its version where the client can tell versions apart. */
export function plainEdit(
  { uri, version }: TextDocument,
  edits: TextEdit[],
  { versions }: { readonly versions: boolean },
): WorkspaceEdit {
  return versions
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}
