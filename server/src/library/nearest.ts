/** The one of `names` that differs least from a misspelt name; `undefined` where none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(name.length / 3));
  const [best] = names
    .map((it) => ({ it, distance: distance(name.slice(0, longest), it) }))
    .sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= most ? best.it : undefined;
}

/** No name that anybody means is longer. */
const longest = 60;

/** How many letters must be put in, taken out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
