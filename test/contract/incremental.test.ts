import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Format } from '../../server/src/contract/contract.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { ReadingMemory } from '../../server/src/contract/reading-memory.ts';

const root = join(import.meta.dirname, '../..');
const drafts = ['examples', 'test/eval/drafts', 'test/eval/clean'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(?:md|txt)$/u.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

/** What changes more than its own line, in Markdown or in the outline. */
const pieces = [
  ...[
    's',
    ' ',
    '.',
    '"',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\f',
    '\t',
    '    ',
    '\uFEFF',
    '42',
    '\n\n7\n\n',
    'Page 3',
  ],
  ...[
    '```\n',
    '\n```\n\n',
    '~~~',
    '<!--',
    '-->',
    '<div>\n',
    '</div>\n\n',
    '<b>',
    '> ',
    '\n> ',
    '|',
    '\n| a | b |\n|---|---|\n',
  ],
  ...[
    '# ',
    '\n## 4. Audit\n',
    '\n===\n',
    '\n---\n',
    '**',
    '_',
    '~~',
    '[a](b)',
    '[x]: /y\n',
    '`',
    '\\',
    '&amp;',
  ],
  ...[
    '1. ',
    '(a) ',
    '\n4.2 The City shall pay.\n',
    'ARTICLE IV',
    'Schedule 2',
    'WHEREAS',
    'shall ',
    '“Data” means ',
    ' of the Act',
  ],
  ...[
    '\n[safeguards: waive audit-rights reason="x"]\n',
    'IN WITNESS WHEREOF',
    '\nTABLE OF CONTENTS\n',
    'Audit ........ 4\n',
  ],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: 13, max: 3000 }) },
  ),
  piece: fc.oneof(fc.constantFrom('', ...pieces), fc.string({ maxLength: 6 })),
  lineStart: fc.boolean(),
});

suite('a draft read again', () => {
  test('reads as it does from nothing after any edits', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...drafts),
        fc.constantFrom<Format>('markdown', 'markdown', 'plain'),
        fc.array(edit, { minLength: 2, maxLength: 8 }),
        (draft, format, edits) => {
          const memory = new ReadingMemory();
          let text = draft;
          readContract(text, format, undefined, memory);
          for (const { at, removed, piece, lineStart } of edits) {
            const place = Math.floor(at * text.length);
            const from = lineStart ? text.lastIndexOf('\n', place) + 1 : place;
            text = text.slice(0, from) + piece + text.slice(from + removed);
            const again = readContract(text, format, undefined, memory);
            const anew = readContract(text, format);
            // Texts are compared much faster than trees.
            if (JSON.stringify(again) !== JSON.stringify(anew))
              assert.deepEqual(again, anew, `after “${piece}” at ${from}, ${removed} removed`);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
