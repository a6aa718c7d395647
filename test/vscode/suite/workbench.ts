import {
  type CodeAction,
  commands,
  type Diagnostic,
  extensions,
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

/** How long anything may take on a busy machine, in milliseconds. */
export const patience = 90_000;

/** Fails with `message` unless `truth` holds. */
export function ok(truth: unknown, message: string): asserts truth {
  if (!truth) throw new Error(message);
}

/** The findings of a document. */
export const own = (uri: Uri): Diagnostic[] =>
  languages.getDiagnostics(uri).filter(({ source }) => source === 'safeguards');
/** The id of a finding. */
export const idOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** Waits until the findings of `uri` fit `test`; fails when patience ends with what there is. */
export async function findings(uri: Uri, test: (ids: readonly string[]) => boolean): Promise<Diagnostic[]> {
  const fits = () => test(own(uri).map(idOf));
  if (!fits()) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the findings are: ${own(uri).map(idOf).join(', ')}`)),
        patience,
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
 * Asks until the answer fits `test`, and gives that answer; fails when patience ends with the last one. The workbench learns of a
 * provider without an event, and cancels what it asks when another provider comes.
 */
export async function eventually<T>(
  what: string,
  ask: () => Thenable<T>,
  test: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + patience;
  let last: T | undefined;
  while (Date.now() < end) {
    try {
      last = await ask();
      if (test(last)) return last;
    } catch (fault) {
      if (!(fault instanceof Error && fault.name === 'Canceled')) throw fault;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: ${JSON.stringify(last)?.slice(0, 2000)}`);
}

/** The quick fixes of a finding, with their edits. */
export function fixes(uri: Uri, { range }: Diagnostic): Promise<CodeAction[]> {
  return eventually(
    'there are no quick fixes',
    () =>
      commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range, 'quickfix', 500),
    (actions) => actions.length > 0,
  );
}

/** Closes all editors, and gives up what was typed in them. */
export async function closeAll(): Promise<void> {
  while (window.tabGroups.activeTabGroup.activeTab !== undefined)
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Starts the extension, and gives what it shows. */
export async function activate<T = unknown>(): Promise<T> {
  const extension = extensions.getExtension<T>('contract-safeguards.contract-safeguards');
  ok(extension, 'the extension is not installed');
  return extension.activate();
}

/** How long VS Code itself found this extension to take, in whole milliseconds. */
export type Activation = {
  /** From asking for its script to having run it. */
  readonly load: number;
  /** `activate()` until it returned. */
  readonly call: number;
  /** What it gave until it was resolved. */
  readonly finish: number;
};

/** The figures of “Developer: Startup Performance”. */
export async function activation(): Promise<Activation> {
  await commands.executeCommand('perfview.show');
  const row = await eventually(
    'VS Code tells no times of the activation',
    async () =>
      workspace.textDocuments
        .find(({ uri }) => uri.scheme === 'perf')
        ?.getText()
        .split('\n')
        .find((line) => line.includes('contract-safeguards.contract-safeguards')),
    (found) => found !== undefined,
  );
  // Name, whether it is eager, and three times.
  const [load = Number.NaN, call = Number.NaN, finish = Number.NaN] =
    /(?:\|\s*(\d+)\s*){3}/u
      .exec(row ?? '')?.[0]
      .match(/\d+/gu)
      ?.map(Number) ?? [];
  return { load, call, finish };
}

/** Writes a file of the folder. */
export function write(name: string, text: string): Thenable<void> {
  return workspace.fs.writeFile(Uri.joinPath(folder(), name), new TextEncoder().encode(text));
}

/** Whether this is the extension host of a browser, a worker. */
export const inBrowser = 'importScripts' in globalThis;

let count = 0;
/** A name for a file that no test has used: the editor may remember the text of a file that is gone. */
export function freshName(ending: string): string {
  count += 1;
  return `made-${count}.${ending}`;
}

/** Removes a file of the folder. */
export function remove(name: string): Thenable<void> {
  return workspace.fs.delete(Uri.joinPath(folder(), name));
}

/** Opens a document of the folder in an editor. */
export async function open(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(Uri.joinPath(folder(), name));
  await window.showTextDocument(document);
  return document;
}
