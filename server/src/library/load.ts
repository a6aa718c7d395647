import { parse } from 'yaml';
import type {
  ClauseText,
  Contradiction,
  Element,
  Entry,
  LibraryData,
  Phrase,
  Principle,
  RedFlag,
  Safeguard,
  Severity,
  Source,
  Trait,
  TraitSigns,
  Vocabulary,
} from './library.ts';
import { takingBack } from './taking-back.ts';

/** A file of the library. `path` is relative to the library's folder, with `/`. */
export type LibraryFile = { readonly path: string; readonly text: string };

/** A test inside a library file. Texts of `weakens` mark the qualifier with `[[…]]`. */
export type Example =
  | { readonly fulfils: string }
  | { readonly misses: string }
  | { readonly weakens: string }
  | { readonly partial: string; readonly missing: readonly string[] }
  | { readonly contradicts: string }
  | { readonly delegates: string }
  | { readonly flagged: string }
  | { readonly accepted: string };

/**
 * The library in `files`. Files are taken in the order of their paths, so the same files give the same data.
 * The shape of each file is the schema's business (clause-library/*.schema.json); this fills in what may be left out.
 * @throws Error that names the file when its YAML cannot be read or an id is not the file's name.
 */
export function loadLibrary(files: readonly LibraryFile[]): LibraryData {
  return loadOver(files, nothing);
}

const nothing: LibraryData = {
  safeguards: [],
  redFlags: [],
  vocabulary: {},
  traits: {} as LibraryData['traits'],
};

/**
 * What `files` hold, each safeguard and red flag over that of `base` with its id: the keys, elements and definitions that a file
 * leaves out are those of the base. What stands in the base alone is not given.
 * @throws Error as `loadLibrary` does.
 */
export function loadOver(files: readonly LibraryFile[], base: LibraryData): LibraryData {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const vocabulary: Record<string, readonly Phrase[]> = {};
  const traits: Record<string, TraitSigns> = {};
  const safeguards: Safeguard[] = [];
  const redFlags: RedFlag[] = [];
  for (const file of sorted) {
    const raw = parsed(file);
    if (file.path.startsWith('vocabulary/traits')) {
      for (const [trait, { any, not = [], 'at-least': atLeast = 1 }] of Object.entries(raw as RawTraits))
        traits[trait] = { any, not, atLeast };
    } else if (file.path.startsWith('vocabulary/')) {
      for (const [name, phrases] of Object.entries(raw as Vocabulary)) {
        if (Object.hasOwn(vocabulary, name))
          throw new Error(`${file.path}: the vocabulary entry “${name}” stands twice.`);
        vocabulary[name] = phrases;
      }
    } else if (file.path.startsWith('red-flags/')) {
      const own = named(file, raw as RawRedFlag);
      const under = base.redFlags.find(({ id }) => id === own.id);
      redFlags.push(toRedFlag({ ...(under && writtenFlag(under)), ...own }));
    } else {
      const own = named(file, raw as RawSafeguard);
      const under = base.safeguards.find(({ id }) => id === own.id);
      safeguards.push(toSafeguard(under === undefined ? own : over(own, written(under))));
    }
  }
  return { safeguards, redFlags, vocabulary, traits: traits as LibraryData['traits'] };
}

/** The examples of a library file, in its order. */
export function examplesOf(file: LibraryFile): readonly Example[] {
  return (parsed(file) as { readonly examples?: readonly Example[] }).examples ?? [];
}

type RawTraits = Readonly<
  Record<
    string,
    { readonly any: readonly Phrase[]; readonly not?: readonly Phrase[]; readonly 'at-least'?: number }
  >
>;

type RawEntry = {
  readonly id: string;
  readonly title: string;
  readonly principle: Principle;
  readonly severity: Severity;
  readonly requirement: string;
  readonly rationale: string;
  readonly sources: readonly Source[];
  readonly 'applies-if'?: Trait;
  readonly 'applies-unless-denied'?: Trait;
};

