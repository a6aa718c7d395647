import { deepEqual, equal } from 'node:assert/strict';
import { applyEdits, composed, type Edit } from '../../server/src/draft/edit.ts';

/** An edit written `from-to:text`. */
const edit = (written: string): Edit => {
  const [, start, end, text = ''] = /^(\d+)-(\d+):(.*)$/u.exec(written) ?? [];
  return { span: { start: Number(start), end: Number(end) }, text };
};
const drawn = (edits: readonly Edit[]): readonly string[] =>
  edits.map(({ span, text }) => `${span.start}-${span.end}:${text}`);
const text = 'abcdefghij';

suite('edits', () => {
  test('apply in any order, all at the offsets of the text before', () => {
    equal(applyEdits(text, ['8-9:', '0-1:AAA', '4-4:_'].map(edit)), 'AAAbcd_efghj');
    equal(applyEdits(text, []), text);
  });

  const cases: readonly (readonly [
    first: readonly string[],
    second: readonly string[],
    one: readonly string[],
  ])[] = [
    [[], ['2-3:X'], ['2-3:X']],
    [['2-3:X'], [], ['2-3:X']],
    // Apart: before, and behind what grows or shrinks.
    [['4-5:XYZ'], ['0-1:A'], ['0-1:A', '4-5:XYZ']],
    [['4-5:XYZ'], ['9-10:A'], ['4-5:XYZ', '7-8:A']],
    [['4-7:'], ['6-7:A'], ['4-7:', '9-10:A']],
    [['1-2:XX', '4-5:YY'], ['9-9:A'], ['1-2:XX', '4-5:YY', '7-7:A']],
    [['1-2:XX', '8-9:YY'], ['5-6:A'], ['1-2:XX', '4-5:A', '8-9:YY']],
    // Touching, within, around, and over the ends.
    [['4-5:XYZ'], ['7-8:A'], ['4-6:XYZA']],
    [['4-5:XYZ'], ['3-4:A'], ['3-5:AXYZ']],
    [['4-5:XYZ'], ['5-6:A'], ['4-5:XAZ']],
    [['4-5:XYZ'], ['4-7:A'], ['4-5:A']],
    [['4-5:XYZ'], ['2-9:A'], ['2-7:A']],
    [['4-5:XYZ'], ['6-9:A'], ['4-7:XYA']],
    [['4-5:XYZ'], ['2-5:A'], ['2-5:AYZ']],
    [['1-2:XX', '4-5:YY'], ['2-6:A'], ['1-5:XAY']],
    [['1-2:XX', '4-5:YY'], ['0-9:A'], ['0-7:A']],
    [['1-2:XX', '4-5:YY', '8-9:Z'], ['5-7:'], ['1-2:XX', '4-5:', '8-9:Z']],
    [['4-4:XYZ'], ['5-6:', '0-0:A'], ['0-0:A', '4-4:XZ']],
    [
      ['8-9:Z', '1-2:XX'],
      ['5-6:A', '7-7:B'],
      ['1-2:XX', '4-5:A', '6-6:B', '8-9:Z'],
    ],
  ];
  for (const [first, second, one] of cases)
    test(`${first.join(' ') || 'none'}, then ${second.join(' ') || 'none'}, are ${one.join(' ')}`, () => {
      const both = composed(text, first.map(edit), second.map(edit));
      equal(applyEdits(text, both), applyEdits(applyEdits(text, first.map(edit)), second.map(edit)));
      deepEqual(drawn(both), one);
    });
});
