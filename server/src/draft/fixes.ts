import type { Outcome } from '../assess/assessment.ts';
import { plainWords } from '../contract/plain-words.ts';
import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import type { Safeguard, Tier } from '../library/library.ts';
import { excepting, openingStruck, prevailing, yielding } from './amend.ts';
import { type Bench, benchAfter, cures } from './bench.ts';
import { completionOf } from './complete.ts';
import {
  type Correction,
  referenceCorrections,
  titleCorrections,
  waiverCorrections,
  waiverRemoval,
} from './correct.ts';
import { applyEdits, composed, type Edit } from './edit.ts';
import { editsOf, type Insertion, insertionOf, roomAt } from './insert.ts';
import { isAnswered, isGap, isNoWorse, outcomeOf } from './judge.ts';
import { placesWithin, relatedHeadings } from './place.ts';
import { folded, type Proposal, prohibitions, removals, softenings, strikesOf } from './strike.ts';
import { waiverOf } from './waive.ts';
import type { Blank } from './words.ts';

/** What sets a safeguard and the clauses that take it back at peace. */
export type Reconciling =
  | { readonly kind: 'strike'; readonly struck: readonly string[] }
  | { readonly kind: 'amend'; readonly amended: readonly string[]; readonly prevailing: string }
  | { readonly kind: 'prevail'; readonly over: string };

