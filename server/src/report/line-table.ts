/** Zero-based offsets of the starts of lines; lines end at `\n`, `\r\n` and `\r`. */
export type LineTable = readonly number[];

/** The line table of `text`. */
export function lineTable(text: string): LineTable {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map(({ 0: found, index }) => index + found.length)];
}

/** The one-based line and column (UTF-16 units) of an offset. */
export function positionAt(
  lines: LineTable,
  offset: number,
): { readonly line: number; readonly column: number } {
  let low = 0;
  for (let high = lines.length; low + 1 < high; ) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}
