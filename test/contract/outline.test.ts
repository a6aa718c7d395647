import assert from 'node:assert/strict';
import type { Format } from '../../server/src/contract/contract.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { outlinePicture } from './outline-picture.ts';

/** Checks the clause tree of a text, drawn as `outlinePicture` draws it. */
function check(text: string, expected: string, format?: Format): void {
  assert.equal(outlinePicture(text, format), expected.replace(/^\n|\n\s*$/gu, ''));
}

suite('articles in brackets and strokes', () => {
  test('hold the clauses numbered by them, below no preamble', () => {
    check(
      'AGREEMENT\n\nPREAMBLE\n\nWhereas the City wishes to be served;\n\nNow therefore it is agreed:\n\nArticle (1) Services\n\n1/1 The Vendor serves.\n\n1/2 The City pays on 1/2 of the days.\n\nArticle (2) Term\n\n2/1 One year.\n',
      `
title: «AGREEMENT»
recital: «PREAMBLE» | Whereas the City wishes to be served;
preamble: | Now therefore it is agreed:
- Article (1)<1> «Services»
  - 1/1<1 1> | The Vendor serves.
  - 1/2<1 2> | The City pays on 1/2 of the days.
- Article (2)<2> «Term»
  - 2/1<2 1> | One year.`,
    );
  });
  test('are no dates and no fractions', () => {
    check(
      'AGREEMENT\n\n1. Term\n\n12/05/2026 is the first day.\n\n24/7 Support is given.\n',
      `
title: «AGREEMENT»
- 1.<1> «Term» | 12/05/2026 is the first day. | 24/7 Support is given.`,
    );
  });
});

