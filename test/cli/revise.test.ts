import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { chmod, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOrWhy } from '../../server/src/cli/write-file.ts';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const gap = smallDraft(services);
const crlf = gap.replaceAll('\n', '\r\n');
const encodings: readonly (readonly [name: string, write: (text: string) => Buffer])[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little end first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
];

suite('insert', () => {
  test('prints the draft with the clause, and tells where it is and what is left blank', async () => {
    const { code, out, err } = await ran(['insert', '-', 'audit-rights'], gap);
    equal(code, 0);
    match(out, /3\. AUDIT\n\n3\.1 The City may on \[10\] days’ notice inspect/u);
    const [place, ...blanks] = err.trimEnd().split('\n');
    const line = out.split('\n').findIndex((it) => it.startsWith('3. AUDIT')) + 1;
    equal(place, `stdin:${line}:1: Audit rights put in as 3, an article of its own.`);
    deepEqual(blanks, [`stdin:${line + 2}:21: blank to fill in: [10]`]);
    equal((await ran(['check', '-'], out)).code, 0);
  });

  test('puts in another tier, and says what it gives up', async () => {
    const { code, err } = await ran(['insert', '-', 'audit-rights', '--tier', 'floor'], gap);
    equal(code, 0);
    match(err, /this floor clause gives up the inspection itself\.\n$/u);
    match(
      (await ran(['insert', '-', 'audit-rights', '--tier', 'fallback'], gap)).err,
      /Not changed: Audit rights has no fallback clause\.\n/u,
    );
  });

  test('puts it where it reads best and renumbers what follows', async () => {
    const { code, out, err } = await ran(['insert', '-', 'audit-rights', '--renumber'], gap);
    equal(code, 0);
    match(out, /2\. AUDIT[\s\S]*3\. LAW\n\n3\.1 The law/u);
    match(err, /renumbered: /u);
  });

  test('puts in all that are missing', async () => {
    const data = gap.replace('the Services', 'the Services with personal data of each data subject');
    const { code, out, err } = await ran(['insert', '-', '--all-missing'], data);
    equal(code, 0);
    match(err, /put in: Audit rights/u);
    match(err, /blank to fill in: \[10\]/u);
    match(out, /inspect the systems/u);
  });

  test('refuses with the reason, and prints nothing', async () => {
    const present = smallDraft(services, [
      'Audit',
      'The City may at any time inspect the systems. The Vendor shall cooperate with it.',
    ]);
    const waived = `${gap}\n[safeguards: waive audit-rights reason="An outside report"]\n`;
    for (const [draft, args, why] of [
      [present, ['audit-rights'], 'Audit rights stands in this draft already'],
      [waived, ['audit-rights'], 'Audit rights is waived in this draft'],
      [gap, ['remedy-for-individuals'], 'Remedy for individuals does not apply to this draft'],
      [gap, ['gag-clause'], '“gag-clause” is a red flag'],
      [gap, ['audit-right'], 'did you mean “audit-rights”?\n'],
      ['Minutes of a meeting.', ['audit-rights'], 'not checked: '],
      [present, ['--all-missing'], 'no safeguard is missing altogether'],
      [gap, ['audit-rights', '--write'], 'standard input cannot be written back'],
    ] as const) {
      const { code, out, err } = await ran(['insert', '-', ...args], draft);
      deepEqual([code, out], [2, ''], err);
      ok(err.includes(`: Not changed: `) && err.includes(why), err);
    }
    for (const args of [
      [],
      ['audit-rights', '--all-missing'],
      ['--all-missing', '--renumber'],
      ['audit-rights', '--tier', 'best'],
    ])
      equal((await ran(['insert', '-', ...args], gap)).code, 2, args.join(' '));
  });

  for (const [name, bytes] of encodings)
    test(`writes a draft back byte for byte but for the clause: ${name}`, async () => {
      const folder = await folderOf({ 'draft.txt': bytes(crlf) });
      const path = join(folder.path, 'draft.txt');
      await chmod(path, 0o640);
      const { code, out } = await ran(['insert', path, 'audit-rights', '--write']);
      const after = await readFile(path);
      const { mode } = await stat(path);
      const left = await readdir(folder.path);
      await folder.drop();
      deepEqual([code, out, mode & 0o777, left], [0, '', 0o640, ['draft.txt']]);
      const printed = (await ran(['insert', '-', 'audit-rights'], bytes(crlf))).out;
      ok(after.equals(bytes(printed)));
      ok(
        printed.startsWith(crlf.trimEnd()) && !/[^\r]\n/u.test(printed),
        'the line ends are those of the draft',
      );
    });

  test('writes to another file, and over one that is there only if forced', async () => {
    const folder = await folderOf({ 'draft.txt': gap, 'there.txt': 'mine' });
    const at = (name: string) => join(folder.path, name);
    equal((await ran(['insert', at('draft.txt'), 'audit-rights', '--output', at('new.txt')])).code, 0);
    match(await readFile(at('new.txt'), 'utf8'), /3\. AUDIT/u);
    const refused = await ran(['insert', at('draft.txt'), 'audit-rights', '--output', at('there.txt')]);
    equal(refused.code, 2);
    match(refused.err, /there\.txt: Not changed: it is there already; use --force to replace it\.\n/u);
    equal(await readFile(at('there.txt'), 'utf8'), 'mine');
    const forced = await ran([
      'insert',
      at('draft.txt'),
      'audit-rights',
      '--output',
      at('there.txt'),
      '--force',
    ]);
    equal(forced.code, 0);
    equal(await readFile(at('draft.txt'), 'utf8'), gap);
    const both = await ran(['insert', at('draft.txt'), 'audit-rights', '--write', '--output', at('x.txt')]);
    equal(both.code, 2);
    await folder.drop();
  });

  test('writes through a link, which stays one', async () => {
    const folder = await folderOf({ 'real/draft.txt': gap });
    const link = join(folder.path, 'link.txt');
    await symlink('real/draft.txt', link);
    equal((await ran(['insert', link, 'audit-rights', '--write'])).code, 0);
    equal(await readlink(link), 'real/draft.txt');
    match(await readFile(join(folder.path, 'real/draft.txt'), 'utf8'), /3\. AUDIT/u);
    await folder.drop();
  });

  test('leaves a file alone that somebody has changed meanwhile', async () => {
    const folder = await folderOf({ 'draft.txt': 'theirs' });
    const path = join(folder.path, 'draft.txt');
    equal(
      await writeOrWhy(path, 'ours', { replace: true, unchanged: Buffer.from('as it was') }),
      'it has changed since it was read; run this again',
    );
    equal(await readFile(path, 'utf8'), 'theirs');
    deepEqual(await readdir(folder.path), ['draft.txt']);
    await folder.drop();
  });
});

