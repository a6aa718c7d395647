import { classOp, headOp, headRoleKey, keyOp, rolesOf } from './ops.ts';
import { kindOf, operandOf, type Program } from './program.ts';
import type { Lists } from './tables.ts';

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

/** The phrases and the vocabulary of a library, by the numbers of their sequences in its program. */
export type Sequences = {
  readonly program: Program;
  /** The keys that each class can be: vocabulary entries by number, and choices of plain words after them. */
  readonly keysOf: Lists;
  /** The numbers of the longer sequences that it can be. */
  readonly waysOf: Lists;
};

/** A cover of more sentences than this, in millionths, spares too little to be looked at, unless it is the best one. */
const widest = 400_000;
/** How many covers of a phrase are looked at before it is walked. */
export const mostCovers = 4;

/**
 * Finds what the sentences must hold in which sequences of a library match, from the rarest to the most common. It is done
 * at every start, so it works on numbers alone. A cover has a handle while it is looked for: the key itself where it is one
 * key alone, and the number of keys and more for a set of them.
 */
export class CoverFinder {
  readonly #sequences: Sequences;
  readonly #names: readonly string[];
  readonly #keyCount: number;
  /** The share of sentences that hold each cover, in millionths, by its handle. */
  readonly #shares: number[];
  /** The keys of set `n`, which has the handle `#keyCount + n`, lie from `#begins[n]` to `#begins[n + 1]`. */
  #keys: Uint16Array;
  #keyTop = 0;
  readonly #begins: number[] = [0];
  /** The handle of the cover of each class; -1 where it has none, `searching` while it is looked for. */
  readonly #ofClass: (number | undefined)[] = [];
  /** The numbers that sets were given, in the order of `#numbered`. */
  readonly #numbers: (number | undefined)[] = [];
  readonly #numbered: number[] = [];
  /** Marks the keys of the set that is made now. */
  readonly #marks: Uint32Array;
  #mark = 0;
  readonly #row: number[] = [];

  /** `shares` are those of the keys, from 0 to 1; `names` name the classes of the vocabulary in the message about a circle. */
  constructor(sequences: Sequences, shares: Float64Array, names: readonly string[]) {
    this.#sequences = sequences;
    this.#names = names;
    this.#keyCount = shares.length;
    this.#shares = Array.from(shares, (share) => Math.round(share * 1_000_000));
    this.#marks = new Uint32Array(shares.length);
    this.#keys = new Uint16Array(4 * sequences.keysOf.items.length + 16);
  }

