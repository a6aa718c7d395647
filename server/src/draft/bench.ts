import { applyEdits, composed, type Edit } from './edit.ts';
import { isAnswered, isNoWorse, type Judge, type Judged } from './judge.ts';

/** One version of a draft, on which edits are tried before they are offered. */
export type Bench = {
  readonly text: string;
  readonly now: Judged;
  /** Whether clauses put in carry a mark that tells where they come from. */
  readonly marks: boolean;
  /** The draft after `edits`, judged; `undefined` once as many trials were made as were allowed. */
  readonly tried: (edits: readonly Edit[]) => Judged | undefined;
};

/** A bench for the draft that was judged as `now`. At most `trials` sets of edits are judged on it. */
export function benchFor(now: Judged, judge: Judge, trials: number): Bench {
  const { text } = now.contract;
  let left = trials;
  return {
    text,
    now,
    marks: judge.marks,
    tried: (edits) => {
      if (left <= 0) return undefined;
      left -= 1;
      return judge(applyEdits(text, edits));
    },
  };
}

/** A bench for the draft after `edits`, which were judged as `after`; its trials are those of `bench`. */
export function benchAfter(bench: Bench, edits: readonly Edit[], after: Judged): Bench {
  return {
    text: after.contract.text,
    now: after,
    marks: bench.marks,
    tried: (more) => bench.tried(composed(bench.text, edits, more)),
  };
}

/** Whether `edits` answer the finding `id` and bring no other. */
export function cures(bench: Bench, edits: readonly Edit[], id: string): boolean {
  const after = bench.tried(edits);
  return after !== undefined && isAnswered(bench.now, after, id) && isNoWorse(bench.now, after);
}