suite('headings', () => {
  test('# marks make headings, with and without numbers', () => {
    check(
      '# Services Agreement\n\n## 1. Services\n\nThe Supplier shall serve.\n\n### 1.1 Quality\n\nGood.\n\n## Term ##\n\nOne year.\n',
      `
title: «Services Agreement»
- 1.<1> «Services» | The Supplier shall serve.
  - 1.1<1 1> «Quality» | Good.
- «Term» | One year.`,
    );
  });
  test('underlined lines, capitals and bold lines make headings', () => {
    check(
      'Agreement\n=========\n\nTerm\n----\n\nOne year.\n',
      'title: «Agreement»\n- «Term» | One year.',
      'markdown',
    );
    check(
      'AGREEMENT\n\nTERM AND TERMINATION\n\nOne year.\n',
      'title: «AGREEMENT»\n- «TERM AND TERMINATION» | One year.',
    );
    check(
      '# Agreement\n\n**Term**\n\nOne year.\n\n**Fees.**\n\nNone.\n',
      'title: «Agreement»\n- «Term» | One year.\n- «Fees» | None.',
    );
  });
  test('a clause in capitals is no heading', () => {
    check(
      'AGREEMENT\n\nWARRANTY\n\nTHE SERVICE IS PROVIDED AS IS.\n',
      'title: «AGREEMENT»\n- «WARRANTY» | THE SERVICE IS PROVIDED AS IS.',
    );
  });
  test('a heading in capitals may run over two lines', () => {
    check(
      'AGREEMENT\nFOR CAMERAS\n\nLIMITATION OF LIABILITY\nAND INDEMNITY\n\nNone.\n',
      'title: «AGREEMENT FOR CAMERAS»\n- «LIMITATION OF LIABILITY AND INDEMNITY» | None.',
    );
  });
  test('words before a number name its kind', () => {
    check(
      'ARTICLE III – TERM\n\nOne year.\n\nARTICLE IV – AUDIT\n\nYes.\n',
      '- ARTICLE III<iii> «TERM» | One year.\n- ARTICLE IV<iv> «AUDIT» | Yes.',
    );
    check(
      'Section 2. Term\n\nOne year.\n\nSection 3. Audit\n\nYes.\n',
      '- Section 2.<2> «Term» | One year.\n- Section 3.<3> «Audit» | Yes.',
    );
    check(
      'Clause 11\nThe term is one year.\n\nClause 12\nAudit is allowed.\n',
      '- Clause 11<11> | The term is one year.\n- Clause 12<12> | Audit is allowed.',
    );
    check(
      '§ 3 Term\n\nOne year.\n\n§ 4 Audit\n\n(1) The City may inspect.\n',
      '- § 3<3> «Term» | One year.\n- § 4<4> «Audit»\n  - (1)<4 1> | The City may inspect.',
    );
  });
  test('number and heading may stand on lines of their own', () => {
    check(
      'Article 4\nAudit\n\nThe City may inspect.\n\nARTICLE 5\n\nFEES\n\nNone.\n',
      '- Article 4<4> «Audit» | The City may inspect.\n- ARTICLE 5<5> «FEES» | None.',
    );
    check(
      '   ARTICLE I\n  DEFINITIONS\n\nSection 1.01  Terms. As here.\n\n   ARTICLE II\n   AUDIT\n\nSection 2.01  Audit. Yes.\n',
      `
definition: ARTICLE I<i> «DEFINITIONS»
  definition: Section 1.01<1 01> «Terms»… | As here.
- ARTICLE II<ii> «AUDIT»
  - Section 2.01<2 01> «Audit»… | Yes.`,
    );
  });
  test('emphasis around number and heading is no part of them', () => {
    check(
      '**5. Data**.\n\n**5.1.** Use. Provider will act.\n\n**5.2** Security. Provider will secure.\n',
      `
- 5.<5> «Data»
  - 5.1.<5 1> «Use»… | Provider will act.
  - 5.2<5 2> «Security»… | Provider will secure.`,
    );
    check(
      '## **1.  GRANT**\n\nA.  It is granted.\n\n## **2.  TERM**\n',
      '- 1.<1> «GRANT»\n  - A.<1 a> | It is granted.\n- 2.<2> «TERM»',
    );
  });
  test('a heading may run into its text', () => {
    check(
      '9.1 Records. The Vendor shall keep records.\n\n9.2 Audit rights. The City may inspect.\n\n9.3 The City may copy. It shall pay.\n',
      `
- 9.1<9 1> «Records»… | The Vendor shall keep records.
- 9.2<9 2> «Audit rights»… | The City may inspect.
- 9.3<9 3> | The City may copy. It shall pay.`,
    );
    check(
      '1. *Audit.* The City may inspect.\n\n2. <u>Fees</u>. None.\n\n3. **Law:** Westmark.\n\n4. <span class="h">Term.</span>  One year.\n',
      `
- 1.<1> «Audit»… | The City may inspect.
- 2.<2> «Fees»… | None.
- 3.<3> «Law»… | Westmark.
- 4.<4> «Term»… | One year.`,
    );
  });
  test('bold run-in headings make clauses of paragraphs without numbers', () => {
    check(
      '# Agreement\n\n**Audit rights.** The City may inspect.\n\n**Fees.** None.\n',
      'title: «Agreement»\n- «Audit rights»… | The City may inspect.\n- «Fees»… | None.',
    );
  });
  test('a short sentence or item is no heading', () => {
    check(
      '1. Services\n\na. The Vendor serves.\n\nb. Footage\n',
      '- 1.<1> «Services»\n  - a.<1 a> | The Vendor serves.\n  - b.<1 b> | Footage',
    );
  });
});

