import type { ReadSentence } from './match.ts';
import type { Reading } from './reading.ts';
import type { Head } from './statements.ts';

/**
 * Tells of a clause whether the given articles say that they prevail over it: “despite clause 14.2”, “notwithstanding
 * Section 9”, “prevails over Article VI”, or “notwithstanding any other provision of this Agreement”.
 */
export function overridesIn(
  { contract, references, sentences, regions, overriding }: Reading,
  articles: ReadonlySet<number>,
): (clause: number) => boolean {
  const targets = new Set<number>();
  let all = false;
  for (const [index, from] of overriding) {
    const sentence = sentences[index];
    if (sentence === undefined || !articles.has(regions.article(sentence.clause))) continue;
    const words = contract.text.slice(from, Math.min(from + 80, sentence.span.end));
    if (
      /\b(?:any|every|all) (?:other|contrary|conflicting)\b|\banything\b/iu.test(words) &&
      !sentence.heads.some(freesSupplier)
    )
      all = true;
    for (const { target } of references.between(from, sentence.span.end))
      if (target !== undefined) targets.add(target);
  }
  return (clause) => {
    if (all && !articles.has(regions.article(clause))) return true;
    for (let at: number | undefined = clause; at !== undefined; at = contract.clauses[at]?.parent)
      if (targets.has(at)) return true;
    return false;
  };
}

/** “Notwithstanding any other provision, the Vendor may …” is no safeguard that prevails. */
const freesSupplier = ({ subjects, modality }: Head): boolean =>
  subjects.size === 1 && subjects.has('supplier') && (modality === 'may' || modality === 'need not');

/**
 * The sentences that take precedence over the one at `main`, by its number or as the preceding one: “Notwithstanding clause
 * 9, the Supplier may …”, “In derogation of the preceding paragraph, …”. One that names a whole article must speak of the
 * same things, since an article holds much that it leaves alone.
 */
export function prevailingOver(reading: Reading, main: number): readonly number[] {
  const { contract, sentences, regions } = reading;
  const clause = sentences[main]?.clause;
  if (clause === undefined) return [];
  const article = regions.article(clause);
  const near = new Set([clause]);
  for (
    let at: number | undefined = clause;
    at !== undefined && at !== article;
    at = contract.clauses[at]?.parent
  )
    near.add(at);
  return reading.prevailing().flatMap(({ sentence: index, targets, overForegoing }) => {
    const own = sentences[index]?.clause ?? clause;
    // In the clause itself only a later sentence that overrides the words before it does so.
    if (own === clause) return overForegoing && index > main ? [index] : [];
    for (const target of targets) if (near.has(target)) return [index];
    const sameMatter =
      targets.has(article) &&
      regions.article(own) !== article &&
      sharedWords(reading, main, own) >= mostlySame;
    return sameMatter ? [index] : [];
  });
}

/** How many words of the library a sentence and a clause must share to speak of the same things. */
const mostlySame = 4;

function sharedWords({ sentences }: Reading, main: number, clause: number): number {
  const keys = ({ words }: ReadSentence): readonly number[] => {
    const found: number[] = [];
    for (let it = 0; it < words.length; it += 1)
      if (words.key(it) >= 0 && words.word(it).length > 4) found.push(words.key(it));
    return found;
  };
  const own = sentences[main];
  if (own === undefined) return 0;
  const said = new Set(sentences.filter((it) => it.clause === clause).flatMap(keys));
  return new Set(keys(own).filter((key) => said.has(key))).size;
}
