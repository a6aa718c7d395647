import { deepEqual, equal } from 'node:assert/strict';
import { headingBetween, isTitle, type Manner } from '../../server/src/contract/heading.ts';
import { readContract } from '../../server/src/contract/read.ts';

/** Checks the headings at the start of stretches, each as `from–to text`, and ` …` where a sentence follows. */
function check(manner: Manner, cases: readonly (readonly [words: string, expected: string])[]): void {
  const lead = '4. ';
  for (const [words, expected] of cases) {
    const text = lead + words;
    const found = headingBetween(text, { start: lead.length, end: text.length }, manner);
    const drawn =
      found === undefined
        ? 'none'
        : `${found.span.start - lead.length}–${found.span.end - lead.length} ${found.text}${found.runIn ? ' …' : ''}`;
    equal(drawn, expected, words);
  }
}

suite('headings', () => {
  test('a line that is a heading as a whole', () => {
    check('whole', [
      ['Audit', '0–5 Audit'],
      ['Audit.', '0–5 Audit'],
      ['**Audit**', '2–7 Audit'],
      ['Audit rights of the City', '0–24 Audit rights of the City'],
      ['Audit. The City may audit.', '0–5 Audit …'],
      ['Audit. The City audits', '0–22 Audit. The City audits'],
      ['Audit.  [The City] may audit.', '0–5 Audit …'],
      ['Audit. [Reserved]', '0–5 Audit …'],
      ['Audit. [Reserved', '0–5 Audit …'],
      ['Audit. [Note] See', '0–17 Audit. [Note] See'],
      ['The Vendor may. The City may.', '0–28 The Vendor may. The City may'],
      ['what. The City may audit.', '0–24 what. The City may audit'],
      ['“Audit. The City may audit.', '0–26 “Audit. The City may audit'],
      ['Audit. the city may audit.', '0–25 Audit. the city may audit'],
      ['Audit and Access to Books. It must.', '0–25 Audit and Access to Books …'],
      [
        'The City may audit all of the books and the Vendor shall help it with this',
        '0–74 The City may audit all of the books and the Vendor shall help it with this',
      ],
      [
        'The City may audit all  of the books and the Vendor shall help it with this',
        '0–75 The City may audit all of the books and the Vendor shall help it with this',
      ],
      ['The City may audit all of the books and the Vendor shall help it with this today', 'none'],
      [
        'Audits of all of the books and of the rooms and of the staff with the help of the Vendor and of the City',
        '0–104 Audits of all of the books and of the rooms and of the staff with the help of the Vendor and of the City',
      ],
      [`Audit ${'a'.repeat(294)}`, `0–300 Audit ${'a'.repeat(294)}`],
      [`Audit ${'a'.repeat(295)}`, 'none'],
      ['', 'none'],
      ['   ', 'none'],
      ['****', 'none'],
      ['. .', 'none'],
    ]);
  });
  test('words that emphasis or a tag marks', () => {
    check('marked', [
      ['**Audit.** The City may audit.', '2–7 Audit …'],
      ['**Audit**', '2–7 Audit'],
      ['**Audit**.', '2–7 Audit'],
      ['**Audit** .', '2–7 Audit'],
      ['**Audit**: The City', '2–7 Audit …'],
      ['__Audit:__ the City', '2–7 Audit …'],
      ['*Audit* – the City may', '1–6 Audit …'],
      ['_Audit. _ the City', '1–6 Audit …'],
      ['**Audit** the City may', 'none'],
      ['**Acme Inc.**, a company', 'none'],
      ['**Acme, Inc.** a company', '2–11 Acme, Inc …'],
      ['**Audit.**', '2–7 Audit'],
      ['**“Audit”** – means', 'none'],
      ['**Audit “new”** – the', '2–13 Audit “new” …'],
      ['**Audit.** , the', '2–7 Audit …'],
      ['** Audit.** The', 'none'],
      ['<b>Audit.</b> The City', '3–8 Audit …'],
      ['<u class="x">Audit</u>', '13–18 Audit'],
      ['<b>Audit.</i> The', '3–8 Audit …'],
      ['Audit. The City may audit.', 'none'],
      ['The **Audit.** The City', 'none'],
      ['**Audit.**.:  ', '2–7 Audit'],
      ['**Audit.**  x', '2–7 Audit …'],
      ['**Au*dit.** The', 'none'],
      [`**${'a'.repeat(90)}** –`, `2–92 ${'a'.repeat(90)} …`],
      [`**${'a'.repeat(91)}** –`, 'none'],
      ['**Audit: ** the City', '2–7 Audit …'],
      ['**Audit**   – the', '2–7 Audit …'],
      ['**Art. 5 Audit** the', 'none'],
    ]);
  });
  test('words before a sentence on the same line', () => {
    check('run-in', [
      ['Audit. The City may audit.', '0–5 Audit …'],
      ['Audit: The City may audit.', '0–5 Audit …'],
      ['Audit – The City may audit.', '0–5 Audit …'],
      ['Audit - The City may audit.', '0–5 Audit …'],
      ['Audit – the City may audit.', 'none'],
      ['Audit. the City may audit.', 'none'],
      ['Audit.** The City may audit.', '0–5 Audit …'],
      ['Audit._ The City may', '0–5 Audit …'],
      ['Audit.x The City may', 'none'],
      ['Audit.  “Books” are kept.', '0–5 Audit …'],
      ['Audit. (The City) may.', '0–5 Audit …'],
      ['Audit. [The City] may', '0–5 Audit …'],
      ['Audit. <b>The', '0–5 Audit …'],
      ['audit. The City may audit.', 'none'],
      ['3 audits. The City may audit.', '0–8 3 audits …'],
      ['The City pays. The Vendor delivers.', 'none'],
      ['See the Audit. The City may.', '0–13 See the Audit …'],
      ['The City may audit. The Vendor delivers.', 'none'],
      ['AUDIT', '0–5 AUDIT'],
      ['AUDIT OF BOOKS', '0–14 AUDIT OF BOOKS'],
      ['Audit of Books', 'none'],
      ['**Audit.** The City', '2–7 Audit …'],
      ['Audit of the books and of the rooms and staff. The City may', 'none'],
      ['(Audit. The City may', 'none'],
      ['Audit! The City may', 'none'],
      ['Audit-The City may', 'none'],
      ['Audit.The City may', 'none'],
      ['Audit; Access. The City may', 'none'],
      ['A. The City may', 'none'],
      ['AUDITx – THE', '0–6 AUDITx …'],
    ]);
  });
  test('a line that stands alone', () => {
    check('alone', [
      ['Audit', '0–5 Audit'],
      ['Audit of books and rooms', '0–24 Audit of books and rooms'],
      ['audit of books', 'none'],
      ['Audit;', 'none'],
      ['Audit,', 'none'],
      ['Audit.', '0–5 Audit'],
      ['Audit:', '0–5 Audit'],
      ['What it is:', 'none'],
      ['The City may:', 'none'],
      ['The Audit:', '0–9 The Audit'],
      ['AUDIT. BOOKS', '0–5 AUDIT …'],
      ['Audit. books', 'none'],
      ['Audit! Books', 'none'],
      ['What you must tell us', '0–21 What you must tell us'],
      ['What you must tell us.', 'none'],
      ['What you must tell us:', 'none'],
      ['WHO CAN SEE THE DATA', '0–20 WHO CAN SEE THE DATA'],
      ['Whatever you must tell us', 'none'],
      ['Say what you must', 'none'],
      [
        'How the City and the Vendor must tell all of us this',
        '0–52 How the City and the Vendor must tell all of us this',
      ],
      ['How the City and the Vendor must tell all of us this too', 'none'],
      [
        'How the City  and the Vendor must tell all of us this',
        '0–53 How the City and the Vendor must tell all of us this',
      ],
      ['The City may audit', 'none'],
      ['The City pays', 'none'],
      ['The Agreement', '0–13 The Agreement'],
      ['The', 'none'],
      ['The City and the Vendor', '0–23 The City and the Vendor'],
      ['The City, the Vendor', '0–20 The City, the Vendor'],
      ['  Audit  ', '2–7 Audit'],
      [
        `Audit Audit Audit Audit Audit ${'a'.repeat(59)}`,
        `0–89 Audit Audit Audit Audit Audit ${'a'.repeat(59)}`,
      ],
      [`Audit ${'a'.repeat(84)}`, `0–90 Audit ${'a'.repeat(84)}`],
      [`Audit ${'a'.repeat(85)}`, 'none'],
      [`Audit${' '.repeat(196)}`, '0–5 Audit'],
      ['Audit; books', '0–12 Audit; books'],
      ['Audit, books', '0–12 Audit, books'],
      ['A: audit', 'none'],
      ['Audit.books', '0–11 Audit.books'],
      ['Must you tell us what', 'none'],
      ['Why. It must', '0–3 Why …'],
    ]);
  });
  test('read as titles by their capitals or their brevity', () => {
    const cases = [
      ['Audit', true],
      ['AUDIT RIGHTS', true],
      ['audit', false],
      ['3 Audits', true],
      ['“Audit”', true],
      ['"Audit"', true],
      ['(Audit)', true],
      ['*Audit*', true],
      ['_Audit_', true],
      ['<b>', true],
      ['-Audit', false],
      ['  Audit  ', true],
      ['The City may', false],
      ['Audit of the Books', true],
      ['Audit of books', true],
      ['Audit of books and rooms of all who work', false],
      ['Audit of Books and Rooms of All Who Work', true],
      ['Audit of Books and Rooms of All Who work', true],
      ['Audit of Books and Rooms of all who Work', false],
      ['One Two Three Four Five Six Seven Eight Nine', true],
      ['One Two Three Four Five Six Seven Eight Nine Ten', false],
      ['One two three four five', true],
      ['One two three four five six', false],
      ['The City', true],
      ['The City pays', false],
      ['The City Pays', true],
      ['The', false],
      ['This Agreement', true],
      ['Each of the Parties', true],
      ['Any', false],
      ['Audit  of books and rooms there', false],
      ['Audit & Access with “New” (Books) here now so', false],
      [`${'A'.repeat(110)}`, true],
      [`${'A'.repeat(111)}`, false],
      ['', false],
      ['One “Two” (Three) "Four" &five 6 seven', true],
      ['One Two Three x“Four Five Six', true],
      ['One Two a“three x(four Five Six', false],
      ['One of THE AND For in by x y', false],
      ['One Two Three Four Five six seven', false],
    ] as const;
    for (const [words, expected] of cases) equal(isTitle(words), expected, words);
  });
});

test('a party alone before a list of small letters is no heading, and any other title is one', () => {
  const headingsOf = (words: string): readonly (string | undefined)[] =>
    readContract(`# Terms\n\n## 5. Tasks\n\n${words}\n`, 'markdown')
      .clauses.filter(({ number }) => number?.label === '5.1')
      .map(({ heading }) => heading?.text);
  deepEqual(headingsOf('5.1 The City:\n\n(a) pays the fees; and\n\n(b) names an officer.'), [undefined]);
  deepEqual(headingsOf('5.1 The City:\n\n(a) Fees are paid.\n\n(b) Officers are named.'), ['The City']);
  deepEqual(headingsOf('5.1 Fees:\n\n(a) a fee each month; and\n\n(b) a fee each year.'), ['Fees']);
});
