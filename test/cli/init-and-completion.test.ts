import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAside } from '../../server/src/cli/write-file.ts';
import { readConfig } from '../../server/src/config/config.ts';
import { smallLibrary } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

suite('init', () => {
  test('writes a configuration without a mistake, and never over one', async () => {
    const folder = await folderOf({});
    equal((await ran(['init', folder.path, '--profile', 'ai-system'])).code, 0);
    const path = join(folder.path, '.safeguards.yml');
    const text = await readFile(path, 'utf8');
    const { config, problems } = readConfig(text, smallLibrary);
    deepEqual(problems, []);
    equal(config.profile, 'ai-system');
    await writeFile(path, 'profile: general\n');
    const again = await ran(['init', folder.path]);
    equal(again.code, 2);
    match(again.err, /there is a configuration already/u);
    equal(await readFile(path, 'utf8'), 'profile: general\n');
    deepEqual(await readdir(folder.path), ['.safeguards.yml']);
    await folder.drop();
  });

  test('says that a folder is missing', async () => {
    match((await ran(['init', 'no/such/folder'])).err, /there is no such folder/u);
  });
});

suite('a file written aside', () => {
  test('keeps its mode, and leaves nothing beside it', async () => {
    const folder = await folderOf({ 'a.md': 'old' });
    const path = join(folder.path, 'a.md');
    await chmod(path, 0o640);
    await writeFileAside(path, 'new', { replace: true });
    equal(await readFile(path, 'utf8'), 'new');
    equal((await stat(path)).mode & 0o777, 0o640);
    deepEqual(await readdir(folder.path), ['a.md']);
    await folder.drop();
  });
});

suite('completion', () => {
  test('for bash completes verbs, flags and choices', async () => {
    const { out } = await ran(['completion', 'bash']);
    const complete = (...words: string[]) => {
      const script = `${out}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1))
_contract_safeguards; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
      equal(stderr, '');
      return stdout.trim().split('\n');
    };
    deepEqual(complete('contract-safeguards', 'co'), ['compare', 'completion']);
    ok(complete('contract-safeguards', 'check', '--f').includes('--fail-on'));
    deepEqual(complete('contract-safeguards', 'check', '--format', 'sa'), ['sarif']);
  });

  test('for zsh and fish names every verb', async () => {
    for (const shell of ['zsh', 'fish']) {
      const { out } = await ran(['completion', shell]);
      for (const verb of ['check', 'report', 'compare', 'why', 'init', 'explain', 'list'])
        ok(out.includes(verb), `${shell} ${verb}`);
    }
  });
});
