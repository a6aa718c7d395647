import { equal } from 'node:assert/strict';
import { list, lvl, markdown, num, numbering, p } from './docx.ts';

const legal = list(
  1,
  lvl(0, 'decimal', '%1.'),
  lvl(1, 'decimal', '%1.%2'),
  lvl(2, 'lowerLetter', '(%3)'),
  lvl(3, 'lowerRoman', '(%4)'),
);
const lines = (text: string): string[] => text.trim().split(/\n+/u);
const numbers = (text: string): string =>
  lines(text)
    .map((it) => it.replace(/ x$/u, ''))
    .join(' ');

suite('the automatic numbers of a Word document', () => {
  test('of a list with levels are written as Word shows them', () => {
    const levels = [0, 1, 1, 2, 2, 3, 3, 2, 1, 2, 0, 1, 2];
    const body = levels.map((level) => p('x', num(level))).join('');
    equal(
      numbers(markdown({ body, numbering: numbering([legal]) })),
      '1. 1.1 1.2 (a) (b) (i) (ii) (c) 1.3 (a) 2. 2.1 (a)',
    );
  });

  test('start where the list says, and a level that is skipped counts as begun', () => {
    const own = list(
      1,
      lvl(0, 'upperLetter', 'Part %1', '', 3),
      lvl(1, 'decimal', '%1.%2'),
      lvl(2, 'decimal', '%1.%2.%3'),
    );
    const body = [0, 2, 1, 0].map((level) => p('x', num(level))).join('');
    equal(numbers(markdown({ body, numbering: numbering([own]) })), 'Part C C.1.1 C.1 Part D');
  });

  test('begin anew only after the level that the list names, or never', () => {
    const own = list(
      1,
      lvl(0, 'upperRoman', 'Article %1'),
      lvl(1, 'decimal', 'Section %2', '<w:lvlRestart w:val="0"/>'),
      lvl(2, 'lowerLetter', '(%3)', '<w:lvlRestart w:val="1"/>'),
    );
    const body = [0, 1, 2, 1, 2, 0, 1, 2].map((level) => p('x', num(level))).join('');
    equal(
      lines(markdown({ body, numbering: numbering([own]) })).join(', '),
      'Article I x, Section 1 x, (a) x, Section 2 x, (b) x, Article II x, Section 3 x, (a) x',
    );
  });

  test('of two uses go on or begin anew as the second one says', () => {
    const uses =
      '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>' +
      `<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">${lvl(0, 'upperRoman', '%1)')}</w:lvlOverride></w:num>`;
    const body = [1, 1, 2, 3, 3, 1, 4].map((use) => p('x', num(0, use))).join('');
    equal(numbers(markdown({ body, numbering: numbering([legal], uses) })), '1. 2. 3. 7. 8. 9. X)');
  });

  test('show every part as a decimal in a legal level', () => {
    const own = list(1, lvl(0, 'upperRoman', 'Article %1.'), lvl(1, 'decimal', '%1.%2', '<w:isLgl/>'));
    const body = [0, 1, 0, 1].map((level) => p('x', num(level))).join('');
    equal(
      lines(markdown({ body, numbering: numbering([own]) })).join(', '),
      'Article I. x, 1.1 x, Article II. x, 2.1 x',
    );
  });

  test('come from styles, the level being the one that names the style', () => {
    const styles = `
      <w:style w:type="paragraph" w:styleId="L1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="L2"><w:name w:val="Clause"/><w:basedOn w:val="L1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Off"><w:name w:val="Plain"/><w:basedOn w:val="L1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="9"/></w:pPr></w:style>`;
    const own = list(
      1,
      lvl(0, 'decimal', '%1.', '<w:pStyle w:val="L1"/>'),
      lvl(1, 'decimal', '%1.%2', '<w:pStyle w:val="L2"/>'),
    );
    const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
    const body =
      p('Services', style('L1')) +
      p('The Vendor shall deliver.', style('L2')) +
      p('It shall pay.', style('L2')) +
      p('Words without a number.', style('Off')) +
      p('Charges', style('L1')) +
      p('Off by its own hand', style('L1') + num(0, 0));
    equal(
      markdown({ body, styles, numbering: numbering([own]) }),
      `# 1. Services

1.1 The Vendor shall deliver.

1.2 It shall pay.

Words without a number.

# 2. Charges

# Off by its own hand
`,
    );
  });

  test('are found through a numbering style', () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="Deal"><w:name w:val="Deal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Deal"/></w:abstractNum>';
    const part = `${legal[0]}${linked}${legal[1]}<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>`;
    const body = p('x', num(0, 5)) + p('x', num(1, 5)) + p('x', num(0, 1));
    equal(numbers(markdown({ body, styles, numbering: part })), '1. 1.1 2.');
  });

  test('are written in every format that contracts use', () => {
    const shown = (format: string, start: number) =>
      numbers(
        markdown({
          body: p('x', num(0)),
          numbering: numbering([list(1, lvl(0, format, '%1)', '', start))]),
        }),
      );
    equal(shown('lowerLetter', 28), 'bb)');
    equal(shown('upperRoman', 49), 'XLIX)');
    equal(shown('ordinal', 12), '12th)');
    equal(shown('ordinal', 23), '23rd)');
    equal(shown('cardinalText', 21), 'Twenty-one)');
    equal(shown('ordinalText', 2), 'Second)');
    equal(shown('ordinalText', 40), 'Fortieth)');
    equal(shown('decimalZero', 4), '04)');
  });

  test('are left out where they are hidden, and bullets are bullets', () => {
    const hidden = list(
      1,
      '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr></w:lvl>',
    );
    const bullets = list(2, lvl(0, 'bullet', '\uF0B7'), lvl(1, 'bullet', 'o'));
    const body = p('Hidden', num(0)) + p('one', num(0, 2)) + p('two', num(1, 2)) + p('three', num(0, 2));
    equal(markdown({ body, numbering: numbering([hidden, bullets]) }), 'Hidden\n\n- one\n  - two\n- three\n');
  });

  test('stand alone where the paragraph has no words, and a lone decimal gets its full stop', () => {
    const schedules = list(2, lvl(0, 'decimal', 'Schedule %1'));
    const bare = list(3, lvl(0, 'decimal', '%1'));
    const body = p('', num(0, 2)) + p('The Vendor shall deliver.', num(0, 3));
    equal(
      markdown({ body, numbering: numbering([schedules, bare]) }),
      'Schedule 1\n\n1. The Vendor shall deliver.\n',
    );
  });
});
