import type { Role } from '../contract/contract.ts';
import type { Modality } from '../library/phrase.ts';
import { denial, deniedBetween, denies, deniesObject } from './denial.ts';
import { pronounBit } from './features.ts';
import { laidDownAt } from './laid-down.ts';
import { fallsAt, headBits, impersonalAt, modalAt, neverAt } from './modals.ts';
import { indicativeAt, neverDoes, presentAt } from './present.ts';
import type { Mention } from './sentences.ts';
import { mentionFrom, nobody, rolesBetween, subjectOf } from './subjects.ts';
import type { Words } from './words.ts';

/** The head of a statement: the words that lay a duty, give a right, forbid or free, and whose duty or right it is. */
export type Head = {
  /** Words `from` to `to` (not included). */
  readonly from: number;
  readonly to: number;
  readonly modality: Modality;
  /** Empty where the subject is no role: “the System shall”, “Personal Data may not”. */
  readonly subjects: ReadonlySet<Role>;
  /** Whether it stands in the main clause, and not behind “where”, “which”, “if”… */
  readonly main: boolean;
};

/**
 * The statement heads of a sentence, left to right. `topic` is whose statement the sentence before it is: “The Supplier
 * shall keep logs. It shall show them to the City.” In an `indicative` draft the present tense lays down what is done.
 */
export function headsIn(
  words: Words,
  mentions: readonly Mention[],
  topic: ReadonlySet<Role> = nobody,
  indicative = false,
): readonly Head[] {
  const heads: Head[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const falls = words.is(at - 1, pronounBit) ? fallsAt(words, at) : undefined;
    if (!indicative && falls === undefined && !words.is(at, headBits)) continue;
    const laidDown = laidDownAt(words, mentions, at);
    const found =
      laidDown ??
      falls ??
      modalAt(words, at) ??
      presentAt(words, mentions, at) ??
      neverDoes(words, at) ??
      (indicative ? indicativeAt(words, mentions, at) : undefined);
    if (found === undefined) continue;
    const previous = heads.at(-1);
    const from = previous?.to ?? 0;
    const subject = subjectOf(words, mentions, from, at, previous);
    const subjects =
      subject.subjects.size === 0 && words.is(at - 1, pronounBit)
        ? (previous?.subjects ?? known(rolesBetween(words, mentions, 0, at)) ?? topic)
        : subject.subjects;
    // “Under no circumstances shall the Supplier”, “It is forbidden for the Supplier to”: the subject follows the head.
    const never = neverAt(words, at);
    const impersonal = falls !== undefined || impersonalAt(words, at, found);
    if (laidDown !== undefined && !subject.main) continue;
    const follows = laidDown?.subject ?? (never || impersonal ? at + found.length : undefined);
    const following = follows === undefined ? undefined : mentionFrom(words, mentions, follows);
    const denied =
      never ||
      (previous === undefined && denies(words, 0)) ||
      // “Nothing may be sent abroad”; “Nothing in this clause may” is read as a whole.
      (words.word(at - 1) === 'nothing' && !words.pauseBefore(at)) ||
      deniedBetween(words, from, at) ||
      deniesObject(words, at + found.length);
    heads.push({
      from: at,
      to: at + found.length,
      modality: denied ? denial(found.modality, found.length === 0 ? '' : words.word(at)) : found.modality,
      subjects: following ?? subjects,
      main: never || subject.main,
    });
    at += Math.max(found.length - 1, 0);
  }
  return heads;
}

const known = (roles: ReadonlySet<Role>): ReadonlySet<Role> | undefined =>
  roles.size === 0 ? undefined : roles;
