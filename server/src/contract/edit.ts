import { sameEnd, sameStart } from './same.ts';

/** One stretch of a text that was replaced; all before and behind it is as it was. */
export type Edit = {
  readonly start: number;
  /** Where the stretch ended before, and where it ends now. */
  readonly oldEnd: number;
  readonly newEnd: number;
};

/** The least edit that makes `after` of `before`. */
export function editBetween(before: string, after: string): Edit {
  const start = sameStart(before, after);
  const same = sameEnd(before, after, start);
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

/** How much further on everything behind the edit stands. */
export function shiftOf({ oldEnd, newEnd }: Edit): number {
  return newEnd - oldEnd;
}

/**
 * The same string on its own: a slice keeps the whole text alive that it was cut from, which is too much for what is kept
 * from version to version.
 */
export function ownCopy(words: string): string {
  return words.length < 13 ? words : JSON.parse(JSON.stringify(words));
}
