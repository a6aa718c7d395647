import type { Paragraph } from '../contract/contract.ts';
import { emptyHash, hashWith, type Lexicon } from './lexicon.ts';
import { marked, pauseMark, stopMark } from './words.ts';

/** The words of a paragraph: row after row of numbers, made once and used again for the next paragraph. */
export type WordRow = {
  /** How many words there are; what stands behind them is of a paragraph before. */
  length: number;
  /** The words with their marks. */
  readonly row: number[];
  /** Where they start and end, in UTF-16 units from the start of the paragraph. */
  readonly starts: number[];
  readonly ends: number[];
  /** 1 where a sentence may end before the word, since a stop or words of no account stand between it and the one before. */
  readonly mayBegin: number[];
};

/** A row for no words yet. */
export const newRow = (): WordRow => ({ length: 0, row: [], starts: [], ends: [], mayBegin: [] });

/** The text of the paragraph that is read now, unit by unit: a row of numbers is read faster than a string. */
let units = new Uint16Array(4096);
/** A row longer than this is not kept for the next paragraph. */
const longRow = 1 << 16;

/** Reads the words of `paragraph` into `into`. */
export function readWords(text: string, { span, skipped }: Paragraph, lexicon: Lexicon, into: WordRow): void {
  into.length = 0;
  const { start: origin, end } = span;
  const length = end - origin;
  if (length > units.length) units = new Uint16Array(2 * length);
  for (let at = 0; at < length; at += 1) units[at] = text.charCodeAt(origin + at);
  const between: Between = { marks: 0, dash: noDash, mayBegin: 0 };
  let from = origin;
  for (const it of skipped) {
    readStretch(text, origin, from - origin, it.start - origin, lexicon, into, between);
    between.mayBegin = 1;
    from = it.end;
  }
  readStretch(text, origin, from - origin, end - origin, lexicon, into, between);
  if (units.length > longRow) units = new Uint16Array(4096);
}

/** What was read since the last word. */
type Between = { marks: number; dash: number; mayBegin: number };
/** How far the reading of a dash between two spaces has come. */
const noDash = 0;
const spaceBeforeDash = 1;
const dashAfterSpace = 2;

/** The text from `start` to `end`, counted as all places from `origin` on. */
function readStretch(
  text: string,
  origin: number,
  start: number,
  end: number,
  lexicon: Lexicon,
  into: WordRow,
  between: Between,
): void {
  const row = units;
  let at = start;
  while (at < end) {
    const unit = row[at] ?? 0;
    const kind = unit < 128 ? (kinds[unit] ?? other) : kindOfRare(unit);
    if (kind === letter || kind === digit || kind === sectionSign || kind === unknown) {
      const to =
        kind === letter
          ? endOfWord(text, origin, at, end)
          : kind === digit
            ? endOfNumber(at, end)
            : kind === sectionSign
              ? at + 1
              : rareEnd(text, origin, at, end);
      if (to > at) {
        let hash = emptyHash;
        for (let it = at; it < to; it += 1) hash = hashWith(hash, row[it] ?? 0);
        const { length } = into;
        into.row[length] = marked(lexicon.numberOf(row, at, to, hash), between.marks);
        into.starts[length] = at;
        into.ends[length] = to;
        into.mayBegin[length] = between.mayBegin;
        into.length = length + 1;
        between.marks = 0;
        between.dash = noDash;
        between.mayBegin = 0;
        at = to;
        continue;
      }
    }
    between.marks |= marksOf(kind);
    if (kind === fullStop) between.mayBegin = 1;
    if (kind === space || (kind === unknown && /\s/u.test(text.charAt(origin + at)))) {
      if (between.dash === dashAfterSpace) between.marks |= pauseMark;
      between.dash = spaceBeforeDash;
    } else between.dash = kind === hyphen && between.dash === spaceBeforeDash ? dashAfterSpace : noDash;
    at += 1;
  }
}

function marksOf(kind: number): number {
  return kind === pause ? pauseMark : kind === stop ? stopMark : 0;
}

