import type { Provenance } from '../draft/provenance.ts';
import type { DraftingRule } from './drafting.ts';

type Told = Exclude<Provenance['standing'], 'as inserted'>;

export type ProvenanceRuleId = 'reworded-clause' | 'newer-clause' | 'unknown-clause';

/** What people read of a marked clause that is not the library's any more. */
export const provenanceRules: Readonly<Record<Told, DraftingRule & { readonly id: ProvenanceRuleId }>> = {
  reworded: {
    id: 'reworded-clause',
    title: 'Clause changed since it was inserted',
    severity: 'information',
    finds: 'A clause that is marked as one of the library and whose words have changed since.',
    why: 'Who reviews a draft wants to see where an agreed standard clause was bargained over.',
    message: (names) => `its words are no longer those of ${names}; compare them with the library’s.`,
  },
  newer: {
    id: 'newer-clause',
    title: 'Newer clause in the library',
    severity: 'information',
    finds: 'A clause that is marked as one of the library, which has another version of it now.',
    why: 'A better wording is of use only to those who hear of it.',
    message: (names) => `the library has another version of ${names} now; compare the two.`,
  },
  unknown: {
    id: 'unknown-clause',
    title: 'Clause of no library',
    severity: 'information',
    finds: 'A mark that names a clause which the library does not have.',
    why: 'Nobody can tell whether its words are those of a standard clause.',
    message: (names) => `the library has no ${names}.`,
  },
};

/** The rule of an id, if it is about marked clauses. */
export function provenanceRule(id: string): (DraftingRule & { readonly id: ProvenanceRuleId }) | undefined {
  return Object.values(provenanceRules).find((rule) => rule.id === id);
}
