import { deepEqual, equal, ok } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { leftOutLine } from '../../server/src/word/word.ts';
import { docx, list, lvl, markdown, num, numbering, p, r, read } from './docx.ts';

const heading =
  '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>';
const legal = list(1, lvl(0, 'decimal', '%1.'), lvl(1, 'decimal', '%1.%2'), lvl(2, 'lowerLetter', '(%3)'));

suite('a Word document as Markdown', () => {
  test('has its title and headings by style or outline level, but no clause in full words as a heading', () => {
    const body =
      p('Services Agreement', '<w:pStyle w:val="T"/>') +
      p('Scope', '<w:pStyle w:val="H1"/>') +
      p('Limits', '<w:pStyle w:val="H2"/>') +
      p('Annexes', '<w:outlineLvl w:val="0"/>') +
      p('The Vendor shall keep logs.', '<w:pStyle w:val="H2"/>');
    equal(
      markdown({ body, styles: heading }),
      '# Services Agreement\n\n## Scope\n\n### Limits\n\n## Annexes\n\nThe Vendor shall keep logs.\n',
    );
  });

  test('keeps bold and italic for headings and defined terms alone', () => {
    const body =
      `<w:p>${r('Audit.', '<w:b/>')}${r(' The City may inspect ')}${r('all', '<w:i/>')}${r(' systems.')}</w:p>` +
      `<w:p>${r('“')}${r('Contract Data', '<w:b/>')}${r('” means all data, and ')}${r('“Site”', '<w:b/>')}${r(' its place.')}</w:p>` +
      `<w:p>${r('Contract Term', '<w:b/>')}${r(' means five years.')}</w:p>` +
      `<w:p>${r('RECITALS', '<w:b/>')}</w:p>` +
      `<w:p>${r('The ')}${r('City of Port Ellery', '<w:b/>')}${r(' runs a port.')}</w:p>` +
      `<w:p>${r('The Vendor ')}${r('must not', '<w:b/>')}${r(' sell data.')}</w:p>`;
    equal(
      markdown({ body }),
      `**Audit.** The City may inspect all systems.

“**Contract Data**” means all data, and **“Site”** its place.

**Contract Term** means five years.

**RECITALS**

The **City of Port Ellery** runs a port.

The Vendor must not sell data.
`,
    );
  });

  test('takes what tracked changes insert, leaves out what they delete, and numbers the rest', () => {
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const body =
      p('One.', num(0)) +
      `<w:p><w:pPr>${num(0)}${deleted}</w:pPr><w:del w:id="2"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>` +
      `<w:p><w:pPr>${num(0)}</w:pPr>${r('The Vendor ')}<w:ins w:id="3">${r('shall')}</w:ins><w:del w:id="4"><w:r><w:delText>may</w:delText></w:r></w:del>${r(' pay.')}</w:p>` +
      `<w:p><w:pPr>${num(0)}${deleted}</w:pPr>${r('Half ')}</w:p>` +
      p('and half.', num(0)) +
      `<w:moveFrom w:id="5">${p('Moved away.', num(0))}</w:moveFrom>`;
    const { markdown: text, leftOut } = read(docx({ body, numbering: numbering([legal]) }));
    equal(text, '1. One.\n\n2. The Vendor shall pay.\n\n3. Half and half.\n');
    deepEqual(leftOut.map(leftOutLine), [
      'tracked insertions were taken as accepted: 1',
      'tracked deletions were left out: 5',
    ]);
  });

  test('writes tables, with numbers, line breaks and merged cells', () => {
    const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
    const body = `<w:tbl>
      <w:tr>${cell(p('Measure'))}${cell(p('Target | credit'), '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell(p('Uptime', num(0)))}${cell(p('99 %') + p('a month'))}${cell(p('5 %'))}</w:tr>
      <w:tr>${cell(p('Repair', num(0)))}${cell(p('4 h'))}${cell(p(''))}</w:tr></w:tbl>
      <w:tbl><w:tr>${cell(p('A framed paragraph.') + p('Another.'))}</w:tr></w:tbl>`;
    const { markdown: text, leftOut } = read(docx({ body, numbering: numbering([legal]) }));
    equal(
      text,
      `| Measure | Target \\| credit |  |
| --- | --- | --- |
| 1. Uptime | 99 %<br>a month | 5 % |
| 2. Repair | 4 h |  |

A framed paragraph.

Another.
`,
    );
    deepEqual(leftOut, [{ kind: 'merged cells', count: 1 }]);
  });

  test('puts foot- and endnotes at the end, in the order of their marks', () => {
    const mark = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const body = `<w:p>${r('Data')}${mark('endnote', 2)}${r(' and systems')}${mark('footnote', 5)}${r('.')}</w:p>`;
    const footnotes = `<w:footnote w:id="5">${p('As in Schedule 1.')}</w:footnote>`;
    const endnotes = `<w:endnote w:id="2">${p('Of any kind.')}${p('Also copies.')}</w:endnote>`;
    equal(
      markdown({ body, footnotes, endnotes }),
      'Data[^1] and systems[^2].\n\n[^1]: Of any kind.  \nAlso copies.\n\n[^2]: As in Schedule 1.\n',
    );
  });

  test('keeps quotes, unbreakable spaces and line breaks, and the results of fields and links', () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body =
      `<w:p>${r('See clause\u00A0')}${field('REF _Ref1 \\r \\h', '4.2')}${r(', the “Site’s” rules and ')}<w:hyperlink r:id="x">${r('the policy')}</w:hyperlink>${r('.')}</w:p>` +
      `<w:p><w:fldSimple w:instr="DATE">${r('1 May 2031')}</w:fldSimple><w:r><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>A Quay</w:t></w:r></w:p>` +
      `<w:p>${r('By:')}<w:r><w:tab/></w:r>${r('________')}</w:p>`;
    const { markdown: text, leftOut } = read(docx({ body }));
    equal(
      text,
      'See clause\u00A04.2, the “Site’s” rules and the policy.\n\n1 May 2031  \n1\u2011A Quay\n\nBy:\t________\n',
    );
    deepEqual(leftOut, [{ kind: 'link addresses', count: 1 }]);
  });

  test('writes words as words, whatever Markdown could make of them', () => {
    const body =
      p('# no heading') +
      p('Use *all* of &lt;name&gt; and C:\\*, _so_ at snake_case') +
      p('&gt; 5 users') +
      p('`x`');
    equal(
      markdown({ body }),
      '\\# no heading\n\nUse \\*all\\* of \\<name> and C:\\\\\\*, \\_so\\_ at snake_case\n\n\\> 5 users\n\n\\`x\\`\n',
    );
  });

  test('marks struck-out words as such, and reads content controls and the strict dialect', () => {
    const body =
      `<w:p>${r('The Vendor ')}${r('may', '<w:strike/>')}${r(' shall pay.')}</w:p>` +
      `<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent>${r('In a control.')}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>`;
    const bytes = docx(
      { body: '' },
      {
        'word/document.xml': `<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body>${body.replaceAll('w:', 'd:')}</d:body></d:document>`,
      },
    );
    equal(read(bytes).markdown, 'The Vendor ~~may~~ shall pay.\n\nIn a control.\n');
  });

  test('lists what could not be kept, with counts', () => {
    const body = `<w:p>${r('Kept.')}<w:r><w:drawing/></w:r><w:r><w:drawing/></w:r><w:r><w:object/></w:r><m:oMath/>
      <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p('Boxed')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('Boxed')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
      ${r('secret', '<w:vanish/>')}</w:p>`;
    const { markdown: text, leftOut } = read(
      docx({ body, comments: '<w:comment w:id="1"/><w:comment w:id="2"/>', header: p('Draft 3') }),
    );
    equal(text, 'Kept.\n');
    deepEqual(Object.fromEntries(leftOut.map(({ kind, count }) => [kind, count])), {
      'text boxes': 1,
      'hidden text': 1,
      comments: 2,
      'headers and footers': 1,
      images: 2,
      equations: 1,
      'embedded objects': 1,
    });
  });

  test('runs a heading into its paragraph where Word hides the break between them', () => {
    const hidden = '<w:rPr><w:vanish/><w:specVanish/></w:rPr>';
    const body =
      p('Audit.', `<w:pStyle w:val="H1"/>${num(0)}${hidden}`) +
      p(' The City may inspect the systems.') +
      p('Records.', `<w:pStyle w:val="H1"/>${num(0)}`);
    equal(
      markdown({ body, styles: heading, numbering: numbering([legal]) }),
      '1. **Audit.** The City may inspect the systems.\n\n# 2. Records.\n',
    );
  });

  test('keeps a table of contents as one, so that its lines are no clauses', () => {
    const entry = (number: number, title: string) =>
      `<w:p><w:hyperlink w:anchor="x">${r(`${number}.`)}<w:r><w:tab/></w:r>${r(title)}<w:r><w:tab/></w:r>${r('3')}</w:hyperlink></w:p>`;
    const titles = ['Services', 'Charges', 'Audit', 'Term'];
    const body =
      p('Contents') +
      titles.map((title, at) => entry(at + 1, title)).join('') +
      titles
        .map((title) => p(title, `<w:pStyle w:val="H1"/>${num(0)}`) + p('The Vendor shall pay.', num(1)))
        .join('');
    const { clauses } = readContract(markdown({ body, styles: heading, numbering: numbering([legal]) }));
    deepEqual(
      clauses.map(({ number, heading: it }) => `${number?.written ?? ''} ${it?.text ?? ''}`.trim()),
      ['Contents', ...titles.flatMap((title, at) => [`${at + 1}. ${title}`, `${at + 1}.1`])],
    );
  });

  test('loses no words where a field has no end', () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>';
    const body = `<w:p>${begin}</w:p>${p('The Vendor shall pay.')}`;
    equal(markdown({ body }), 'The Vendor shall pay.\n');
  });

  test('is read as the contract it is: parties, numbers, headings', () => {
    const body =
      p('SERVICES AGREEMENT', '<w:jc w:val="center"/>') +
      p(
        'This Agreement is made between the City of Port Ellery (the “City”) and Halden Vision Ltd (the “Vendor”).',
      ) +
      p('Services', `<w:pStyle w:val="H1"/>${num(0)}`) +
      p('The Vendor shall provide the Services to the City.', num(1)) +
      p('The Vendor shall:', num(1)) +
      p('keep logs of access;', num(2)) +
      p('report every month.', num(2)) +
      p('Audit', `<w:pStyle w:val="H1"/>${num(0)}`) +
      p('The City may inspect the systems as clause 1.2 says.', num(1));
    const { clauses, names, references, verdict } = readContract(
      markdown({ body, styles: heading, numbering: numbering([legal]) }),
    );
    ok(verdict.contract);
    deepEqual(
      clauses.filter(({ number }) => number !== undefined).map(({ number }) => number?.path.join('.')),
      ['1', '1.1', '1.2', '1.2.a', '1.2.b', '2', '2.1'],
    );
    deepEqual(
      clauses.flatMap(({ heading: it }) => it?.text ?? []),
      ['SERVICES AGREEMENT', 'Services', 'Audit'],
    );
    deepEqual(
      names
        .filter(({ source }) => source === 'party')
        .map(({ role, name }) => `${role} ${name}`)
        .slice(0, 3),
      ['authority City', 'authority City of Port Ellery', 'supplier Vendor'],
    );
    equal(references[0]?.target, clauses.find(({ number }) => number?.written === '1.2')?.index);
  });
});
