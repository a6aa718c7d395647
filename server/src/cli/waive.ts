import type { Base } from '../config/libraries.ts';
import { isGap, outcomeOf } from '../draft/judge.ts';
import { waiverOf } from '../draft/waive.ts';
import type { ExitCode, Io } from './io.ts';
import { type Revision, type RevisionOptions, revise, type Subject, startOf, unknownId } from './revise.ts';

/** The options of `waive`; `by` and `until` are empty where they are not given. */
export type WaiveOptions = RevisionOptions & {
  readonly reason: string;
  readonly by: string;
  readonly until: string;
};

/** Puts the waiver of a finding into a draft, with its reason; only one that would be honoured. */
export async function waive(
  file: string,
  id: string,
  { reason, by, until, ...options }: WaiveOptions,
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const revision = ({ checked, library, today }: Subject): Revision => {
    const known = library.safeguards.get(id) ?? library.redFlags.get(id);
    if (known === undefined) return { refused: unknownId(id, library) };
    if (reason.trim() === '') return { refused: 'a waiver needs a reason' };
    if (until !== '' && !isDay(until)) return { refused: `“${until}” is no day; write it as 2027-01-31` };
    if (until !== '' && until < today) return { refused: `${until} has passed` };
    const { assessment, contract } = checked;
    const open =
      isGap(outcomeOf(checked, id)?.state ?? 'present') ||
      assessment.flags.some(({ redFlag }) => redFlag === id);
    if (!open) {
      const waived = assessment.waivers.some(
        ({ waiver, standing }) => waiver.id === id && standing === 'honoured',
      );
      return {
        refused: waived
          ? `“${id}” is waived already`
          : `“${id}” is no finding in this draft, so there is nothing to waive`,
      };
    }
    const { edit } = waiverOf(contract, id, { reason, by, until });
    const at = startOf(edit, [edit]) + Math.max(0, edit.text.search(/\S/u));
    return { edits: [edit], told: [{ at, words: `${known.title} waived.` }] };
  };
  return revise(file, options, revision, base, io);
}

function isDay(words: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(words) && new Date(`${words}T00:00:00Z`).toJSON()?.slice(0, 10) === words
  );
}
