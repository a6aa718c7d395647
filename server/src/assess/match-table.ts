import type { Match } from './match.ts';

const none: readonly Match[] = [];

/** The matches of a draft by pattern, in document order. */
export class MatchTable {
  /** Where the matches of each pattern begin in `#places`, in threes; one more at the end. */
  readonly #begins: Int32Array;
  /** Sentence, from and to, match after match. */
  readonly #places: Int32Array;
  readonly #lists: (readonly Match[] | undefined)[] = [];

  /** `rows` hold for each sentence pattern, from and to, match after match. */
  constructor(rows: readonly (readonly number[])[], patterns: number) {
    const begins = new Int32Array(patterns + 1);
    let count = 0;
    for (const row of rows) {
      count += row.length / 3;
      for (let at = 0; at < row.length; at += 3) {
        const after = (row[at] ?? 0) + 1;
        begins[after] = (begins[after] ?? 0) + 1;
      }
    }
    for (let pattern = 1; pattern <= patterns; pattern += 1)
      begins[pattern] = (begins[pattern] ?? 0) + (begins[pattern - 1] ?? 0);
    const places = new Int32Array(3 * count);
    const next = begins.slice();
    for (let sentence = 0; sentence < rows.length; sentence += 1) {
      const row = rows[sentence];
      if (row === undefined) continue;
      for (let at = 0; at < row.length; at += 3) {
        const pattern = row[at] ?? 0;
        const place = next[pattern] ?? 0;
        next[pattern] = place + 1;
        places[3 * place] = sentence;
        places[3 * place + 1] = row[at + 1] ?? 0;
        places[3 * place + 2] = row[at + 2] ?? 0;
      }
    }
    this.#begins = begins;
    this.#places = places;
  }

  /** The matches of these patterns, pattern by pattern. */
  ofAll(patterns: readonly number[]): readonly Match[] {
    let all = none;
    for (const pattern of patterns) {
      if (this.#begins[pattern] === this.#begins[pattern + 1]) continue;
      const own = this.#of(pattern);
      all = all.length === 0 ? own : all.concat(own);
    }
    return all;
  }

  #of(pattern: number): readonly Match[] {
    const known = this.#lists[pattern];
    if (known !== undefined) return known;
    const from = this.#begins[pattern] ?? 0;
    const to = this.#begins[pattern + 1] ?? from;
    if (from === to) return none;
    const list: Match[] = [];
    for (let at = 3 * from; at < 3 * to; at += 3)
      list.push({
        sentence: this.#places[at] ?? 0,
        from: this.#places[at + 1] ?? 0,
        to: this.#places[at + 2] ?? 0,
      });
    this.#lists[pattern] = list;
    return list;
  }
}
