/**
 * Lists of numbers below 65,536, end to end: list `n` is `items` from `begins[n]` to `begins[n + 1]` (not included). They
 * are read for every sentence, and the less memory they take the faster they are at hand.
 */
export type Lists = { readonly begins: Uint32Array; readonly items: Uint16Array };

/**
 * `lists` end to end.
 * @throws RangeError on a number that is too large.
 */
export function listsOf(lists: readonly (readonly number[] | undefined)[]): Lists {
  const begins = new Uint32Array(lists.length + 1);
  for (let at = 0; at < lists.length; at += 1) begins[at + 1] = (begins[at] ?? 0) + (lists[at]?.length ?? 0);
  const items = new Uint16Array(begins[lists.length] ?? 0);
  let to = 0;
  for (let at = 0; at < lists.length; at += 1) {
    const list = lists[at];
    if (list === undefined) continue;
    for (let it = 0; it < list.length; it += 1) {
      items[to] = small(list[it] ?? 0);
      to += 1;
    }
  }
  return { begins, items };
}

function small(item: number): number {
  if (item < 0 || item > 0xffff)
    throw new RangeError(`The library is too large: it numbers up to ${item}, and 65,535 is the most.`);
  return item;
}
