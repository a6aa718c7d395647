import assert from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { outlinePicture, wordsOf } from './outline-picture.ts';

const parties =
  'This Agreement is made between the City of Westmark ("the City") and Acme Ltd ("the Vendor").';

function check(text: string, expected: string): void {
  assert.equal(outlinePicture(text), expected.replace(/^\n|\n\s*$/gu, ''));
}

suite('layout', () => {
  const plain = '1. Services\n\nThe Vendor\nshall serve.\n\n2. Audit\n\n(a) It may;\n(b) it shall.\n';
  const tree =
    '- 1.<1> «Services» | The Vendor shall serve.\n- 2.<2> «Audit»\n  - (a)<2 a> | It may;\n  - (b)<2 b> | it shall.';
  test('line breaks of any kind give one tree, and the commonest is known', () => {
    for (const lineBreak of ['\n', '\r\n', '\r'] as const) {
      const text = plain.replaceAll('\n', lineBreak);
      check(text, tree);
      assert.equal(readContract(text).lineBreak, lineBreak);
    }
  });
  test('byte order mark, non-breaking spaces, tabs and form feeds are white space', () => {
    check(`\uFEFF${plain.replaceAll('. ', '.\u00A0')}`, tree);
    check(plain.replaceAll('. ', '.\t').replace('2.', '\f2.'), tree);
    check('\uFEFF# Agreement\n\n1. Term\n', 'title: «Agreement»\n- 1.<1> «Term»');
  });
  test('page numbers, headers and footers split no paragraph', () => {
    check(
      '1. Term. This Agreement lasts\n\n                 -1-\n\f  Project # ____\none year.\n\n2. Fees. The City\n\n                 -2-\n\f  Project # ____\npays.\n',
      '- 1.<1> «Term»… | This Agreement lasts one year.\n- 2.<2> «Fees»… | The City pays.',
    );
    check(
      '1. Term. This Agreement lasts\nPage 3 of 80\n\none year.\n',
      '- 1.<1> «Term»… | This Agreement lasts one year.',
    );
    check(
      '1. Term. It lasts\n\nPage 1 of 3\nCity of X – Draft\n\none year.\n\n2. Fees. The City\n\nPage 2 of 3\nCity of X – Draft\n\npays.\n',
      '- 1.<1> «Term»… | It lasts one year.\n- 2.<2> «Fees»… | The City pays.',
    );
  });
  test('numbers alone on their lines are page numbers where they count up', () => {
    check(
      '1. Term. It lasts\n\n1\n\none year and\n\n2\n\none day and\n\n3\n\none hour.\n',
      '- 1.<1> «Term»… | It lasts one year and one day and one hour.',
    );
  });
  test('what is no text of the draft is no evidence', () => {
    const text = `---\ntitle: x\n---\n# Agreement\n\n1. Services\n\nThe Vendor shall ~~not~~ serve <!-- hidden --> well.\n\n\`\`\`\ncode shall not count\n\`\`\`\n\n> quoted law\n> goes on\n\n<!-- whole\nblock -->\n\nThe <b>City</b> *pays*.\n`;
    check(text, 'title: «Agreement»\n- 1.<1> «Services» | The Vendor shall serve well. | The City pays.');
    const [first] = readContract(text).clauses[1]?.paragraphs ?? [];
    assert.deepEqual(
      first?.skipped.map(({ start, end }) => text.slice(start, end)),
      ['~~not~~', '<!-- hidden -->'],
    );
  });
  test('a row of a table is one paragraph', () => {
    check(
      '1. Prices\n\n| Item | Price |\n| --- | --- |\n| Camera | 5 |\n',
      '- 1.<1> «Prices» |= Item Price |= Camera 5',
    );
  });
  test('indented text is text', () => {
    check(
      '# Agreement\n\n1. Services\n\n        The Vendor shall serve.\n',
      'title: «Agreement»\n- 1.<1> «Services» | The Vendor shall serve.',
    );
  });
  test('placeholders and drafting notes stay as they are', () => {
    check(
      '## 1. Audit\n\n[Reserved]\n\n## 2. Data\n\nTBD\n\n## 3. Fees\n\n________\n\n## 4. Redress\n\n## 5. Oversight. [Intentionally omitted]\n\n## 6. Law\n\n*[Drafting note: choose.]* Norland.\n',
      `
- 1.<1> «Audit» | [Reserved]
- 2.<2> «Data» | TBD
- 3.<3> «Fees» | ________
- 4.<4> «Redress»
- 5.<5> «Oversight»… | [Intentionally omitted]
- 6.<6> «Law» | [Drafting note: choose.] Norland.`,
    );
  });
});

