import type { Clause, Contract } from '../contract/contract.ts';

/**
 * Tells of a clause of special conditions which clause of the general ones it supplements or changes: `SCC 19.1`, or
 * `GCC 19.1` again under “Special Conditions”, changes clause 19.1. `undefined` of any other clause.
 */
export function amendingIn({ clauses }: Contract): (clause: number) => number | undefined {
  const amended: (number | undefined)[] = [];
  let general: Map<string, number> | undefined;
  for (const clause of clauses) {
    const above = clause.parent === undefined ? undefined : amended[clause.parent];
    amended.push(above);
    if (!isSpecial(clause, clauses)) continue;
    general ??= generalOf(clauses);
    amended[clause.index] = general.get(keyOf(clause)) ?? above;
  }
  return (clause) => amended[clause];
}

const special = /\b(?:special|particular|supplementary|supplemental)\s+(?:conditions|provisions|terms)\b/iu;

/** Whether a clause calls itself one of special conditions, or is called a clause under a heading that does. */
function isSpecial({ number, parent }: Clause, clauses: readonly Clause[]): boolean {
  const word = number?.word.toLowerCase() ?? '';
  if (word === 'scc') return true;
  if (!/^(?:gcc|(?:sub-?)?clauses?|cl\.)$/u.test(word)) return false;
  for (let at = parent; at !== undefined; at = clauses[at]?.parent)
    if (special.test(clauses[at]?.heading?.text ?? '')) return true;
  return false;
}

/** The clauses that special conditions may change, by their numbers. */
function generalOf(clauses: readonly Clause[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const clause of clauses) {
    if (clause.number === undefined || clause.role === 'schedule' || isSpecial(clause, clauses)) continue;
    const key = keyOf(clause);
    if (!found.has(key)) found.set(key, clause.index);
  }
  return found;
}

function keyOf({ number }: Clause): string {
  return (number?.label ?? '')
    .toLowerCase()
    .split(/[.()]+/u)
    .filter((part) => part !== '')
    .join('.');
}
