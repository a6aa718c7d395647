import { isGap, type Label } from './labels.ts';

/** What a judge said of one label's safeguard: its state, and the words it rests on. */
export type Verdict = { readonly state: Label['state']; readonly quotes: readonly string[] };

/** Counts of “gap” against “no gap”: hits, false alarms, missed gaps, and rightly silent. */
export type Counts = {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly missed: number;
  readonly silent: number;
  /** Labels whose state is met exactly. */
  readonly exact: number;
};

export type Scores = Counts & { readonly precision: number; readonly recall: number; readonly f1: number };

/** Scores of pairs of label and verdict. With no gap to find and none found, F1 is 1. */
export function scoresOf(pairs: readonly (readonly [Label, Verdict])[]): Scores {
  const counts = { hits: 0, falseAlarms: 0, missed: 0, silent: 0, exact: 0 };
  for (const [label, verdict] of pairs) {
    const should = isGap(label.state);
    const did = isGap(verdict.state);
    if (should && did) counts.hits += 1;
    else if (did) counts.falseAlarms += 1;
    else if (should) counts.missed += 1;
    else counts.silent += 1;
    if (label.state === verdict.state) counts.exact += 1;
  }
  const { hits, falseAlarms, missed } = counts;
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    ...counts,
    precision: share(hits, hits + falseAlarms),
    recall: share(hits, hits + missed),
    f1: share(2 * hits, 2 * hits + falseAlarms + missed),
  };
}

/**
 * How much two sets of quotes speak of the same words: the share of `one`'s words that lie in a run of at least four
 * words (or a whole quote) shared with `other`, and the reverse, as their harmonic mean.
 */
export function overlapOf(one: readonly string[], other: readonly string[]): number {
  const forth = coverage(one, other);
  const back = coverage(other, one);
  return forth + back === 0 ? 0 : (2 * forth * back) / (forth + back);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function coverage(one: readonly string[], other: readonly string[]): number {
  const hay = other.map((quote) => ` ${wordsOf(quote).join(' ')} `);
  let all = 0;
  let shared = 0;
  for (const quote of one) {
    const words = wordsOf(quote);
    const run = Math.min(4, words.length);
    const covered = new Set<number>();
    for (let at = 0; at + run <= words.length; at += 1) {
      const needle = ` ${words.slice(at, at + run).join(' ')} `;
      if (hay.some((it) => it.includes(needle))) for (let k = 0; k < run; k += 1) covered.add(at + k);
    }
    all += words.length;
    shared += covered.size;
  }
  return all === 0 ? 0 : shared / all;
}
