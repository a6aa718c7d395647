import { equal, match } from 'node:assert/strict';
import { join } from 'node:path';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const whole = smallDraft(services, [
  'Audit',
  'The City may at any time inspect the systems. The Vendor shall cooperate.',
]);

suite('report', () => {
  test('prints the evidence report as Markdown or as a page', async () => {
    const text = await ran(['report', '-', '--stdin-name', 'draft.txt'], whole);
    equal(text.code, 0);
    match(text.out, /^# Safeguards report: draft\.txt\n/u);
    match(text.out, /\*\*SHA-256 of the draft:\*\* [0-9a-f]{64}\n/u);
    const page = await ran(['report', '-', '--format', 'html'], whole);
    match(page.out, /^<!doctype html>/u);
  });

  test('of an unreadable file is exit code 2 with the reason', async () => {
    const { code, out, err } = await ran(['report', 'nowhere.md']);
    equal(code, 2);
    equal(out, '');
    match(err, /nowhere\.md: Not checked: there is no such file/u);
  });
});

suite('compare', () => {
  test('tells what was lost, and fails on it where asked to', async () => {
    const folder = await folderOf({ 'old.txt': whole, 'new.txt': smallDraft(services) });
    const args = ['compare', join(folder.path, 'old.txt'), join(folder.path, 'new.txt')];
    const { code, out } = await ran(args);
    equal(code, 0);
    match(out, /## Lost\n\n### Audit rights/u);
    equal((await ran([...args, '--fail-on-loss'])).code, 1);
    equal((await ran(['compare', args[1] ?? '', args[1] ?? '', '--fail-on-loss'])).code, 0);
    await folder.drop();
  });

  test('needs two contracts', async () => {
    const folder = await folderOf({ 'old.txt': whole, 'new.txt': 'Minutes of a meeting.' });
    const { code, err } = await ran([
      'compare',
      join(folder.path, 'old.txt'),
      join(folder.path, 'new.txt'),
      '--fail-on-loss',
    ]);
    equal(code, 2);
    match(err, /new\.txt: Not checked/u);
    await folder.drop();
  });

  test('takes one file for each side', async () => {
    const folder = await folderOf({ 'a.txt': whole, 'b.txt': whole });
    const { code, err } = await ran(['compare', folder.path, join(folder.path, 'b.txt')]);
    equal(code, 2);
    match(err, /name one file, not 2/u);
    await folder.drop();
  });
});
