import { headingFit } from '../library/headings.ts';
import type { Element, Phrase, Safeguard, Trait } from '../library/library.ts';
import { takingBack } from '../library/taking-back.ts';
import type { Outcome } from './assessment.ts';
import { articlesOf, contradictionsOf, isAbout } from './contradictions.ts';
import type { Judgement } from './judgement.ts';
import { firstOfSentences, holdsGood, type Match, type ReadSentence } from './read-sentence.ts';
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
  // What a draft takes out of itself is shown only where nothing else says it.
  const standing = withoutStruck(reading);
  const used =
    usedIn(standing, safeguard, required, weak) ??
    (standing === reading ? undefined : usedIn(reading, safeguard, required, weak));
  if (used === undefined || used.met.length === 0) return withoutCore(reading, safeguard, required);

  const own = used.met.map(({ match }) => match);
  const qualifiers = [
    ...own.flatMap(({ sentence }) => weak.get(sentence) ?? []),
    ...qualifiersNamed(reading, safeguard, own),
    ...qualifiersNearby(reading, safeguard, own, used.main),
  ];
  const contradictions = contradictionsOf(reading, safeguard, own, used.sites, used.main);
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

/** The reading without what stands in clauses that the draft takes out. */
function withoutStruck(reading: Reading): Reading {
  const struck = reading.struck();
  if (struck.size === 0) return reading;
  return {
    ...reading,
    placesOf: (element) => reading.placesOf(element).filter(({ sentence }) => !struck.has(sentence.clause)),
  };
}

function usedIn(
  reading: Reading,
  safeguard: Safeguard,
  required: readonly Element[],
  weak: WeakSentences,
): Joint | undefined {
  return aloneIn(reading, safeguard, weak) ?? jointIn(reading, safeguard, required, weak);
}

