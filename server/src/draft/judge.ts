import { assess } from '../assess/assess.ts';
import type { Assessment, Outcome, State } from '../assess/assessment.ts';
import { newMemory } from '../assess/match.ts';
import { defaultSettings, type Settings } from '../assess/settings.ts';
import type { Contract, Format } from '../contract/contract.ts';
import { readContract } from '../contract/read.ts';
import type { Library } from '../library/compile.ts';

/** A draft, read and judged. */
export type Judged = { readonly contract: Contract; readonly assessment: Assessment };

/**
 * Reads and judges a version of one draft; `read` only reads it. `marks` tells whether clauses put into it carry a mark.
 */
export type Judge = ((text: string) => Judged) & {
  readonly read: (text: string) => Contract;
  readonly marks: boolean;
};

/** A judge of the versions of one draft, which spares the sentences that two versions share. */
export function judgeOf(
  library: Library,
  format: Format | undefined,
  settings: Settings = defaultSettings,
): Judge {
  const memory = newMemory();
  const read = (text: string): Contract => readContract(text, format, settings.parties);
  const judge = (text: string): Judged => {
    const contract = read(text);
    return { contract, assessment: assess(contract, library, settings, memory) };
  };
  return Object.assign(judge, { read, marks: settings.marks });
}

/** How far each state is from a safeguard that holds; no edit of ours may raise it. */
const distance: Readonly<Record<State, number>> = {
  present: 0,
  'not applicable': 0,
  waived: 0,
  partial: 1,
  weakened: 2,
  delegated: 3,
  'heading only': 4,
  absent: 5,
  contradicted: 5,
};

/** Whether a state is a finding. */
export function isGap(state: State): boolean {
  return distance[state] > 0;
}

/** The outcome of a safeguard, where the library has it. */
export function outcomeOf({ assessment }: Judged, safeguard: string): Outcome | undefined {
  return assessment.outcomes.find((it) => it.safeguard === safeguard);
}

/** Whether a version answers the finding `id`: one red flag fewer, one slip fewer, or a safeguard that holds. */
export function isAnswered(before: Judged, after: Judged, id: string): boolean {
  const outcome = outcomeOf(after, id);
  return outcome === undefined ? countOf(after, id) < countOf(before, id) : !isGap(outcome.state);
}

function countOf({ assessment: { flags, slips, waivers } }: Judged, id: string): number {
  return (
    flags.filter(({ redFlag }) => redFlag === id).length +
    slips.filter(({ check }) => check === id).length +
    (id === badWaiver ? waivers.filter(({ standing }) => standing !== 'honoured').length : 0)
  );
}

/** Stands for waivers that are not honoured, which are counted together. */
const badWaiver = '';

/** Whether a version is in nothing worse than the one before: no finding more, and none graver. */
export function isNoWorse(before: Judged, after: Judged): boolean {
  return (
    after.contract.verdict.contract === before.contract.verdict.contract &&
    worsened(before, after).length === 0
  );
}

/** The ids of what is worse in a version than in the one before: graver gaps, more red flags, more slips. */
export function worsened(before: Judged, after: Judged): readonly string[] {
  const known = new Map(before.assessment.outcomes.map((outcome) => [outcome.safeguard, outcome]));
  const graver = after.assessment.outcomes.filter(({ safeguard, state, missing }) => {
    const was = known.get(safeguard);
    if (was === undefined) return isGap(state);
    return (
      distance[state] > distance[was.state] ||
      (state === was.state && isGap(state) && missing.length > was.missing.length)
    );
  });
  const counted = new Set([
    badWaiver,
    ...after.assessment.flags.map(({ redFlag }) => redFlag),
    // A blank of a clause put in is there to be filled in.
    ...after.assessment.slips.map(({ check }) => check).filter((check) => check !== 'open-blank'),
  ]);
  return [
    ...graver.map(({ safeguard }) => safeguard),
    ...[...counted].filter((id) => countOf(after, id) > countOf(before, id)),
  ];
}
