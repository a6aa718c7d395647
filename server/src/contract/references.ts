import { toldIn } from './clauses.ts';
import type { Clause, Reference } from './contract.ts';
import type { Draftling } from './draftling.ts';
import { isAttachment } from './marker.ts';
import { keyOf } from './reference-places.ts';

/** The references of a draft to its own clauses and attachments, in the order of the text. */
export function referencesOf(
  text: string,
  clauses: readonly Clause[],
  draftlings: readonly Draftling[],
): readonly Reference[] {
  const targets = targetsOf(clauses, draftlings);
  const found: Reference[] = [];
  for (const [at, draftling] of draftlings.entries()) {
    const clause = clauses[at];
    if (clause === undefined || clause.role === 'contents') continue;
    let paragraph = 0;
    for (const { words } of toldIn(text, draftling)) {
      const span = clause.paragraphs[paragraph]?.span ?? clause.span;
      paragraph += 1;
      for (const place of words.references) {
        const { kind, word, path, key, within: named, written } = place;
        const holder = kind === 'clause' ? (named ?? ownSchedule(clause, clauses, written)) : undefined;
        found.push({
          span: { start: span.start + place.start, end: span.start + place.end },
          kind,
          word,
          path,
          target:
            holder === undefined
              ? targets[kind].get(key)
              : targets.within.get(keyOf([holder.toLowerCase(), ...path])),
          clause: clause.index,
        });
      }
    }
  }
  return found;
}

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
type Targets = Readonly<Record<Reference['kind'] | 'within', ReadonlyMap<string, number>>>;

function targetsOf(clauses: readonly Clause[], draftlings: readonly Draftling[]): Targets {
  const found = {
    clause: new Map<string, number>(),
    attachment: new Map<string, number>(),
    within: new Map<string, number>(),
  };
  for (const { index, number, heading, role } of clauses) {
    if (role === 'contents' || role === 'recital' || role === 'preamble') continue;
    const attached = role === 'schedule' && (number === undefined || isAttachment(number.word));
    const draftling = draftlings[index];
    let key: string;
    if (number === undefined || draftling === undefined) {
      const label = attached ? attachmentLabel(heading?.text ?? '') : undefined;
      if (label === undefined) continue;
      key = keyOf([label]);
    } else {
      if (number.path.length === 0) continue;
      draftling.key ??= keyOf(number.path);
      key = draftling.key;
    }
    const places = found[attached ? 'attachment' : role === 'schedule' ? 'within' : 'clause'];
    if (!places.has(key)) places.set(key, index);
  }
  return found;
}

function attachmentLabel(heading: string): string | undefined {
  return /^\p{L}+\s+(\d+|[IVXLC]+|[A-Z])\b/u.exec(heading)?.[1]?.toLowerCase();
}
