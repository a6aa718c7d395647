import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Format } from '../../server/src/contract/contract.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { exportWord } from '../../server/src/word/word.ts';
import { read } from './docx.ts';

const root = join(import.meta.dirname, '../..');
const drafts = ['examples', 'test/eval/drafts', 'test/eval/between', 'test/eval/held'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(?:md|txt)$/u.test(name))
    .map((name) => ({ name, text: readFileSync(join(root, folder, name), 'utf8') })),
);
const formatOf = (name: string): Format => (name.endsWith('.md') ? 'markdown' : 'plain');

const part = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[`word/${name}.xml`] ?? new Uint8Array());
const back = (text: string, format: Format = 'markdown'): string =>
  read(exportWord(text, format).bytes).markdown;
const words = (text: string): readonly string[] =>
  text
    .replaceAll('<br>', ' ')
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
/** Plain text can hide where a number belongs, which Word then shows; so there the numbers alone are held. */
const numbers = (text: string, format: Format, own = format): readonly string[] =>
  readContract(text, format)
    .clauses.filter(({ number, role }) => number !== undefined && role !== 'contents')
    .map(({ number }) => `${number?.written}${own === 'markdown' ? ` = ${number?.path.join('.')}` : ''}`);

const draft = `# Services Agreement

(A) The City runs a port.

(B) The Vendor sells cameras.

## 1. Services

1.1 The Vendor shall provide the Services\u00A0and shall:

(a) keep “logs”;

(b) report:

(i) every month; and

(ii) on request.

1.2 **Term.** The term is five years.[^1]

- first point
  - finer point

| Measure | Target |
| --- | --- |
| Uptime | 99 %<br>a month |

## 2. Audit

2.1 The City may *inspect* at [any time](https://example.org/rules).

> A quoted rule.

## Schedule 1 – Charges

1. Fees are fixed.

Signed by: ________
Name: ________

[^1]: From the date of signature.
`;

