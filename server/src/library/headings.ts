import { baseForm } from './base-form.ts';

/**
 * How well a heading fits a list of headings, best first: the index of the first that it contains word by word (base
 * forms compared), or -1.
 */
export function headingFit(heading: string, headings: readonly string[]): number {
  const words = wordsOf(heading);
  const byFirst = indexOf(headings);
  let best = -1;
  for (let at = 0; at < words.length; at += 1)
    for (const { index, words: part } of byFirst.get(words[at] ?? '') ?? none)
      if ((best < 0 || index < best) && part.every((word, it) => words[at + it] === word)) best = index;
  return best;
}

/** Whether a heading contains another word by word (base forms compared). */
export function headingHolds(heading: string, other: string): boolean {
  const words = wordsOf(heading);
  const part = wordsOf(other);
  return part.length > 0 && words.some((_, at) => part.every((word, index) => words[at + index] === word));
}

/** A heading of a list, by its place there. */
type Entry = { readonly index: number; readonly words: readonly string[] };
const none: readonly Entry[] = [];
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, readonly Entry[]>>();

/** The headings of a list by their first words: the lists of the library are asked for every heading of a draft. */
function indexOf(headings: readonly string[]): ReadonlyMap<string, readonly Entry[]> {
  const before = indexes.get(headings);
  if (before !== undefined) return before;
  const found = new Map<string, Entry[]>();
  for (const [index, heading] of headings.entries()) {
    const words = wordsOf(heading);
    const [first] = words;
    if (first === undefined) continue;
    const list = found.get(first);
    if (list === undefined) found.set(first, [{ index, words }]);
    else list.push({ index, words });
  }
  indexes.set(headings, found);
  return found;
}

/**
 * The words of headings, taken apart once: every heading of a draft is compared with those of every safeguard. Begun anew
 * when it is full, so that it stays small however many drafts are read.
 */
const known = new Map<string, readonly string[]>();
const fullAt = 5_000;

function wordsOf(text: string): readonly string[] {
  const found = known.get(text);
  if (found !== undefined) return found;
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:['’]s)?/gu)]
    .map(([word]) => baseForm(word))
    .filter((word) => !small.has(word));
  if (known.size >= fullAt) known.clear();
  known.set(text, words);
  return words;
}

const small: ReadonlySet<string> = new Set(['the', 'of', 'and', 'to', 'a', 'an', 'for', 'in', 'on']);
