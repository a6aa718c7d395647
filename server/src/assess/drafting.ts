import type { Clause, Contract, Definition, Reference } from '../contract/contract.ts';
import { plainWords } from '../contract/plain-words.ts';
import type { Span } from '../contract/span.ts';
import { headingHolds } from '../library/headings.ts';
import type { Slip } from './assessment.ts';
import type { DraftingCheck } from './settings.ts';

/** The slips of drafting that `checks` find, in the order of the text. Empty on no contract. */
export function slipsOf(contract: Contract, checks: readonly DraftingCheck[]): readonly Slip[] {
  if (!contract.verdict.contract) return [];
  return checks
    .flatMap((check) => finders[check](contract))
    .sort((a, b) => a.span.start - b.span.start || (a.check < b.check ? -1 : 1));
}

const finders: Readonly<Record<DraftingCheck, (contract: Contract) => readonly Slip[]>> = {
  'dangling-reference': danglingReferences,
  'mismatched-title': mismatchedTitles,
  'missing-attachment': missingAttachments,
  'term-defined-twice': termsDefinedTwice,
  'undefined-term': undefinedTerms,
  'empty-heading': emptyHeadings,
  'open-blank': openBlanks,
};

const wordsAt = (contract: Contract, span: Span): string => plainWords(contract, span).replace(/\s+/gu, ' ');

/** A reference as the draft names it, with its word: of `Clauses 4 and 6` the second is `clause 6`. */
function nameOf(contract: Contract, { span, word }: Reference): string {
  const words = wordsAt(contract, span);
  return /^[\p{L}§]/u.test(words) ? words : `${word} ${words}`;
}

/**
 * References to a clause that is not there. Where most references with the same word lead nowhere in the draft, the
 * word is taken to speak of another document (“Clause 13” of model clauses, in an agreement of sections).
 */
function danglingReferences(contract: Contract): readonly Slip[] {
  const counts = new Map<string, { found: number; lost: number }>();
  for (const reference of contract.references) {
    if (reference.kind !== 'clause') continue;
    const { word } = reference;
    const { found, lost } = counts.get(word) ?? { found: 0, lost: 0 };
    counts.set(word, reference.target === undefined ? { found, lost: lost + 1 } : { found: found + 1, lost });
  }
  const isOwn = (reference: Reference): boolean => {
    const { found, lost } = counts.get(reference.word) ?? { found: 0, lost: 0 };
    return found > lost;
  };
  return contract.references
    .filter((it) => it.kind === 'clause' && it.target === undefined && isOwn(it))
    .map((it) => ({
      check: 'dangling-reference',
      span: it.span,
      clause: it.clause,
      names: nameOf(contract, it),
      related: [],
      replacement: undefined,
    }));
}

/** `clause 14 (Confidentiality)` where clause 14 has another heading. The clause of that heading is the replacement. */
function mismatchedTitles(contract: Contract): readonly Slip[] {
  const titled = contract.clauses.filter(
    ({ heading, number, role }) => heading !== undefined && number !== undefined && role !== 'contents',
  );
  const known = new Map<string, readonly Clause[]>();
  const meantBy = (title: string): readonly Clause[] => {
    const before = known.get(title);
    if (before !== undefined) return before;
    const asked = new Map<string, boolean>();
    const found = titled.filter(({ heading }) => {
      const words = heading?.text ?? '';
      const isSame = asked.get(words) ?? sameWords(title, words);
      asked.set(words, isSame);
      return isSame;
    });
    known.set(title, found);
    return found;
  };
  return contract.references.flatMap((reference): Slip[] => {
    const target = contract.clauses[reference.target ?? -1];
    if (target?.heading === undefined || !opensBracket(contract.text, reference.span.end)) return [];
    const after = /^\s{0,3}\(([\p{Lu}][^()\r\n]{2,80})\)/u.exec(
      contract.text.slice(reference.span.end, reference.span.end + 90),
    );
    const title = after?.[1];
    if (title === undefined || sameWords(title, target.heading.text)) return [];
    const meant = meantBy(title);
    // A bracket that is nobody's heading may be an aside: “clause 4 (Monday to Friday)”.
    const [only] = meant;
    if (only === undefined) return [];
    return [
      {
        check: 'mismatched-title',
        span: reference.span,
        clause: reference.clause,
        names: `${wordsAt(contract, reference.span)} (${title})`,
        related: [target.heading.span, ...meant.flatMap(({ heading }) => heading?.span ?? [])],
        replacement: meant.length === 1 ? numberFix(contract, reference, only) : undefined,
      },
    ];
  });
}

