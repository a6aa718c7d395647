import { headingFit } from '../library/headings.ts';
import type { Element, Safeguard, Trait } from '../library/library.ts';
import { takingBack } from '../library/taking-back.ts';
import type { Outcome } from './assessment.ts';
import { articlesOf, contradictionsOf, isAbout } from './contradictions.ts';
import type { Judgement } from './judgement.ts';
import { firstOfSentences, holdsGood, type Match } from './match.ts';
import type { Reading } from './reading.ts';

/** How a safeguard stands in a draft. `shown` are the traits of the draft, `denied` those that a user says it lacks. */
export function grade(
  reading: Reading,
  safeguard: Safeguard,
  shown: ReadonlySet<Trait>,
  denied: ReadonlySet<Trait>,
): Judgement {
  const { appliesIf, appliesUnlessDenied } = safeguard;
  if (appliesIf !== undefined && !shown.has(appliesIf)) return { ...nothing, state: 'not applicable' };
  if (appliesUnlessDenied !== undefined && denied.has(appliesUnlessDenied))
    return { ...nothing, state: 'not applicable' };

  const required = safeguard.elements.filter(
    ({ required: asked, appliesIf: trait }) => asked && (trait === undefined || shown.has(trait)),
  );
  const weak = weakSentences(reading, safeguard);
  const used = aloneIn(reading, safeguard, weak) ?? jointIn(reading, safeguard, required, weak);
  if (used === undefined || used.met.length === 0) return withoutCore(reading, safeguard, required);

  const own = used.met.map(({ match }) => match);
  const qualifiers = [
    ...own.flatMap(({ sentence }) => weak.get(sentence) ?? []),
    ...qualifiersNamed(reading, safeguard, own),
    ...qualifiersNearby(reading, safeguard, own, used.sites[0]),
  ];
  const contradictions = contradictionsOf(reading, safeguard, own, used.sites);
  const state: Outcome['state'] =
    contradictions.length > 0
      ? 'contradicted'
      : qualifiers.length > 0
        ? 'weakened'
        : used.missing.length > 0
          ? 'partial'
          : 'present';
  return { ...nothing, state, met: used.met, missing: used.missing, qualifiers, contradictions };
}

const nothing: Judgement = {
  state: 'absent',
  met: [],
  missing: [],
  qualifiers: [],
  contradictions: [],
  pointers: [],
};

/** Whether the draft says nothing that would have to be answered. */
function holdsBySilence(reading: Reading, { orWithout }: Element): boolean {
  return orWithout.length > 0 && reading.all(orWithout).length === 0;
}

/** Sentences that hold a weakening phrase, with its places. */
function weakSentences(
  reading: Reading,
  { weakened, weakenedNot }: Safeguard,
): ReadonlyMap<number, readonly Match[]> {
  const weak = new Map<number, Match[]>();
  const harmless = reading.holding(weakenedNot);
  for (const match of reading.all(weakened)) {
    if (harmless.has(match.sentence)) continue;
    const list = weak.get(match.sentence);
    if (list === undefined) weak.set(match.sentence, [match]);
    else list.push(match);
  }
  return weak;
}

/** Weakening words in the clauses that the evidence makes itself subject to by number. */
function qualifiersNamed(reading: Reading, { weakened }: Safeguard, own: readonly Match[]): readonly Match[] {
  const named = new Set(own.flatMap(({ sentence }) => reading.subjectTo(sentence)));
  if (named.size === 0) return [];
  const within = (clause: number): boolean => {
    for (let at: number | undefined = clause; at !== undefined; at = reading.contract.clauses[at]?.parent)
      if (named.has(at)) return true;
    return false;
  };
  return reading.all(weakened).filter(({ sentence }) => within(reading.sentences[sentence]?.clause ?? -1));
}

/** Wordings beside the evidence, in sentences of their own, that limit what it gives. */
function qualifiersNearby(
  reading: Reading,
  safeguard: Safeguard,
  own: readonly Match[],
  main: Match | undefined,
): readonly Match[] {
  const articles = articlesOf(reading, own);
  const harmless = reading.holding(safeguard.weakenedNot);
  // A sentence that says the safeguard itself is judged by `weakened`, and left aside where a better one stands.
  const saying = new Set(
    safeguard.elements
      .filter(({ core }) => core)
      .flatMap((element) => reading.placesOf(element))
      .map(({ sentence }) => sentence),
  );
  const nearby = reading
    .all(safeguard.weakenedNearby)
    .filter(({ sentence }) => isAbout(reading, sentence, articles));
  const beside = reading
    .all([takingBack])
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
  const holders = regions.holders(clause);
  for (const holder of regions.holders(other)) if (holders.has(holder)) return true;
  const article = regions.article(clause);
  const heading = contract.clauses[article]?.heading?.text;
  return (
    regions.article(other) === article &&
    heading !== undefined &&
    headingFit(heading, headings.slice(0, telling)) >= 0
  );
}

