/** `words` so that Markdown reads them as words: stars, backticks, tags and strikes are no markup. Notes stay notes. */
export function escaped(words: string): string {
  return words
    .split(/(<!--(?:(?!-->)[\s\S])*-->)/u)
    .map((part, index) => (index % 2 === 1 ? part : escapedWords(part)))
    .join('');
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
