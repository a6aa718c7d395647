import { Numbers } from './ways.ts';

/**
 * Stretches of words by a number, such as that of a key or a class, in lists that are used again for each sentence. What
 * carries an older stamp is from a sentence before.
 */
export class Places {
  /** The sentence that a list was begun in, and the first and last stretch of it. */
  readonly #stamps: Uint8Array;
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  #stamp = 0;
  #count = 0;
  readonly #from = new Numbers();
  readonly #to = new Numbers();
  readonly #next = new Numbers();

  /** `count` is one more than the highest number of a list. */
  constructor(count: number) {
    this.#stamps = new Uint8Array(count);
    this.#first = new Int32Array(count);
    this.#last = new Int32Array(count);
  }

  /** Begins a sentence: from now on all lists are empty. Stamps are small; after the last one all are wiped. */
  clear(): void {
    this.#count = 0;
    this.#stamp += 1;
    if (this.#stamp <= 0xff) return;
    this.#stamps.fill(0);
    this.#stamp = 1;
  }

  /** Whether a list was begun in this sentence. */
  isBegun(list: number): boolean {
    return this.#stamps[list] === this.#stamp;
  }

  /** Begins a list, with nothing in it. */
  begin(list: number): void {
    this.#stamps[list] = this.#stamp;
    this.#first[list] = -1;
  }

  /** The first stretch of a list; -1 without any. */
  first(list: number): number {
    return this.#stamps[list] === this.#stamp ? (this.#first[list] ?? -1) : -1;
  }

  /** The stretch after another of the same list; -1 after the last. */
  next(stretch: number): number {
    return this.#next.at(stretch);
  }

  /** Where a stretch begins. */
  from(stretch: number): number {
    return this.#from.at(stretch);
  }

  /** Where it ends (not included), or what else was put there. */
  to(stretch: number): number {
    return this.#to.at(stretch);
  }

  /** Puts a stretch at the end of a list that was begun. */
  push(list: number, from: number, to: number): void {
    const own = this.#make(from, to, -1);
    if ((this.#first[list] ?? -1) < 0) this.#first[list] = own;
    else this.#next.set(this.#last[list] ?? 0, own);
    this.#last[list] = own;
  }

  /** Puts a stretch in a list that was begun, behind those that start before it or with it, unless it is there. */
  insert(list: number, from: number, to: number): void {
    let before = -1;
    let next = this.#first[list] ?? -1;
    while (next >= 0 && this.#from.at(next) <= from) {
      if (this.#from.at(next) === from && this.#to.at(next) === to) return;
      before = next;
      next = this.#next.at(next);
    }
    const own = this.#make(from, to, next);
    if (before < 0) this.#first[list] = own;
    else this.#next.set(before, own);
  }

  #make(from: number, to: number, next: number): number {
    const own = this.#count;
    this.#count += 1;
    this.#from.set(own, from);
    this.#to.set(own, to);
    this.#next.set(own, next);
    return own;
  }
}