suite('a draft as a Word document', () => {
  test('has automatic numbers in place of those that the draft types', () => {
    const { bytes, numbers: counted } = exportWord(draft, 'markdown');
    deepEqual(counted, { automatic: 13, typed: 0 });
    const document = part(bytes, 'document');
    ok(!/<w:t[^>]*>\s*(?:\d+\.|\([a-zA-Z]+\)|Schedule 1)/u.test(document), document);
    const texts = [...part(bytes, 'numbering').matchAll(/<w:lvlText w:val="([^"]*)"/gu)].map(([, it]) => it);
    deepEqual(
      texts.filter((it) => it !== '•'),
      ['(%1)', '%1.', '%1.%2', '(%3)', '(%4)', 'Schedule %1', '%2.'],
    );
    ok(document.includes('<w:pStyle w:val="Title"/>') && document.includes('<w:pStyle w:val="Heading1"/>'));
  });

  test('comes back as the same draft', () => {
    equal(
      back(draft),
      draft
        .replace('*inspect*', 'inspect')
        .replace('[any time](https://example.org/rules)', 'any time')
        .replace('Signed by: ________\n', 'Signed by: ________  \n'),
    );
  });

  test('keeps an exhibit that stands beside the title above the headings in it', () => {
    const text = `${draft}\n# Exhibit A – Data\n\n## A-1. Use\n\n(a) The Vendor keeps logs.\n`;
    const found = numbers(back(text), 'markdown');
    deepEqual(found.slice(-3), ['Exhibit A = a', 'A-1. = a.1', '(a) = a.1.a']);
    deepEqual(found, numbers(text, 'markdown'));
  });

  test('keeps numbers that no list counts as typed words', () => {
    const text = '# Agreement\n\n1. One.\n\n2. Two.\n\n2A. Two and a half.\n\n3. Three.\n\n7. Seven.\n';
    deepEqual(exportWord(text, 'markdown').numbers, { automatic: 4, typed: 1 });
    equal(back(text), text);
  });

  test('is the same for the same draft, byte for byte', () => {
    deepEqual(exportWord(draft, 'markdown').bytes, exportWord(draft, 'markdown').bytes);
  });

  for (const { name, text } of drafts) {
    test(`keeps every word and number of ${name}`, () => {
      const own = back(text, formatOf(name));
      deepEqual(words(own), words(text));
      // A heading that is marked in Word may give away a number that the plain text hid.
      const found = numbers(own, 'markdown', formatOf(name));
      let at = -1;
      for (const number of numbers(text, formatOf(name))) {
        at = found.indexOf(number, at + 1);
        ok(at >= 0, `${number} is lost`);
      }
    });
  }

  test('keeps waivers and notes of the library', () => {
    const note = '<!-- safeguards: waive audit-rights reason="A *good* one_." by="A" until="2031-01-31" -->';
    equal(
      back(`1. Audit. The City may inspect.\n\n${note}\n`),
      `1. Audit. The City may inspect.\n\n${note}\n`,
    );
  });

  test('keeps the words of any text', () => {
    const line = fc
      .array(
        fc.constantFrom(
          'The City',
          'shall',
          '*pay*',
          '**Term**',
          '“Data”',
          '<b>',
          '|',
          '[^1]',
          '\\',
          '_',
          '~~',
          '&',
          '1.',
          '(a)',
          '(iv)',
          '2.1',
          '#',
          '##',
          '-',
          '>',
          '```',
          'Schedule 2',
          'Article IV',
          '\t',
          '\u00A0',
          '日本',
          '<!--',
          '-->',
          '---',
          '____',
          '12A.',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom<Format>('markdown', 'plain'),
        (lines, format) => {
          const text = lines.join('\n');
          // Tags of looks become looks.
          const own = words(
            text.replaceAll('[^1]', '').replaceAll(format === 'markdown' ? '<b>' : '\0', ' '),
          );
          const kept = words(
            back(text, format)
              .replace(/\[\^\d\]/gu, '')
              .replaceAll(format === 'markdown' ? '<b>' : '\0', ' '),
          );
          deepEqual([...kept].sort(), [...own].sort());
        },
      ),
      { numRuns: 150 },
    );
  });

  test('keeps the numbers of any outline, with gaps and new beginnings', () => {
    const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
    const letter = (value: number): string => String.fromCharCode(96 + value);
    type Write = (values: readonly number[]) => string;
    const last = (values: readonly number[]): number => values.at(-1) ?? 1;
    const schemes: readonly (readonly Write[])[] = [
      [
        (it) => `${last(it)}.`,
        (it) => it.join('.'),
        (it) => `(${letter(last(it))})`,
        (it) => `(${roman[last(it) - 1]})`,
      ],
      [
        (it) => `Article ${roman[last(it) - 1]?.toUpperCase()}.`,
        (it) => `Section ${last(it)}.`,
        (it) => `(${letter(last(it)).toUpperCase()})`,
        (it) => `(${last(it)})`,
      ],
      [
        (it) => `${letter(last(it)).toUpperCase()}.`,
        (it) => `${last(it)}.`,
        (it) => `${letter(last(it))})`,
        (it) => `${roman[last(it) - 1]}.`,
      ],
      [
        (it) => `${last(it)}`.concat('.'),
        (it) => it.join('.'),
        (it) => it.join('.'),
        (it) => `(${letter(last(it))})`,
      ],
    ];
    const step = fc.record({
      level: fc.nat(3),
      skip: fc.constantFrom(1, 1, 1, 1, 2),
      anew: fc.constantFrom(false, false, false, true),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...schemes),
        fc.array(step, { minLength: 1, maxLength: 30 }),
        (scheme, steps) => {
          const values: number[] = [];
          const paragraphs = steps.map(({ level, skip, anew }) => {
            const depth = Math.min(level, values.length);
            const before = values[depth] ?? 0;
            values.length = depth;
            values.push(anew && depth === 0 ? 1 : Math.min(12, before + skip));
            return `${scheme[depth]?.(values)} The City pays.`;
          });
          const text = `# Agreement\n\n${paragraphs.join('\n\n')}\n`;
          equal(back(text), text);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('never breaks on signs that XML cannot hold', () => {
    equal(words(back('1. The \u0000City\u0007 pays \uD800 \u{1F600}.')).join(' '), '1 The City pays');
  });
});
