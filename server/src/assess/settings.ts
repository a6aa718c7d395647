import type { Trait } from '../library/library.ts';

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

/** What a user can set about the judging of a draft. */
export type Settings = {
  /** Traits set by hand; the others are found in the draft. */
  readonly traits: Readonly<Partial<Record<Trait, boolean>>>;
  readonly draftingChecks: readonly DraftingCheck[];
};

/** Off are the checks that a draft at work would trip on every page: its blanks, its terms, its bare headings. */
export const defaultSettings: Settings = {
  traits: {},
  draftingChecks: ['dangling-reference', 'mismatched-title', 'missing-attachment', 'term-defined-twice'],
};
