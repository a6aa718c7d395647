import type { Assessment, State } from '../assess/assessment.ts';
import type { Library } from '../library/compile.ts';
import { type Principle, principles } from '../library/library.ts';

/** Every state a safeguard can have, in the order of tables. */
export const states: readonly State[] = [
  'present',
  'partial',
  'weakened',
  'contradicted',
  'delegated',
  'heading only',
  'absent',
  'not applicable',
  'waived',
];

/** How many safeguards of a principle are in each state. */
export type CoverageRow = { readonly principle: Principle; readonly counts: Readonly<Record<State, number>> };

/** The coverage of a draft by principle, in the order of the principles. */
export function coverageOf(library: Library, { outcomes }: Assessment): readonly CoverageRow[] {
  return principles.map((principle) => {
    const own = outcomes.filter(
      ({ safeguard }) => library.safeguards.get(safeguard)?.principle === principle,
    );
    const counts = Object.fromEntries(
      states.map((state) => [state, own.filter((it) => it.state === state).length]),
    );
    return { principle, counts: counts as Record<State, number> };
  });
}
