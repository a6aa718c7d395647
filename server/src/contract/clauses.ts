import { clauseRoles, type RoleView, toldRole } from './clause-roles.ts';
import type { Clause, ClauseRole, Heading, Paragraph } from './contract.ts';
import { type Draftling, moved } from './draftling.ts';
import { itemOf } from './first-line.ts';
import { type Gaps, type Piece, type ToldPiece, toldOf } from './piece.ts';

/** The clauses of a draft. `copy` makes what is kept of their words outlive the text. */
export function clausesOf(
  text: string,
  draftlings: readonly Draftling[],
  gaps: Gaps,
  copy: (words: string) => string,
): readonly Clause[] {
  const ends = endsOf(text, draftlings);
  const views = draftlings.map((draftling, index): RoleView => {
    let spoken = 0;
    for (const piece of settledPieces(text, draftling)) {
      piece.told ??= toldOf(text, moved(piece, draftling.start), gaps, copy);
      if (piece.told.spoken) spoken += 1;
    }
    const heading = settledHeading(text, draftling);
    if (draftling.told === undefined) draftling.told = toldBy(draftling, draftling.heading);
    const told = heading === draftling.heading ? draftling.told : toldBy(draftling, heading);
    const { role: hint, number, parent, children } = draftling;
    return {
      hint,
      told,
      number,
      heading,
      parent,
      size: (hint === 'contents' ? 0 : spoken) + children.length,
      children: children.length,
      span: { start: draftling.start, end: ends[index] ?? 0 },
    };
  });
  const roles = clauseRoles(views);
  return draftlings.map((draftling, index) =>
    clauseOf(text, draftling, index, ends[index] ?? 0, roles[index] ?? 'operative'),
  );
}

function toldBy({ number }: Draftling, heading: Heading | undefined): ClauseRole | null {
  return toldRole(number, heading) ?? null;
}

/** The paragraphs of a clause with what their words tell. */
export function* toldIn(text: string, draftling: Draftling): Iterable<ToldPiece> {
  if (draftling.role === 'contents') return;
  for (const { told } of settledPieces(text, draftling)) if (told?.spoken === true) yield told;
}

/** The paragraph that stands in the place of its heading, if any. */
function itemIn(text: string, draftling: Draftling): Piece | undefined {
  if (!draftling.doubtful || draftling.pieces.length > 0 || draftling.children.length > 0) return undefined;
  if (draftling.item === undefined) draftling.item = itemOf(text, draftling) ?? null;
  return draftling.item ?? undefined;
}

function settledHeading(text: string, draftling: Draftling): Heading | undefined {
  return itemIn(text, draftling) === undefined ? draftling.heading : undefined;
}

function settledPieces(text: string, draftling: Draftling): readonly Piece[] {
  const item = itemIn(text, draftling);
  return item === undefined ? draftling.pieces : [item];
}

/** Where each clause ends, those that it holds included. */
function endsOf(text: string, draftlings: readonly Draftling[]): readonly number[] {
  const ends: number[] = new Array(draftlings.length).fill(0);
  for (let index = draftlings.length - 1; index >= 0; index -= 1) {
    const draftling = draftlings[index];
    if (draftling === undefined) continue;
    const { start, number, parent, pieces } = draftling;
    const item = itemIn(text, draftling);
    const last = item ?? pieces[pieces.length - 1];
    const heading = item === undefined ? draftling.heading : undefined;
    const own = start + Math.max(last?.end ?? 0, heading?.span.end ?? 0, number?.span.end ?? 0, 0);
    const end = Math.max(own, ends[index] ?? 0);
    ends[index] = end;
    if (parent !== undefined) ends[parent] = Math.max(end, ends[parent] ?? 0);
  }
  return ends;
}

/** The clause itself; the very one that was made last where nothing of it has changed. */
function clauseOf(text: string, draftling: Draftling, index: number, end: number, role: ClauseRole): Clause {
  const { start, words, number, parent, children, depth, clause: known } = draftling;
  if (
    known !== undefined &&
    known.index === index &&
    known.span.start === start &&
    known.span.end === end &&
    known.role === role &&
    known.parent === parent
  )
    return known;
  const heading = settledHeading(text, draftling);
  const clause: Clause = {
    index,
    parent,
    children: [...children],
    depth,
    role,
    number: number === undefined ? undefined : { ...number, span: moved(number.span, start) },
    heading:
      heading === undefined
        ? undefined
        : { text: heading.text, span: moved(heading.span, start), runIn: heading.runIn },
    span: { start, end },
    marker: { start, end: Math.min(start + words, end) },
    paragraphs: paragraphsOf(text, draftling),
  };
  draftling.clause = clause;
  return clause;
}

function paragraphsOf(text: string, draftling: Draftling): readonly Paragraph[] {
  if (draftling.role === 'contents') return [];
  const found: Paragraph[] = [];
  for (const piece of settledPieces(text, draftling)) {
    const { told, row } = piece;
    if (told?.spoken !== true) continue;
    const span = moved(piece, draftling.start);
    const skipped = told.skipped.length === 0 ? none : told.skipped.map((gap) => moved(gap, span.start));
    found.push({ span, skipped, kind: row ? 'cell' : 'text' });
  }
  return found;
}

const none: Paragraph['skipped'] = [];
