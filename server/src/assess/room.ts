const nothing = new Int32Array(0);

/** Room for rows of numbers, given out of pages, so that thousands of short rows are not as many arrays. */
export class Room {
  /** The page in which the last row was given. */
  page: Int32Array = nothing;
  readonly #size: number;
  #used = 0;

  /** `size` is that of a page; 0 gives each row a page of its own. */
  constructor(size: number) {
    this.#size = size;
  }

  /** Gives a row of `count` numbers: where it begins in `page`. */
  take(count: number): number {
    if (this.#used + count > this.page.length) {
      this.page = new Int32Array(Math.max(count, this.#size));
      this.#used = 0;
    }
    const from = this.#used;
    this.#used += count;
    return from;
  }
}
