import type { Clause, Contract, Definition } from './contract.ts';
import { contains, type Span } from './span.ts';
import { finished, type Steps } from './steps.ts';

/** Words of the draft that use a defined term. */
export type TermUse = {
  /** The term with the ending of its number; a possessive ending is not part of it. */
  readonly span: Span;
  readonly form: 'as defined' | 'plural' | 'singular';
  /** Whether it stands in capitals although the term does not, as in a paragraph in capitals. */
  readonly capitals: boolean;
};

/** A term that the draft defines, where it does, and all uses of it, those in its definitions included. */
export type Term = {
  readonly term: string;
  readonly definitions: readonly Definition[];
  readonly uses: readonly TermUse[];
};

/** The terms of a draft with their uses, each in the order of the text. A use belongs to the longest term that fits. */
export function termsOf(contract: Contract): readonly Term[] {
  return finished(termSteps(contract));
}

/** `termsOf` in steps. */
export function* termSteps(contract: Contract): Steps<readonly Term[]> {
  const byTerm = new Map<string, Definition[]>();
  for (const definition of contract.definitions)
    byTerm.set(definition.term, [...(byTerm.get(definition.term) ?? []), definition]);
  const uses = yield* usesOf(contract, [...byTerm.keys()]);
  return [...byTerm].map(([term, definitions]) => ({
    term,
    definitions,
    uses: (uses.get(term) ?? []).sort((a, b) => a.span.start - b.span.start),
  }));
}

/** The term that words at `offset` use, with that use. */
export function termAt(
  terms: readonly Term[],
  offset: number,
): { readonly term: Term; readonly use: TermUse } | undefined {
  for (const term of terms) {
    const use = term.uses.find(({ span }) => span.start <= offset && offset <= span.end);
    if (use !== undefined) return { term, use };
  }
  return undefined;
}

/** The definition that holds for words in `clause`: that of its own schedule before that of the body. */
export function definitionFor(
  contract: Contract,
  { definitions }: Term,
  clause: number | undefined,
): Definition | undefined {
  const part = partOf(contract, clause);
  const own = definitions.find((it) => partOf(contract, it.clause) === part);
  return own ?? definitions.find((it) => partOf(contract, it.clause) === -1) ?? definitions[0];
}

/** The schedule that a clause stands in, as the index of its top clause; -1 for the body. */
function partOf({ clauses }: Contract, clause: number | undefined): number {
  let at = clause ?? -1;
  for (let parent = clauses[at]?.parent; parent !== undefined; parent = clauses[at]?.parent) at = parent;
  return clauses[at]?.role === 'schedule' ? at : -1;
}

type Variant = { readonly term: string; readonly form: TermUse['form']; readonly capitals: boolean };

/** Stretches of the draft's own words: paragraphs, headings, and the table of contents. */
function stretchesOf({ clauses }: Contract): readonly Stretch[] {
  return clauses.flatMap((clause: Clause) => [
    ...(clause.heading === undefined ? [] : [{ ...clause.heading.span, skipped: [], heading: true }]),
    ...(clause.role === 'contents'
      ? [{ ...clause.span, skipped: [], heading: true }]
      : clause.paragraphs.map(({ span, skipped }) => ({ ...span, skipped, heading: false }))),
  ]);
}
type Stretch = Span & { readonly skipped: readonly Span[]; readonly heading: boolean };

