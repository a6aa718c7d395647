import type { Clause, Contract } from '../contract/contract.ts';
import { headingFit } from '../library/headings.ts';
import type { Element, Safeguard, Trait } from '../library/library.ts';
import { takingBack } from '../library/taking-back.ts';
import type { Evidence, Outcome } from './assessment.ts';
import { holdsGood, type Match } from './match.ts';
import { overridesIn, prevailingOver, subjectTo } from './overrides.ts';
import { type Reading, sentenceEvidence, wordsEvidence } from './reading.ts';

/** The graded presence of one safeguard. `shown` are the traits of the draft, `denied` those that a user says it lacks. */
export function grade(
  reading: Reading,
  safeguard: Safeguard,
  shown: ReadonlySet<Trait>,
  denied: ReadonlySet<Trait>,
): Outcome {
  const nothing: Outcome = {
    safeguard: safeguard.id,
    state: 'absent',
    met: [],
    missing: [],
    qualifiers: [],
    contradictions: [],
    pointers: [],
  };
  const { appliesIf, appliesUnlessDenied } = safeguard;
  if (appliesIf !== undefined && !shown.has(appliesIf)) return { ...nothing, state: 'not applicable' };
  if (appliesUnlessDenied !== undefined && denied.has(appliesUnlessDenied))
    return { ...nothing, state: 'not applicable' };

  const required = safeguard.elements.filter(
    ({ required: asked, appliesIf: trait }) => asked && (trait === undefined || shown.has(trait)),
  );
  const weak = weakSentences(reading, safeguard);
  const used = aloneIn(reading, safeguard, weak) ?? jointIn(reading, safeguard, required, weak);
  if (used === undefined || used.met.length === 0) return withoutCore(reading, safeguard, required, nothing);

  const qualifiers = [
    ...used.matches.flatMap(({ sentence }) => weak.get(sentence) ?? []),
    ...qualifiersNamed(reading, safeguard, used.matches),
    ...qualifiersNearby(reading, safeguard, used),
  ];
  const contradictions = contradictionsOf(reading, safeguard, used.matches, used.sites);
  const state =
    contradictions.length > 0
      ? 'contradicted'
      : qualifiers.length > 0
        ? 'weakened'
        : used.missing.length > 0
          ? 'partial'
          : 'present';
  return {
    ...nothing,
    state,
    met: used.met,
    missing: used.missing,
    qualifiers: unique(qualifiers.map((match) => wordsEvidence(reading, match))),
    contradictions,
  };
}

/** Where an element stands, void sentences and those that `not` disqualifies left out. */
function placesOf(reading: Reading, element: Element): readonly Match[] {
  const barred = new Set(element.not.flatMap(reading.matches).map(({ sentence }) => sentence));
  return element.any
    .flatMap(reading.matches)
    .filter((match) => {
      const it = reading.sentences[match.sentence];
      return (
        it !== undefined &&
        holdsGood(it, match) &&
        !barred.has(match.sentence) &&
        reading.contract.clauses[it.clause]?.role !== 'preamble'
      );
    })
    .sort((a, b) => a.sentence - b.sentence || a.from - b.from);
}

/** Whether the draft says nothing that would have to be answered. */
function holdsBySilence(reading: Reading, { orWithout }: Element): boolean {
  return orWithout.length > 0 && orWithout.every((phrase) => reading.matches(phrase).length === 0);
}

/** Sentences that hold a weakening phrase, with its places. */
function weakSentences(
  reading: Reading,
  { weakened, weakenedNot }: Safeguard,
): ReadonlyMap<number, readonly Match[]> {
  const weak = new Map<number, Match[]>();
  const harmless = new Set(weakenedNot.flatMap(reading.matches).map(({ sentence }) => sentence));
  for (const match of weakened.flatMap(reading.matches)) {
    if (harmless.has(match.sentence)) continue;
    const list = weak.get(match.sentence);
    if (list === undefined) weak.set(match.sentence, [match]);
    else list.push(match);
  }
  return weak;
}

