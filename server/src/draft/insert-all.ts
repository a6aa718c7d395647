import type { Library } from '../library/compile.ts';
import { applyEdits, composed, type Edit } from './edit.ts';
import { overriddenBy } from './fixes.ts';
import { editsOf, insertionOf } from './insert.ts';
import { isGap, isNoWorse, type Judge, type Judged, outcomeOf } from './judge.ts';
import { placeAtEnd, placeOf } from './place.ts';

/** Many clauses put into a draft at once. */
export type InsertedAll = {
  readonly edits: readonly Edit[];
  /** The safeguards whose clauses are in, in the order of insertion. */
  readonly inserted: readonly string[];
  /** Those left out: no gap in this draft, or their clause would answer nothing or bring another finding. */
  readonly leftOut: readonly string[];
};

/** The draft after some of the clauses. */
type Step = { readonly id: string; readonly edits: readonly Edit[] };

/**
 * The preferred clauses of the safeguards `ids`, put in one after the other, so that each has a number of its own and
 * a definition comes only once. The whole is judged: a clause that answers nothing, or brings a finding, is left out.
 */
export function insertAll(now: Judged, judge: Judge, library: Library, ids: readonly string[]): InsertedAll {
  let wanted = [...new Set(ids)].filter((id) => isOpen(now, id));
  for (;;) {
    const steps = stepsOf(now, judge, library, wanted);
    const edits = steps.at(-1)?.edits ?? [];
    const after = judge(applyEdits(now.contract.text, edits));
    const useless = wanted.filter((id) => isOpen(after, id));
    const harmful = useless.length > 0 || isNoWorse(now, after) ? [] : [firstHarmful(now, judge, steps)];
    const dropped = new Set([...useless, ...harmful]);
    if (dropped.size === 0)
      return { edits, inserted: wanted, leftOut: ids.filter((id) => !wanted.includes(id)) };
    wanted = wanted.filter((id) => !dropped.has(id));
  }
}

function isOpen(judged: Judged, id: string): boolean {
  return isGap(outcomeOf(judged, id)?.state ?? 'present');
}

function stepsOf(now: Judged, judge: Judge, library: Library, ids: readonly string[]): readonly Step[] {
  const { text } = now.contract;
  const steps: Step[] = [];
  let edits: readonly Edit[] = [];
  let { contract } = now;
  for (const id of ids) {
    const safeguard = library.safeguards.get(id);
    const outcome = outcomeOf(now, id);
    if (safeguard === undefined || outcome === undefined) continue;
    const despite = foundAgain(contract, now, overriddenBy(outcome));
    // What has no article in the draft gets one of its own, and does not join one that was only just put in.
    const own = placeOf(now.contract, safeguard).article === undefined;
    const place = own ? placeAtEnd(contract) : placeOf(contract, safeguard);
    const insertion = insertionOf(contract, safeguard, 'preferred', { despite, place, marked: judge.marks });
    if (insertion === undefined) continue;
    edits = composed(text, edits, editsOf(insertion));
    contract = judge.read(applyEdits(text, edits));
    steps.push({ id, edits });
  }
  return steps;
}

/** The clause with which a draft first gets worse, found by halving. */
function firstHarmful(now: Judged, judge: Judge, steps: readonly Step[]): string {
  let good = 0;
  let bad = steps.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    const after = judge(applyEdits(now.contract.text, steps[middle - 1]?.edits ?? []));
    if (isNoWorse(now, after)) good = middle;
    else bad = middle;
  }
  return steps[bad - 1]?.id ?? '';
}

/** The clauses of the first draft in a later one, by their depth and first words. */
function foundAgain(
  contract: Judged['contract'],
  before: Judged,
  clauses: readonly number[],
): readonly number[] {
  return clauses.flatMap((index) => {
    const clause = before.contract.clauses[index];
    if (clause === undefined) return [];
    const words = before.contract.text.slice(clause.span.start, clause.span.start + 80);
    const found = contract.clauses.find(
      ({ span, depth }) => depth === clause.depth && contract.text.startsWith(words, span.start),
    );
    return found === undefined ? [] : [found.index];
  });
}
