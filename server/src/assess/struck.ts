import type { Clause, Contract, Reference } from '../contract/contract.ts';

/** The clauses that a draft takes out of itself, each with the reference that names it. */
export type Struck = ReadonlyMap<number, Reference>;

/**
 * The clauses that the draft itself takes out, with all that they hold: “Section 10.2 is struck from the Master Terms”,
 * “The following do not apply: clause 9 and clause 12”, “The following replaces clause 9.” What they say binds nobody.
 */
export function struckClauses({ clauses, references, text }: Contract): Struck {
  const struck = new Map<number, Reference>();
  for (const reference of references) {
    const { kind, target, span, clause: at } = reference;
    const clause = clauses[at];
    if (kind !== 'clause' || target === undefined || target === at || clause === undefined) continue;
    const before = text.slice(Math.max(clause.span.start, span.start - reach), span.start);
    if (
      takenOutBehind(before, text.slice(span.end, span.end + reach)) ||
      inPlaceOf.test(before) ||
      takenOutAbove(clause, clauses, text, before)
    )
      addWhole(target, clauses, reference, struck);
  }
  return struck;
}

/** How far from a reference the words may stand that take its clause out, in UTF-16 units. */
const reach = 400;

const takenOut = String.raw`(?:(?:is|are|shall be)\s+(?:hereby\s+)?(?:deleted|struck|removed|omitted|disapplied|replaced|superseded)\b|ha(?:s|ve)\s+no\s+(?:force|effect)\b|(?:does|do|shall|will)\s+not\s+apply(?:\s+to\s+(?:this|the)\s+[\w-]+(?:\s+[\w-]+)?)?\s*(?=[.;:]))`;
/** What may stand between the number of a clause and the words that take it out: its heading and further numbers. */
const more = String.raw`(?:\s*(?:[,;]|\([^()]{1,80}\)|and\b|or\b|to\b|(?:[Ss]ub-?)?(?:[Cc]lause|[Ss]ection|[Aa]rticle|[Pp]aragraph)s?\b|of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,5}|[\d.]+(?![\d.])))*`;
const behind = new RegExp(String.raw`^${more}\s*${takenOut}`, 'u');
const above = new RegExp(String.raw`\bfollowing\b[^:.]*\s${takenOut}[^:.]*:(?:(?!\.\s+[A-Z])[\s\S])*$`, 'iu');
/** Words right before a reference that put others in the place of its clause. */
const inPlaceOf =
  /(?:\bfollowing\b[^.;:]{0,60}\s(?:replaces?|supersedes?|is substituted for|shall (?:replace|supersede|be substituted for))|(?<![\p{L},]\s)\bDelete)\s+(?:the (?:text|words|wording|whole) of\s+)?$/u;
/** Words before a reference under which its clause is not simply taken out. */
const onCondition = /\b(?:if|where|when|whenever|unless|until|whether|except|save|subject)\b/iu;

function takenOutBehind(before: string, after: string): boolean {
  if (!behind.test(after)) return false;
  const sentence = before.slice(before.search(/(?:(?![.;]\s)[\s\S])*$/u));
  return !onCondition.test(sentence);
}

function takenOutAbove(clause: Clause, clauses: readonly Clause[], text: string, before: string): boolean {
  // Looked for first, since hardly a clause has it.
  if (before.includes('following') && above.test(before)) return true;
  const lead = clause.parent === undefined ? undefined : clauses[clause.parent]?.paragraphs.at(-1);
  if (lead === undefined) return false;
  const words = text.slice(lead.span.start, lead.span.end);
  return words.includes('following') && above.test(words);
}

function addWhole(
  clause: number,
  clauses: readonly Clause[],
  by: Reference,
  into: Map<number, Reference>,
): void {
  into.set(clause, by);
  for (const child of clauses[clause]?.children ?? []) addWhole(child, clauses, by, into);
}
