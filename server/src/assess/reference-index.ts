import type { Reference } from '../contract/contract.ts';

/** The references of a draft by where they stand. */
export class ReferenceIndex {
  readonly #references: readonly Reference[];

  constructor(references: readonly Reference[]) {
    const inOrder = references.every(
      ({ span }, at) => at === 0 || (references[at - 1]?.span.start ?? 0) <= span.start,
    );
    this.#references = inOrder ? references : references.toSorted((a, b) => a.span.start - b.span.start);
  }

  /** Those that lie between two offsets, in the order of the text. */
  between(start: number, end: number): readonly Reference[] {
    const all = this.#references;
    let low = 0;
    for (let high = all.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.span.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const found: Reference[] = [];
    for (let at = low; at < all.length; at += 1) {
      const reference = all[at];
      if (reference === undefined || reference.span.start > end) break;
      if (reference.span.end <= end) found.push(reference);
    }
    return found;
  }
}
