import { deepEqual } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { frame } from '../../server/src/prove/frame.ts';
import { library } from '../support/library.ts';

const traitsOf = (wording: string) =>
  assess(readContract(frame(wording), 'markdown'), library)
    .traits.map(({ trait }) => trait)
    .filter((trait) => trait !== 'subcontracting allowed');

suite('What a draft is about', () => {
  const shown: readonly (readonly [what: string, wording: string, ...traits: string[]])[] = [
    [
      'records under a privacy act',
      'The Contractor shall observe the Privacy Act in all it does.',
      'personal data',
    ],
    [
      'bids that freedom of information reaches',
      'Each bid is confidential, subject to the Access to Information Act (R.S. 1985, c. A-1) and the Privacy Act.',
    ],
    ['the name of a bidder', 'The Supplier states the Applicant’s legal name and where it is registered.'],
    [
      'accessibility',
      'The portal gives the same information to employees and members of the public with disabilities.',
    ],
    [
      'health information by the name of its law',
      'The Contractor keeps HIPAA-protected information secret.',
      'personal data',
      'biometrics',
    ],
    [
      'software that may not be taken apart',
      'The Supplier may not decompile the program to find its underlying structure or algorithms.',
    ],
    ['a ban on profiling', 'The Supplier shall not use the platform for predictive analytics.'],
  ];
  for (const [what, wording, ...traits] of shown) test(what, () => deepEqual(traitsOf(wording), traits));
});
