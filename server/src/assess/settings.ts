import type { Language } from '../library/language.ts';
import type { Severity, Trait } from '../library/library.ts';

/** A check of drafting hygiene. */
export const draftingChecks = [
  'dangling-reference',
  'mismatched-title',
  'missing-attachment',
  'term-defined-twice',
  'undefined-term',
  'empty-heading',
  'open-blank',
] as const;
export type DraftingCheck = (typeof draftingChecks)[number];

/** A waiver for drafts of a folder. `by` and `until` are empty where they are not given. */
export type GivenWaiver = {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly until: string;
};

/** What a user can set about the judging of a draft. */
export type Settings = {
  /** Traits set by hand; the others are found in the draft. */
  readonly traits: Readonly<Partial<Record<Trait, boolean>>>;
  readonly draftingChecks: readonly DraftingCheck[];
  /** How much a gap weighs, by the id of its safeguard, red flag or check, where it is not as the library says. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Names by which the draft calls its parties, besides those that it ties to a side itself. */
  readonly parties: { readonly authority: readonly string[]; readonly supplier: readonly string[] };
  /** Whether a clause put in carries a mark that tells where it comes from. */
  readonly marks: boolean;
  /** Waivers given outside the draft. */
  readonly waivers: readonly GivenWaiver[];
  /** The language in which to speak of the draft, where a configuration or an option says so. */
  readonly language?: Language;
  /** The configuration file that leaves the draft out of what is checked. */
  readonly leftOutBy?: string;
  /** The longest text that is judged, in UTF-16 units; without it `longestText`. */
  readonly longest?: number;
  /** The most lines that begin like a clause; without it `mostClauses`. */
  readonly most?: number;
  /** The day of judging, `2027-01-31`, for waivers with an end; without it none has ended. */
  readonly today?: string;
};

/** No draft is as long, in UTF-16 units: a text that is longer is said to be not checked. */
export const longestText = 20 * 1024 * 1024;

/** No draft has as many lines that begin with a heading or a number: a text with more is said to be not checked. */
export const mostClauses = 200_000;

/** Off are the checks that a draft at work would trip on every page: its blanks, its terms, its bare headings. */
export const defaultSettings: Settings = {
  traits: {},
  draftingChecks: ['dangling-reference', 'mismatched-title', 'missing-attachment', 'term-defined-twice'],
  severities: {},
  parties: { authority: [], supplier: [] },
  marks: false,
  waivers: [],
};

/** The traits, in the order of tables. */
export const traitNames: readonly Trait[] = [
  'personal data',
  'data',
  'biometrics',
  'algorithmic system',
  'automated decisions',
  'law enforcement',
  'subcontracting allowed',
];

/**
 * The settings in `raw`, as an editor or a file gives them: what is not understood is left at its default and named in
 * `faults`, a sentence each.
 */
export function readSettings(raw: unknown): {
  readonly settings: Settings;
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const given: {
    readonly traits?: unknown;
    readonly draftingChecks?: unknown;
    readonly markInsertedClauses?: unknown;
  } = isRecord(raw) ? raw : {};
  let { traits, draftingChecks: checks } = defaultSettings;
  if (given.traits !== undefined && given.traits !== null) {
    if (isRecord(given.traits)) {
      const known = Object.entries(given.traits).filter(([trait, on]) => {
        if (!traitNames.some((it) => it === trait))
          faults.push(`There is no trait “${trait}”; the traits are ${traitNames.join(', ')}.`);
        else if (typeof on !== 'boolean') faults.push(`The trait “${trait}” must be true or false.`);
        else return true;
        return false;
      });
      traits = Object.fromEntries(known) as Settings['traits'];
    } else faults.push('“traits” must map traits to true or false.');
  }
  if (given.draftingChecks !== undefined && given.draftingChecks !== null) {
    if (Array.isArray(given.draftingChecks)) {
      checks = given.draftingChecks.filter((check: unknown): check is DraftingCheck => {
        if (draftingChecks.some((it) => it === check)) return true;
        faults.push(
          `There is no drafting check “${String(check)}”; the checks are ${draftingChecks.join(', ')}.`,
        );
        return false;
      });
    } else faults.push('“draftingChecks” must be a list.');
  }
  const { markInsertedClauses: marks = false } = given;
  if (typeof marks !== 'boolean' && marks !== null)
    faults.push('“markInsertedClauses” must be true or false.');
  const settings = { ...defaultSettings, traits, draftingChecks: checks, marks: marks === true };
  return { settings, faults };
}

function isRecord(it: unknown): it is Readonly<Record<string, unknown>> {
  return typeof it === 'object' && it !== null && !Array.isArray(it);
}
