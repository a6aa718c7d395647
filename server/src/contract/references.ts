import type { Clause, Reference } from './contract.ts';
import type { Draftling } from './draftling.ts';
import { isAttachment, isPart } from './marker.ts';
import { keyOf, type ReferencePlace } from './reference-places.ts';
import type { OwnReference, Settled } from './settled.ts';

/** The references of a draft to its own clauses and attachments, in the order of the text. */
export function referencesOf(
  clauses: readonly Clause[],
  draftlings: readonly Draftling[],
): readonly Reference[] {
  const targets = targetsOf(clauses, draftlings);
  const found: Reference[] = [];
  for (let index = 0; index < clauses.length; index += 1) {
    const clause = clauses[index];
    const { settled, start = 0 } = draftlings[index] ?? {};
    if (clause === undefined || settled === undefined || clause.role === 'contents') continue;
    if (settled.references === undefined) settled.references = ownReferences(settled);
    for (const own of settled.references) {
      const { kind, word, path, written } = own.place;
      const target =
        kind === 'attachment'
          ? targets.attachment.get(own.place.key)
          : clauseTarget(own.place, targets, index, ownSchedule(clause, clauses, written));
      const span = { start: start + own.start, end: start + own.end };
      const { given } = own;
      const same = given?.span.start === span.start && given.target === target && given.clause === index;
      const reference = same ? given : { span, kind, word, path, target, clause: index };
      own.given = reference;
      found.push(reference);
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
type Targets = Readonly<
  Record<Reference['kind'] | 'within' | 'inPart' | 'parts', ReadonlyMap<string, number>>
> & {
  /** The part that holds each clause, as an index. */
  readonly partOf: readonly (number | undefined)[];
};

function targetsOf(clauses: readonly Clause[], draftlings: readonly Draftling[]): Targets {
  const found = {
    clause: new Map<string, number>(),
    attachment: new Map<string, number>(),
    within: new Map<string, number>(),
    inPart: new Map<string, number>(),
    parts: new Map<string, number>(),
    partOf: [] as (number | undefined)[],
  };
  for (const clause of clauses) {
    const { index, number, role, parent } = clause;
    const part = parent === undefined ? undefined : found.partOf[parent];
    const isOne = number !== undefined && role !== 'schedule' && isPart(number.word);
    found.partOf.push(isOne ? index : part);
    if (role === 'contents' || role === 'recital' || role === 'preamble') continue;
    const attached = role === 'schedule' && (number === undefined || isAttachment(number.word));
    const draftling = draftlings[index];
    let key: string;
    if (number === undefined || draftling === undefined) {
      const label = attached ? attachmentLabel(clause) : undefined;
      if (label === undefined) continue;
      key = keyOf([label]);
    } else {
      if (number.path.length === 0) continue;
      const { settled } = draftling;
      key = settled?.key ?? keyOf(number.path);
      if (settled !== undefined) settled.key = key;
      if (role === 'schedule' && !attached) key = within(clause, clauses, key);
    }
    if (isOne) {
      setFirst(found.parts, key, index);
      continue;
    }
    setFirst(found[attached ? 'attachment' : role === 'schedule' ? 'within' : 'clause'], key, index);
    if (part !== undefined && role !== 'schedule') setFirst(found.inPart, inPartKey(part, key), index);
  }
  // “article IV” may be what heads `CHAPTER IV`, where no article is so numbered.
  for (const [key, index] of found.parts) setFirst(found.clause, key, index);
  return found;
}

function setFirst(places: Map<string, number>, key: string, index: number): void {
  if (!places.has(key)) places.set(key, index);
}

/** The key of a clause of a schedule; a schedule that is numbered in its heading alone gives its number. */
function within(clause: Clause, clauses: readonly Clause[], key: string): string {
  const top = topOf(clause, clauses);
  const label = top.number === undefined ? attachmentLabel(top) : undefined;
  return label === undefined ? key : `${keyOf([label])}.${key}`;
}

function attachmentLabel({ heading }: Clause): string | undefined {
  return /^\p{L}+\s+(\d+|[IVXLC]+|[A-Z])\b/u.exec(heading?.text ?? '')?.[1]?.toLowerCase();
}
