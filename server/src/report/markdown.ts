/**
 * `words` on one line as Markdown that shows them as they are: no emphasis, code, link, image, HTML or entity, and no
 * block where they begin a line.
 */
export function escaped(words: string): string {
  return words
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*<~|]/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\](?=[([:])/gu, '\\]')
    .replace(/&(?=#?\w+;)/gu, '&amp;')
    .replace(/^(#{1,6}(?= |$)|>|[-+](?= |$)|=+$|-+$|[-_](?=[-_ ]+$))/u, '\\$1')
    .replace(/^(\d{1,9})([.)])(?= |$)/u, '$1\\$2');
}
