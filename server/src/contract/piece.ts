import { ParagraphWords } from './paragraph-words.ts';
import type { Span } from './span.ts';

/** A paragraph while the outline is built; its offsets count from the start of its clause. */
export type Piece = {
  start: number;
  end: number;
  /** Whether it is a row of a table. */
  readonly row: boolean;
  told: ToldPiece | undefined;
};

/** What the words of a paragraph tell; worked out once. */
export type ToldPiece = {
  /** What is no word of it, counted from its start. */
  readonly skipped: readonly Span[];
  /** Whether it has words at all. */
  readonly spoken: boolean;
  readonly words: ParagraphWords;
  /** Its words with the heading before it, which begins `lead` units before. */
  headed: { readonly lead: number; readonly words: ParagraphWords } | undefined;
};

/** Everything in a draft that is no word of it: marks, and lines of page furniture. Each list is sorted and disjoint. */
export type Gaps = { readonly skipped: readonly Span[]; readonly furniture: readonly Span[] };

/** What a paragraph of `text` tells; `copy` makes its words outlive the text. */
export function toldOf(
  text: string,
  { start, end }: Span,
  gaps: Gaps,
  copy: (words: string) => string,
): ToldPiece {
  const words = text.slice(start, end);
  return {
    skipped: gapsBetween(gaps, start, end),
    spoken: /[\p{L}\p{N}_…[]/u.test(words),
    words: new ParagraphWords(copy(words)),
    headed: undefined,
  };
}

/** The gaps that lie in `start` to `end`, cut to it and counted from `start`. */
function gapsBetween({ skipped, furniture }: Gaps, start: number, end: number): readonly Span[] {
  const marks = between(skipped, start, end);
  const lines = between(furniture, start, end);
  return lines.length === 0 ? marks : disjoint([...marks, ...lines]);
}

function between(spans: readonly Span[], start: number, end: number): readonly Span[] {
  const found: Span[] = [];
  for (let at = firstEndingAfter(spans, start); at < spans.length; at += 1) {
    const span = spans[at];
    if (span === undefined || span.start >= end) break;
    found.push({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start });
  }
  return found.length === 0 ? nothing : found;
}

const nothing: readonly Span[] = [];

/** The index of the first of sorted spans that ends behind `offset`. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  for (let high = spans.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Spans in any order as sorted and disjoint ones; those that touch become one. */
export function disjoint(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
