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
        if (name in vocabulary) throw new Error(`${file.path}: the vocabulary entry “${name}” stands twice.`);
        vocabulary[name] = phrases;
      }
    } else if (file.path.startsWith('red-flags/')) redFlags.push(toRedFlag(named(file, raw as RawRedFlag)));
    else safeguards.push(toSafeguard(named(file, raw as RawSafeguard)));
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
  readonly 'applies-if'?: Trait;
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
  readonly qualifier?: boolean;
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
    appliesUnlessDenied,
  };
}

/** Words by which the supplier keeps the judgement to itself; they weaken every safeguard. */
const reserved: readonly Phrase[] = [
  '(unless|except|save|where|if|insofar) ...12 {supplier} ...3 (considers|deems|judges|determines|thinks)',
  'to the extent ...6 {supplier} ...3 (considers|deems|judges|determines|thinks)',
  '(unless|except|save) ...8 (operational|business|commercial|technical) (requirements|needs|reasons|necessities) of ...2 {supplier}',
  '(to the extent|as far as|so far as|insofar as|in so far as) it ...2 (considers|deems|judges|determines|thinks|finds|believes)',
  '(to the extent|as far as|so far as|insofar as|in so far as|where|when|if|subject to) ...6 (resources|budget|workload|caseload|capacity|staffing|operations|circumstances|situation|volume|load|time) ...3 (permit|permits|permitting|allow|allows|allowing|available)',
  '(to the extent|as far as|so far as|insofar as|in so far as|where|when|if) ...6 (economical|affordable|cost-effective|commercially ...2 (sensible|viable|justified|acceptable)|without ...2 (undue|additional|extra) (cost|burden|expense))',
  '(save|except|unless|other than) where ...8 (would|could|might) ...8 (slow|delay|hinder|impede|burden|disrupt|interfere|hamper|impair|affect|increase|cost|costs)',
  '(unless|except|save) ...8 (impracticable|impractical|inconvenient|uneconomic|uneconomical|onerous|burdensome)',
  "(as|as far as|so far as|insofar as|in so far as|to the extent|where|if) (its|their|{supplier's}) ...3 (means|resources|capacity|budget|plan|plans|workload|staffing|possibilities|schedule) ...2 (allow|allows|permit|permits|leaves|leave|suffice|suffices)",
  '(beyond|except|save|other than) ...6 (customary|usual|common|standard|normal) ...4 (industry|trade|practice|market)',
  '(unless|except|save where) ...8 (load|capacity|performance|operations|business|schedule|workload|costs|efficiency|support|maintenance) ...6 (require|requires|demand|demands|dictates|necessitates)',
  '{supplier must} ...2 (aim|aspire|intend|hope) to',
  '(as a rule|as a general rule|in principle)',
  '{supplier must} ...2 (normally|ordinarily|usually|in principle|as a rule)',
];

/** Words beside a safeguard's own clauses by which the supplier need not keep to them; they too weaken every safeguard. */
const reservedNearby: readonly Phrase[] = [
  '(this|these|such|those|foregoing|above|preceding) ...4 (obligation|duty|duties|commitment|undertaking|clause|paragraph|section|article|time|period|requirement|provision|restriction|prohibition|limit) ...8 (target|goal|aspiration|aspirational|indicative|guidance|non-binding|not binding|not enforceable)',
  '(this|these|such|those|foregoing|above|preceding) ...4 (obligation|duty|duties|commitment|undertaking|clause|paragraph|section|article|time|period|requirement|provision|restriction|prohibition|limit) ...12 {supplier} ...4 (considers|deems|judges|determines|thinks|finds|believes)',
  '(failure|failing|delay) ...16 not ...4 (constitute|amount to|be|be deemed|give rise to) ...3 (breach|default|liability|claim)',
  '{supplier may} ...4 (depart|deviate|derogate|dispense|disregard|waive|relax) ...6 (from|with|this|these|obligation|requirement|clause|procedure|rule|limit|period)',
  '(determination|decision|assessment|view|judgment|opinion) of ...2 {supplier} ...8 (final|conclusive|binding|prevail)',
  "{supplier's} ...3 (determination|decision|assessment|view|judgment|opinion) ...8 (final|conclusive|binding|prevail)",
];

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
    appliesIf: raw['applies-if'],
    exposed: folded(raw.exposed),
    elements,
    weakened: [...(raw.weakened ?? []), ...reserved],
    weakenedNot: raw['weakened-not'] ?? [],
    weakenedNearby: [...(raw['weakened-nearby'] ?? []), ...reservedNearby],
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
    qualifier: raw.qualifier ?? false,
  };
}