suite('waive', () => {
  test('puts the waiver under the title, and it is honoured', async () => {
    const folder = await folderOf({ 'draft.txt': crlf });
    const path = join(folder.path, 'draft.txt');
    const { code, out, err } = await ran([
      'waive',
      path,
      'audit-rights',
      '--reason',
      'An outside\nreport',
      '--by',
      'A. Reyes',
      '--until',
      '2031-12-31',
      '--write',
    ]);
    deepEqual([code, out], [0, '']);
    match(err, /draft\.txt:3:1: Audit rights waived\.\n/u);
    const after = await readFile(path, 'utf8');
    const [head = '', ...rest] = crlf.split('\r\n');
    const note =
      '[safeguards: waive audit-rights reason="An outside report" by="A. Reyes" until="2031-12-31"]';
    equal(after, [head, '', note, ...rest].join('\r\n'));
    const checked = await ran(['check', path]);
    equal(checked.code, 0);
    match(checked.out, /waived audit-rights by A\. Reyes until 2031-12-31/u);
    await folder.drop();
  });

  test('waives a red flag, in a comment in Markdown', async () => {
    const folder = await folderOf({ 'draft.md': '' });
    const path = join(folder.path, 'draft.md');
    await writeFile(path, smallDraft(['Staff', 'Staff shall not speak to the press.']));
    const { code, out } = await ran(['waive', path, 'gag-clause', '--reason', 'A court order']);
    await folder.drop();
    equal(code, 0);
    match(out, /<!-- safeguards: waive gag-clause reason="A court order" by="" -->/u);
  });

  test('refuses what would not be honoured', async () => {
    const waived = (await ran(['waive', '-', 'audit-rights', '--reason', 'x'], gap)).out;
    for (const [draft, args, why] of [
      [gap, ['audit-rights', '--reason', ' '], 'a waiver needs a reason'],
      [gap, ['audit-rights', '--reason', 'x', '--until', '2031-02-30'], '“2031-02-30” is no day'],
      [gap, ['audit-rights', '--reason', 'x', '--until', '2031-01-14'], '2031-01-14 has passed'],
      [gap, ['gag-clause', '--reason', 'x'], '“gag-clause” is no finding in this draft'],
      [gap, ['audits', '--reason', 'x'], 'there is no safeguard or red flag “audits”'],
      [waived, ['audit-rights', '--reason', 'x'], '“audit-rights” is waived already'],
      ['Minutes.', ['audit-rights', '--reason', 'x'], 'not checked'],
    ] as const) {
      const { code, out, err } = await ran(['waive', '-', ...args], draft);
      deepEqual([code, out], [2, ''], err);
      ok(err.includes(why), err);
    }
    equal((await ran(['waive', '-', 'audit-rights'], gap)).code, 2, 'without a reason at all');
  });
});