suite('numbering', () => {
  test('decimals nest by their parts, letters and romans by sequence', () => {
    check(
      '1. Services\n1.1 The Vendor shall serve.\n1.1.1 It shall do so daily.\n1.2 The City may:\n(a) inspect;\n(b) copy, in particular\n(i) records;\n(ii) logs.\n2. Audit\n2.1 Yes, it may.\n',
      `
- 1.<1> «Services»
  - 1.1<1 1> | The Vendor shall serve.
    - 1.1.1<1 1 1> | It shall do so daily.
  - 1.2<1 2> | The City may:
    - (a)<1 2 a> | inspect;
    - (b)<1 2 b> | copy, in particular
      - (i)<1 2 b i> | records;
      - (ii)<1 2 b ii> | logs.
- 2.<2> «Audit»
  - 2.1<2 1> | Yes, it may.`,
    );
  });
  test('one number may hold brackets: 12.3(b)(ii)', () => {
    check(
      '12. Audit\n\n12.3(b)(ii) The City may inspect.\n',
      '- 12.<12> «Audit»\n  - 12.3(b)(ii)<12 3 b ii> | The City may inspect.',
    );
  });
  test('letters and romans of either case, with full stop or bracket', () => {
    check(
      'I. Services\n\nA. It is so.\n\ni. one; and\n\nii. two.\n\nB. It is so.\n\nII. Audit\n\na) It is so.\n\nb) It is so.\n\nIII. Fees\n\nIV. Law\n',
      `
- I.<i> «Services»
  - A.<i a> | It is so.
    - i.<i a i> | one; and
    - ii.<i a ii> | two.
  - B.<i b> | It is so.
- II.<ii> «Audit»
  - a)<ii a> | It is so.
  - b)<ii b> | It is so.
- III.<iii> «Fees»
- IV.<iv> «Law»`,
    );
  });
  test('(i) after (h) is a letter, unless (ii) comes next; after nothing it is a roman', () => {
    const letters = [...'abcdefghij'].map((it) => `(${it}) it is ${it};`).join('\n\n');
    assert.match(
      outlinePicture(`1. Items\n\n${letters}\n`),
      /\n {2}- \(i\)<1 i> \| it is i;\n {2}- \(j\)<1 j>/u,
    );
    const romans = outlinePicture(
      `1. Items\n\n${letters.slice(0, letters.indexOf('(i)'))}(i) one;\n\n(ii) two.\n`,
    );
    assert.match(romans, /\(h\)<1 h> \| it is h;\n {4}- \(i\)<1 h i> \| one;\n {4}- \(ii\)<1 h ii>/u);
    check(
      '(i) one;\n\n(ii) two;\n\n(iii) three.\n',
      '- (i)<i> | one;\n- (ii)<ii> | two;\n- (iii)<iii> | three.',
    );
  });
  test('nested Markdown lists begin again at each level', () => {
    check(
      '1. <span id="1">Service</span>\n    1. <span>Access.</span>  Customer may use it.\n    2. <span>Support.</span>  Provider will help:\n        a. by phone;\n        b. by post.\n2. Data\n    1. **Use.** Provider will not use it.\n',
      `
- 1.<1> «Service»
  - 1.<1 1> «Access»… | Customer may use it.
  - 2.<1 2> «Support»… | Provider will help:
    - a.<1 2 a> | by phone;
    - b.<1 2 b> | by post.
- 2.<2> «Data»
  - 1.<2 1> «Use»… | Provider will not use it.`,
    );
  });
  test('bullets are items without number', () => {
    check(
      '1. Services\n\nThe Vendor shall:\n\n- serve;\n- report.\n\n2. Fees\n',
      '- 1.<1> «Services» | The Vendor shall:\n  - | serve;\n  - | report.\n- 2.<2> «Fees»',
    );
  });
  test('bullets of a list begin items, however long these are and without full stops', () => {
    check(
      '1. Services\n\nThe Vendor shall:\n* keep a record of each request that anybody in the whole of the City has made of it\n* see to the safety of the records and\n  of the rooms they lie in, whatever that may cost\n* report\n\n2. Fees\n\nThe City pays a sum of between four hundred and fifty and five hundred thousand\n- 600,000 where it is late.\n',
      `
- 1.<1> «Services» | The Vendor shall:
  - | keep a record of each request that anybody in the whole of the City has made of it
  - | see to the safety of the records and of the rooms they lie in, whatever that may cost
  - | report
- 2.<2> «Fees» | The City pays a sum of between four hundred and fifty and five hundred thousand - 600,000 where it is late.`,
    );
  });
  test('a wrapped line that looks like a number is none', () => {
    check(
      '1. Term. It starts in January\n2020. It ends on\n12. January, or, if later, when clause\n4. and its successor end, at EUR\n2. The rest follows from\n(i) v (x) ambiguity.\n\n2. Fees. None are due.\n',
      `
- 1.<1> «Term»… | It starts in January 2020. It ends on 12. January, or, if later, when clause 4. and its successor end, at EUR 2. The rest follows from (i) v (x) ambiguity.
- 2.<2> «Fees»… | None are due.`,
    );
  });
  test('a schedule over lines that stand further in has its line for a heading', () => {
    check(
      '1. Services\n\nThe City may order options.\n\nSchedule 2 - Options (only on a written order)\n    Tablets ......... $18 each\n    Radios .......... by quotation\n',
      '- 1.<1> «Services» | The City may order options.\nschedule: Schedule 2<2> «Options (only on a written order)» | Tablets ......... $18 each Radios .......... by quotation',
    );
  });
  test('articles may restart their own numbers, or count on', () => {
    check(
      'ARTICLE I\nServices\n\n1. It is so.\n\n2. It is so.\n\nARTICLE II\nAudit\n\n1. It is so.\n',
      '- ARTICLE I<i> «Services»\n  - 1.<i 1> | It is so.\n  - 2.<i 2> | It is so.\n- ARTICLE II<ii> «Audit»\n  - 1.<ii 1> | It is so.',
    );
    check(
      'PART A – SERVICES\n\n1. It is so.\n\nPART B – AUDIT\n\n2. It is so.\n',
      '- PART A<a> «SERVICES»\n  - 1.<1> | It is so.\n- PART B<b> «AUDIT»\n  - 2.<2> | It is so.',
    );
  });
  test('1.0 and 2.0 are the articles of 1.1 and 2.1', () => {
    check(
      '**1.0 Term**\n\nOne year.\n\n**1.1 Start**\n\nNow.\n\n**2.0 Data**\n\nNone.\n',
      '- 1.0<1 0> «Term» | One year.\n  - 1.1<1 1> «Start» | Now.\n- 2.0<2 0> «Data» | None.',
    );
  });
  test('a list that begins again is a new list beside the old', () => {
    check(
      '1. Items\n\n(a) one;\n\n(b) two.\n\n(a) three;\n\n(b) four.\n',
      '- 1.<1> «Items»\n  - (a)<1 a> | one;\n  - (b)<1 b> | two.\n  - (a)<1 a> | three;\n  - (b)<1 b> | four.',
    );
  });
});

