import { equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { contentsEntry, slugOf, startOfNumber } from '../../server/src/draft/contents.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';

const articles = '## 1. Fees\n\nPay.\n\n## 2. Books\n\nRead.\n\n## 3. Rest\n\nRest.\n';

/** The contents of a draft with a new article behind `after`; ` / ` is a line break, ` | ` a blank line. */
function entered(contents: string, after: string, number: string, heading: string, body = articles): string {
  const lines = contents.replaceAll(' | ', '\n\n').replaceAll(' / ', '\n');
  const text = `# Agreement\n\n${lines}\n\n${body}`;
  const contract = readContract(text, 'markdown');
  const article = contract.clauses.find(({ role, heading: it }) => role !== 'contents' && it?.text === after);
  if (article === undefined) throw new Error(`no article ${after}`);
  const edited = applyEdits(text, contentsEntry(contract, article, number, heading));
  const end = edited.lastIndexOf(body);
  return edited.slice(13, end).trimEnd().replaceAll('\n\n', ' | ').replaceAll('\n', ' / ');
}

suite('a line in the contents', () => {
  const cases: readonly (readonly [
    name: string,
    contents: string,
    after: string,
    heading: string,
    expected: string,
  ])[] = [
    [
      'stands behind that of the article before it',
      '# Contents | 1. Fees / 2. Books / 3. Rest',
      'Books',
      'Audit',
      '# Contents | 1. Fees / 2. Books / 9. Audit / 3. Rest',
    ],
    [
      'stands last behind the last',
      '# Contents | 1. Fees / 2. Books / 3. Rest',
      'Rest',
      'Audit',
      '# Contents | 1. Fees / 2. Books / 3. Rest / 9. Audit',
    ],
    [
      'stands second behind the first',
      '# Contents | 1. Fees / 2. Books / 3. Rest',
      'Fees',
      'Audit',
      '# Contents | 1. Fees / 9. Audit / 2. Books / 3. Rest',
    ],
    [
      'leads with dots to the page of the next',
      '# Contents | 1. Fees ........ 3 / 2. Books ....... 7 / 3. Rest ........ 12',
      'Books',
      'Audit rights',
      '# Contents | 1. Fees ........ 3 / 2. Books ....... 7 / 9. Audit rights .... 12 / 3. Rest ........ 12',
    ],
    [
      'leads to the page of the one before where none comes next',
      '# Contents | 1. Fees .......... 3 / 2. Books ......... 7 / 3. Rest .......... 12',
      'Rest',
      'Audit',
      '# Contents | 1. Fees .......... 3 / 2. Books ......... 7 / 3. Rest .......... 12 / 9. Audit ......... 12',
    ],
    [
      'is in capitals and apart where the others are',
      '# Contents | 1. FEES\t3 | 2. BOOKS\t7 | 3. REST\t12',
      'Books',
      'Audit rights',
      '# Contents | 1. FEES\t3 | 2. BOOKS\t7 | 9. AUDIT RIGHTS\t12 | 3. REST\t12',
    ],
    [
      'links to its heading where the others do',
      '# Contents | - [1. Fees](#1-fees) / - [2. Books](#2-books) / - [3. Rest](#3-rest)',
      'Books',
      'Audit rights',
      '# Contents | - [1. Fees](#1-fees) / - [2. Books](#2-books) / - [9. Audit rights](#9-audit-rights) / - [3. Rest](#3-rest)',
    ],
    [
      'is none where the article before is not listed',
      '# Contents | 1. Fees / 3. Rest',
      'Books',
      'Audit',
      '# Contents | 1. Fees / 3. Rest',
    ],
  ];
  for (const [name, contents, after, heading, expected] of cases)
    test(name, () => equal(entered(contents, after, '9', heading), expected));

  test('stands behind the lines of the clauses below its neighbour', () => {
    const body = '## 1. Fees\n\n### 1.1 Cash\n\nPay.\n\n## 2. Books\n\nRead.\n';
    equal(
      entered('# Contents | 1. Fees / 1.1 Cash / 2. Books', 'Fees', '2', 'Audit', body),
      '# Contents | 1. Fees / 1.1 Cash / 2. Audit / 2. Books',
    );
  });
  test('has no number where the articles have none', () => {
    const body = '## Fees\n\nPay.\n\n## Books\n\nRead.\n\n## Rest\n\nRest.\n';
    equal(
      entered('# Contents | Fees / Books / Rest', 'Books', '', 'Audit', body),
      '# Contents | Fees / Books / Audit / Rest',
    );
    equal(
      entered('# Contents | - [Fees](#fees) / - [Books](#books)', 'Books', '', 'Audit', body),
      '# Contents | - [Fees](#fees) / - [Books](#books) / - [Audit](#audit)',
    );
  });
  test('keeps the word of the articles', () => {
    const body = '## Article 1 Fees\n\nPay.\n\n## Article 2 Books\n\nRead.\n';
    equal(
      entered('# Contents | Article 1 Fees / Article 2 Books', 'Fees', '2', 'Audit', body),
      '# Contents | Article 1 Fees / Article 2 Audit / Article 2 Books',
    );
  });
});

test('a number in a line of the contents is whole, and stands before the words', () => {
  const cases: readonly (readonly [line: string, label: string, start: number | undefined])[] = [
    ['14. Audit ... 3', '14', 0],
    ['  - [14. Audit](#x)', '14', 5],
    ['Article IV Audit', 'IV', 8],
    ['§ 4 Fees', '4', 2],
    ['§§4 Fees', '4', 2],
    ['Sec. 14 Audit', '14', 5],
    ['* 1(a) Fees', '1(a)', 2],
    ['14.1 Audit', '14', undefined],
    ['14a Audit', '14', undefined],
    ['114 Audit', '14', undefined],
    ['Audit of 14', '14', undefined],
    ['1x2 Fees', '1.2', undefined],
  ];
  for (const [line, label, start] of cases) equal(startOfNumber(line, label), start, line);
});

test('the anchor of a heading is in small letters, without marks and with hyphens', () => {
  equal(slugOf('14. Audit & Access'), '14-audit--access');
  equal(slugOf('  Fees (old) '), 'fees-old');
  equal(slugOf('Über_score-dash'), 'über_score-dash');
});
