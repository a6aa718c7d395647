import type { Modality } from '../library/phrase.ts';
import { denial, deniedBetween, denies, deniesObject, groundDenied, nobodyWho } from './denial.ts';
import { pronounBit } from './features.ts';
import { laidDownAt } from './laid-down.ts';
import type { Mentions } from './mentions.ts';
import { headBits, impersonalAt, modalAt, neverAt } from './modals.ts';
import { indicativeAt, neverDoes, presentAt } from './present.ts';
import { mentionFrom, nobody, rolesBetween, subjectOf } from './subjects.ts';
import type { Words } from './words.ts';

/** The head of a statement: the words that lay a duty, give a right, forbid or free, and whose duty or right it is. */
export type Head = {
  /** Words `from` to `to` (not included). */
  readonly from: number;
  readonly to: number;
  readonly modality: Modality;
  /**
   * Roles as bits, by their place in `roles`; none where the subject is no role: “the System shall”, “Personal Data may
   * not”.
   */
  readonly subjects: number;
  /** Whether it stands in the main clause, and not behind “where”, “which”, “if”… */
  readonly main: boolean;
};

/**
 * The statement heads of a sentence, left to right. `topic` is whose statement the sentence before it is: “The Supplier
 * shall keep logs. It shall show them to the City.” In an `indicative` draft the present tense lays down what is done.
 */
export function headsIn(
  words: Words,
  mentions: Mentions,
  topic = nobody,
  indicative = false,
): readonly Head[] {
  let heads: Head[] | undefined;
  for (let at = 0; at < words.length; at += 1) {
    if (!indicative && !words.is(at, headBits)) continue;
    const laidDown = laidDownAt(words, mentions, at);
    const found =
      laidDown ??
      modalAt(words, at) ??
      presentAt(words, mentions, at) ??
      neverDoes(words, at) ??
      (indicative ? indicativeAt(words, mentions, at) : undefined);
    if (found === undefined) continue;
    const previous = heads?.at(-1);
    const from = previous?.to ?? 0;
    const subject = subjectOf(words, mentions, from, at, previous);
    const subjects =
      subject.subjects === nobody && words.is(at - 1, pronounBit)
        ? (previous?.subjects ?? (rolesBetween(words, mentions, 0, at) || topic))
        : nobodyWho(words, from, at)
          ? nobody
          : subject.subjects;
    // “Under no circumstances shall the Supplier”, “It is forbidden for the Supplier to”: the subject follows the head.
    const never = neverAt(words, at);
    const impersonal = impersonalAt(words, at, found);
    if (laidDown !== undefined && !subject.main) continue;
    const follows = laidDown?.subject ?? (never || impersonal ? at + found.length : undefined);
    const following = follows === undefined ? undefined : mentionFrom(words, mentions, follows);
    const denied =
      never ||
      (previous === undefined && denies(words, 0)) ||
      // “Nothing may be sent abroad”; “Nothing in this clause may” is read as a whole.
      (words.word(at - 1) === 'nothing' && !words.pauseBefore(at)) ||
      deniedBetween(words, from, at) ||
      groundDenied(words, from, at) ||
      deniesObject(words, at + found.length);
    heads ??= [];
    heads.push({
      from: at,
      to: at + found.length,
      modality: denied ? denial(found.modality, found.length === 0 ? '' : words.word(at)) : found.modality,
      subjects: following ?? subjects,
      main: never || subject.main,
    });
    at += Math.max(found.length - 1, 0);
  }
  return heads?.slice() ?? none;
}

const none: readonly Head[] = [];
