import { equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { referenceTo } from '../../server/src/draft/cite.ts';
import { citation, type Style, styleOf } from '../../server/src/draft/style.ts';

const opening =
  'This Agreement is made between the Borough of Westmark (the "City") and Norlund Systems Ltd (the "Vendor").';
const habits = (...paragraphs: readonly string[]): Style =>
  styleOf(readContract(`# Agreement\n\n${paragraphs.join('\n\n')}\n`, 'markdown'));

suite('the habits of a draft', () => {
  test('are the names of the parties, with an article where it writes one', () => {
    const cases: readonly (readonly [words: string, authority: string, supplier: string])[] = [
      ['The City shall pay. The Vendor shall serve.', 'the City', 'the Vendor'],
      ['City shall pay. Vendor shall serve. Vendor may rest. The Vendor may go.', 'City', 'Vendor'],
      ['City shall pay. City’s books are read.', 'City', 'Vendor'],
      ['The City shall pay.', 'the City', 'the Vendor'],
      ['**City** shall pay. the **Vendor** shall serve.', 'City', 'the Vendor'],
      ['<b>City</b> shall pay. The _Vendor_ serves and the _Vendor_ is liable.', 'City', 'the Vendor'],
      ['See the fees.', 'the City', 'the Vendor'],
    ];
    for (const [words, authority, supplier] of cases) {
      const style = habits(opening, `1. ${words}`);
      equal(`${style.authority}, ${style.supplier}`, `${authority}, ${supplier}`, words);
    }
    const none = habits('1. Fees are paid.');
    equal(`${none.authority}, ${none.supplier}`, 'the Authority, the Supplier');
    const pronouns = habits(
      'This Agreement is made between the Borough of Westmark (“we”, “us”) and Norlund Systems Ltd (“you”).',
      '1. We must pay. You must serve.',
    );
    equal(`${pronouns.authority}, ${pronouns.supplier}`, 'Borough of Westmark, Norlund Systems Ltd');
  });
  test('are the name of the party that is used most', () => {
    const two =
      'between the Borough of Westmark (the "Borough" or the "City") and Norlund Systems Ltd (the "Vendor")';
    equal(
      habits(`This Agreement is made ${two}.`, '1. The City pays. The City reads.').authority,
      'the City',
    );
    equal(
      habits(`This Agreement is made ${two}.`, '1. The Borough pays. The Borough is.').authority,
      'the Borough',
    );
  });
  test('are what it calls itself and its clauses', () => {
    const cases: readonly (readonly [words: string, agreement: string, clause: string, cite: string])[] = [
      ['Fees are paid.', 'this Agreement', 'clause', 'clause'],
      ['Under this Contract, this Deed and this Contract.', 'this Contract', 'clause', 'clause'],
      ['THIS DEED binds. THIS CONTRACT and THIS DEED bind.', 'this Deed', 'clause', 'clause'],
      ['THIS LICENCE binds, and so does this DPA.', 'this DPA', 'clause', 'clause'],
      ['See § 4, § 5 and Section 6.', 'this Agreement', 'Section', '§'],
      ['See paragraph 3, clause  XIV, Clause 4 and Clauses 5.', 'this Agreement', 'Clause', 'Clause'],
      [
        'See Articles IV and Article 5, section a, section b and section 7.',
        'this Agreement',
        'Article',
        'Article',
      ],
      ['See clause   4 and a subsection 5.', 'this Agreement', 'clause', 'clause'],
    ];
    for (const [words, agreement, clause, cite] of cases) {
      const style = habits(`1. ${words}`);
      equal(
        `${style.agreement}, ${style.clauseWord}, ${style.citeWord}`,
        `${agreement}, ${clause}, ${cite}`,
        words,
      );
    }
  });
  test('are its quotes, its “must” and its capitals', () => {
    equal(habits('1. “Fees” are the City’s.').smartQuotes, true);
    equal(habits('1. "Fees" are “paid”.').smartQuotes, true);
    equal(habits('1. "Fees" are “paid” and "read".').smartQuotes, false);
    equal(habits('1. Fees are paid.').smartQuotes, false);
    equal(habits(`1. The City shall. ${'It must. '.repeat(6)}`).must, true);
    equal(habits(`1. The City shall. ${'It must. '.repeat(5)}`).must, false);
    equal(habits('1. The City pays.').must, false);
    const loud = '1. THE CITY SHALL PAY THE FEES OF THE VENDOR AND READ ITS BOOKS. ';
    equal(habits(loud.repeat(4)).capitals, true);
    equal(habits(loud.repeat(2)).capitals, false);
    equal(habits(`${loud.repeat(4)} and so on`).capitals, true);
    equal(habits(`${loud.repeat(4)} and so on, on each day`).capitals, false);
    equal(habits('A preamble is in small letters, and has many of them.', loud.repeat(4)).capitals, true);
  });
  test('are the column at which it wraps lines, if it does', () => {
    const long = `The City shall pay ${'the fees of the Vendor and '.repeat(5)}more.`;
    const wrapped = 'The City shall pay the fees of the Vendor, and shall read all\nits books on each day.';
    equal(habits('1. The City pays.', `2. ${long}`).width, undefined);
    equal(habits(`1. ${wrapped}`).width, 64);
    equal(habits(`1. ${wrapped}`, `2. ${long}`).width, 64);
    equal(habits(`1. ${wrapped}`, `2. ${long}`, `3. ${long}`).width, undefined);
    equal(habits('1. The City\npays.').width, 50);
    equal(
      habits(`${'x'.repeat(70)}\n${'x'.repeat(65)}\n${'x'.repeat(80)}\n${'x'.repeat(60)}\nend.`).width,
      80,
    );
    equal(habits(`1. ${'pays '.repeat(40)}\nfees.`).width, 140);
    equal(habits(`1. ${wrapped.replace('\n', '\r\n')}`).width, 64);
    equal(habits(`1. ${wrapped.replace('all\n', 'all  \n')}`).width, 64);
  });
});

suite('references to a clause', () => {
  const cited = (draft: string, style: Partial<Style> = {}): string => {
    const contract = readContract(`# Agreement\n\n${draft.replaceAll(' | ', '\n\n')}\n`, 'markdown');
    const clause = contract.clauses.at(-1);
    if (clause === undefined) throw new Error('no clause');
    return `${citation(clause)}, ${referenceTo(contract, { ...styleOf(contract), ...style }, clause)}`;
  };
  test('use its own word, or that of the draft', () => {
    const cases: readonly (readonly [draft: string, cited: string])[] = [
      ['1. Fees | 1.1 The City pays.', '1.1, clause 1.1'],
      ['1. Fees | 1) The City pays.', '1.1, clause 1.1'],
      ['1. Fees | (a) The City pays: | (i) now.', '1(a)(i), clause 1(a)(i)'],
      ['1. Fees | The City pays § 1 and § 1. | (b) It reads.', '1(b), § 1(b)'],
      ['Article IV – Fees | Section 2. The City pays.', '2, Section 2'],
      ['ARTICLE IV – FEES', 'IV, Article IV'],
      ['§ 4 Fees', '4, § 4'],
      ['## Fees', ', clause '],
    ];
    for (const [draft, expected] of cases) equal(cited(draft), expected, draft);
    equal(cited('ARTICLE IV – FEES', { capitals: true }), 'IV, ARTICLE IV');
  });
  test('use the number that is given', () => {
    const contract = readContract('# Agreement\n\nArticle IV – Fees\n', 'markdown');
    const clause = contract.clauses.at(-1);
    equal(clause && referenceTo(contract, styleOf(contract), clause, 'V'), 'Article V');
  });
});
