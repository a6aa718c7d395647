/** A text with its cursor: `‸` in `marked` stands where the cursor is and is no part of the text. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('‸');
  if (offset < 0) throw new Error(`There is no cursor in: ${marked.slice(0, 80)}`);
  return { text: marked.replace('‸', ''), offset };
}
