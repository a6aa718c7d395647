import type { Deed } from '../draft/fixes.ts';
import { english, type Words } from './english.ts';

/** The title of a fix, short and imperative; `title` is that of the finding. */
export function fixTitle(deed: Deed, title: string, words: Words = english): string {
  return words.fix(deed, title);
}

/** Where a clause goes: ` as 9.4 into “Records”`, ` as new article 12`. */
export function placeWords(number: string, into: string | undefined, words: Words = english): string {
  return words.place(number, into);
}
