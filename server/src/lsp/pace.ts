/** How long work may hold the loop before messages are looked at again, in milliseconds. */
const slice = 8;

/** Lets messages that have come be handled. */
export type Rest = () => Promise<void>;

/** One piece of work at a time, the newest first, in slices between which messages are handled. */
export class Pace {
  readonly #rest: Rest;
  readonly #waiting: (() => Promise<void>)[] = [];
  #busy = false;

  constructor(rest: Rest) {
    this.#rest = rest;
  }

  /**
   * What `work` comes to; `undefined` once it is not `wanted` any more: it is asked before each slice. Work that has begun is
   * not put off for newer work, since both may use the same memory.
   */
  run<T>(work: () => Iterator<unknown, T>, wanted: () => boolean): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => this.#slices(work, wanted).then(resolve, reject));
      if (!this.#busy) void this.#next();
    });
  }

  async #next(): Promise<void> {
    this.#busy = true;
    for (let job = this.#waiting.pop(); job !== undefined; job = this.#waiting.pop()) await job();
    this.#busy = false;
  }

  async #slices<T>(work: () => Iterator<unknown, T>, wanted: () => boolean): Promise<T | undefined> {
    await this.#rest();
    if (!wanted()) return undefined;
    const steps = work();
    for (;;) {
      for (const end = performance.now() + slice; performance.now() < end; ) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
      await this.#rest();
      if (!wanted()) return undefined;
    }
  }
}