/** Whether a bracket follows at `at`, some spaces passed over. */
function opensBracket(text: string, at: number): boolean {
  for (let it = at; it <= at + 3; it += 1) {
    const sign = text.charAt(it);
    if (sign === '(') return true;
    if (sign.trim() !== '') return false;
  }
  return false;
}

function sameWords(one: string, other: string): boolean {
  return headingHolds(one, other) || headingHolds(other, one);
}

/** The number of a reference, to be replaced by that of another clause. */
function numberFix({ text }: Contract, { span }: Reference, { number }: Clause): Slip['replacement'] {
  const written = /[\dIVXLC][^\s]*$/u.exec(text.slice(span.start, span.end));
  if (written === null || number === undefined) return undefined;
  return { span: { start: span.start + written.index, end: span.end }, text: number.label };
}

/** Attachments that the draft names and does not hold: one slip for each, at its first mention. */
function missingAttachments(contract: Contract): readonly Slip[] {
  const byLabel = new Map<string, Reference[]>();
  for (const reference of contract.references) {
    if (reference.kind !== 'attachment' || reference.target !== undefined) continue;
    const key = `${reference.word} ${reference.path[0] ?? ''}`;
    byLabel.set(key, [...(byLabel.get(key) ?? []), reference]);
  }
  return [...byLabel.values()].flatMap(([first, ...others]): Slip[] =>
    first === undefined
      ? []
      : [
          {
            check: 'missing-attachment',
            span: first.span,
            clause: first.clause,
            names: nameOf(contract, first),
            related: others.slice(0, 5).map(({ span }) => span),
            replacement: undefined,
          },
        ],
  );
}

