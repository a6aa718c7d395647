import { equal, ok } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { termsOf } from '../../server/src/contract/terms.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { type Renaming, renameTerm } from '../../server/src/draft/rename-term.ts';
import { renumber } from '../../server/src/draft/renumber-clause.ts';

const opening =
  'This Agreement is made between the City of Westmark (the “City”) and Norlund Ltd (the “Vendor”).';
const draft = (...clauses: readonly string[]): string =>
  ['# Services Agreement', opening, ...clauses].join('\n\n');
const after = (text: string, renaming: Renaming): string => {
  ok('edits' in renaming, JSON.stringify(renaming));
  return applyEdits(text, renaming.edits);
};
const renamed = (text: string, term: string, name: string): Renaming => {
  const contract = readContract(text, 'markdown');
  const terms = termsOf(contract);
  const found = terms.find((it) => it.term === term);
  ok(found !== undefined, `${term} is defined`);
  return renameTerm(contract, terms, found, name);
};
const renumbered = (text: string, label: string, written: string): Renaming => {
  const contract = readContract(text, 'markdown');
  const clause = contract.clauses.find(({ number, role }) => number?.label === label && role !== 'contents');
  ok(clause !== undefined, `clause ${label} is read`);
  return renumber(contract, clause, written);
};
const refusal = (renaming: Renaming): string => ('refused' in renaming ? renaming.refused : '');

suite('renaming a term', () => {
  const check = (before: string, term: string, name: string, expected: string) =>
    equal(
      after(draft('## 1. Services', before), renamed(draft('## 1. Services', before), term, name)),
      draft('## 1. Services', expected),
    );

  test('keeps number, possessive, quotation marks and marks of emphasis', () => {
    check(
      '1.1 “**Watch List**” means a list. The Watch Lists’ end, a Watch List’s end, "Watch List".',
      'Watch List',
      'Register of Faces',
      '1.1 “**Register of Faces**” means a list. The Register of Faces’ end, a Register of Faces’ end, "Register of Faces".',
    );
    check(
      '1.1 “Policy” means a rule. The Policies bind; a Policy’s text binds.',
      'Policy',
      'Rule',
      '1.1 “Rule” means a rule. The Rules bind; a Rule’s text binds.',
    );
  });

  test('keeps capitals and fits the article', () => {
    check(
      '1.1 “Site” means a pole. A Site is an object.\n\n1.2 EVERY SITE IS DRY.',
      'Site',
      'Area',
      '1.1 “Area” means a pole. An Area is an object.\n\n1.2 EVERY AREA IS DRY.',
    );
    check(
      '1.1 “Operator” means X. An Operator works.',
      'Operator',
      'Driver',
      '1.1 “Driver” means X. A Driver works.',
    );
  });

  test('keeps a line that is wrapped by hand, with its line break', () => {
    check(
      '1.1 “Contract Data” means data. The Contract\r\n    Data is kept.',
      'Contract Data',
      'Project Data',
      '1.1 “Project Data” means data. The Project\r\n    Data is kept.',
    );
    check(
      '1.1 “Contract Data” means data. The Contract\r\n    Data is kept.',
      'Contract Data',
      'Files',
      '1.1 “Files” means data. The Files\r\n    is kept.',
    );
  });

  test('leaves longer terms and names alone', () => {
    const text = draft(
      '## 1. Services',
      '1.1 “City Police” means police. The City pays the City Police of the City of Westmark.',
    );
    equal(
      after(text, renamed(text, 'City', 'Town')),
      text.replace('“City”', '“Town”').replace('The City pays', 'The Town pays'),
    );
  });

  test('is refused where the name is taken, or can be no name', () => {
    const text = draft(
      '## 1. Services',
      '1.1 “Site” means a pole. “Areas” means land. The Open Ground is open.',
    );
    ok(refusal(renamed(text, 'Site', 'Area')).includes('already defines “Areas”'));
    ok(refusal(renamed(text, 'Site', 'vendor')).includes('already'));
    ok(refusal(renamed(text, 'Site', 'Open Ground')).includes('without defining it'));
    ok(refusal(renamed(text, 'Site', 'a “b”')).includes('quotation marks'));
    ok(refusal(renamed(text, 'Site', ' ')).includes('letter'));
  });
});

