import { type Edit, shiftOf } from './edit.ts';
import { markdownOfPart, markdownSteps } from './markdown.ts';
import type { Marks } from './marks.ts';
import { disjoint } from './piece.ts';
import type { Span } from './span.ts';
import type { Steps } from './steps.ts';

/** What Markdown says of a draft that may still be edited: all of it is moved where it stands. */
export type OwnMarks = { readonly [List in keyof Marks]: Moving<Marks[List][number]>[] };

type Moving<It> = { -readonly [Key in keyof It]: It[Key] };

/** What `text` has in marks. Plain text has no other markup than comments, which are those of this program. */
export function marksOfPlain(comments: readonly Span[]): OwnMarks {
  return { regions: [], skipped: disjoint(comments), headings: [], unended: [] };
}

/** What the Markdown of `text` says, a step at a time. */
export function* marksOfMarkdown(text: string): Steps<OwnMarks> {
  const { regions, skipped, headings, unended } = yield* markdownSteps(text);
  return { regions: [...regions], skipped: [...skipped], headings: [...headings], unended: [...unended] };
}

/**
 * Reads the paragraphs around an edit again: nothing in Markdown but a few blocks that ask for their own end reaches over a
 * blank line. Gives where these paragraphs stand; `undefined`, with nothing changed, where such a block is near.
 */
export function readAround(marks: OwnMarks, text: string, edit: Edit): Span | undefined {
  const around = paragraphsAround(text, edit);
  const shift = shiftOf(edit);
  const was = { start: around.start, end: around.end - shift };
  if (marks.unended.some(({ start, end }) => start <= was.end && end >= was.start)) return undefined;
  const read = markdownOfPart(text, around);
  if (read.unended.length > 0) return undefined;
  for (const list of ['regions', 'skipped', 'headings'] as const) {
    const own: { start: number; end?: number }[] = marks[list];
    const from = firstFrom(own, was.start);
    const to = firstFrom(own, was.end);
    for (let at = to; at < own.length; at += 1) {
      const mark = own[at];
      if (mark !== undefined) move(mark, shift);
    }
    replaceIn(own, from, to, read[list]);
  }
  for (const block of marks.unended) if (block.start >= was.end) move(block, shift);
  return around;
}

function move(mark: Moving<{ readonly start: number; readonly end?: number }>, by: number): void {
  mark.start += by;
  if (mark.end !== undefined) mark.end += by;
}

/** The lines around an edit as far as the next blank line before it and behind it. */
function paragraphsAround(text: string, { start, newEnd }: Edit): Span {
  let from = text.lastIndexOf('\n', start - 1) + 1;
  if (start === 0) from = 0;
  while (from > 0) {
    const before = from < 2 ? 0 : text.lastIndexOf('\n', from - 2) + 1;
    if (isBlank(text, before, from - 1)) break;
    from = before;
  }
  for (let feed = text.indexOf('\n', newEnd); feed >= 0; ) {
    const next = text.indexOf('\n', feed + 1);
    if (isBlank(text, feed + 1, next < 0 ? text.length : next)) return { start: from, end: feed + 1 };
    feed = next;
  }
  return { start: from, end: text.length };
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13)) return false;
  }
  return true;
}

/** The index of the first of sorted marks that starts at `offset` or behind it. */
function firstFrom(marks: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  for (let high = marks.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts `items` in the place of those from `from` to `to`. */
export function replaceIn<It>(list: It[], from: number, to: number, items: readonly It[]): void {
  if (items.length < manyItems) {
    list.splice(from, to - from, ...items);
    return;
  }
  const rest = list.slice(to);
  list.length = from;
  for (const item of items) list.push(item);
  for (const item of rest) list.push(item);
}

/** More cannot be handed to a function one by one. */
const manyItems = 10_000;