suite('numbers at the start of a line without a blank line before', () => {
  test('a sentence that ends with a preposition has ended', () => {
    check(
      'AGREEMENT\n\n1. Data\n(a) No format locks the City in.\n2. Records\n(a) The Vendor keeps what it speaks of.\n3. Fees\n(a) None.\n',
      `
title: «AGREEMENT»
- 1.<1> «Data»
  - (a)<1 a> | No format locks the City in.
- 2.<2> «Records»
  - (a)<2 a> | The Vendor keeps what it speaks of.
- 3.<3> «Fees»
  - (a)<3 a> | None.`,
    );
  });
  test('a sentence that waits for a number goes on', () => {
    check(
      'AGREEMENT\n\n1. Data\n(a) The Vendor keeps data as stated in\n2. The rest is none.\n',
      `
title: «AGREEMENT»
- 1.<1> «Data»
  - (a)<1 a> | The Vendor keeps data as stated in 2. The rest is none.`,
    );
  });
});

suite('the numbers of other traditions', () => {
  const one = 'The Vendor shall serve.';
  const two = 'The City shall pay.';
  const styles: readonly (readonly [
    name: string,
    article: (value: 1 | 2) => string,
    clause: (article: 1 | 2, value: 1 | 2) => string,
    expected: string,
  ])[] = [
    [
      'Clause First',
      (n) => `Clause ${n === 1 ? 'First' : 'Second'} – Rule`,
      (a, n) => `${a}.${n}`,
      '«Clause First – Rule» 1.1',
    ],
    [
      'ARTICLE ONE',
      (n) => `ARTICLE ${n === 1 ? 'ONE' : 'TWO'}: Rule`,
      (a, n) => `${a}.${n}`,
      '«ARTICLE ONE: Rule» 1.1',
    ],
    [
      'FIRST.-',
      (n) => `${n === 1 ? 'FIRST' : 'SECOND'}.- Rule`,
      (a, n) => `${a}.${n}.`,
      '«FIRST.- Rule» 1.1.',
    ],
    ['circled digits', (n) => `Article ${n} (Rule)`, (_, n) => ['', '①', '②'][n] ?? '', 'Article 1 «(Rule)»'],
    ['Art.', (n) => `Art. ${n} – Rule`, (_, n) => `§ ${n}.`, 'Art. 1 «Rule» § 1.'],
    ['hyphens', (n) => `${n}- Rule`, (a, n) => `${a}-${n}`, '1- «Rule» 1-1'],
    ['ordinal marks', (n) => `${n}º Rule`, (a, n) => `${a}.${n}º`, '1º «Rule» 1.1º'],
    ['a letter of the part', (n) => `${n}. RULE`, (a, n) => `A${a}.${n}`, '1. «RULE» A1.1'],
    [
      'letters and a hyphen',
      (n) => `Article AE-${n}. Rule`,
      (a, n) => `${a}.${n}`,
      'Article AE-1. «Rule» 1.1',
    ],
    [
      'conditions',
      (n) => `Condition ${n}: Rule`,
      (_, n) => ['', '(a)', '(b)'][n] ?? '',
      'Condition 1: «Rule» (a)',
    ],
    [
      'Article I.1 of EU forms',
      (n) => `Article I.${n} — Rule`,
      (a, n) => `I.${a}.${n}`,
      'Article I.1 «Rule» I.1.1',
    ],
    [
      'letters of an annex',
      (n) => `${'-AB'.charAt(n)}. RULE`,
      (a, n) => `${'-AB'.charAt(a)}.${n}`,
      'A. «RULE» A.1',
    ],
    [
      'letters of sections',
      (n) => `SECTION ${'-AB'.charAt(n)} – RULE`,
      (a, n) => `${'-AB'.charAt(a)}.${n}`,
      'SECTION A «RULE» A.1',
    ],
    ['a part and a hyphen', (n) => `B-${n} RULE`, (a, n) => `B-${a}.${n}`, 'B-1 «RULE» B-1.1'],
    ['1.A', (n) => `${n} RULE`, (a, n) => `${a}.${'-AB'.charAt(n)}`, '1 «RULE» 1.A'],
    ['1a', (n) => `${n}. Rule`, (a, n) => `${a}${'-ab'.charAt(n)}.`, '1. «Rule» 1a.'],
    ['Sec. 1-1', (n) => `SECTION ${n}. RULE`, (a, n) => `Sec. ${a}-${n}.`, 'SECTION 1. «RULE» Sec. 1-1.'],
    ['romans and a dash', (n) => `${'I'.repeat(n)} - RULE`, (_, n) => `${n} -`, 'I «RULE» 1'],
    ['romans alone', (n) => `${'I'.repeat(n)} RULE`, (_, n) => `${n}`, 'I «RULE» 1'],
    ['GCC', (n) => `GCC ${n}. Rule`, (a, n) => `GCC ${a}.${n}`, 'GCC 1. «Rule» GCC 1.1'],
    ['Article No. 1', (n) => `Article No. ${n}: Rule`, (_, n) => `${n}-`, 'Article No. 1: «Rule» 1-'],
    [
      'Article 1st',
      (n) => `Article ${n === 1 ? '1st' : '2nd'} – Rule`,
      (_, n) => `${n}.`,
      'Article 1st «Rule» 1.',
    ],
    ['requirements', (n) => `Requirement ${n}: Rule`, (_, n) => `${n}.`, 'Requirement 1: «Rule» 1.'],
  ];
  for (const [name, article, clause, expected] of styles)
    test(name, () => {
      const articles = ([1, 2] as const).map(
        (a) => `${article(a)}\n\n${clause(a, 1)} ${one}\n\n${clause(a, 2)} ${two}\n`,
      );
      const { clauses } = readContract(`SERVICES AGREEMENT\n\n${articles.join('\n')}`, 'plain');
      const tops = clauses.filter(({ depth, role }) => depth === 0 && role === 'operative');
      assert.equal(tops.length, 2, outlinePicture(`SERVICES AGREEMENT\n\n${articles.join('\n')}`, 'plain'));
      const [top] = tops;
      assert.equal(top?.children.length, 2);
      const below = clauses[top?.children[0] ?? -1];
      assert.equal(
        [top?.number?.written, top?.heading && `«${top.heading.text}»`, below?.number?.written]
          .filter(Boolean)
          .join(' '),
        expected,
      );
    });
});

