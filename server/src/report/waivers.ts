import type { JudgedWaiver } from '../assess/assessment.ts';
import type { DraftingRule } from './drafting.ts';

type Fault = Exclude<JudgedWaiver['standing'], 'honoured'>;

export type WaiverRuleId =
  | 'expired-waiver'
  | 'unknown-waiver'
  | 'waiver-without-reason'
  | 'waiver-with-wrong-date'
  | 'unneeded-waiver';

/** What people read of a waiver that is not honoured. */
export const waiverRules: Readonly<Record<Fault, DraftingRule & { readonly id: WaiverRuleId }>> = {
  expired: {
    id: 'expired-waiver',
    title: 'Waiver has expired',
    severity: 'warning',
    finds: 'A waiver whose last day has passed.',
    why: 'A waiver with an end is a promise to come back to the matter.',
    message: (names) => `it held until ${names}; the finding is shown again.`,
  },
  unknown: {
    id: 'unknown-waiver',
    title: 'Waiver of nothing',
    severity: 'warning',
    finds: 'A waiver that names no safeguard or red flag of the library.',
    why: 'A misspelt waiver leaves its author in the belief that the matter is settled.',
    message: (names) =>
      names === ''
        ? 'it names no safeguard; write “waive audit-rights reason="…"”.'
        : `there is no safeguard or red flag “${names}”.`,
  },
  'without reason': {
    id: 'waiver-without-reason',
    title: 'Waiver without a reason',
    severity: 'warning',
    finds: 'A waiver that gives no reason.',
    why: 'Who reads the file later must be able to see why a protection was given up.',
    message: (names) =>
      `“${names}” is waived without a reason, so the waiver is not honoured; add reason="…".`,
  },
  'wrong date': {
    id: 'waiver-with-wrong-date',
    title: 'Waiver with a wrong date',
    severity: 'warning',
    finds: 'A waiver whose last day is no date.',
    why: 'Nobody can tell when it ends.',
    message: (names) => `“${names}” is no date; write it as until="2027-01-31".`,
  },
  unneeded: {
    id: 'unneeded-waiver',
    title: 'Waiver that is not needed',
    severity: 'information',
    finds: 'A waiver of what is no finding in the draft.',
    why: 'It would hide the finding silently if the clause were taken out again.',
    message: (names) => `“${names}” is no finding in this draft; the waiver can go.`,
  },
};

/** The rule of an id, if it is about waivers. */
export function waiverRule(id: string): (DraftingRule & { readonly id: WaiverRuleId }) | undefined {
  return Object.values(waiverRules).find((rule) => rule.id === id);
}
