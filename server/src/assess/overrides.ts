import type { Contract, Reference } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Reading } from './reading.ts';
import type { Head } from './statements.ts';

/**
 * Tells of a clause whether the given articles say that they prevail over it: “despite clause 14.2”, “notwithstanding
 * Section 9”, “prevails over Article VI”, or “notwithstanding any other provision of this Agreement”.
 */
export function overridesIn(
  { contract, sentences, regions, overriding }: Reading,
  articles: ReadonlySet<number>,
): (clause: number) => boolean {
  const targets = new Set<number>();
  let all = false;
  for (const [index, from] of overriding) {
    const sentence = sentences[index];
    if (sentence === undefined || !articles.has(regions.article(sentence.clause))) continue;
    const words = contract.text.slice(from, Math.min(from + 80, sentence.span.end));
    if (/\b(?:any|every|all) (?:other|contrary|conflicting)\b|\banything\b/iu.test(words)) all = true;
    for (const reference of contract.references) {
      if (reference.target === undefined || reference.span.start < from) continue;
      if (reference.span.end <= sentence.span.end) targets.add(reference.target);
    }
  }
  return (clause) => {
    if (all && !articles.has(regions.article(clause))) return true;
    for (let at: number | undefined = clause; at !== undefined; at = contract.clauses[at]?.parent)
      if (targets.has(at)) return true;
    return false;
  };
}

/**
 * The sentences that take precedence over the one at `main`, by its number or as the preceding one: “Notwithstanding clause
 * 9, the Supplier may …”, “In derogation of the preceding paragraph, …”. One that names a whole article must speak of the
 * same things, since an article holds much that it leaves alone.
 */
export function prevailingOver(reading: Reading, main: number): readonly number[] {
  const { contract, sentences, regions, overriding } = reading;
  const clause = sentences[main]?.clause;
  if (clause === undefined) return [];
  const article = regions.article(clause);
  const near = new Set<number>();
  for (
    let at: number | undefined = clause;
    at !== undefined && at !== article;
    at = contract.clauses[at]?.parent
  )
    near.add(at);
  return [...overriding].flatMap(([index, from]) => {
    const sentence = sentences[index];
    if (sentence === undefined || sentence.voidAt !== undefined || sentence.clause === clause) return [];
    if (!takesBack(sentence.heads) || speaksOfItself.test(sentence.words.slice(0, 2).join(' '))) return [];
    const stretch = { start: from, end: Math.min(sentence.span.end, from + reach) };
    const named = referencesIn(contract, stretch).flatMap(({ target }) => target ?? []);
    const before = relative.test(contract.text.slice(stretch.start, stretch.end))
      ? [clauseBefore(contract, sentence.clause)]
      : [];
    const targets = [...named, ...before];
    if (targets.some((target) => target !== undefined && (near.has(target) || target === clause)))
      return [index];
    const outside = regions.article(sentence.clause) !== article;
    return outside && targets.includes(article) && sharedWords(reading, main, index) >= mostlySame
      ? [index]
      : [];
  });
}

/** How many words of the library two sentences must share to speak of the same things. */
const mostlySame = 4;

function sharedWords({ sentences }: Reading, one: number, other: number): number {
  const keys = (at: number): ReadonlySet<number> => {
    const found = new Set<number>();
    const words = sentences[at]?.words;
    for (let it = 0; words !== undefined && it < words.length; it += 1)
      if (words.key(it) >= 0 && words.word(it).length > 4) found.add(words.key(it));
    return found;
  };
  const own = keys(one);
  return [...keys(other)].filter((key) => own.has(key)).length;
}

/** “This clause applies despite clause 9”: a clause that claims precedence for a duty it lays down itself. */
const speaksOfItself = /^this (?:clause|sub-?clause|section|article|paragraph)$/u;

/** “Notwithstanding the foregoing”, “the provisions of the preceding paragraph”. */
const relative = /\b(?:preceding|foregoing|previous)\b/iu;

/** The clause before another under the same one; the one that holds it where it is the first. */
function clauseBefore({ clauses }: Contract, clause: number): number | undefined {
  const parent = clauses[clause]?.parent;
  const row = parent === undefined ? [] : (clauses[parent]?.children ?? []);
  return row[row.indexOf(clause) - 1] ?? parent;
}

/**
 * Whether a sentence that claims precedence weakens what it overrides: it frees the supplier, binds the authority, or lets
 * be done or forbids without saying to whom. What binds the supplier, or gives others a right, may well strengthen.
 */
function takesBack(heads: readonly Head[]): boolean {
  return (
    heads.length === 0 ||
    heads.some(({ modality, subjects }) => {
      if (subjects.size === 0) return modality === 'may' || modality === 'must not';
      if (subjects.has('supplier')) return modality === 'may' || modality === 'need not';
      return subjects.has('authority') && modality === 'must not';
    })
  );
}

/** The clauses that a sentence makes itself subject to: “subject to clause 14”, “except as clause 3.2 provides”. */
export function subjectTo({ contract, sentences }: Reading, sentence: number): readonly number[] {
  const span = sentences[sentence]?.span;
  if (span === undefined) return [];
  const words = contract.text.slice(span.start, span.end);
  return [...words.matchAll(yielding)].flatMap(({ 0: phrase, index }) => {
    const from = span.start + index;
    return referencesIn(contract, {
      start: from,
      end: Math.min(span.end, from + phrase.length + reach),
    }).flatMap(({ target }) => (target === undefined ? [] : [target]));
  });
}

function referencesIn({ references }: Contract, { start, end }: Span): readonly Reference[] {
  return references.filter(({ kind, span }) => kind === 'clause' && span.start >= start && span.end <= end);
}

/** How far behind its opening words a reference still belongs to them, in UTF-16 units. */
const reach = 60;
const yielding =
  /\b(?:subject (?:always )?to(?: the (?:terms|provisions) of)?|except as|save as|unless)\b/giu;
