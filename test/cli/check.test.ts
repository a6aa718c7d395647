import { deepEqual, equal, ok } from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, type Ran, ran } from './command-line.ts';

const full = 'The City may at any time inspect the systems. The Vendor shall cooperate with it.';
const clean = smallDraft(services, ['Audit', full]);
const absent = smallDraft(services);
const partial = smallDraft(services, ['Audit', 'The City may at any time inspect the invoices.']);
const utf16 = (text: string, endian: 'le' | 'be') => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return endian === 'le' ? bytes : bytes.swap16();
};

suite('check', () => {
  let folder: Awaited<ReturnType<typeof folderOf>>;
  const at = (name: string) => join(folder.path, name);
  suiteSetup(async () => {
    folder = await folderOf({
      'clean.txt': clean,
      'absent.txt': absent,
      'partial.md': partial,
      'notes.md': '# Notes\n\nIt rained.\n',
      'bom.txt': `\ufeff${absent}`,
      'utf16le.txt': utf16(absent, 'le'),
      'utf16be.txt': utf16(absent, 'be'),
      'latin1.txt': Buffer.from('caf\u00e9', 'latin1'),
      'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
      'large.txt': Buffer.alloc(20 * 1024 * 1024 + 1, 0x20),
      'empty.txt': '',
      'tree/b.MD': absent,
      'tree/a.markdown': absent,
      'tree/sub/c.txt': clean,
      'tree/sub/d.html': absent,
      'tree/node_modules/x/e.md': absent,
      'tree/.hidden/f.md': absent,
      'odd/[draft] (1)*.txt': absent,
      'odd/[x]/g.txt': clean,
      'bad/picture.txt': Buffer.from([0, 1, 2]),
      'bad/clean.txt': clean,
      'bare/a.html': '',
    });
    await symlink(folder.path, join(folder.path, 'tree/sub/loop'));
  });
  suiteTeardown(() => folder.drop());

  const check = (...args: readonly string[]): Promise<Ran> => ran(['check', ...args]);
  const names = ({ out }: Ran) =>
    (JSON.parse(out) as { readonly files: readonly { readonly file: string }[] }).files.map(
      ({ file }) => file,
    );

  test('exits 0 on a clean draft, and on a text that is no contract', async () => {
    const ended = await check(at('clean.txt'), at('notes.md'), at('empty.txt'));
    deepEqual([ended.code, ended.err], [0, '']);
    ok(ended.out.includes(`${at('clean.txt')}: no findings`));
    ok(ended.out.includes(`${at('notes.md')}: Not checked: `));
    ok(ended.out.includes(`${at('empty.txt')}: Not checked: the file is empty.`));
  });

  test('exits 1 on findings at or above --fail-on, which is error', async () => {
    equal((await check(at('absent.txt'))).code, 1);
    equal((await check(at('partial.md'))).code, 0);
    equal((await check('--fail-on', 'warning', at('partial.md'))).code, 1);
    equal((await check('--fail-on', 'information', at('partial.md'))).code, 1);
    equal((await check('--fail-on', 'never', at('absent.txt'))).code, 0);
  });

  test('judges by the traits and drafting checks that are set by hand', async () => {
    const draft = at('clean.txt');
    const before = await check(draft);
    ok(!before.out.includes('concerns biometrics'));
    const after = await check('--trait', 'biometrics=yes', '--drafting-checks', 'all', draft);
    ok(after.out.includes('concerns biometrics: set by hand'), after.out);
    equal((await check('--trait', 'magic=yes', draft)).code, 2);
    const wrong = await check('--drafting-checks', 'spelling', draft);
    equal(wrong.code, 2);
    ok(wrong.err.includes('There is no drafting check “spelling”'), wrong.err);
  });

  test('exits 2 on bad usage, and says what is wrong', async () => {
    for (const args of [
      [],
      ['check'],
      ['frobnicate'],
      ['check', '--fail-on', 'fatal', at('clean.txt')],
      ['check', '--format', 'xml', at('clean.txt')],
      ['check', '--no-such-option', at('clean.txt')],
    ]) {
      const { code, out, err } = await ran(args);
      deepEqual([code, out], [2, ''], args.join(' '));
      ok(err.length > 20, args.join(' '));
    }
  });

  test('exits 0 on --help, on standard output', async () => {
    const { code, out, err } = await ran(['check', '--help']);
    deepEqual([code, err], [0, '']);
    ok(out.includes('--fail-on <severity>'));
  });

  test('exits 2 on a file that is not there, and still checks the others', async () => {
    const ended = await check(at('nowhere.txt'), at('absent.txt'));
    equal(ended.code, 2);
    ok(ended.err.startsWith(`${at('nowhere.txt')}: Not checked: there is no such file`), ended.err);
    ok(ended.out.includes('audit-rights'));
  });

  test('exits 2 on a pattern that fits nothing, and on a folder without drafts', async () => {
    const pattern = await check(at('*.docx'));
    deepEqual([pattern.code, pattern.out], [2, '']);
    ok(pattern.err.includes('no file fits it as a pattern'));
    const bare = await check(at('bare'));
    equal(bare.code, 2);
    ok(bare.err.includes('holds no .md, .markdown or .txt file'), bare.err);
    equal((await check('')).code, 2);
    equal((await check(at('['))).code, 2);
    equal((await check(at('{a'))).code, 2);
  });

  for (const [name, reason] of [
    ['picture.txt', 'it is not a text file'],
    ['latin1.txt', 'it is not UTF-8 text; save it as UTF-8'],
    ['large.txt', 'it is larger than 20 MB'],
  ] as const) {
    test(`exits 2 on a named file where ${reason}`, async () => {
      const { code, out, err } = await check(at(name));
      deepEqual([code, out], [2, '']);
      ok(err.startsWith(`${at(name)}: Not checked: ${reason}`), err);
    });
  }

  test('reports a binary file that a folder or glob brings, and does not fail for it', async () => {
    for (const target of [at('bad'), at('bad/*.txt')]) {
      const { code, out, err } = await check(target);
      equal(code, 0);
      ok(err.startsWith(`${at('bad/picture.txt')}: Not checked: it is not a text file`), err);
      ok(out.includes('no findings'));
    }
    equal((await check(at('bad'), at('bad/picture.txt'))).code, 2, 'unless it is named as well');
    equal((await check(at('bad/picture.txt'), at('bad'))).code, 2, 'in any order');
  });

  test('takes the drafts of a folder, sorted, without node_modules, hidden folders and links', async () => {
    const ended = await check('--format', 'json', at('tree'));
    deepEqual(names(ended), ['tree/a.markdown', 'tree/b.MD', 'tree/sub/c.txt'].map(at));
  });

  test('takes globs', async () => {
    deepEqual(names(await check('--format', 'json', at('{clean,absent}.txt'), at('tree/*/*.txt'))), [
      at('absent.txt'),
      at('clean.txt'),
      at('tree/sub/c.txt'),
    ]);
  });

  test('names files as they were named: relative stays relative', async () => {
    const before = process.cwd();
    process.chdir(folder.path);
    try {
      deepEqual(names(await check('--format', 'json', 'tree/s*/*.txt', './clean.txt', 'tree/sub')), [
        './clean.txt',
        'tree/sub/c.txt',
      ]);
    } finally {
      process.chdir(before);
    }
  });

  test('never reads an existing path as a pattern', async () => {
    deepEqual(names(await check('--format', 'json', at('odd/[draft] (1)*.txt'), at('odd/[x]'))), [
      at('odd/[draft] (1)*.txt'),
      at('odd/[x]/g.txt'),
    ]);
  });

  test('checks each file once, however often it is named', async () => {
    const ended = await check('--format', 'json', at('clean.txt'), at('./tree/../clean.txt'), at('cl*.txt'));
    equal(names(ended).length, 1);
  });

  test('prints the same whatever the order of the arguments', async () => {
    const one = await check(at('clean.txt'), at('absent.txt'), at('partial.md'));
    const other = await check(at('partial.md'), at('clean.txt'), at('absent.txt'));
    deepEqual(one, other);
  });

  test('reads UTF-16 and drops byte order marks, as editors do', async () => {
    const positions = async (name: string) => (await check(at(name))).out.replaceAll(at(name), 'draft');
    const plain = await positions('absent.txt');
    for (const name of ['bom.txt', 'utf16le.txt', 'utf16be.txt']) equal(await positions(name), plain, name);
  });

  test('reads standard input, under the name it is given', async () => {
    const ended = await ran(['check', '-'], absent);
    equal(ended.code, 1);
    ok(ended.out.startsWith('stdin:1:1 error audit-rights '), ended.out);
    const named = await ran(['check', '--stdin-name', 'draft.md', '-', '-'], absent);
    ok(named.out.startsWith('draft.md:1:1 error audit-rights '), named.out);
  });

  test('exits 2 on standard input that is binary or never ends', async () => {
    equal((await ran(['check', '-'], new Uint8Array([0, 1]))).code, 2);
    const endless = await ran(['check', '-'], new Uint8Array(20 * 1024 * 1024 + 1).fill(32));
    equal(endless.code, 2);
    ok(endless.err.includes('larger than 20 MB'));
  });

  test('keeps what could not be read in the JSON', async () => {
    const { code, out } = await check('--format', 'json', at('nowhere.txt'), at('clean.txt'));
    equal(code, 2);
    const { files } = JSON.parse(out) as {
      files: readonly { file: string; checked: boolean; reason: string }[];
    };
    deepEqual(
      files.map(({ file, checked }) => [file, checked]),
      [
        [at('clean.txt'), true],
        [at('nowhere.txt'), false],
      ],
    );
    ok(files[1]?.reason.startsWith('Not checked: there is no such file'));
  });
});
