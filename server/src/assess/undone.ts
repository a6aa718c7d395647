import type { RedFlag } from '../library/library.ts';
import { articlesOf } from './contradictions.ts';
import type { Judgement } from './judgement.ts';
import { overridesIn } from './overrides.ts';
import type { Match } from './read-sentence.ts';
import type { Reading } from './reading.ts';

/** A red flag with the places where it is raised. */
export type Raised = { readonly flag: RedFlag; readonly matches: readonly Match[] };

/**
 * A judgement, with `flags`, which undo its safeguard where they are raised: who sells the data has no ban on reuse, whatever another clause
 * says. A flag is left aside where the safeguard's own clauses prevail over it, or its sentence is subject to them.
 */
export function withUndoing(reading: Reading, judgement: Judgement, flags: readonly Raised[]): Judgement {
  const undoing = flags.filter(({ matches }) => matches.length > 0);
  if (undoing.length === 0 || judgement.state === 'not applicable') return judgement;
  const own = judgement.met.map(({ match }) => match);
  const clauseOf = ({ sentence }: Match): number => sentence.clause;
  const holding = new Set(own.map(clauseOf));
  const overridden = overridesIn(reading, articlesOf(reading, own));
  const known = new Set([
    ...judgement.contradictions.map((it) => (it.kind === 'words' ? it.match.sentence : it.sentence)),
    ...judgement.qualifiers.map(({ sentence }) => sentence),
  ]);
  const found = undoing.flatMap(({ flag, matches }) =>
    matches
      .filter(
        (match) =>
          !known.has(match.sentence) &&
          !overridden(clauseOf(match)) &&
          !reading.subjectTo(match.sentence).some((target) => holding.has(target)),
      )
      .map((match) => ({ kind: 'words' as const, match, label: `“${flag.title}”` })),
  );
  if (found.length === 0) return judgement;
  return {
    ...judgement,
    state: own.length === 0 ? judgement.state : 'contradicted',
    contradictions: [...judgement.contradictions, ...found],
  };
}
