import type { Clause, Reference } from '../contract/contract.ts';
import type { BareHeading } from './bare-headings.ts';
import { movedClause, type Shift } from './blocks.ts';
import type { Version } from './draft-memory.ts';
import type { Prevailing } from './precedence.ts';
import type { ReadSentence } from './read-sentence.ts';
import type { Reading } from './reading.ts';
import type { Regions } from './regions.ts';
import type { Struck } from './struck.ts';

/** Of a draft all that judging reads besides its sentences: the tree of clauses, references, headings, what prevails. */
export type Shape = {
  readonly clauses: readonly Clause[];
  readonly references: readonly Reference[];
  readonly article: Regions['article'];
  readonly bare: readonly BareHeading[];
  readonly prevailing: readonly Prevailing[];
  readonly struck: Struck;
};

/** The shape of a draft. */
export const shapeOf = ({ contract, regions, bareHeadings, prevailing, struck }: Reading): Shape => ({
  clauses: contract.clauses,
  references: contract.references,
  article: regions.article,
  bare: bareHeadings(),
  prevailing: prevailing(),
  struck: struck(),
});

/** Whether clauses hold each other as they did, but for those that came or went, and belong to the same articles. */
export function isSameTree(before: Shape, now: Shape, shift: Shift): boolean {
  const { sameAgain, sameAgainBefore } = shift;
  for (let at = 0; at < now.clauses.length; at += 1) {
    const from = at < sameAgain ? at : at - sameAgain + sameAgainBefore;
    if (at < sameAgain && at >= sameAgainBefore) continue;
    const one = before.clauses[from];
    const other = now.clauses[at];
    if (one === undefined || other === undefined) return false;
    if (movedClause(before.article(from), shift) !== now.article(at)) return false;
    if (one === other) continue;
    if (
      one.role !== other.role ||
      (one.parent === undefined ? -1 : movedClause(one.parent, shift)) !== (other.parent ?? -1) ||
      one.children.length > 1 !== other.children.length > 1 ||
      (one.paragraphs.length === 0) !== (other.paragraphs.length === 0)
    )
      return false;
  }
  return true;
}

/** Whether the same sentences prevail over the same clauses. */
export function prevailAlike(before: Shape, now: Shape, shift: Shift): boolean {
  return (
    before.prevailing.length === now.prevailing.length &&
    before.prevailing.every((one, at) => {
      const other = now.prevailing[at];
      return (
        other !== undefined &&
        one.sentence === other.sentence &&
        one.overForegoing === other.overForegoing &&
        one.targets.size === other.targets.size &&
        [...one.targets].every((target) => other.targets.has(movedClause(target, shift)))
      );
    })
  );
}

/** The sentences that stayed, but with references other than they had or that point elsewhere. */
export function sentencesReferring(
  { references: before }: Shape,
  { references: now }: Shape,
  { sentences, difference, shift }: Version,
): readonly ReadSentence[] {
  const most = Math.min(before.length, now.length);
  let first = 0;
  while (first < most && isSameReference(before[first], now[first], 0, shift)) first += 1;
  const { same, sameAgain, longer } = difference;
  let last = 1;
  while (last <= most - first && isSameReference(before.at(-last), now.at(-last), longer, shift)) last += 1;
  const found: ReadSentence[] = [];
  for (const { span, clause } of now.slice(first, now.length - last + 1))
    found.push(...sentencesAt(sentences, clause, span.start));
  for (const { span, clause } of before.slice(first, before.length - last + 1)) {
    // What stood in words that the edit touched stood in a sentence that is no more.
    const by = span.end <= same ? 0 : span.start >= sameAgain - longer ? longer : undefined;
    if (by !== undefined) found.push(...sentencesAt(sentences, movedClause(clause, shift), span.start + by));
  }
  return found;
}

function isSameReference(
  one: Reference | undefined,
  other: Reference | undefined,
  by: number,
  shift: Shift,
): boolean {
  if (one === undefined || other === undefined) return false;
  return (
    one.span.start + by === other.span.start &&
    one.span.end + by === other.span.end &&
    one.kind === other.kind &&
    (one.target === undefined ? -1 : movedClause(one.target, shift)) === (other.target ?? -1) &&
    movedClause(one.clause, shift) === other.clause
  );
}

/** The sentences of a clause in which an offset lies. */
function sentencesAt(
  sentences: readonly ReadSentence[],
  clause: number,
  offset: number,
): readonly ReadSentence[] {
  let low = 0;
  for (let high = sentences.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.clause ?? 0) < clause) low = middle + 1;
    else high = middle;
  }
  const found: ReadSentence[] = [];
  for (let at = low; sentences[at]?.clause === clause; at += 1) {
    const sentence = sentences[at];
    if (sentence === undefined) break;
    const { start, end } = sentence.span;
    if (start <= offset && offset < end) found.push(sentence);
  }
  return found;
}

/** The words of the headings that a clause had or has, where they are not the same. */
export function headingsChanged(before: Shape, now: Shape, shift: Shift): readonly string[] {
  const found: string[] = [];
  const { sameAgain, sameAgainBefore } = shift;
  for (let at = 0; at < now.clauses.length; at += 1) {
    const one = before.clauses[at < sameAgain ? at : at - sameAgain + sameAgainBefore];
    const other = now.clauses[at];
    if (one === other || (at < sameAgain && at >= sameAgainBefore)) continue;
    const words = one?.heading?.text ?? '';
    const others = other?.heading?.text ?? '';
    if (words !== others) found.push(words, others);
  }
  return found;
}

/** The words of the headings over nothing that came or went. */
export function baredHeadings(
  { bare: before }: Shape,
  { bare: now }: Shape,
  shift: Shift,
): readonly string[] {
  const key = (clause: number, { heading }: BareHeading): string => `${clause} ${heading.text}`;
  const keys = new Set(before.map((it) => key(movedClause(it.clause, shift), it)));
  const others = new Set(now.map((it) => key(it.clause, it)));
  return [
    ...before.filter((it) => !others.has(key(movedClause(it.clause, shift), it))),
    ...now.filter((it) => !keys.has(key(it.clause, it))),
  ].map(({ heading }) => heading.text);
}
