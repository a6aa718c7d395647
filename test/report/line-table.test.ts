import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { lineTable, positionAt } from '../../server/src/report/line-table.ts';

const at = (text: string, offset: number) => {
  const { line, column } = positionAt(lineTable(text), offset);
  return `${line}:${column}`;
};

suite('lines and columns', () => {
  test('count from 1, and an empty text has one line', () => {
    deepEqual([at('', 0), at('ab', 0), at('ab', 1), at('ab', 2)], ['1:1', '1:1', '1:2', '1:3']);
  });

  test('break at LF, CRLF and CR, each once', () => {
    deepEqual(lineTable('a\nb\r\nc\rd\n'), [0, 2, 5, 7, 9]);
    deepEqual(lineTable('a\n\r\n\r'), [0, 2, 4, 5]);
  });

  test('a break belongs to the line that it ends', () => {
    deepEqual([at('a\r\nb', 1), at('a\r\nb', 2), at('a\r\nb', 3)], ['1:2', '1:3', '2:1']);
  });

  test('count UTF-16 units: a character outside the first plane is two columns', () => {
    deepEqual([at('𝄞x\n', 2), at('a\n𝄞𝄞x', 6)], ['1:3', '2:5']);
  });

  test('do not break at other separators', () => {
    deepEqual(lineTable('a\u2028b\u0085c\fd'), [0]);
  });

  test('an offset past the end stands on the last line', () => {
    deepEqual(at('a\nbc', 9), '2:8');
  });

  test('agree with counting by hand, for any text and offset', () => {
    const texts = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '𝄞', ' '), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(80), (parts, seed) => {
        const text = parts.join('');
        const offset = seed % (text.length + 1);
        let line = 1;
        let start = 0;
        for (let index = 0; index < offset; index += 1) {
          const crlf = text[index] === '\r' && text[index + 1] === '\n';
          if ((text[index] === '\n' || text[index] === '\r') && !crlf) {
            line += 1;
            start = index + 1;
          }
        }
        deepEqual(at(text, offset), `${line}:${offset - start + 1}`);
      }),
    );
  });
});
