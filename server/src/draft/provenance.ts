import type { Contract, ProvenanceMark } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import { clauseVersion } from '../library/digest.ts';
import type { ClauseText, Safeguard, Tier } from '../library/library.ts';
import { type Style, styleOf } from './style.ts';
import { filled } from './words.ts';

/** What became of an inserted clause. */
export type Provenance = {
  readonly mark: ProvenanceMark;
  /**
   * `as inserted`: word for word, whatever fills the blanks. `reworded`: changed since. `newer`: the library has another
   * version of the clause now. `unknown`: the library has no such clause.
   */
  readonly standing: 'as inserted' | 'reworded' | 'newer' | 'unknown';
  /** The words of the draft that stand for the clause; the mark's own span where they cannot be told. */
  readonly span: Span;
  /** The paragraphs that stand where the clause was put in, as many as it has parts, whatever became of its words. */
  readonly near: readonly Span[];
  /** The clause as the library has it now, in the draft's names, a paragraph a sub-clause; empty where it has none. */
  readonly libraryText: string;
};

/** The mark of a clause of the library, to be put behind the inserted words. */
export function markOf(
  format: Contract['format'],
  { id }: Safeguard,
  tier: Tier,
  clause: ClauseText,
): string {
  const body = `safeguards: clause ${id} ${tier} ${clauseVersion(clause)}`;
  return format === 'markdown' ? `<!-- ${body} -->` : `[${body}]`;
}

/** What became of the clauses that a draft marks as the library's, in the order of the text. */
export function provenanceOf(contract: Contract, library: Library): readonly Provenance[] {
  if (contract.marks.length === 0) return [];
  const style = styleOf(contract);
  const words = draftWords(contract);
  return contract.marks.map((mark): Provenance => {
    const clause = clauseOf(library, mark);
    if (clause === undefined)
      return { mark, standing: 'unknown', span: mark.span, near: [], libraryText: '' };
    const libraryText = textOf(clause, style);
    const found = matchBefore(words, mark.span.start, expected(libraryText));
    const standing =
      clauseVersion(clause) !== mark.version ? 'newer' : found === undefined ? 'reworded' : 'as inserted';
    const near = paragraphsBefore(contract, mark.span.start, libraryText.split('\n\n').length);
    return { mark, standing, span: found ?? mark.span, near, libraryText };
  });
}

/** The last `count` paragraphs that begin before `end`. */
function paragraphsBefore({ clauses }: Contract, end: number, count: number): readonly Span[] {
  return clauses
    .flatMap(({ paragraphs }) => paragraphs)
    .map(({ span }) => ({ start: span.start, end: Math.min(span.end, end) }))
    .filter(({ start }) => start < end)
    .sort((a, b) => a.start - b.start)
    .slice(-count);
}

function clauseOf({ safeguards }: Library, { id, tier }: ProvenanceMark): ClauseText | undefined {
  const clauses = safeguards.get(id)?.clauses;
  return tier === 'preferred' || tier === 'fallback' || tier === 'floor' ? clauses?.[tier] : undefined;
}

function textOf({ text }: ClauseText, style: Style): string {
  return text
    .flatMap((part) => (typeof part === 'string' ? [part] : [part.lead, ...part.items]))
    .map((part) => filled(part.replace(/\{this clause\}/giu, '[[number]]'), style, ''))
    .join('\n\n');
}

type Word = { readonly word: string; readonly span: Span };
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu;

/** The words of a draft's paragraphs, without numbers of clauses, headings and marks. */
function draftWords({ text, clauses }: Contract): readonly Word[] {
  return clauses
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ span, skipped }) => {
      const stretches: Span[] = [];
      let from = span.start;
      for (const gap of skipped) {
        stretches.push({ start: from, end: gap.start });
        from = gap.end;
      }
      return [...stretches, { start: from, end: span.end }];
    })
    .flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(wordPattern)].map(({ 0: word, index }) => ({
        word: folded(word),
        span: { start: start + index, end: start + index + word.length },
      })),
    )
    .sort((a, b) => a.span.start - b.span.start);
}

const folded = (word: string): string => word.toLowerCase().replace(/’/gu, "'");

/** A word of the library's clause; `undefined` for a blank or a number that the draft gives. */
type Expected = string | undefined;

function expected(libraryText: string): readonly Expected[] {
  return libraryText
    .split(/\[\[[^\]]*\]\]/gu)
    .flatMap((part, at): readonly Expected[] => [
      ...(at === 0 ? [] : [undefined]),
      ...[...part.matchAll(wordPattern)].map(([word]) => folded(word)),
    ]);
}

/** How many words may stand for a blank. */
const longestBlank = 12;
/** How many words may stand between a clause and its mark: definitions, and what the clause prevails over. */
const longestTail = 150;

/**
 * The words that end shortly before `end` and are the expected ones; `undefined` where they are not. Walked backwards with the set of
 * places reached, so the time is linear in the words of the clause.
 */
function matchBefore(words: readonly Word[], end: number, clause: readonly Expected[]): Span | undefined {
  const last = words.findLastIndex(({ span }) => span.end <= end);
  let places = new Set(Array.from({ length: longestTail }, (_, tail) => last - tail));
  for (const word of [...clause].reverse()) {
    const next = new Set<number>();
    for (const at of places) {
      if (word === undefined) for (let some = 0; some <= longestBlank; some += 1) next.add(at - some);
      else if (words[at]?.word === word) next.add(at - 1);
    }
    places = next;
    if (places.size === 0) return undefined;
  }
  const first = words[Math.max(...places) + 1];
  const final = words[last];
  return first === undefined || final === undefined
    ? undefined
    : { start: first.span.start, end: final.span.end };
}