/** The end of the word that begins with an ASCII letter at `start`. */
function endOfWord(text: string, origin: number, start: number, end: number): number {
  let at = start + 1;
  let hyphenated = false;
  for (; at < end; at += 1) {
    const unit = units[at] ?? 0;
    const kind = unit < 128 ? (kinds[unit] ?? other) : kindOfRare(unit);
    if (kind === letter || kind === digit) {
      // An underscore goes on with a word, but not behind a hyphen.
      if (hyphenated && unit === underscore) return at;
      continue;
    }
    if (kind === unknown) return rareEnd(text, origin, start, end);
    if (kind === hyphen) {
      const next = at + 1 < end ? (units[at + 1] ?? 0) : 0;
      const after = next < 128 ? (kinds[next] ?? other) : unknown;
      if (after === unknown || after === space) return rareEnd(text, origin, start, end);
      if ((after !== letter && after !== digit) || next === underscore) return at;
      hyphenated = true;
      continue;
    }
    if (unit === apostrophe || unit === curlyApostrophe) return endOfPossessive(text, origin, start, at, end);
    return at;
  }
  return at;
}

/** The end of a word whose letters end with the apostrophe at `at`: `City’s`, `Parties’`, but `don` of `don’t`. */
function endOfPossessive(text: string, origin: number, start: number, at: number, end: number): number {
  let to = at + 1;
  const next = to < end ? (units[to] ?? 0) : 0;
  if (next === smallS || next === largeS) to += 1;
  const after = to < end ? (units[to] ?? 0) : 0;
  const kind = after < 128 ? (kinds[after] ?? other) : kindOfRare(after);
  if (kind === unknown) return rareEnd(text, origin, start, end);
  return kind === letter && after !== underscore ? at : to;
}

/** The end of a number of ASCII digits: `30`, `1.5%`, `10,000`. */
function endOfNumber(start: number, end: number): number {
  let at = start + 1;
  for (; at < end; at += 1) {
    const unit = units[at] ?? 0;
    if (isDigit(unit)) continue;
    const goesOn = (unit === point || unit === comma) && at + 1 < end && isDigit(units[at + 1] ?? 0);
    if (!goesOn) break;
  }
  return at < end && (units[at] ?? 0) === percent ? at + 1 : at;
}

/** The end of a word at `start` that is more than ASCII letters and plain hyphens; `start` itself where none begins. */
function rareEnd(text: string, origin: number, start: number, end: number): number {
  // No word is longer, and a slice of a whole paragraph for each word would cost its square.
  const slice = text.slice(origin + start, origin + Math.min(end, start + longestRare));
  wordPattern.lastIndex = 0;
  const found = wordPattern.exec(slice)?.[0].length ?? 0;
  // Where more than a hyphen and spaces follow in the slice, nothing behind it can belong to the word.
  if (start + slice.length === end || decided.test(slice.slice(found))) return start + found;
  wordPattern.lastIndex = 0;
  return start + (wordPattern.exec(text.slice(origin + start, origin + end))?.[0].length ?? 0);
}
const longestRare = 80;
const decided = /[^-‐‑\u00AD\s][\s\S]/u;

const wordPattern =
  /(?:§|\d+(?:[.,]\d+)*%?|[\p{L}\p{M}\p{N}_]+(?:(?:[-‐‑\u00AD]|[-‐‑\u00AD][ \t]*(?:\r\n|\r|\n)[ \t]*(?=\p{Ll}))[\p{L}\p{M}\p{N}]+)*(?:['’](?:s|S)?(?![\p{L}]))?)/uy;

const other = 0;
const letter = 1;
const digit = 2;
const space = 3;
const hyphen = 4;
const pause = 5;
const stop = 6;
const fullStop = 7;
const sectionSign = 8;
/** Beyond ASCII: a pattern decides. */
const unknown = 9;

const underscore = 0x5f;
const apostrophe = 0x27;
const curlyApostrophe = 0x2019;
const smallS = 0x73;
const largeS = 0x53;
const point = 0x2e;
const comma = 0x2c;
const percent = 0x25;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** The kinds of the ASCII signs. */
const kinds: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit);
  if (/[A-Za-z_]/u.test(sign)) return letter;
  if (/\d/u.test(sign)) return digit;
  if (/\s/u.test(sign)) return space;
  if (sign === '-') return hyphen;
  if (/[,()[\]]/u.test(sign)) return pause;
  if (/[;:]/u.test(sign)) return stop;
  return /[.?!]/u.test(sign) ? fullStop : other;
});

function kindOfRare(unit: number): number {
  switch (unit) {
    // Quotation marks, an ellipsis, a bullet.
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
    case 0x2026:
    case 0x2022:
      return other;
    case 0x2013:
    case 0x2014:
      return pause;
    case 0xa0:
      return space;
    case 0xa7:
      return sectionSign;
    default:
      return unknown;
  }
}