suite('renumbering a clause', () => {
  const text = draft(
    '## 1. Services',
    '1.1 The Vendor serves.',
    '1.2 Clause 1.3(b)(ii) and clauses 1.1 and 1.3 apply.',
    '1.3 The Vendor shall:',
    '(a) work;',
    '(b) rest:',
    '(i) by day;',
    '(ii) by night.',
    '## 2. Payment',
    '2.1 The City pays under clause 1.3.',
  );

  test('follows every reference to it and to what it holds', () => {
    equal(
      after(text, renumbered(text, '1.3', '1.5')),
      text
        .replace('1.3(b)(ii) and clauses 1.1 and 1.3', '1.5(b)(ii) and clauses 1.1 and 1.5')
        .replace('1.3 The', '1.5 The')
        .replace('under clause 1.3', 'under clause 1.5'),
    );
    equal(
      after(text, renumbered(text, '2', '4')),
      text.replace('## 2.', '## 4.').replace('2.1 The', '4.1 The'),
    );
    ok(after(text, renumbered(text, '1.3', '5')).includes('1.5 The Vendor'), 'the last part alone');
  });

  test('follows the table of contents', () => {
    const listed = [
      '# Services Agreement',
      '**Contents**',
      '1. Services\n2. Payment',
      opening,
      text.slice(text.indexOf('## 1')),
    ].join('\n\n');
    equal(
      after(listed, renumbered(listed, '2', '3')),
      listed
        .replace('2. Payment\n\nThis', '3. Payment\n\nThis')
        .replace('## 2.', '## 3.')
        .replace('2.1 The', '3.1 The'),
    );
  });

  test('writes each number in the figures that stand there', () => {
    const roman = [
      'SERVICES AGREEMENT',
      opening,
      'ARTICLE I – SERVICES',
      'Section 1.1  The Vendor serves as Article 2 says.',
      'ARTICLE II – PAYMENT',
      'Section 2.1  The City pays under Section 2.2.',
      'Section 2.2  It pays late.',
    ].join('\n\n');
    equal(
      after(roman, renumbered(roman, 'II', 'Article IV')),
      roman
        .replace('ARTICLE II', 'ARTICLE IV')
        .replace('Article 2', 'Article 4')
        .replace('Section 2.1', 'Section 4.1')
        .replace('Section 2.2.', 'Section 4.2.')
        .replace('Section 2.2 ', 'Section 4.2 '),
    );
  });

  test('follows references into a schedule', () => {
    const schedule = draft(
      '## 1. Services',
      '1.1 The Vendor serves as paragraph 2 of Schedule 3 and Schedule 3 say.',
      '# Schedule 3 – Prices',
      '1. One crown.',
      '2. Two crowns, less paragraph 1.',
    );
    equal(
      after(schedule, renumbered(schedule, '2', '4')),
      schedule.replace('paragraph 2', 'paragraph 4').replace('2. Two', '4. Two'),
    );
    equal(after(schedule, renumbered(schedule, '3', '5')), schedule.replaceAll('Schedule 3', 'Schedule 5'));
  });

  test('is refused where the number is taken, of another kind, or out of order', () => {
    ok(refusal(renumbered(text, '1.3', '1.2')).includes('already a clause 1.2'));
    ok(refusal(renumbered(text, '1.3', '2.4')).includes('last part'));
    ok(refusal(renumbered(text, '1.3', 'c')).includes('last part'));
    ok(refusal(renumbered(text, '1', '7')).includes('order'));
  });

  test('is refused where words may or may not mean the clause', () => {
    const loose = text.replace('It pays', '').concat('\n\n2.2 What 1.3 says stays, as (b) does.');
    ok(refusal(renumbered(loose, '1.3', '1.5')).includes('What 1.3'));
  });
});
