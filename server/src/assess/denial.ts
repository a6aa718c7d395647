import type { Modality } from '../library/phrase.ts';
import { denierBit, givingBit, joinBit, nothingBit, subordinatorBit } from './features.ts';
import type { Words } from './words.ts';

/** “No person shall” forbids; “nobody is bound to” only frees. `word` is the first of the head. */
export function denial(modality: Modality, word: string): Modality {
  const obliged = modality === 'must' && /^(?:is|are|has|have)$/u.test(word);
  return obliged || modality === 'need not' ? 'need not' : 'must not';
}

/** “No personal data shall”, “Neither party may”, but not “No later than ten days after …, the Supplier shall”. */
export function denies(words: Words, at: number): boolean {
  // “Nothing that is marked secret may be kept from the court”; “Nothing in this clause may” is read as a whole.
  if (words.word(at) === 'nothing')
    return /^(?:that|which|so|(?!(?:contain|provid|stat|intend)ed)\w+ed)$/u.test(words.word(at + 1));
  if (!words.is(at, denierBit)) return false;
  if (words.word(at) !== 'no') return true;
  const next = at + 1 < words.length ? words.word(at + 1) : 'later';
  return !/^(?:later|less|more|fewer|sooner|earlier|longer)$/u.test(next);
}

/** “shall make no statement”, “may give nothing to”: what follows the verb is denied; “shall take no longer than” is not. */
export function deniesObject(words: Words, at: number): boolean {
  const denying = words.word(at + 1);
  // “may charge neither the one nor the other”.
  if (denying === 'neither' && !words.pauseBefore(at + 1)) return true;
  if (denying === 'nothing' && !words.pauseBefore(at + 1) && words.word(at + 2) === 'to') return true;
  // “may, at no cost to it, stop”: what is denied is the cost.
  const cost = words.slice(at + 2, at + 5).some((word) => /^(?:cost|charge|expense)$/u.test(word));
  if (words.word(at) === 'at' && cost) return false;
  if (denying !== 'no' || words.pauseBefore(at + 1) || /^(?:be|have|than|with)$/u.test(words.word(at)))
    return false;
  const next = words.word(at + 2);
  if (/^(?:longer|later|more|less|fewer|greater|lower|higher|earlier|sooner|matter)$/u.test(next))
    return false;
  return !(next === 'other' && words.slice(at + 3, at + 6).includes('than'));
}

/** A “no” or “neither” that opens the last part before the head: “after the Term, no personal data may be kept”. */
export function deniedBetween(words: Words, from: number, to: number): boolean {
  if (nobodyWho(words, from, to)) return true;
  for (let at = to - 1; at >= from; at -= 1) {
    if (denies(words, at) && !deniesRelative(words, at, to))
      return at === from || words.breakBefore(at) || opensDenial(words, at - 1);
    if (words.stopBefore(at) && to - at > 1) return false;
    if (words.pauseBefore(at) && to - at > 1 && !listsOn(words, at, to) && !isAside(words, at, to))
      return false;
  }
  return false;
}

/**
 * “nobody who reports in good faith, inside or outside the channel, shall”, “no one who is not a party may”: a relative
 * clause lies between.
 */
export function nobodyWho(words: Words, from: number, to: number): boolean {
  const pause = words.pauseBefore(to);
  for (let at = to - 2; at >= Math.max(from, to - longestRelative); at -= 1) {
    if (words.stopBefore(at + 1) || (!pause && words.pauseBefore(at + 1))) return false;
    if (!/^(?:who|whose|that|which)$/u.test(words.word(at))) continue;
    const before = words.word(at - 1);
    return before === 'nobody' || before === 'none' || words.word(at - 2) === 'no';
  }
  return false;
}
const longestRelative = 30;

/** “No secrecy is a ground on which a party may withhold”: what is no ground denies what would rest on it. */
export function groundDenied(words: Words, from: number, to: number): boolean {
  for (let at = to - 1; at >= Math.max(from, to - longestWho); at -= 1) {
    if (words.breakBefore(at + 1)) return false;
    if (!/^(?:which|that|whether)$/u.test(words.word(at))) continue;
    const ground = /^(?:on|for|upon|by)$/u.test(words.word(at - 1)) ? at - 2 : at - 1;
    if (!/^(?:ground|grounds|reason|reasons|basis|excuse|pretext)$/u.test(words.word(ground))) return false;
    for (let it = ground - 1; it >= 0; it -= 1) {
      if (words.word(it) === 'not' || denies(words, it)) return true;
      if (words.stopBefore(it)) return false;
    }
    return false;
  }
  return false;
}
const longestWho = 8;

/** Whether the words from a comma to the head are put in: “nobody, including us, can edit it”. */
function isAside(words: Words, from: number, to: number): boolean {
  return words.pauseBefore(to) && /^(?:including|whether|even|not)$/u.test(words.word(from));
}

/** Whether the words from a comma on go on with a list that ends before the head: “no name, voice or face shall”. */
function listsOn(words: Words, from: number, to: number): boolean {
  if (to - from > longestList) return false;
  let joined = /^n?or$/u.test(words.word(from));
  for (let at = from; at < to; at += 1) {
    if (words.is(at, subordinatorBit) || /^(?:but|the)$/u.test(words.word(at))) return false;
    joined ||= at > from && /^(?:n?or|and)$/u.test(words.word(at));
  }
  return joined;
}
const longestList = 12;

/** “no outsider, and in particular no applicant, may enforce”: the words before “no” that begin the same denial anew. */
const opensDenial = (words: Words, at: number): boolean =>
  words.is(at, joinBit) || /^(?:particular|especially|notably|including)$/u.test(words.word(at));

/** “a board, no member of which is paid, may”: the denial at `at` is that of a relative clause, which ends before `to`. */
function deniesRelative(words: Words, at: number, to: number): boolean {
  if (!words.slice(at + 1, at + 4).some((word) => word === 'which' || word === 'whom')) return false;
  for (let it = at + 4; it <= to; it += 1) if (words.pauseBefore(it)) return true;
  return false;
}

/**
 * Where the words stand by which the sentence takes back what it seems to give, “Nothing in this clause gives the
 * Authority a right to…”: the place of “nothing” or “not”; `undefined` where it gives what it says.
 */
export function voidAt(words: Words): number | undefined {
  for (let at = 0; at < words.length; at += 1) {
    if (!words.is(at, nothingBit) || !takesBack(words, at)) continue;
    for (let it = at + 1; it < at + 16; it += 1) {
      // “Nothing may be done that the Act does not authorise” forbids.
      if (words.word(it - 1) === 'not') continue;
      if (words.is(it, givingBit)) return at;
      // “Nothing in this clause prevents a party from giving…” leaves what it speaks of.
      if (preventing.test(words.word(it))) return undefined;
    }
    return undefined;
  }
  return undefined;
}

const preventing =
  /^(?:prevents?|preventing|restricts?|restricting|prohibits?|prohibiting|precludes?|precluding|stops?|stopping|bars?|barring|hinders?|hindering)$/u;

/** “Nothing”, or the “not” of “shall not be construed”. */
function takesBack(words: Words, at: number): boolean {
  if (words.word(at) === 'nothing') return true;
  const next = words.word(at + 1);
  return (
    /^(?:be|construed|deemed|interpreted)$/u.test(next) &&
    [next, words.word(at + 2)].some((word) => /^(?:construed|interpreted|deemed)$/u.test(word))
  );
}