suite('a heading that seems to hold the whole draft', () => {
  test('keeps its role, and its articles are judged', () => {
    const articles = Array.from(
      { length: 10 },
      (_, at) => `### ${at + 1}. Rule\n\nThe Vendor shall serve ${'well '.repeat(20)}.\n`,
    );
    const { clauses } = readContract(
      `# Agreement\n\n## Preamble\n\nThe City wishes it.\n\n${articles.join('\n')}`,
    );
    assert.equal(clauses.find(({ heading }) => heading?.text === 'Preamble')?.role, 'recital');
    assert.equal(clauses.filter(({ role }) => role === 'operative').length, 10);
  });
});

suite('a text that is torn from a larger one', () => {
  test('is no schedule, though the line of an attachment leads it', () => {
    check(
      'EXHIBIT E: DATA TERMS\n\n1. Purpose\n\nThe Vendor serves.\n\nEXHIBIT A\n\nThe request.\n',
      `
title: EXHIBIT E:<e> «DATA TERMS»
  - 1.<e 1> «Purpose» | The Vendor serves.
schedule: EXHIBIT A<a> | The request.`,
    );
  });
  test('has schedules where they go on', () => {
    check(
      'SCHEDULE 1: DATA\n\nThe data.\n\nSCHEDULE 2: PRICES\n\nThe prices.\n',
      'schedule: SCHEDULE 1:<1> «DATA» | The data.\nschedule: SCHEDULE 2:<2> «PRICES» | The prices.',
    );
  });
});

