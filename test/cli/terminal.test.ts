import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { showsProgress, wantsColour } from '../../server/src/cli/colour.ts';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const gap = smallDraft(services);
const esc = '\u001b';

suite('on a terminal', () => {
  test('text is coloured, and without its colours is the same', async () => {
    const plain = await ran(['check', '-'], gap);
    const coloured = await ran(['check', '-'], gap, undefined, { colours: true });
    ok(!plain.out.includes(esc));
    ok(coloured.out.includes(`${esc}[31merror${esc}[0m audit-rights`), coloured.out);
    equal(coloured.out.replaceAll(/\p{Cc}\[\d+m/gu, ''), plain.out);
  });

  test('no other format is coloured', async () => {
    for (const format of ['json', 'sarif', 'github', 'csv']) {
      const args = ['check', '--format', format, '-'];
      equal((await ran(args, gap, undefined, { colours: true })).out, (await ran(args, gap)).out, format);
    }
  });

  for (const [stream, env, wanted] of [
    [{ isTTY: true }, {}, true],
    [{}, {}, false],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { NO_COLOR: '' }, true],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
    [{}, { FORCE_COLOR: '1' }, true],
    [{}, { FORCE_COLOR: '', NO_COLOR: '1' }, true],
    [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
  ] as const)
    test(`colours are ${wanted ? 'on' : 'off'} for ${JSON.stringify([stream, env])}`, () =>
      equal(wantsColour(stream, env), wanted));

  test('progress is shown on a terminal outside of CI only', () => {
    deepEqual(
      [
        showsProgress({ isTTY: true }, {}),
        showsProgress({ isTTY: true }, { CI: 'true' }),
        showsProgress({ isTTY: true }, { TERM: 'dumb' }),
        showsProgress({}, {}),
      ],
      [true, false, false, false],
    );
  });

  test('a run over many files has a bar, which is gone at its end and never among the output', async () => {
    const files = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`d${at}.txt`, 'Minutes.']));
    const folder = await folderOf({ ...files, 'picture.txt': new Uint8Array([0]) });
    let screen = '';
    const draws = {
      drawn: (text: string) => {
        screen += text;
      },
    };
    const shown = await ran(['check', folder.path], '', undefined, draws);
    deepEqual(shown, await ran(['check', folder.path]));
    match(screen, /\[={12} {12}\] 13 of 26 /u);
    match(screen, /\[={24}\] 26 of 26 /u);
    ok(screen.endsWith(`\r${esc}[2K`), JSON.stringify(screen.slice(-60)));
    screen = '';
    await ran(['check', `${folder.path}/d1*.txt`], '', undefined, draws);
    await folder.drop();
    equal(screen, '', 'few files need none');
  });
});
