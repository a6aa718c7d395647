import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { schemas } from '../../scripts/library-schemas.ts';
import { inOrder, type Orders } from '../../server/src/cli/crew.ts';
import type { Target } from '../../server/src/cli/input.ts';
import type { Sheet } from '../../server/src/cli/sheet.ts';
import { runFormats } from '../../server/src/report/write-run.ts';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const gap = smallDraft(services);
const flagged = smallDraft(services, ['Staff', 'Staff shall not speak to the press.']);
const place = await folderOf({});
const bundle = join(place.path, 'thread.cjs');
const thread = (orders: Orders): Worker => new Worker(bundle, { workerData: { ...orders, schemas } });
const jobs = (count: number, ...args: readonly string[]) =>
  ran(['check', '--jobs', String(count), ...args], gap, undefined, { thread });

suite('threads', function () {
  this.timeout(60_000);
  suiteSetup(async () => {
    // A thread of one file starts at once, where one of sources would be compiled first.
    await build({
      entryPoints: [join(import.meta.dirname, 'small-thread.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
    });
  });
  suiteTeardown(() => place.drop());

  suite('many drafts at once', () => {
    let folder: Awaited<ReturnType<typeof folderOf>>;
    suiteSetup(async () => {
      folder = await folderOf({
        ...Object.fromEntries(
          Array.from({ length: 24 }, (_, at) => [
            `d${String(at).padStart(2, '0')}.txt`,
            at % 3 === 0 ? gap : at % 3 === 1 ? flagged : 'Minutes of a meeting.',
          ]),
        ),
        'picture.txt': new Uint8Array([0, 1, 2]),
        'own/.safeguards.yml': 'severities: { audit-rights: warning, nonsense: error }\n',
        'own/a.txt': gap,
        'own/b.txt': gap,
      });
    });
    suiteTeardown(() => folder.drop());

    for (const format of runFormats)
      test(`are reported as ${format} byte for byte as by one thread`, async () => {
        const args = ['--format', format, folder.path, join(folder.path, 'nowhere.txt'), '-'];
        const one = await jobs(1, ...args);
        deepEqual(await jobs(3, ...args), one);
        equal(one.code, 2);
        equal(one.err.match(/nonsense/gu)?.length, 1, one.err);
      });

    test('are held against a baseline, and written as one, just as by one thread', async () => {
      const base = join(folder.path, 'base.json');
      const drafts = join(folder.path, 'd*.txt');
      equal((await jobs(2, drafts, '--write-baseline', base)).code, 1);
      const held = await jobs(2, drafts, '--baseline', base);
      deepEqual(held, await jobs(1, drafts, '--baseline', base));
      equal(held.code, 0);
      await rm(base);
    });

    test('JSON that is printed file by file is one whole', async () => {
      const { out } = await jobs(2, '--format', 'json', join(folder.path, 'd*.txt'));
      equal(out, `${JSON.stringify(JSON.parse(out), null, 2)}\n`);
    });

    test('a number of jobs that is none is bad usage', async () => {
      for (const count of ['0', '-1', 'all', '1.5', '100'])
        equal((await ran(['check', '--jobs', count, folder.path])).code, 2, count);
    });

    test('are judged ahead by no more than a window, and given in order', async () => {
      const sheet = (name: string) => ({ name }) as Sheet;
      const targets = Array.from({ length: 50 }, (_, at): Target => ({ kind: 'found', name: String(at) }));
      let begun = 0;
      let given = 0;
      const names: string[] = [];
      for await (const { name } of inOrder(targets, 6, async (target) => {
        begun += 1;
        ok(begun - given <= 6, `${begun} begun, ${given} given`);
        // The later the sooner, as far as the window lets them.
        for (let at = 0; at < 6 - (begun % 6); at += 1) await Promise.resolve();
        return sheet(target.name);
      })) {
        given += 1;
        names.push(name);
      }
      deepEqual(
        names,
        targets.map(({ name }) => name),
      );
    });
  });

  suite('a file that ends its thread', () => {
    for (const [name, why] of [
      ['exits.txt', /exits\.txt: Not checked: its checking broke off \(its thread ended with code 7\)\.\n/u],
      ['throws.txt', /throws\.txt: Not checked: its checking broke off \(out of ideas\)\.\n/u],
    ] as const)
      test(`is named, and the others are checked: ${name}`, async () => {
        const folder = await folderOf({ 'a.txt': gap, [name]: gap, 'x.txt': flagged, 'z.txt': gap });
        const { code, out, err } = await jobs(2, '--format', 'json', folder.path);
        const { files } = JSON.parse(out) as { files: readonly { file: string; checked: boolean }[] };
        await folder.drop();
        equal(code, 2);
        match(err, why);
        deepEqual(
          files.map(({ file, checked }) => [file.slice(folder.path.length + 1), checked]),
          [
            ['a.txt', true],
            [name, false],
            ['x.txt', true],
            ['z.txt', true],
          ],
        );
      });

    test('where no thread can start, this one judges', async () => {
      const folder = await folderOf({ 'a.txt': gap, 'b.txt': gap });
      const broken = () => new Worker('throw new Error("no room")', { eval: true });
      const none = () => {
        throw new Error('no threads here');
      };
      for (const start of [broken, none]) {
        const { code, err } = await ran(['check', '--jobs', '2', folder.path], '', undefined, {
          thread: start,
        });
        deepEqual([code, err], [1, '']);
      }
      await folder.drop();
    });
  });

  suite('one bad file of many', () => {
    test('is named, whatever is wrong with it, and the others are checked', async () => {
      const folder = await folderOf({
        'a.txt': gap,
        'binary.txt': new Uint8Array([0x50, 0x4b, 0, 1]),
        'large.txt': Buffer.alloc(20 * 1024 * 1024 + 1, 0x20),
        'latin1.txt': Buffer.from('caf\u00e9', 'latin1'),
        'locked.txt': gap,
        'vanished.txt': gap,
        'z.txt': flagged,
      });
      const at = (name: string) => join(folder.path, name);
      await chmod(at('locked.txt'), 0);
      // Whoever may read everything finds nothing locked.
      const locked = process.getuid?.() !== 0;
      // The first answer comes once all names are known: then one of them goes.
      let gone: Promise<void> | undefined;
      const start = (orders: Orders): Worker => {
        gone ??= rm(at('vanished.txt'));
        return thread(orders);
      };
      const { code, out, err } = await ran(['check', '--jobs', '2', folder.path], '', undefined, {
        thread: start,
      });
      await gone;
      await folder.drop();
      equal(code, 2);
      match(err, /binary\.txt: Not checked: it is not a text file/u);
      match(err, /large\.txt: Not checked: it is larger than 20 MB/u);
      match(err, /latin1\.txt: Not checked: it is not UTF-8 text/u);
      match(err, /vanished\.txt: Not checked: it cannot be read \(it has gone\)/u);
      if (locked) match(err, /locked\.txt: Not checked: it cannot be read \(no permission\)/u);
      match(out, /a\.txt:\d+:\d+ error audit-rights/u);
      match(out, /z\.txt:\d+:\d+ warning gag-clause/u);
    });
  });
});
