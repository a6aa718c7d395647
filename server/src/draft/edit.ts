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

/**
 * One set of edits of `text` that does what `first` and then `second` do; the spans of `second` are those of the text
 * after `first`. Edits that touch become one.
 */
export function composed(text: string, first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  const lastFirst = [...second].sort((a, b) => b.span.start - a.span.start);
  return lastFirst.reduce((edits, edit) => withLater(text, edits, edit), first);
}

function withLater(text: string, edits: readonly Edit[], { span, text: put }: Edit): readonly Edit[] {
  let shift = 0;
  const placed = [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map((edit) => {
      const start = edit.span.start + shift;
      shift += edit.text.length - (edit.span.end - edit.span.start);
      return { edit, start, end: start + edit.text.length };
    });
  const after = applyEdits(text, edits);
  const touched = placed.filter(({ start, end }) => start <= span.end && end >= span.start);
  const from = Math.min(span.start, ...touched.map(({ start }) => start));
  const to = Math.max(span.end, ...touched.map(({ end }) => end));
  const original = (offset: number): number =>
    placed
      .filter(({ end, edit }) => end <= offset && !touched.some((it) => it.edit === edit))
      .reduce((at, { edit }) => at - edit.text.length + (edit.span.end - edit.span.start), offset);
  const first = touched[0];
  const last = touched.at(-1);
  const start = first !== undefined && first.start === from ? first.edit.span.start : original(from);
  const grown = touched.reduce(
    (sum, { edit }) => sum + edit.text.length - (edit.span.end - edit.span.start),
    0,
  );
  const end = last !== undefined && last.end === to ? last.edit.span.end : original(to) - grown;
  return [
    ...edits.filter((edit) => !touched.some((it) => it.edit === edit)),
    { span: { start, end }, text: after.slice(from, span.start) + put + after.slice(span.end, to) },
  ].sort((a, b) => a.span.start - b.span.start);
}