/** Weakening words in the clauses that the evidence makes itself subject to by number. */
function qualifiersNamed(reading: Reading, { weakened }: Safeguard, own: readonly Match[]): readonly Match[] {
  const named = new Set(own.flatMap(({ sentence }) => subjectTo(reading, sentence)));
  if (named.size === 0) return [];
  const within = (clause: number): boolean => {
    for (let at: number | undefined = clause; at !== undefined; at = reading.contract.clauses[at]?.parent)
      if (named.has(at)) return true;
    return false;
  };
  return weakened
    .flatMap(reading.matches)
    .filter(({ sentence }) => within(reading.sentences[sentence]?.clause ?? -1));
}

/** Wordings beside the evidence, in sentences of their own, that limit what it gives. */
function qualifiersNearby(
  reading: Reading,
  safeguard: Safeguard,
  { matches, sites: [main] }: Joint,
): readonly Match[] {
  const articles = articlesOf(reading, matches);
  const harmless = new Set(safeguard.weakenedNot.flatMap(reading.matches).map(({ sentence }) => sentence));
  // A sentence that says the safeguard itself is judged by `weakened`, and left aside where a better one stands.
  const saying = new Set(
    safeguard.elements
      .filter(({ core }) => core)
      .flatMap((element) => placesOf(reading, element))
      .map(({ sentence }) => sentence),
  );
  const nearby = safeguard.weakenedNearby
    .flatMap(reading.matches)
    .filter(({ sentence }) => isAbout(reading, sentence, articles));
  const beside = takingBack
    .flatMap(reading.matches)
    .filter(({ sentence }) => main !== undefined && isBeside(reading, safeguard, main, sentence));
  return firstOfSentences([...nearby, ...beside]).filter((match) => {
    const sentence = reading.sentences[match.sentence];
    return (
      sentence !== undefined &&
      !harmless.has(match.sentence) &&
      (!saying.has(match.sentence) || sentence.heads.some(({ modality }) => modality === 'must not')) &&
      holdsGood(sentence, match)
    );
  });
}

/** Whether a sentence stands in the clause of `main`, or in the same article where that deals with the safeguard alone. */
function isBeside(
  { contract, sentences, regions }: Reading,
  { headings }: Safeguard,
  main: Match,
  sentence: number,
): boolean {
  const clause = sentences[main.sentence]?.clause ?? 0;
  const other = sentences[sentence]?.clause ?? 0;
  if (regions.sameClause(clause, other)) return true;
  const article = regions.article(clause);
  const heading = contract.clauses[article]?.heading?.text;
  return (
    regions.article(other) === article &&
    heading !== undefined &&
    headingFit(heading, headings.slice(0, telling)) >= 0
  );
}

const articlesOf = ({ sentences, regions }: Reading, matches: readonly Match[]): ReadonlySet<number> =>
  new Set(matches.map(({ sentence }) => regions.article(sentences[sentence]?.clause ?? 0)));

/** An unqualified wording that fulfils the safeguard by itself. */
function aloneIn(
  reading: Reading,
  { elements }: Safeguard,
  weak: ReadonlyMap<number, unknown>,
): Joint | undefined {
  for (const element of elements.filter(({ alone }) => alone)) {
    const matches = firstOfSentences(placesOf(reading, element)).filter(
      ({ sentence }) => !weak.has(sentence),
    );
    const met = matches.map((match) => ({ element: element.id, evidence: sentenceEvidence(reading, match) }));
    if (met.length > 0) return { met, missing: [], matches, sites: matches };
  }
  return undefined;
}

/** The best joint reading of the required elements; `undefined` where no core element stands. */
function jointIn(
  reading: Reading,
  safeguard: Safeguard,
  required: readonly Element[],
  weak: ReadonlyMap<number, unknown>,
): Joint | undefined {
  const sites = safeguard.elements
    .filter((element) => element.core)
    .flatMap((element) => placesOf(reading, element).map((place): Site => ({ ...place, element })));
  if (sites.length === 0) return undefined;
  const clean = sites.filter(({ sentence }) => !weak.has(sentence));
  const best = clean.length === 0 ? sites : clean;
  const full = joint(reading, required, best, weak);
  // Qualified sites help only where they bring an element that no unqualified one has.
  const joined =
    full.missing.length > 0 && clean.length > 0 && clean.length < sites.length
      ? joint(reading, required, sites, weak)
      : full;
  return joined.missing.length < full.missing.length ? joined : full;
}

