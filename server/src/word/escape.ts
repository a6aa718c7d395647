import { commentsIn } from '../contract/markdown.ts';

/** `words` so that Markdown reads them as words: stars, backticks, tags and strikes are no markup. Notes stay notes. */
export function escaped(words: string): string {
  let at = 0;
  let done = '';
  for (const { start, end } of commentsIn(words, 0, words.length)) {
    done += escapedWords(words.slice(at, start)) + words.slice(start, end);
    at = end;
  }
  return done + escapedWords(words.slice(at));
}

function escapedWords(words: string): string {
  return words
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, '\\\\')
    .replace(/[*`]/gu, '\\$&')
    .replace(/<(?=[a-z/])/giu, '\\<')
    .replace(/~~/gu, '\\~\\~')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])|(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '\\_');
}

/** Escaped words at the start of a paragraph, so that they begin no heading, quote, fence or underline. */
export function escapedStart(words: string): string {
  return words
    .replace(/^(?:#{1,6}(?=\s|$)|>|~~~)/u, '\\$&')
    .replace(/(?<=\n)(?=(?:=+|-+)\s*(?:\n|$))/gu, '\\');
}

/** `words` without the spaces, tabs and line breaks that they end with. */
export function trimmedEnd(words: string): string {
  // An expression for “spaces at the end” tries every space in between first.
  let end = words.length;
  while (end > 0 && /[ \t\n]/u.test(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end);
}
