import type { Span } from '../contract/span.ts';

/** Text put in the place of a stretch of a draft; an insertion where `span` is empty. */
export type Edit = { readonly span: Span; readonly text: string };

/** `text` after `edits`, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lastFirst = [...edits].sort((a, b) => b.span.start - a.span.start);
  return lastFirst.reduce(
    (done, { span, text: insert }) => done.slice(0, span.start) + insert + done.slice(span.end),
    text,
  );
}
