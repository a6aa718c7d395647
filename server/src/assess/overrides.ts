import { roleBits } from '../library/ops.ts';
import { ofItself } from './precedence.ts';
import type { ReadSentence } from './read-sentence.ts';
import type { Reading } from './reading.ts';
import type { Head } from './statements.ts';

/**
 * Tells of a clause whether the given articles say that they prevail over it: “despite clause 14.2”, “notwithstanding
 * Section 9”, “prevails over Article VI”, or “notwithstanding any other provision of this Agreement”.
 */
export function overridesIn(
  { contract, references, regions, overriding }: Reading,
  articles: ReadonlySet<number>,
): (clause: number) => boolean {
  let targets: Set<number> | undefined;
  let all = false;
  for (const { sentence, from } of articles.size === 0 ? [] : overriding) {
    if (!articles.has(regions.article(sentence.clause))) continue;
    const { end } = sentence.span;
    const words = contract.text.slice(from, Math.min(from + 80, end));
    if (ofItself.test(words)) continue;
    if (
      /\b(?:any|every|all) (?:other|contrary|conflicting)\b|\banything\b/iu.test(words) &&
      !sentence.heads.some(freesSupplier)
    )
      all = true;
    for (const { target } of references.between(from, end))
      if (target !== undefined) {
        targets ??= new Set();
        targets.add(target);
      }
  }
  if (!all && targets === undefined) return () => false;
  return (clause) => {
    if (all && !articles.has(regions.article(clause))) return true;
    for (let at: number | undefined = clause; at !== undefined; at = contract.clauses[at]?.parent)
      if (targets?.has(at)) return true;
    return false;
  };
}

/** “Notwithstanding any other provision, the Vendor may …” is no safeguard that prevails. */
const freesSupplier = ({ subjects, modality }: Head): boolean =>
  subjects === supplier && (modality === 'may' || modality === 'need not');

const supplier = roleBits(['supplier']);

/**
 * The sentences that take precedence over `main`, by its number or as the preceding one: “Notwithstanding clause 9, the
 * Supplier may …”, “In derogation of the preceding paragraph, …”. One that names a whole article must speak of the same
 * things, since an article holds much that it leaves alone.
 */
export function prevailingOver(reading: Reading, main: ReadSentence): readonly ReadSentence[] {
  const { contract, regions } = reading;
  const prevailing = reading.prevailing();
  if (prevailing.length === 0) return [];
  const { clause } = main;
  const article = regions.article(clause);
  const near = new Set([clause]);
  for (
    let at: number | undefined = clause;
    at !== undefined && at !== article;
    at = contract.clauses[at]?.parent
  )
    near.add(at);
  return prevailing.flatMap(({ sentence, targets, overForegoing }) => {
    const own = sentence.clause;
    // In the clause itself only a later sentence that overrides the words before it does so.
    if (own === clause) return overForegoing && sentence.index > main.index ? [sentence] : [];
    for (const target of targets) if (near.has(target)) return [sentence];
    const sameMatter =
      targets.has(article) &&
      regions.article(own) !== article &&
      sharedWords(main, sentencesBeside(reading, sentence)) >= mostlySame;
    return sameMatter ? [sentence] : [];
  });
}

/** How many words of the library a sentence and a clause must share to speak of the same things. */
const mostlySame = 4;

/** The sentences of a clause that one of them stands for. */
function sentencesBeside({ sentences }: Reading, { index, clause }: ReadSentence): readonly ReadSentence[] {
  let from = index;
  while (sentences[from - 1]?.clause === clause) from -= 1;
  let to = index + 1;
  while (sentences[to]?.clause === clause) to += 1;
  return sentences.slice(from, to);
}

function sharedWords(main: ReadSentence, others: readonly ReadSentence[]): number {
  const said = new Set(others.flatMap(longWords));
  return new Set(longWords(main).filter((key) => said.has(key))).size;
}

/** The words of a sentence that the library knows and that say something, by their keys. */
function longWords({ words }: ReadSentence): readonly number[] {
  const found: number[] = [];
  for (let it = 0; it < words.length; it += 1)
    if (words.key(it) >= 0 && words.word(it).length > 4) found.push(words.key(it));
  return found;
}
