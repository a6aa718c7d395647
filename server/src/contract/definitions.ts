import { toldIn } from './clauses.ts';
import type { Clause, Definition } from './contract.ts';
import type { Draftling } from './draftling.ts';
import { ParagraphWords } from './paragraph-words.ts';
import { placeOf, type TermPlace } from './term-places.ts';

/** The terms a draft defines, in the order of the text. */
export function definitionsOf(
  text: string,
  clauses: readonly Clause[],
  draftlings: readonly Draftling[],
  copy: (words: string) => string,
): readonly Definition[] {
  const found = new Map<number, Definition>();
  for (const [at, draftling] of draftlings.entries()) {
    const clause = clauses[at];
    if (clause === undefined) continue;
    if (clause.role === 'contents' || clause.role === 'signature') continue;
    const { role, heading, index } = clause;
    const add = (from: number, place: TermPlace | undefined): void => {
      if (place === undefined) return;
      const start = from + place.start;
      if (!found.has(start))
        found.set(start, { term: place.term, span: { start, end: from + place.end }, clause: index });
    };
    // In an article of definitions a heading before its text is the term.
    const inherited = clauses[clause.parent ?? -1]?.role === 'definition';
    if (role === 'definition' && inherited && heading?.runIn === true && heading.text.split(' ').length <= 6)
      add(0, placeOf(text, heading.span.start, heading.span.end));
    let inTable = role === 'definition';
    let paragraph = 0;
    for (const told of toldIn(text, draftling)) {
      const { span, kind } = clause.paragraphs[paragraph] ?? nowhere;
      // A bold term may have been read as the heading of a run-in definition.
      const from =
        paragraph === 0 && heading?.runIn === true ? Math.max(0, heading.span.start - 2) : span.start;
      paragraph += 1;
      const lead = span.start - from;
      if (lead !== 0 && told.headed?.lead !== lead)
        told.headed = { lead, words: new ParagraphWords(copy(text.slice(from, span.end))) };
      const words = lead === 0 ? told.words : (told.headed?.words ?? told.words);
      inTable ||= kind === 'cell' && words.headsMeanings;
      const among = kind === 'cell' ? inTable : role === 'definition';
      for (const place of words.terms(among ? `${kind} of definitions` : kind)) add(from, place);
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

const nowhere: Clause['paragraphs'][number] = { span: { start: 0, end: 0 }, skipped: [], kind: 'text' };
