import { deepEqual, equal } from 'node:assert/strict';
import type { Clause } from '../../server/src/contract/contract.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { around, counted, subCitation, withLast, writtenNumber } from '../../server/src/draft/numbers.ts';
import { citation, labelOf } from '../../server/src/draft/style.ts';

/** The last clause of a draft and the one that holds it; ` | ` stands for a blank line. */
function lastOf(written: string): { readonly clause: Clause; readonly article: Clause } {
  const { clauses } = readContract(`# Agreement\n\n${written.replaceAll(' | ', '\n\n')}\n`, 'markdown');
  const clause = clauses.at(-1);
  const article = clauses[clause?.parent ?? -1] ?? clause;
  if (clause === undefined || article === undefined) throw new Error(`no clause in ${written}`);
  return { clause, article };
}

suite('the next number', () => {
  const cases: readonly (readonly [draft: string, value: number, written: string, cited: string])[] = [
    ['1. Fees | 1.1 The City pays.', 4, '1.4', '1.4'],
    ['4.0 Fees | 4.1 The City pays.', 2, '4.2', '4.2'],
    ['Article IV – Fees | 4.1 The City pays.', 3, '4.3', '4.3'],
    ['Article IV – Fees | Section 4.1 The City pays.', 3, 'Section 4.3', '4.3'],
    ['1. Fees | (a) The City pays.', 4, '(d)', '1(d)'],
    ['1. Fees | (i) The City pays. | (ii) It reads.', 4, '(iv)', '1(iv)'],
    ['1. Fees | 1(a) The City pays.', 28, '1(bb)', '1(bb)'],
    ['Article (12) Fees | 12/1 The City pays.', 2, '12/2', '12/2'],
    ['Article 2 – Fees | 2-1 The City pays.', 2, '2-2', '2-2'],
    ['Schedule 2 | A2.1 The City pays.', 3, 'A2.3', 'A2.3'],
    ['Article 3 – Fees | Section 1. The City pays.', 2, 'Section 2.', '2'],
    ['1. Fees | 1) The City pays.', 2, '2)', '1.2'],
    ['1. Fees | (1) The City pays.', 2, '(2)', '1(2)'],
    ['1. Fees | 1.1 Cash | 1.1.1 The City pays.', 2, '1.1.2', '1.1.2'],
    ['1. Fees | 1.1 Cash | 1.1(a) The City pays.', 3, '1.1(c)', '1.1(c)'],
    ['## TITLE I – Fees | I. The City pays. | II. It reads.', 4, 'IV.', 'I(IV)'],
    ['1. Fees | a) The City pays.', 2, 'b)', '1(b)'],
    ['1. Fees | (A) The City pays.', 27, '(AA)', '1(AA)'],
    ['Schedule 2 | ST-1. Fees are paid.', 2, 'ST-2.', 'ST-2'],
    ['Article IV – Fees | IV-1. The City pays.', 3, 'IV-3.', 'IV-3'],
    ['12. Fees | Section 12.34 The City pays.', 35, 'Section 12.35', '12.35'],
    ['2. Fees | 2a. The City pays.', 3, '2c.', '2c'],
    ['12. Fees | 12a. The City pays.', 2, '12b.', '12b'],
    ['Article I.4 — Fees | I.4.1 The City pays.', 2, 'I.4.2', 'I.4.2'],
    ['B-3. FEES | B-3.1 The City pays.', 2, 'B-3.2', 'B-3.2'],
  ];
  test('is written and cited as its neighbours are', () => {
    for (const [draft, value, written, cited] of cases) {
      const { clause, article } = lastOf(draft);
      if (clause.number === undefined) throw new Error(`no number in ${draft}`);
      equal(writtenNumber(clause.number, article, value), written, draft);
      equal(subCitation(clause.number, article, value, citation(article)), cited, draft);
    }
  });

  test('takes the number of the article where it goes', () => {
    const moved: readonly (readonly [draft: string, article: string, written: string])[] = [
      ['1. Fees | 1.1 The City pays.', '7. Books', '7.2'],
      ['1. Fees | 1a. The City pays.', '12. Books', '12b.'],
      ['Article I.1 — Fees | I.1.1 The City pays.', 'Article I.4 — Books', 'I.4.2'],
      ['B-1. FEES | B-1.1 The City pays.', 'B-4. BOOKS', 'B-4.2'],
      ['1.0 Fees | 1.1 The City pays.', '7.0 Books', '7.2'],
      ['Article IV – Fees | 4.1 The City pays.', 'Article XI – Books', '11.2'],
      ['1. Fees | 1(a) The City pays.', '12. Books', '12(b)'],
      ['Schedule 2 | A2.1 The City pays.', 'Schedule 3', 'A3.2'],
      ['Schedule 2 | ST-1. The City pays.', 'Schedule 3', 'ST-2.'],
      ['Schedule 2 | VX-1. The City pays.', 'Schedule 3', 'VX-2.'],
      ['Schedule A | A-1. The City pays.', 'Schedule B', 'B-2.'],
      ['Article IV – Fees | IV-1. The City pays.', 'Article XI – Books', 'XI-2.'],
      ['Schedule 12 | A12.1 The City pays.', 'Schedule 3', 'A3.2'],
      ['1. Fees | 1.1 Cash | 1.1.1 The City pays.', '7. Books', '1.1.2'],
      ['1. Fees | 1.1 The City pays.', 'Books are read.', '1.2'],
    ];
    for (const [draft, article, written] of moved) {
      const { clause } = lastOf(draft);
      if (clause.number === undefined) throw new Error(`no number in ${draft}`);
      equal(writtenNumber(clause.number, lastOf(article).clause, 2), written, `${draft} in ${article}`);
    }
  });

  test('is cited alone where nothing stands above it', () => {
    const { clause, article } = lastOf('1. Fees | (a) The City pays.');
    if (clause.number === undefined) throw new Error('no number');
    equal(subCitation(clause.number, article, 3, ''), 'c');
  });

  test('keeps what stands around its counting part', () => {
    const parts: readonly (readonly [draft: string, before: string, after: string, next: string])[] = [
      ['Section 4. The City pays.', 'Section ', '.', '5'],
      ['## TITLE I – Fees', 'TITLE ', '', 'V'],
      ['1. Fees | (a) The City pays.', '(', ')', 'e'],
      ['4.0 Fees', '', '', '5.0'],
      ['1. Fees | 1(a) The City pays.', '', '', '1(e)'],
      ['1. Fees | 1.10 The City pays.', '', '', '1.5'],
    ];
    for (const [draft, before, after, next] of parts) {
      const { number } = lastOf(draft).clause;
      if (number === undefined) throw new Error(`no number in ${draft}`);
      deepEqual(around(number), { before, after }, draft);
      equal(withLast(number, 5), next, draft);
    }
  });

  test('counts the first part of 12.0 and the last of others', () => {
    const values: readonly (readonly [draft: string, value: number])[] = [
      ['12.0 Fees', 12],
      ['12.00 Fees', 12],
      ['Article IV – Fees', 4],
      ['12. Fees | 12.3 The City pays.', 3],
      ['12. Fees | 12.10 The City pays.', 10],
    ];
    for (const [draft, value] of values) {
      const { number } = lastOf(draft).clause;
      equal(number === undefined ? undefined : counted(number), value, draft);
    }
  });

  test('counts in figures, romans and letters', () => {
    const kinds = {
      decimal: '1 4 26 27 53',
      'upper-roman': 'I IV XXVI XXVII LIII',
      'lower-roman': 'i iv xxvi xxvii liii',
      'upper-letter': 'A D Z AA AAA',
      'lower-letter': 'a d z aa aaa',
      list: '• • • • •',
    } as const;
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[])
      equal([1, 4, 26, 27, 53].map((it) => labelOf({ kind, label: '•' }, it)).join(' '), kinds[kind]);
  });
});
