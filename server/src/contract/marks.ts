import type { Span } from './span.ts';

/** What Markdown says of a draft. All lists are sorted by start, and their spans disjoint. */
export type Marks = {
  /** Whole blocks that are not the draft's own running text. */
  readonly regions: readonly (Span & { readonly kind: 'code' | 'quote' | 'comment' | 'row' })[];
  /** Stretches inside running text that are not words: emphasis marks, tags, comments, struck-out text. */
  readonly skipped: readonly Span[];
  /** Headings by the offset of their first mark or, for underlined ones, of their first word. */
  readonly headings: readonly { readonly start: number; readonly level: number }[];
  /** Blocks that a blank line may not end: code, and HTML and comments that ask for their own end. */
  readonly unended: readonly Span[];
};
