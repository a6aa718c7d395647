import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { newMemory } from '../../server/src/assess/match.ts';
import { defaultSettings } from '../../server/src/assess/settings.ts';
import { checkText } from '../../server/src/report/check.ts';
import { library } from '../support/library.ts';

const text = readFileSync(join(import.meta.dirname, '../../examples/city-surveillance.md'), 'utf8');
/** A part that holds parties, definitions and articles, short enough to be judged often. */
const draft = `${text.slice(0, text.indexOf('## 4.'))}${text.slice(text.indexOf('## 14.'), text.indexOf('## 16.'))}`;

suite('judging a draft again after an edit', () => {
  test('gives what judging it from nothing gives', () => {
    ok(draft.length > 10_000);
    const edit = fc.record({
      at: fc.nat(draft.length),
      removed: fc.nat(120),
      added: fc.constantFrom(
        '',
        'not ',
        '. It shall ',
        '\n\n## 99. Audit\n\n',
        'The City may inspect the Platform. ',
        '(the “Operator”) ',
        ' subject to the Vendor’s consent',
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const memory = newMemory();
        let now = draft;
        checkText(now, library, 'markdown', defaultSettings, memory);
        for (const { at, removed, added } of edits) {
          now = now.slice(0, at) + added + now.slice(at + removed);
          deepEqual(
            checkText(now, library, 'markdown', defaultSettings, memory).findings,
            checkText(now, library, 'markdown').findings,
          );
        }
      }),
      { numRuns: 25 },
    );
  });
});
