import {
  commands,
  type LanguageStatusItem,
  TabInputTextDiff,
  type TextDocument,
  ThemeIcon,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { CoverageNode } from '../../../client/src/coverage-view.ts';
import type { Added } from '../../../client/src/insert.ts';
import { activate, closeAll, findings, idOf, ok, open, own, patience, remove, write } from './workbench.ts';

type Shown = {
  readonly coverage: TreeDataProvider<CoverageNode>;
  readonly view: TreeView<CoverageNode>;
  readonly status: LanguageStatusItem;
};

suite('drafting in VS Code', () => {
  let shown: Shown;

  suiteSetup(async () => {
    shown = await activate<Shown>();
  });

  teardown(closeAll);

  const children = async (node?: CoverageNode): Promise<CoverageNode[]> => [
    ...((await shown.coverage.getChildren(node)) ?? []),
  ];
  const item = async (node: CoverageNode): Promise<TreeItem> => shown.coverage.getTreeItem(node);

  /** Waits for an event after which `test` holds; fails when patience ends. */
  async function until(what: string, test: () => boolean | Promise<boolean>): Promise<void> {
    if (await test()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`it never came that ${what}`)), patience);
      const listener = shown.coverage.onDidChangeTreeData?.(async () => {
        if (!(await test())) return;
        clearTimeout(timer);
        listener?.dispose();
        resolve();
      });
    });
  }

  async function safeguardRows(): Promise<
    Map<string, { readonly node: CoverageNode; readonly item: TreeItem }>
  > {
    const rows = new Map<string, { readonly node: CoverageNode; readonly item: TreeItem }>();
    for (const root of await children())
      for (const node of await children(root))
        if (node.kind === 'safeguard') rows.set(node.safeguard.id, { node, item: await item(node) });
    return rows;
  }

  /** A draft whose coverage is shown. */
  async function openDraft(name = 'draft.md'): Promise<TextDocument> {
    const document = await open(name);
    await findings(document.uri, (ids) => ids.length > 0);
    await until(`the coverage of ${name} is shown`, async () => {
      return shown.view.description === name && (await children()).length > 0;
    });
    return document;
  }

  const state = async (id: string): Promise<string> =>
    String((await safeguardRows()).get(id)?.item.description ?? 'no row');
  const ids = (uri: Uri): readonly string[] => own(uri).map(idOf);

  test('the coverage view has every safeguard under its principle, its state in a sign and in words', async () => {
    const document = await openDraft();
    const principles = (await children()).filter(({ kind }) => kind === 'principle');
    ok(principles.length === 6, `${principles.length} principles`);
    const rows = await safeguardRows();
    ok(rows.size === 47, `${rows.size} safeguards`);
    const audit = rows.get('audit-rights');
    ok(audit?.item.description === 'absent', String(audit?.item.description));
    ok(audit.item.iconPath instanceof ThemeIcon && audit.item.iconPath.id === 'error', 'the wrong sign');
    ok(
      audit.item.accessibilityInformation?.label.startsWith('Audit rights, absent'),
      'nothing to read aloud',
    );
    ok(String(audit.item.contextValue).includes('insert'), String(audit.item.contextValue));
    const gaps = await Promise.all((await children(audit.node)).map(item));
    ok(
      gaps.some(({ label }) => String(label).startsWith('Missing: ')),
      gaps.map(({ label }) => label).join(', '),
    );
    ok(shown.view.badge?.value === own(document.uri).length, `the badge says ${shown.view.badge?.value}`);
    ok(shown.status.text.startsWith('Safeguards: '), shown.status.text);
    ok(shown.status.detail?.includes(String(own(document.uri).length)), String(shown.status.detail));
  });

  test('a row leads to its words', async () => {
    const document = await openDraft();
    const audit = (await safeguardRows()).get('audit-rights');
    ok(audit?.item.command, 'the row leads nowhere');
    await commands.executeCommand(audit.item.command.command, ...(audit.item.command.arguments ?? []));
    const editor = window.activeTextEditor;
    ok(editor?.document === document, 'another document is shown');
    ok(document.getText(editor.selection) === 'Records', document.getText(editor.selection));
  });

  test('a clause is inserted in one step, seen by the view, and undone in one', async () => {
    const document = await openDraft();
    const before = document.getText();
    const target = { safeguard: 'audit-rights', tier: 'preferred', preview: false };
    ok(await commands.executeCommand('safeguards.insertClause', target), 'nothing was inserted');
    ok(document.getText().includes('\n3.3 The City, or an independent auditor'), document.getText());
    await until('audit rights are present', async () => (await state('audit-rights')).startsWith('present'));
    await commands.executeCommand('undo');
    ok(document.getText() === before, 'undo does not restore the draft');
    await until('audit rights are absent', async () => (await state('audit-rights')) === 'absent');
  });

  test('a preview shows the draft with the clause, follows its edits, and inserts on demand', async () => {
    const document = await openDraft();
    const before = document.getText();
    const target = { safeguard: 'audit-rights', tier: 'preferred' };
    await commands.executeCommand('safeguards.previewFix', target);
    const input = window.tabGroups.activeTabGroup.activeTab?.input;
    ok(input instanceof TabInputTextDiff, 'no preview is open');
    ok(input.original.toString() === document.uri.toString(), input.original.toString());
    const preview = await workspace.openTextDocument(input.modified);
    ok(/\n3\.3 .{40}/u.test(preview.getText()), preview.getText());
    ok(document.getText() === before, 'the preview changed the draft');
    await until('the preview leaves the view with its draft', () => shown.view.description === 'draft.md');

    ok(await commands.executeCommand('safeguards.applyPreview'), 'it was not inserted');
    ok(document.getText() === preview.getText(), 'what was inserted is not what was shown');
    ok(window.activeTextEditor?.document === document, 'the draft is not shown');
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    ok(!tabs.some((tab) => tab.input instanceof TabInputTextDiff), 'the preview stays open');
    await commands.executeCommand('undo');
    ok(document.getText() === before, 'undo does not restore the draft');
  });

  test('all missing clauses come in one step of undo', async () => {
    const document = await openDraft('data.md');
    const before = document.getText();
    const missing = [...(await safeguardRows())]
      .filter(([, row]) => row.item.description === 'absent')
      .map(([id]) => id);
    ok(missing.length > 20, `${missing.length} are missing`);
    const added = await commands.executeCommand<Added>('safeguards.addAllMissing', { safeguards: missing });
    ok(added.inserted.join() === missing.join(), `added were ${added.inserted.join(', ')}`);
    ok(added.leftOut.length === 0, JSON.stringify(added.leftOut));
    await findings(document.uri, (left) => missing.every((id) => !left.includes(id)));
    await commands.executeCommand('undo');
    ok(document.getText() === before, 'one undo does not restore the draft');
  });

  test('a clause that would bring a finding, or answers none, is left out and named with the reason', async () => {
    // A new article would take the number that this reference means for another one.
    const text = (await openDraft('data.md')).getText();
    await write('left-out.md', text.replace('bears interest.', 'bears interest under clause 5 (Payment).'));
    try {
      const document = await openDraft('left-out.md');
      const before = document.getText();
      const add = (...safeguards: readonly string[]): Thenable<Added> =>
        commands.executeCommand<Added>('safeguards.addAllMissing', { safeguards });
      const { inserted, leftOut } = await add('audit-rights', 'whistleblower-protection');
      ok(inserted.join() === 'audit-rights', `added were ${inserted.join(', ')}`);
      const [left, ...others] = leftOut;
      ok(left?.title === 'Whistleblower protection' && others.length === 0, JSON.stringify(leftOut));
      ok(left.reason === 'Its clause would bring “Reference and title differ”.', left.reason);
      ok(document.getText().includes('\n3.3 The City, or an independent'), document.getText());
      const once = document.getText();
      const again = await add('audit-rights');
      ok(again.inserted.length === 0 && document.getText() === once, 'it was added again');
      ok(again.leftOut[0]?.reason === 'The draft has no gap there.', JSON.stringify(again.leftOut));
      await commands.executeCommand('undo');
      ok(document.getText() === before, 'one undo does not restore the draft');
    } finally {
      await closeAll();
      await remove('left-out.md');
    }
  });

  test('a waiver stands in the draft with reason, name and day, whatever the reason holds', async () => {
    const document = await openDraft();
    const before = document.getText();
    const waiver = { reason: 'An outside "report" --> is enough.', by: 'A. Reyes', until: '2099-01-31' };
    ok(
      await commands.executeCommand('safeguards.waiveFinding', { safeguard: 'audit-rights', ...waiver }),
      'nothing was written',
    );
    await until('audit rights are waived', async () => (await state('audit-rights')).startsWith('waived'));
    ok(!ids(document.uri).includes('audit-rights'), 'the finding is still there');
    const row = (await safeguardRows()).get('audit-rights');
    const [note] = row === undefined ? [] : await Promise.all((await children(row.node)).map(item));
    ok(note?.description === 'by A. Reyes, until 2099-01-31', String(note?.description));
    await commands.executeCommand('undo');
    ok(document.getText() === before, 'undo does not restore the draft');
  });

  test('a file that is no contract gets a reason instead of rows', async () => {
    await openDraft();
    await open('README.md');
    await until('the view tells why', () => String(shown.view.message).startsWith('Not checked: '));
    ok((await children()).length === 0, 'there are rows');
    ok(shown.view.badge === undefined, 'there is a badge');
    ok(shown.status.text === 'Safeguards: not checked', shown.status.text);
    ok(shown.status.detail && shown.view.message?.includes(shown.status.detail), String(shown.status.detail));
    await openDraft();
    ok(!shown.view.message, String(shown.view.message));
  });

  test('without any document the view leaves the word to its welcome', async () => {
    await openDraft();
    await commands.executeCommand('workbench.action.closeAllEditors');
    await until('nothing is followed', async () => (await children()).length === 0);
    ok(!shown.view.message, String(shown.view.message));
  });

  test('the sample opens without a name and shows every state but “not checked”', async () => {
    const sample = await commands.executeCommand<TextDocument>('safeguards.openSample');
    ok(sample.isUntitled && sample.languageId === 'markdown', sample.uri.toString());
    await until('its coverage is shown', async () => (await children()).length > 0);
    const rows = [...(await safeguardRows()).values()];
    const states = new Set(rows.map((row) => String(row.item.description).split(' · ')[0]));
    const signs = new Set(rows.map((row) => (row.item.iconPath as ThemeIcon).id));
    ok(states.size === 9 && signs.size === 9, `${[...states].join(', ')} / ${[...signs].join(', ')}`);
    ok(
      (await children()).some(({ kind }) => kind === 'red flags'),
      'no red flags',
    );
  });

  test('a safeguard is explained on a page of its own', async () => {
    const page = await commands.executeCommand<Uri>('safeguards.explainSafeguard', {
      safeguard: 'audit-rights',
    });
    ok(page.toString() === 'contract-safeguards:/audit-rights.md', String(page));
    const isShown = () =>
      window.tabGroups.activeTabGroup.activeTab?.label.includes('audit-rights.md') === true;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (isShown()) resolve();
      };
      window.tabGroups.onDidChangeTabs(look);
      setTimeout(
        () => reject(new Error(`shown is “${window.tabGroups.activeTabGroup.activeTab?.label}”`)),
        patience,
      );
      look();
    });
  });
});
