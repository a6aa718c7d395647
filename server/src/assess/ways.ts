/** Whole numbers in a row that grows as needed. */
export class Numbers {
  #all = new Int32Array(256);

  at(index: number): number {
    return this.#all[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#all.length) {
      const more = new Int32Array(2 * index);
      more.set(this.#all);
      this.#all = more;
    }
    this.#all[index] = value;
  }
}

/**
 * Ways through a phrase, as a stack in which each step puts its ways behind those it comes from. A way has the place
 * reached, how many words a gap may still pass over, and the statement it is in, as the index of its head; -1 in none.
 */
export class WayStack {
  /** The first way of those that are walked now. */
  top = 0;
  readonly #at = new Numbers();
  readonly #slack = new Numbers();
  readonly #head = new Numbers();

  at(way: number): number {
    return this.#at.at(way);
  }

  slack(way: number): number {
    return this.#slack.at(way);
  }

  head(way: number): number {
    return this.#head.at(way);
  }

  set(way: number, at: number, slack: number, head: number): void {
    this.#at.set(way, at);
    this.#slack.set(way, slack);
    this.#head.set(way, head);
  }

  /**
   * Adds a way to those between `from` and `end`, unless one with the same place and slack is there: the first keeps its
   * statement. Gives the new end.
   */
  add(from: number, end: number, at: number, slack: number, head: number): number {
    for (let way = from; way < end; way += 1)
      if (this.#at.at(way) === at && this.#slack.at(way) === slack) return end;
    this.set(end, at, slack, head);
    return end + 1;
  }
}
