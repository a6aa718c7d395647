import type { Waiver } from '../contract/contract.ts';
import type { Library } from '../library/compile.ts';
import type { Assessment, JudgedWaiver, Outcome, RaisedFlag } from './assessment.ts';

/**
 * Sets aside what the draft's waivers name: a gap becomes `waived`, a red flag is no longer raised. A waiver needs a
 * reason, a known id, and a day that has not passed; `today` is `2027-01-31`, or unknown.
 */
export function waived(
  { outcomes, flags }: Pick<Assessment, 'outcomes' | 'flags'>,
  waivers: readonly Waiver[],
  library: Library,
  today: string | undefined,
): Pick<Assessment, 'outcomes' | 'flags' | 'waivers'> {
  const judged = waivers.map(
    (waiver): JudgedWaiver => ({ waiver, standing: standingOf(waiver, outcomes, flags, library, today) }),
  );
  const honoured = new Set(
    judged.flatMap(({ waiver, standing }) => (standing === 'honoured' ? [waiver.id] : [])),
  );
  return {
    outcomes: outcomes.map((outcome) =>
      honoured.has(outcome.safeguard) ? { ...outcome, state: 'waived' } : outcome,
    ),
    flags: flags.filter(({ redFlag }) => !honoured.has(redFlag)),
    waivers: judged,
  };
}

function standingOf(
  { id, reason, until }: Waiver,
  outcomes: readonly Outcome[],
  flags: readonly RaisedFlag[],
  library: Library,
  today: string | undefined,
): JudgedWaiver['standing'] {
  if (!library.safeguards.has(id) && !library.redFlags.has(id)) return 'unknown';
  if (reason === '') return 'without reason';
  if (until !== '' && !/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u.test(until)) return 'wrong date';
  if (until !== '' && today !== undefined && until < today) return 'expired';
  const state = outcomes.find(({ safeguard }) => safeguard === id)?.state;
  const needed =
    state === undefined
      ? flags.some(({ redFlag }) => redFlag === id)
      : state !== 'present' && state !== 'not applicable';
  return needed ? 'honoured' : 'unneeded';
}
