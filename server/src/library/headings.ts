import { baseForm } from './base-form.ts';

/**
 * How well a heading fits a list of headings, best first: the index of the first that it contains word by word (base
 * forms compared), or -1.
 */
export function headingFit(heading: string, headings: readonly string[]): number {
  const words = wordsOf(heading);
  return headings.findIndex((it) => holds(words, wordsOf(it)));
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

function holds(words: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && words.some((_, at) => part.every((word, index) => words[at + index] === word));
}
