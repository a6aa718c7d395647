import { deepEqual, equal, ok } from 'node:assert/strict';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { insertAll } from '../../server/src/draft/insert-all.ts';
import { judgeOf } from '../../server/src/draft/judge.ts';
import { compileLibrary, type Library } from '../../server/src/library/compile.ts';
import { leftOutReason } from '../../server/src/report/left-out.ts';
import { services, smallData, smallDraft, smallLibrary } from '../support/small-library.ts';

/** All clauses of `ids` put into `text`: the draft after it, and why some were left out. */
function added(text: string, ids: readonly string[], library: Library = smallLibrary) {
  const judge = judgeOf(library, 'plain');
  const { edits, inserted, leftOut } = insertAll(judge(text), judge, library, ids);
  return {
    after: applyEdits(text, edits),
    inserted,
    leftOut: leftOut.map((it) => [it.id, leftOutReason(it, library)]),
  };
}

const audit = ['audit-rights'];
const plain = smallDraft(services);

suite('clauses put in at once', () => {
  test('are all told when nothing stands against them', () => {
    const { after, inserted, leftOut } = added(plain, audit);
    deepEqual(inserted, audit);
    deepEqual(leftOut, []);
    ok(after.includes('The City may on [10] days’ notice inspect'), after);
  });

  test('leave out what the draft has already, and change nothing for it', () => {
    const { after } = added(plain, audit);
    const again = added(after, [...audit, ...audit]);
    equal(again.after, after);
    deepEqual(again.inserted, []);
    deepEqual(again.leftOut, [['audit-rights', 'The draft has no gap there.']]);
  });

  test('leave out a clause that brings a finding, and name the finding', () => {
    const flagged = compileLibrary({
      ...smallData,
      redFlags: smallData.redFlags.map((flag) => ({ ...flag, any: ['inspect the systems'] })),
    });
    const { after, leftOut } = added(plain, audit, flagged);
    equal(after, plain);
    deepEqual(leftOut, [['audit-rights', 'Its clause would bring “Gag clause”.']]);
  });

  test('leave out a clause after which the gap is still open, and quote what keeps it open', () => {
    const hollow = compileLibrary({
      ...smallData,
      safeguards: smallData.safeguards.map((it) => ({ ...it, weakened: ['on 10 days'] })),
    });
    deepEqual(added(plain, audit, hollow).leftOut, [
      ['audit-rights', 'Even with its clause, clause 3.1 would take it back: “on [10] days’”.'],
    ]);
    const short = compileLibrary({
      ...smallData,
      safeguards: smallData.safeguards.map((it) => ({
        ...it,
        elements: it.elements.map((element) => ({ ...element, required: true })),
      })),
    });
    deepEqual(added(plain, audit, short).leftOut, [
      ['audit-rights', 'Its clause alone would not close the gap.'],
    ]);
  });
});
