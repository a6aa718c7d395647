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
 * The sentences that take precedence over one of `clauses` by number, outside `articles`: “Notwithstanding clause 9, the
 * Supplier may …”. Only those that free the supplier or bind the authority; others may well strengthen.
 */
export function prevailingOver(
  { contract, sentences, regions, overriding }: Reading,
  clauses: ReadonlySet<number>,
  articles: ReadonlySet<number>,
): readonly number[] {
  const above = new Set<number>();
  for (const clause of clauses)
    for (let at: number | undefined = clause; at !== undefined; at = contract.clauses[at]?.parent)
      above.add(at);
  return [...overriding].flatMap(([index, from]) => {
    const sentence = sentences[index];
    if (sentence === undefined || articles.has(regions.article(sentence.clause))) return [];
    if (sentence.voidAt !== undefined || !sentence.heads.some(takesBack)) return [];
    const named = referencesIn(contract, { start: from, end: Math.min(sentence.span.end, from + reach) });
    return named.some(({ target }) => target !== undefined && above.has(target)) ? [index] : [];
  });
}

function takesBack({ modality, subjects }: Head): boolean {
  return (
    (subjects.has('supplier') && (modality === 'may' || modality === 'need not')) ||
    (subjects.has('authority') && !subjects.has('supplier') && modality === 'must not')
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
