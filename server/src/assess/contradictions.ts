import type { Safeguard } from '../library/library.ts';
import type { Judgement } from './judgement.ts';
import { firstOfSentences, holdsGood, type Match } from './match.ts';
import { overridesIn, prevailingOver } from './overrides.ts';
import type { Reading } from './reading.ts';

/** The articles in which `matches` stand. */
export const articlesOf = ({ sentences, regions }: Reading, matches: readonly Match[]): ReadonlySet<number> =>
  new Set(matches.map(({ sentence }) => regions.article(sentences[sentence]?.clause ?? 0)));

/** Wordings elsewhere that take the safeguard back, unless its own clauses say that they prevail. */
export function contradictionsOf(
  reading: Reading,
  safeguard: Safeguard,
  own: readonly Match[],
  sites: readonly Match[],
): Judgement['contradictions'] {
  const articles = articlesOf(reading, own);
  // Any clause on the matter may say that it prevails, whether it is shown as evidence or not.
  const overridden = overridesIn(reading, articlesOf(reading, sites));
  const holding = new Set<number>();
  for (const { sentence } of own)
    for (
      let at = reading.sentences[sentence]?.clause;
      at !== undefined;
      at = reading.contract.clauses[at]?.parent
    )
      holding.add(at);
  const contradictions = safeguard.contradicted.flatMap(({ near, any, unless, label }) => {
    const saved = new Set(
      reading
        .all(unless)
        .map(({ sentence }) => reading.regions.article(reading.sentences[sentence]?.clause ?? 0)),
    );
    return firstOfSentences(reading.all(any)).flatMap((match) => {
      const sentence = reading.sentences[match.sentence];
      if (
        sentence === undefined ||
        !holdsGood(sentence, match) ||
        saved.has(reading.regions.article(sentence.clause))
      )
        return [];
      if (near === 'article' && !isAbout(reading, match.sentence, articles)) return [];
      // “Subject to clause 9, …” leaves clause 9 as it is.
      const yields = reading.subjectTo(match.sentence).some((target) => holding.has(target));
      return yields || overridden(sentence.clause) ? [] : [{ kind: 'words' as const, match, label }];
    });
  });
  const [main] = sites;
  const prevailing = (main === undefined ? [] : prevailingOver(reading, main.sentence)).flatMap((index) => {
    const sentence = reading.sentences[index];
    return sentence === undefined || overridden(sentence.clause)
      ? []
      : [{ kind: 'sentence' as const, sentence: index, label: 'another clause prevails over it' }];
  });
  return [...contradictions, ...prevailing];
}

/** Whether a sentence stands in one of these articles or names one of their clauses by number. */
export function isAbout(
  { references, sentences, regions }: Reading,
  sentence: number,
  articles: ReadonlySet<number>,
): boolean {
  const it = sentences[sentence];
  if (it === undefined) return false;
  const named = references.between(it.span.start, it.span.end).filter(({ kind }) => kind === 'clause');
  if (named.length === 0) return articles.has(regions.article(it.clause));
  return named.some(({ target }) => target !== undefined && articles.has(regions.article(target)));
}
