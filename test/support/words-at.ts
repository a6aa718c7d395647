import { readingOf } from '../../server/src/assess/reading.ts';
import type { Words } from '../../server/src/assess/words.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { smallDraft, smallLibrary } from './small-library.ts';

/** The words of a sentence in a draft; `from` and `to` are the numbers of those behind the first and second `‸` in it. */
export function wordsAt(marked: string): {
  readonly words: Words;
  readonly from: number;
  readonly to: number;
} {
  const sentence = marked.replaceAll('‸', '');
  const text = smallDraft(['Test', sentence]);
  const start = text.indexOf(sentence);
  const read = readingOf(readContract(text), smallLibrary).sentences.find(({ span }) => span.start === start);
  if (read === undefined) throw new Error(`no sentence “${sentence}” in the draft`);
  const count = (words: string): number => words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const parts = marked.split('‸').map(count);
  const [before = 0, between = 0] = parts;
  return { words: read.words, from: before, to: before + between };
}
