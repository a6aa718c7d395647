import assert from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { ReadingMemory } from '../../server/src/contract/reading-memory.ts';

const draft = (words: string) => `# Agreement

## 1. Services

${words}

## 2. Access

2.3 The City may:

(a) see; and

(b) read:

(i) one;

(ii) two.

## 3. Data

Here.

## Article IV – Audit

Yes.

## Schedule 2 – Prices

1. One

2. Two

3. Three

## Annex A

Here.
`;

/** Checks references as `words -> number and heading of the target`. */
function check(words: string, expected: readonly string[]): void {
  const text = draft(words);
  const { references, clauses } = readContract(text);
  assert.deepEqual(
    references.map(({ span, target }) => {
      const clause = target === undefined ? undefined : clauses[target];
      return `${text.slice(span.start, span.end)} -> ${clause?.number?.path.join('.') ?? ''}`;
    }),
    expected,
  );
}

suite('references', () => {
  test('find clauses by their whole number', () => {
    check('As in clause 2.3(b), Section 2.3(b)(ii), Section 2.3.a and § 3.', [
      'clause 2.3(b) -> 2.3.b',
      'Section 2.3(b)(ii) -> 2.3.b.ii',
      'Section 2.3.a -> 2.3.a',
      '§ 3 -> 3',
    ]);
  });
  test('find an article by its number in whatever part it stands', () => {
    const text =
      '# Agreement\n\n# Part 1 – Start\n\n## 1. Services\n\nSee clause 3.\n\n# Part 2 – Data\n\n## 2. Use\n\nSee clause 1.\n\n## 3. End\n\nSoon.\n';
    const { references, clauses } = readContract(text);
    assert.deepEqual(
      references.map(({ target }) => clauses[target ?? -1]?.heading?.text),
      ['End', 'Services'],
    );
  });
  test('find an article in the part that they name or stand in, where each part begins anew', () => {
    const text =
      '# Agreement\n\n# Part A – Start\n\n## 1. Services\n\nSee clause 2 and clause 1 of Part B.\n\n## 2. Time\n\nSoon.\n\n# Part B – Data\n\n## 1. Use\n\nSee clause 2.\n\n## 2. End\n\nSoon.\n';
    const { references, clauses } = readContract(text);
    assert.deepEqual(
      references.map(({ target }) => clauses[target ?? -1]?.heading?.text),
      ['Time', 'Use', 'End'],
    );
  });
  test('take one entry for each number of a list', () => {
    check('See clauses 2 and 3, Sections 1, 2 and 9.', [
      'clauses 2 -> 2',
      '3 -> 3',
      'Sections 1 -> 1',
      '2 -> 2',
      '9 -> ',
    ]);
  });
  test('count romans and arabic numbers as one', () => {
    check('See Article 4 and Article IV (Audit).', ['Article 4 -> iv', 'Article IV -> iv']);
  });
  test('find attachments, and paragraphs in them', () => {
    check('See Schedule 2, Annex A, Exhibit B and paragraph 3 of Schedule 2.', [
      'Schedule 2 -> 2',
      'Annex A -> a',
      'Exhibit B -> ',
      'paragraph 3 -> 2.3',
      'Schedule 2 -> 2',
    ]);
  });
  test('may be broken over two lines, however far the second is indented', () => {
    check('As in clause\r\n        2.3(b), Sections 1\r\n        and 2.', [
      'clause\r\n        2.3(b) -> 2.3.b',
      'Sections 1 -> 1',
      '2 -> 2',
    ]);
  });
  test('leave laws and other contracts alone', () => {
    check(
      'Under Article 28 of the GDPR, section 7 of the Data Protection Act 2018, 45 C.F.R. Part 160, Article 5 of Regulation (EU) 2016/679, Section 1902(a)(7) of the Social Security Act, Article 6 GDPR, GDPR Article 7, Clause 9 of the EU SCCs, 42 CFR section 431.',
      [],
    );
  });
  test('take “of this Agreement” as the draft itself', () => {
    check('See clause 3 of this Agreement, Section 2 of the Data Sharing Agreement.', [
      'clause 3 -> 3',
      'Section 2 -> 2',
    ]);
  });
  test('a schedule’s own paragraphs come first inside it', () => {
    const text = draft('').replace('2. Two', '2. Two, see paragraph 1.');
    const { references, clauses } = readContract(text);
    assert.deepEqual(clauses[references[0]?.target ?? -1]?.number?.path, ['2', '1']);
  });

  test('point at clauses and attachments by what they are, wherever they stand', () => {
    const cases: readonly (readonly [written: string, references: string])[] = [
      [
        '# Contents | 1. Fees / 2. Books, see clause 1 | ## 1. Fees | Pay. | ## 2. Books | See clause 1.',
        'clause 1 = 1 Fees',
      ],
      [
        'PARTIES | (1) The City of Westmark; and | (2) Norlund Ltd. | RECITALS | (A) The City pays. | 1. Fees are paid. | 2. Section A, clause 1 and clause 3.',
        'Section A = none; clause 1 = 1; clause 3 = none',
      ],
      [
        '## 1. Fees | See paragraph 1 of Schedule A, paragraph 2 of Schedule B and paragraph 1. | ## Schedule A | 1. Maps | 2. Plans | ## Schedule B | 1. Cash | 2. Card',
        'paragraph 1 = schedule a.1 Maps; Schedule A = schedule a; paragraph 2 = schedule b.2 Card; Schedule B = schedule b; paragraph 1 = 1 Fees',
      ],
      [
        '## 1. Fees | Pay. | ## 2. Books | Read. | ## Schedule 1 | 1. Maps | (a) old, see paragraph 2, clause 2, Schedule 2 and Part 2; | 2. Plans | ## Schedule 2 | 1. Cash',
        'paragraph 2 = schedule 1.2 Plans; clause 2 = 2 Books; Schedule 2 = schedule 2',
      ],
      [
        '## 1. Fees | See Schedule 2, Schedule IV, Annex B and paragraph 1 of Schedule 2. | ## Schedule 2 of prices | 1. Cash, see paragraph 2. | 2. Card. | ## Schedule IV of plans | Plans. | ## Annex B of maps | Maps.',
        'Schedule 2 = schedule  Schedule 2 of prices; Schedule IV = schedule  Schedule IV of plans; Annex B = schedule  Annex B of maps; paragraph 1 = schedule 1; Schedule 2 = schedule  Schedule 2 of prices; paragraph 2 = schedule 2',
      ],
      ['1. Fees are paid. | 2. Books are read. | 2. Maps are read. | See clause 2.', 'clause 2 = 2'],
      [
        '## Part 1 – Start | ### 1. Fees | Pay. | ### 2. Books | See clause 1, clause 3, clause 10 and Part 2. | ## Part 2 – End | ### 3. Maps | See clause 2. | ### 10. Plans | See Article 1.',
        'clause 1 = 1 Fees; clause 3 = 3 Maps; clause 10 = 10 Plans; clause 2 = 2 Books; Article 1 = 1 Fees',
      ],
      [
        '## Chapter I – Start | ### 1. Fees | Pay. | ### 2. Books | See clause 2 and clause 3. | ## Chapter II – End | ### 3. Maps | See clause 1.',
        'clause 2 = 2 Books; clause 3 = 3 Maps; clause 1 = 1 Fees',
      ],
      [
        '## Article I – Start | ### 1. Fees | Pay. | ### 2. Books | See clause 2 and clause 3. | ## Article II – End | ### 3. Maps | See clause 1.',
        'clause 2 = ii End; clause 3 = none; clause 1 = i Start',
      ],
      [
        '## 1. Fees | See clause 1(a), clause 1(A) and clause 1.1. | (a) cash; | (b) card.',
        'clause 1(a) = 1.a; clause 1(A) = 1.a; clause 1.1 = none',
      ],
      [
        '## 1. Fees | ### 1.1 Cash | See clause 1.01, section 1.1 and clause 01.1.',
        'clause 1.01 = 1.1 Cash; section 1.1 = 1.1 Cash; clause 01.1 = 1.1 Cash',
      ],
      [
        '## Part A – Start | ### 1. Fees | ### 1A. Books | See clause 1A and clause 1. | ## Part B – End | ### 2. Maps | See clause A and Section B.',
        'clause 1A = 1a Books; clause 1 = 1 Fees; Section B = b End',
      ],
    ];
    for (const [written, expected] of cases) {
      const text = `# Agreement\n\n${written.replaceAll(' | ', '\n\n').replaceAll(' / ', '\n')}\n`;
      const { references, clauses } = readContract(text, 'markdown');
      const found = references.map(({ span, target }) => {
        const clause = clauses[target ?? -1];
        const where =
          clause === undefined
            ? 'none'
            : `${clause.role === 'schedule' ? 'schedule ' : ''}${clause.number?.path.join('.') ?? ''} ${clause.heading?.text ?? ''}`;
        return `${text.slice(span.start, span.end)} = ${where.trim()}`;
      });
      assert.equal(found.join('; '), expected, written);
    }
  });
});