/** What a fix does, for the words of its title. */
export type Deed =
  | Reconciling
  | {
      readonly kind: 'insert';
      readonly tier: Tier;
      readonly number: string;
      /** The heading of the article it joins; `undefined` for a new article. */
      readonly into: string | undefined;
      /** What this tier gives up against the one above; empty for the preferred one. */
      readonly givesUp: string;
    }
  | {
      readonly kind: 'insert within';
      readonly tier: Tier;
      readonly number: string;
      /** The heading of the article that the new one follows. */
      readonly behind: string;
      /** What is renumbered for it, in words. */
      readonly changes: readonly string[];
    }
  | { readonly kind: 'complete'; readonly number: string }
  | { readonly kind: 'except'; readonly for: string }
  | {
      readonly kind: 'reconcile and complete';
      readonly first: Reconciling;
      readonly number: string;
    }
  | { readonly kind: 'strike sentence'; readonly clause: string }
  | { readonly kind: 'replace'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove waiver' }
  | { readonly kind: 'remove mark' }
  | { readonly kind: 'waive' };

/** A way to answer a finding: edits of one version of a draft. Where it changes words, it was judged before. */
export type Fix = {
  readonly deed: Deed;
  readonly edits: readonly Edit[];
  /** The blanks to fill in, as spans of the text of the first edit. */
  readonly blanks: readonly Blank[];
};

/** What is to be fixed, as a finding names it. */
export type Subject = {
  readonly kind: 'safeguard' | 'red flag' | 'drafting' | 'waiver' | 'provenance';
  readonly id: string;
  readonly span: Span;
  readonly replacement: Edit | undefined;
};

/** The ways to answer a finding, the best first; the last one is to waive it, where that is possible. */
export function fixesOf(bench: Bench, library: Library, subject: Subject): readonly Fix[] {
  const { contract } = bench.now;
  switch (subject.kind) {
    case 'safeguard': {
      const safeguard = library.safeguards.get(subject.id);
      const outcome = outcomeOf(bench.now, subject.id);
      if (safeguard === undefined || outcome === undefined || !isGap(outcome.state)) return [];
      return [
        ...repairs(bench, library, safeguard, outcome),
        ...insertions(bench, library, safeguard, outcome),
        waiving(bench, subject.id),
      ];
    }
    case 'red flag':
      return [...disarming(bench, library, subject), waiving(bench, subject.id)];
    case 'drafting':
      return corrections(bench, subject);
    case 'provenance': {
      const { edit } = waiverRemoval(contract, subject.span);
      return [{ deed: { kind: 'remove mark' }, edits: [edit], blanks: [] }];
    }
    case 'waiver': {
      const removed = waiverRemoval(contract, subject.span);
      return [
        ...(subject.id === 'unknown-waiver'
          ? waiverCorrections(contract, library, subject.span).map(corrected)
          : []),
        ...(subject.id === 'unneeded-waiver' ||
        subject.id === 'expired-waiver' ||
        subject.id === 'unknown-waiver'
          ? [{ deed: { kind: 'remove waiver' } as const, edits: [removed.edit], blanks: [] }]
          : []),
      ];
    }
  }
}

/** The clauses that take a safeguard back, which a clause put in must prevail over. */
export function overriddenBy({ contradictions, qualifiers }: Outcome): readonly number[] {
  return [...new Set([...contradictions, ...qualifiers].map(({ clause }) => clause))];
}

/** The tiers of a safeguard's clause, from the best down. */
export const tiers: readonly Tier[] = ['preferred', 'fallback', 'floor'];

function insertions(bench: Bench, library: Library, safeguard: Safeguard, outcome: Outcome): readonly Fix[] {
  const { contract } = bench.now;
  const despite = overriddenBy(outcome);
  const inserted = tiers.flatMap((tier) => {
    const insertion = insertionOf(contract, safeguard, tier, { despite, marked: bench.marks });
    return insertion === undefined ? [] : [{ tier, insertion }];
  });
  const fixes = inserted.map(({ tier, insertion }) => insertedBy(safeguard, tier, insertion));
  if (inserted[0]?.insertion.into !== undefined || inserted[0]?.insertion.number === '') return fixes;
  const within = placesWithin(contract, relatedHeadings(library, safeguard)).flatMap(
    (place): readonly Fix[] => {
      const insertion = insertionOf(contract, safeguard, 'preferred', {
        despite,
        place,
        marked: bench.marks,
      });
      if (insertion === undefined) return [];
      const behind = contract.clauses[place.after ?? -1]?.heading?.text ?? '';
      const { changes } = roomAt(contract, place);
      const deed: Deed = {
        kind: 'insert within',
        tier: 'preferred',
        number: insertion.number,
        behind,
        changes,
      };
      return [{ deed, edits: editsOf(insertion), blanks: insertion.blanks }];
    },
  );
  return [...fixes.slice(0, 1), ...within, ...fixes.slice(1)];
}

function insertedBy({ clauses }: Safeguard, tier: Tier, insertion: Insertion): Fix {
  const { number, into, blanks } = insertion;
  const givesUp = clauses[tier]?.givesUp ?? '';
  return { deed: { kind: 'insert', tier, number, into, givesUp }, edits: editsOf(insertion), blanks };
}

/** What is there made whole: by the least change of its words, or of those that take it back. */
function repairs(bench: Bench, library: Library, safeguard: Safeguard, outcome: Outcome): readonly Fix[] {
  switch (outcome.state) {
    case 'partial': {
      const completion = completionOf(bench, library, safeguard, outcome);
      if (completion === undefined) return [];
      const { edit, blanks, number } = completion;
      return [{ deed: { kind: 'complete', number }, edits: [edit], blanks }];
    }
    case 'weakened':
      return unqualified(bench, safeguard);
    case 'contradicted':
      return reconciled(bench, library, safeguard, outcome);
    case 'present':
    case 'delegated':
    case 'heading only':
    case 'absent':
    case 'not applicable':
    case 'waived':
      return [];
  }
}

/** All that weakens a safeguard taken back, one phrase after the other. */
function unqualified(bench: Bench, { id }: Safeguard): readonly Fix[] {
  let edits: readonly Edit[] = [];
  const taken: Proposal[] = [];
  let now = bench.now;
  for (let round = 0; round < mostPhrases; round += 1) {
    const outcome = outcomeOf(now, id);
    const [qualifier] = outcome?.qualifiers ?? [];
    if (outcome === undefined || qualifier === undefined) return [];
    const before = now;
    let next: { readonly proposal: Proposal; readonly edits: readonly Edit[] } | undefined;
    for (const proposal of softenings(before.contract, qualifier.clause, qualifier.span)) {
      const all = composed(bench.text, edits, [proposal.edit]);
      const after = bench.tried(all);
      if (after === undefined) return [];
      const then = outcomeOf(after, id);
      const better =
        then !== undefined && (!isGap(then.state) || then.qualifiers.length < outcome.qualifiers.length);
      if (!better || !isNoWorse(before, after)) continue;
      next = { proposal, edits: all };
      now = after;
      break;
    }
    if (next === undefined) return [];
    edits = next.edits;
    taken.push(next.proposal);
    if (isAnswered(bench.now, now, id)) return [{ deed: deedOf(taken), edits, blanks: [] }];
  }
  return [];
}

const mostPhrases = 5;

function deedOf(taken: readonly Proposal[]): Deed {
  const [first] = taken;
  if (taken.length === 1 && first !== undefined && first.put !== '')
    return { kind: 'replace', from: first.struck, to: first.put };
  return { kind: 'strike', struck: taken.map(({ struck }) => struck) };
}

/** The clauses that take a safeguard back made to yield, or its own clause made to prevail; what it lacks comes with it. */
function reconciled(bench: Bench, library: Library, safeguard: Safeguard, outcome: Outcome): readonly Fix[] {
  return reconcilements(bench, safeguard, outcome).flatMap(({ deed, edits }): readonly Fix[] => {
    const after = bench.tried(edits);
    if (after === undefined || !isNoWorse(bench.now, after)) return [];
    if (isAnswered(bench.now, after, safeguard.id)) return [{ deed, edits, blanks: [] }];
    const still = outcomeOf(after, safeguard.id);
    if (still?.state !== 'partial') return [];
    const completion = completionOf(benchAfter(bench, edits, after), library, safeguard, still);
    if (completion === undefined) return [];
    return [
      {
        deed: { kind: 'reconcile and complete', first: deed, number: completion.number },
        edits: composed(bench.text, edits, [completion.edit]),
        blanks: [],
      },
    ];
  });
}

/** The changes that could set a safeguard and what takes it back at peace, not yet judged. */
function reconcilements(
  { now: { contract } }: Bench,
  safeguard: Safeguard,
  outcome: Outcome,
): readonly { readonly deed: Reconciling; readonly edits: readonly Edit[] }[] {
  const openings = outcome.contradictions.map((it) => openingStruck(contract, it));
  const struck = openings.flatMap((it) => it ?? []);
  const words = struck.map(({ span: { start, end } }) =>
    folded(plainWords(contract, { start, end: end - 1 })).replace(/,$/u, ''),
  );
  const yields = yielding(contract, safeguard, outcome);
  const prevails = prevailing(contract, safeguard, outcome);
  return [
    ...(struck.length > 0 && struck.length === openings.length
      ? [{ deed: { kind: 'strike', struck: words } as const, edits: struck }]
      : []),
    ...(yields === undefined
      ? []
      : [
          {
            deed: { kind: 'amend', amended: yields.amended, prevailing: yields.prevailing } as const,
            edits: yields.edits,
          },
        ]),
    ...(prevails === undefined
      ? []
      : [{ deed: { kind: 'prevail', over: prevails.prevailing } as const, edits: prevails.edits }]),
  ];
}

/** A red flag lowered: its clause narrowed by an exception, its words softened or turned into a prohibition, or its sentence struck. */
function disarming(bench: Bench, library: Library, { id, span }: Subject): readonly Fix[] {
  const { contract, assessment } = bench.now;
  const raised = assessment.flags.find(
    ({ redFlag, evidence }) => redFlag === id && evidence.span.start === span.start,
  );
  const flag = library.redFlags.get(id);
  if (raised === undefined || flag === undefined) return [];
  const { clause } = raised.evidence;
  const gentle = flag.qualifier ? strikesOf(contract, clause, span) : prohibitions(contract, span);
  const fixes: Fix[] = [];
  const narrowed = flag.exception && excepting(contract, clause, span, flag.exception.text);
  if (flag.exception !== undefined && narrowed !== undefined && cures(bench, [narrowed], id))
    fixes.push({ deed: { kind: 'except', for: flag.exception.for }, edits: [narrowed], blanks: [] });
  for (const proposals of [gentle, removals(contract, clause, span)]) {
    const found = proposals.find(({ edit }) => cures(bench, [edit], id));
    if (found === undefined) continue;
    const { edit, whole } = found;
    const cited = contract.clauses[clause];
    const deed: Deed =
      whole === 'phrase'
        ? deedOf([found])
        : { kind: 'strike sentence', clause: whole === 'clause' ? (cited?.number?.label ?? '') : '' };
    fixes.push({ deed, edits: [edit], blanks: [] });
  }
  return fixes;
}

function corrections(bench: Bench, { id, span, replacement }: Subject): readonly Fix[] {
  const { contract } = bench.now;
  const own: readonly Correction[] =
    replacement === undefined
      ? []
      : [
          {
            edit: replacement,
            from: bench.text.slice(replacement.span.start, replacement.span.end),
            to: replacement.text,
          },
        ];
  const more =
    id === 'dangling-reference'
      ? referenceCorrections(contract, span)
      : id === 'mismatched-title'
        ? titleCorrections(contract, span)
        : [];
  return [...own, ...more].filter(({ edit }) => cures(bench, [edit], id)).map(corrected);
}

function corrected({ edit, from, to }: Correction): Fix {
  return { deed: { kind: 'replace', from: folded(from), to }, edits: [edit], blanks: [] };
}

function waiving({ now }: Bench, id: string): Fix {
  const { edit, blanks } = waiverOf(now.contract, id);
  return { deed: { kind: 'waive' }, edits: [edit], blanks };
}

/** The draft after a fix. */
export function fixed(text: string, { edits }: Fix): string {
  return applyEdits(text, edits);
}
