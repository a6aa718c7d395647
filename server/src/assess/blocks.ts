import type { Clause, Paragraph } from '../contract/contract.ts';
import type { ReadSentence } from './read-sentence.ts';
import type { Lead, ReadParagraph } from './sentences.ts';

/** A paragraph as it was read and matched. */
export type Known = {
  readonly read: ReadParagraph;
  /** The words that lead into it, and those that lead from it into what comes below. */
  readonly lead: Lead;
  readonly behind: Lead;
  readonly sentences: readonly ReadSentence[];
  /** The version that it was last taken for. */
  version: number;
};

/** The paragraphs of one clause. Its sentences stand where it does, so that they move with it untouched. */
export type Block = {
  /** The clause, by its number, and where it starts in the draft. */
  clause: number;
  start: number;
  /** How many sentences of the draft come before its own, and how many it has. */
  first: number;
  readonly count: number;
  /** Whether it stands in the preamble, where the parties introduce themselves. */
  readonly preamble: boolean;
  /** Whether one of its sentences claims precedence. */
  readonly claims: boolean;
  /** The words that lead into it, and those that lead from it into its children. */
  readonly inherited: Lead;
  readonly lead: Lead;
  readonly paragraphs: readonly Known[];
};

/** How the clauses of a version follow from those of the one before. */
export type Shift = {
  /** The clauses before this number are as they were, */
  readonly same: number;
  /** and so are those from this number on, but for their places; that was their number before: */
  readonly sameAgain: number;
  readonly sameAgainBefore: number;
};

/**
 * The number that a clause of the version before has now; clauses that the edit touched keep theirs, as far as there are as
 * many now, and others have none, which is told by -2.
 */
export function movedClause(clause: number, { sameAgain, sameAgainBefore }: Shift): number {
  if (clause >= sameAgainBefore) return clause + sameAgain - sameAgainBefore;
  return clause < sameAgain ? clause : -2;
}

/** Where two texts differ: up to `same` they are the same, and from `sameAgain` in the second on, which is `longer`. */
export type Difference = { readonly same: number; readonly sameAgain: number; readonly longer: number };

/** How the clauses `now` follow from those `before`, whose texts differ so. What is the same has the same words. */
export function shiftBetween(
  before: readonly Clause[],
  now: readonly Clause[],
  { same, sameAgain, longer }: Difference,
): Shift {
  const most = Math.min(before.length, now.length);
  let first = 0;
  while (first < most && isKept(before, now, first, same)) first += 1;
  let behind = 0;
  while (
    behind < most - first &&
    isMoved(before, now, before.length - 1 - behind, now.length - 1 - behind, sameAgain, longer)
  )
    behind += 1;
  return { same: first, sameAgain: now.length - behind, sameAgainBefore: before.length - behind };
}

/** Whether a clause and its words are where they were, before all that differs. */
function isKept(before: readonly Clause[], now: readonly Clause[], at: number, same: number): boolean {
  const one = before[at];
  const other = now[at];
  if (one === undefined || other === undefined) return false;
  if (one === other && other.span.end <= same) return true;
  return isAlike(before, now, one, other, 0) && (other.paragraphs.at(-1)?.span.end ?? 0) <= same;
}

/** Whether a clause and its words are behind all that differs, and are as they were. */
function isMoved(
  before: readonly Clause[],
  now: readonly Clause[],
  at: number,
  to: number,
  sameAgain: number,
  longer: number,
): boolean {
  const one = before[at];
  const other = now[to];
  return (
    one !== undefined &&
    other !== undefined &&
    other.span.start >= sameAgain &&
    isAlike(before, now, one, other, longer)
  );
}

/** Whether two clauses have paragraphs that are cut alike; the second stand `shift` units further on. */
function isAlike(
  before: readonly Clause[],
  now: readonly Clause[],
  one: Clause,
  other: Clause,
  shift: number,
): boolean {
  const count = one.paragraphs.length;
  if (one.role !== other.role || other.paragraphs.length !== count) return false;
  if (one.span.start + shift !== other.span.start) return false;
  for (let at = 0; at < count; at += 1) {
    const paragraph = one.paragraphs[at];
    const it = other.paragraphs[at];
    if (paragraph === undefined || it === undefined || !isCutAlike(paragraph, it, shift)) return false;
  }
  return count === 0 || leadingOf(before, one) === leadingOf(now, other);
}

/** How many paragraphs of a clause stand before its first child, and so lead into its children. */
export function leadingOf(clauses: readonly Clause[], { paragraphs, children }: Clause): number {
  const child = clauses[children[0] ?? -1];
  if (child === undefined) return paragraphs.length;
  let count = 0;
  while (count < paragraphs.length && (paragraphs[count]?.span.start ?? 0) < child.span.start) count += 1;
  return count;
}

/** Whether two paragraphs of the same words are cut alike; the second stands `shift` units further on. */
export function isCutAlike(one: Paragraph, other: Paragraph, shift: number): boolean {
  return (
    one.span.start + shift === other.span.start &&
    one.span.end + shift === other.span.end &&
    one.skipped.length === other.skipped.length &&
    (one.skipped.length === 0 ||
      one.skipped.every(({ start, end }, at) => {
        const it = other.skipped[at];
        return it !== undefined && start + shift === it.start && end + shift === it.end;
      }))
  );
}
