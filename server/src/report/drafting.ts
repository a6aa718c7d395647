import type { DraftingCheck } from '../assess/settings.ts';
import type { Severity } from '../library/library.ts';

/** What people read of a check of drafting hygiene. */
export type DraftingRule = {
  readonly title: string;
  readonly severity: Severity;
  /** What it finds, as a sentence. */
  readonly finds: string;
  readonly why: string;
  /** What is wrong with the words it names: the end of a message. */
  readonly message: (names: string) => string;
};

/** The checks of drafting hygiene by id. */
export const draftingRules: Readonly<Record<DraftingCheck, DraftingRule>> = {
  'dangling-reference': {
    title: 'Reference to a missing clause',
    severity: 'warning',
    finds: 'A reference to a clause number that the draft does not have.',
    why: 'A duty that points at nothing binds nobody, and nobody sees it in a table of contents.',
    message: (names) => `the draft has no ${names}.`,
  },
  'mismatched-title': {
    title: 'Reference and title differ',
    severity: 'warning',
    finds: 'A reference that names a title in brackets, where the clause of that number has another title.',
    why: 'Numbers move while a draft is negotiated. Titles stay, and tell which clause was meant.',
    message: (names) => `in “${names}” the number and the title are not of one clause.`,
  },
  'missing-attachment': {
    title: 'Attachment not reviewed',
    severity: 'information',
    finds: 'A schedule, annex or exhibit that the draft names and that is not part of the text.',
    why: 'What it says was not read. It may hold a safeguard, or take one back.',
    message: (names) => `${names} is named here and is not part of the text, so it was not reviewed.`,
  },
  'term-defined-twice': {
    title: 'Term defined twice',
    severity: 'warning',
    finds: 'A term that the same part of the draft defines again.',
    why: 'Two meanings of one term let each party choose the one that suits it.',
    message: (names) => `“${names}” has been defined before.`,
  },
  'undefined-term': {
    title: 'Term without a definition',
    severity: 'information',
    finds: 'A capitalised term of two words or more that is used at least twice and defined nowhere.',
    why: 'A capital letter promises a meaning that the draft does not give.',
    message: (names) => `“${names}” is used as a defined term, and no clause defines it.`,
  },
  'empty-heading': {
    title: 'Heading without text',
    severity: 'information',
    finds: 'A heading with nothing under it.',
    why: 'A heading looks like an agreed matter, and says nothing.',
    message: (names) => `nothing stands under “${names}”.`,
  },
  'open-blank': {
    title: 'Open blank',
    severity: 'information',
    finds: 'A blank that waits for a value: [●], [insert date], ____, TBD.',
    why: 'A contract signed with a blank is settled by the party that fills it in.',
    message: (names) => `“${names}” waits for a value.`,
  },
};

/** The rule of an id, if it is a check of drafting hygiene. */
export function draftingRule(id: string): DraftingRule | undefined {
  return Object.hasOwn(draftingRules, id) ? draftingRules[id as DraftingCheck] : undefined;
}