/** The judgement of a safeguard that is nowhere. */
export const nothing: Judgement = {
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

type WeakSentences = ReadonlyMap<ReadSentence, readonly Match[]>;

/** Sentences that hold a weakening phrase, with its places. */
function weakSentences(reading: Reading, { weakened, weakenedNot }: Safeguard): WeakSentences {
  const weak = new Map<ReadSentence, Match[]>();
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
  const named = new Set<number>();
  for (const { sentence } of own) for (const clause of reading.subjectTo(sentence)) named.add(clause);
  if (named.size === 0) return [];
  const within = (clause: number): boolean => {
    for (let at: number | undefined = clause; at !== undefined; at = reading.contract.clauses[at]?.parent)
      if (named.has(at)) return true;
    return false;
  };
  return reading.all(weakened).filter(({ sentence }) => within(sentence.clause));
}

/** Wordings beside the evidence, in sentences of their own, that limit what it gives. */
function qualifiersNearby(
  reading: Reading,
  safeguard: Safeguard,
  own: readonly Match[],
  main: Match | undefined,
): readonly Match[] {
  const articles = articlesOf(reading, own);
  const nearby = reading
    .all(safeguard.weakenedNearby)
    .filter(({ sentence }) => isAbout(reading, sentence, articles));
  const beside = main === undefined ? [] : besideOf(reading, safeguard, main.sentence);
  if (nearby.length + beside.length === 0) return [];
  const harmless = reading.holding(safeguard.weakenedNot);
  // A sentence that says the safeguard itself is judged by `weakened`, and left aside where a better one stands.
  const saying = new Set<ReadSentence>();
  for (const element of safeguard.elements)
    if (element.core) for (const { sentence } of reading.placesOf(element)) saying.add(sentence);
  return firstOfSentences([...nearby, ...beside]).filter(
    (match) =>
      !harmless.has(match.sentence) &&
      (!saying.has(match.sentence) || match.sentence.heads.some(({ modality }) => modality === 'must not')) &&
      holdsGood(match),
  );
}

/** Words that take back, in the clause of the evidence, or in its article where that deals with the safeguard alone. */
function besideOf(
  { contract, regions, all }: Reading,
  { headings }: Safeguard,
  main: ReadSentence,
): readonly Match[] {
  const { clause } = main;
  const article = regions.article(clause);
  const onSecrets = saysConfidential(main);
  let deals: boolean | undefined;
  return all(takingBackAnywhere).filter(({ sentence }) => {
    const other = sentence.clause;
    if (regions.together(clause, other)) return true;
    if (regions.article(other) !== article) return false;
    // “… is confidential unless the Vendor has confirmed otherwise” takes back nothing that stands beside secrecy.
    if (!onSecrets && saysConfidential(sentence)) return false;
    const heading = contract.clauses[article]?.heading?.text;
    deals ??= heading !== undefined && headingFit(heading, tellingOf(headings)) >= 0;
    return deals;
  });
}

function saysConfidential({ words }: ReadSentence): boolean {
  for (let at = 0; at < words.length; at += 1) if (words.word(at).startsWith('confidential')) return true;
  return false;
}

const takingBackAnywhere: readonly Phrase[] = [takingBack];

/** An unqualified wording that fulfils the safeguard by itself. */
function aloneIn(reading: Reading, { elements }: Safeguard, weak: WeakSentences): Joint | undefined {
  for (const element of elements.filter(({ alone }) => alone)) {
    const matches = firstOfSentences(reading.placesOf(element)).filter(({ sentence }) => !weak.has(sentence));
    const met = matches.map((match) => ({ element: element.id, match }));
    if (met.length > 0) return { met, missing: [], sites: matches, main: matches[0] };
  }
  return undefined;
}

/** The best joint reading of the required elements; `undefined` where no core element stands. */
function jointIn(
  reading: Reading,
  safeguard: Safeguard,
  required: readonly Element[],
  weak: WeakSentences,
): Joint | undefined {
  const sites: Site[] = [];
  for (const element of safeguard.elements)
    if (element.core)
      for (const { sentence, from, to } of reading.placesOf(element))
        sites.push({ sentence, from, to, element });
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
  /** All places of core elements that were considered, and the one that stands with most of the safeguard. */
  readonly sites: readonly Match[];
  readonly main: Match | undefined;
};

/** A place of a core element. */
type Site = Match & { readonly element: Element };

/** The required elements over all clauses that say a core one; an unqualified wording is preferred. */
function joint(
  reading: Reading,
  required: readonly Element[],
  sites: readonly Site[],
  weak: WeakSentences,
): Joint {
  const met: { element: string; match: Match }[] = [];
  const missing: string[] = [];
  const fullness = fullnessIn(reading, required, sites);
  for (const element of required) {
    if (element.core) {
      const own = fullest(
        firstOfSentences(sites.filter((site) => site.element === element)),
        fullness,
        required.length,
      );
      if (own.length === 0) missing.push(element.id);
      for (const site of own) met.push({ element: element.id, match: site });
      continue;
    }
    const isNear = nearTo(reading, element.near, sites);
    let chosen: Match | undefined;
    let best = -1;
    for (const place of reading.placesOf(element)) {
      // First unqualified wordings, then those in a fuller article, then those that come first.
      const worth = fullness(place) + (weak.has(place.sentence) ? 0 : required.length + 1);
      if (worth <= best || !isNear(place)) continue;
      best = worth;
      chosen = place;
    }
    if (chosen !== undefined) met.push({ element: element.id, match: chosen });
    else if (!holdsBySilence(reading, element)) missing.push(element.id);
  }
  let main: Site | undefined;
  for (const site of sites) if (main === undefined || fullness(site) > fullness(main)) main = site;
  return { met, missing, sites, main };
}

/**
 * How many of the elements that a safeguard asks stand in the article of a place. A stray word elsewhere is so no match for
 * the clause that deals with the matter.
 */
function fullnessIn(
  { contract, regions, placesOf }: Reading,
  required: readonly Element[],
  sites: readonly Site[],
): (place: Match) => number {
  const held = new Uint8Array(contract.clauses.length);
  /** The element that was last found in an article, by its place among those asked, from 1. */
  const last = new Uint8Array(contract.clauses.length);
  for (let at = 0; at < required.length; at += 1) {
    const element = required[at];
    if (element === undefined) continue;
    for (const place of element.core ? sites : placesOf(element)) {
      if (element.core && (place as Site).element !== element) continue;
      const article = regions.article(place.sentence.clause);
      if (last[article] === at + 1) continue;
      last[article] = at + 1;
      held[article] = (held[article] ?? 0) + 1;
    }
  }
  return ({ sentence }) => held[regions.article(sentence.clause)] ?? 0;
}

/** No more places than show the safeguard: those in the fullest articles, in the order of the draft. */
function fullest(places: readonly Site[], fullness: (place: Match) => number, most: number): readonly Site[] {
  if (places.length <= 1) return places;
  const found: Site[] = [];
  for (let level = most; level >= 0 && found.length < mostSites; level -= 1)
    for (const place of places) if (found.length < mostSites && fullness(place) === level) found.push(place);
  return found.sort((a, b) => a.sentence.index - b.sentence.index);
}

const mostSites = 6;

/** Tells of places whether they are as near to one of `sites` as `near` asks. */
function nearTo(
  { regions }: Reading,
  near: Element['near'],
  sites: readonly Match[],
): (place: Match) => boolean {
  if (near === 'contract') return () => true;
  if (near === 'sentence') {
    const same = new Set(sites.map(({ sentence }) => sentence));
    return ({ sentence }) => same.has(sentence);
  }
  const these = new Set<number>();
  if (near === 'article') {
    for (const { sentence } of sites) these.add(regions.article(sentence.clause));
    return ({ sentence }) => these.has(regions.article(sentence.clause));
  }
  for (const { sentence } of sites) for (const holder of regions.holders(sentence.clause)) these.add(holder);
  return ({ sentence }) => regions.holders(sentence.clause).some((it) => these.has(it));
}

/** A safeguard whose core is nowhere: handed to a document that is not attached, a bare heading, or absent. */
function withoutCore(reading: Reading, safeguard: Safeguard, required: readonly Element[]): Judgement {
  const missing = required.map(({ id }) => id);
  // What would undo the safeguard is known although it is not there yet: a clause put in must prevail over it.
  const bare = {
    ...nothing,
    missing,
    contradictions: contradictionsOf(reading, safeguard, [], [], undefined),
  };
  const delegated = firstOfSentences(reading.all(safeguard.delegated))
    .filter(({ sentence }) => sentence.voidAt === undefined && !pointsAtAttached(reading, sentence))
    .map(({ sentence }) => ({ kind: 'sentence' as const, sentence }));
  if (delegated.length > 0) return { ...bare, state: 'delegated', pointers: delegated };
  const headings = reading
    .bareHeadings()
    .filter(({ heading }) => headingFit(heading.text, tellingOf(safeguard.headings)) >= 0)
    .map(({ clause }) => ({ kind: 'heading' as const, clause }));
  if (headings.length > 0) return { ...bare, state: 'heading only', pointers: headings };
  return bare;
}

function pointsAtAttached({ references }: Reading, { span }: ReadSentence): boolean {
  return references
    .between(span.start, span.end)
    .some(({ kind, target }) => kind === 'attachment' && target !== undefined);
}

const tellingKnown = new WeakMap<readonly string[], readonly string[]>();

/** The headings of a safeguard, best first, that are so much its own that a bare one promises it. */
export function tellingOf(headings: readonly string[]): readonly string[] {
  const found = tellingKnown.get(headings) ?? headings.slice(0, 4);
  tellingKnown.set(headings, found);
  return found;
}
