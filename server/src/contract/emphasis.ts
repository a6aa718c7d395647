/** Emphasis marks and tags that may stand around words: `**`, `_`, `<span class="x">`. One at a time, so that matching stays linear. */
export const marks = '(?:[*_~]|<[^<>]{0,80}>)*';

const leading = /^(?:[*_~]|<[^<>]{0,80}>|\s)*/u;

/** How many UTF-16 units of emphasis, tags and white space `words` begins with. */
export function leadOf(words: string): number {
  return leading.exec(words)?.[0].length ?? 0;
}

/** `words` without the emphasis, tags, white space, `#` marks, full stops and colons that it ends with. */
export function withoutTail(words: string): string {
  let end = words.length;
  for (;;) {
    while (end > 0 && /[\s*_~#.:]/u.test(words[end - 1] ?? '')) end -= 1;
    if (words[end - 1] !== '>') return words.slice(0, end);
    const open = words.lastIndexOf('<', end - 1);
    if (open < 0 || end - open > 82) return words.slice(0, end);
    end = open;
  }
}

/** A stretch that converted Markdown marks by a class: `[Audit]{.ul}`. */
const classed = /\[([^[\]]{1,200})\]\{\.[\w .-]{1,30}\}/gu;

/** `given` without emphasis marks, tags and classes, white space folded. */
export function plainWords(given: string): string {
  const words = given.includes(']{.') ? given.replace(classed, '$1') : given;
  if (!/[*_~<]/u.test(words)) return words.replace(/\s+/gu, ' ').trim();
  return words
    .replace(
      /\*+|(?<![\p{L}\p{N}_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\p{L}\p{N}_])|~~|<[^<>]{0,80}>/gu,
      '',
    )
    .replace(/\s+/gu, ' ')
    .trim();
}
