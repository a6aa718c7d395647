import type { StretchWords } from './stretches.ts';

/** How often patterns match in a text that is edited: stretches that stay are not counted again. */
export class Tally {
  #stretches: readonly StretchWords[] = [];
  readonly #sums = new Map<string, { readonly pattern: RegExp; sum: number }>();

  /** Counts in these stretches from now on. */
  turnTo(next: readonly StretchWords[]): void {
    const before = this.#stretches;
    const most = Math.min(before.length, next.length);
    let head = 0;
    while (head < most && before[head] === next[head]) head += 1;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
    const gone = before.slice(head, before.length - tail);
    const come = next.slice(head, next.length - tail);
    for (const [written, entry] of this.#sums)
      entry.sum += sumIn(come, entry.pattern, written) - sumIn(gone, entry.pattern, written);
    this.#stretches = next;
  }

  /** How often a global pattern matches. */
  count(pattern: RegExp): number {
    const written = String(pattern);
    const known = this.#sums.get(written);
    if (known !== undefined) return known.sum;
    const sum = sumIn(this.#stretches, pattern, written);
    this.#sums.set(written, { pattern, sum });
    return sum;
  }
}

function sumIn(stretches: readonly StretchWords[], pattern: RegExp, written: string): number {
  let sum = 0;
  for (const words of stretches) sum += words.count(pattern, written);
  return sum;
}

/** Whether patterns match in one of the headings of a draft that is edited. */
export class HeadingTally {
  #headings: readonly string[] = [];
  /** For each pattern a heading in which it matches. */
  readonly #known = new Map<string, { readonly pattern: RegExp; heading: string | undefined }>();

  /** Looks in these headings from now on. */
  turnTo(next: readonly string[]): void {
    const before = this.#headings;
    const most = Math.min(before.length, next.length);
    let head = 0;
    while (head < most && before[head] === next[head]) head += 1;
    if (head === before.length && head === next.length) return;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
    const gone = before.slice(head, before.length - tail);
    const come = next.slice(head, next.length - tail);
    for (const [written, entry] of this.#known) {
      if (entry.heading === undefined) entry.heading = come.find((it) => entry.pattern.test(it));
      else if (gone.includes(entry.heading)) this.#known.delete(written);
    }
    this.#headings = next;
  }

  /** Whether a pattern matches in one of them. */
  has(pattern: RegExp): boolean {
    const written = String(pattern);
    let known = this.#known.get(written);
    if (known === undefined) {
      known = { pattern, heading: this.#headings.find((it) => pattern.test(it)) };
      this.#known.set(written, known);
    }
    return known.heading !== undefined;
  }
}
