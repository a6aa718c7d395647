import { type Edit, ownCopy, shiftOf } from './edit.ts';
import { replaceIn } from './markdown-memory.ts';
import { independentBodies } from './role-words.ts';

/** Words that a pattern finds in a stretch: what its first group holds, and where. */
export type Place = { readonly name: string; readonly index: number };

/** A global pattern whose matches are looked up in every stretch of a draft. There can be no more than 31. */
export class Finder {
  static #count = 0;
  readonly pattern: RegExp;
  /** The bit that stands for it. */
  readonly bit: number;
  readonly #sign: string | undefined;

  /** `sign` are words without which it cannot match. */
  constructor(pattern: RegExp, sign?: string) {
    this.pattern = pattern;
    this.#sign = sign;
    this.bit = 1 << Finder.#count;
    Finder.#count += 1;
  }

  /** Where it matches, and what its first group holds. */
  placesIn(text: string): readonly Place[] {
    if (this.#sign !== undefined && !text.includes(this.#sign)) return nothing;
    const { pattern } = this;
    const found: Place[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
      found.push({ name: match[1] ?? '', index: match.index });
    return found;
  }
}

/** What the words of one stretch tell by themselves, each worked out when it is first asked for. */
export class StretchWords {
  readonly text: string;
  #counts: Map<string, number> | undefined;
  #independent: readonly string[] | undefined;
  /** Which finders were asked, and which of them found something. */
  #asked = 0;
  #found = 0;
  #places: Map<Finder, readonly Place[]> | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The bodies that it calls independent of the parties. */
  get independentBodies(): readonly string[] {
    this.#independent ??= mayNameBody.test(this.text) ? independentBodies(this.text) : nothing;
    return this.#independent;
  }

  /** How often `pattern`, which is a global one, matches; `written` is the pattern as a string. */
  count(pattern: RegExp, written: string): number {
    this.#counts ??= new Map();
    const known = this.#counts.get(written);
    if (known !== undefined) return known;
    let count = 0;
    pattern.lastIndex = 0;
    while (pattern.test(this.text)) count += 1;
    this.#counts.set(written, count);
    return count;
  }

  /** Where a finder finds something. */
  places(finder: Finder): readonly Place[] {
    if ((this.#asked & finder.bit) === 0) this.#ask(finder);
    return (this.#found & finder.bit) === 0 ? nothing : (this.#places?.get(finder) ?? nothing);
  }

  #ask(finder: Finder): void {
    this.#asked |= finder.bit;
    const places = finder.placesIn(this.text);
    if (places.length === 0) return;
    this.#found |= finder.bit;
    this.#places ??= new Map();
    this.#places.set(finder, places);
  }
}

/** What no stretch is without in which a body is called independent of the parties, or shares its short name. */
const mayNameBody = /independent|neither|Commission|Board|Panel|Committee|Tribunal|Monitor/u;
const nothing: readonly never[] = [];

/**
 * A text in stretches of a few lines. Each but the last ends behind a line that ends with a full stop, with no tag near it
 * that could still be open: a pattern that asks for no white space behind a full stop matches in the stretches what it
 * matches in the text. Where they end is told by the words there, so that an edit moves no other end.
 */
export type Stretches = {
  readonly words: StretchWords[];
  /** Where each of them begins. */
  readonly starts: number[];
};

/** The stretches of a text. */
export function stretchesOf(text: string): Stretches {
  const words: StretchWords[] = [];
  const starts: number[] = [];
  let start = 0;
  for (const end of endsFrom(text, 0)) {
    words.push(new StretchWords(text.slice(start, end)));
    starts.push(start);
    start = end;
  }
  return { words, starts };
}

/** Brings stretches to the next version of their text. */
export function editStretches({ words, starts }: Stretches, text: string, edit: Edit): void {
  const shift = shiftOf(edit);
  const head = Math.max(0, lastUpTo(starts, edit.start));
  const fresh: StretchWords[] = [];
  const places: number[] = [];
  let start = starts[head] ?? 0;
  let tail = head + 1;
  let met = false;
  for (const end of endsFrom(text, start)) {
    fresh.push(new StretchWords(ownCopy(text.slice(start, end))));
    places.push(start);
    start = end;
    while (tail < starts.length && (starts[tail] ?? 0) + shift < end) tail += 1;
    met = end - 2 - lookBack >= edit.newEnd && (starts[tail] ?? -1) + shift === end;
    if (met) break;
  }
  if (!met) tail = starts.length;
  for (let at = tail; shift !== 0 && at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + shift;
  replaceIn(words, head, tail, fresh);
  replaceIn(starts, head, tail, places);
}

/** The index of the last of sorted offsets that is `offset` or before it; -1 without one. */
function lastUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  for (let high = starts.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where the stretches end that begin at `from`, the start of a line. */
function* endsFrom(text: string, from: number): Iterable<number> {
  let start = from;
  let lineStart = from;
  for (let feed = text.indexOf('\n', from); feed >= 0; feed = text.indexOf('\n', lineStart)) {
    if (isEnd(text, lineStart, feed)) {
      start = feed + 1;
      yield start;
    }
    lineStart = feed + 1;
  }
  if (start < text.length || start === 0) yield text.length;
}

/** How far before the end of a line a tag is looked for that may be open. */
const lookBack = 90;

/** Whether a stretch ends behind the line from `start` to its break at `feed`. */
function isEnd(text: string, start: number, feed: number): boolean {
  const end = text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
  // Of the lines that could end one every third does.
  if (text.charCodeAt(end - 1) !== 46 || (end - start) % 3 !== 0) return false;
  // “A v. B” goes on.
  const before = text.charCodeAt(end - 2);
  if (before === 118 || before === 86) return false;
  return !text.slice(Math.max(0, end - lookBack), end).includes('<');
}

/** The stretches of the first `length` units of a text, of which these are the stretches. */
export function headOf(text: string, { words, starts }: Stretches, length: number): readonly StretchWords[] {
  if (text.length <= length) return [...words];
  const cut = lastUpTo(starts, length);
  const start = starts[cut] ?? 0;
  const whole = words.slice(0, Math.max(cut, 0));
  return start === length ? whole : [...whole, new StretchWords(ownCopy(text.slice(start, length)))];
}

/**
 * The stretches of a text of which the middle is left out: of its first `head` units, a line break, and its last `tail`
 * units.
 */
export function endsOfText(
  text: string,
  { words, starts }: Stretches,
  head: number,
  tail: number,
): readonly StretchWords[] {
  const cut = Math.max(0, lastUpTo(starts, head));
  const from = text.length - tail;
  // Behind the first lines of the tail the stretches end where they do in the whole.
  let rest = lastUpTo(starts, from + 1 + lookBack) + 1;
  while (rest < starts.length && text.lastIndexOf('\n', (starts[rest] ?? 0) - 2) + 1 < from) rest += 1;
  const start = starts[cut] ?? 0;
  const end = starts[rest] ?? text.length;
  const lead = Math.min(start, lookBack + 1);
  const joint = ownCopy(`${text.slice(start - lead, head)}\n${text.slice(from, end)}`);
  const parts: StretchWords[] = [];
  let at = lead;
  for (const next of endsFrom(joint, lead)) {
    parts.push(new StretchWords(joint.slice(at, next)));
    at = next;
  }
  return [...words.slice(0, cut), ...parts, ...words.slice(rest)];
}

/** Where a finder finds something in a text. */
export function placesIn({ words, starts }: Stretches, finder: Finder): readonly Place[] {
  const found: Place[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const places = words[at]?.places(finder) ?? [];
    if (places.length === 0) continue;
    const start = starts[at] ?? 0;
    for (const { name, index } of places) found.push({ name, index: start + index });
  }
  return found;
}
