import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format } from '../../server/src/contract/contract.ts';
import { checkText } from '../../server/src/report/check.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { guises } from '../support/guises.ts';
import { library } from '../support/library.ts';

const root = join(import.meta.dirname, '../..');
const drafts = [
  'examples/benefits-portal.txt',
  'examples/city-surveillance.md',
  'examples/clean-benefits-partnership.md',
  'test/eval/clean/clean-court-translation.md',
  'test/eval/clean/clean-health-triage.txt',
  'test/eval/drafts/african-digital-id.txt',
  'test/eval/drafts/dpa-heavy-transport.md',
  'test/eval/drafts/us-county-jail-calls.md',
  'test/eval/between/kr-cctv-counting-consignment.txt',
  'test/eval/between/us-dmv-image-insurance.txt',
].map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8').replace(/\r\n/gu, '\n'),
  format: (path.endsWith('.md') ? 'markdown' : 'plain') satisfies Format as Format,
}));

const [headed] = styles;
/** A draft that refers to no number of its own. */
const small = {
  path: 'a draft of the tests',
  text: headed === undefined ? '' : draftIn(headed),
  format: 'markdown' as Format,
};

/** The state of each safeguard, and the red flags that are raised. */
function judged(text: string, format: Format): Readonly<Record<string, string>> {
  const { outcomes, flags } = checkText(text, library, format).assessment;
  return {
    ...Object.fromEntries(outcomes.map(({ safeguard, state }) => [safeguard, state])),
    ...Object.fromEntries(flags.map(({ redFlag }) => [redFlag, 'raised'])),
  };
}

suite('the look of a draft does not change how it is judged:', function () {
  this.timeout(120_000);
  const plain = new Map([...drafts, small].map(({ path, text, format }) => [path, judged(text, format)]));
  for (const { name, of } of guises)
    test(name, () => {
      let changed = 0;
      for (const { path, text, format } of [...drafts, small]) {
        const other = of(text, format);
        if (other === undefined || other === text) continue;
        changed += 1;
        deepEqual(judged(other, format), plain.get(path), path);
      }
      ok(changed > 0, 'no draft can look so');
    });
});
