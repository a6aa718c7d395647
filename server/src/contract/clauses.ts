import { clauseRoles, type RoleView } from './clause-roles.ts';
import type { Clause, ClauseRole, Paragraph } from './contract.ts';
import { type Draftling, moved } from './draftling.ts';
import type { Gaps } from './piece.ts';
import { type Settled, settled } from './settled.ts';

/** The clauses of a draft. `copy` makes what is kept of their words outlive the text. */
export function clausesOf(
  text: string,
  draftlings: readonly Draftling[],
  gaps: Gaps,
  copy: (words: string) => string,
): readonly Clause[] {
  const views: RoleView[] = new Array(draftlings.length);
  for (let index = 0; index < draftlings.length; index += 1) {
    const draftling = draftlings[index];
    if (draftling === undefined) continue;
    draftling.settled ??= settled(text, draftling, gaps, copy);
    views[index] = draftling.settled.view;
  }
  const ends = endsOf(draftlings);
  const roles = clauseRoles(views, (index) => draftlings[index]?.start ?? 0, ends);
  const clauses: Clause[] = new Array(draftlings.length);
  for (let index = 0; index < draftlings.length; index += 1) {
    const draftling = draftlings[index];
    if (draftling !== undefined)
      clauses[index] = clauseOf(draftling, index, ends[index] ?? 0, roles[index] ?? 'operative');
  }
  return clauses;
}

/** Where each clause ends, those that it holds included. */
function endsOf(draftlings: readonly Draftling[]): Int32Array {
  const ends = new Int32Array(draftlings.length);
  for (let index = draftlings.length - 1; index >= 0; index -= 1) {
    const draftling = draftlings[index];
    if (draftling === undefined) continue;
    const { start, parent, settled: known } = draftling;
    const end = Math.max(start + (known?.end ?? 0), ends[index] ?? 0);
    ends[index] = end;
    if (parent !== undefined && end > (ends[parent] ?? 0)) ends[parent] = end;
  }
  return ends;
}

/** The clause itself; the very one that was made last where nothing of it has changed. */
function clauseOf(draftling: Draftling, index: number, end: number, role: ClauseRole): Clause {
  const { start, words, number, parent, children, depth, settled: known, clause: last } = draftling;
  if (
    last !== undefined &&
    last.index === index &&
    last.span.start === start &&
    last.span.end === end &&
    last.role === role &&
    last.parent === parent
  )
    return last;
  const heading = known?.view.heading;
  const clause: Clause = {
    index,
    parent,
    children: children.length === 0 ? noChildren : [...children],
    depth,
    role,
    number: number === undefined ? undefined : { ...number, span: moved(number.span, start) },
    heading:
      heading === undefined
        ? undefined
        : { text: heading.text, span: moved(heading.span, start), runIn: heading.runIn },
    span: { start, end },
    marker: { start, end: Math.min(start + words, end) },
    paragraphs: known === undefined ? [] : paragraphsOf(known, start),
  };
  draftling.clause = clause;
  return clause;
}

const noChildren: Clause['children'] = [];

function paragraphsOf({ paragraphs }: Settled, by: number): readonly Paragraph[] {
  return paragraphs.map(({ start, end, row, told: { skipped } }): Paragraph => {
    const span = { start: by + start, end: by + end };
    return {
      span,
      skipped: skipped.length === 0 ? nothingSkipped : skipped.map((gap) => moved(gap, span.start)),
      kind: row ? 'cell' : 'text',
    };
  });
}

const nothingSkipped: Paragraph['skipped'] = [];
