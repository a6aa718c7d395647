import type { Clause, Reference } from './contract.ts';
import type { Draftling } from './draftling.ts';
import { isAttachment, isPart } from './marker.ts';
import { keyOf, type ReferencePlace } from './reference-places.ts';
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
      const { kind, word, path, written } = own.place;
      const target =
        kind === 'attachment'
          ? targets.attachment.get(own.place.key)
          : clauseTarget(own.place, targets, index, ownSchedule(clause, clauses, written));
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

/** The clause that a reference in clause `from` means: of the part that it names or stands in, where that has such a one. */
function clauseTarget(
  { path, key, within, part }: ReferencePlace,
  targets: Targets,
  from: number,
  schedule: string | undefined,
): number | undefined {
  // `B-3.2` of Exhibit B says itself where it belongs.
  const own = lettered.test(key) ? targets.within.get(key) : undefined;
  const holder = within ?? schedule;
  if (holder !== undefined) return targets.within.get(keyOf([holder.toLowerCase(), ...path])) ?? own;
  const holding = part === undefined ? targets.partOf[from] : targets.parts.get(keyOf([part.toLowerCase()]));
  return (
    (holding === undefined ? undefined : targets.inPart.get(inPartKey(holding, key))) ??
    targets.clause.get(key) ??
    // “Section 2b”, written as one.
    targets.clause.get(key.replace(/^(\d+)(?=[a-z]$)/u, '$1.')) ??
    own
  );
}

function inPartKey(part: number, key: string): string {
  return `${part} ${key}`;
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
const lettered = /^[a-z]{1,4}\.\d/u;

/** “paragraph 3” inside a schedule is the schedule’s own. */
function ownSchedule(clause: Clause, clauses: readonly Clause[], word: string): string | undefined {
  if (clause.role !== 'schedule' || !/^(?:paragraph|part)/iu.test(word)) return undefined;
  const top = topOf(clause, clauses);
  return top.number?.label ?? attachmentLabel(top);
}

/** The clause that holds another, over all. */
function topOf(clause: Clause, clauses: readonly Clause[]): Clause {
  let top = clause;
  for (let at: Clause | undefined = clause; at !== undefined; at = clauses[at.parent ?? -1]) top = at;
  return top;
}

/** The clauses by their keys: articles, attachments, what stands within an attachment, and what within a part. */
type Targets = Readonly<Record<NonNullable<Target['among']> | 'inPart', ReadonlyMap<string, number>>> & {
  /** The part that holds each clause, as an index. */
  readonly partOf: readonly (number | undefined)[];
};

/** What references in the last version of a draft could point at. */
export class TargetMemory {
  #known: readonly Target[] = [];
  #parents: readonly (number | undefined)[] = [];
  #targets: Targets = targetsOf([], []);

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
    one.label === other?.label &&
    one.isPart === other?.isPart
  );
}

function targetOf(clause: Clause): Target {
  const { number, role } = clause;
  const one = number !== undefined && role !== 'schedule' && isPart(number.word);
  const spelled = number === undefined ? attachmentLabel(clause) : undefined;
  const label = spelled === undefined ? undefined : keyOf([spelled]);
  const nowhere: Target = { role, among: undefined, key: '', label, isPart: one };
  if (role === 'contents' || role === 'recital' || role === 'preamble') return nowhere;
  if (number === undefined)
    return label === undefined || role !== 'schedule'
      ? nowhere
      : { ...nowhere, among: 'attachment', key: label };
  if (number.path.length === 0) return nowhere;
  const key = keyOf(number.path);
  if (role === 'schedule')
    return { ...nowhere, among: isAttachment(number.word) ? 'attachment' : 'within', key };
  return { ...nowhere, among: one ? 'parts' : 'clause', key };
}

function targetsOf(known: readonly Target[], parents: readonly (number | undefined)[]): Targets {
  const found = {
    clause: new Map<string, number>(),
    attachment: new Map<string, number>(),
    within: new Map<string, number>(),
    inPart: new Map<string, number>(),
    parts: new Map<string, number>(),
    partOf: [] as (number | undefined)[],
  };
  /** The clause that holds each over all. */
  const tops: number[] = [];
  for (let index = 0; index < known.length; index += 1) {
    const target = known[index];
    const parent = parents[index];
    tops.push(parent === undefined ? index : (tops[parent] ?? index));
    const part = parent === undefined ? undefined : found.partOf[parent];
    found.partOf.push(target?.isPart === true ? index : part);
    if (target?.among === undefined) continue;
    // A schedule that is numbered in its heading alone gives its number to what it holds.
    const label = target.among === 'within' ? known[tops[index] ?? index]?.label : undefined;
    const key = label === undefined ? target.key : `${label}.${target.key}`;
    setFirst(found[target.among], key, index);
    if (part !== undefined && target.among === 'clause') setFirst(found.inPart, inPartKey(part, key), index);
  }
  // “article IV” may be what heads `CHAPTER IV`, where no article is so numbered.
  for (const [key, index] of found.parts) setFirst(found.clause, key, index);
  return found;
}

function setFirst(places: Map<string, number>, key: string, index: number): void {
  if (!places.has(key)) places.set(key, index);
}

function attachmentLabel({ heading }: Clause): string | undefined {
  return /^\p{L}+\s+(\d+|[IVXLC]+|[A-Z])\b/u.exec(heading?.text ?? '')?.[1]?.toLowerCase();
}
