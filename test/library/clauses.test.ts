import { deepEqual, ok } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { insertionOf } from '../../server/src/draft/insert.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { showing } from '../support/frame.ts';
import { library } from '../support/library.ts';

const [style] = styles;
ok(style !== undefined);
const { format } = style;
/** A draft that shows every trait, so that every safeguard is judged, and that holds none. */
const draft = draftIn(style).replace('## 2.', `1.3 ${Object.values(showing).join(' ')}\n\n## 2.`);

const judge = (text: string) => {
  const contract = readContract(text, format);
  const { outcomes, flags, traits } = assess(contract, library);
  return {
    contract,
    facts: [
      ...outcomes.map(({ safeguard, state }) => `${safeguard}: ${state}`),
      ...flags.map(({ redFlag }) => `red flag ${redFlag}`),
      ...traits.map(({ trait }) => `trait ${trait}`),
    ],
  };
};

suite('each clause of the library, alone in a contract', () => {
  const before = judge(draft);
  for (const safeguard of library.data.safeguards) {
    for (const tier of ['preferred', 'fallback', 'floor'] as const) {
      if (safeguard.clauses[tier] === undefined) continue;
      test(`${safeguard.id}, ${tier}: fulfils its own safeguard and touches no other`, () => {
        const insertion = insertionOf(before.contract, safeguard, tier);
        const after = judge(applyEdits(draft, insertion === undefined ? [] : [insertion.edit]));
        // A clause on subcontractors shows that there may be some.
        const about = `trait ${safeguard.appliesUnlessDenied ?? ''}`;
        const changed = after.facts.filter((fact) => !before.facts.includes(fact) && fact !== about);
        // The floor is better than nothing, and need not be all.
        if (tier === 'floor')
          deepEqual(
            changed.filter((fact) => !fact.startsWith(`${safeguard.id}: `)),
            [],
          );
        else deepEqual(changed, [`${safeguard.id}: present`]);
      });
    }
  }
});