type Joint = {
  readonly met: Outcome['met'];
  readonly missing: readonly string[];
  readonly matches: readonly Match[];
  /** All places of core elements that were considered, the one that stands with most of the safeguard first. */
  readonly sites: readonly Match[];
};

/** A place of a core element. */
type Site = Match & { readonly element: Element };

/** The required elements over all clauses that say a core one; an unqualified wording is preferred. */
function joint(
  reading: Reading,
  required: readonly Element[],
  sites: readonly Site[],
  weak: ReadonlyMap<number, unknown>,
): Joint {
  const met: { element: string; evidence: Evidence }[] = [];
  const missing: string[] = [];
  const matches: Match[] = [];
  const use = (element: Element, match: Match): void => {
    met.push({ element: element.id, evidence: sentenceEvidence(reading, match) });
    matches.push(match);
  };
  const fullest = fullestFirst(reading, required, sites);
  for (const element of required) {
    if (element.core) {
      // One site a sentence, and no more than show the safeguard: those that stand with most of what it asks.
      const own = [...firstOfSentences(sites.filter((site) => site.element === element))]
        .sort(fullest)
        .slice(0, mostSites)
        .sort((a, b) => a.sentence - b.sentence);
      if (own.length === 0) missing.push(element.id);
      for (const site of own) use(element, site);
      continue;
    }
    const near = placesOf(reading, element).filter((place) =>
      sites.some((site) => isNear(reading, element.near, site, place)),
    );
    const [chosen] = [...near].sort(
      (a, b) => Number(weak.has(a.sentence)) - Number(weak.has(b.sentence)) || fullest(a, b),
    );
    if (chosen !== undefined) use(element, chosen);
    else if (!holdsBySilence(reading, element)) missing.push(element.id);
  }
  return { met, missing, matches, sites: [...sites].sort(fullest) };
}

/**
 * An order of places by how much of what a safeguard asks stands in their article, the most first; places of one article
 * stay in the order of the draft. A stray word elsewhere is so no match for the clause that deals with the matter.
 */
function fullestFirst(
  reading: Reading,
  required: readonly Element[],
  sites: readonly Site[],
): (a: Match, b: Match) => number {
  const articleOf = ({ sentence }: Match): number =>
    reading.regions.article(reading.sentences[sentence]?.clause ?? 0);
  const held = new Map<number, number>();
  for (const element of required) {
    const places = element.core
      ? sites.filter((site) => site.element === element)
      : placesOf(reading, element);
    for (const article of new Set(places.map(articleOf))) held.set(article, (held.get(article) ?? 0) + 1);
  }
  return (a, b) => (held.get(articleOf(b)) ?? 0) - (held.get(articleOf(a)) ?? 0);
}

const mostSites = 6;

function firstOfSentences(matches: readonly Match[]): readonly Match[] {
  const seen = new Set<number>();
  return matches.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence));
}

function isNear({ sentences, regions }: Reading, near: Element['near'], site: Match, place: Match): boolean {
  if (site.sentence === place.sentence || near === 'contract') return true;
  const one = sentences[site.sentence]?.clause ?? 0;
  const other = sentences[place.sentence]?.clause ?? 0;
  switch (near) {
    case 'sentence':
      return false;
    case 'clause':
      return regions.sameClause(one, other);
    case 'article':
      return regions.article(one) === regions.article(other);
  }
}

/** Wordings elsewhere that take the safeguard back, unless its own clauses say that they prevail. */
function contradictionsOf(
  reading: Reading,
  safeguard: Safeguard,
  own: readonly Match[],
  sites: readonly Match[],
): Outcome['contradictions'] {
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
      unless
        .flatMap(reading.matches)
        .map(({ sentence }) => reading.regions.article(reading.sentences[sentence]?.clause ?? 0)),
    );
    return firstOfSentences(any.flatMap(reading.matches)).flatMap((match) => {
      const sentence = reading.sentences[match.sentence];
      if (
        sentence === undefined ||
        !holdsGood(sentence, match) ||
        saved.has(reading.regions.article(sentence.clause))
      )
        return [];
      if (near === 'article' && !isAbout(reading, match.sentence, articles)) return [];
      // “Subject to clause 9, …” leaves clause 9 as it is.
      const yields = subjectTo(reading, match.sentence).some((target) => holding.has(target));
      return yields || overridden(sentence.clause) ? [] : [{ ...wordsEvidence(reading, match), label }];
    });
  });
  const [main] = sites;
  const prevailing = (main === undefined ? [] : prevailingOver(reading, main.sentence)).flatMap((index) => {
    const sentence = reading.sentences[index];
    return sentence === undefined || overridden(sentence.clause)
      ? []
      : [{ span: sentence.span, clause: sentence.clause, label: 'another clause prevails over it' }];
  });
  return [...contradictions, ...prevailing].sort((a, b) => a.span.start - b.span.start);
}

