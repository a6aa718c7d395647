import type { Paragraph } from './contract.ts';
import type { Span } from './span.ts';

/** What stands between two paragraphs of a clean text: no white space, so that no name runs across. */
export const paragraphBreak = '\uE000\n';

/** Words of several paragraphs in one string, without what they skip, and where each unit stands in the draft. */
export type CleanText = { readonly words: string; readonly spanOf: (start: number, end: number) => Span };

/** What Markdown may escape by a backslash. */
const escaped = /[!-/:-@[-`{-~]/u;

/** Quotation marks of other languages, which translated contracts keep: some turn them this way, some that. */
const foreignQuotes = '«»„‟‹›';

/** The words of `paragraphs`, one after the other with line breaks between, up to `limit` UTF-16 units. */
export function cleanText(text: string, paragraphs: readonly Paragraph[], limit: number): CleanText {
  const places: number[] = [];
  const parts: string[] = [];
  const add = (from: number, to: number): void => {
    const end = Math.min(to, from + limit - places.length);
    for (let at = from; at < end; at += 1) {
      const sign = text[at] ?? '';
      // A mark of emphasis, a place where a word may be divided, or the mark before what Markdown escapes.
      if (sign === '*' || sign === '\u00AD' || (sign === '\\' && escaped.test(text[at + 1] ?? ''))) continue;
      parts.push(sign === '\u00A0' ? ' ' : foreignQuotes.includes(sign) ? '"' : sign);
      places.push(at);
    }
  };
  for (const { span, skipped } of paragraphs) {
    if (places.length >= limit) break;
    let at = span.start;
    for (const gap of skipped) {
      add(at, gap.start);
      at = gap.end;
    }
    add(at, span.end);
    parts.push(...paragraphBreak);
    places.push(span.end, span.end);
  }
  return {
    words: parts.join(''),
    spanOf: (start, end) => {
      const from = places[start] ?? 0;
      return { start: from, end: Math.max(from, (places[end - 1] ?? from - 1) + 1) };
    },
  };
}
