import { deepEqual, ok } from 'node:assert/strict';
import type { Assessment, Outcome } from '../../server/src/assess/assessment.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { checkText } from '../../server/src/report/check.ts';
import { coverageOf, states } from '../../server/src/report/coverage.ts';
import { findingsOf } from '../../server/src/report/findings.ts';
import { messageOf } from '../../server/src/report/messages.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { library } from '../support/library.ts';
import { services, smallDraft, smallLibrary } from '../support/small-library.ts';

const outcome = (safeguard: string, state: Outcome['state'], over: Partial<Outcome> = {}): Outcome => ({
  safeguard,
  state,
  met: [],
  missing: [],
  qualifiers: [],
  contradictions: [],
  pointers: [],
  ...over,
});

suite('findings', () => {
  test('a waived safeguard is none', () => {
    const contract = readContract(smallDraft(services), 'plain');
    const assessment: Assessment = {
      outcomes: [outcome('audit-rights', 'waived')],
      flags: [],
      traits: [],
      slips: [],
      waivers: [],
    };
    deepEqual(findingsOf(contract, smallLibrary, assessment), []);
  });

  test('weigh one step less where something is there, and no less than information', () => {
    const contract = readContract(smallDraft(services), 'plain');
    const severities = (id: string) =>
      (['absent', 'contradicted', 'heading only', 'partial', 'weakened', 'delegated'] as const).map(
        (state) => {
          const assessment: Assessment = {
            outcomes: [outcome(id, state)],
            flags: [],
            traits: [],
            slips: [],
            waivers: [],
          };
          return findingsOf(contract, smallLibrary, assessment)[0]?.severity;
        },
      );
    deepEqual(severities('audit-rights'), ['error', 'error', 'error', 'warning', 'warning', 'warning']);
    deepEqual(severities('remedy-for-individuals'), [
      'warning',
      'warning',
      'warning',
      'information',
      'information',
      'information',
    ]);
  });

  test('name missing elements in the library’s words, the core one first', () => {
    const contract = readContract(smallDraft(services), 'plain');
    const outcomes = [outcome('audit-rights', 'absent', { missing: ['duty', 'object', 'right'] })];
    const [finding] = findingsOf(contract, smallLibrary, {
      outcomes,
      flags: [],
      traits: [],
      slips: [],
      waivers: [],
    });
    deepEqual(finding?.missing, [
      'a right of the authority to inspect',
      'the systems',
      'no hindrance by the supplier',
    ]);
  });

  test('are never lost: a spot without words moves to the first words of the draft', () => {
    const contract = readContract(smallDraft(services), 'plain');
    const nowhere = { span: { start: 40, end: 40 }, clause: 1 };
    const outcomes = [outcome('audit-rights', 'heading only', { pointers: [nowhere] })];
    const [finding] = findingsOf(contract, smallLibrary, {
      outcomes,
      flags: [],
      traits: [],
      slips: [],
      waivers: [],
    });
    deepEqual(finding?.span, { start: 0, end: 'SERVICES AGREEMENT'.length });
  });

  test('come in the order of the text, then of their ids, whatever the order of the library', () => {
    const contract = readContract(smallDraft(services), 'plain');
    const evidence = { span: { start: 3, end: 9 }, clause: 0 };
    const assessment: Assessment = {
      outcomes: [outcome('remedy-for-individuals', 'absent'), outcome('audit-rights', 'absent')],
      flags: [{ redFlag: 'gag-clause', evidence }],
      traits: [],
      slips: [],
      waivers: [],
    };
    const ids = findingsOf(contract, smallLibrary, assessment).map(({ id }) => id);
    deepEqual(ids, ['audit-rights', 'remedy-for-individuals', 'gag-clause']);
  });

  test('lie on words of the text and are sorted, for every start of a draft in every style', () => {
    let seen = 0;
    for (const style of styles) {
      const draft = draftIn(style, { lineBreak: '\r\n' });
      for (let length = 0; length <= draft.length; length += 23) {
        const text = draft.slice(0, length);
        const { contract, findings } = checkText(text, library, style.format);
        let before = 0;
        for (const finding of findings) {
          const places = [finding.span, ...finding.related.map(({ span }) => span)];
          ok(places.every(({ start, end }) => start >= 0 && start < end && end <= text.length));
          ok(text.slice(finding.span.start, finding.span.end).trim() !== '');
          ok(finding.span.start >= before, 'findings are sorted');
          ok(messageOf(finding, contract, library).length < 600);
          before = finding.span.start;
          seen += 1;
        }
      }
    }
    ok(seen > 100, `the property was tried on ${seen} findings`);
  });

  test('are the same each time', () => {
    const draft = smallDraft(services, ['Audit', 'The City may inspect the invoices.']);
    deepEqual(checkText(draft, smallLibrary).findings, checkText(draft, smallLibrary).findings);
  });
});

suite('coverage', () => {
  test('counts every state by itself, under its principle', () => {
    const assessment: Assessment = {
      outcomes: states.map((state) => outcome('audit-rights', state)),
      flags: [],
      traits: [],
      slips: [],
      waivers: [],
    };
    const rows = coverageOf(smallLibrary, assessment);
    const accountability = rows.find(({ principle }) => principle === 'accountability');
    deepEqual(Object.values(accountability?.counts ?? {}), [1, 1, 1, 1, 1, 1, 1, 1, 1]);
    deepEqual(Object.keys(accountability?.counts ?? {}), states);
    const others = rows.filter((row) => row !== accountability);
    ok(others.every(({ counts }) => Object.values(counts).every((count) => count === 0)));
    deepEqual(rows.length, 6);
  });
});
