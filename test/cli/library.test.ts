import { equal, match, ok } from 'node:assert/strict';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemas } from '../../scripts/library-schemas.ts';
import { library } from '../support/library.ts';
import { folderOf, ran } from './command-line.ts';

const whole = { library, schemas };
const examples = join(import.meta.dirname, '../../examples/libraries');
const draft = [
  '# Services Agreement',
  'This Agreement is made between the City of Westmark (the “City”) and Norlund Ltd (the “Supplier”).',
  '## 1. Services',
  '1.1 The Supplier shall process personal data of residents. Each data subject lives in Westmark.',
  '## 2. Breach',
  '2.1 The Supplier shall notify the City of any personal data breach within 24 hours after becoming aware of it, describing its nature and the measures taken, and help it to inform the data subjects concerned.',
  '## 3. Law',
  '3.1 This Agreement is governed by the law of Westmark.',
  '',
].join('\n\n');

suite('libraries of one’s own on the command line', () => {
  for (const name of ['harbour-region', 'westmark'])
    test(`the example ${name} passes its own tests`, async () => {
      const { code, out, err } = await ran(['library', 'test', join(examples, name)], '', whole);
      equal(err, '');
      match(out, /, sha256 [0-9a-f]{64}\n\d+ passed, 0 failed\n$/u);
      equal(code, 0);
    });

  test('a test that fails is named with its file, line and reason', async () => {
    const folder = await folderOf({});
    await cp(join(examples, 'westmark'), folder.path, { recursive: true });
    const file = 'legality-necessity-proportionality/breach-notification.yml';
    await writeFile(
      join(folder.path, file),
      'id: breach-notification\nexamples:\n  - fulfils: The Supplier shall notify the City of each fire.\n',
    );
    const { code, out } = await ran(['library', 'test', folder.path], '', whole);
    await folder.drop();
    match(out, /breach-notification\.yml:3:14: fulfils: The Supplier shall notify.*: it is judged absent/u);
    match(out, /0 passed, 1 failed\n$/u);
    equal(code, 1);
  });

  test('a folder that is none, or has mistakes, cannot be tested', async () => {
    const folder = await folderOf({ 'red-flags/x.yml': 'id: x\n' });
    const { code, err } = await ran(['library', 'test', folder.path], '', whole);
    await folder.drop();
    match(err, /safeguards-library\.yml:1:1: there is no safeguards-library\.yml; write one/u);
    equal(code, 2);
  });

  test('a draft is judged by those that its configuration names', async () => {
    const folder = await folderOf({ 'draft.md': draft, 'alone/draft.md': draft });
    await cp(examples, folder.path, { recursive: true });
    await writeFile(join(folder.path, 'alone/.safeguards.yml'), 'profile: general\n');
    const check = (name: string) =>
      ran(['check', '--format', 'json', '--fail-on', 'never', join(folder.path, name)], '', whole);
    const [both, ours] = [await check('draft.md'), await check('alone/draft.md')];
    const why = await ran(['why', join(folder.path, 'draft.md')], '', whole);
    await folder.drop();
    match(both.out, /leaves out that the Data Tribunal is told/u);
    match(both.out, /"id": "way-without-the-system"/u);
    ok(!ours.out.includes('Data Tribunal') && !ours.out.includes('way-without-the-system'));
    match(
      why.out,
      /libraries over ours: Harbour Region standard clauses 2026\.1 \(harbour-region\), Law of Westmark 3/u,
    );
  });

  test('one that a link puts inside the folder is not read', async () => {
    const folder = await folderOf({ 'draft.md': draft });
    const outside = await folderOf({});
    await cp(join(examples, 'westmark'), outside.path, { recursive: true });
    await symlink(outside.path, join(folder.path, 'linked'));
    await mkdir(join(folder.path, 'inside'));
    await writeFile(join(folder.path, '.safeguards.yml'), 'libraries: [{ folder: linked }]\n');
    const { code, err } = await ran(
      ['check', '--fail-on', 'never', join(folder.path, 'draft.md')],
      '',
      whole,
    );
    await folder.drop();
    await outside.drop();
    match(err, /\.safeguards\.yml:1:13: there is no folder “linked” below this file/u);
    equal(code, 2);
  });
});