/** An unqualified wording that fulfils the safeguard by itself. */
function aloneIn(
  reading: Reading,
  { elements }: Safeguard,
  weak: ReadonlyMap<number, unknown>,
): Joint | undefined {
  for (const element of elements.filter(({ alone }) => alone)) {
    const matches = firstOfSentences(reading.placesOf(element)).filter(({ sentence }) => !weak.has(sentence));
    const met = matches.map((match) => ({ element: element.id, match }));
    if (met.length > 0) return { met, missing: [], sites: matches };
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
    .flatMap((element) => reading.placesOf(element).map((place): Site => ({ ...place, element })));
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

type Joint = Pick<Judgement, 'met' | 'missing'> & {
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
  const met: { element: string; match: Match }[] = [];
  const missing: string[] = [];
  const fullest = fullestFirst(reading, required, sites);
  for (const element of required) {
    if (element.core) {
      // One site a sentence, and no more than show the safeguard: those that stand with most of what it asks.
      const own = [...firstOfSentences(sites.filter((site) => site.element === element))]
        .sort(fullest)
        .slice(0, mostSites)
        .sort((a, b) => a.sentence - b.sentence);
      if (own.length === 0) missing.push(element.id);
      for (const site of own) met.push({ element: element.id, match: site });
      continue;
    }
    const [chosen] = reading
      .placesOf(element)
      .filter(nearTo(reading, element.near, sites))
      .sort((a, b) => Number(weak.has(a.sentence)) - Number(weak.has(b.sentence)) || fullest(a, b));
    if (chosen !== undefined) met.push({ element: element.id, match: chosen });
    else if (!holdsBySilence(reading, element)) missing.push(element.id);
  }
  return { met, missing, sites: sites.toSorted(fullest) };
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
      : reading.placesOf(element);
    for (const article of new Set(places.map(articleOf))) held.set(article, (held.get(article) ?? 0) + 1);
  }
  return (a, b) => (held.get(articleOf(b)) ?? 0) - (held.get(articleOf(a)) ?? 0);
}

const mostSites = 6;

/** Tells of places whether they are as near to one of `sites` as `near` asks. */
function nearTo(
  { sentences, regions }: Reading,
  near: Element['near'],
  sites: readonly Match[],
): (place: Match) => boolean {
  if (near === 'contract') return () => true;
  const clauseOf = ({ sentence }: Match): number => sentences[sentence]?.clause ?? 0;
  const same = new Set(sites.map(({ sentence }) => sentence));
  if (near === 'sentence') return ({ sentence }) => same.has(sentence);
  if (near === 'article') {
    const articles = new Set(sites.map((site) => regions.article(clauseOf(site))));
    return (place) => articles.has(regions.article(clauseOf(place)));
  }
  const holders = new Set(sites.flatMap((site) => [...regions.holders(clauseOf(site))]));
  return (place) => [...regions.holders(clauseOf(place))].some((it) => holders.has(it));
}

/** A safeguard whose core is nowhere: handed to a document that is not attached, a bare heading, or absent. */
function withoutCore(reading: Reading, safeguard: Safeguard, required: readonly Element[]): Judgement {
  const missing = required.map(({ id }) => id);
  // What would undo the safeguard is known although it is not there yet: a clause put in must prevail over it.
  const bare = { ...nothing, missing, contradictions: contradictionsOf(reading, safeguard, [], []) };
  const delegated = firstOfSentences(reading.all(safeguard.delegated))
    .filter(
      ({ sentence }) =>
        reading.sentences[sentence]?.voidAt === undefined && !pointsAtAttached(reading, sentence),
    )
    .map(({ sentence }) => ({ kind: 'sentence' as const, sentence }));
  if (delegated.length > 0) return { ...bare, state: 'delegated', pointers: delegated };
  const headings = reading
    .bareHeadings()
    .filter(({ heading }) => headingFit(heading.text, safeguard.headings.slice(0, telling)) >= 0)
    .map(({ clause }) => ({ kind: 'heading' as const, clause }));
  if (headings.length > 0) return { ...bare, state: 'heading only', pointers: headings };
  return bare;
}

function pointsAtAttached({ references, sentences }: Reading, sentence: number): boolean {
  const span = sentences[sentence]?.span;
  if (span === undefined) return false;
  return references
    .between(span.start, span.end)
    .some(({ kind, target }) => kind === 'attachment' && target !== undefined);
}

/** How many headings of a safeguard, best first, are so much its own that a bare one promises it. */
const telling = 4;
