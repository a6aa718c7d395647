import { deepEqual } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { library } from '../support/library.ts';

const stateOf = (safeguard: string, special: string): string | undefined =>
  assess(
    readContract(
      `# Framework Contract

This Contract is made between the Province of Elmford (the “Client”) and Corvane Ltd (the “Contractor”).

# General Conditions of Contract

GCC 1. Audit

1.1 The Client may audit the System and the records at any time. The Contractor shall cooperate with each audit.

GCC 2. Subcontracting

2.1 The Contractor shall not subcontract any of the work without the prior written consent of the Client.

2.2 The Contractor shall bind each subcontractor to the same obligations and remains liable for what it does.

GCC 3. Fees

3.1 The Client shall pay the fees within thirty days.

# Special Conditions of Contract

${special}
`,
      'markdown',
    ),
    library,
  ).outcomes.find((it) => it.safeguard === safeguard)?.state;

suite('special conditions', () => {
  test('take back what they say their general condition does not apply to', () => {
    const group = 'This Clause shall not apply to companies of the Contractor’s group.';
    deepEqual(stateOf('subcontractor-flow-down', `SCC 2.1 ${group}`), 'contradicted');
    deepEqual(stateOf('subcontractor-flow-down', `GCC 2 Subcontracting. Add: “${group}”`), 'contradicted');
    deepEqual(stateOf('subcontractor-flow-down', `SCC 3.1 ${group}`), 'present');
    deepEqual(stateOf('subcontractor-flow-down', `SCC 9.1 ${group}`), 'present');
  });

  test('limit what stands in it', () => {
    const limit = 'No more often than once a year may an audit take place.';
    deepEqual(stateOf('audit-rights', `SCC 1.1 The following is added: “${limit}”`), 'weakened');
    deepEqual(stateOf('audit-rights', `SCC 3.1 The following is added: “${limit}”`), 'present');
  });

  test('leave the rest as it is', () => {
    deepEqual(
      stateOf('audit-rights', 'SCC 1.1 The address for notices of audits is Elm Street 1.'),
      'present',
    );
  });
});
