import { deepEqual } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { library } from '../support/library.ts';

const flagsOf = (special: string): readonly string[] =>
  assess(
    readContract(
      `# Hosting Agreement

This Agreement is made between the City of Elmford (the “City”) and Corvane Ltd (the “Vendor”).

## 1. Order of precedence

${special}

## 2. Changes

2.1 The Vendor may amend this Agreement at any time by posting a new version on its website.

2.2 The Vendor shall number each version.

## 3. Liability

3.1 In no event shall the Vendor be liable for any loss or damage of any kind.

## 4. Fees

The City shall pay the fees within thirty days.
`,
      'markdown',
    ),
    library,
  ).flags.map(({ redFlag }) => redFlag);

suite('clauses that the draft itself takes out', () => {
  test('raise no red flag once they are struck by number', () => {
    deepEqual(flagsOf('Of what follows, Section 2.1 (changes by posting) and Section 3 are deleted.'), []);
    deepEqual(flagsOf('The following have no force: Section 2.1 (changes); and Sections 3.1 and 4.'), []);
    deepEqual(flagsOf('The following clauses shall not apply:\n\n(a) clause 2; and\n\n(b) clause 3.1.'), []);
    deepEqual(flagsOf('Clause 3.1 does not apply to this Agreement.'), ['unilateral-modification']);
  });

  test('raise it where they are only limited, or taken out on a condition', () => {
    deepEqual(flagsOf('Clause 2.1 does not apply to prices that are past due.'), [
      'total-liability-exclusion',
      'unilateral-modification',
    ]);
    deepEqual(flagsOf('If clause 3.1 is deleted, clause 4 remains.'), [
      'total-liability-exclusion',
      'unilateral-modification',
    ]);
  });
});

const auditOf = (change: string): string | undefined => {
  const contract = readContract(
    `# Hosting Agreement

This Agreement is made between the City of Elmford (the “City”) and Corvane Ltd (the “Vendor”).

## 9. Audit

9.1 The City may audit the System and the records at any time. The Vendor shall cooperate with each audit.

## 20. Changes

20.1 ${change}

## 21. Fees

The City shall pay the fees within thirty days.
`,
    'markdown',
  );
  return assess(contract, library).outcomes.find(({ safeguard }) => safeguard === 'audit-rights')?.state;
};

suite('safeguards in clauses that the draft itself takes out', () => {
  test('are contradicted by the sentence that takes them out', () => {
    deepEqual(auditOf('Section 9.1 is deleted.'), 'contradicted');
    deepEqual(auditOf('Delete clause 9.1.'), 'contradicted');
    deepEqual(auditOf('The following replaces clause 9: “The Vendor sends a certificate.”'), 'contradicted');
  });

  test('stand where what replaces them says them, or they are taken out on a condition', () => {
    const other = 'The City may inspect and audit the System. The Vendor shall assist in each audit.';
    deepEqual(auditOf(`Clause 9.1 is replaced by the following: “${other}”`), 'present');
    deepEqual(auditOf('If clause 9.1 is deleted, clause 21 remains.'), 'present');
  });
});
