import type { Assessment, Outcome, State } from '../assess/assessment.ts';
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

/** How many safeguards are in each state; each safeguard counts once. */
export type Counts = Readonly<Record<State, number>>;

/** How many safeguards of a principle are in each state. */
export type CoverageRow = { readonly principle: Principle; readonly counts: Counts };

/** The coverage of a draft by principle, in the order of the principles. */
export function coverageOf(library: Library, { outcomes }: Assessment): readonly CoverageRow[] {
  return principles.map((principle) => ({
    principle,
    counts: countsOf(
      outcomes.filter(({ safeguard }) => library.safeguards.get(safeguard)?.principle === principle),
    ),
  }));
}

/** How many of `outcomes` are in each state. */
export function countsOf(outcomes: readonly Outcome[]): Counts {
  const counts: Record<State, number> = {
    present: 0,
    partial: 0,
    weakened: 0,
    contradicted: 0,
    delegated: 0,
    'heading only': 0,
    absent: 0,
    'not applicable': 0,
    waived: 0,
  };
  for (const { state } of outcomes) counts[state] += 1;
  return counts;
}
