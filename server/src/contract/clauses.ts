import { clauseRoles, type RoleView } from './clause-roles.ts';
import type { Clause, ClauseRole } from './contract.ts';
import type { Draftling } from './draftling.ts';
import type { Gaps } from './piece.ts';
import { PlacedClause } from './placed-clause.ts';
import { type Settled, settled } from './settled.ts';
import { inStep, type Steps } from './steps.ts';

/** The clauses of a draft, a step at a time. `copy` makes what is kept of their words outlive the text. */
export function* clausesOf(
  text: string,
  draftlings: readonly Draftling[],
  gaps: Gaps,
  copy: (words: string) => string,
): Steps<readonly Clause[]> {
  const views: RoleView[] = new Array(draftlings.length);
  for (let index = 0; index < draftlings.length; index += 1) {
    const draftling = draftlings[index];
    if (draftling === undefined) continue;
    if (draftling.settled === undefined) {
      draftling.settled = settled(text, draftling, gaps, copy);
      if (index % inStep === 0) yield;
    }
    views[index] = draftling.settled.view;
  }
  const ends = endsOf(draftlings);
  const roles = clauseRoles(views, draftlings, ends);
  const clauses: Clause[] = new Array(draftlings.length);
  for (let index = 0; index < draftlings.length; index += 1) {
    const draftling = draftlings[index];
    if (draftling?.settled === undefined) continue;
    const role = roles[index] ?? 'operative';
    clauses[index] = clauseOf(draftling, draftling.settled, index, ends[index] ?? 0, role);
  }
  return clauses;
}

/** Where each clause ends, those that it holds included. */
function endsOf(draftlings: readonly Draftling[]): Int32Array {
  const ends = new Int32Array(draftlings.length);
  for (let index = draftlings.length - 1; index >= 0; index -= 1) {
    const draftling = draftlings[index];
    if (draftling === undefined) continue;
    const { start, parent, settled: known } = draftling;
    const end = Math.max(start + (known?.end ?? 0), ends[index] ?? 0);
    ends[index] = end;
    if (parent !== undefined && end > (ends[parent] ?? 0)) ends[parent] = end;
  }
  return ends;
}

/** The clause itself; the very one that was made last where nothing of it has changed. */
function clauseOf(draftling: Draftling, held: Settled, index: number, end: number, role: ClauseRole): Clause {
  const { start, parent, children } = draftling;
  const place = { index, parent, children, role, start, end };
  if (draftling.clause?.isAt(place, held) !== true) draftling.clause = new PlacedClause(place, held);
  return draftling.clause;
}
