import type { Contract } from '../contract/contract.ts';
import type { Library } from '../library/compile.ts';
import type { Trait } from '../library/library.ts';
import type { Assessment, RaisedFlag, ShownTrait } from './assessment.ts';
import { slipsOf } from './drafting.ts';
import { grade } from './grade.ts';
import { holdsGood, type Memory, newMemory } from './match.ts';
import { type Reading, readingOf, wordsEvidence } from './reading.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { waived } from './waive.ts';

/**
 * What the draft says on every safeguard and red flag of the library, in the library's order, and the slips of drafting
 * that `settings` ask for. Empty on no contract. `memory` is that of the same draft, where its versions are judged in turn.
 */
export function assess(
  contract: Contract,
  library: Library,
  settings: Settings = defaultSettings,
  memory: Memory = newMemory(),
): Assessment {
  if (!contract.verdict.contract) return { outcomes: [], flags: [], traits: [], slips: [], waivers: [] };
  const reading = readingOf(contract, library, memory);
  const traits = withHand(shownTraits(reading, library), settings.traits);
  const shown = new Set(traits.map(({ trait }) => trait));
  // Personal data are data, however seldom a draft uses that word alone.
  if (shown.has('personal data') && settings.traits.data !== false) shown.add('data');
  const denied = new Set(
    (Object.keys(settings.traits) as Trait[]).filter((trait) => settings.traits[trait] === false),
  );
  const outcomes = library.data.safeguards.map((safeguard) => grade(reading, safeguard, shown, denied));
  const flags = library.data.redFlags
    .filter(({ appliesUnlessDenied: trait }) => trait === undefined || !denied.has(trait))
    .flatMap((flag) => raised(reading, flag));
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

/** The traits a draft shows, with those that a user has set for it. */
function withHand(shown: readonly ShownTrait[], set: Settings['traits']): readonly ShownTrait[] {
  const added = (Object.entries(set) as [Trait, boolean][])
    .filter(([trait, on]) => on && !shown.some((it) => it.trait === trait))
    .map(([trait]): ShownTrait => ({ trait, evidence: [], byHand: true }));
  return [...shown.filter(({ trait }) => set[trait] !== false), ...added];
}

function shownTraits(reading: Reading, library: Library): readonly ShownTrait[] {
  return Object.entries(library.data.traits).flatMap(([trait, { any, not, atLeast }]) => {
    const barred = reading.holding(not);
    const places = reading.all(any)
      .filter(({ sentence }) => !barred.has(sentence))
      .sort((a, b) => a.sentence - b.sentence || a.from - b.from);
    const sentences = new Set(places.map(({ sentence }) => sentence));
    if (sentences.size < atLeast) return [];
    return [
      {
        trait: trait as Trait,
        evidence: places.slice(0, 3).map((match) => wordsEvidence(reading, match)),
        byHand: false,
      },
    ];
  });
}

function raised(reading: Reading, flag: Library['data']['redFlags'][number]): readonly RaisedFlag[] {
  const cleared = reading.holding(flag.not);
  const saved = new Set(
    reading.all(flag.unless)
      .map(({ sentence }) => reading.regions.article(reading.sentences[sentence]?.clause ?? 0)),
  );
  const seen = new Set<number>();
  return reading.all(flag.any)
    .toSorted((a, b) => a.sentence - b.sentence || a.from - b.from || b.to - a.to)
    .filter((match) => {
      const sentence = reading.sentences[match.sentence];
      if (
        sentence === undefined ||
        !holdsGood(sentence, match) ||
        seen.has(match.sentence) ||
        cleared.has(match.sentence)
      )
        return false;
      if (saved.has(reading.regions.article(sentence.clause))) return false;
      seen.add(match.sentence);
      return true;
    })
    .map((match) => ({ redFlag: flag.id, evidence: wordsEvidence(reading, match) }));
}
