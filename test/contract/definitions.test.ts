import assert from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';

function check(text: string, expected: readonly string[]): void {
  const { definitions } = readContract(text);
  for (const { term, span } of definitions) assert.equal(text.slice(span.start, span.end), term);
  assert.deepEqual(
    definitions.map(({ term }) => term),
    expected,
  );
}

suite('definitions', () => {
  test('a term in quotes or bold means, refers to, has the meaning', () => {
    check('“Audit Log” means a log. “A” or “B” means two. "Data" shall mean all.\n', [
      'Audit Log',
      'A',
      'B',
      'Data',
    ]);
    check(
      '**Material** refers to any. **“Bold”** has the meaning given. **"Cust"** will have the meaning.\n',
      ['Material', 'Bold', 'Cust'],
    );
    check('‘Single’ means one. \'Straight\' means two. It does not say what "it" is.\n', [
      'Single',
      'Straight',
    ]);
  });
  test('the quotation marks of other languages hold terms, whichever way they are turned', () => {
    check('»Data« means all. «Logs» means logs. „Works“ means works, y (hereinafter, the »Files«).\n', [
      'Data',
      'Logs',
      'Works',
      'Files',
    ]);
  });
  test('a term in brackets stands after what it names', () => {
    check(
      'Acme Ltd (the “Vendor”), logs (“Logs”), x (hereinafter referred to as the "Thing"), y, hereinafter called "Why", (“**Use of Data**”), (**DPA**), ("One" or the "Two").\n',
      ['Vendor', 'Logs', 'Thing', 'Why', 'Use of Data', 'DPA', 'One', 'Two'],
    );
  });
  test('a paragraph may begin with a term without quotes', () => {
    check('1. Definitions\n\nContract Data means all data.\n\nThe Vendor means well.\n', ['Contract Data']);
  });
  test('run-in headings and rows of an article of definitions are terms', () => {
    check(
      '## 1. Definitions\n\n1.1 **Affiliate**: any body.\n\n| Term | Meaning |\n| --- | --- |\n| Personal Data | any |\n',
      ['Affiliate', 'Personal Data'],
    );
  });
  test('a table that is headed as one of meanings, and “Term: the …” in an article of definitions, define terms', () => {
    check('## Words\n\n| Word | What it means here |\n| --- | --- |\n| **Log** | any list |\n', ['Log']);
    check('CLAUSE ONE. — DEFINITIONS\n\na) Passenger: every person who travels;\n\nb) Of no use.\n', [
      'Passenger',
    ]);
  });
  test('each knows its clause', () => {
    const { definitions, clauses } = readContract(
      '1. Definitions\n\n1.1 “Log” means a log.\n\n2. Services\n\nNew (“News”).\n',
    );
    assert.deepEqual(
      definitions.map(({ clause }) => clauses[clause]?.number?.label),
      ['1.1', '2'],
    );
  });
});
