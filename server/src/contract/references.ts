import type { Clause, Reference } from './contract.ts';
import type { Draftling } from './draftling.ts';
import { isAttachment } from './marker.ts';
import { keyOf } from './reference-places.ts';
import type { OwnReference, Settled, Target } from './settled.ts';
import { inStep, type Steps } from './steps.ts';

/** The references of a draft to its own clauses and attachments, in the order of the text, a step at a time. */
export function* referencesOf(
  clauses: readonly Clause[],
  draftlings: readonly Draftling[],
  memory: TargetMemory,
): Steps<readonly Reference[]> {
  const targets = memory.of(clauses, draftlings);
  const found: Reference[] = [];
  for (let index = 0; index < clauses.length; index += 1) {
    const clause = clauses[index];
    const { settled, start = 0 } = draftlings[index] ?? {};
    if (clause === undefined || settled === undefined || clause.role === 'contents') continue;
    if (settled.references === undefined) {
      settled.references = ownReferences(settled);
      if (index % inStep === 0) yield;
    }
    for (const own of settled.references) {
      const { kind, word, path, key, within, written } = own.place;
      const holder = kind === 'clause' ? (within ?? ownSchedule(clause, clauses, written)) : undefined;
      const target =
        holder === undefined
          ? targets[kind].get(key)
          : targets.within.get(keyOf([holder.toLowerCase(), ...path]));
      let { given } = own;
      if (
        given === undefined ||
        given.span.start !== start + own.start ||
        given.target !== target ||
        given.clause !== index
      ) {
        const span = { start: start + own.start, end: start + own.end };
        given = { span, kind, word, path, target, clause: index };
        own.given = given;
      }
      found.push(given);
    }
  }
  return found;
}

function ownReferences({ paragraphs }: Settled): readonly OwnReference[] {
  const found = paragraphs.flatMap(({ start, told: { words } }) =>
    words.references.map(
      (place): OwnReference => ({
        start: start + place.start,
        end: start + place.end,
        place,
        given: undefined,
      }),
    ),
  );
  return found.length === 0 ? nothing : found;
}

const nothing: readonly OwnReference[] = [];

/** “paragraph 3” inside a schedule is the schedule’s own. */
function ownSchedule(clause: Clause, clauses: readonly Clause[], word: string): string | undefined {
  if (clause.role !== 'schedule' || !/^(?:paragraph|part)/iu.test(word)) return undefined;
  let top = clause;
  while (top.parent !== undefined) {
    const parent = clauses[top.parent];
    if (parent === undefined) break;
    top = parent;
  }
  return top.number?.label ?? attachmentLabel(top.heading?.text ?? '');
}

/** The clauses by their keys: articles, attachments, and what stands within an attachment. */
type Targets = Readonly<Record<NonNullable<Target['among']>, ReadonlyMap<string, number>>>;

/** What references in the last version of a draft could point at. */
export class TargetMemory {
  #known: readonly Target[] = [];
  #parents: readonly (number | undefined)[] = [];
  #targets: Targets = { clause: new Map(), attachment: new Map(), within: new Map() };

  /** What references can point at; the very same where all clauses have the numbers that they had. */
  of(clauses: readonly Clause[], draftlings: readonly Draftling[]): Targets {
    const known: Target[] = new Array(clauses.length);
    const parents: (number | undefined)[] = new Array(clauses.length);
    let same = clauses.length === this.#known.length;
    for (let index = 0; index < clauses.length; index += 1) {
      const clause = clauses[index];
      const settled = draftlings[index]?.settled;
      if (clause === undefined || settled === undefined) continue;
      if (settled.target?.role !== clause.role) settled.target = targetOf(clause);
      const { target } = settled;
      known[index] = target;
      parents[index] = clause.parent;
      const before = this.#known[index];
      same &&= clause.parent === this.#parents[index] && (target === before || isSame(target, before));
    }
    if (!same) this.#targets = targetsOf(known, parents);
    this.#known = known;
    this.#parents = parents;
    return this.#targets;
  }
}

function isSame(one: Target, other: Target | undefined): boolean {
  return (
    one.among === other?.among &&
    one.key === other?.key &&
    one.digits === other?.digits &&
    one.isPart === other?.isPart
  );
}

function targetOf({ number, heading, role }: Clause): Target {
  const isPart = /^(?:part|chapter|title)$/iu.test(number?.word ?? '');
  if (role === 'contents') return { role, among: undefined, key: '', digits: undefined, isPart };
  const digits =
    number !== undefined && role !== 'schedule' && /^\d+$/u.test(number.label)
      ? keyOf([number.label])
      : undefined;
  const nowhere: Target = { role, among: undefined, key: '', digits, isPart };
  if (role === 'recital' || role === 'preamble') return nowhere;
  const attached = role === 'schedule' && (number === undefined || isAttachment(number.word));
  if (number === undefined) {
    const label = attached ? attachmentLabel(heading?.text ?? '') : undefined;
    return label === undefined ? nowhere : { ...nowhere, among: 'attachment', key: keyOf([label]) };
  }
  if (number.path.length === 0) return nowhere;
  const among = attached ? 'attachment' : role === 'schedule' ? 'within' : 'clause';
  return { ...nowhere, among, key: keyOf(number.path) };
}

function targetsOf(known: readonly Target[], parents: readonly (number | undefined)[]): Targets {
  const found = {
    clause: new Map<string, number>(),
    attachment: new Map<string, number>(),
    within: new Map<string, number>(),
  };
  for (let index = 0; index < known.length; index += 1) {
    const { among, key } = known[index] ?? {};
    if (among === undefined || key === undefined) continue;
    if (!found[among].has(key)) found[among].set(key, index);
  }
  // “clause 41” is the article 41 of whatever part holds it, where articles count on from part to part, and no Part 41.
  const isPart = (index: number | undefined): boolean => index !== undefined && known[index]?.isPart === true;
  for (let index = 0; index < known.length; index += 1) {
    const digits = known[index]?.digits;
    if (digits === undefined || !isPart(parents[index])) continue;
    const before = found.clause.get(digits);
    if (before === undefined || isPart(before)) found.clause.set(digits, index);
  }
  return found;
}

function attachmentLabel(heading: string): string | undefined {
  return /^\p{L}+\s+(\d+|[IVXLC]+|[A-Z])\b/u.exec(heading)?.[1]?.toLowerCase();
}
