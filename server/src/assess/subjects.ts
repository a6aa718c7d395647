import { roles } from '../library/ops.ts';
import { articleBit, capitalBit, joinBit, prepositionBit, steadBit, subordinatorBit } from './features.ts';
import type { Mentions } from './mentions.ts';
import type { Head } from './statements.ts';
import type { Words } from './words.ts';

/** Whose duty or right a statement is, as bits by the place of roles in `roles`, and whether it stands in the main clause. */
export type Subject = { readonly subjects: number; readonly main: boolean };

/** Of no role. */
export const nobody = 0;
/** The bits of roles among those of what can be mentioned: the data and the system are no subject. */
const rolesBits = (1 << roles.length) - 1;
const roleOf = (mentions: Mentions, at: number): number => (1 << mentions.thing(at)) & rolesBits;

/** Who must or may, read from the words between the head before (or the start) and this one. */
export function subjectOf(
  words: Words,
  mentions: Mentions,
  from: number,
  at: number,
  previous: Head | undefined,
): Subject {
  let start = at;
  while (start > from && !breaksBefore(words, start)) start -= 1;
  const subordinate = words.is(start, subordinatorBit) && start < at;
  if (start === at) {
    if (previous !== undefined) return { subjects: previous.subjects, main: previous.main };
    return { subjects: rolesBetween(words, mentions, from, at), main: true };
  }
  const own = withPartner(words, mentions, start, rolesBetween(words, mentions, start, at));
  if (own !== nobody) return { subjects: own, main: !subordinate };
  if (previous !== undefined && goesOn(words, start, at))
    return { subjects: previous.subjects, main: previous.main };
  const relative = at - start === 1 && subordinate;
  if (relative) return { subjects: rolesJustBefore(words, mentions, start), main: false };
  // “The City or an auditor it appoints may”: a noun joined to a role shares its right.
  const joined = words.is(start, joinBit);
  if (joined || words.pauseBefore(start)) {
    if (previous !== undefined && at - start <= 1)
      return { subjects: previous.subjects, main: previous.main };
    const listed = at - start <= 6 && !words.is(start, articleBit);
    if (previous === undefined && !subordinate && (joined || listed))
      return { subjects: rolesBetween(words, mentions, from, start), main: true };
  }
  return { subjects: own, main: !subordinate };
}

/**
 * Whether only a time or an occasion stands between a joining word and the head, whose subject is then that of the head
 * before: “shall pass it on and within five days of the request shall give”, “and where so required shall give”.
 */
function goesOn(words: Words, start: number, at: number): boolean {
  const condition = /^(?:if|where|when|once)$/u.test(words.word(start));
  const join = words.word(condition ? start - 1 : start);
  if (!/^(?:and|or|but)$/u.test(join) || words.word(at + 1) === 'be') return false;
  if (condition) return at - start <= 3 && /^\w+(?:ed|[bs]le|ary)$/u.test(words.word(at - 1));
  if (at - start > longestOccasion || !words.is(start + 1, prepositionBit)) return false;
  for (let it = start + 2; it <= at; it += 1) if (words.pauseBefore(it)) return false;
  return true;
}
const longestOccasion = 12;

/** Whom the words from `at` on name, an article left out; nobody where they name a thing. */
export function mentionFrom(words: Words, mentions: Mentions, at: number): number {
  const from = words.is(at, articleBit) ? at + 1 : at;
  let found = nobody;
  for (let it = 0; it < mentions.length; it += 1)
    if (mentions.from(it) === from && !mentions.possessive(it)) found |= roleOf(mentions, it);
  return found;
}

/** “Neither the City nor the Vendor may”: who stands right before the joining word, first in its part, is subject too. */
function withPartner(words: Words, mentions: Mentions, start: number, own: number): number {
  if (own === nobody || !words.is(start, joinBit) || !/^(?:and|or|nor)$/u.test(words.word(start))) return own;
  let found = own;
  for (let it = 0; it < mentions.length; it += 1) {
    if (mentions.to(it) !== start || mentions.possessive(it)) continue;
    const from = mentions.from(it);
    const first = words.is(from - 1, articleBit) ? from - 1 : from;
    if (first === 0 || breaksBefore(words, first) || words.is(first - 1, articleBit))
      found |= roleOf(mentions, it);
  }
  return found;
}

/** Whether a new part of the sentence begins at `at`. */
function breaksBefore(words: Words, at: number): boolean {
  // The modal itself can stand behind a comma: the part before the comma is then not the subject.
  return at <= 0 || at >= words.length || words.breakBefore(at) || words.is(at, joinBit | subordinatorBit);
}

/** The roles that the words between two places name as their subject. */
export function rolesBetween(words: Words, mentions: Mentions, from: number, to: number): number {
  let found = nobody;
  for (let it = 0; it < mentions.length; it += 1) {
    const start = mentions.from(it);
    const next = mentions.to(it);
    if (start < from || next > to) continue;
    if (mentions.possessive(it) && !standsFor(words, next, to)) continue;
    if (followsPreposition(words, start)) continue;
    // “Supplier Personnel shall” is the Supplier; “Customer Data shall” is not the Customer.
    if (
      next < to &&
      words.is(next, capitalBit) &&
      !words.pauseBefore(next) &&
      !words.is(next, steadBit | joinBit)
    )
      continue;
    found |= roleOf(mentions, it);
  }
  return found;
}

/** “The Vendor’s human rights committee shall”: who stands for a party may be told apart by words before. */
function standsFor(words: Words, at: number, to: number): boolean {
  for (let it = at; it < Math.min(at + 4, to); it += 1) {
    if (words.is(it, steadBit)) return true;
    if (words.is(it, joinBit | prepositionBit) || words.breakBefore(it)) return false;
  }
  return false;
}

function rolesJustBefore(words: Words, mentions: Mentions, at: number): number {
  let found = nobody;
  for (let it = 0; it < mentions.length; it += 1) if (mentions.to(it) === at) found |= roleOf(mentions, it);
  return found === nobody ? rolesBetween(words, mentions, Math.max(0, at - 6), at) : found;
}

/** Whether a preposition stands before `at`, an article left out and no pause between: “by the City”. */
function followsPreposition(words: Words, at: number): boolean {
  if (!words.is(at - 1, articleBit)) return !words.pauseBefore(at) && words.is(at - 1, prepositionBit);
  return !words.pauseBefore(at - 1) && words.is(at - 2, prepositionBit);
}