suite('references to numbers with letters', () => {
  test('find sub-clauses, “Section 2b”', () => {
    const text =
      'AGREEMENT\n\n1. Services\n\n1a. The Vendor serves.\n\n2. Pay\n\n2a. The City pays.\n\n2b. Section 2a and Section 1a apply.\n';
    const { clauses, references } = readContract(text, 'plain');
    assert.deepEqual(
      references.map(({ target }) => clauses[target ?? -1]?.number?.written),
      ['2a.', '1a.'],
    );
  });
  test('find articles of EU forms and clauses of exhibits', () => {
    const text = `SERVICE CONTRACT

Article I.1 — Subject

I.1.1 The Contractor serves under Article I.2 and Section B-3.2.

Article I.2 — Price

I.2.1 The price is fixed. Exhibit A-1 applies.

Article II.1 — Data

II.1.1 Articles I.1 and I.2 apply.

EXHIBIT A-1: PRICES

A.1 One, with the rest of paragraph A.2.

A.2 Two.

EXHIBIT B: RECORDS

B-3. RECORDS

B-3.1 One.

B-3.2 Two.
`;
    const { clauses, references } = readContract(text, 'plain');
    assert.deepEqual(
      references.map(({ span, target }) => [
        text.slice(span.start, span.end),
        clauses[target ?? -1]?.number?.written,
      ]),
      [
        ['Article I.2', 'Article I.2'],
        ['Section B-3.2', 'B-3.2'],
        ['Exhibit A-1', 'EXHIBIT A-1:'],
        ['Articles I.1', 'Article I.1'],
        ['I.2', 'Article I.2'],
        ['paragraph A.2', 'A.2'],
      ],
    );
    assert.equal(clauses.find(({ number }) => number?.written === 'Article II.1')?.depth, 0);
  });
});

