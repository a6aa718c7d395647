/** How many UTF-16 units two texts have in common at their start. */
export function sameStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  // Whole stretches are compared much faster than units.
  while (at + stretch <= most && one.slice(at, at + stretch) === other.slice(at, at + stretch)) at += stretch;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

/** How many they have in common at their end, without the first `from`. */
export function sameEnd(one: string, other: string, from: number): number {
  const most = Math.min(one.length, other.length) - from;
  let count = 0;
  const isSame = (): boolean =>
    one.slice(one.length - count - stretch, one.length - count) ===
    other.slice(other.length - count - stretch, other.length - count);
  while (count + stretch <= most && isSame()) count += stretch;
  while (
    count < most &&
    one.charCodeAt(one.length - count - 1) === other.charCodeAt(other.length - count - 1)
  )
    count += 1;
  return count;
}

const stretch = 4096;
