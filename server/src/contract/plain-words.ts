import type { Contract } from './contract.ts';
import type { Span } from './span.ts';

/** The words of a span as a person reads them: without emphasis marks, tags and what else is no word of the draft. */
export function plainWords(contract: Contract, { start, end }: Span): string {
  const { text } = contract;
  let words = '';
  let at = start;
  for (const gap of gapsIn(contract, { start, end })) {
    if (gap.start > at) words += text.slice(at, gap.start);
    at = Math.max(at, gap.end);
  }
  return words + text.slice(at, end);
}

function gapsIn({ clauses, text, format }: Contract, { start, end }: Span): readonly Span[] {
  let low = 0;
  for (let high = clauses.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.span.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  // A paragraph behind its children belongs to a clause above that at the place.
  const holding: number[] = [];
  for (let at: number | undefined = low - 1; at !== undefined; at = clauses[at]?.parent) holding.push(at);
  for (let at = low; (clauses[at]?.span.start ?? end) < end; at += 1) holding.push(at);
  const inside = (span: Span): boolean => span.start < end && start < span.end;
  const own = holding.flatMap((at) => clauses[at]?.paragraphs.filter(({ span }) => inside(span)) ?? []);
  if (own.length > 0)
    return own
      .flatMap(({ skipped }) => skipped)
      .filter(inside)
      .map((gap) => ({ start: Math.max(gap.start, start), end: Math.min(gap.end, end) }))
      .sort((a, b) => a.start - b.start);
  if (format !== 'markdown') return [];
  // The marks of a heading are not told apart from its words.
  return [...text.slice(start, end).matchAll(/\*+|__+|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu)].map(
    ({ 0: mark, index }) => ({ start: start + index, end: start + index + mark.length }),
  );
}
