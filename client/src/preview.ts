import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { applyAndShow, editsOf, textAfter } from './apply.ts';
import { choicesOf } from './choices.ts';
import type { Server } from './server.ts';

/** The scheme of the right side of a preview: the draft with a clause in it. */
export const previewScheme = 'safeguards-preview';

/** A clause that a preview shows: `choice` is the title of one of the choices for the safeguard `id`. */
export type Previewed = { readonly uri: string; readonly id: string; readonly choice: string };

/** Serves the right sides of previews. They are made anew whenever their draft changes. */
export function registerPreviews(server: Server): Disposable[] {
  const changed = new EventEmitter<Uri>();
  return [
    changed,
    workspace.registerTextDocumentContentProvider(previewScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => textOf(server, previewedOf(uri)),
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      for (const { uri } of workspace.textDocuments)
        if (uri.scheme === previewScheme && previewedOf(uri).uri === document.uri.toString())
          changed.fire(uri);
    }),
  ];
}

/** Shows the draft and, beside it, the draft with the clause. */
export async function showPreview(
  document: TextDocument,
  id: string,
  choice: string,
  title: string,
): Promise<void> {
  const name = document.uri.path.split('/').at(-1) ?? '';
  // The ending tells the editor how to colour it.
  const path = /\.\w+$/u.test(name) ? name : `${name}${document.languageId === 'markdown' ? '.md' : '.txt'}`;
  const previewed: Previewed = { uri: document.uri.toString(), id, choice };
  await commands.executeCommand(
    'vscode.diff',
    document.uri,
    Uri.from({ scheme: previewScheme, path: `/${path}`, query: JSON.stringify(previewed) }),
    l10n.t('{0} (preview)', title),
    { preview: true },
  );
}

/** Inserts the clause that the active preview shows, and closes the preview. Gives whether it was inserted. */
export async function applyPreview(server: Server): Promise<boolean> {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  if (!(tab?.input instanceof TabInputTextDiff) || tab.input.modified.scheme !== previewScheme) {
    void window.showInformationMessage(l10n.t('No preview of a clause is open.'));
    return false;
  }
  const { uri, id, choice: title } = previewedOf(tab.input.modified);
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const choice = (await choicesOf(server, document, id)).find((it) => it.title === title);
  if (choice === undefined) {
    void window.showWarningMessage(l10n.t('This clause no longer fits the draft. Choose one again.'));
    return false;
  }
  const { viewColumn } = tab.group;
  await window.tabGroups.close(tab);
  await window.showTextDocument(document, { viewColumn });
  return applyAndShow(document, choice.edit);
}

async function textOf(server: Server, { uri, id, choice: title }: Previewed): Promise<string> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const choice = (await choicesOf(server, document, id)).find((it) => it.title === title);
  return choice === undefined ? document.getText() : textAfter(document, editsOf(choice.edit, document));
}

function previewedOf({ query }: Uri): Previewed {
  return JSON.parse(query) as Previewed;
}
