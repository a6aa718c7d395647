import type { Modality } from '../library/phrase.ts';
import { capitalBit, doBit, dutyBit, modalBit, neverBit, pluralDutyBit } from './features.ts';
import { modalsByFirst } from './modal-words.ts';
import type { Words } from './words.ts';

/** The words of a statement head: what they do, and how many they are. */
export type Modal = { readonly modality: Modality; readonly length: number };

/** The bits of words at which a statement head can begin. */
export const headBits = modalBit | dutyBit | pluralDutyBit | doBit | neverBit;

/** The longest modal at `at`: “shall”, “is not entitled to”. */
export function modalAt(words: Words, at: number): Modal | undefined {
  if (!words.is(at, modalBit)) return undefined;
  const word = words.word(at);
  // “a period that the Supplier may need to keep them” allows nothing.
  if (word === 'may' && /^(?:need|wish|want)$/u.test(words.word(at + 1))) return undefined;
  // The month and the noun: “in May 2027”, “at will”, “the last will”.
  if (word === 'may' && words.is(at, capitalBit) && /^\d/u.test(words.word(at + 1))) return undefined;
  if (word === 'will' && /^(?:at|free|good|last)$/u.test(words.word(at - 1))) return undefined;
  // “shall do what it can”, “as soon as it can”: no permission.
  if (word === 'can' && /^(?:what|as)$/u.test(words.word(at - 2))) return undefined;
  for (const { modality, rest } of modalsByFirst.get(word) ?? []) {
    const to = endOf(words, at + 1, rest);
    if (to > 0 && !measures(words, to)) return { modality, length: to - at };
  }
  return undefined;
}

/** Where `rest` ends that begins at `at`; 0 where it does not stand there. */
function endOf(words: Words, at: number, rest: readonly ReadonlySet<string>[]): number {
  let to = at;
  for (const options of rest) {
    if (options.has(words.word(to))) to += 1;
    else if (!options.has('#')) return 0;
  }
  return to;
}

/** “shall, not later than ten days after”, “may not only”: the “not” before `at` denies a measure and not the verb. */
function measures(words: Words, at: number): boolean {
  if (words.word(at - 1) !== 'not') return false;
  const first = words.word(at);
  if (/^(?:only|merely)$/u.test(first)) return true;
  return (
    /^(?:later|more|less|fewer|earlier|sooner)$/u.test(first) &&
    (words.word(at + 1) === 'than' || words.word(at + 2) === 'than')
  );
}

/** “Under no circumstances shall”, “At no time may”. */
export function neverAt(words: Words, at: number): boolean {
  return (
    words.word(at - 2) === 'no' &&
    /^(?:under|in|at|on)$/u.test(words.word(at - 3)) &&
    /^(?:circumstances?|conditions?|events?|case|time|account|way|manner)$/u.test(words.word(at - 1))
  );
}

/** “It is forbidden to”, “is prohibited for the Supplier to”: the word before is not who must not. */
export function impersonalAt(words: Words, at: number, { modality, length }: Modal): boolean {
  const last = words.word(at + length - 1);
  return (
    modality === 'must not' &&
    (last === 'for' || last === 'to') &&
    /^(?:prohibited|forbidden)$/u.test(words.word(at + length - 2))
  );
}
