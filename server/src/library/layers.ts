import type {
  Contradiction,
  Element,
  Entry,
  LibraryData,
  Phrase,
  RedFlag,
  Safeguard,
  Severity,
  TraitSigns,
} from './library.ts';
import { loadOver } from './load.ts';
import type { Pack } from './pack.ts';

/**
 * The library `base` with `packs` over it. A file of a pack replaces, of the safeguard or red flag with its id, the keys that it
 * gives; any other is added. Where two packs speak of the same one, the stricter holds: the higher severity, whatever
 * either requires, and whatever either takes for a weakening; texts and clauses are those of the pack named first.
 * A vocabulary adds its phrases to those of the same name.
 * @throws Error that names the file where a file cannot be read; `packFaults` tells it before.
 */
export function withPacks(base: LibraryData, packs: readonly Pack[]): LibraryData {
  const loaded = packs.map(({ files }) => loadOver(files, base));
  return {
    safeguards: layered(
      base.safeguards,
      loaded.map((it) => it.safeguards),
      stricterSafeguard,
    ),
    redFlags: layered(
      base.redFlags,
      loaded.map((it) => it.redFlags),
      stricterFlag,
    ),
    vocabulary: joined(
      base.vocabulary,
      loaded.map((it) => it.vocabulary),
      union,
    ),
    traits: joined(
      base.traits,
      loaded.map((it) => it.traits),
      joinedSigns,
    ) as LibraryData['traits'],
  };
}

/** The entries of the base in their order, those that a pack gives in its words, and after them what packs add. */
function layered<T extends Entry>(
  base: readonly T[],
  packs: readonly (readonly T[])[],
  stricter: (one: T, other: T) => T,
): readonly T[] {
  const given = new Map<string, T>();
  for (const entry of packs.flat()) {
    const before = given.get(entry.id);
    given.set(entry.id, before === undefined ? entry : stricter(before, entry));
  }
  const added = [...given.values()].filter(({ id }) => !base.some((it) => it.id === id));
  return [...base.map((it) => given.get(it.id) ?? it), ...added];
}

function joined<T>(
  base: Readonly<Record<string, T>>,
  packs: readonly Readonly<Record<string, T>>[],
  join: (one: T, other: T) => T,
): Readonly<Record<string, T>> {
  const all = new Map(Object.entries(base));
  for (const [name, value] of packs.flatMap((it) => Object.entries(it))) {
    const before = all.get(name);
    all.set(name, before === undefined ? value : join(before, value));
  }
  return Object.fromEntries(all);
}

function joinedSigns(one: TraitSigns, other: TraitSigns): TraitSigns {
  return { any: union(one.any, other.any), not: union(one.not, other.not), atLeast: one.atLeast };
}

const weight: Readonly<Record<Severity, number>> = { information: 1, warning: 2, error: 3 };
const heavier = (one: Severity, other: Severity): Severity => (weight[other] > weight[one] ? other : one);
const union = <T>(one: readonly T[], other: readonly T[]): readonly T[] => {
  const known = new Set(one.map((it) => JSON.stringify(it)));
  return [...one, ...other.filter((it) => !known.has(JSON.stringify(it)))];
};
const common = (one: readonly Phrase[], other: readonly Phrase[]): readonly Phrase[] =>
  one.filter((phrase) => other.includes(phrase));
/** A condition that only one of two asks for would let drafts pass that the other judges. */
const same = <T>(one: T, other: T): T | undefined => (one === other ? one : undefined);

function stricterEntry(
  one: Entry,
  other: Entry,
): Pick<Entry, 'severity' | 'sources' | 'appliesIf' | 'appliesUnlessDenied'> {
  return {
    severity: heavier(one.severity, other.severity),
    sources: union(one.sources, other.sources),
    appliesIf: same(one.appliesIf, other.appliesIf),
    appliesUnlessDenied: same(one.appliesUnlessDenied, other.appliesUnlessDenied),
  };
}

function stricterSafeguard(one: Safeguard, other: Safeguard): Safeguard {
  return {
    ...one,
    ...stricterEntry(one, other),
    elements: stricterElements(one.elements, other.elements),
    weakened: union(one.weakened, other.weakened),
    weakenedNot: common(one.weakenedNot, other.weakenedNot),
    weakenedNearby: union(one.weakenedNearby, other.weakenedNearby),
    contradicted: union<Contradiction>(one.contradicted, other.contradicted),
    delegated: union(one.delegated, other.delegated),
  };
}

/**
 * The elements of both. One that both word alike is asked for if either asks; two of a name that differ are both asked for, the
 * second as `name-2`. What fulfils by itself for one of them only does not.
 */
function stricterElements(one: readonly Element[], other: readonly Element[]): readonly Element[] {
  const wording = ({ id, required: _, ...rest }: Element): string => JSON.stringify(rest);
  const twin = (element: Element, list: readonly Element[]): Element | undefined =>
    list.find((it) => it.id === element.id && wording(it) === wording(element));
  const names = new Set(one.map(({ id }) => id));
  return [
    ...one
      .filter((element) => !element.alone || twin(element, other) !== undefined)
      .map((element) => ({
        ...element,
        required: element.required || twin(element, other)?.required === true,
      })),
    ...other
      .filter((element) => !element.alone && twin(element, one) === undefined)
      .map((element) => (names.has(element.id) ? { ...element, id: `${element.id}-2` } : element)),
  ];
}

function stricterFlag(one: RedFlag, other: RedFlag): RedFlag {
  return {
    ...one,
    ...stricterEntry(one, other),
    any: union(one.any, other.any),
    not: common(one.not, other.not),
    unless: common(one.unless, other.unless),
    see: union(one.see, other.see),
    qualifier: one.qualifier && other.qualifier,
  };
}
