/**
 * Lists of numbers below 65,536, end to end: list `n` is `items` from `begins[n]` to `begins[n + 1]` (not included). They
 * are read for every sentence, and the less memory they take the faster they are at hand.
 */
export type Lists = { readonly begins: Uint32Array; readonly items: Uint16Array };

/**
 * `lists` end to end.
 * @throws RangeError on a number that is too large.
 */
export function listsOf(lists: readonly (Iterable<number> | undefined)[]): Lists {
  const begins = new Uint32Array(lists.length + 1);
  const items: number[] = [];
  for (let at = 0; at < lists.length; at += 1) {
    for (const item of lists[at] ?? []) items.push(small(item));
    begins[at + 1] = items.length;
  }
  return { begins, items: Uint16Array.from(items) };
}

/**
 * The first `width` numbers of each list, end to end; `fill` where a list has fewer.
 * @throws RangeError on a number that is too large.
 */
export function columnsOf(lists: readonly (readonly number[])[], width: number, fill: number): Uint16Array {
  const all = new Uint16Array(lists.length * width).fill(fill);
  for (const [at, list] of lists.entries())
    for (const [it, item] of list.slice(0, width).entries()) all[at * width + it] = small(item);
  return all;
}

function small(item: number): number {
  if (item < 0 || item > 0xffff)
    throw new RangeError(`The library is too large: it numbers up to ${item}, and 65,535 is the most.`);
  return item;
}
