import { type Edit, ownCopy, shiftOf } from './edit.ts';
import { independentBodies } from './role-words.ts';

/** Words that a pattern finds in a stretch: what its first group holds, and where. */
export type Place = { readonly name: string; readonly index: number };

/** What the words of one stretch tell by themselves, each worked out when it is first asked for. */
export class StretchWords {
  readonly text: string;
  readonly #counts = new Map<string, number>();
  #independent: readonly string[] | undefined;
  #notes: readonly number[] | undefined;
  readonly #places = new Map<RegExp, readonly Place[]>();

  constructor(text: string) {
    this.text = text;
  }

  /** The bodies that it calls independent of the parties. */
  get independentBodies(): readonly string[] {
    this.#independent ??= /independent(?:ly)?\s+(?:of|from)\s/u.test(this.text)
      ? independentBodies(this.text)
      : nothing;
    return this.#independent;
  }

  /** Where a note to this program may begin. */
  get notes(): readonly number[] {
    if (this.#notes === undefined) {
      const found = [...this.text.matchAll(/safeguards:/giu)].map(({ index }) => index);
      this.#notes = found.length === 0 ? nothing : found;
    }
    return this.#notes;
  }

  /** How often `pattern`, which is a global one, matches; `written` is the pattern as a string. */
  count(pattern: RegExp, written: string): number {
    const known = this.#counts.get(written);
    if (known !== undefined) return known;
    const count = this.text.match(pattern)?.length ?? 0;
    this.#counts.set(written, count);
    return count;
  }

  /** Where `pattern` matches, and what its first group holds. */
  places(pattern: RegExp): readonly Place[] {
    const known = this.#places.get(pattern);
    if (known !== undefined) return known;
    const found = [...this.text.matchAll(pattern)].map(({ 1: name = '', index }) => ({ name, index }));
    const places = found.length === 0 ? nothing : found;
    this.#places.set(pattern, places);
    return places;
  }
}

const nothing: readonly never[] = [];

/** A piece of a text of a few lines. */
export type Stretch = { readonly start: number; readonly words: StretchWords };

/**
 * A text in stretches. Each but the last ends behind a line that ends with a full stop, with no tag near it that could still
 * be open: a pattern that asks for no white space behind a full stop matches in the stretches what it matches in the text.
 * Where they end is told by the words there, so that an edit moves no other end.
 */
export function stretchesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (const end of endsFrom(text, 0)) {
    found.push({ start, words: new StretchWords(text.slice(start, end)) });
    start = end;
  }
  return found;
}

/** The stretches of the next version of a text. */
export function stretchesAgain(before: readonly Stretch[], text: string, edit: Edit): Stretch[] {
  const shift = shiftOf(edit);
  const head = Math.max(
    0,
    before.findLastIndex(({ start }) => start <= edit.start),
  );
  const fresh: Stretch[] = [];
  let start = before[head]?.start ?? 0;
  let tail = head + 1;
  let met = false;
  for (const end of endsFrom(text, start)) {
    fresh.push({ start, words: new StretchWords(ownCopy(text.slice(start, end))) });
    start = end;
    while (tail < before.length && (before[tail]?.start ?? 0) + shift < end) tail += 1;
    met = end - 2 - lookBack >= edit.newEnd && (before[tail]?.start ?? -1) + shift === end;
    if (met) break;
  }
  const rest = met ? before.slice(tail) : [];
  return [
    ...before.slice(0, head),
    ...fresh,
    ...(shift === 0 ? rest : rest.map((it) => ({ start: it.start + shift, words: it.words }))),
  ];
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
  return !/[vV]\.$|</u.test(text.slice(Math.max(0, end - lookBack), end));
}

/** The stretches of the first `length` units of a text, of which these are the stretches. */
export function headOf(text: string, stretches: readonly Stretch[], length: number): readonly StretchWords[] {
  if (text.length <= length) return stretches.map(({ words }) => words);
  const cut = stretches.findLastIndex(({ start }) => start <= length);
  const start = stretches[cut]?.start ?? 0;
  const whole = stretches.slice(0, cut).map(({ words }) => words);
  return start === length ? whole : [...whole, new StretchWords(ownCopy(text.slice(start, length)))];
}

/**
 * The stretches of a text of which the middle is left out: of its first `head` units, a line break, and its last `tail`
 * units.
 */
export function endsOfText(
  text: string,
  stretches: readonly Stretch[],
  head: number,
  tail: number,
): readonly StretchWords[] {
  const cut = Math.max(
    0,
    stretches.findLastIndex(({ start }) => start <= head),
  );
  const from = text.length - tail;
  // Behind the first lines of the tail the stretches end where they do in the whole.
  const rest = stretches.findIndex(
    ({ start }) => start - 2 - lookBack >= from && text.lastIndexOf('\n', start - 2) + 1 >= from,
  );
  const start = stretches[cut]?.start ?? 0;
  const end = rest < 0 ? text.length : (stretches[rest]?.start ?? text.length);
  const lead = Math.min(start, lookBack + 1);
  const joint = ownCopy(`${text.slice(start - lead, head)}\n${text.slice(from, end)}`);
  const parts: StretchWords[] = [];
  let at = lead;
  for (const next of endsFrom(joint, lead)) {
    parts.push(new StretchWords(joint.slice(at, next)));
    at = next;
  }
  return [
    ...stretches.slice(0, cut).map(({ words }) => words),
    ...parts,
    ...(rest < 0 ? [] : stretches.slice(rest).map(({ words }) => words)),
  ];
}
