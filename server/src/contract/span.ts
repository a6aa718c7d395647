/** A half-open stretch of a draft, in UTF-16 offsets from its start. Invariant: `start <= end`. */
export type Span = { readonly start: number; readonly end: number };

/** The words of `text` that `span` covers. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