suite('what opens a contract by its place', () => {
  test('holds no articles, though they are set in below it', () => {
    check(
      'APPENDIX B. DATA LICENCE\n\n* Data is lent.\n    * 1. Use\n        * a. The Reader shall use it well.\n    * 2. End\n        * a. It ends.\n',
      `
title: APPENDIX B.<b> «DATA LICENCE»
  preamble: | Data is lent.
    - 1.<b 1> «Use»
      - a.<b 1 a> | The Reader shall use it well.
    - 2.<b 2> «End»
      - a.<b 2 a> | It ends.`,
    );
  });
});

suite('lists that lost their levels', () => {
  test('nest below a title or a colon, and articles go on past them', () => {
    check(
      'LICENCE\n\n1. Grant\n\n1. We grant it.\n2. You take it.\n2. Use\n1. You must:\n1. keep it;\n2. guard it.\n3. End\n1. It ends.\n',
      `
title: «LICENCE»
- 1.<1> | Grant
  - 1.<1 1> | We grant it.
  - 2.<1 2> | You take it.
- 2.<2> «Use»
  - 1.<2 1> | You must:
    - 1.<2 1 1> | keep it;
    - 2.<2 1 2> | guard it.
- 3.<3> «End»
  - 1.<3 1> | It ends.`,
    );
  });
});

suite('Markdown made from a word processor’s file', () => {
  test('escapes the marks of numbers', () => {
    check(
      '# Agreement\n\n10\\. Data\n\n10.1\\. The Vendor serves.\n\n\\(a\\) one;\n\n\\(b\\) two.\n\n11\\. Pay\n',
      `
title: «Agreement»
- 10\\.<10> «Data»
  - 10.1\\.<10 1> | The Vendor serves.
    - \\(a\\)<10 1 a> | one;
    - \\(b\\)<10 1 b> | two.
- 11\\.<11> «Pay»`,
      'markdown',
    );
  });
  test('marks headings by a class', () => {
    check(
      '# Agreement\n\n1. [Data]{.underline}. The Vendor shall serve.\n\n**2. [Pay]{.ul}**\n\nThe City pays.\n',
      '\ntitle: «Agreement»\n- 1.<1> «Data»… | The Vendor shall serve.\n- 2.<2> «Pay» | The City pays.',
      'markdown',
    );
  });
  test('has clauses further in as block quotes, which notes and quotations are not', () => {
    check(
      '# Agreement\n\n1. Data\n\n> a. The Vendor shall serve\n> with care.\n>\n> b. The City shall pay.\n\n> Note: the Vendor shall be told.\n\n> “The controller shall ask.”\n',
      `
title: «Agreement»
- 1.<1> «Data»
  - a.<1 a> | The Vendor shall serve with care.
  - b.<1 b> | The City shall pay.`,
      'markdown',
    );
  });
  test('has a block quote whose first paragraph goes on with the clause above, and whose next has a number', () => {
    check(
      '# Agreement\n\n1. Data\n\n> Unless that cannot be done, the Vendor shall lock the data.\n>\n> a. The City shall pay.\n',
      `
title: «Agreement»
- 1.<1> «Data» | Unless that cannot be done, the Vendor shall lock the data.
  - a.<1 a> | The City shall pay.`,
      'markdown',
    );
  });
});
