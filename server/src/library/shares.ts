import { baseForm } from './base-form.ts';
import type { LibraryData } from './library.ts';
import { firstWordKey, headKey, headRoleKey, possessiveKey, roleKey } from './ops.ts';

/** How often sentences of contracts hold what is no word; words are counted. Rough figures: they decide speed alone. */
const known: readonly (readonly [key: number, share: number])[] = [
  [roleKey('authority'), 0.4],
  [roleKey('supplier'), 0.5],
  [roleKey('subcontractor'), 0.05],
  [roleKey('overseer'), 0.05],
  [roleKey('individual'), 0.1],
  [roleKey('public'), 0.03],
  [roleKey('data'), 0.1],
  [roleKey('system'), 0.1],
  [possessiveKey('authority'), 0.08],
  [possessiveKey('supplier'), 0.08],
  [headKey('must'), 0.5],
  [headKey('may'), 0.2],
  [headKey('must not'), 0.12],
  [headKey('need not'), 0.02],
];
/** The share of a force's statements whose subject is the role at each place. */
const subjects: readonly number[] = [0.3, 0.6, 0.05, 0.05, 0.05, 0.02];

/** In how many of the sentences of the library’s clauses each key of a word stands. */
export type Counts = { readonly sentences: number; readonly ofKey: Uint16Array };

/** Counts the words of the library’s clauses. */
export function countsIn(data: LibraryData, keys: ReadonlyMap<string, number>, keyCount: number): Counts {
  const counts = new Uint16Array(keyCount);
  const ofWord = new Map<string, readonly number[]>();
  let sentences = 0;
  for (const { clauses } of data.safeguards) {
    for (const part of clauses.preferred.text) {
      const items = typeof part === 'string' ? part.split(/[.:;]\s/u) : [part.lead, ...part.items];
      for (const sentence of items) {
        sentences += 1;
        const here = new Set<number>();
        for (const [word] of sentence.toLowerCase().matchAll(/[a-z][a-z-]*/gu)) {
          let own = ofWord.get(word);
          if (own === undefined) {
            own = [keys.get(baseForm(word)) ?? -1, keys.get(`=${word}`) ?? -1].filter((key) => key >= 0);
            ofWord.set(word, own);
          }
          for (const key of own) here.add(key);
        }
        for (const key of here) counts[key] = (counts[key] ?? 0) + 1;
      }
    }
  }
  return { sentences, ofKey: counts };
}

/** The share of sentences of contracts that hold each key, from 0 to 1, as the clauses of the library show. */
export function sharesOf({ sentences, ofKey }: Counts): Float64Array {
  const shares = Float64Array.from(ofKey, (count) => (count + 0.5) / (sentences + 1));
  shares.fill(0.01, 0, firstWordKey);
  for (const [key, share] of known) shares[key] = share;
  for (const modality of ['must', 'may', 'must not', 'need not'] as const)
    for (const [role, share] of subjects.entries())
      shares[headRoleKey(headKey(modality), role)] = share * (shares[headKey(modality)] ?? 1);
  return shares;
}
