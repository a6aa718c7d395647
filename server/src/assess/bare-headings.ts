import type { Clause, Contract, Heading } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';

/** A heading over nothing, and the index of its clause. */
export type BareHeading = { readonly heading: Heading; readonly clause: number };

/** The headings of `contract` under which nothing is said, in the order of the text. */
export function bareHeadingsOf(contract: Contract): readonly BareHeading[] {
  return contract.clauses.flatMap((clause) => {
    const { heading, role, index } = clause;
    if (heading === undefined || role === 'contents' || role === 'title' || !isBare(contract, clause))
      return [];
    return [{ heading, clause: index }];
  });
}

const placeholder =
  /^[\s[({<*_]*(?:reserved|intentionally (?:omitted|left blank|deleted)|not used|omitted|tbd|tbc|to be (?:agreed|completed|confirmed|drafted|inserted|determined)[^.]*|placeholder|insert[^.]*|deleted|n\/a|…|\.\.\.|[-_.\s]*)[\s\])}>*_.]*$/iu;

/** The first letters of the words that stand for words to come. */
const beginnings: ReadonlySet<string> = new Set(
  [
    'reserved',
    'intentionally',
    'not used',
    'omitted',
    'tbd',
    'tbc',
    'to be',
    'placeholder',
    'insert',
    'deleted',
    'n/a',
  ].map((word) => word.slice(0, 3)),
);
const letter = /[a-z]/iu;

/** Whether the words of a paragraph may stand for words to come; most are told by their first letters. */
function mayHold(text: string, { start, end }: Span): boolean {
  let at = start;
  while (at < end && opening.includes(text.charAt(at))) at += 1;
  return !letter.test(text.charAt(at)) || beginnings.has(text.slice(at, at + 3).toLowerCase());
}
const opening = ' \t\r\n[({<*_';

/** Whether a clause and all that it holds say nothing: `5. Audit` over `5.1 [Reserved]` is as empty as a bare heading. */
function isBare(contract: Contract, clause: Clause): boolean {
  const [first] = clause.paragraphs;
  if (first !== undefined) {
    if (!mayHold(contract.text, first.span)) return false;
    const body = clause.paragraphs.map(({ span }) => contract.text.slice(span.start, span.end)).join(' ');
    if (!placeholder.test(body)) return false;
  }
  return clause.children.every((child) => {
    const it = contract.clauses[child];
    return it === undefined || (it.heading === undefined && isBare(contract, it));
  });
}