/** Whether a sentence stands in one of these articles or names one of their clauses by number. */
function isAbout(
  { contract, sentences, regions }: Reading,
  sentence: number,
  articles: ReadonlySet<number>,
): boolean {
  const it = sentences[sentence];
  if (it === undefined) return false;
  const named = contract.references.filter(
    ({ kind, span }) => kind === 'clause' && span.start >= it.span.start && span.end <= it.span.end,
  );
  if (named.length === 0) return articles.has(regions.article(it.clause));
  return named.some(({ target }) => target !== undefined && articles.has(regions.article(target)));
}

/** A safeguard whose core is nowhere: handed to a document that is not attached, a bare heading, or absent. */
function withoutCore(
  reading: Reading,
  safeguard: Safeguard,
  required: readonly Element[],
  nothing: Outcome,
): Outcome {
  const missing = required.map(({ id }) => id);
  // What would undo the safeguard is known although it is not there yet: a clause put in must prevail over it.
  const bare = { ...nothing, missing, contradictions: contradictionsOf(reading, safeguard, [], []) };
  const delegated = firstOfSentences(safeguard.delegated.flatMap(reading.matches))
    .filter(
      ({ sentence }) =>
        reading.sentences[sentence]?.voidAt === undefined && !pointsAtAttached(reading, sentence),
    )
    .map((match) => sentenceEvidence(reading, match));
  if (delegated.length > 0) return { ...bare, state: 'delegated', pointers: delegated };
  const headings = bareHeadings(reading, safeguard);
  if (headings.length > 0) return { ...bare, state: 'heading only', pointers: headings };
  return bare;
}

function pointsAtAttached({ contract, sentences }: Reading, sentence: number): boolean {
  const span = sentences[sentence]?.span;
  if (span === undefined) return false;
  return contract.references.some(
    (it) =>
      it.kind === 'attachment' &&
      it.target !== undefined &&
      it.span.start >= span.start &&
      it.span.end <= span.end,
  );
}

const placeholder =
  /^[\s[({<*_]*(?:reserved|intentionally (?:omitted|left blank|deleted)|not used|omitted|tbd|tbc|to be (?:agreed|completed|confirmed|drafted|inserted|determined)[^.]*|placeholder|insert[^.]*|deleted|n\/a|…|\.\.\.|[-_.\s]*)[\s\])}>*_.]*$/iu;

function bareHeadings({ contract }: Reading, { headings }: Safeguard): readonly Evidence[] {
  return contract.clauses.flatMap((clause) => {
    const { heading, role } = clause;
    if (heading === undefined || role === 'contents' || role === 'title') return [];
    if (!isBare(contract, clause) || headingFit(heading.text, headings.slice(0, telling)) < 0) return [];
    return [{ span: heading.span, clause: clause.index }];
  });
}

/** How many headings of a safeguard, best first, are so much its own that a bare one promises it. */
const telling = 4;

/** Whether a clause and all that it holds say nothing: `5. Audit` over `5.1 [Reserved]` is as empty as a bare heading. */
function isBare(contract: Contract, clause: Clause): boolean {
  const body = clause.paragraphs.map(({ span }) => contract.text.slice(span.start, span.end)).join(' ');
  if (!placeholder.test(body)) return false;
  return clause.children.every((child) => {
    const it = contract.clauses[child];
    return it === undefined || (it.heading === undefined && isBare(contract, it));
  });
}

/** Each stretch of words once; one inside another is left out. */
function unique(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(
    ({ span: own }, at) =>
      !evidence.some(
        ({ span }, other) =>
          other !== at &&
          span.start <= own.start &&
          span.end >= own.end &&
          (span.start !== own.start || span.end !== own.end || other < at),
      ),
  );
}
