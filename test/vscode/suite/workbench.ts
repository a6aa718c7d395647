import {
  type CodeAction,
  commands,
  type Diagnostic,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

/** The folder that the tests have opened. */
export const folder = () => {
  const found = workspace.workspaceFolders?.[0]?.uri;
  if (found === undefined) throw new Error('no folder is open');
  return found;
};

/** Fails with `message` unless `truth` holds. */
export function ok(truth: unknown, message: string): asserts truth {
  if (!truth) throw new Error(message);
}

/** The findings of a document. */
export const own = (uri: Uri): Diagnostic[] =>
  languages.getDiagnostics(uri).filter(({ source }) => source === 'safeguards');
/** The id of a finding. */
export const idOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** Waits until the findings of `uri` fit `test`; fails after 30 s with what there is. */
export async function findings(uri: Uri, test: (ids: readonly string[]) => boolean): Promise<Diagnostic[]> {
  const fits = () => test(own(uri).map(idOf));
  if (!fits()) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the findings are: ${own(uri).map(idOf).join(', ')}`)),
        30_000,
      );
      const listener = languages.onDidChangeDiagnostics(() => {
        if (!fits()) return;
        clearTimeout(timer);
        listener.dispose();
        resolve();
      });
    });
  }
  return own(uri);
}

/**
 * The quick fixes of a finding. The workbench learns of the provider without an event, and cancels what it asks when
 * another provider comes, so it is asked until it answers.
 */
export async function fixes(uri: Uri, { range }: Diagnostic): Promise<CodeAction[]> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        'quickfix',
      );
      if (actions.length > 0) return actions;
    } catch (fault) {
      if (!(fault instanceof Error && fault.name === 'Canceled')) throw fault;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return [];
}

/** Opens a document of the folder in an editor. */
export async function open(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(Uri.joinPath(folder(), name));
  await window.showTextDocument(document);
  return document;
}
