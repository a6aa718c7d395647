import {
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  commands,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  type MarkdownString,
  type Position,
  Range,
  Selection,
  SnippetString,
  type SymbolInformation,
  type TextDocument,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { withCursor } from '../../support/cursor.ts';
import { styles, wideDraft } from '../../support/drafts.ts';
import { activate, closeAll, eventually, findings, freshName, ok, open, remove, write } from './workbench.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');
const draft = wideDraft(style);
const beforePayment = (line: string): string => draft.replace('## 4.', `${line}\r\n\r\n## 4.`);

suite('writing in VS Code', () => {
  let file = '';
  suiteSetup(() => activate());
  teardown(async () => {
    await closeAll();
    if (file !== '') await remove(file);
    file = '';
  });

  /** A document with the text, its cursor at `‸` where there is one. */
  async function opened(
    text: string,
    name = freshName('md'),
  ): Promise<{ readonly document: TextDocument; readonly cursor: Position }> {
    file = name;
    const { text: words, offset } = text.includes('‸') ? withCursor(text) : { text, offset: 0 };
    await write(name, words);
    const document = await open(name);
    const cursor = document.positionAt(offset);
    const editor = window.activeTextEditor;
    ok(editor?.document === document, 'another document is shown');
    editor.selection = new Selection(cursor, cursor);
    return { document, cursor };
  }

  const placeOf = (document: TextDocument, words: string, past = 0): Position => {
    const offset = document.getText().indexOf(words);
    ok(offset >= 0, `“${words}” is not in the draft`);
    return document.positionAt(offset + past);
  };

  const labelOf = ({ label }: CompletionItem): string => (typeof label === 'string' ? label : label.label);

  /** The completions at a place once one of them has the label. */
  const completed = async (
    { uri }: TextDocument,
    cursor: Position,
    label: string,
  ): Promise<CompletionItem[]> =>
    (
      await eventually(
        `“${label}” is not offered`,
        () => commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', uri, cursor),
        ({ items }) => items.some((item) => labelOf(item) === label),
      )
    ).items;

  const itemOf = (items: readonly CompletionItem[], label: string): CompletionItem => {
    const found = items.find((item) => labelOf(item) === label);
    ok(found, `“${label}” is not offered`);
    return found;
  };

  /** Takes an item as the editor does: its words in place of its range, its tab stops filled with what they suggest. */
  async function take(document: TextDocument, { insertText, range }: CompletionItem): Promise<void> {
    const editor = window.activeTextEditor;
    ok(editor?.document === document, 'another document is shown');
    ok(insertText !== undefined, 'the item has no words');
    ok(range !== undefined, 'the item has no range');
    const place = range instanceof Range ? range : range.replacing;
    const snippet =
      insertText instanceof SnippetString ? insertText : new SnippetString().appendText(insertText);
    ok(await editor.insertSnippet(snippet, place), 'the editor refused the words');
  }

  async function undone(document: TextDocument, before: string): Promise<void> {
    await commands.executeCommand('leaveSnippet');
    await commands.executeCommand('undo');
    ok(document.getText() === before, `undo does not restore the draft:\n${document.getText()}`);
  }

  test('completes at the start of a clause what the draft needs, what fits its article first', async () => {
    const { document, cursor } = await opened(beforePayment('3.3 ‸'));
    const before = document.getText();
    const items = await completed(document, cursor, 'Audit rights');
    const own = items
      .filter(({ detail }) => detail?.startsWith('preferred clause'))
      .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    ok(own.length > 20, `${own.length} are offered`);
    const [first] = own;
    ok(first && labelOf(first) === 'Audit rights', `first is ${first && labelOf(first)}`);
    ok((first.documentation as MarkdownString).value.includes('What it is for'), 'nothing says why');
    await take(document, first);
    const after = document.getText();
    ok(/\r\n\r\n3\.3 The City, or an independent auditor it\s+appoints, may on 10 days/u.test(after), after);
    ok(after.includes('\r\n\r\n3.4 '), after);
    await findings(document.uri, (ids) => ids.length > 0 && !ids.includes('audit-rights'));
    await undone(document, before);
  });

  test('completes a blank with the parties and terms of the draft', async () => {
    const { document, cursor } = await opened(draft.replace('within [ ]', 'within [‸ ]'));
    const before = document.getText();
    const items = await completed(document, cursor, 'the City');
    for (const label of ['the Vendor', 'Contract Data', 'Site']) itemOf(items, label);
    await take(document, itemOf(items, 'the Vendor'));
    ok(document.getText() === before.replace('[ ]', 'the Vendor'), document.getText());
    await undone(document, before);
  });

  test('completes a waiver: first its finding, then its reason', async () => {
    const { document, cursor } = await opened(beforePayment('<!-- safeguards: waive ‸ -->'));
    const before = document.getText();
    const items = await completed(document, cursor, 'audit-rights');
    ok(itemOf(items, 'audit-rights').detail === 'Audit rights – a finding here', 'a finding is not marked');
    await take(document, itemOf(items, 'audit-rights'));
    ok(document.getText().includes('<!-- safeguards: waive audit-rights -->'), document.getText());
    await undone(document, before);
    await closeAll();

    const next = await opened(beforePayment('<!-- safeguards: waive audit-rights ‸ -->'));
    const attributes = await completed(next.document, next.cursor, 'reason=');
    for (const label of ['by=', 'until=']) itemOf(attributes, label);
    await take(next.document, itemOf(attributes, 'reason='));
    ok(next.document.getText().includes('waive audit-rights reason="" -->'), next.document.getText());
  });

  test('completes keys and values of a configuration', async () => {
    const { document, cursor } = await opened('‸', '.safeguards.yml');
    const keys = await completed(document, cursor, 'severities');
    await take(document, itemOf(keys, 'severities'));
    ok(document.getText() === 'severities:\n  ', JSON.stringify(document.getText()));
    const ids = await completed(document, document.positionAt(document.getText().length), 'audit-rights');
    ok(itemOf(ids, 'audit-rights').detail === 'Audit rights', String(itemOf(ids, 'audit-rights').detail));
    await take(document, itemOf(ids, 'audit-rights'));
    const values = await completed(document, document.positionAt(document.getText().length), 'off');
    await take(document, itemOf(values, 'off'));
    ok(document.getText() === 'severities:\n  audit-rights: off', JSON.stringify(document.getText()));
  });

  test('tells on hover what a clause serves, a term means and a reference names', async () => {
    const { document } = await opened(draft);
    for (const [words, past, told] of [
      ['(a) the invoices', 6, 'Audit rights'],
      ['Contract\r\n    Data', 12, '“Contract Data” means all data 🎥 of the City.'],
      ['clause\r\n    3.1(a)', 14, 'the invoices'],
    ] as const)
      await eventually(
        `the hover on “${words}” does not tell “${told}”`,
        async () => {
          const at = placeOf(document, words, past);
          const hovers = await commands.executeCommand<Hover[]>(
            'vscode.executeHoverProvider',
            document.uri,
            at,
          );
          return hovers.flatMap(({ contents }) => contents as MarkdownString[]).map(({ value }) => value);
        },
        (all) => all.some((value) => value.includes(told)),
      );
  });

  test('shows lenses above articles while the setting is on, and none while it is off', async () => {
    const { document } = await opened(draft);
    const lenses = async (): Promise<readonly string[]> =>
      (await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri)).flatMap(
        ({ command, range }) =>
          command?.title.startsWith('serves: ') ? [`${range.start.line} ${command.title}`] : [],
      );
    // Once it answers one question it would answer this one too.
    await findings(document.uri, (ids) => ids.length > 0);
    ok((await lenses()).length === 0, 'there are lenses without the setting');
    const setting = workspace.getConfiguration('safeguards');
    try {
      await setting.update('codeLens', true);
      const shown = await eventually('there are no lenses', lenses, (all) => all.length > 0);
      const audit = `${placeOf(document, '## 3.').line} serves: Audit rights – `;
      ok(
        shown.some((it) => it.startsWith(audit)),
        shown.join('\n'),
      );
    } finally {
      await setting.update('codeLens', undefined);
    }
    await eventually('the lenses stay', lenses, (all) => all.length === 0);
  });

  test('outlines and folds the clauses', async () => {
    const { document } = await opened(draft);
    const symbols = await eventually(
      'there is no outline',
      () =>
        commands.executeCommand<readonly (DocumentSymbol | SymbolInformation)[]>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        ),
      (all) => all?.some(({ name }) => name === '3 Audit') === true,
    );
    const audit = symbols.find(({ name }) => name === '3 Audit');
    ok(audit && 'children' in audit, 'the outline is no tree');
    const tree = audit.children.map(({ name, children }) =>
      [name, ...children.map((it) => it.name)].join(' '),
    );
    ok(tree.join(' | ') === '3.1 (a) (b) | 3.2', tree.join(' | '));

    const start = placeOf(document, '## 3.').line;
    const end = placeOf(document, '3.2 The Vendor').line;
    await eventually(
      'article 3 does not fold',
      () => commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri),
      (folds) => folds?.some((it) => it.start === start && it.end === end) === true,
    );
  });

  test('leads from a term and a reference to where they are defined, and lists their uses', async () => {
    const { document } = await opened(draft);
    const wordsAt = (range: Range): string => document.getText(range).replace(/\s+/gu, ' ');
    const definition = (words: string, past: number): Promise<readonly (Location | LocationLink)[]> =>
      eventually(
        `“${words}” leads nowhere`,
        () =>
          commands.executeCommand<readonly (Location | LocationLink)[]>(
            'vscode.executeDefinitionProvider',
            document.uri,
            placeOf(document, words, past),
          ),
        (all) => all.length > 0,
      );
    const rangeOf = (place: Location | LocationLink | undefined): Range => {
      ok(place, 'it leads nowhere');
      return 'targetRange' in place ? (place.targetSelectionRange ?? place.targetRange) : place.range;
    };
    const [term] = await definition('Contract\r\n    Data', 12);
    ok(rangeOf(term).start.isEqual(placeOf(document, 'Contract Data')), wordsAt(rangeOf(term)));
    const [clause] = await definition('3.1(a).', 1);
    ok(rangeOf(clause).start.line === placeOf(document, '(a) the').line, wordsAt(rangeOf(clause)));

    const uses = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(document, 'Site’s', 1),
    );
    ok(uses.map(({ range }) => wordsAt(range)).join() === 'Site,Site', `${uses.length} uses`);
    const references = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(document, '3.1 The City', 1),
    );
    ok(
      references.some(({ range }) => range.start.line === placeOf(document, 'Clauses 2.2 and 3.1').line),
      references.map(({ range }) => wordsAt(range)).join(),
    );
  });

  for (const [what, words, past, name, after] of [
    [
      'a defined term',
      'Contract\r\n    Data',
      3,
      'Project Data',
      (text: string) =>
        text
          .replace('“Contract Data”', '“Project Data”')
          .replace('Contract\r\n    Data', 'Project\r\n    Data'),
    ],
    [
      'a clause number with the references to it',
      '2.2 Each Site',
      1,
      '2.7',
      (text: string) => text.replace('2.2 Each', '2.7 Each').replace('Clauses 2.2', 'Clauses 2.7'),
    ],
  ] as const)
    test(`renames ${what} in one step of undo`, async () => {
      const { document } = await opened(draft);
      const before = document.getText();
      const edit = await eventually(
        'nothing can be renamed',
        () =>
          commands.executeCommand<WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            placeOf(document, words, past),
            name,
          ),
        (it) => it.size > 0,
      );
      ok(await workspace.applyEdit(edit), 'the edit was refused');
      ok(document.getText() === after(before), document.getText());
      await commands.executeCommand('undo');
      ok(document.getText() === before, `undo does not restore the draft:\n${document.getText()}`);
    });

  test('says why a word cannot be renamed', async () => {
    const { document } = await opened(draft);
    await findings(document.uri, (ids) => ids.length > 0);
    const refused = await Promise.resolve(
      commands.executeCommand('vscode.prepareRename', document.uri, placeOf(document, 'cooperate', 2)),
    ).then(
      () => '',
      (fault: unknown) => String(fault),
    );
    ok(refused.includes('Only a term that this draft defines'), refused);
  });
});
