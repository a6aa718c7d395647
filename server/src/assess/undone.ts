import type { RedFlag } from '../library/library.ts';
import { articlesOf } from './contradictions.ts';
import type { Judgement } from './judgement.ts';
import { overridesIn } from './overrides.ts';
import type { Match } from './read-sentence.ts';
import type { Reading } from './reading.ts';

/** A red flag with the places where it is raised. */
export type Raised = { readonly flag: RedFlag; readonly matches: readonly Match[] };

/**
 * The judgement of a safeguard with `flags`, which undo or qualify it where they are raised: who sells the data has no ban
 * on reuse, whatever another clause says. A flag is left aside where the safeguard's own clauses prevail over it, or its sentence is subject to them.
 */
export function withUndoing(
  reading: Reading,
  judgement: Judgement,
  safeguard: string,
  flags: readonly Raised[],
): Judgement {
  const raised = flags.filter(({ matches }) => matches.length > 0);
  if (raised.length === 0 || judgement.state === 'not applicable') return judgement;
  const own = judgement.met.map(({ match }) => match);
  const clauseOf = ({ sentence }: Match): number => sentence.clause;
  const holding = new Set(own.map(clauseOf));
  const overridden = overridesIn(reading, articlesOf(reading, own));
  const known = new Set([
    ...judgement.contradictions.map((it) => (it.kind === 'words' ? it.match.sentence : it.sentence)),
    ...judgement.qualifiers.map(({ sentence }) => sentence),
  ]);
  const counting = ({ matches }: Raised): readonly Match[] =>
    matches.filter(
      (match) =>
        !known.has(match.sentence) &&
        !overridden(clauseOf(match)) &&
        !reading.subjectTo(match.sentence).some((target) => holding.has(target)),
    );
  const found = raised
    .filter(({ flag }) => flag.undoes.includes(safeguard))
    .flatMap((it) =>
      counting(it).map((match) => ({ kind: 'words' as const, match, label: `“${it.flag.title}”` })),
    );
  // What only qualifies says nothing where there is nothing to qualify.
  const qualifying =
    own.length === 0
      ? []
      : raised.filter(({ flag }) => flag.weakens.includes(safeguard)).flatMap((it) => counting(it));
  if (found.length + qualifying.length === 0) return judgement;
  return {
    ...judgement,
    state: stateWith(judgement, found.length > 0),
    qualifiers: [...judgement.qualifiers, ...qualifying],
    contradictions: [...judgement.contradictions, ...found],
  };
}

/** The state of a judgement with a red flag that undoes it or, if not, qualifies it. */
function stateWith({ state, met }: Judgement, undone: boolean): Judgement['state'] {
  if (met.length === 0) return state;
  if (undone || state === 'contradicted') return 'contradicted';
  return 'weakened';
}