suite('parts of a contract', () => {
  test('a paragraph on one long line is none of the page around it, however often one stands by a page break', () => {
    const long = (word: string) =>
      `The Vendor shall keep the ${word} ${'in good order and '.repeat(12)}at hand.`;
    const words = ['logs', 'keys', 'maps', 'plans'];
    const pages = words.map((word, at) => `${at + 1}.1 ${long(word)}\n\n\f\n`);
    assert.equal(
      readContract(`# Agreement\n\n${pages.join('')}`, 'markdown').clauses.filter(
        ({ paragraphs }) => paragraphs.length > 0,
      ).length,
      words.length,
    );
  });
  test('a schedule begins on a new page, also where a table was left open on the last one', () => {
    check(
      '1. Services\n\nRepair parts      -      Borne by the Vendor\n\nPage 13\n\n\f\n\nAPPENDIX 3  RULES\n\n1. Staff log in.\n',
      '- 1.<1> «Services» | Repair parts - Borne by the Vendor\nschedule: APPENDIX 3<3> «RULES»\n  schedule: 1.<3 1> | Staff log in.',
    );
  });
  test('a list of pages ends where the parties are presented', () => {
    check(
      '# Agreement\n\nCONTENTS\n\n1. Services .... 2\n2. Audit .... 3\n\n**Norlund Ltd** ("Vendor")\nand the City\n\n## 1. Services\n\nYes.\n\n## 2. Audit\n\nYes.\n',
      'title: «Agreement»\ncontents: «CONTENTS»\npreamble: | Norlund Ltd ("Vendor") and the City\n- 1.<1> «Services» | Yes.\n- 2.<2> «Audit» | Yes.',
    );
  });
  test('a table has cells also where spaces end its lines', () => {
    const rows = '| Fee | Sum | \n| --- | --- |  \n| Setup | 5 | \n';
    const { clauses } = readContract(`# Agreement\n\n## 1. Fees\n\n${rows}\nNo more.\n`, 'markdown');
    assert.deepEqual(
      clauses.at(-1)?.paragraphs.map(({ kind }) => kind),
      ['cell', 'cell', 'text'],
    );
  });
  test('a table of contents holds no clauses', () => {
    const body = '1. Services\n\nThe Vendor shall serve.\n\n2. Audit\n\nThe City may inspect.\n';
    const rest = '\n- 1.<1> «Services» | The Vendor shall serve.\n- 2.<2> «Audit» | The City may inspect.';
    check(
      `AGREEMENT\n\nTABLE OF CONTENTS\n\n1. Services ....... 2\n2. Audit .......... 3\nSchedule 1 ........ 9\n\n${body}`,
      `title: «AGREEMENT»\ncontents: «TABLE OF CONTENTS»${rest}`,
    );
    check(
      `AGREEMENT\n\nCONTENTS\n\n1.\tServices\t2\n2.\tAudit\t3\n\n${body}`,
      `title: «AGREEMENT»\ncontents: «CONTENTS»${rest}`,
    );
    check(
      `# Agreement\n\n## Contents\n\n1. Services\n2. Audit\n\n${body}`,
      `title: «Agreement»\ncontents: «Contents»${rest}`,
    );
    check(
      '# Agreement\n\n**Contents**\n\n- [Audit](#audit)\n\n## Audit\n\nYes.\n',
      'title: «Agreement»\ncontents: «Contents»\n- «Audit» | Yes.',
    );
  });
  test('recitals come under a heading or begin with WHEREAS', () => {
    check(
      `# Agreement\n\n${parties}\n\n## Recitals\n\n(A) The City runs trams.\n\n(B) Acme makes cameras.\n\n## 1. Services\n`,
      `
title: «Agreement»
preamble: | ${parties}
recital: «Recitals»
  recital: (A)<a> | The City runs trams.
  recital: (B)<b> | Acme makes cameras.
- 1.<1> «Services»`,
    );
    check(
      `AGREEMENT\n\nWHEREAS the City runs trams; and\n\nWHEREAS, Acme makes cameras;\n\nNOW, THEREFORE, the parties agree as follows:\n\n1. Services. It is so.\n`,
      `
title: «AGREEMENT»
recital: | WHEREAS the City runs trams; and | WHEREAS, Acme makes cameras;
preamble: | NOW, THEREFORE, the parties agree as follows:
- 1.<1> «Services»… | It is so.`,
    );
    check(
      'AGREEMENT\n\nBACKGROUND\n\n(A) The City runs trams.\n\n1. Services\n\n1.1 It is so.\n',
      'title: «AGREEMENT»\nrecital: «BACKGROUND»\n  recital: (A)<a> | The City runs trams.\n- 1.<1> «Services»\n  - 1.1<1 1> | It is so.',
    );
  });
  test('definitions, boilerplate and schedules hand their role down', () => {
    check(
      '# Agreement\n\n1. Definitions\n\n1.1 “Log” means a log.\n\n2. General Provisions\n\n2.1 It must be signed.\n\n3. Governing Law and Jurisdiction\n\nNorland.\n\n## Schedule 1 – Prices\n\n1. Fees\n\n1.1 The City pays.\n\n## Annex A: Data\n\n1. Footage is kept.\n',
      `
title: «Agreement»
definition: 1.<1> «Definitions»
  definition: 1.1<1 1> | “Log” means a log.
boilerplate: 2.<2> «General Provisions»
  boilerplate: 2.1<2 1> | It must be signed.
boilerplate: 3.<3> «Governing Law and Jurisdiction» | Norland.
schedule: Schedule 1<1> «Prices»
  schedule: 1.<1 1> «Fees»
    schedule: 1.1<1 1> | The City pays.
schedule: Annex A:<a> «Data»
  schedule: 1.<a 1> | Footage is kept.`,
    );
  });
  test('a schedule in plain text restarts the numbers, and its heading may stand below', () => {
    check(
      '1. Services\n\nAs in Schedule 1.\n\n2. Law\n\nNorland.\n\nSCHEDULE 1\n\nPRICES\n\n1. Fees\n\nNone.\n\nEXHIBIT B – DATA\n',
      `
- 1.<1> «Services» | As in Schedule 1.
- 2.<2> «Law» | Norland.
schedule: SCHEDULE 1<1> «PRICES»
  schedule: 1.<1 1> «Fees» | None.
schedule: EXHIBIT B<b> «DATA»`,
    );
  });
  test('signatures end the articles', () => {
    check(
      '1. Services\n\nIt is so.\n\nIN WITNESS WHEREOF, the parties have signed.\n\nCITY OF WESTMARK\n\nBy: ____________\nName:\n\nSchedule 1\n',
      `
- 1.<1> «Services» | It is so.
signature: | IN WITNESS WHEREOF, the parties have signed. | CITY OF WESTMARK | By: ____________ Name:
schedule: Schedule 1<1>`,
    );
    check(
      '1. Services\n\nIt is so.\n\nACME LTD\n\nBy: ____________\n',
      '- 1.<1> «Services» | It is so.\nsignature: | ACME LTD | By: ____________',
    );
    check(
      '1. Services\n\nIt is so.\n\nSigned by ________ for the City\n',
      '- 1.<1> «Services» | It is so.\nsignature: | Signed by ________ for the City',
    );
  });
  test('parties may stand in a numbered list', () => {
    check(
      'AGREEMENT\n\nTHIS AGREEMENT is made between:\n\n(1) the City (the "City"); and\n\n(2) Acme Ltd (the "Vendor").\n\n1. Services\n',
      `
title: «AGREEMENT»
preamble: | THIS AGREEMENT is made between:
  preamble: (1)<1> | the City (the "City"); and
  preamble: (2)<2> | Acme Ltd (the "Vendor").
- 1.<1> «Services»`,
    );
  });
  test('text without articles is operative, not a preamble', () => {
    check('# Agreement\n\nThe Vendor shall serve.\n', 'title: «Agreement»\n- | The Vendor shall serve.');
  });
});

suite('spans', () => {
  test('number, heading, marker and body stand where they say', () => {
    const text =
      '# Agreement\n\n  **12.3** Audit\n  rights. The City\n  may inspect.\n\n### 13.1 **Data:**\n\nNone.\n';
    const [, first, second] = readContract(text).clauses;
    assert.ok(first?.number && second?.number && second.heading);
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.equal(cut(first.number.span), '12.3');
    assert.equal(cut(first.marker), '  **12.3** ');
    assert.equal(cut(first.span), '  **12.3** Audit\n  rights. The City\n  may inspect.');
    assert.equal(wordsOf(text, first.paragraphs[0] ?? assert.fail()), 'Audit rights. The City may inspect.');
    assert.equal(cut(second.heading.span), 'Data');
    assert.equal(cut(second.marker), '### 13.1 **');
    assert.equal(cut(second.span), '### 13.1 **Data:**\n\nNone.');
  });
});
