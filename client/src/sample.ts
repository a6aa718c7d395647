import { type ExtensionContext, type TextDocument, Uri, window, workspace } from 'vscode';

/** Opens the sample draft as a document without a name, so that trying things out leaves no file behind. */
export async function openSample({ extensionUri }: ExtensionContext): Promise<TextDocument> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'media/sample-draft.md'));
  const document = await workspace.openTextDocument({
    language: 'markdown',
    content: new TextDecoder().decode(bytes),
  });
  await window.showTextDocument(document, { preview: false });
  return document;
}
