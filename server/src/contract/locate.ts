import type { Clause, Contract, Reference } from './contract.ts';

/** The innermost clause that holds `offset`, if any. */
export function clauseAt({ clauses }: Contract, offset: number): Clause | undefined {
  return clauses.filter(({ span }) => span.start <= offset && offset <= span.end).at(-1);
}

/** The last clause that begins at or before `offset`: the one that a writer there goes on from. */
export function clauseBefore({ clauses }: Contract, offset: number): Clause | undefined {
  return clauses.filter(({ span }) => span.start <= offset).at(-1);
}

/** The reference whose words hold `offset`, if any. */
export function referenceAt({ references }: Contract, offset: number): Reference | undefined {
  return references.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** The clause whose number or heading holds `offset`. */
export function clauseNamedAt({ clauses }: Contract, offset: number): Clause | undefined {
  return clauses.find(({ number, heading }) =>
    [number?.span, heading?.span].some(
      (span) => span !== undefined && span.start <= offset && offset <= span.end,
    ),
  );
}

/** A clause and those that hold it, the innermost first. */
export function withHolders(contract: Contract, clause: Clause): readonly Clause[] {
  const parent = contract.clauses[clause.parent ?? -1];
  return parent === undefined ? [clause] : [clause, ...withHolders(contract, parent)];
}

/** A clause and those that it holds, however deep, in the order of the text. */
export function withHeld(contract: Contract, clause: Clause): readonly Clause[] {
  const children = clause.children.flatMap((child) => contract.clauses[child] ?? []);
  return [clause, ...children.flatMap((child) => withHeld(contract, child))];
}
