import type { Blank } from '../draft/words.ts';

/** Words as a snippet whose blanks are tab stops. */
export function toSnippet(text: string, blanks: readonly Blank[]): string {
  let value = '';
  let at = 0;
  for (const [index, blank] of blanks.entries()) {
    const stop =
      blank.suggested === '' ? `$${index + 1}` : `\${${index + 1}:${escapedSnippet(blank.suggested)}}`;
    value += escapedSnippet(text.slice(at, blank.span.start)) + stop;
    at = blank.span.end;
  }
  return value + escapedSnippet(text.slice(at));
}

/** Words that a snippet shows as they are. */
export function escapedSnippet(text: string): string {
  return text.replace(/[\\$}]/gu, '\\$&');
}
