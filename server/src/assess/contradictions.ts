import type { Safeguard } from '../library/library.ts';
import type { Judgement } from './judgement.ts';
import { overridesIn, prevailingOver } from './overrides.ts';
import { firstOfSentences, holdsGood, type Match, type ReadSentence } from './read-sentence.ts';
import type { Reading } from './reading.ts';

/** The articles in which `matches` stand. */
export function articlesOf({ regions }: Reading, matches: readonly Match[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { sentence } of matches) found.add(regions.article(sentence.clause));
  return found;
}

/**
 * Wordings elsewhere that take the safeguard back, unless its own clauses say that they prevail. `sites` are the places on
 * the matter, `main` the one that stands with most of it.
 */
export function contradictionsOf(
  reading: Reading,
  safeguard: Safeguard,
  own: readonly Match[],
  sites: readonly Match[],
  main: Match | undefined,
): Judgement['contradictions'] {
  const articles = articlesOf(reading, own);
  // Any clause on the matter may say that it prevails, whether it is shown as evidence or not.
  const overridden = overridesIn(reading, articlesOf(reading, sites));
  const holding = new Set<number>();
  for (const { sentence } of own)
    for (
      let at: number | undefined = sentence.clause;
      at !== undefined;
      at = reading.contract.clauses[at]?.parent
    )
      holding.add(at);
  const contradictions = safeguard.contradicted.flatMap(({ near, any, unless, label }) => {
    const saved = articlesOf(reading, reading.all(unless));
    return firstOfSentences(reading.all(any)).flatMap((match) => {
      const { sentence } = match;
      if (!holdsGood(match) || saved.has(reading.regions.article(sentence.clause))) return [];
      if (reading.struck().has(sentence.clause)) return [];
      if (near === 'article' && !isAbout(reading, sentence, articles)) return [];
      // “Subject to clause 9, …” leaves clause 9 as it is.
      const yields = reading.subjectTo(sentence).some((target) => holding.has(target));
      return yields || overridden(sentence.clause) ? [] : [{ kind: 'words' as const, match, label }];
    });
  });
  const prevailing = [...prevailingOverAll(reading, sites, main)].flatMap((sentence) =>
    overridden(sentence.clause)
      ? []
      : [{ kind: 'sentence' as const, sentence, label: 'another clause prevails over it' }],
  );
  return [...contradictions, ...prevailing, ...strikingOut(reading, main)];
}

/** The sentence by which the draft takes out the clause of the safeguard. */
function strikingOut({ struck, sentences }: Reading, main: Match | undefined): Judgement['contradictions'] {
  const by = main === undefined ? undefined : struck().get(main.sentence.clause);
  const sentence =
    by === undefined
      ? undefined
      : sentences.find(
          ({ clause, span: { start, end } }) =>
            clause === by.clause && start <= by.span.start && by.span.start < end,
        );
  return sentence === undefined
    ? []
    : [{ kind: 'sentence', sentence, label: 'another clause takes it out of the draft' }];
}

/** What prevails over `main`, or over another clause of its article that says the safeguard too and that it names itself. */
function prevailingOverAll(
  reading: Reading,
  sites: readonly Match[],
  main: Match | undefined,
): Iterable<ReadSentence> {
  if (main === undefined || reading.prevailing().length === 0) return [];
  const article = reading.regions.article(main.sentence.clause);
  const found = new Set(prevailingOver(reading, main.sentence));
  const others = new Set<number>();
  for (const { sentence } of sites)
    if (reading.regions.article(sentence.clause) === article) others.add(sentence.clause);
  for (const { sentence, targets } of reading.prevailing())
    if (!others.has(sentence.clause) && [...targets].some((it) => it !== article && others.has(it)))
      found.add(sentence);
  return found;
}

/**
 * Whether a sentence stands in one of these articles or in a special condition that changes one, or names one of their
 * clauses by number.
 */
export function isAbout(
  { references, regions, amends }: Reading,
  { span, clause }: ReadSentence,
  articles: ReadonlySet<number>,
): boolean {
  const amended = amends(clause);
  if (amended !== undefined && articles.has(regions.article(amended))) return true;
  const named = references.between(span.start, span.end).filter(({ kind }) => kind === 'clause');
  if (named.length === 0) return articles.has(regions.article(clause));
  return named.some(({ target }) => target !== undefined && articles.has(regions.article(target)));
}
