import type { MentionFinder } from './mentions.ts';
import type { Mention } from './sentences.ts';
import type { Head } from './statements.ts';

/**
 * What is found in one sentence, by its words alone: it holds for every sentence of the same words, lead-in and topic, in
 * a draft of the same names.
 */
export type Found = {
  readonly row: readonly number[];
  /** How many of the words are the lead-in. */
  readonly lead: number;
  /** Whose statement the sentence before is, as bits. */
  readonly topic: number;
  /** By which names mentions were found. */
  readonly finder: MentionFinder;
  readonly mentions: readonly Mention[];
  readonly heads: readonly Head[];
  /** The word by which it takes back what its words seem to give; `undefined` where it does not. */
  readonly voidAt: number | undefined;
  /** Of each match the number of its phrase, from and to. */
  readonly matches: readonly number[];
};

/** What was found in sentences, by their words. */
export class FoundTable {
  readonly #chains = new Map<number, Found[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** What was found in a sentence of these words, this lead-in and this topic; `hash` is that of all three. */
  get(hash: number, row: readonly number[], lead: number, topic: number): Found | undefined {
    for (const found of this.#chains.get(hash) ?? none)
      if (found.lead === lead && found.topic === topic && isSame(found.row, row)) return found;
    return undefined;
  }

  add(hash: number, found: Found): void {
    this.#size += 1;
    const chain = this.#chains.get(hash);
    if (chain === undefined) this.#chains.set(hash, [found]);
    else chain.push(found);
  }
}

const none: readonly Found[] = [];

/** The hash of a sentence for a table. */
export function hashOf(row: readonly number[], lead: number, topic: number): number {
  let hash = 64 * lead + topic;
  for (let at = 0; at < row.length; at += 1) hash = (Math.imul(hash, 0x01000193) ^ (row[at] ?? 0)) | 0;
  return hash;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
