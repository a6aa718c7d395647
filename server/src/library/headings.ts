import { baseForm } from './base-form.ts';

/**
 * How well a heading fits a list of headings, best first: the index of the first that it contains word by word (base
 * forms compared), or -1.
 */
export function headingFit(heading: string, headings: readonly string[]): number {
  const words = wordsOf(heading);
  return headings.findIndex((it) => holds(words, libraryWords(it)));
}

/** Words of the library's own headings, taken apart once: there are some hundreds, and every article is asked for each. */
const known = new Map<string, readonly string[]>();
function libraryWords(heading: string): readonly string[] {
  const found = known.get(heading);
  if (found !== undefined) return found;
  const words = wordsOf(heading);
  known.set(heading, words);
  return words;
}

function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’]s)?/gu)]
    .map(([word]) => baseForm(word))
    .filter((word) => !small.has(word));
}

const small: ReadonlySet<string> = new Set(['the', 'of', 'and', 'to', 'a', 'an', 'for', 'in', 'on']);

function holds(words: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && words.some((_, at) => part.every((word, index) => words[at + index] === word));
}
