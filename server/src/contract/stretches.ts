import type { ReadingMemory } from './reading-memory.ts';
import { independentBodies } from './role-words.ts';

/** Words that a pattern finds in a stretch: what its first group holds, and where. */
export type Place = { readonly name: string; readonly index: number };

/** What the words of one stretch tell by themselves, each worked out when it is first asked for. */
export class StretchWords {
  readonly text: string;
  readonly #counts = new Map<string, number>();
  #independent: readonly string[] | undefined;
  readonly #places = new Map<RegExp, readonly Place[]>();

  constructor(text: string) {
    this.text = text;
  }

  /** The bodies that it calls independent of the parties. */
  get independentBodies(): readonly string[] {
    this.#independent ??= independentBodies(this.text);
    return this.#independent;
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
    const places = [...this.text.matchAll(pattern)].map(({ 1: name = '', index }) => ({ name, index }));
    this.#places.set(pattern, places);
    return places;
  }
}

/** A piece of a text of a few lines. */
export type Stretch = { readonly start: number; readonly words: StretchWords };

/**
 * A text in stretches. Each but the last ends behind a line that ends with a full stop, with no tag near it that could still
 * be open: a pattern that asks for no white space behind a full stop matches in the stretches what it matches in the text.
 * Where they end is told by the words there, so that an edit moves no other end.
 */
export function stretchesOf(text: string, memory: ReadingMemory): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  let lineStart = 0;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', lineStart)) {
    const end = feed + 1;
    if (isEnd(text, lineStart, feed)) {
      found.push({ start, words: memory.stretch(text.slice(start, end)) });
      start = end;
    }
    lineStart = end;
  }
  if (start < text.length || found.length === 0)
    found.push({ start, words: memory.stretch(text.slice(start)) });
  return found;
}

/** Whether a stretch ends behind the line from `start` to its break at `feed`. */
function isEnd(text: string, start: number, feed: number): boolean {
  // Of the lines that could end one every third does.
  if ((feed - start) % 3 !== 0 || text[feed - 1] !== '.') return false;
  // “A v. B” goes on.
  return !/[vV]\.$|</u.test(text.slice(Math.max(0, feed - 90), feed));
}