  /**
   * Writes the numbers of the covers of the sequences `items` from `from` to `to`, which must all match, into `all` from
   * `at` on: at most `width`, the one with the smallest share first. Gives how many there are.
   */
  write(items: Uint16Array, from: number, to: number, all: Uint16Array, at: number, width: number): number {
    const row = this.#row;
    row.length = 0;
    for (let it = from; it < to; it += 1) this.#addCovers(items[it] ?? 0, row);
    let count = 0;
    for (let place = 0; place < row.length && count < width; place += 1) {
      const handle = row[place] ?? 0;
      if (place > 0 && (this.#shares[handle] ?? 0) >= widest) break;
      const number = this.#numberOf(handle);
      let known = 0;
      while (known < count && all[at + known] !== number) known += 1;
      if (known < count) continue;
      all[at + count] = number;
      count += 1;
    }
    return count;
  }

  /** All covers that were given a number. */
  found(): Covers {
    const begins = new Uint32Array(this.#keyCount + 1);
    const { length } = this.#numbered;
    for (let place = 0; place < length; place += 1) {
      const set = this.#numbered[place] ?? 0;
      for (let at = this.#begins[set] ?? 0; at < (this.#begins[set + 1] ?? 0); at += 1) {
        const after = (this.#keys[at] ?? 0) + 1;
        begins[after] = (begins[after] ?? 0) + 1;
      }
    }
    for (let key = 1; key <= this.#keyCount; key += 1)
      begins[key] = (begins[key] ?? 0) + (begins[key - 1] ?? 0);
    const items = new Uint16Array(begins[this.#keyCount] ?? 0);
    const next = begins.slice();
    for (let place = 0; place < length; place += 1) {
      const set = this.#numbered[place] ?? 0;
      for (let at = this.#begins[set] ?? 0; at < (this.#begins[set + 1] ?? 0); at += 1) {
        const key = this.#keys[at] ?? 0;
        const to = next[key] ?? 0;
        items[to] = this.#keyCount + place;
        next[key] = to + 1;
      }
    }
    const count = this.#keyCount + length;
    if (count > 0x10000)
      throw new RangeError(`The library is too large: it has ${count} covers, and 65,536 are the most.`);
    return { ofKey: { begins, items }, count };
  }

  /** The share of sentences in which a class can stand, in millionths. */
  shareOfClass(index: number): number {
    const cover = this.#classCover(index);
    return cover < 0 ? 1_000_000 : (this.#shares[cover] ?? 0);
  }

  #numberOf(handle: number): number {
    if (handle < this.#keyCount) return handle;
    const set = handle - this.#keyCount;
    const number = this.#numbers[set] ?? this.#keyCount + this.#numbered.push(set) - 1;
    this.#numbers[set] = number;
    return number;
  }

  /** Puts the covers of the steps of a sequence that must match among those of `row`, by their shares. */
  #addCovers(sequence: number, row: number[]): void {
    const { begins, steps } = this.#sequences.program;
    const end = begins[sequence + 1] ?? 0;
    for (let at = begins[sequence] ?? 0; at < end; at += 1) {
      const cover = this.#ofStep(steps[at] ?? 0);
      if (cover < 0) continue;
      const share = this.#shares[cover] ?? 0;
      let place = row.length;
      for (; place > 0 && (this.#shares[row[place - 1] ?? 0] ?? 0) > share; place -= 1)
        row[place] = row[place - 1] ?? 0;
      row[place] = cover;
    }
  }

  /** The cover with the smallest share; -1 where no step has one. */
  #bestOf(sequence: number): number {
    const { begins, steps } = this.#sequences.program;
    const end = begins[sequence + 1] ?? 0;
    let best = -1;
    for (let at = begins[sequence] ?? 0; at < end; at += 1) {
      const cover = this.#ofStep(steps[at] ?? 0);
      if (cover >= 0 && (best < 0 || (this.#shares[cover] ?? 0) < (this.#shares[best] ?? 0))) best = cover;
    }
    return best;
  }

  #ofStep(step: number): number {
    const of = operandOf(step);
    switch (kindOf(step)) {
      case keyOp:
        return of;
      case headOp: {
        const { headKeys, headRoles } = this.#sequences.program;
        const key = headKeys[of] ?? 0;
        const roles = headRoles[of] ?? 0;
        if (roles < 0) return key;
        const first = this.#begin();
        for (const role of rolesOf(roles)) this.#add(headRoleKey(key, role));
        return this.#end(first);
      }
      case classOp:
        return this.#classCover(of);
      default: {
        const { choices, optional } = this.#sequences.program;
        return optional[of] === 1 ? -1 : this.#union(undefined, choices, of);
      }
    }
  }

  #classCover(index: number): number {
    const known = this.#ofClass[index];
    if (known === searching)
      throw new Error(`The vocabulary entry “${this.#names[index]}” refers to itself.`);
    if (known !== undefined) return known;
    this.#ofClass[index] = searching;
    const { keysOf, waysOf } = this.#sequences;
    const found = this.#union(keysOf, waysOf, index);
    this.#ofClass[index] = found;
    return found;
  }

  /** What covers list `index` of `keys`, and each sequence of that of `ways`; -1 where one of them is not covered. */
  #union(keys: Lists | undefined, ways: Lists, index: number): number {
    const bests: number[] = [];
    for (let at = ways.begins[index] ?? 0; at < (ways.begins[index + 1] ?? 0); at += 1) {
      const best = this.#bestOf(ways.items[at] ?? 0);
      if (best < 0) return -1;
      bests.push(best);
    }
    const first = this.#begin();
    if (keys !== undefined)
      for (let at = keys.begins[index] ?? 0; at < (keys.begins[index + 1] ?? 0); at += 1)
        this.#add(keys.items[at] ?? 0);
    for (const best of bests) {
      if (best < this.#keyCount) {
        this.#add(best);
        continue;
      }
      const set = best - this.#keyCount;
      const end = this.#begins[set + 1] ?? 0;
      for (let at = this.#begins[set] ?? 0; at < end; at += 1) this.#add(this.#keys[at] ?? 0);
    }
    return this.#end(first);
  }

  /** Begins a set behind all others; no other may be begun before its end. */
  #begin(): number {
    this.#mark += 1;
    return this.#keyTop;
  }

  #add(key: number): void {
    if (this.#marks[key] === this.#mark) return;
    this.#marks[key] = this.#mark;
    if (this.#keyTop === this.#keys.length) {
      const wider = new Uint16Array(2 * this.#keys.length);
      wider.set(this.#keys);
      this.#keys = wider;
    }
    this.#keys[this.#keyTop] = key;
    this.#keyTop += 1;
  }

  /** The handle of the set whose keys lie from `first` on. Sets with the same keys are rare, and not looked for. */
  #end(first: number): number {
    if (this.#keyTop - first === 1) {
      this.#keyTop = first;
      return this.#keys[first] ?? 0;
    }
    let share = 0;
    for (let at = first; at < this.#keyTop; at += 1) share += this.#shares[this.#keys[at] ?? 0] ?? 0;
    this.#shares.push(share);
    return this.#keyCount + this.#begins.push(this.#keyTop) - 2;
  }
}

const searching = -2;
