import { equal } from 'node:assert/strict';
import { regionsOf } from '../../server/src/assess/regions.ts';
import { readContract } from '../../server/src/contract/read.ts';

/** The heading of the article in which the clause stands that holds `words`. */
function articleOf(text: string, words: string): string | undefined {
  const contract = readContract(text, 'markdown');
  const at = text.indexOf(words);
  const holders = contract.clauses.filter(({ span }) => span.start <= at && at < span.end);
  const clause = holders.sort((a, b) => b.depth - a.depth)[0];
  return contract.clauses[regionsOf(contract).article(clause?.index ?? 0)]?.heading?.text;
}

suite('the article of a clause', () => {
  const parts = [
    '# Agreement',
    'This Agreement is made between the City of Westmark (the “City”) and Acme Ltd (the “Vendor”).',
    '## Part A General',
    '### 1. Term',
    'The Agreement lasts a year.',
    '### 2. Fees',
    'The City pays.',
    '## Part B Data',
    '### 3. Security',
    '3.1 The Vendor encrypts.',
    '3.2 The Vendor tests.',
    '### 4. Complaints',
    '4.1 People complain.',
  ].join('\n\n');

  test('in a part whose clauses have headings and numbers of their own it is the clause', () => {
    equal(articleOf(parts, 'lasts a year'), 'Term');
    equal(articleOf(parts, 'People complain'), 'Complaints');
  });
  test('of a sub-clause it is the clause above', () => {
    equal(articleOf(parts, 'encrypts'), articleOf(parts, 'tests'));
    equal(articleOf(parts, 'tests'), 'Security');
  });
  test('in a short annex of short paragraphs it is the annex', () => {
    const annex = [
      '# Agreement',
      'This Agreement is made between the City of Westmark (the “City”) and Acme Ltd (the “Vendor”).',
      '## 1. Term',
      'The Agreement lasts a year.',
      '## 2. Fees',
      'The City pays.',
      '## Annex A: Rules of use',
      'A.1 **Force.** The rules bind all users.',
      'A.2 **Purposes.** The system serves one purpose.',
    ].join('\n\n');
    equal(articleOf(annex, 'bind all'), 'Rules of use');
    equal(articleOf(annex, 'one purpose'), 'Rules of use');
  });
  test('of one part is no clause of another', () => {
    const contract = readContract(parts, 'markdown');
    const { together } = regionsOf(contract);
    const of = (words: string): number =>
      contract.clauses.findLast(({ span }) => span.start <= parts.indexOf(words))?.index ?? 0;
    equal(together(of('encrypts'), of('People complain')), false);
  });
});
