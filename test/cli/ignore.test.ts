import { deepEqual, equal, match } from 'node:assert/strict';
import { join } from 'node:path';
import { ignoring } from '../../server/src/config/ignored.ts';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, type Ran, ran } from './command-line.ts';

const gap = smallDraft(services);

suite('an ignore file', () => {
  let folder: Awaited<ReturnType<typeof folderOf>>;
  const at = (name: string) => join(folder.path, name);
  suiteSetup(async () => {
    folder = await folderOf({
      '.safeguardsignore': '# Old drafts.\narchive/\n*.tmp.md\n!archive/\n/notes/*\n!/notes/keep.md\n',
      '.gitignore': 'git.md\n',
      'a.md': gap,
      'git.md': gap,
      'a.tmp.md': gap,
      'notes/a.md': gap,
      'notes/keep.md': gap,
      'own/.safeguardsignore': 'b.md\n',
      'own/a.tmp.md': gap,
      'own/b.md': gap,
      'all/.safeguardsignore': '*\n',
      'all/a.md': gap,
    });
  });
  suiteTeardown(() => folder.drop());
  const names = ({ out }: Ran) =>
    (JSON.parse(out) as { readonly files: readonly { readonly file: string }[] }).files.map(({ file }) =>
      file.slice(folder.path.length + 1),
    );
  const check = (...args: readonly string[]) => ran(['check', '--format', 'json', ...args]);

  test('takes away from what folders and globs bring; the nearest one upward applies', async () => {
    const whole = ['a.md', 'git.md', 'notes/keep.md', 'own/a.tmp.md'];
    deepEqual(names(await check(folder.path)), whole);
    deepEqual(names(await check(at('**/*.md'))), whole);
  });

  test('does not reach a file that is named', async () => {
    deepEqual(names(await check(at('a.tmp.md'), folder.path)).slice(0, 2), ['a.md', 'a.tmp.md']);
  });

  test('of everything is no clean run', async () => {
    const { code, err } = await check(at('all'));
    equal(code, 2);
    match(err, /all: Not checked: .*\/all\/\.safeguardsignore ignores every file of it\.\n/u);
  });

  test('is named by why, with its pattern', async () => {
    match(
      (await ran(['why', at('a.tmp.md')])).out,
      /\n {2}ignored: by “\*\.tmp\.md” in .*\/\.safeguardsignore; a folder or glob passes it over, and it is checked where it is named\n/u,
    );
    match((await ran(['why', at('a.md')])).out, /\n {2}ignored: no\n/u);
  });

  test('is found by uri too, and holds folders that it ignores', async () => {
    const files: Readonly<Record<string, string>> = {
      'file:///w/.safeguardsignore': 'old/\r\nmy draft.md\r\n',
    };
    const ignores = ignoring((uri) => Promise.resolve(files[uri]));
    deepEqual(await ignores('file:///w/old/x/a.md'), {
      file: 'file:///w/.safeguardsignore',
      pattern: 'old/',
    });
    equal((await ignores('file:///w/my%20draft.md'))?.pattern, 'my draft.md');
    equal(await ignores('file:///w/new/a.md'), undefined);
    equal(await ignores('file:///v/old/a.md'), undefined);
  });
});
