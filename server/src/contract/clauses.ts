import { clauseRoles } from './clause-roles.ts';
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
  const all = draftlings.map((draftling): Settled => {
    if (draftling.settled === undefined) draftling.settled = settled(text, draftling, gaps, copy);
    return draftling.settled;
  });
  const ends = endsOf(draftlings);
  const roles = clauseRoles(
    all.map(({ view }) => view),
    draftlings.map(({ start }, index) => ({ start, end: ends[index] ?? start })),
  );
  return draftlings.map((draftling, index) =>
    clauseOf(draftling, index, ends[index] ?? 0, roles[index] ?? 'operative'),
  );
}

/** Where each clause ends, those that it holds included. */
function endsOf(draftlings: readonly Draftling[]): readonly number[] {
  const ends: number[] = new Array(draftlings.length).fill(0);
  for (let index = draftlings.length - 1; index >= 0; index -= 1) {
    const draftling = draftlings[index];
    if (draftling === undefined) continue;
    const { start, parent, settled: known } = draftling;
    const end = Math.max(start + (known?.end ?? 0), ends[index] ?? 0);
    ends[index] = end;
    if (parent !== undefined) ends[parent] = Math.max(end, ends[parent] ?? 0);
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
