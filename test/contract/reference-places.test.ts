import { equal } from 'node:assert/strict';
import { keyOf, referencesIn } from '../../server/src/contract/reference-places.ts';

/** Checks the references in words, each as `its words = word key within attachment`. */
function check(cases: readonly (readonly [words: string, expected: string])[]): void {
  for (const [words, expected] of cases) {
    const found = referencesIn(words).map(({ start, end, word, key, within }) => {
      const holder = within === undefined ? '' : ` within ${within}`;
      return `${words.slice(start, end)} = ${word} ${key}${holder}`;
    });
    equal(found.join('; '), expected, words);
  }
}

suite('references in a paragraph', () => {
  test('are one for each number of a list, with the word in the singular', () => {
    check([
      ['see clause 4.1', 'clause 4.1 = clause 4.1'],
      [
        'see Clauses 4.1, 4.2 and 4.3(a)',
        'Clauses 4.1 = clause 4.1; 4.2 = clause 4.2; 4.3(a) = clause 4.3.a',
      ],
      ['sub-clauses 2(b) or (c)', 'sub-clauses 2(b) = sub-clause 2.b'],
      ['see § 4', '§ 4 = § 4'],
      ['see §§ 4 and 5', '§§ 4 = § 4; 5 = § 5'],
      ['§4', '§4 = § 4'],
      ['Sections 1–3', 'Sections 1 = section 1; 3 = section 3'],
      ['Sections 1 to 3 & 5', 'Sections 1 = section 1; 3 = section 3; 5 = section 5'],
      ['Schedules A and B', 'Schedules A = schedule a; B = schedule b'],
      ['Annexes I, II', 'Annexes I = annex 1; II = annex 2'],
      ['Appendices 1 and 2', 'Appendices 1 = appendix 1; 2 = appendix 2'],
      ['Exhibit A', 'Exhibit A = exhibit a'],
      ['Annexure IV', 'Annexure IV = annexure 4'],
      ['GCC 4.1', 'GCC 4.1 = gcc 4.1'],
      ['SECTION A', 'SECTION A = section a'],
      ['Section A', 'Section A = section a'],
      ['article x', ''],
      ['clause 4.1.a', 'clause 4.1.a = clause 4.1.a'],
      ['article 4A', 'article 4A = article 4a'],
      ['clause 04.10', 'clause 04.10 = clause 4.10'],
      ['clause 4 (b) (iv)', 'clause 4 (b) (iv) = clause 4.b.iv'],
      ['Clause 1.0', 'Clause 1.0 = clause 1'],
      ['the rescheduled clause 4', 'clause 4 = clause 4'],
      ['pre-schedule 3', 'schedule 3 = schedule 3'],
    ]);
  });
  test('are none of words and numbers that only look so', () => {
    check([
      ['section a', ''],
      ['clause 1234', ''],
      ['clauses', ''],
      ['subsection 4', ''],
      ['preclause 4', ''],
    ]);
  });
  test('are the draft’s own where what follows names it or its parts', () => {
    check([
      ['clause 4 of this Agreement', 'clause 4 = clause 4'],
      ['clause 4 of the Agreement', 'clause 4 = clause 4'],
      ['clause 4 of the Main Services Agreement', 'clause 4 = clause 4'],
      ['clause 4 of Master Contract', 'clause 4 = clause 4'],
      ['clause 4 of the Data Processing Addendum', 'clause 4 = clause 4'],
      ['clause 4 of the Contract of Sale and Services for the City', 'clause 4 = clause 4'],
      ['clause 4 of its Rules', 'clause 4 = clause 4'],
      ['clause 4 of this Agreement and the Act', 'clause 4 = clause 4'],
      ['clause 4 of something', 'clause 4 = clause 4'],
      ['clause 4 (of the Act)', 'clause 4 = clause 4'],
      ['clause 4 ofthe Act', 'clause 4 = clause 4'],
      ['clause 4 of the Land of the Free and on the Agreement', 'clause 4 = clause 4'],
      ['section 7. Under the act', 'section 7 = section 7'],
      ['clause 4 then of Acme', 'clause 4 = clause 4'],
      ['clause 4 of the  Acme 2 Agreement', 'clause 4 = clause 4'],
      ['clause 4 of the Services for the Agreement', 'clause 4 = clause 4'],
      ['clause 4 of Deed 1 Agreement', 'clause 4 = clause 4'],
      ['clause 4, (a) of this Agreement', 'clause 4 = clause 4'],
      ['clause 4 of the 2026 Services Agreement', 'clause 4 = clause 4'],
    ]);
  });
  test('are none of a law or another document', () => {
    check([
      ['clause 4 of the Data Protection Act', ''],
      ['clause 4 (Audit) of the Data Protection Act', ''],
      ['clause 4(Audit) of Acme', ''],
      ['clause 4  under  Acme’s Terms', ''],
      ['clause 9 of the EU SCCs', ''],
      ['clause 4 of Acme’s Terms', ''],
      ['clause 4 of Acme', ''],
      ['section 7 of the act', ''],
      ['section 7, (a), under the old act', ''],
      ['section 7 GDPR', ''],
      ['Section 5 U.S.C.', ''],
      ['Section 5 DPA 2018', ''],
      ['clause 4 of all laws', ''],
      ['clause 4 of\nthe Companies Act', ''],
      ['clause 4 of  Acme', ''],
      ['clause 4 of the\n Acme Terms', ''],
      ['clause 4 of the Acme Terms. The Agreement', ''],
      ['clause 4 of Acme. The Agreement', ''],
      ['clause 4 of the Acme, the Agreement', ''],
      ['clause 4 of the Acme in this Agreement', ''],
    ]);
  });
  test('are none where a law or a form stands before them', () => {
    check([
      ['FAR section 12.212', ''],
      ['FAR\nsection 12.212', ''],
      ['OMB Circular No. A-130, Appendix III', ''],
      ['no A-130, Appendix III', ''],
      ['Form no. 3,  Appendix III', ''],
      ['AB section 3', ''],
      ['see GDPR Article 7', ''],
      ['42 CFR section 431', ''],
      ['under the Act 2018, section 4', ''],
      ['Directive 95/46, Article 6', ''],
      ['Regulation (EU) 2016/679, Article 6', ''],
      ['the Code, section 2', ''],
      ['acts, section 3', ''],
    ]);
  });
  test('are the draft’s own where nothing of this stands right before them', () => {
    check([
      ['FAR SECTION 12.212', 'SECTION 12.212 = section 12.212'],
      ['the City section 3', 'section 3 = section 3'],
      ['X section 3', 'section 3 = section 3'],
      ['ABCDEFGH section 3', 'section 3 = section 3'],
      ['FAR and section 12.2', 'section 12.2 = section 12.2'],
      ['no reason, Appendix III', 'Appendix III = appendix 3'],
      ['the number of No. 3, and Appendix III', 'Appendix III = appendix 3'],
      [
        'The Code of the City is as old as it was at the time of the signing, and section 2',
        'section 2 = section 2',
      ],
    ]);
  });
  test('know the attachment that holds them', () => {
    check([
      ['paragraph 3 of Schedule 2', 'paragraph 3 = paragraph 3 within 2; Schedule 2 = schedule 2'],
      ['paragraph 3 of this Schedule A', 'paragraph 3 = paragraph 3 within A; Schedule A = schedule a'],
      ['paragraph 3 in Annexure IV', 'paragraph 3 = paragraph 3 within IV; Annexure IV = annexure 4'],
      ['Schedule 3 to Annex 2', 'Schedule 3 = schedule 3; Annex 2 = annex 2'],
      ['clause 3 to exhibit 12', 'clause 3 = clause 3 within 12; exhibit 12 = exhibit 12'],
      ['paragraph 3 of Schedule', 'paragraph 3 = paragraph 3'],
      ['paragraph 3 of\nSchedule 2', 'paragraph 3 = paragraph 3 within 2; Schedule 2 = schedule 2'],
      [
        'paragraphs 3 and 4 of Schedule 2',
        'paragraphs 3 = paragraph 3 within 2; 4 = paragraph 4 within 2; Schedule 2 = schedule 2',
      ],
    ]);
  });
  test('of articles are the same in roman and arabic numbers, with and without leading noughts', () => {
    const same = [
      [['4'], ['04']],
      [['4'], ['iv']],
      [['10'], ['x']],
      [['1'], ['i']],
      [['5'], ['v']],
      [
        ['xii', '2'],
        ['12', '02'],
      ],
      [['1'], ['1', '0']],
      [
        ['1', '2'],
        ['1', '2', '0'],
      ],
    ] as const;
    for (const [one, other] of same) equal(keyOf(one), keyOf(other), `${one} and ${other}`);
  });
  test('of letters and of items in clauses keep what is written', () => {
    const kept = [
      [['b'], 'b'],
      [['c'], 'c'],
      [['l'], 'l'],
      [['4', 'iv'], '4.iv'],
      [['4', 'x'], '4.x'],
      [['0'], '0'],
      [['4a'], '4a'],
      [['a4'], 'a4'],
      [['4', '10'], '4.10'],
    ] as const;
    for (const [path, key] of kept) equal(keyOf(path), key);
  });
});
