import { classOp, headOp, headRoleKey, keyOp, type Op, rolesOf } from './ops.ts';
import { type Lists, listsOf } from './tables.ts';

/**
 * A cover is a set of keys of which a sentence must hold at least one for some words of a phrase to match in it. It has
 * a number: that of its key where it is one key alone, and a higher one otherwise.
 */
export type Covers = {
  /** The covers of more than one key that hold a key, by that key. */
  readonly ofKey: Lists;
  /** One more than the highest number of a cover. */
  readonly count: number;
};

/** The number of a cover that every sentence holds. */
export const anyway = 0;

/** The share of sentences, from 0 to 1, that hold a key. */
export type Shares = (key: number) => number;

type Cover = { readonly keys: readonly number[]; readonly share: number };

/** A cover of more sentences than this spares too little to be looked at, unless it is the best one. */
const widest = 0.4;
/** How many covers of a phrase are looked at before it is walked. */
export const mostCovers = 4;

/** Finds what the sentences must hold in which sequences of a library match, from the rarest to the most common. */
export class CoverFinder {
  readonly #alternatives: readonly (readonly (readonly Op[])[])[];
  readonly #names: readonly string[];
  readonly #shares: Shares;
  readonly #keyCount: number;
  readonly #ofClass: (Cover | 'none' | undefined)[] = [];
  readonly #path: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #ofKey: number[][] = [];

  /** `alternatives` are those of the classes, by number; `names` name them in the message about a circle. */
  constructor(
    alternatives: readonly (readonly (readonly Op[])[])[],
    names: readonly string[],
    shares: Shares,
    keyCount: number,
  ) {
    this.#alternatives = alternatives;
    this.#names = names;
    this.#shares = shares;
    this.#keyCount = keyCount;
  }

  /** The numbers of the covers of sequences that must all match, the one with the smallest share first. */
  coversOf(sequences: readonly (readonly Op[])[]): readonly number[] {
    const covers = sequences.flatMap((ops) => this.#ofOps(ops)).sort((a, b) => a.share - b.share);
    const numbers = new Set<number>();
    for (const [place, cover] of covers.entries())
      if (numbers.size < mostCovers && (place === 0 || cover.share < widest))
        numbers.add(this.#number(cover));
    return [...numbers];
  }

  /** All covers that were given a number. */
  found(): Covers {
    const ofKey = Array.from({ length: this.#keyCount }, (_, key) => this.#ofKey[key]);
    return { ofKey: listsOf(ofKey), count: this.#keyCount + this.#numbers.size };
  }

  /** The share of sentences in which a class can stand. */
  shareOfClass(index: number): number {
    return this.#classCover(index)?.share ?? 1;
  }

  #number({ keys }: Cover): number {
    const [only] = keys;
    if (keys.length === 1 && only !== undefined) return only;
    const written = keys.join(' ');
    const known = this.#numbers.get(written);
    if (known !== undefined) return known;
    const number = this.#keyCount + this.#numbers.size;
    this.#numbers.set(written, number);
    for (const key of keys) {
      const list = this.#ofKey[key];
      if (list === undefined) this.#ofKey[key] = [number];
      else list.push(number);
    }
    return number;
  }

  /** A cover for each step that must match. */
  #ofOps(ops: readonly Op[]): readonly Cover[] {
    return ops.flatMap((op) => this.#ofOp(op) ?? []);
  }

  #ofOp({ kind, of, roles, options, optional }: Op): Cover | undefined {
    switch (kind) {
      case keyOp:
        return this.#cover([of]);
      case headOp:
        return this.#cover(roles < 0 ? [of] : rolesOf(roles).map((role) => headRoleKey(of, role)));
      case classOp:
        return this.#classCover(of);
      default:
        return optional ? undefined : this.#union(options);
    }
  }

  #classCover(index: number): Cover | undefined {
    const known = this.#ofClass[index];
    if (known !== undefined) return known === 'none' ? undefined : known;
    if (this.#path.includes(index))
      throw new Error(`The vocabulary entry “${this.#names[index]}” refers to itself.`);
    this.#path.push(index);
    const found = this.#union(this.#alternatives[index] ?? []);
    this.#path.pop();
    this.#ofClass[index] = found ?? 'none';
    return found;
  }

  /** What covers each of `options`; `undefined` where one of them is not covered. */
  #union(options: readonly (readonly Op[])[]): Cover | undefined {
    const keys = new Set<number>();
    for (const option of options) {
      let best: Cover | undefined;
      for (const cover of this.#ofOps(option))
        if (best === undefined || cover.share < best.share) best = cover;
      if (best === undefined) return undefined;
      for (const key of best.keys) keys.add(key);
    }
    return this.#cover([...keys]);
  }

  #cover(keys: readonly number[]): Cover {
    let share = 0;
    for (const key of keys) share += this.#shares(key);
    return { keys: keys.length < 2 ? keys : [...keys].sort((a, b) => a - b), share };
  }
}
