import { commands, Range, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import type { Compared } from '../../../client/src/versions.ts';
import {
  closeAll,
  findings,
  folder,
  freshName,
  inBrowser,
  ok,
  open,
  own,
  remove,
  write,
} from './workbench.ts';

suite('versions and reports in VS Code', () => {
  const text = async (uri: Uri): Promise<string> =>
    new TextDecoder().decode(await workspace.fs.readFile(uri));

  teardown(closeAll);

  test('the evidence report is written where it is asked for', async () => {
    await findings((await open('draft.md')).uri, (ids) => ids.length > 0);
    for (const [format, opening] of [
      ['markdown', '# Safeguards report: draft.md'],
      ['html', '<!doctype html>'],
    ] as const) {
      const to = Uri.joinPath(folder(), `report-${format}.txt`);
      const written = await commands.executeCommand<Uri>('safeguards.writeReport', { format, to });
      ok(written?.toString() === to.toString(), `nothing was written: ${String(written)}`);
      const words = await text(to);
      ok(words.startsWith(opening), words.slice(0, 80));
      await commands.executeCommand('workbench.action.closeActiveEditor');
      await open('draft.md');
      await workspace.fs.delete(to);
    }
  });

  test('what the draft lost against another file is shown, until the comparison ends', async () => {
    const document = await open('draft.md');
    await findings(document.uri, (ids) => ids.includes('audit-rights'));
    const clause =
      'The City may at any time inspect and audit the systems, records and data. The Vendor shall cooperate with each audit.';
    await write('older.md', document.getText().replace(/(with care[^\n]*)/u, `$1\n\n${clause}`));
    ok(
      (await text(Uri.joinPath(folder(), 'older.md'))).includes(clause),
      'the older version lacks the clause',
    );
    const compared = await commands.executeCommand<Compared>('safeguards.compareWithFile', {
      with: Uri.joinPath(folder(), 'older.md'),
    });
    ok('losses' in compared && compared.losses === 1, JSON.stringify(compared));
    const losses = () =>
      own(document.uri).filter(({ message }) => message.includes(' lost against older.md '));
    await findings(document.uri, () => losses().length === 1);
    const report = workspace.textDocuments.find(({ uri }) => uri.scheme === 'safeguards-text');
    ok(report?.getText().includes('## Lost'), 'the comparison is not shown');
    await window.showTextDocument(document);
    await commands.executeCommand('safeguards.endComparison');
    await findings(document.uri, () => losses().length === 0);
    await workspace.fs.delete(Uri.joinPath(folder(), 'older.md'));
  });

  test('what the draft lost since its last commit is shown; where Git does not run, that is said', async () => {
    const document = await open('committed.md');
    const before = document.getText();
    await findings(document.uri, (ids) => ids.length > 0 && !ids.includes('audit-rights'));
    const clause = /\n2\.3 [^\n]*\n/u.exec(before);
    ok(clause, 'the draft has no clause 2.3');
    const start = clause.index;
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) =>
      edit.delete(new Range(document.positionAt(start), document.positionAt(start + clause[0].length))),
    );
    await findings(document.uri, (ids) => ids.includes('audit-rights'));
    const compared = await commands.executeCommand<Compared>('safeguards.compareWithCommit');
    if (inBrowser) {
      ok('reason' in compared && compared.reason.startsWith('Git does not run'), JSON.stringify(compared));
      return;
    }
    ok('losses' in compared && compared.losses === 1, JSON.stringify(compared));
    const losses = () =>
      own(document.uri).filter(({ message }) => message.includes(' lost against the last commit '));
    await findings(document.uri, () => losses().length === 1);
    ok(losses()[0]?.message.startsWith('Audit rights'), losses()[0]?.message ?? '');
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    ok(document.getText() === before, 'undo does not restore the draft');
    await findings(document.uri, () => losses().length === 0);
    await commands.executeCommand('safeguards.endComparison');
  });

  test('a draft that was never committed has nothing to be compared with, and is told so', async () => {
    const name = freshName('md');
    await write(name, await text(Uri.joinPath(folder(), 'draft.md')));
    try {
      await findings((await open(name)).uri, (ids) => ids.length > 0);
      const compared = await commands.executeCommand<Compared>('safeguards.compareWithCommit');
      const expected = inBrowser ? 'Git does not run' : 'The last commit does not hold this draft.';
      ok('reason' in compared && compared.reason.startsWith(expected), JSON.stringify(compared));
    } finally {
      await closeAll();
      await remove(name);
    }
  });

  test('a marked clause whose words have changed is shown beside the library’s', async () => {
    await workspace.getConfiguration('safeguards').update('markInsertedClauses', true);
    const document = await open('draft.md');
    const before = document.getText();
    await findings(document.uri, (ids) => ids.includes('audit-rights'));
    const inserted = await commands.executeCommand('safeguards.insertClause', {
      safeguard: 'audit-rights',
      tier: 'preferred',
      preview: false,
    });
    ok(inserted, 'nothing was inserted');
    ok(/safeguards: clause audit-rights preferred [0-9a-f]{8}/u.test(document.getText()), 'there is no mark');
    await findings(document.uri, (ids) => !ids.includes('audit-rights') && !ids.includes('reworded-clause'));
    const at = document.getText().indexOf('independent auditor');
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(document.positionAt(at), 'truly '));
    await findings(document.uri, (ids) => ids.includes('reworded-clause'));
    ok(await commands.executeCommand('safeguards.showClauseChanges', { clause: 0 }), 'nothing is shown');
    const tab = window.tabGroups.activeTabGroup.activeTab;
    ok(tab?.input instanceof TabInputTextDiff, 'no comparison is open');
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    await commands.executeCommand('undo');
    ok(document.getText() === before, 'undo does not restore the draft');
    await workspace.getConfiguration('safeguards').update('markInsertedClauses', undefined);
  });

  test('a configuration of the folder holds at once, and its mistakes are shown', async () => {
    const document = await open('draft.md');
    // Kept open while the configuration is written beside it.
    await window.showTextDocument(document, { preview: false });
    await findings(document.uri, (ids) => ids.includes('audit-rights'));
    await write('.safeguards.yml', 'severities: { audit-rights: off }\n');
    const configuration = await open('.safeguards.yml');
    await findings(document.uri, (ids) => ids.length > 0 && !ids.includes('audit-rights'));
    const editor = await window.showTextDocument(configuration);
    await editor.edit((edit) => edit.insert(configuration.positionAt(0), 'profle: general\n'));
    await findings(configuration.uri, (ids) => ids.includes('configuration'));
    const all = new Range(configuration.positionAt(0), configuration.positionAt(Number.MAX_SAFE_INTEGER));
    await editor.edit((edit) => edit.replace(all, 'profile: general\n'));
    await findings(document.uri, (ids) => ids.includes('audit-rights'));
    await findings(configuration.uri, (ids) => ids.length === 0);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await workspace.fs.delete(configuration.uri);
  });
});
