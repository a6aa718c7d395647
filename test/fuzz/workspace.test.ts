import { equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hover } from 'vscode-languageserver';
import { disk } from '../../server/src/disk.ts';
import { folderOf, ran } from '../cli/command-line.ts';
import { client } from './in-process.ts';

const root = join(import.meta.dirname, '../..');
const draft = readFileSync(join(root, 'test/vscode/fixtures/draft.md'), 'utf8');

const names = 'bcdefghij';
const bomb = (first: string): string =>
  `a: &a [${first}, ${first}]\n${[...names].map((name, at) => `${name}: &${name} [*${`a${names}`[at]}, *${`a${names}`[at]}]`).join('\n')}\n`;

/** Hostile contents of a YAML file, by what they are. */
const contents: Readonly<Record<string, string>> = {
  'a bomb of aliases': bomb('x'),
  'an alias of itself': 'profile: &a [*a]\nlibraries: *a\n',
  'flow lists without end': '['.repeat(100_000),
  'flow maps without end': '{a: '.repeat(100_000),
  'block lists without end': Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}- a:`).join('\n'),
  'keys of prototypes': '__proto__: { a: 1 }\nconstructor: { prototype: { b: 2 } }\ntoString: x\n',
  'a merge of aliases': 'a: &a { profile: general }\n<<: [*a, *a]\n',
  'tags that make objects': 'profile: !!js/function "function () { return 1 }"\ntraits: !!binary "AAAA"\n',
  'NUL and controls': 'profile: \0\u0007general\n',
  'a key of a megabyte': `${'k'.repeat(400_000)}: 1\n`,
  'a pattern that goes back and forth': `files: { exclude: ["${'*a'.repeat(200)}", "${'{a,'.repeat(60)}"] }\n`,
};

suite('a hostile workspace', function () {
  this.timeout(60_000);

  for (const [name, text] of Object.entries(contents)) {
    test(`${name} in a configuration: the draft is checked, and the mistake is said`, async () => {
      const { path, drop } = await folderOf({ '.safeguards.yml': text, 'draft.md': draft });
      try {
        const { code, err } = await ran(['check', '--format', 'json', join(path, 'draft.md')]);
        ok(code === 2 || code === 1, String(code));
        if (name !== 'a pattern that goes back and forth') match(err, /\.safeguards\.yml/u);
        equal(Object.hasOwn(Object.prototype, 'a') || Object.hasOwn(Object.prototype, 'b'), false);
      } finally {
        await drop();
      }
    });

    test(`${name} in a library: it is not used, and the mistake is said`, async () => {
      for (const file of ['safeguards-library.yml', 'accountability/own.yml', 'vocabulary/own.yml']) {
        const manifest = { 'own/safeguards-library.yml': 'name: own\nversion: "1"\n' };
        const { path, drop } = await folderOf({
          '.safeguards.yml': 'libraries: [{ folder: own }]\n',
          ...manifest,
          [`own/${file}`]: text,
          'draft.md': draft,
        });
        try {
          const { code, err } = await ran(['check', '--format', 'json', join(path, 'draft.md')]);
          equal(code, 2, file);
          match(err, /It is not used/u);
        } finally {
          await drop();
        }
      }
    });
  }

  test('links that go round, and links and pipes that never end, are no files', async function () {
    if (process.platform === 'win32') return this.skip();
    const { path, drop } = await folderOf({ 'draft.md': draft });
    try {
      await mkdir(join(path, 'own'));
      await symlink(join(path, 'round'), join(path, 'round'));
      await symlink(path, join(path, 'own/up'));
      await symlink('/dev/zero', join(path, 'zero'));
      execFileSync('mkfifo', [join(path, 'pipe')]);
      for (const name of ['round', 'zero', 'pipe', 'own'])
        equal(await disk.read(join(path, name)), undefined, name);
      for (const [at, target] of ['zero', 'pipe', 'round'].entries()) {
        const folder = join(path, `folder-${at}`);
        await mkdir(folder);
        await writeFile(join(folder, 'draft.md'), draft);
        await symlink(join(path, target), join(folder, '.safeguards.yml'));
        equal((await ran(['check', join(folder, 'draft.md')])).code, 1, target);
      }
      const found = await ran(['check', '--format', 'json', path]);
      equal((JSON.parse(found.out) as { files: readonly object[] }).files.length, 4);
    } finally {
      await drop();
    }
  });

  test('a configuration of a terabyte is read to where it is too long, and that is said', async () => {
    const { path, drop } = await folderOf({ '.safeguards.yml': '', 'draft.md': draft });
    try {
      await truncate(join(path, '.safeguards.yml'), 2 ** 40);
      const { code, err } = await ran(['check', join(path, 'draft.md')]);
      equal(code, 2);
      match(err, /\.safeguards\.yml.*(?:long|large)/u);
    } finally {
      await drop();
    }
  });

  test('a library behind a link that leads out of the folder is not read', async function () {
    if (process.platform === 'win32') return this.skip();
    const outside = await folderOf({ 'safeguards-library.yml': 'name: own\nversion: "1"\n' });
    const { path, drop } = await folderOf({
      '.safeguards.yml': 'libraries: [{ folder: own }]\n',
      'draft.md': draft,
    });
    try {
      await symlink(outside.path, join(path, 'own'));
      const { code, err } = await ran(['check', join(path, 'draft.md')]);
      equal(code, 2);
      match(err, /there is no folder “own” below this file/u);
    } finally {
      await drop();
      await outside.drop();
    }
  });
});

suite('what the editor shows of a hostile draft', () => {
  test('holds no tag, no command and no link of the draft', async () => {
    const evil = '<img src=x onerror=1>[a](command:workbench.action.quit)';
    const text = draft
      .replaceAll('the City', `the City ${evil}`)
      .replace('## 3. Records', `## 3. Records ${evil}`)
      .replace('1.2 ', `1.2 “Data ${evil}” means all data ${evil}. See clause 3.1. `);
    const uri = 'file:///evil.md';
    const { connection, dispose } = await client({ textDocument: { diagnostic: {} } });
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    let shown = 0;
    for (const [line, words] of text.split('\n').entries())
      for (let character = 0; character < words.length; character += 7) {
        const hover = await connection.sendRequest<Hover | null>('textDocument/hover', {
          textDocument: { uri },
          position: { line, character },
        });
        if (hover === null) continue;
        shown += 1;
        const { value } = hover.contents as { value: string };
        ok(!/(?<!\\)<img/u.test(value) && !/(?<!\\)\]\(command:/u.test(value), value);
      }
    ok(shown > 0);
    dispose();
  });

  test('is never trusted, and never HTML', () => {
    for (const name of readdirSync(join(root, 'client/src'))) {
      const source = readFileSync(join(root, 'client/src', name), 'utf8');
      ok(!/isTrusted|supportHtml|createWebviewPanel|registerWebviewViewProvider/u.test(source), name);
    }
  });
});
