import { deepEqual, equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { definitionFor, pluralOf, singularOf, termAt, termsOf } from '../../server/src/contract/terms.ts';

const opening =
  'This Agreement is made between the City of Westmark (the “City”) and Norlund Ltd (the “Vendor”).';
const draft = (...clauses: readonly string[]): string =>
  ['# Services Agreement', opening, '## 1. Services', ...clauses].join('\n\n');
/** The uses of a term with a few characters around them, the definition left out. */
const usesOf = (text: string, term: string): readonly string[] => {
  const contract = readContract(text, 'markdown');
  const found = termsOf(contract).find((it) => it.term === term);
  return (found?.uses ?? [])
    .filter(({ span }) => found?.definitions.every((it) => it.span.start !== span.start))
    .map(({ span }) => text.slice(span.start, span.end));
};

suite('the uses of a defined term', () => {
  const defined = '1.1 “Contract Data” means all data of the City.';

  test('count its plural and stand before a possessive', () => {
    deepEqual(
      usesOf(
        draft('1.1 “Watch List” means a list of faces.', '1.2 No Watch Lists. A Watch List’s end.'),
        'Watch List',
      ),
      ['Watch Lists', 'Watch List'],
    );
  });

  test('may be broken over two lines', () => {
    deepEqual(usesOf(draft(defined, '1.2 The Vendor keeps Contract\r\n    Data safe.'), 'Contract Data'), [
      'Contract\r\n    Data',
    ]);
  });

  test('are found in a paragraph in capitals and in headings', () => {
    deepEqual(
      usesOf(
        draft(defined, '1.2 THE VENDOR IS NOT LIABLE FOR CONTRACT DATA.', '## 2. Contract Data'),
        'Contract Data',
      ),
      ['CONTRACT DATA', 'Contract Data'],
    );
  });

  test('belong to the longest term', () => {
    deepEqual(
      usesOf(draft(defined, '1.2 The Contract Data is there.', '1.3 “Data” means data.'), 'Data'),
      [],
    );
  });

  test('are not the words of a longer name', () => {
    const text = draft(
      '1.1 “Order” means an order of the City. “Data” means data.',
      '1.2 The Order of Precedence and the Data Protection Law apply to the Order.',
    );
    deepEqual(usesOf(text, 'Order'), ['Order']);
    deepEqual(usesOf(text, 'Data'), []);
    deepEqual(usesOf(draft('1.1 The City of Westmark is not the City.'), 'City'), ['City']);
  });

  test('are not in code, comments or other cases', () => {
    deepEqual(
      usesOf(
        draft(defined, '1.2 Some contract data. <!-- Contract Data -->', '```\nContract Data\n```'),
        'Contract Data',
      ),
      [],
    );
  });

  test('have the definition of their own schedule', () => {
    const text = [
      draft('1.1 “Site” means a pole.'),
      '# Schedule 1 – Sites',
      '1. “Site” means a house.',
      '2. The Site is dry.',
    ].join('\n\n');
    const contract = readContract(text, 'markdown');
    const offset = text.indexOf('Site is dry');
    const found = termAt(termsOf(contract), offset);
    const clause = contract.clauses.filter(({ span }) => span.start <= offset).at(-1)?.index;
    const definition = found === undefined ? undefined : definitionFor(contract, found.term, clause);
    equal(text.slice(definition?.span.start, (definition?.span.end ?? 0) + 15), 'Site” means a house');
  });
});

suite('the number of a term', () => {
  test('is formed as English does', () => {
    deepEqual(['Vendor', 'Policy', 'Breach', 'Day', 'DPA'].map(pluralOf), [
      'Vendors',
      'Policies',
      'Breaches',
      'Days',
      'DPAs',
    ]);
    deepEqual(['Vendors', 'Policies', 'Breaches', 'Process', 'Status', 'Data'].map(singularOf), [
      'Vendor',
      'Policy',
      'Breach',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
