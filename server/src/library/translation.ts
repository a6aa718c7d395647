import type { Library } from './compile.ts';
import type { Language } from './language.ts';
import type { ClauseText, LibraryData, RedFlag, Safeguard } from './library.ts';

/** The texts of each entry in another language, by its id, in the order of `textsOf`. */
export type Translation = Readonly<Record<string, readonly string[]>>;
export type Translations = Readonly<Partial<Record<Language, Translation>>>;

/** Translations by the id of the entry and the English text: a library over ours keeps those of what it leaves as it is. */
export type Lookups = Readonly<Partial<Record<Language, ReadonlyMap<string, ReadonlyMap<string, string>>>>>;

/** The translations of `data`, to be looked up by their English. */
export function lookupsOf({ safeguards, redFlags }: LibraryData, translations: Translations): Lookups {
  const entries = [...safeguards, ...redFlags];
  return Object.fromEntries(
    Object.entries(translations).map(([language, translation]) => [
      language,
      new Map(
        entries.map((entry) => {
          const own = Object.hasOwn(translation, entry.id) ? translation[entry.id] : undefined;
          return [entry.id, new Map(textsOf(entry).map((text, at) => [text, own?.[at] ?? text]))];
        }),
      ),
    ]),
  );
}

const tiers = ['preferred', 'fallback', 'floor'] as const;

/** The texts of a safeguard or red flag that findings, titles and the coverage show: what a translation holds. */
export function textsOf(entry: Safeguard | RedFlag): readonly string[] {
  if (entry.kind === 'red flag')
    return [entry.title, harmOf(entry), ...(entry.exception === undefined ? [] : [entry.exception.for])];
  const { title, exposed, elements, contradicted, clauses } = entry;
  return [
    title,
    exposed,
    ...elements.map(({ label }) => label),
    ...contradicted.map(({ label }) => label),
    ...tiers.flatMap((tier) => clauses[tier]?.givesUp || []),
  ];
}

/** The harm that a red flag does, in one sentence: the first of its rationale. */
export function harmOf({ harm, rationale }: RedFlag): string {
  return harm ?? rationale.split(/(?<=[.!?])\s+(?=\p{Lu})/u)[0] ?? '';
}

/**
 * The library with the texts of `textsOf` in another language, where they are translated. It judges as before: phrases,
 * requirements, rationales and clauses stay as they are.
 */
export function inLanguage(library: Library, language: Language): Library {
  if (language === library.language) return library;
  const data = translated(library.source, library.translations[language] ?? new Map());
  return {
    ...library,
    language,
    data,
    safeguards: new Map(data.safeguards.map((it) => [it.id, it])),
    redFlags: new Map(data.redFlags.map((it) => [it.id, it])),
  };
}

function translated(
  source: LibraryData,
  lookup: ReadonlyMap<string, ReadonlyMap<string, string>>,
): LibraryData {
  return {
    ...source,
    safeguards: source.safeguards.map((it) => withTexts(it, lookup.get(it.id))),
    redFlags: source.redFlags.map((it): RedFlag => {
      const texts = lookup.get(it.id);
      const title = texts?.get(it.title) ?? it.title;
      const harm = texts?.get(harmOf(it));
      const exception = it.exception && {
        ...it.exception,
        for: texts?.get(it.exception.for) ?? it.exception.for,
      };
      return { ...it, title, exception, ...(harm !== undefined && { harm }) };
    }),
  };
}

/** A safeguard with those of its texts that are translated. */
function withTexts(safeguard: Safeguard, texts: ReadonlyMap<string, string> | undefined): Safeguard {
  if (texts === undefined) return safeguard;
  const told = (own: string): string => texts.get(own) ?? own;
  const { elements, contradicted, clauses } = safeguard;
  return {
    ...safeguard,
    title: told(safeguard.title),
    exposed: told(safeguard.exposed),
    elements: elements.map((it) => ({ ...it, label: told(it.label) })),
    contradicted: contradicted.map((it) => ({ ...it, label: told(it.label) })),
    clauses: Object.fromEntries(
      tiers.flatMap((tier): readonly (readonly [string, ClauseText])[] => {
        const clause = clauses[tier];
        return clause === undefined ? [] : [[tier, { ...clause, givesUp: told(clause.givesUp) }]];
      }),
    ) as Safeguard['clauses'],
  };
}
