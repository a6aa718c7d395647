import { equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';

/** Checks where the numbers of a draft belong, by their paths; ` | ` is a blank line and ` / ` a line break. */
function check(cases: readonly (readonly [written: string, paths: string])[]): void {
  for (const [written, paths] of cases) {
    const words = written.replaceAll(' | ', '\n\n').replaceAll(' / ', '\n');
    const { clauses } = readContract(`# Agreement\n\n${words}\n`, 'markdown');
    const found = clauses.flatMap(({ number }) => (number === undefined ? [] : [number.path.join('.')]));
    equal(found.join(' '), paths, written);
  }
}

suite('numbers in sequence', () => {
  test('are those of items where a bullet stands before them, with or without a blank line', () => {
    check([
      [
        '- 1.01 The City pays. / - 1.02 The City reads. / - 2.00 Data. / - 2.01 The Vendor deletes.',
        '1.01 1.02 2.00 2.01',
      ],
    ]);
  });

  test('go on with the innermost sequence that they can', () => {
    check([
      ['(1) The City pays. | (2) The City reads. | (2) It rests. | (3) It ends.', '1 2 2 3'],
      ['1. The City pays: | (a) cash; | (b) card; | (b) coins; | (c) gold.', '1 1.a 1.b 1.b 1.c'],
      [
        'A. The City pays: | 1. cash; | 2. card. | B. The City reads: | 1. books. | C. It rests.',
        'a a.1 a.2 b b.1 c',
      ],
      [
        '(a) The City pays: | (1) cash; | (2) card. | (b) The City reads: | (1) books; | (3) maps.',
        'a a.1 a.2 b b.1 b.3',
      ],
      [
        '1. The City pays: | 1.1 cash: | (a) coins: | (i) old: | (A) gold: | (1) rings. | 1.2 card.',
        '1 1.1 1.1.a 1.1.a.i 1.1.a.i.a 1.1.a.i.a.1 1.2',
      ],
      ['i. The City pays. | ii. The City reads. | iii. It rests.', 'i ii iii'],
      ['C. The City pays. | D. The City reads.', 'c d'],
      ['(c) The City pays. | (d) The City reads. | (f) It rests.', 'c d f'],
      ['1. The City pays: |    (a) cash; |    (b) card. |  (c) coins.', '1 1.a 1.b 1.c'],
      ['1. The City pays: | (a) cash: |   (1) old; |   (2) new; | (1) card.', '1 1.a 1.a.1 1.a.2 1.a.2.1'],
      ['1. The City pays. | 2. The City reads. | 2. The City rests. | 3. It ends.', '1 2 2 3'],
      ['1. The City pays: | (a) cash; | (b) card: |     (i) gold; | (c) coins.', '1 1.a 1.b 1.b.i 1.c'],
      ['1. The City pays: | (a) cash; | (g) card; | (i) gold; | (j) coins.', '1 1.a 1.g 1.i 1.j'],
      ['1. The City pays. | (a) cash; | (b) card; | 2. The City reads.', '1 1.a 1.b 2'],
      [
        '1. The City pays: | (a) cash: | (i) coins; | (ii) notes; | (b) card. | 2. The City reads.',
        '1 1.a 1.a.i 1.a.ii 1.b 2',
      ],
      [
        '1. The City pays: | (a) cash: | (1) coins; | (A) old; | (B) new; | (2) notes; | (b) card.',
        '1 1.a 1.a.1 1.a.1.a 1.a.1.b 1.a.2 1.b',
      ],
      ['1. The City pays: | (h) cash; | (i) coins; | (j) notes.', '1 1.h 1.i 1.j'],
      ['1. The City pays: | (h) cash: | (i) coins; | (ii) notes; | (i) card.', '1 1.h 1.h.i 1.h.ii 1.i'],
      [
        '1. The City pays: | (a) cash; | (b) card. | 2. The City reads: | (a) books; | (b) maps.',
        '1 1.a 1.b 2 2.a 2.b',
      ],
      ['1. The City pays: | (a) cash; | (a) card.', '1 1.a 1.a'],
      ['1. The City pays: | (a) cash; | (c) card; | (g) gold.', '1 1.a 1.c 1.g'],
      ['1. The City pays. | 3. The City reads. | 20. The City rests. | 90. The City ends.', '1 3 20 90'],
      ['1. The City pays. | 2. The City reads. | 2. The City rests. | 1. The City ends.', '1 2 2 1'],
      ['I. The City pays. | V. The City reads. | VI. The City rests.', 'i v vi'],
      ['A. The City pays. | B. The City reads. | C. The City rests. | D. It ends.', 'a b c d'],
      [
        'Article 1. Fees | 1. The City pays. | 2. The City reads. | Article 2. Books | 3. The City rests. | 4. It ends.',
        '1 1.1 1.2 2 2.3 2.4',
      ],
      ['Article 1. Fees | 1. The City pays. | Article 2. Books | 1. The City rests.', '1 1.1 2 2.1'],
      [
        'Article I – Fees | Section 1. The City pays. | Section 2. The City reads. | Article II – Books | Section 1. The City rests.',
        'i i.1 i.2 ii ii.1',
      ],
      [
        'Article I – Fees | 1.1 The City pays. | 1.2 The City reads. | Article II – Books | 2.1 The City rests.',
        'i 1.1 1.2 ii 2.1',
      ],
    ]);
  });
  test('of several parts stand under what has the parts before', () => {
    check([
      [
        '1. Fees | 1.1 The City pays. | 1.1.1 Cash. | 1.1.2 Card. | 1.2 The City reads. | 2. Books | 2.1 The City rests.',
        '1 1.1 1.1.1 1.1.2 1.2 2 2.1',
      ],
      [
        '4.0 Fees | 4.1 The City pays. | 4.2 The City reads. | 5.0 Books | 5.1 The City rests.',
        '4.0 4.1 4.2 5.0 5.1',
      ],
      ['1. Fees | 1(a) The City pays. | 1(b) The City reads.', '1 1.a 1.b'],
      [
        'Article IV – Fees | 4.1 The City pays. | 4.1(a) Cash. | 4.1(b) Card. | 4.2 The City reads.',
        'iv 4.1 4.1.a 4.1.b 4.2',
      ],
      [
        'A. Fees | A.1 The City pays. | A.2 The City reads. | B. Books | B.1 The City rests.',
        'a a.1 a.2 b b.1',
      ],
      ['1. Fees | 3.1 The City pays. | 3.2 The City reads. | 3.2.1 Books.', '1 3.1 3.2 3.2.1'],
      ['1. Fees | 1.1 The City pays. | 1.5 The City reads.', '1 1.1 1.5'],
      ['1. Fees | 1.1 The City pays. | 7.1 The City reads. | 7.2 It rests.', '1 1.1 7.1 7.2'],
      [
        '1. Fees | 1.1 The City pays. | (a) cash; | (b) card. | 1.2 The City reads. | (a) books.',
        '1 1.1 1.1.a 1.1.b 1.2 1.2.a',
      ],
      [
        '12/1 The City pays. | Article (12) Fees | 12/1 The City pays. | 12/2 The City reads.',
        '12 12.1 12.2',
      ],
      ['1. Fees | 1.1 The City pays. | 1.1.a Cash. | 1.1.b Card.', '1 1.1'],
      ['# 3.2 Fees | ## 3.2.1 The City | ## 3.2.2 The Vendor | # 3.3 Books', '3.2 3.2.1 3.2.2 3.3'],
    ]);
  });
  test('within a paragraph are numbers only where they go on by one', () => {
    check([
      ['1. The City pays / 2. The City reads / 3. The City rests.', '1 2 3'],
      ['1. The City pays / 3. The City reads.', '1'],
      ['1. The City pays / (a) cash; / (b) card; / (d) gold.', '1 1.a 1.b'],
      ['1. The City pays under clause / 4. It reads.', '1'],
      ['1. Fees | 1.1 The City pays / 1.2 The City reads / 1.4 It rests.', '1 1.1 1.2'],
      ['1. Fees | 1.1 The City pays / 2.1 The City reads.', '1 1.1'],
      ['1. Fees | The City pays under clause / 1.2 on each day / 1.1 and else.', '1'],
      ['1. Fees | The City pays / 1.1 on each day.', '1'],
      ['The City pays / 7. on each day.', ''],
    ]);
  });
  test('of headings stand by the level of their marks', () => {
    check([
      ['## 1. Fees | ### (a) Cash | ### (b) Card | ## 2. Books | ### (c) Maps', '1 1.a 1.b 2 2.c'],
      ['## Article 5 Fees | 6. The City reads. | 7. It rests.', '5 6 7'],
      ['## Article 5 Fees | 9. The City reads.', '5 5.9'],
      ['## Article 5 Fees | (9) The City reads.', '5 5.9'],
      ['## Article 5 Fees | 61. The City reads.', '5'],
      ['## Article 5 Fees | 60. The City reads.', '5 5.60'],
      ['## Article V Fees | VII. The City reads. | VIII. It rests.', 'v v.vii v.viii'],
      ['## Article V Fees | Section 7. The City reads. | Section 7. It rests.', 'v v.7 v.7'],
      [
        '## I. Fees | ### A. Cash | ### B. Card | ### C. Gold | ## II. Books | ### A. Maps',
        'i i.a i.b i.c ii ii.a',
      ],
      ['## C. Fees | ## D. Books', 'c d'],
      ['## Fees | ## C. Books | ## M. Maps', 'c m'],
      ['## 1. Fees | ### 1. Cash | ### 2. Card | ## 2. Books | ### 1. Maps', '1 1.1 1.2 2 2.1'],
      ['## 1. Fees | #### 1. Cash | ### 2. Card | ## 2. Books', '1 1.1 1.2 2'],
      ['## A. Fees | ## B. Books | ## C. Maps | ## D. Ends', 'a b c d'],
      ['## I. Fees | ## V. Books | ## X. Maps', 'i v x'],
      [
        '## 1. Fees | 1. The City pays. | 2. The City reads. | ## 2. Books | 3. The City rests. | 4. It ends.',
        '1 1.1 1.2 2 3 4',
      ],
      ['## 5. Fees | The City pays. | 6. The City reads.', '5 6'],
      ['## 5. Fees | The City pays. | 61. The City reads.', '5 61'],
      ['## 5. Fees | The City pays. | 60. The City reads.', '5 60'],
      ['## 1. Fees | (c) The City pays. | (d) The City reads.', '1 1.c 1.d'],
      ['## 1. Fees | (y) The City pays. | ## 2. Books | (z) The City reads.', '1 1.y 2 2.z'],
      ['## Fees | 1. The City pays. | ## Books | 2. The City reads. | 3. It rests.', '1 2 3'],
      ['## Fees | (a) The City pays. | ## Books | (b) The City reads.', 'a b'],
      ['## Fees | C. The City pays. | ## Books | V. The City reads. | VI. It rests.', 'c v vi'],
      ['## 9. Fees | 10 The City PAYS', '9 10'],
      [
        '## Fees | Section 7. The City pays. | Section 9. The City reads. | Section 3. The City rests.',
        '7 9 3',
      ],
      ['## Fees | 7. The City pays. | (7) The City reads. | 3. The City rests.', '7 7.7 3'],
    ]);
  });
  test('of attachments begin anew', () => {
    check([
      ['1. Fees | Schedule 1 | ## 1. Books | ## 2. Maps | Schedule 2 | ## 1. Plans', '1 1 1.1 1.2 2 2.1'],
      ['## 1. Fees | ## Schedule 1 | ## 1. Books | ## 2. Maps', '1 1 1.1 1.2'],
      ['Schedule 1 | (a) Books | Schedule 2 | (b) Maps | (c) Plans', '1 1.a 2 2.b 2.c'],
      [
        '## 1. Fees | The City pays. | Schedule 1 | 1. Books are read. | 2. Maps are read. | Schedule 2 | 1. It ends.',
        '1 1 1.1 1.2 2 2.1',
      ],
      ['Schedule 1 | ## 1. Fees | ### 1.1 Cash | ## 2. Books', '1 1.1 1.1 1.2'],
      ['Schedule 1 | ## 4. Fees | ## 5. Books', '1 4 5'],
      [
        '## Schedule 1 – Fees | ### 1. Cash | ### 2. Card | ## Schedule 2 – Books | ### 1. Maps',
        '1 1.1 1.2 2 2.1',
      ],
      ['1. Fees are paid. | Annex A | 1. Books. | (a) maps; | Annex B | 1. It ends.', '1 a a.1 a.1.a b b.1'],
    ]);
  });
  test('of lists nest by their indent', () => {
    check([
      ['- cash |   - old |     - gold |   - new | - card | 1. The City pays.', '1'],
      ['1. Fees | - cash | - card |   - gold |   - silver | - gifts | 2. Books', '1 2'],
      ['1. Fees | The City pays: / - cash / - card', '1'],
      ['1. Fees | * cash | - card', '1'],
      [
        '1. Fees | (a) cash: |     (i) coins; |     (ii) notes; | (b) card: |     (i) gold.',
        '1 1.a 1.a.i 1.a.ii 1.b 1.b.i',
      ],
      ['1. Fees | (a) cash: |     (a) coins; |     (b) notes; | (b) card.', '1 1.a 1.a.a 1.a.b 1.b'],
      [
        '1. The City pays: |    1. cash; |    2. card. | 2. The City reads: |    1. books.',
        '1 1.1 1.2 2 2.1',
      ],
      [
        '1. The City pays: |    1. cash; |    2. card; |    3. gold. | 2. It rests. |    1. books; | 3. It ends.',
        '1 1.1 1.2 1.3 2 2.1 3',
      ],
      ['1. The City pays: | 1. cash; | 2. card.', '1 1.1 1.2'],
    ]);
  });
  test('in recitals and parties end with the first article', () => {
    check([
      [
        'PARTIES | (1) The City of Westmark; and | (2) Norlund Ltd. | BACKGROUND | (A) The City pays. | (B) The Vendor serves. | 1. Fees are paid. | 2. Books are read.',
        '1 2 a b 1 2',
      ],
      [
        'RECITALS | A. The City pays. | B. The Vendor serves. | 1. Fees are paid. | 1.1 In cash. | 2. Books are read.',
        'a b 1 1.1 2',
      ],
      ['RECITALS | The City pays. | 1. Fees are paid. | 2. Books are read.', '1 2'],
      [
        'RECITALS | 1. The City pays. | 2. The Vendor serves. | AGREED TERMS | 1. Fees are paid. | 2. Books are read.',
        '1 2 1 2',
      ],
    ]);
  });
});

suite('numbers of articles and of what they hold, written alike', () => {
  test('are told apart by titles, colons and the front of the draft', () => {
    check([
      [
        '1.0 FEES | 1.1 The City pays. | 2.0 BOOKS | 2.1 The City rests. | 10.0 MAPS | 10.1 It ends.',
        '1.0 1.1 2.0 2.1 10.0 10.1',
      ],
      [
        'RECITALS | (A) The City pays. | (B) The City reads. | 1. Fees | 1.1 The City rests. | 2. Books',
        'a b 1 1.1 2',
      ],
      [
        'RECITALS | A. The City pays. | B. The City reads. | 1. Fees | 1.1 The City rests. | 2. Books',
        'a b 1 1.1 2',
      ],
      ['RECITALS | The City pays. | 1. Fees | The City rests. | 2. Books | It ends.', '1 2'],
      ['PARTIES | (1) The City; and | (2) the Vendor. | 1. Fees | 1.1 The City rests.', '1 2 1 1.1'],
      [
        '1. Fees | 1. The City pays. | 2. The City reads. | 2. Books | 1. The City rests. | 3. Maps | 1. It ends.',
        '1 1.1 1.2 2 2.1 3 3.1',
      ],
      ['1. Fees | (a) The City must: | (a) pay; | (b) read. | (b) The City rests.', '1 1.a 1.a 1.b 1.b'],
      [
        '1. Fees | 1. The City must: | 1. pay; | 2. read. | 2. Books | 1. It ends.',
        '1 1.1 1.1.1 1.1.2 2 2.1',
      ],
      ['1. Fees; | 1. The City pays. | 2. Books.', '1 1 2'],
      ['1. fees | 1. The City pays. | 2. The City reads.', '1 1 2'],
    ]);
  });
});
