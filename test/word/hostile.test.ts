import { equal, match } from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { exportWord, importWord } from '../../server/src/word/word.ts';
import { docx, p } from './docx.ts';

const fault = (bytes: Uint8Array): string => {
  const imported = importWord(bytes);
  return 'fault' in imported ? imported.fault : `read: ${imported.markdown.slice(0, 100)}`;
};
const good = docx({ body: p('Words.') });

suite('a file that is no Word document is refused', () => {
  test('with what it is and what to do', () => {
    match(fault(new Uint8Array()), /^it is empty/u);
    match(fault(strToU8('Just words.')), /^it is not a Word document/u);
    match(fault(strToU8('%PDF-1.7')), /^it is a PDF file; open it in Word/u);
    match(fault(strToU8('{\\rtf1')), /^it is an RTF file/u);
    const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    match(fault(new Uint8Array([...old, ...Array(600).fill(0)])), /^it is in the old \.doc format/u);
    const name = [...'EncryptedPackage'].flatMap((it) => [it.charCodeAt(0), 0]);
    match(fault(new Uint8Array([...old, ...Array(600).fill(0), ...name])), /^it is encrypted/u);
    match(fault(zipSync({ 'a.txt': strToU8('a') })), /^it is an archive, but not a Word document/u);
  });

  test('where it is another Office file', () => {
    const sheet = docx({ body: '' }, { 'word/document.xml': '<workbook xmlns="urn:x"/>' });
    match(fault(sheet), /^it is an Office file, but not a Word document/u);
  });

  test('wherever it is cut short, and with any byte changed it does not break', () => {
    for (let length = 0; length < good.length; length += 7) {
      equal(fault(good.subarray(0, length)).startsWith('read'), false, `cut at ${length}`);
    }
    for (let at = 0; at < good.length; at += 3) {
      const bytes = good.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      importWord(bytes);
    }
  });

  test('where a part is encrypted', () => {
    const bytes = good.slice();
    for (let at = 0; at + 4 < bytes.length; at += 1) {
      if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1) bytes[at + 8] = 1;
    }
    match(fault(bytes), /^it is encrypted/u);
  });
});

suite('a hostile Word document is refused', () => {
  test('that unpacks to far more than it states', function () {
    this.timeout(60_000);
    const bomb = docx({ body: '' }, { 'word/document.xml': new Uint8Array(70 * 1024 * 1024).fill(32) });
    match(fault(bomb), /word\/document\.xml unpacks to more than 64 MB/u);
    for (let at = 0; at + 4 < bomb.length; at += 1) {
      // The size that the directory states is made small.
      if (bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1) bomb.fill(0, at + 24, at + 28);
    }
    match(fault(bomb), /word\/document\.xml unpacks to more than 64 MB/u);
  });

  test('that has too many parts', () => {
    const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`x${at}`, new Uint8Array()]));
    match(fault(docx({ body: '' }, files)), /^it has 100\d\d parts/u);
  });

  test('that declares entities, or uses unknown ones', () => {
    const declared =
      '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><d>&b;&f;</d>';
    match(fault(docx({ body: '' }, { 'word/document.xml': declared })), /declares entities/u);
    match(fault(docx({ body: p('&undeclared;') })), /not well-formed/u);
  });

  test('that is nested without end, and says so in any part', () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(300)}${'</w:sdtContent></w:sdt>'.repeat(300)}`;
    match(fault(docx({ body: deep })), /nested or filled beyond/u);
    match(fault(docx({ body: p('x'), styles: '<w:style>' })), /styles\.xml is not well-formed/u);
  });

  test('but styles and lists that go round in a ring are read', () => {
    const style = (id: string, base: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const bytes = docx({
      body: p('Words.', '<w:pStyle w:val="A"/>'),
      styles: style('A', 'B') + style('B', 'A'),
      numbering,
    });
    equal(fault(bytes), 'read: Words.\n');
  });

  test('and names like those of objects change nothing', () => {
    const body = p(
      'Words.',
      '<w:pStyle w:val="__proto__"/><w:numPr><w:ilvl w:val="-3"/><w:numId w:val="constructor"/></w:numPr>',
    );
    equal(fault(docx({ body })), 'read: Words.\n');
  });
});

suite('a hostile Word document is read in time', () => {
  test('though it repeats itself', function () {
    this.timeout(60_000);
    const many = 20_000;
    const run = (words: string, properties = '') =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
    const cell = `<w:tc>${p('x')}</w:tc>`;
    const bodies = [
      `<w:p>${run(' '.repeat(300_000))}${run('x')}</w:p>`,
      `<w:p>${run('&lt;!--'.repeat(100_000))}</w:p>`,
      `<w:p>${(run('a ', '<w:b/>') + run('b ')).repeat(many)}</w:p>`,
      p('x', '<w:rPr><w:del w:id="1"/></w:rPr>').repeat(many),
      `<w:p>${'<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(many)}</w:p>`,
      `<w:tbl><w:tr>${cell.repeat(many)}</w:tr>${`<w:tr>${cell}${cell}</w:tr>`.repeat(5_000)}</w:tbl>`,
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'.repeat(many),
    ];
    for (const body of bodies) {
      const footnotes = `<w:footnote w:id="1">${p('note '.repeat(1_000))}</w:footnote>`;
      const { length } = fault(docx({ body, footnotes }));
      equal(length > 0, true);
    }
  });

  test('though its lists have levels and numbers out of all measure', () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="4000000000"><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1${'x'.repeat(10_000)}"/></w:lvl></w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const level = (it: string) => `<w:numPr><w:ilvl w:val="${it}"/><w:numId w:val="1"/></w:numPr>`;
    const read = fault(docx({ body: p('Words.', level('4000000000')) + p('More.', level('0')), numbering }));
    match(read, /^read: Words\.\n\n[a-z]{30}x/u);
  });
});

suite('a hostile draft', () => {
  test('of one long line of marks is exported in time', () => {
    for (const sign of ['*', '_', '[', '<b>', '|', '~~', '\\', '<!--', '1.', '(a) ', ' ', '# ']) {
      exportWord(`${sign.repeat(20_000)}x`, 'markdown');
    }
  });

  test('of many numbers without a sequence, or of a wide table, is exported in time', function () {
    this.timeout(60_000);
    exportWord(
      Array.from({ length: 3_000 }, (_, at) => `${(at * 37) % 211}. Words.`).join('\n\n'),
      'markdown',
    );
    const wide = '| x '.repeat(3_000);
    exportWord(`${wide}|\n${'|---'.repeat(3_000)}|\n${'| a | b |\n'.repeat(3_000)}`, 'markdown');
  });
});
