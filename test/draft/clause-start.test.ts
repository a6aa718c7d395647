import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { readContract } from '../../server/src/contract/read.ts';
import { clauseFor, clauseStartAt } from '../../server/src/draft/clause-start.ts';
import { withCursor } from '../support/cursor.ts';
import { draftIn, type Style, styles } from '../support/drafts.ts';
import { library } from '../support/library.ts';

const [markdown] = styles;
if (markdown === undefined) throw new Error('no styles');
const audit = library.safeguards.get('audit-rights');
if (audit === undefined) throw new Error('no audit rights');

/** The draft after the preferred clause is put in at the cursor; empty where nothing can begin there. */
const begun = (marked: string, format: Style['format'] = 'markdown', safeguard = audit): string => {
  const { text, offset } = withCursor(marked);
  const start = clauseStartAt(readContract(text, format), offset);
  if (start === undefined) return '';
  const clause = clauseFor(start, safeguard, []);
  return text.slice(0, start.span.start) + clause.text + text.slice(start.span.end);
};
/** The draft of the Markdown style with a line of its own in front of the article of this number. */
const before = (article: number, line: string, lineBreak = '\n'): string =>
  draftIn(markdown, { lineBreak }).replace(
    `## ${article}. `,
    `${line}${lineBreak}${lineBreak}## ${article}. `,
  );

suite('a clause begun by hand', () => {
  test('takes the number that stands on the line, and goes on from it', () => {
    const after = begun(before(4, '3.3 ‸'));
    ok(/\n\n3\.3 The City, or an independent auditor/u.test(after), after);
    ok(after.includes('\n\n3.4 The City may exercise'), after);
    ok(!after.includes('3.3 3.3'), after);
  });

  test('takes the next number on an empty line at the end of an article', () => {
    equal(begun(before(4, '‸')), begun(before(4, '3.3 ‸')));
  });

  test('takes the place of the word that is begun', () => {
    equal(begun(before(4, '3.3 aud‸')), begun(before(4, '3.3 ‸')));
  });

  test('becomes an article behind the number of one', () => {
    const text = `${draftIn(markdown)}\n## 6. ‸\n`;
    ok(/\n## 6\. Audit[^\n]*\n\n6\.1 The City/u.test(begun(text)), begun(text));
  });

  test('takes no number of its own between clauses that have theirs', () => {
    const after = begun(draftIn(markdown).replace('3.2 The', '‸\n\n3.2 The'));
    ok(/\n\nThe City, or an independent auditor/u.test(after), after);
    ok(after.includes('\n\n3.2 The Vendor'), after);
  });

  test('keeps the line breaks of the draft', () => {
    const after = begun(before(4, '3.3 ‸', '\r\n'));
    ok(!/(?<!\r)\n/u.test(after), JSON.stringify(after));
  });

  test('begins nowhere else', () => {
    const nowhere = [
      before(4, '3.3 The City may ‸'),
      before(4, '3.3 The‸ City may.'),
      before(4, '```\n‸\n```'),
      before(4, '```\n\n3.3 ‸'),
      before(4, '<!--\n‸\n-->'),
      before(4, 'The Vendor shall keep\n‸'),
      before(1, '‸'),
      `---\ntitle: ‸\n---\n\n${draftIn(markdown)}`,
      draftIn(markdown, {
        articles: [
          ['Definitions', '“Data” means data.'],
          ['Services', 'The Vendor shall serve.'],
          ['Payment', 'The City shall pay.'],
        ],
      }).replace('## 2.', '‸\n\n## 2.'),
    ];
    deepEqual(
      nowhere.map((marked) => begun(marked)).filter((after) => after !== ''),
      [],
    );
  });

  test('leaves the clauses of the draft as they were, in every style', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...styles),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(...library.data.safeguards),
        (style, lineBreak, safeguard) => {
          const text = draftIn(style, { lineBreak });
          const own = readContract(text, style.format);
          const after = begun(`${text}${lineBreak}‸`, style.format, safeguard);
          const shape = (it: typeof own) =>
            it.clauses.map(({ number, heading }) => `${number?.path.join('.')} ${heading?.text}`);
          const shapes = shape(readContract(after, style.format));
          deepEqual(shapes.slice(0, own.clauses.length), shape(own), after);
          if (own.clauses.at(-1)?.number !== undefined) ok(shapes.length > own.clauses.length, after);
        },
      ),
      { numRuns: 100 },
    );
  });
});
