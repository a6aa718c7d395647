import { deepEqual } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { frame, showing } from '../../server/src/prove/frame.ts';
import { library } from '../support/library.ts';

/** Wordings that hold the words of a safeguard and not the safeguard, with the safeguards that a keyword would find. */
const nearMisses: readonly (readonly [what: string, wording: string, ...safeguards: string[]])[] = [
  [
    'a certificate that one party hands to the other',
    'The Supplier shall provide a signed certificate of the use of the data to the Authority within ten days.',
    'notice-to-individuals',
  ],
  [
    'a right of access to buildings',
    'The Supplier shall grant the Authority right of access to its premises at all reasonable times.',
    'data-subject-rights',
  ],
  [
    'negligence shared between the parties',
    'Where both parties are at fault, damages to injured persons shall be borne under the rule of comparative negligence.',
    'remedy-for-individuals',
  ],
  [
    'the supplier audits the customer',
    "Customer shall permit Vendor to audit Customer's systems and records.",
    'audit-rights',
  ],
  [
    'audited financial statements',
    'The Supplier shall deliver its audited financial statements to the Authority each year.',
    'audit-rights',
  ],
  [
    'an auditor in a payment clause',
    "The Authority's auditor certifies each invoice, and the Authority shall pay it within thirty days.",
    'audit-rights',
  ],
  [
    'confidentiality named data protection',
    'Data protection. Each party shall keep the confidential data of the other party secret.',
    'purpose-limitation',
    'retention-and-deletion',
    'data-access-limits',
  ],
  [
    'access to premises for delivery',
    'The Authority shall give the authorised personnel of the Supplier access to the premises for delivery.',
    'data-access-limits',
    'audit-rights',
  ],
  [
    'personal delivery',
    'A notice is given by personal delivery to an authorised person who needs it.',
    'data-access-limits',
  ],
  [
    'cumulative remedies',
    'The rights and remedies of the parties are cumulative and do not exclude redress at law.',
    'remedy-for-individuals',
    'grievance-mechanism',
  ],
  [
    'redress that is denied',
    'No individual harmed by the System shall have redress or compensation from either party.',
    'remedy-for-individuals',
  ],
  [
    'a notices clause',
    'Each notice shall be published to the address of the other party within ten days.',
    'publication-of-contract',
  ],
  [
    'oversight as mistake',
    'The Supplier shall correct any oversight in an invoice, and may recommend changes.',
    'independent-oversight',
  ],
  [
    'shall not be obliged',
    'The Supplier shall not be obliged to delete the data or to certify deletion.',
    'retention-and-deletion',
  ],
  [
    'nothing gives a right',
    "Nothing in this clause gives the Authority a right to inspect the Supplier's systems.",
    'audit-rights',
  ],
  [
    'a duty of the individual',
    'Data subjects shall keep their data confidential and shall delete copies at the end of the Contract.',
    'retention-and-deletion',
    'data-access-limits',
  ],
  [
    'the wrong party is forbidden',
    "The Customer shall not use the Vendor's data for its own commercial purposes or sell it.",
    'no-supplier-reuse-of-data',
  ],
  [
    'a financial due diligence',
    'The Supplier shall carry out financial due diligence on its subcontractors each year and report.',
    'human-rights-due-diligence',
  ],
];

suite('near-misses', () => {
  for (const [what, wording, ...safeguards] of nearMisses) {
    test(`${what} is not ${safeguards.join(', ')}`, () => {
      const contract = readContract(frame(wording, Object.values(showing).join(' ')), 'markdown');
      const { outcomes } = assess(contract, library);
      const accepted = outcomes.filter(
        ({ safeguard, met }) => safeguards.includes(safeguard) && met.length > 0,
      );
      deepEqual(
        accepted.map(({ safeguard, state }) => `${safeguard}: ${state}`),
        [],
      );
    });
  }

  test('what is denied, or only asked about, raises no red flag', () => {
    const flagsOf = (wording: string) =>
      assess(readContract(frame(wording), 'markdown'), library).flags.map(({ redFlag }) => redFlag);
    for (const wording of [
      'The Vendor is given no ownership of the records that it keeps for the City.',
      'The City may audit the records and premises, whether they belong to the Vendor or to another.',
      'The Agreement has a term of two years without break, and no tacit renewal.',
    ])
      deepEqual([wording, flagsOf(wording)], [wording, []]);
    deepEqual(flagsOf('The records that are kept for the City belong to the Vendor.'), [
      'supplier-owns-public-data',
    ]);
  });

  test('audit of invoices only is partial, and the message names the system', () => {
    const wording =
      "The City may audit the Vendor's invoices and charges. The Vendor shall cooperate with the audit.";
    const outcome = assess(readContract(frame(wording), 'markdown'), library).outcomes.find(
      ({ safeguard }) => safeguard === 'audit-rights',
    );
    deepEqual([outcome?.state, outcome?.missing], ['partial', ['object']]);
  });

  test('recitals, contents, code, quotations and struck-out text are no evidence', () => {
    const right = "The City may inspect the Vendor's systems and records, and the Vendor shall cooperate.";
    for (const hidden of [
      `> ${right}`,
      `\`\`\`\n${right}\n\`\`\``,
      `~~${right}~~`,
      `<!-- ${right} -->`,
      `## Recitals\n\n(A) ${right}`,
    ]) {
      const outcome = assess(readContract(frame(hidden), 'markdown'), library).outcomes.find(
        ({ safeguard }) => safeguard === 'audit-rights',
      );
      deepEqual([hidden, outcome?.state], [hidden, 'absent']);
    }
  });
});
