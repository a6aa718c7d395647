import type { Outcome } from '../assess/assessment.ts';
import type { Contract } from '../contract/contract.ts';
import type { Library } from '../library/compile.ts';
import { applyEdits, composed, type Edit } from './edit.ts';
import { overriddenBy } from './fixes.ts';
import { editsOf, insertionOf } from './insert.ts';
import { isGap, isNoWorse, type Judge, type Judged, outcomeOf, worsened } from './judge.ts';
import { placeAtEnd, placeOf } from './place.ts';

/** Many clauses put into a draft at once. */
export type InsertedAll = {
  readonly edits: readonly Edit[];
  /** The safeguards whose clauses are in, in the order of insertion. */
  readonly inserted: readonly string[];
  readonly leftOut: readonly LeftOut[];
};

/** A safeguard whose clause was left out, and why. */
export type LeftOut = { readonly id: string } & (
  | { readonly why: 'no gap' }
  /** The safeguard would still be open; this is how it would stand, in the draft with the clauses. */
  | { readonly why: 'no answer'; readonly outcome: Outcome; readonly contract: Contract }
  /** It would bring these findings, by their ids. */
  | { readonly why: 'harm'; readonly brings: readonly string[] }
);

/** The draft after some of the clauses. */
type Step = { readonly id: string; readonly edits: readonly Edit[]; readonly contract: Contract };

/**
 * The preferred clauses of the safeguards `ids`, put in one after the other, so that each has a number of its own and
 * a definition comes only once. The whole is judged: a clause that answers nothing, or brings a finding, is left out.
 */
export function insertAll(now: Judged, judge: Judge, library: Library, ids: readonly string[]): InsertedAll {
  const asked = [...new Set(ids)];
  const leftOut: LeftOut[] = asked.filter((id) => !isOpen(now, id)).map((id) => ({ id, why: 'no gap' }));
  let wanted = asked.filter((id) => isOpen(now, id));
  let sound: readonly Step[] = [];
  for (;;) {
    const steps = stepsOf(now, judge, library, wanted, sound);
    const edits = steps.at(-1)?.edits ?? [];
    const after = judge(applyEdits(now.contract.text, edits));
    const useless = wanted.flatMap((id): readonly LeftOut[] => {
      const outcome = outcomeOf(after, id);
      return outcome !== undefined && isGap(outcome.state)
        ? [{ id, why: 'no answer', outcome, contract: after.contract }]
        : [];
    });
    const harmful = useless.length > 0 || isNoWorse(now, after) ? undefined : firstHarmful(now, judge, steps);
    const dropped = [...useless, ...(harmful === undefined ? [] : [harmful.leftOut])];
    if (dropped.length === 0) return { edits, inserted: wanted, leftOut };
    sound = harmful?.sound ?? [];
    leftOut.push(...dropped);
    wanted = wanted.filter((id) => !dropped.some((it) => it.id === id));
  }
}

function isOpen(judged: Judged, id: string): boolean {
  return isGap(outcomeOf(judged, id)?.state ?? 'present');
}

/** The draft after one clause after the other; the first steps are those of `begun`. */
function stepsOf(
  now: Judged,
  judge: Judge,
  library: Library,
  ids: readonly string[],
  begun: readonly Step[],
): readonly Step[] {
  const { text } = now.contract;
  const steps = [...begun];
  const last = steps.at(-1);
  let edits = last?.edits ?? [];
  let contract = last?.contract ?? now.contract;
  for (const id of ids.slice(last === undefined ? 0 : ids.indexOf(last.id) + 1)) {
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
    steps.push({ id, edits, contract });
  }
  return steps;
}

/** The clause with which a draft first gets worse, found by halving, and the steps before it. */
function firstHarmful(
  now: Judged,
  judge: Judge,
  steps: readonly Step[],
): { readonly leftOut: LeftOut; readonly sound: readonly Step[] } {
  const after = (count: number): Judged =>
    judge(applyEdits(now.contract.text, steps[count - 1]?.edits ?? []));
  let good = 0;
  let bad = steps.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isNoWorse(now, after(middle))) good = middle;
    else bad = middle;
  }
  return {
    leftOut: { id: steps[bad - 1]?.id ?? '', why: 'harm', brings: worsened(now, after(bad)) },
    sound: steps.slice(0, bad - 1),
  };
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
