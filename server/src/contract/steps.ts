/**
 * Work that is done a step at a time, so that whoever drives it can do something else in between, or give it up. A step is
 * small: a paragraph, a clause, an entry of the library.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Of small things this many are done in a step. */
export const inStep = 64;

/** What work comes to, done at one go. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
