import { assess } from '../assess/assess.ts';
import type { State } from '../assess/assessment.ts';
import { defaultSettings } from '../assess/settings.ts';
import type { Base } from '../config/libraries.ts';
import { applyEdits, type Edit } from '../draft/edit.ts';
import { overriddenBy } from '../draft/fixes.ts';
import { editsOf, type Insertion, insertionOf, roomAt } from '../draft/insert.ts';
import { insertAll } from '../draft/insert-all.ts';
import { isGap, outcomeOf } from '../draft/judge.ts';
import { placesWithin, relatedHeadings } from '../draft/place.ts';
import type { Library } from '../library/compile.ts';
import type { Safeguard, Tier } from '../library/library.ts';
import type { ExitCode, Io } from './io.ts';
import {
  type Revision,
  type RevisionOptions,
  revise,
  type Subject,
  startOf,
  type Told,
  unknownId,
} from './revise.ts';

/** The options of `insert`. */
export type InsertOptions = RevisionOptions & {
  readonly tier: Tier;
  /** Whether the clause goes where it reads best, and what follows is renumbered. */
  readonly renumber: boolean;
  readonly allMissing: boolean;
};

/** Puts the clause of a safeguard into a draft, or those of all that are missing, and tells where and what is left blank. */
export async function insert(
  file: string,
  id: string | undefined,
  { tier, renumber, allMissing, ...options }: InsertOptions,
  base: Base,
  io: Io,
): Promise<ExitCode> {
  const usage =
    (id === undefined) !== allMissing
      ? 'Name a safeguard, or use --all-missing.'
      : allMissing && (renumber || tier !== 'preferred')
        ? '--all-missing puts the preferred clauses in, each with the next free number; leave --tier and --renumber out.'
        : undefined;
  if (usage !== undefined) {
    io.err(`error: ${usage}\n`);
    return 2;
  }
  const revision = (subject: Subject): Revision =>
    id === undefined ? missingIn(subject) : clauseOf(subject, id, tier, renumber);
  return revise(file, options, revision, base, io);
}

function clauseOf(subject: Subject, id: string, tier: Tier, renumber: boolean): Revision {
  const { checked, library, judge } = subject;
  const safeguard = library.safeguards.get(id);
  if (safeguard === undefined)
    return {
      refused: library.redFlags.has(id)
        ? `“${id}” is a red flag: a clause to take out, not to put in`
        : unknownId(id, library),
    };
  const outcome = outcomeOf(checked, id);
  const state = outcome?.state ?? 'not applicable';
  if (outcome === undefined || !isGap(state)) return { refused: `${safeguard.title} ${standing(state)}` };
  const place = renumber ? placesWithin(checked.contract, relatedHeadings(library, safeguard))[0] : undefined;
  if (renumber && place === undefined)
    return { refused: 'no article comes after the place of the clause, so nothing is to be renumbered' };
  const insertion = insertionOf(checked.contract, safeguard, tier, {
    despite: overriddenBy(outcome),
    marked: judge.marks,
    ...(place !== undefined && { place }),
  });
  if (insertion === undefined) return { refused: `${safeguard.title} has no ${tier} clause` };
  const edits = editsOf(insertion);
  const at = startOf(insertion.edit, edits);
  const changes = place === undefined ? [] : roomAt(checked.contract, place).changes;
  return {
    edits,
    told: [
      {
        at: firstWord(at, insertion.edit),
        words: `${safeguard.title} put in${whereTo(insertion)}${givesUp(safeguard, tier)}.`,
      },
      ...changes.map(
        (change): Told => ({ at: firstWord(at, insertion.edit), words: `renumbered: ${change}` }),
      ),
      ...insertion.blanks.map(
        ({ span }): Told => ({
          at: at + span.start,
          words: `blank to fill in: ${insertion.edit.text.slice(span.start, span.end)}`,
        }),
      ),
    ],
  };
}

function missingIn({ checked, library, judge }: Subject): Revision {
  const missing = checked.assessment.outcomes
    .filter(({ state }) => state === 'absent' || state === 'heading only')
    .map(({ safeguard }) => safeguard);
  if (missing.length === 0) return { refused: 'no safeguard is missing altogether' };
  const { edits, inserted } = insertAll(checked, judge, library, missing);
  if (inserted.length === 0)
    return { refused: 'no clause could be put in that answers a finding and brings none' };
  const titles = (ids: readonly string[]) =>
    ids.map((id) => library.safeguards.get(id)?.title ?? id).join('; ');
  const leftOut = missing.filter((id) => !inserted.includes(id));
  const starts = edits.map((edit) => ({ edit, at: startOf(edit, edits) }));
  const first = starts.reduce(
    (least, { edit, at }) => Math.min(least, firstWord(at, edit)),
    Number.MAX_SAFE_INTEGER,
  );
  return {
    edits,
    told: [
      { at: first, words: `put in: ${titles(inserted)}.` },
      ...(leftOut.length === 0
        ? []
        : [{ at: first, words: `left out, since they would bring other findings: ${titles(leftOut)}.` }]),
      ...blanksIn(applyEdits(checked.contract.text, edits), starts, judge.read, library),
    ],
  };
}

/** The blanks of a changed draft that stand in what was put in. */
function blanksIn(
  text: string,
  starts: readonly { readonly edit: Edit; readonly at: number }[],
  read: Subject['judge']['read'],
  library: Library,
): readonly Told[] {
  const { slips } = assess(read(text), library, { ...defaultSettings, draftingChecks: ['open-blank'] });
  return slips
    .filter(({ span }) =>
      starts.some(({ edit, at }) => span.start >= at && span.end <= at + edit.text.length),
    )
    .map(({ span }) => ({ at: span.start, words: `blank to fill in: ${text.slice(span.start, span.end)}` }));
}

/** Where the words of an edit begin, behind its line breaks. */
function firstWord(at: number, { text }: Edit): number {
  return at + Math.max(0, text.search(/\S/u));
}

function whereTo({ number, into }: Insertion): string {
  const as = number === '' ? '' : ` as ${number}`;
  return into === undefined ? `${as}, an article of its own` : `${as}, in “${into}”`;
}

function givesUp({ clauses }: Safeguard, tier: Tier): string {
  const lost = clauses[tier]?.givesUp ?? '';
  return lost === '' ? '' : `; this ${tier} clause gives up ${lost}`;
}

function standing(state: State): string {
  switch (state) {
    case 'present':
      return 'stands in this draft already';
    case 'waived':
      return 'is waived in this draft; take the waiver out first';
    case 'not applicable':
      return 'does not apply to this draft; “traits” in the configuration can say that it does';
    case 'partial':
    case 'weakened':
    case 'contradicted':
    case 'delegated':
    case 'heading only':
    case 'absent':
      return `is ${state} in this draft`;
  }
}
