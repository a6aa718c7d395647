import type { Clause, Definition } from './contract.ts';
import type { Draftling } from './draftling.ts';
import { ParagraphWords } from './paragraph-words.ts';
import type { OwnTerm, Settled } from './settled.ts';
import { inStep, type Steps } from './steps.ts';
import { placeOf, type TermPlace } from './term-places.ts';
import { TermWords } from './term-words.ts';

/** A term that a draft defines, and what the words around it tell. */
export type DefinedTerm = { readonly definition: Definition; readonly words: TermWords };

/** The terms a draft defines, in the order of the text, a step at a time. */
export function* definitionsOf(
  text: string,
  clauses: readonly Clause[],
  draftlings: readonly Draftling[],
  copy: (words: string) => string,
): Steps<readonly DefinedTerm[]> {
  const found = new Map<number, DefinedTerm>();
  for (let index = 0; index < clauses.length; index += 1) {
    const clause = clauses[index];
    const { settled, start } = draftlings[index] ?? {};
    if (clause === undefined || settled === undefined || start === undefined) continue;
    const { role, parent } = clause;
    if (role === 'contents' || role === 'signature') continue;
    const inherited = parent !== undefined && clauses[parent]?.role === 'definition';
    const among = (role === 'definition' ? 2 : 0) + (inherited ? 1 : 0);
    if (settled.terms?.among !== among) {
      settled.terms = { among, list: termsOf(text, settled, start, among, copy) };
      if (index % inStep === 0) yield;
    }
    for (const term of settled.terms.list) {
      const place = start + term.start;
      if (!found.has(place)) found.set(place, definedTerm(text, term, start, index));
    }
  }
  return [...found.values()].sort((a, b) => a.definition.span.start - b.definition.span.start);
}

/** A term as it stands in the text; the very one that was given out last where it has not moved. */
function definedTerm(text: string, own: OwnTerm, by: number, clause: number): DefinedTerm {
  const start = by + own.start;
  const end = by + own.end;
  if (own.given?.span.start !== start || own.given.clause !== clause)
    own.given = { term: own.term, span: { start, end }, clause };
  if (own.words === undefined || !own.words.isFor(text, start, end))
    own.words = new TermWords(own.term, text, start, end);
  return { definition: own.given, words: own.words };
}

/** The terms that a clause, which begins at `start`, defines; offsets count from there. */
function termsOf(
  text: string,
  { paragraphs, view: { heading } }: Settled,
  start: number,
  among: number,
  copy: (words: string) => string,
): readonly OwnTerm[] {
  const found: OwnTerm[] = [];
  const add = (from: number, place: TermPlace | undefined): void => {
    if (place === undefined) return;
    const { term, start: first, end } = place;
    found.push({ start: from + first, end: from + end, term, words: undefined, given: undefined });
  };
  const definition = among >= 2;
  // In an article of definitions a heading before its text is the term.
  if (among === 3 && heading?.runIn === true && heading.text.split(' ').length <= 6) {
    const { start: from, end } = heading.span;
    add(from, placeOf(copy(text.slice(start + from, start + end)), 0, end - from));
  }
  let inTable = definition;
  for (const [at, { start: first, end, row, told }] of paragraphs.entries()) {
    // A bold term may have been read as the heading of a run-in definition.
    const from = at === 0 && heading?.runIn === true ? Math.max(-start, heading.span.start - 2) : first;
    const lead = first - from;
    if (lead !== 0 && told.headed?.lead !== lead)
      told.headed = { lead, words: new ParagraphWords(copy(text.slice(start + from, start + end))) };
    const words = lead === 0 ? told.words : (told.headed?.words ?? told.words);
    inTable ||= row && words.headsMeanings;
    const kind = row ? 'cell' : 'text';
    for (const place of words.terms((row ? inTable : definition) ? `${kind} of definitions` : kind))
      add(from, place);
  }
  return found.length === 0 ? nothing : found;
}

const nothing: readonly OwnTerm[] = [];