/** A term defined again in the same part of the draft; the body and each attachment are parts of their own. */
function termsDefinedTwice(contract: Contract): readonly Slip[] {
  const first = new Map<string, Definition>();
  return contract.definitions.flatMap((definition): Slip[] => {
    // “AUP” is defined in Section 9.1: a pointer, not a second meaning.
    if (isPointer(contract.text, definition.span.end)) return [];
    const key = `${partOf(contract, definition.clause)} ${definition.term}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, definition);
      return [];
    }
    // `(the “Fee”)` inside the definition of the Fee itself says one thing once.
    if (before.clause === definition.clause && definition.span.start - before.span.start < 200) return [];
    return [
      {
        check: 'term-defined-twice',
        span: definition.span,
        clause: definition.clause,
        names: definition.term,
        related: [before.span],
        replacement: undefined,
      },
    ];
  });
}

/** Whether the words from `at` on only point at where the term before them is defined. */
function isPointer(text: string, at: number): boolean {
  let first = at;
  while (first < at + 4 && marks.includes(text.charAt(first))) first += 1;
  // Most definitions go on with other words, which is seen at once.
  return text.charAt(first).trim() === '' && pointer.test(text.slice(at, at + 90));
}

const marks = '”"*_’\'';
const pointer = /^[”"*_’']{0,4}\s{1,4}(?:(?:is|are)\s+defined|ha(?:s|ve)\s+the\s+(?:same\s+)?meanings?)\s/u;

/** The attachment that a clause stands in, as the index of its top clause; -1 for the body. */
function partOf({ clauses }: Contract, clause: number): number {
  let at = clause;
  for (let parent = clauses[at]?.parent; parent !== undefined; parent = clauses[at]?.parent) at = parent;
  return clauses[at]?.role === 'schedule' ? at : -1;
}

const capitalised = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}+(?: (?:of |and )?\p{Lu}\p{Ll}+){1,3}/gu;

/** Capitalised terms of two words or more that occur inside sentences at least twice and that nothing defines. */
function undefinedTerms(contract: Contract): readonly Slip[] {
  const known = new Set([
    ...contract.definitions.map(({ term }) => singular(term)),
    ...contract.names.map(({ name }) => singular(name)),
    ...contract.clauses.flatMap(({ heading }) => (heading === undefined ? [] : [singular(heading.text)])),
  ]);
  const uses = new Map<string, { span: Span; clause: number }[]>();
  for (const { paragraphs, role, index } of contract.clauses) {
    if (role !== 'operative' && role !== 'boilerplate' && role !== 'schedule') continue;
    for (const { span, kind } of paragraphs) {
      if (kind === 'cell') continue;
      for (const { 0: term, index: at } of contract.text.slice(span.start, span.end).matchAll(capitalised)) {
        const key = singular(term);
        if (known.has(key) || properNames.test(term)) continue;
        const start = span.start + at;
        uses.set(key, [
          ...(uses.get(key) ?? []),
          { span: { start, end: start + term.length }, clause: index },
        ]);
      }
    }
  }
  return [...uses.values()].flatMap(([first, ...others]): Slip[] =>
    first === undefined || others.length === 0
      ? []
      : [
          {
            check: 'undefined-term',
            ...first,
            names: wordsAt(contract, first.span),
            related: others.slice(0, 5).map(({ span }) => span),
            replacement: undefined,
          },
        ],
  );
}

const singular = (term: string): string => term.toLowerCase().replace(/\s+/gu, ' ').replace(/s$/u, '');
/** Laws, bodies and places go by names, not by definitions. */
const properNames =
  /\b(?:Act|Regulation|Directive|Code|Convention|Charter|Covenant|Union|States?|Kingdom|Republic|Court|Nations|Commission|Parliament|Office|University|Ltd|Limited|Inc|January|February|March|April|May|June|July|August|September|October|November|December)\b/u;

/** Headings with nothing under them. */
function emptyHeadings({ clauses }: Contract): readonly Slip[] {
  return clauses.flatMap(({ heading, role, children, paragraphs, index }): Slip[] =>
    heading === undefined ||
    children.length > 0 ||
    paragraphs.length > 0 ||
    (role !== 'operative' && role !== 'boilerplate' && role !== 'schedule')
      ? []
      : [
          {
            check: 'empty-heading',
            span: heading.span,
            clause: index,
            names: heading.text,
            related: [],
            replacement: undefined,
          },
        ],
  );
}

const blank =
  /\[(?:[●•_\s…?.]*|\d{1,4}%?|(?:insert|date|name|amount|number|address|tbd|tbc|to be)\b[^\]\r\n]{0,80}|[A-Z][A-Z\s]{2,40})\](?!\()|_{4,}|<(?:insert|date|name)[^<>\r\n]{0,60}>|\b(?:TBD|TBC)\b/giu;

/** Blanks that wait for a value. Lines to sign on are none. */
function openBlanks(contract: Contract): readonly Slip[] {
  return contract.clauses.flatMap(({ role, paragraphs, index }) => {
    if (role === 'contents' || role === 'signature' || role === 'title') return [];
    return paragraphs.flatMap(({ span }) =>
      [...contract.text.slice(span.start, span.end).matchAll(blank)].map(({ 0: words, index: at }): Slip => {
        const start = span.start + at;
        return {
          check: 'open-blank',
          span: { start, end: start + words.length },
          clause: index,
          names: words,
          related: [],
          replacement: undefined,
        };
      }),
    );
  });
}