type RawElement = {
  readonly label: string;
  readonly core?: boolean;
  readonly optional?: boolean;
  readonly alone?: boolean;
  readonly 'applies-if'?: Trait;
  readonly near?: Element['near'];
  readonly any: readonly Phrase[];
  readonly not?: readonly Phrase[];
  readonly 'or-without'?: readonly Phrase[];
};

type RawClause = {
  readonly heading: string;
  readonly text: ClauseText['text'];
  readonly 'gives-up'?: string;
};

type RawSafeguard = RawEntry & {
  readonly exposed: string;
  readonly elements: Readonly<Record<string, RawElement>>;
  readonly weakened?: readonly Phrase[];
  readonly 'weakened-not'?: readonly Phrase[];
  readonly 'weakened-nearby'?: readonly Phrase[];
  readonly contradicted?: readonly {
    readonly label: string;
    readonly near?: Contradiction['near'];
    readonly any: readonly Phrase[];
    readonly unless?: readonly Phrase[];
  }[];
  readonly delegated?: readonly Phrase[];
  readonly headings: readonly string[];
  readonly definitions?: Readonly<Record<string, string>>;
  readonly clauses: {
    readonly preferred: RawClause;
    readonly fallback?: RawClause;
    readonly floor?: RawClause;
  };
  readonly negotiation: string;
};

type RawRedFlag = RawEntry & {
  readonly any: readonly Phrase[];
  readonly not?: readonly Phrase[];
  readonly unless?: readonly Phrase[];
  readonly see?: readonly string[];
  readonly undoes?: readonly string[];
  readonly weakens?: readonly string[];
  readonly qualifier?: boolean;
  readonly exception?: { readonly for: string; readonly text: string };
};

