import { deepEqual, equal } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { frame, showing } from '../support/frame.ts';
import { library } from '../support/library.ts';

const judge = (id: string, text: string) =>
  assess(readContract(text, 'markdown'), library).outcomes.find(({ safeguard }) => safeguard === id);
const inFrame = (wording: string): string => frame(wording, Object.values(showing).join(' '));

suite('grading', () => {
  test('an article whose sub-clauses are all reserved is a heading only', () => {
    const text = inFrame('The Supplier shall be courteous.').replace(
      '## 3. Governing law',
      '## 3. Audit\n\n3.1 [Reserved]\n\n3.2 Not used.\n\n## 4. Governing law',
    );
    const outcome = judge('audit-rights', text);
    equal(outcome?.state, 'heading only');
    deepEqual(
      outcome.pointers.map(({ span }) => text.slice(span.start, span.end)),
      ['Audit'],
    );
  });

  test('words cut at the end of a line are read whole, with and without their hyphen', () => {
    for (const wording of [
      'The City may in-\nspect the Vendor’s sys-\ntems and records. The Vendor shall coop-\nerate.',
      'The City may in\u00ADspect the Vendor’s systems and records. The Vendor shall co-\r\noperate.',
    ])
      equal(judge('audit-rights', inFrame(wording))?.state, 'present');
  });

  test('“it” at the start of a sentence is whoever the sentence before speaks of', () => {
    const ban = 'sell City Data, use it for its own purposes, or train its models on it.';
    const state = (wording: string) => judge('no-supplier-reuse-of-data', inFrame(wording))?.state;
    equal(state(`The Vendor shall keep City Data apart. In particular it shall not ${ban}`), 'present');
    equal(state(`The City shall keep City Data apart. In particular it shall not ${ban}`), 'absent');
    equal(state(`The Vendor shall keep logs. The buyer of a licence is told. It shall not ${ban}`), 'absent');
  });

  suite('a duty that ends with the contract', () => {
    const ban =
      'The Vendor shall not use City Data for its own purposes, to develop or train its products, or for sale or marketing.';
    const state = (more: string) => judge('no-supplier-reuse-of-data', inFrame(`${ban} ${more}`))?.state;

    test('is contradicted where its own article ends it', () => {
      equal(state(''), 'present');
      equal(state('The obligations in this clause cease on termination of this Agreement.'), 'contradicted');
      equal(state('These restrictions shall end upon the expiry of this Agreement.'), 'contradicted');
    });

    test('is contradicted where another article names it by number', () => {
      const elsewhere = (line: string) =>
        judge(
          'no-supplier-reuse-of-data',
          inFrame(ban).replace('## 3. Governing law\n', `## 3. Governing law\n\n${line}\n`),
        )?.state;
      equal(elsewhere('The duties in clause 2 lapse on termination of this Agreement.'), 'contradicted');
      equal(elsewhere('The duties in clause 1 lapse on termination of this Agreement.'), 'present');
    });

    test('is not contradicted where it survives, or where something else ends', () => {
      equal(state('These restrictions do not end on termination of this Agreement.'), 'present');
      equal(state('The licence of the City ends on termination of this Agreement.'), 'present');
    });
  });
});
