import { deepEqual, equal, match } from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { docx, p } from '../word/docx.ts';
import { folderOf, ran } from './command-line.ts';

const draft = '# Agreement\n\n1. The Vendor shall pay.\n\n2. The City may inspect.\n';

suite('import and export on the command line', () => {
  test('bring a draft to Word and back', async () => {
    const folder = await folderOf({ 'draft.md': draft });
    const word = join(folder.path, 'draft.docx');
    const exported = await ran(['export', join(folder.path, 'draft.md'), '--output', word]);
    deepEqual(exported, { code: 0, out: '', err: '' });
    equal((await ran(['import', word])).out, draft);
    const copy = join(folder.path, 'copy.md');
    equal((await ran(['import', word, '--output', copy])).code, 0);
    equal(await readFile(copy, 'utf8'), draft);
    deepEqual((await readdir(folder.path)).sort(), ['copy.md', 'draft.docx', 'draft.md']);
    await folder.drop();
  });

  test('replace no file unless told to', async () => {
    const folder = await folderOf({ 'draft.md': draft, 'taken.docx': 'mine' });
    const word = join(folder.path, 'taken.docx');
    const { code, err } = await ran(['export', join(folder.path, 'draft.md'), '--output', word]);
    equal(code, 2);
    match(err, /taken\.docx: Not written: it is there already; use --force/u);
    equal(await readFile(word, 'utf8'), 'mine');
    equal((await ran(['export', join(folder.path, 'draft.md'), '--output', word, '--force'])).code, 0);
    equal((await ran(['import', word])).out, draft);
    deepEqual((await readdir(folder.path)).sort(), ['draft.md', 'taken.docx']);
    await folder.drop();
  });

  test('say what could not be kept, and why a file is not read', async () => {
    const folder = await folderOf({ 'notes.txt': 'no Word' });
    const word = join(folder.path, 'comments.docx');
    await writeFile(word, docx({ body: p('Words.'), comments: '<w:comment w:id="1"/>' }));
    const { code, out, err } = await ran(['import', word]);
    deepEqual({ code, out }, { code: 0, out: 'Words.\n' });
    match(err, /comments\.docx: comments were left out: 1\.\n/u);
    const refused = await ran(['import', join(folder.path, 'notes.txt')]);
    equal(refused.code, 2);
    match(refused.err, /notes\.txt: Not imported: it is not a Word document \(\.docx\)\.\n/u);
    match((await ran(['import', join(folder.path, 'nowhere.docx')])).err, /there is no such file or folder/u);
    await folder.drop();
  });

  test('tell how many numbers stay typed', async () => {
    const folder = await folderOf({ 'draft.md': '# Agreement\n\n1. One.\n\n1A. More.\n\n2. Two.\n' });
    const { err } = await ran([
      'export',
      join(folder.path, 'draft.md'),
      '--output',
      join(folder.path, 'draft.docx'),
    ]);
    match(err, /draft\.md: 1 of 3 numbers are typed words in Word/u);
    await folder.drop();
  });
});
