import { deepEqual, equal, ok } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { defaultSettings } from '../../server/src/assess/settings.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { frame, showing } from '../../server/src/prove/frame.ts';
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

  test('what keeps papers confidential takes back no duty beside it, unless that is about secrecy', () => {
    const state = (secret: string): string | undefined =>
      judge(
        'audit-rights',
        frame('The City pays the Vendor.').replace(
          '## 3. Governing law',
          `## 3. Audit\n\n3.1 The City may inspect the Vendor’s systems and records. The Vendor shall cooperate.\n\n3.2 ${secret}\n\n## 4. Governing law`,
        ),
      )?.state;
    equal(
      state('The model is confidential information unless the Vendor has confirmed otherwise.'),
      'present',
    );
    equal(state('No visit begins unless the Vendor has confirmed it.'), 'weakened');
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

  test('usual words of the law are read as what they ask', () => {
    for (const [safeguard, element, wording] of [
      [
        'non-discrimination',
        'ban',
        'The Vendor shall render the Services to all residents without distinction of any kind.',
      ],
      [
        'human-review-of-decisions',
        'ban',
        'No benefit shall be stopped or cut, and no request refused, by reason of a score alone.',
      ],
      [
        'subcontractor-flow-down',
        'flow',
        'The Vendor shall not subcontract without the consent of the City. Each subcontract shall impose on the subcontractor all duties of the Vendor.',
      ],
      [
        'impact-assessment',
        'acted',
        'Before the System is used the City shall carry out an assessment of its effects on human rights. Its recommendations shall be put into effect.',
      ],
    ] as const)
      ok(
        judge(safeguard, inFrame(wording))?.met.some((it) => it.element === element),
        wording,
      );
  });

  suite('clauses that are named by number', () => {
    const right = 'The City may inspect the Vendor’s systems and records, and the Vendor shall cooperate';
    const outcome = (wording: string, elsewhere: string) => {
      const text = inFrame(wording).replace(
        '## 3. Governing law\n',
        `## 3. Governing law\n\n3.1 ${elsewhere}\n\n3.2 `,
      );
      return { text, it: judge('audit-rights', text) };
    };

    test('a right that is subject to a clause is weakened by what stands there', () => {
      const limit = 'Whoever looks in does so only once a year.';
      const { text, it } = outcome(`${right}, subject to clause 3.1.`, limit);
      equal(it?.state, 'weakened');
      deepEqual(
        it.qualifiers.map(({ span }) => text.slice(span.start, span.end)),
        ['only once a'],
      );
      equal(outcome(`${right}.`, limit).it?.state, 'present');
      equal(outcome(`${right}, subject to clause 3.1.`, 'The law of Westmark applies.').it?.state, 'present');
    });

    test('a clause that prevails over it and frees the supplier contradicts it', () => {
      const { it } = outcome(
        `${right}.`,
        'Notwithstanding clause 2, the Vendor may keep its staff away from its rooms.',
      );
      equal(it?.state, 'contradicted');
      equal(it.contradictions[0]?.label, 'another clause prevails over it');
      const aside = 'Clause 2 does not apply to rooms in which the Vendor keeps its systems and records.';
      equal(outcome(`${right}.`, aside).it?.state, 'contradicted');
      const shut =
        'Notwithstanding clause 2, no data protection authority may enter the rooms of the Vendor.';
      equal(outcome(`${right}.`, shut).it?.state, 'contradicted');
      const titled = 'Clause 2 (Audit) does not apply to rooms in which the Vendor keeps its systems.';
      equal(outcome(`${right}.`, titled).it?.state, 'contradicted');
      const unneeded = 'A look into the books of the Vendor does not require a right under clause 2.';
      equal(outcome(`${right}.`, unneeded).it?.state, 'contradicted');
      const asking = 'No party may transfer this Agreement without the inspection under clause 2.';
      equal(outcome(`${right}.`, asking).it?.state, 'present');
      const strong = 'Notwithstanding clause 2, the City may inspect the rooms of the Vendor at night.';
      equal(outcome(`${right}.`, strong).it?.state, 'present');
      equal(
        outcome(`${right}.`, 'Notwithstanding clause 1, the Vendor may use other rooms.').it?.state,
        'present',
      );
    });
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

  test('a sentence beside the right that limits it weakens it, one in another article does not', () => {
    const right = 'The City may inspect the Vendor’s systems and records, and the Vendor shall cooperate.';
    const limit = 'An audit takes place no more often than once a year.';
    const beside = inFrame(`${right} ${limit}`);
    const outcome = judge('audit-rights', beside);
    equal(outcome?.state, 'weakened');
    deepEqual(
      outcome.qualifiers.map(({ span }) => beside.slice(span.start, span.end)),
      ['audit takes place no more often than once a'],
    );
    const apart = inFrame(right).replace('## 3. Governing law\n', `## 3. Governing law\n\n${limit}\n`);
    equal(judge('audit-rights', apart)?.state, 'present');
  });

  test('a sentence of the clause that leaves the matter to the supplier weakens it, a like one elsewhere does not', () => {
    const duty =
      'The Vendor shall conduct human rights due diligence throughout the term and report the results to the City.';
    const limit = 'What is examined is a matter for the Vendor alone.';
    equal(judge('human-rights-due-diligence', inFrame(`${duty} ${limit}`))?.state, 'weakened');
    const apart = inFrame(duty).replace('## 3. Governing law\n', `## 3. Governing law\n\n${limit}\n`);
    equal(judge('human-rights-due-diligence', apart)?.state, 'present');
  });

  test('a later sentence of the clause that applies despite the foregoing contradicts it', () => {
    const duty = 'The City may inspect the Vendor’s systems and records, and the Vendor shall cooperate.';
    const back = 'Notwithstanding the foregoing, the Vendor may keep its systems closed.';
    equal(judge('audit-rights', inFrame(`${duty} ${back}`))?.state, 'contradicted');
    equal(judge('audit-rights', inFrame(`${back} ${duty}`))?.state, 'present');
  });

  suite('the trait “subcontracting allowed”', () => {
    const judged = (wording: string, allowed?: boolean) => {
      const traits = allowed === undefined ? {} : { 'subcontracting allowed': allowed };
      const it = assess(readContract(inFrame(wording), 'markdown'), library, { ...defaultSettings, traits });
      return {
        state: it.outcomes.find(({ safeguard }) => safeguard === 'subcontractor-flow-down')?.state,
        shown: it.traits.some(({ trait }) => trait === 'subcontracting allowed'),
        flags: it.flags.map(({ redFlag }) => redFlag).filter((id) => id === 'undisclosed-subcontractors'),
      };
    };
    const free = 'The Vendor may use subcontractors at any time without notice to the City.';

    test('is shown where the draft allows it, and silence on it is a gap', () => {
      deepEqual(judged('The Vendor shall be courteous.'), { state: 'absent', shown: false, flags: [] });
      equal(judged(free).shown, true);
      deepEqual(judged(free).flags, ['undisclosed-subcontractors']);
    });

    test('set to no by hand, leaves out the safeguard and the red flag', () => {
      deepEqual(judged(free, false), { state: 'not applicable', shown: false, flags: [] });
      equal(judged('The Vendor shall be courteous.', true).state, 'absent');
    });

    test('a ban without exception fulfils the safeguard', () => {
      const ban = 'The Vendor shall not subcontract any part of the Services.';
      deepEqual(judged(ban), { state: 'present', shown: false, flags: [] });
    });
  });
});
