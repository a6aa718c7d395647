import type { Clause, Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';

/** A sentence of the draft with the paragraph and the clause that hold it. */
export type Located = {
  readonly span: Span;
  readonly paragraph: Span;
  readonly clause: Clause;
};

/** The sentence around `at`, which lies in clause `index`; `undefined` where no paragraph of it holds `at`. */
export function sentenceAround({ clauses, text }: Contract, index: number, at: Span): Located | undefined {
  const clause = clauses[index];
  const paragraph = clause?.paragraphs.find(
    ({ span }) => span.start <= at.start && at.start < span.end,
  )?.span;
  if (clause === undefined || paragraph === undefined) return undefined;
  const words = text.slice(paragraph.start, paragraph.end);
  let start = paragraph.start;
  for (const { 0: whole, index: stop } of words.matchAll(sentenceEnd)) {
    const next = paragraph.start + stop + whole.length;
    if (next > at.start) {
      const end = paragraph.start + stop + whole.trimEnd().length;
      if (end >= at.end || next >= at.end) return { span: { start, end }, paragraph, clause };
    } else start = next;
  }
  return { span: { start, end: paragraph.end }, paragraph, clause };
}

/** A full stop with what closes after it, before a capital letter. */
const sentenceEnd =
  /(?<!\b(?:no|nos|art|sec|cl|inc|ltd|co|e\.g|i\.e|etc))[.!?][”"’)*_]*\s+(?=[“"(*_]*\p{Lu})/giu;

/** Whether an opening word that stands behind a comma is written small: `The`, but not the name of a party. */
export function startsSmall(words: string): boolean {
  return /^(?:the|an?|each|any|no|neither|either|all|every|this|that|these|those|nothing|it|both|in|on|at|if|where|when|for|during|after|before|upon|such|there|information|nobody|only)\b/iu.test(
    words,
  );
}

/** `words` with a capital at their start. */
export function withCapital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** `words` with a small letter at their start, unless a name begins there. */
export function withSmall(words: string): string {
  return startsSmall(words) ? words.slice(0, 1).toLowerCase() + words.slice(1) : words;
}
