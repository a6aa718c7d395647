import { commands, type Hover, type MarkdownString, Uri, workspace } from 'vscode';
import { activate, findings, fixes, folder, idOf, ok, open, own } from './workbench.ts';

suite('a contract in VS Code', () => {
  suiteSetup(async () => {
    await activate();
  });

  test('lacks audit rights until the quick fix inserts them, and keeps every other byte', async () => {
    const document = await open('draft.md');
    const before = document.getText();
    const found = await findings(document.uri, (ids) => ids.includes('audit-rights'));
    const finding = found.find((it) => idOf(it) === 'audit-rights');
    ok(finding, 'no finding');
    ok(/audit/i.test(finding.message) && finding.message.includes('no clause provides for'), finding.message);
    ok(document.getText(finding.range) === 'Records', `sits on “${document.getText(finding.range)}”`);

    const actions = await fixes(document.uri, finding);
    const insert = actions.find(({ title }) => title.startsWith('Audit rights: insert the preferred clause'));
    ok(insert?.edit, `the fixes are: ${actions.map(({ title }) => title).join(' | ')}`);
    ok(await workspace.applyEdit(insert.edit), 'the edit was refused');
    await findings(document.uri, (ids) => !ids.includes('audit-rights') && ids.length === found.length - 1);

    const after = document.getText();
    const start = [...after].findIndex((_, at) => after[at] !== before[at]);
    const length = after.length - before.length;
    ok(length > 200, 'nothing was inserted');
    ok(
      after.slice(0, start) + after.slice(start + length) === before,
      'something besides the insertion changed',
    );
    ok(
      /\n3\.3 The City, or an independent auditor it appoints, may on /.test(after),
      after.slice(start, start + 120),
    );

    await commands.executeCommand('undo');
    ok(document.getText() === before, 'undo does not restore the draft');
  });

  test('explains a finding on hover', async () => {
    const document = await open('draft.md');
    const [finding] = await findings(document.uri, (ids) => ids.length > 0);
    ok(finding, 'no finding');
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      finding.range.start,
    );
    const words = hovers
      .flatMap(({ contents }) => contents as MarkdownString[])
      .map(({ value }) => value)
      .join('\n');
    ok(words.includes('**Why.**') && words.includes('**Sources**'), words);
  });

  test('is quiet on a README, and says why when asked', async () => {
    const draft = await open('draft.md');
    await findings(draft.uri, (ids) => ids.length > 0);
    const readme = await open('README.md');
    const reason = await commands.executeCommand<string>('safeguards.explainVerdict');
    ok(reason.startsWith('Not checked: '), reason);
    ok(own(readme.uri).length === 0, 'findings on a README');
  });

  test('finds drafts that are not open by the workspace command', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    const sum = await commands.executeCommand<{ files: number; findings: number }>(
      'safeguards.checkWorkspace',
    );
    ok(sum.files === 4 && sum.findings > 0, JSON.stringify(sum));
    await findings(Uri.joinPath(folder(), 'other.txt'), (ids) => ids.includes('audit-rights'));
  });

  test('opens the explanation page that a finding links to', async () => {
    const page = await workspace.openTextDocument(Uri.parse('contract-safeguards:/audit-rights.md'));
    ok(page.getText().startsWith('# Audit rights'), page.getText().slice(0, 80));
  });
});