suite('references of a draft that is read again', () => {
  const first = `AGREEMENT

1. Services

1.1 The Vendor serves under clause 2, clause 2.1 and paragraph 1 of Schedule 2.

2. Pay

2.1 The City pays under clause 1 of Part 3 and Section 1.1.

PART 3: DATA

1. Use

1.1 Clause 1 and clause 2.1 apply, with Schedule 2.

SCHEDULE 2

1. Prices as in paragraph 2.

2. Discounts.
`;
  const edits: readonly (readonly [name: string, from: string, to: string])[] = [
    ['words before them', 'AGREEMENT', 'SERVICES AGREEMENT'],
    ['another number of what they name', '2. Pay', '4. Pay'],
    ['another number of a sub-clause', '2.1 The City', '2.2 The City'],
    ['a part that is a clause', 'PART 3: DATA', '3. Data'],
    ['another number of a schedule', 'SCHEDULE 2', 'SCHEDULE 3'],
    ['a schedule that is a clause', 'SCHEDULE 2', '9. Prices'],
    ['a clause that comes', '2. Pay', '2. Term\n\n2.1 One year.\n\n3. Pay'],
    ['a clause that goes', '1. Use\n\n', ''],
    ['another reference', 'clause 2,', 'clause 1,'],
    ['a heading for a number', '1. Services', 'SERVICES'],
  ];
  for (const [name, from, to] of edits)
    test(`find what they find from nothing after ${name}, and after that is taken back`, () => {
      const memory = new ReadingMemory();
      for (const text of [first, first.replace(from, to), first]) {
        const again = readContract(text, 'plain', undefined, memory);
        const anew = readContract(text, 'plain');
        assert.ok(anew.references.length >= 6, text);
        assert.equal(JSON.stringify(again.references), JSON.stringify(anew.references));
      }
      assert.notEqual(
        JSON.stringify(readContract(first.replace(from, to), 'plain').references),
        JSON.stringify(readContract(first, 'plain').references),
        'the edit changes what is found, or where',
      );
    });
});
