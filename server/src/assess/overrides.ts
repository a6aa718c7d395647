import type { Reading } from './reading.ts';

/**
 * Tells of a clause whether the given articles say that they prevail over it: “despite clause 14.2”, “notwithstanding
 * Section 9”, “prevails over Article VI”, or “notwithstanding any other provision of this Agreement”.
 */
export function overridesIn(
  { contract, sentences, regions }: Reading,
  articles: ReadonlySet<number>,
): (clause: number) => boolean {
  const targets = new Set<number>();
  let all = false;
  for (const sentence of sentences) {
    if (!articles.has(regions.article(sentence.clause))) continue;
    const words = contract.text.slice(sentence.span.start, sentence.span.end);
    const opening = overriding.exec(words);
    if (opening === null) continue;
    if (
      /\b(?:any|every|all) (?:other|contrary|conflicting)\b|\banything\b/iu.test(
        words.slice(opening.index, opening.index + 80),
      )
    )
      all = true;
    for (const reference of contract.references) {
      if (reference.target === undefined || reference.span.start < sentence.span.start + opening.index)
        continue;
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

const overriding =
  /\b(?:despite|notwithstanding|prevails? over|takes? precedence over|in spite of|overrides?)\b/iu;
