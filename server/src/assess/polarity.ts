import type { Words } from './words.ts';

/**
 * Whether words `from` to `to` (not included), which say what is the case, are denied or only asked about: “no automatic
 * renewal”, “acquires no right in the data”, “the records, whether they belong to the Vendor or the City”.
 */
export function isOnlyDenied(words: Words, from: number, to: number): boolean {
  for (let at = to - 1; at >= Math.max(from - 2, 0); at -= 1) {
    if (denies(words, at)) return true;
    // What stands behind a comma or before the part is of something else.
    if (words.pauseBefore(at) || (at <= from && words.breakBefore(at))) return false;
  }
  return false;
}

function denies(words: Words, at: number): boolean {
  const next = words.word(at + 1);
  switch (words.word(at)) {
    case 'no':
      return !/^(?:later|longer|less|more|fewer|matter|cost|charge|fault|doubt|other|sooner|earlier)$/u.test(
        next,
      );
    case 'not':
    case 'never':
      return (
        words.word(at - 1) !== 'or' &&
        !/^(?:only|merely|later|less|more|fewer|limited|necessarily|just|sooner|earlier)$/u.test(next)
      );
    case 'whether':
      return next !== 'or' && !deciding.test(words.word(at - 1));
    case 'why':
    case 'how':
      return !deciding.test(words.word(at - 1));
    default:
      return false;
  }
}

/** “The Vendor alone decides whether”: who says so rules over it. */
const deciding =
  /^(?:decides?|deciding|determines?|determining|chooses?|choosing|judges?|judging|settles?|discretion|and|or)$/u;
