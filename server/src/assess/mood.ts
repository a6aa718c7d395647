import type { Contract } from '../contract/contract.ts';

/**
 * Tells whether a draft lays its duties in the present tense throughout, “Data are deleted after thirty days”, as
 * translations from French, German or Dutch do. In such a draft what other drafts would only state is laid down. It knows
 * what the last version of the draft showed.
 */
export class MoodMemory {
  #asked: readonly number[] = [];
  #indicative = false;

  /** Whether `contract` does; `same` is up to where its text is that of the last version. */
  isIndicative(contract: Contract, same: number): boolean {
    const asked = paragraphsAsked(contract);
    const known =
      (asked.at(-1) ?? 0) <= same &&
      asked.length === this.#asked.length &&
      asked.every((place, at) => place === this.#asked[at]);
    if (!known) this.#indicative = isLaidInPresent(contract.text, asked);
    this.#asked = asked;
    return this.#indicative;
  }
}

/** The start and end of each paragraph that is asked, in the order of the clauses; the furthest end comes behind them. */
function paragraphsAsked({ clauses }: Contract): readonly number[] {
  const found: number[] = [];
  let length = 0;
  let furthest = 0;
  for (const { role, paragraphs } of clauses) {
    if (role !== 'operative' && role !== 'boilerplate') continue;
    for (const { span } of paragraphs) {
      length += span.end - span.start;
      found.push(span.start, span.end);
      furthest = Math.max(furthest, span.end);
    }
    if (length >= enough) break;
  }
  found.push(furthest);
  return found;
}

function isLaidInPresent(text: string, asked: readonly number[]): boolean {
  let length = 0;
  let modals = 0;
  for (let at = 0; at + 1 < asked.length; at += 2) {
    const words = text.slice(asked[at], asked[at + 1]);
    length += words.length;
    for (const _ of words.matchAll(duties)) modals += 1;
  }
  return length >= least && modals * 1000 < mostModals * length;
}

const duties = /\b(?:shall|must|will|should|SHALL|MUST|WILL)\b/gu;
/** UTF-16 units of clauses below which nothing can be told, and those that are enough to tell. */
const least = 2_000;
const enough = 40_000;
/** In a thousand units; other drafts have two to twelve. */
const mostModals = 1.4;
