import {
  commands,
  type ExtensionContext,
  FileType,
  l10n,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Imported, LeftOut } from '../../server/src/word/word.ts';
import { leftOutWords } from './left-out.ts';

/** What the bundle gives that reads and writes Word documents. */
export type Word = typeof import('../../server/src/word/word.ts');

/**
 * Registers the commands that read and write Word documents. `load` gives their bundle, and is called when one of them
 * runs for the first time.
 */
export function registerWord(context: ExtensionContext, load: () => Promise<Word>): void {
  let loading: Promise<Word> | undefined;
  const once = (): Promise<Word> => {
    loading ??= load();
    return loading;
  };
  context.subscriptions.push(
    commands.registerCommand('safeguards.importWord', (source?: Uri, target?: unknown) =>
      importDocument(once, source, placeIn(target)),
    ),
    commands.registerCommand('safeguards.exportWord', (source?: Uri, target?: unknown) =>
      exportDocument(once, source, placeIn(target)),
    ),
  );
}

/** The place that a caller names; a menu passes its whole selection there, which is none. */
function placeIn(target: unknown): Uri | undefined {
  return target instanceof Uri ? target : undefined;
}

/** Reads a Word document, writes it as Markdown beside it, and opens that. Gives where it was written. */
async function importDocument(
  load: () => Promise<Word>,
  source: Uri | undefined,
  target: Uri | undefined,
): Promise<Uri | undefined> {
  const from = source ?? (await chosenDocument());
  if (from === undefined) return undefined;
  const name = workspace.asRelativePath(from);
  const { importWord, largestWord } = await load();
  let imported: Imported;
  try {
    const { size } = await workspace.fs.stat(from);
    if (size > largestWord)
      return void failed(l10n.t('{0} was not imported: it is larger than 100 MB.', name));
    imported = importWord(await workspace.fs.readFile(from));
  } catch (fault) {
    return void failed(l10n.t('{0} was not imported: it cannot be read ({1}).', name, reasonOf(fault)));
  }
  if ('fault' in imported) return void failed(l10n.t('{0} was not imported: {1}.', name, imported.fault));
  const to =
    target ??
    (await freeOrChosen(withExtension(from, '.md'), { Markdown: ['md'] }, l10n.t('Import Word Document')));
  if (to === undefined) return undefined;
  if (!(await written(to, new TextEncoder().encode(imported.markdown)))) return undefined;
  await window.showTextDocument(await workspace.openTextDocument(to));
  tellLeftOut(name, imported.leftOut);
  return to;
}

/** Writes the draft in the editor, or at `source`, as a Word document. Gives where it was written. */
async function exportDocument(
  load: () => Promise<Word>,
  source: Uri | undefined,
  target: Uri | undefined,
): Promise<Uri | undefined> {
  const draft = await draftAt(source);
  if (draft === undefined) return void failed(l10n.t('Open the draft that is to become a Word document.'));
  const suggested = withExtension(draft.uri, '.docx');
  const to = target ?? (await saveAs(suggested, { Word: ['docx'] }, l10n.t('Export as Word Document')));
  if (to === undefined) return undefined;
  const { exportWord } = await load();
  const format = draft.languageId === 'markdown' ? 'markdown' : 'plain';
  const { bytes, numbers } = exportWord(draft.getText(), format);
  if (!(await written(to, bytes))) return undefined;
  // Not awaited, since it stays until somebody closes it.
  void window.showInformationMessage(
    numbers.typed === 0
      ? l10n.t(
          '{0} is written. Word counts its {1} numbers.',
          workspace.asRelativePath(to),
          numbers.automatic,
        )
      : l10n.t(
          '{0} is written. Word counts {1} numbers; {2} are typed words, since no list counts as they do.',
          workspace.asRelativePath(to),
          numbers.automatic,
          numbers.typed,
        ),
  );
  return to;
}

async function chosenDocument(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    filters: { Word: ['docx', 'docm', 'dotx'] },
    title: l10n.t('Import Word Document'),
    openLabel: l10n.t('Import'),
  });
  return chosen?.[0];
}

async function draftAt(source: Uri | undefined): Promise<TextDocument | undefined> {
  if (source !== undefined) return await workspace.openTextDocument(source);
  const document = window.activeTextEditor?.document;
  return document !== undefined && /^(?:markdown|plaintext)$/u.test(document.languageId)
    ? document
    : undefined;
}

/** The place itself where nothing is there yet; else one that the user chooses, who is asked before it is replaced. */
async function freeOrChosen(
  place: Uri,
  filters: Readonly<Record<string, string[]>>,
  title: string,
): Promise<Uri | undefined> {
  try {
    const { type } = await workspace.fs.stat(place);
    return type === FileType.Unknown ? undefined : await saveAs(place, filters, title);
  } catch {
    return place;
  }
}

async function saveAs(
  place: Uri,
  filters: Readonly<Record<string, string[]>>,
  title: string,
): Promise<Uri | undefined> {
  // A draft that was never saved lies nowhere; the dialog then begins where it likes.
  const known = place.scheme === 'untitled' ? {} : { defaultUri: place };
  return await window.showSaveDialog({ ...known, filters: { ...filters }, title });
}

async function written(to: Uri, content: Uint8Array): Promise<boolean> {
  try {
    await workspace.fs.writeFile(to, content);
    return true;
  } catch (fault) {
    failed(l10n.t('{0} could not be written ({1}).', workspace.asRelativePath(to), reasonOf(fault)));
    return false;
  }
}

function tellLeftOut(name: string, leftOut: readonly LeftOut[]): void {
  if (leftOut.length === 0) return;
  const lines = leftOut.map(leftOutWords).join('; ');
  void window.showInformationMessage(l10n.t('{0} is imported, but not all could be kept: {1}.', name, lines));
}

function failed(words: string): void {
  void window.showErrorMessage(words);
}

function withExtension(uri: Uri, extension: string): Uri {
  return uri.with({ path: uri.path.replace(/\.[^./]*$/u, '') + extension, query: '', fragment: '' });
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
