import { deepEqual, equal } from 'node:assert/strict';
import { slipsOf } from '../../server/src/assess/drafting.ts';
import { type DraftingCheck, defaultSettings, readSettings } from '../../server/src/assess/settings.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';

const draft = (...clauses: string[]): string =>
  [
    '# Services Agreement',
    'This Agreement is made between the Borough of Westmark (the “City”) and Norlund Systems Ltd (the “Vendor”).',
    '## 1. Services',
    '1.1 The Vendor shall perform the Services, as clause 2 (Payment) says.',
    '## 2. Payment',
    '2.1 The City shall pay within thirty days. Clause 1.1 is not affected.',
    '## 3. Confidentiality',
    '3.1 Each party shall keep secrets under clause 2.1.',
    ...clauses,
    '',
  ].join('\n\n');

const named = (text: string, check: DraftingCheck): readonly string[] =>
  slipsOf(readContract(text, 'markdown'), [check]).map(({ names, span }) => {
    equal(text.slice(span.start, span.end).length > 0, true);
    return names;
  });

suite('slips of drafting', () => {
  test('a sound draft has none', () => {
    deepEqual(slipsOf(readContract(draft(), 'markdown'), defaultSettings.draftingChecks), []);
  });

  test('references to clauses that are not there', () => {
    deepEqual(named(draft('3.2 Clauses 2.1, 2.7 and 9 apply.'), 'dangling-reference'), [
      'clause 2.7',
      'clause 9',
    ]);
    deepEqual(named(draft('3.2 Clause 9 of the Data Act 2018 applies.'), 'dangling-reference'), []);
    // Sections of another document, in a draft of clauses.
    deepEqual(named(draft('3.2 Section 19 and Section 20 apply.'), 'dangling-reference'), []);
  });

  test('a title that belongs to another clause, with the number that was meant', () => {
    const text = draft('3.2 Clause 2 (Confidentiality) prevails over clause 1 (Monday to Friday).');
    const [slip, ...others] = slipsOf(readContract(text, 'markdown'), ['mismatched-title']);
    deepEqual(others, []);
    equal(slip?.names, 'Clause 2 (Confidentiality)');
    const edit = slip?.replacement;
    equal(
      applyEdits(text, edit === undefined ? [] : [edit]),
      text.replace('Clause 2 (Conf', 'Clause 3 (Conf'),
    );
  });

  test('attachments that are not part of the text, once each', () => {
    const text = draft('3.2 Schedule 1 and Schedule 2 apply. Schedule 2 prevails.', '# Schedule 1', 'Sites.');
    deepEqual(named(text, 'missing-attachment'), ['Schedule 2']);
    deepEqual(named(draft('3.2 See Annex I of Regulation (EU) 2016/679.'), 'missing-attachment'), []);
  });

  test('terms that are defined twice in one part', () => {
    const twice = ['3.2 “Fee” means the price.', '3.3 “Fee” means the price and the tax.'];
    deepEqual(named(draft(...twice), 'term-defined-twice'), ['Fee']);
    deepEqual(
      named(draft(twice[0] ?? '', '3.3 “Fee” has the meaning given in clause 3.2.'), 'term-defined-twice'),
      [],
    );
    deepEqual(
      named(
        draft(twice[0] ?? '', '# Schedule 1', '1. “Fee” means the fee of this schedule.'),
        'term-defined-twice',
      ),
      [],
    );
  });

  test('terms without a definition, headings without text, and blanks', () => {
    const text = draft(
      '3.2 The Vendor shall pay the Service Credits. All Service Credits fall due at once.',
      '3.3 The price is [●] and the date is [insert date], or ____.',
      '## 4. Audit',
      '## 5. Law',
      '5.1 The law of Westmark applies [see clause 1].',
    );
    deepEqual(named(text, 'undefined-term'), ['Service Credits']);
    deepEqual(named(text, 'empty-heading'), ['Audit']);
    deepEqual(named(text, 'open-blank'), ['[●]', '[insert date]', '____']);
  });

  test('no contract has none', () => {
    deepEqual(slipsOf(readContract('# Minutes\n\nSee clause 9 [●].\n', 'markdown'), ['open-blank']), []);
  });
});

suite('settings', () => {
  test('what is not understood stays at its default and is named', () => {
    deepEqual(readSettings(undefined), { settings: defaultSettings, faults: [] });
    deepEqual(
      readSettings({
        traits: { 'personal data': true, magic: true, data: 1 },
        draftingChecks: ['open-blank', 'x'],
      }),
      {
        settings: { ...defaultSettings, traits: { 'personal data': true }, draftingChecks: ['open-blank'] },
        faults: [
          'There is no trait “magic”; the traits are personal data, data, biometrics, algorithmic system, automated decisions, law enforcement, subcontracting allowed.',
          'The trait “data” must be true or false.',
          'There is no drafting check “x”; the checks are dangling-reference, mismatched-title, missing-attachment, term-defined-twice, undefined-term, empty-heading, open-blank.',
        ],
      },
    );
    deepEqual(readSettings({ traits: [], draftingChecks: 'all' }), {
      settings: defaultSettings,
      faults: ['“traits” must map traits to true or false.', '“draftingChecks” must be a list.'],
    });
  });
});
