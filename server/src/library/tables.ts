/** Lists of numbers, end to end: list `n` is `items` from `begins[n]` to `begins[n + 1]` (not included). */
export type Lists = { readonly begins: Int32Array; readonly items: Int32Array };

/** `lists` end to end. */
export function listsOf(lists: readonly (Iterable<number> | undefined)[]): Lists {
  const begins = new Int32Array(lists.length + 1);
  const items: number[] = [];
  for (let at = 0; at < lists.length; at += 1) {
    for (const item of lists[at] ?? []) items.push(item);
    begins[at + 1] = items.length;
  }
  return { begins, items: Int32Array.from(items) };
}

/** The first `width` numbers of each list, end to end; `fill` where a list has fewer. */
export function columnsOf(lists: readonly ArrayLike<number>[], width: number, fill: number): Int32Array {
  const all = new Int32Array(lists.length * width).fill(fill);
  for (let at = 0; at < lists.length; at += 1)
    for (let it = 0; it < Math.min(width, lists[at]?.length ?? 0); it += 1)
      all[at * width + it] = lists[at]?.[it] ?? fill;
  return all;
}
