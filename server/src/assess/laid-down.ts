import { adverbBit, articleBit, prepositionBit } from './features.ts';
import { type Modal, modalAt } from './modals.ts';
import type { Mention } from './sentences.ts';
import type { Words } from './words.ts';

/** The words of a statement head whose subject stands behind it: they end at `subject`. */
export type LaidDown = Modal & { readonly subject: number };

/**
 * “It is a condition that the Vendor deletes”, “It is the duty of the Vendor to delete”, “Upkeep is ensured by the Vendor”:
 * a duty laid down without a modal, its bearer behind it.
 */
export function laidDownAt(words: Words, mentions: readonly Mention[], at: number): LaidDown | undefined {
  if (!/^(?:is|are|falls)$/u.test(words.word(at))) return undefined;
  return (
    (words.word(at - 1) === 'it' ? impersonally(words, at) : undefined) ?? byItsBearer(words, mentions, at)
  );
}

/** “It is a condition of this Deed that”, “It is for the Vendor to”, “It is incumbent on the Vendor to”. */
function impersonally(words: Words, at: number): LaidDown | undefined {
  let noun = at + 1;
  while (noun < at + 5 && !terms.test(words.word(noun)) && !tasks.test(words.word(noun))) noun += 1;
  const denied = /^(?:not|no)$/u.test(words.word(at + 1));
  if (terms.test(words.word(noun))) return denied ? undefined : conditionAt(words, at, noun);
  const bearer = bearerAt(words, at, noun);
  const acts = words.slice(bearer + 1, bearer + longestBearer).includes('to');
  if (bearer === 0 || !acts) return undefined;
  return { modality: denied ? 'need not' : 'must', length: bearer - at, subject: bearer };
}

const terms = /^(?:condition|precondition|term|requirement|prerequisite)$/u;
const tasks = /^(?:obligation|duty|responsibility|task|job|incumbent)$/u;
const longestBearer = 16;

/** Where who bears a task is named: “the duty of”, “incumbent on”, “is for”, “falls to”; 0 where nobody is. */
function bearerAt(words: Words, at: number, noun: number): number {
  const first = words.word(at + 1);
  if (words.word(at) === 'falls' ? /^(?:to|on|upon)$/u.test(first) : first === 'for') return at + 2;
  return tasks.test(words.word(noun)) && /^(?:of|on|upon|for)$/u.test(words.word(noun + 1)) ? noun + 2 : 0;
}

/** “is a condition of this Deed that”, where what follows has no modal of its own. */
function conditionAt(words: Words, at: number, noun: number): LaidDown | undefined {
  let that = noun + 1;
  while (that < noun + 8 && words.word(that) !== 'that') that += 1;
  if (words.word(that) !== 'that') return undefined;
  let denied = false;
  for (let it = that + 1; it < that + longestBearer && !words.stopBefore(it); it += 1) {
    if (modals.test(words.word(it)) && modalAt(words, it) !== undefined) return undefined;
    denied ||= /^(?:not|never|no|neither|nobody)$/u.test(words.word(it));
  }
  return { modality: denied ? 'must not' : 'must', length: that + 1 - at, subject: that + 1 };
}

const modals = /^(?:shall|must|will|may|can|cannot)$/u;

/** “is kept up to date by the Vendor”: what a party does in the passive. */
function byItsBearer(words: Words, mentions: readonly Mention[], at: number): LaidDown | undefined {
  let verb = at + 1;
  while (words.is(verb, adverbBit)) verb += 1;
  if (!done.test(words.word(verb))) return undefined;
  const by = words.slice(verb + 1, verb + 3).indexOf('by') + verb + 1;
  if (by === verb || words.breakBefore(by)) return undefined;
  const subject = words.is(by + 1, articleBit) ? by + 2 : by + 1;
  const bears = mentions.some(({ from, possessive }) => from === subject && !possessive);
  return bears && !words.is(at - 1, prepositionBit) ? { modality: 'must', length: 1, subject } : undefined;
}

const done =
  /^(?:ensured|guaranteed|assured|provided|supplied|kept|maintained|published|carried|borne|conducted|performed|prepared|issued|submitted|given|made|drawn|updated|undertaken|handed|returned|delivered|paid|effected|organised|organized|established|remedied|corrected|erased|deleted)$/u;