function parsed(file: LibraryFile): unknown {
  try {
    return parse(file.text, { maxAliasCount: 20 }) as unknown;
  } catch (fault) {
    throw new Error(`${file.path}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

function named<T extends RawEntry>(file: LibraryFile, raw: T): T {
  const name = file.path
    .split('/')
    .at(-1)
    ?.replace(/\.ya?ml$/u, '');
  if (raw.id !== name)
    throw new Error(`${file.path}: the id “${raw.id}” must be the file’s name, “${name}”.`);
  return raw;
}

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function toEntry({
  id,
  title,
  principle,
  severity,
  requirement,
  rationale,
  sources,
  'applies-if': appliesIf,
  'applies-unless-denied': appliesUnlessDenied,
}: RawEntry): Entry {
  return {
    id,
    title,
    principle,
    severity,
    requirement: folded(requirement),
    rationale: folded(rationale),
    sources: sources.map((source) => ({ key: source.key, at: source.at ?? '' })),
    appliesIf,
    appliesUnlessDenied,
  };
}

/** Words by which the supplier keeps the judgement to itself; they weaken every safeguard. */
const reserved: readonly Phrase[] = ['{kept back}', takingBack];
/** Words beside a safeguard's own clauses by which the supplier need not keep to them; they too weaken every safeguard. */
const reservedNearby: readonly Phrase[] = ['{kept back nearby}'];

function toSafeguard(raw: RawSafeguard): Safeguard {
  const elements = Object.entries(raw.elements).map(
    ([
      id,
      { label, core = false, optional = false, alone = false, near = 'article', any, ...rest },
    ]): Element => ({
      id,
      label,
      required: !optional && !alone,
      core,
      alone,
      near,
      any,
      not: rest.not ?? [],
      orWithout: rest['or-without'] ?? [],
      appliesIf: rest['applies-if'],
    }),
  );
  const contradicted = (raw.contradicted ?? []).map(
    ({ label, near = 'contract', any, unless = [] }): Contradiction => ({ label, near, any, unless }),
  );
  const { preferred, fallback, floor } = raw.clauses;
  return {
    kind: 'safeguard',
    ...toEntry(raw),
    exposed: folded(raw.exposed),
    elements,
    weakened: [...new Set([...(raw.weakened ?? []), ...reserved])],
    weakenedNot: raw['weakened-not'] ?? [],
    weakenedNearby: [...new Set([...(raw['weakened-nearby'] ?? []), ...reservedNearby])],
    contradicted,
    delegated: raw.delegated ?? [],
    headings: raw.headings,
    definitions: Object.fromEntries(
      Object.entries(raw.definitions ?? {}).map(([term, meaning]) => [term, folded(meaning)]),
    ),
    clauses: {
      preferred: toClause(preferred),
      ...(fallback && { fallback: toClause(fallback) }),
      ...(floor && { floor: toClause(floor) }),
    },
    negotiation: folded(raw.negotiation),
  };
}

function toClause({ heading, text, 'gives-up': givesUp = '' }: RawClause): ClauseText {
  const subClauses = text.map((it) =>
    typeof it === 'string' ? folded(it) : { lead: folded(it.lead), items: it.items.map(folded) },
  );
  return { heading, text: subClauses, givesUp: folded(givesUp) };
}

function toRedFlag(raw: RawRedFlag): RedFlag {
  return {
    kind: 'red flag',
    ...toEntry(raw),
    any: raw.any,
    not: raw.not ?? [],
    unless: raw.unless ?? [],
    see: raw.see ?? [],
    undoes: raw.undoes ?? [],
    weakens: raw.weakens ?? [],
    qualifier: raw.qualifier ?? false,
    exception: raw.exception && { for: folded(raw.exception.for), text: folded(raw.exception.text) },
  };
}

/** What a file says over what stands below it: elements and definitions by their names, all else by its key. */
function over(own: RawSafeguard, under: RawSafeguard): RawSafeguard {
  return {
    ...under,
    ...own,
    elements: { ...under.elements, ...own.elements },
    definitions: { ...under.definitions, ...own.definitions },
  };
}

/** A safeguard as a file would write it. */
function written(it: Safeguard): RawSafeguard {
  return {
    ...writtenEntry(it),
    exposed: it.exposed,
    elements: Object.fromEntries(it.elements.map((element) => [element.id, writtenElement(element)])),
    weakened: it.weakened,
    'weakened-not': it.weakenedNot,
    'weakened-nearby': it.weakenedNearby,
    contradicted: it.contradicted,
    delegated: it.delegated,
    headings: it.headings,
    definitions: it.definitions,
    clauses: Object.fromEntries(
      Object.entries(it.clauses).map(([tier, { heading, text, givesUp }]) => [
        tier,
        { heading, text, 'gives-up': givesUp },
      ]),
    ) as RawSafeguard['clauses'],
    negotiation: it.negotiation,
  };
}

function writtenElement({ required, alone, not, orWithout, appliesIf, ...rest }: Element): RawElement {
  return {
    ...rest,
    optional: !required && !alone,
    alone,
    not,
    'or-without': orWithout,
    ...(appliesIf !== undefined && { 'applies-if': appliesIf }),
  };
}

function writtenFlag({ any, not, unless, see, undoes, weakens, qualifier, ...entry }: RedFlag): RawRedFlag {
  return { ...writtenEntry(entry), any, not, unless, see, undoes, weakens, qualifier };
}

function writtenEntry({
  appliesIf,
  appliesUnlessDenied,
  id,
  title,
  principle,
  severity,
  ...rest
}: Entry): RawEntry {
  return {
    id,
    title,
    principle,
    severity,
    requirement: rest.requirement,
    rationale: rest.rationale,
    sources: rest.sources,
    ...(appliesIf !== undefined && { 'applies-if': appliesIf }),
    ...(appliesUnlessDenied !== undefined && { 'applies-unless-denied': appliesUnlessDenied }),
  };
}
