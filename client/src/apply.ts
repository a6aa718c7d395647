import {
  TextEdit as CodeTextEdit,
  WorkspaceEdit as CodeWorkspaceEdit,
  l10n,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Range as ProtocolRange, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageclient';

/** The edits that `edit` makes in `document`, as plain text: a preview and what is inserted are to be one and the same. */
export function editsOf(edit: WorkspaceEdit, { uri }: TextDocument): readonly TextEdit[] {
  const own = (it: string): boolean => it === uri.toString();
  const changes = Object.entries(edit.changes ?? {}).flatMap(([at, edits]) => (own(at) ? edits : []));
  const documentChanges = (edit.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change && own(change.textDocument.uri) ? change.edits.map(plainEdit) : [],
  );
  return [...changes, ...documentChanges];
}

/** A snippet’s stops become blanks in brackets, as in every plain insertion. */
function plainEdit(edit: TextEdit | SnippetTextEdit): TextEdit {
  if (!('snippet' in edit)) return edit;
  const newText = edit.snippet.value.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{?\d+\}?/gu,
    (_, special?: string, suggested?: string) =>
      special ?? (suggested === undefined ? '' : `[${suggested.replace(/\\(.)/gu, '$1')}]`),
  );
  return { range: edit.range, newText };
}

/** The text of `document` with `edits` made. */
export function textAfter(document: TextDocument, edits: readonly TextEdit[]): string {
  const text = document.getText();
  const offset = ({ line, character }: { readonly line: number; readonly character: number }): number =>
    document.offsetAt(document.validatePosition(rangeAt(line, character).start));
  return (
    edits
      .map(({ range, newText }, at) => ({ start: offset(range.start), end: offset(range.end), newText, at }))
      // Of two at one place the first stays first.
      .sort((a, b) => b.start - a.start || b.at - a.at)
      .reduce((done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end), text)
  );
}

/**
 * Makes an edit of the server in `document`, as one step of undo, and shows what came in, with the first blank selected.
 * Gives whether it was made: an edit of another version of the draft is not.
 */
export async function applyAndShow(document: TextDocument, edit: WorkspaceEdit): Promise<boolean> {
  const edits = editsOf(edit, document);
  const [first] = [...edits].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  const stale = (edit.documentChanges ?? []).some(
    (change) =>
      'textDocument' in change &&
      change.textDocument.version !== null &&
      change.textDocument.version !== document.version,
  );
  const whole = new CodeWorkspaceEdit();
  whole.set(
    document.uri,
    edits.map(({ range, newText }) => new CodeTextEdit(codeRange(range), newText)),
  );
  const made = first !== undefined && !stale && (await workspace.applyEdit(whole));
  if (!made || first === undefined) {
    void window.showWarningMessage(
      l10n.t('The draft has changed meanwhile. Nothing was inserted; try again.'),
    );
    return false;
  }
  const start = document.offsetAt(codeRange(first.range).start);
  const come = new Range(document.positionAt(start), document.positionAt(start + first.newText.length));
  await show(document.uri, firstBlank(document, come), come);
  return true;
}

/** Shows words of a document, in the column where it is already shown. */
export async function show(uri: Uri, selection: Range, around: Range = selection): Promise<void> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const editor = await window.showTextDocument(uri, {
    ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }),
  });
  editor.selection = new Selection(selection.start, selection.end);
  editor.revealRange(around, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The first blank, such as `[30]`, in a stretch; else the place where its words begin. */
function firstBlank(document: TextDocument, come: Range): Range {
  const words = document.getText(come);
  const at = document.offsetAt(come.start);
  const blank = /\[[^\][\r\n]*\]/u.exec(words);
  if (blank !== null)
    return new Range(
      document.positionAt(at + blank.index),
      document.positionAt(at + blank.index + blank[0].length),
    );
  const begin = document.positionAt(at + (/\S/u.exec(words)?.index ?? 0));
  return new Range(begin, begin);
}

/** A range of the protocol as one of the editor. */
export function codeRange({ start, end }: ProtocolRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function rangeAt(line: number, character: number): Range {
  return new Range(line, character, line, character);
}
