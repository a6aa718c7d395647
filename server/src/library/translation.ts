import type { Library } from './compile.ts';
import type { Language } from './language.ts';
import type { ClauseText, LibraryData, RedFlag, Safeguard } from './library.ts';

/** The texts of each entry in another language, by its id, in the order of `textsOf`. */
export type Translation = Readonly<Record<string, readonly string[]>>;
export type Translations = Readonly<Partial<Record<Language, Translation>>>;

const tiers = ['preferred', 'fallback', 'floor'] as const;

/** The texts of a safeguard or red flag that findings, titles and the coverage show: what a translation holds. */
export function textsOf(entry: Safeguard | RedFlag): readonly string[] {
  if (entry.kind === 'red flag') return [entry.title, harmOf(entry)];
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
  const data = translated(library.source, library.translations[language] ?? {});
  return {
    ...library,
    language,
    data,
    safeguards: new Map(data.safeguards.map((it) => [it.id, it])),
    redFlags: new Map(data.redFlags.map((it) => [it.id, it])),
  };
}

function translated(source: LibraryData, translation: Translation): LibraryData {
  const textsFor = (id: string) => (Object.hasOwn(translation, id) ? translation[id] : undefined);
  return {
    ...source,
    safeguards: source.safeguards.map((it) => withTexts(it, textsFor(it.id))),
    redFlags: source.redFlags.map((it): RedFlag => {
      const [title, harm] = textsFor(it.id) ?? [];
      return title === undefined || harm === undefined ? it : { ...it, title, harm };
    }),
  };
}

/** A safeguard with other texts, which stand in the order of `textsOf`. */
function withTexts(safeguard: Safeguard, texts: readonly string[] | undefined): Safeguard {
  if (texts === undefined) return safeguard;
  let at = 0;
  const next = (own: string): string => texts[at++] ?? own;
  const { elements, contradicted, clauses } = safeguard;
  return {
    ...safeguard,
    title: next(safeguard.title),
    exposed: next(safeguard.exposed),
    elements: elements.map((it) => ({ ...it, label: next(it.label) })),
    contradicted: contradicted.map((it) => ({ ...it, label: next(it.label) })),
    clauses: Object.fromEntries(
      tiers.flatMap((tier): readonly (readonly [string, ClauseText])[] => {
        const clause = clauses[tier];
        if (clause === undefined) return [];
        return [[tier, clause.givesUp === '' ? clause : { ...clause, givesUp: next(clause.givesUp) }]];
      }),
    ) as Safeguard['clauses'],
  };
}
