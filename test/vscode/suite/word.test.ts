import { commands, extensions, Uri, window, workspace } from 'vscode';

function ok(truth: unknown, message: string): asserts truth {
  if (!truth) throw new Error(message);
}

const numbersOf = (text: string): readonly string[] =>
  text.match(/^#* ?(?:\d+(?:\.\d+)*\.?|\([a-z]+\)) /gmu) ?? [];

suite('Word documents in VS Code', () => {
  suiteSetup(async () => {
    const extension = extensions.getExtension('contract-safeguards.contract-safeguards');
    ok(extension, 'the extension is not installed');
    await extension.activate();
  });

  test('are written from a draft and read back, numbers and words the same', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'no folder is open');
    const [draft, word, copy] = ['draft.md', 'word.docx', 'from-word.md'].map((it) =>
      Uri.joinPath(folder, it),
    );
    ok(draft && word && copy, 'no places');
    try {
      const exported = await commands.executeCommand<Uri | undefined>('safeguards.exportWord', draft, word);
      ok(exported?.toString() === word.toString(), 'nothing was exported');
      const [first, second] = await workspace.fs.readFile(word);
      ok(first === 0x50 && second === 0x4b, 'no Word document was written');
      await commands.executeCommand('safeguards.importWord', word, copy);
      const shown = window.activeTextEditor?.document;
      ok(shown?.uri.toString() === copy.toString(), `shown is ${shown?.uri}`);
      const before = (await workspace.openTextDocument(draft)).getText();
      const after = shown.getText();
      ok(numbersOf(before).length > 3, 'the draft has no numbers');
      ok(numbersOf(after).join('|') === numbersOf(before).join('|'), numbersOf(after).join('|'));
      const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.join(' ');
      ok(words(after) === words(before), after);
    } finally {
      await commands.executeCommand('workbench.action.closeActiveEditor');
      for (const made of [word, copy]) await workspace.fs.delete(made);
    }
  });

  test('that are none are refused, and nothing is written', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'no folder is open');
    const target = Uri.joinPath(folder, 'never.md');
    const made = await commands.executeCommand<Uri | undefined>(
      'safeguards.importWord',
      Uri.joinPath(folder, 'other.txt'),
      target,
    );
    ok(made === undefined, 'something was imported');
    const there = await workspace.fs.stat(target).then(
      () => true,
      () => false,
    );
    ok(!there, 'a file was written');
  });
});
