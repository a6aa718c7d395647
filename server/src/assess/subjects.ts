import type { Role } from '../contract/contract.ts';
import { articleBit, capitalBit, joinBit, prepositionBit, steadBit, subordinatorBit } from './features.ts';
import type { Mention } from './sentences.ts';
import type { Head } from './statements.ts';
import type { Words } from './words.ts';

/** Whose duty or right a statement is, and whether it stands in the main clause. */
export type Subject = { readonly subjects: ReadonlySet<Role>; readonly main: boolean };

/** Who must or may, read from the words between the head before (or the start) and this one. */
export function subjectOf(
  words: Words,
  mentions: readonly Mention[],
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
  if (own.size > 0) return { subjects: own, main: !subordinate };
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

/** Whom the words from `at` on name, an article left out; nobody where they name a thing. */
export function mentionFrom(words: Words, mentions: readonly Mention[], at: number): ReadonlySet<Role> {
  const from = words.is(at, articleBit) ? at + 1 : at;
  return new Set(
    mentions.flatMap(({ role, from: start, possessive }) =>
      start === from && !possessive && isRole(role) ? [role] : [],
    ),
  );
}

/** “Neither the City nor the Vendor may”: who stands right before the joining word, first in its part, is subject too. */
function withPartner(
  words: Words,
  mentions: readonly Mention[],
  start: number,
  own: ReadonlySet<Role>,
): ReadonlySet<Role> {
  if (own.size === 0 || !/^(?:and|or|nor)$/u.test(words.word(start))) return own;
  const partners = mentions.filter(({ from, to, possessive, role }) => {
    if (to !== start || possessive || !isRole(role)) return false;
    const first = words.is(from - 1, articleBit) ? from - 1 : from;
    return first === 0 || breaksBefore(words, first) || words.is(first - 1, articleBit);
  });
  return new Set([...own, ...partners.flatMap(({ role }) => (isRole(role) ? [role] : []))]);
}

/** Whether a new part of the sentence begins at `at`. */
function breaksBefore(words: Words, at: number): boolean {
  // The modal itself can stand behind a comma: the part before the comma is then not the subject.
  return at <= 0 || at >= words.length || words.breakBefore(at) || words.is(at, joinBit | subordinatorBit);
}

/** The roles that the words between two places name as their subject. */
export function rolesBetween(
  words: Words,
  mentions: readonly Mention[],
  from: number,
  to: number,
): ReadonlySet<Role> {
  let found: Set<Role> | undefined;
  for (const mention of mentions) {
    if (mention.from < from || mention.to > to) continue;
    if (mention.possessive && !standsFor(words, mention.to, to)) continue;
    if (followsPreposition(words, mention.from)) continue;
    // “Supplier Personnel shall” is the Supplier; “Customer Data shall” is not the Customer.
    const next = mention.to;
    if (
      next < to &&
      words.is(next, capitalBit) &&
      !words.pauseBefore(next) &&
      !words.is(next, steadBit | joinBit)
    )
      continue;
    if (isRole(mention.role)) {
      found ??= new Set();
      found.add(mention.role);
    }
  }
  return found ?? nobody;
}

/** “The Vendor’s human rights committee shall”: who stands for a party may be told apart by words before. */
function standsFor(words: Words, at: number, to: number): boolean {
  for (let it = at; it < Math.min(at + 4, to); it += 1) {
    if (words.is(it, steadBit)) return true;
    if (words.is(it, joinBit | prepositionBit) || words.breakBefore(it)) return false;
  }
  return false;
}

/** Of no role. */
export const nobody: ReadonlySet<Role> = new Set();

function rolesJustBefore(words: Words, mentions: readonly Mention[], at: number): ReadonlySet<Role> {
  const found = new Set<Role>();
  for (const mention of mentions) if (mention.to === at && isRole(mention.role)) found.add(mention.role);
  return found.size > 0 ? found : rolesBetween(words, mentions, Math.max(0, at - 6), at);
}

function isRole(it: Mention['role']): it is Role {
  return it !== 'data' && it !== 'system';
}

/** Whether a preposition stands before `at`, an article left out and no pause between: “by the City”. */
function followsPreposition(words: Words, at: number): boolean {
  if (!words.is(at - 1, articleBit)) return !words.pauseBefore(at) && words.is(at - 1, prepositionBit);
  return !words.pauseBefore(at - 1) && words.is(at - 2, prepositionBit);
}
