import type { Clause, Reference } from './contract.ts';
import type { Draftling } from './draftling.ts';
import { isAttachment } from './marker.ts';
import { keyOf } from './reference-places.ts';
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
      const { kind, word, path, key, within, written } = own.place;
      const holder = kind === 'clause' ? (within ?? ownSchedule(clause, clauses, written)) : undefined;
      const target =
        holder === undefined
          ? targets[kind].get(key)
          : targets.within.get(keyOf([holder.toLowerCase(), ...path]));
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
  const top = topOf(clause, clauses);
  return top.number?.label ?? attachmentLabel(top);
}

/** The clause that holds another, over all. */
function topOf(clause: Clause, clauses: readonly Clause[]): Clause {
  let top = clause;
  for (let at: Clause | undefined = clause; at !== undefined; at = clauses[at.parent ?? -1]) top = at;
  return top;
}

/** The clauses by their keys: articles, attachments, and what stands within an attachment. */
type Targets = Readonly<Record<Reference['kind'] | 'within', ReadonlyMap<string, number>>>;

function targetsOf(clauses: readonly Clause[], draftlings: readonly Draftling[]): Targets {
  const found = {
    clause: new Map<string, number>(),
    attachment: new Map<string, number>(),
    within: new Map<string, number>(),
  };
  for (const clause of clauses) {
    const { index, number, role } = clause;
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
    const places = found[attached ? 'attachment' : role === 'schedule' ? 'within' : 'clause'];
    if (!places.has(key)) places.set(key, index);
  }
  // “clause 41” is the article 41 of whatever part holds it, where articles count on from part to part, and no Part 41.
  const isPart = (index: number | undefined): boolean =>
    index !== undefined && /^(?:part|chapter|title)$/iu.test(clauses[index]?.number?.word ?? '');
  for (const { index, number, parent, role } of clauses) {
    if (number === undefined || role === 'schedule' || role === 'contents') continue;
    if (!/^\d+[a-z]?$/iu.test(number.label) || !isPart(parent)) continue;
    const key = keyOf([number.label.toLowerCase()]);
    const known = found.clause.get(key);
    if (known === undefined || isPart(known)) found.clause.set(key, index);
  }
  return found;
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
