import type { Contract } from '../contract/contract.ts';
import { finished, type Steps } from '../contract/steps.ts';
import type { Library } from '../library/compile.ts';
import type { RedFlag, Trait, TraitSigns } from '../library/library.ts';
import type { Assessment, RaisedFlag, ShownTrait } from './assessment.ts';
import { slipsOf } from './drafting.ts';
import { grade, nothing } from './grade.ts';
import { outcomeOf } from './judgement.ts';
import { touchedEntries } from './kept.ts';
import { type Memory, matchSteps, newMemory } from './match.ts';
import { byPlace, firstOfSentences, holdsGood, type Match } from './read-sentence.ts';
import { type Reading, readingIn, wordsEvidence } from './reading.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { shapeOf } from './shape.ts';
import { type Raised, withUndoing } from './undone.ts';
import { waived } from './waive.ts';

/**
 * What the draft says on every safeguard and red flag of the library, in the library's order, and the slips of drafting
 * that `settings` ask for. Empty on no contract. `memory` is that of the same draft, where its versions are judged in turn.
 */
export function assess(...given: Parameters<typeof assessSteps>): Assessment {
  return finished(assessSteps(...given));
}

/** `assess` a step at a time. */
export function* assessSteps(
  contract: Contract,
  library: Library,
  settings: Settings = defaultSettings,
  memory: Memory = newMemory(),
): Steps<Assessment> {
  if (!contract.verdict.contract) return { outcomes: [], flags: [], traits: [], slips: [], waivers: [] };
  const version = yield* matchSteps(contract, library.matcher, memory);
  // Kept again when all is judged: where this is left before, nothing is known of the version it compares with.
  const before = memory.kept;
  memory.kept = undefined;
  yield;
  const reading = readingIn(contract, version);
  const { safeguards, redFlags } = library.data;
  const shape = shapeOf(reading);
  const touched = touchedEntries(library, before, reading, version, shape);
  /** What was kept of an entry, unless it may be other now. */
  const kept = <T>(list: readonly T[] | undefined, at: number, entry: number, find: () => T): T => {
    const known = touched?.has(entry) === false ? list?.[at] : undefined;
    if (known === undefined) memory.work.judgements += 1;
    return known ?? find();
  };

  const firstTrait = safeguards.length + redFlags.length;
  const signs = Object.entries(library.data.traits);
  const traitMatches = yield* each(signs, ([, it], at) =>
    kept(before?.traits, at, firstTrait + at, () => matchesOfTrait(reading, it)),
  );
  const found = signs.flatMap(([trait], at) => shownTrait(trait as Trait, traitMatches[at] ?? []));
  const traits = withHand(found, settings.traits);
  const shown = new Set(traits.map(({ trait }) => trait));
  // Personal data are data, however seldom a draft uses that word alone.
  if (shown.has('personal data') && settings.traits.data !== false) shown.add('data');
  const denied = new Set(
    (Object.keys(settings.traits) as Trait[]).filter((trait) => settings.traits[trait] === false),
  );
  const asked = `${[...shown].sort().join()}|${[...denied].sort().join()}`;
  const sameAsked = before?.asked === asked ? before.judgements : undefined;
  const judgements = yield* each(safeguards, (safeguard, at) =>
    kept(sameAsked, at, at, () => grade(reading, safeguard, shown, denied)),
  );
  const flagMatches = yield* each(redFlags, (flag, at) =>
    kept(before?.flags, at, safeguards.length + at, () => matchesOfFlag(reading, flag)),
  );

  const struck = reading.struck();
  const raised = redFlags.map(
    (flag, at): Raised => ({
      flag,
      matches: !applies(flag, shown, denied)
        ? []
        : (flagMatches[at] ?? []).filter(({ sentence }) => !struck.has(sentence.clause)),
    }),
  );
  const sameFlags = new Set(
    redFlags.filter(
      (_, at) =>
        sameAsked !== undefined &&
        flagMatches[at] === before?.flags[at] &&
        struck.size === 0 &&
        before?.shape.struck.size === 0,
    ),
  );
  const undone = yield* each(safeguards, (safeguard, at) => {
    const judgement = judgements[at] ?? nothing;
    const known = judgement === sameAsked?.[at] ? before?.undone[at] : undefined;
    const undoing = raised.filter(
      ({ flag }) => flag.undoes.includes(safeguard.id) || flag.weakens.includes(safeguard.id),
    );
    return known !== undefined && undoing.every(({ flag }) => sameFlags.has(flag))
      ? known
      : withUndoing(reading, judgement, safeguard.id, undoing);
  });
  memory.kept = {
    shape,
    asked,
    judgements,
    undone,
    flags: flagMatches,
    traits: traitMatches,
  };
  version.table.settle(touched === undefined);
  const outcomes = safeguards.map(({ id }, at) => outcomeOf(reading, id, undone[at] ?? nothing));
  yield;
  const flags = raised.flatMap(({ flag, matches }): readonly RaisedFlag[] =>
    matches.map((match) => ({ redFlag: flag.id, evidence: wordsEvidence(match) })),
  );
  return {
    ...waived(
      { outcomes, flags },
      [...contract.waivers, ...settings.waivers.map((it) => ({ ...it, span: undefined }))],
      library,
      settings.today,
    ),
    traits,
    slips: slipsOf(contract, settings.draftingChecks),
  };
}

