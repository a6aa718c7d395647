import { deepEqual, equal, ok } from 'node:assert/strict';
import { defaultSettings } from '../../server/src/assess/settings.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { waiverOf } from '../../server/src/draft/waive.ts';
import { checkText } from '../../server/src/report/check.ts';
import { textReport } from '../../server/src/report/text.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { library } from '../support/library.ts';

const markdown = styles.find(({ format }) => format === 'markdown');
const plain = styles.find(({ format }) => format === 'plain');
ok(markdown !== undefined && plain !== undefined);

const check = (text: string, format: 'markdown' | 'plain', today?: string) => {
  const checked = checkText(text, library, format, {
    ...defaultSettings,
    ...(today === undefined ? {} : { today }),
  });
  const state = checked.assessment.outcomes.find(({ safeguard }) => safeguard === 'audit-rights')?.state;
  return { checked, state, ids: checked.findings.map(({ id }) => id) };
};
const withNote = (note: string) => `${note}\n\n${draftIn(markdown)}`;
const good =
  '<!-- safeguards: waive audit-rights reason="An independent report is enough." by="A. Reyes" until="2031-01-31" -->';

suite('waivers', () => {
  test('with a reason set a safeguard aside, and every report names them', () => {
    const { checked, state, ids } = check(withNote(good), 'markdown', '2031-01-31');
    equal(state, 'waived');
    ok(!ids.includes('audit-rights') && !ids.some((id) => id.includes('waiver')));
    ok(
      textReport('draft.md', checked, library).includes(
        '  waived audit-rights by A. Reyes until 2031-01-31: line 1, “An independent report is enough.”',
      ),
    );
  });

  test('may stand on a line of their own in plain text, and are no words of the draft', () => {
    const text = `${draftIn(plain)}\n[safeguards: waive audit-rights reason="The City may inspect the Vendor’s systems elsewhere."]\n`;
    const { state, checked } = check(text, 'plain');
    equal(state, 'waived');
    ok(
      !checked.contract.clauses.some(({ paragraphs }) =>
        paragraphs.some(({ span }) => text.slice(span.start, span.end).includes('waive')),
      ),
    );
  });

  test('that do not hold are findings, and hide nothing', () => {
    for (const [note, id, today] of [
      [good, 'expired-waiver', '2031-02-01'],
      ['<!-- safeguards: waive audit-rights -->', 'waiver-without-reason', undefined],
      ['<!-- safeguards: waive audit-rights reason="  " -->', 'waiver-without-reason', undefined],
      ['<!-- safeguards: waive audit-right reason="x" -->', 'unknown-waiver', undefined],
      ['<!-- safeguards: ignore everything -->', 'unknown-waiver', undefined],
      [
        '<!-- safeguards: waive audit-rights reason="x" until="next year" -->',
        'waiver-with-wrong-date',
        undefined,
      ],
    ] as const) {
      const { state, ids } = check(withNote(note), 'markdown', today);
      deepEqual([note, state, ids.includes('audit-rights'), ids.includes(id)], [note, 'absent', true, true]);
    }
  });

  test('of what is no finding are named as not needed', () => {
    const { ids } = check(
      withNote('<!-- safeguards: waive human-review-of-decisions reason="x" -->'),
      'markdown',
    );
    ok(ids.includes('unneeded-waiver'));
  });

  test('set a red flag aside', () => {
    const text = `${draftIn(markdown)}\n5.3 This Agreement shall automatically renew each year.\n`;
    ok(check(text, 'markdown').ids.includes('automatic-renewal'));
    const waived = check(`${text}\n<!-- safeguards: waive automatic-renewal reason="x" -->\n`, 'markdown');
    ok(!waived.ids.includes('automatic-renewal') && !waived.ids.includes('unneeded-waiver'));
  });

  test('are inserted under the title with an open reason, in every style of draft', () => {
    for (const style of styles) {
      for (const lineBreak of ['\n', '\r\n']) {
        const text = draftIn(style, { lineBreak });
        const before = check(text, style.format);
        const { edit, blanks } = waiverOf(before.checked.contract, 'audit-rights');
        const after = check(applyEdits(text, [edit]), style.format);
        deepEqual(
          after.ids.filter((id) => !before.ids.includes(id)),
          ['waiver-without-reason'],
          style.name,
        );
        const at = blanks[0]?.span.start ?? 0;
        const filled = `${edit.text.slice(0, at)}Because.${edit.text.slice(at)}`;
        equal(check(applyEdits(text, [{ ...edit, text: filled }]), style.format).state, 'waived', style.name);
      }
    }
  });
});