function* usesOf(contract: Contract, terms: readonly string[]): Steps<Map<string, TermUse[]>> {
  const { text, names } = contract;
  const found = new Map<string, TermUse[]>();
  if (terms.length === 0) return found;
  const variants = variantsOf(terms);
  const people = new Set(names.map(({ name }) => name));
  // “City of Port Ellery” is a name of its own and no use of “City”.
  const written = [...variants.keys(), ...names.map(({ name }) => folded(name))].sort(
    (a, b) => b.length - a.length,
  );
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${written.map(patternOf).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const firsts = new Set([...people, ...terms].map((name) => name.split(' ')[0] ?? ''));
  const taken = new Set<number>();
  for (const stretch of stretchesOf(contract)) {
    yield;
    const words = text.slice(stretch.start, stretch.end);
    const shouted = !/\p{Ll}/u.test(words);
    for (const { 0: match, index } of words.matchAll(pattern)) {
      const variant = variants.get(folded(match));
      const span = { start: stretch.start + index, end: stretch.start + index + match.length };
      if (variant === undefined || taken.has(span.start)) continue;
      if (variant.capitals && !shouted) continue;
      if (stretch.skipped.some((gap) => contains(gap, span))) continue;
      const alone = people.has(variant.term) || variant.term.includes(' ') || (shouted && !stretch.heading);
      if (!alone && isPartOfName(words, index, index + match.length, people, firsts)) continue;
      // The heading “Insurance” is no single one of the “Insurances”.
      if (!alone && stretch.heading && variant.form === 'singular') continue;
      taken.add(span.start);
      const { form, capitals } = variant;
      const uses = found.get(variant.term) ?? [];
      uses.push({ span, form, capitals });
      found.set(variant.term, uses);
    }
  }
  return found;
}

/** Every way to write each term; where two terms share one, it is the term's that is written so. */
function variantsOf(terms: readonly string[]): ReadonlyMap<string, Variant> {
  const variants = new Map<string, Variant>();
  const add = (written: string, variant: Variant): void => {
    for (const it of [written, ...(/^\p{Ll}/u.test(written) ? [upperFirst(written)] : [])])
      if (!variants.has(folded(it))) variants.set(folded(it), variant);
  };
  for (const term of terms) add(term, { term, form: 'as defined', capitals: false });
  for (const term of terms) {
    const plural = pluralOf(term);
    const singular = singularOf(term);
    // “Records” is a plural already, and a single “Service” of “Services” is still the term.
    if (singular !== undefined) add(singular, { term, form: 'singular', capitals: false });
    else add(plural, { term, form: 'plural', capitals: false });
  }
  for (const [written, variant] of [...variants])
    if (/\p{Ll}/u.test(written) && written.length > 2)
      add(written.toUpperCase(), { ...variant, capitals: true });
  return variants;
}

/** A term in the plural, its last word changed: `Policies`, `Breaches`, `Vendors`, `DPAs`. */
export function pluralOf(term: string): string {
  if (/[^aeiou]y$/u.test(term)) return `${term.slice(0, -1)}ies`;
  return `${term}${/(?:s|x|z|ch|sh)$/u.test(term) ? 'es' : 's'}`;
}

/** The singular of a term that is written in the plural; `undefined` where it is none. */
export function singularOf(term: string): string | undefined {
  if (/[^aeiou]ies$/u.test(term)) return `${term.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/u.test(term)) return term.slice(0, -2);
  return /[^sui]s$/u.test(term) ? term.slice(0, -1) : undefined;
}

function patternOf(written: string): string {
  return written
    .replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
    .replace(/['’]/gu, "['’]")
    .replace(/ /gu, '\\s+');
}

function folded(written: string): string {
  return written.replace(/\s+/gu, ' ').replace(/’/gu, "'");
}

/**
 * Whether a single word is part of a longer name: the Data of “Data Protection Law” is not the term “Data”, nor is the
 * Order of “Order of Precedence”. `firsts` are the words that begin terms and names of the draft.
 */
function isPartOfName(
  words: string,
  start: number,
  end: number,
  people: ReadonlySet<string>,
  firsts: ReadonlySet<string>,
): boolean {
  const next = /^\s+(of\s+)?(\p{Lu}[\p{L}\p{N}]*)/u.exec(words.slice(end, end + 60));
  if (next !== null && !(next[1] === undefined ? people : firsts).has(next[2] ?? '')) return true;
  const before = /(^|[^\s])\s*(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}-]*)\s+$/u.exec(
    words.slice(Math.max(0, start - 60), start),
  );
  if (before === null) return false;
  const [, stop = '', word = ''] = before;
  return stop !== '' && /[\p{L}\p{N},]/u.test(stop) && !people.has(word);
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