/** What `find` gives for each of `list`, one a step. */
function* each<T, R>(list: readonly T[], find: (it: T, at: number) => R): Steps<readonly R[]> {
  const found: R[] = [];
  for (const [at, it] of list.entries()) {
    found.push(find(it, at));
    yield;
  }
  return found;
}

function applies(
  { appliesIf, appliesUnlessDenied }: RedFlag,
  shown: ReadonlySet<Trait>,
  denied: ReadonlySet<Trait>,
): boolean {
  if (appliesIf !== undefined && !shown.has(appliesIf)) return false;
  return appliesUnlessDenied === undefined || !denied.has(appliesUnlessDenied);
}

/** The traits a draft shows, with those that a user has set for it. */
function withHand(shown: readonly ShownTrait[], set: Settings['traits']): readonly ShownTrait[] {
  const added = (Object.entries(set) as [Trait, boolean][])
    .filter(([trait, on]) => on && !shown.some((it) => it.trait === trait))
    .map(([trait]): ShownTrait => ({ trait, evidence: [], byHand: true }));
  return [...shown.filter(({ trait }) => set[trait] !== false), ...added];
}

/** Where the signs of a trait stand, in document order; nowhere in a draft that has too few of them. */
function matchesOfTrait(reading: Reading, { any, not, atLeast }: TraitSigns): readonly Match[] {
  const barred = reading.holding(not);
  const places = reading
    .all(any)
    .filter(({ sentence }) => !barred.has(sentence))
    .sort(byPlace);
  const sentences = new Set(places.map(({ sentence }) => sentence));
  return sentences.size < atLeast ? [] : places.slice(0, 3);
}

function shownTrait(trait: Trait, places: readonly Match[]): readonly ShownTrait[] {
  if (places.length === 0) return [];
  return [{ trait, evidence: places.map((match) => wordsEvidence(match)), byHand: false }];
}

/** Where a red flag is raised: once a sentence. */
function matchesOfFlag(reading: Reading, { any, not, unless }: RedFlag): readonly Match[] {
  const cleared = reading.holding(not);
  const articleOf = ({ sentence }: Match): number => reading.regions.article(sentence.clause);
  const saved = new Set(reading.all(unless).map(articleOf));
  return firstOfSentences(
    reading
      .all(any)
      .filter((match) => holdsGood(match) && !cleared.has(match.sentence) && !saved.has(articleOf(match)))
      .sort((a, b) => byPlace(a, b) || b.to - a.to),
  );
}
