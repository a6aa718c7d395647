import type { Draftling, Level, Outline, Sheet } from './draftling.ts';
import { type Edit, shiftOf } from './edit.ts';
import { lineBefore, reach } from './flow.ts';
import type { Change } from './lines.ts';
import { isEarly, type Outlined, type Point, readOn } from './outline.ts';
import type { Piece, ToldPiece } from './piece.ts';
import type { Steps } from './steps.ts';

/**
 * The outline of the next version of a draft, whose lines have changed so. It is read anew from before the change until it is
 * behind the change what it was there; clauses from there on are moved, so that `before` can be used no more.
 */
export function* outlineAgain(before: Outlined, sheet: Sheet, change: Change, edit: Edit): Steps<Outlined> {
  const { clauses: old, points } = before;
  const { lines } = sheet;
  // What a line opens is told by lines ahead within reach, and by the next line with words.
  const safe = Math.min(change.from - reach, lineBefore(sheet, change.from));
  const firstPoint = firstFrom(points, safe + 1) - 1;
  const first = points[firstPoint] ?? beginning;
  const shift = shiftOf(edit);
  const known: Known = { old, count: first.clauses, shift, lines: change.newTo - change.oldTo };
  const { outline, copied } = resumed(old, first, lines[first.at]?.start ?? 0);
  let met: Point | undefined;
  let ahead = firstFrom(points, change.newTo - known.lines);
  const { points: passed, end } = yield* readOn(sheet, outline, first.at, (at) => {
    if (at < change.newTo) return false;
    while (ahead < points.length && (points[ahead]?.at ?? 0) + known.lines < at) ahead += 1;
    const point = points[ahead];
    if (point === undefined || point.at + known.lines !== at) return false;
    if (lineBefore(sheet, at) < change.newTo) return false;
    if (!isSame(known, point, outline, (lines[at]?.start ?? 0) - shift)) return false;
    met = point;
    return true;
  });
  const changed = {
    start: lines[change.from]?.start ?? sheet.text.length,
    oldEnd: (lines[change.newTo - 1]?.end ?? 0) - shift,
  };
  handOver(known, outline.clauses, copied, changed);
  const head = points.slice(0, Math.max(firstPoint, 0));
  for (const point of passed) head.push(point);
  if (met === undefined) return { clauses: outline.clauses, points: head };
  const tail = points.slice(ahead);
  const move = joined(known, outline, met, (lines[end]?.start ?? 0) - shift);
  for (const point of tail) head.push(move === undefined ? point : move(point));
  return { clauses: outline.clauses, points: head };
}

/** The index of the first point at line `at` or behind it. */
function firstFrom(points: readonly Point[], at: number): number {
  let low = 0;
  for (let high = points.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const beginning: Point = { at: 0, clauses: 0, stack: [], closed: new Map() };

type Known = {
  readonly old: readonly Draftling[];
  /** How many of the old clauses began before what is read anew. */
  readonly count: number;
  /** How much further on everything behind the edit stands, in units and in lines. */
  readonly shift: number;
  readonly lines: number;
};

/** The outline as it was at a point, and the clauses in it that may still grow, which are copies. */
function resumed(
  old: readonly Draftling[],
  { clauses: count, stack, closed }: Point,
  offset: number,
): { readonly outline: Outline; readonly copied: ReadonlySet<number> } {
  const clauses = old.slice(0, count);
  const copied = new Set([...stack.map(({ clause }) => clause), count - 1]);
  for (const at of copied) {
    const draftling = old[at];
    if (draftling === undefined) continue;
    clauses[at] = {
      ...draftling,
      children: draftling.children.filter((child) => child < count),
      pieces: draftling.pieces.filter(({ start }) => draftling.start + start < offset),
      settled: undefined,
      clause: undefined,
    };
  }
  return { outline: { clauses, stack: [...stack], closed: new Map(closed) }, copied };
}

/** Whether everything from here on is read as it was from `point` on, which stood at `offset`. */
function isSame(
  { old, count }: Known,
  point: Point,
  { clauses, stack, closed }: Outline,
  offset: number,
): boolean {
  if (stack.length !== point.stack.length || closed.size !== point.closed.size) return false;
  for (const [key, value] of closed) if (point.closed.get(key) !== value) return false;
  const levels = stack.every((level, at) => {
    const other = point.stack[at];
    return other !== undefined && isSameLevel(level, other, count);
  });
  if (!levels) return false;
  const holders = stack.every(({ clause }, at) => {
    const one = clauses[clause];
    const other = old[point.stack[at]?.clause ?? -1];
    return one !== undefined && other !== undefined && isSameHolder(one, other, offset, point.clauses);
  });
  if (!holders) return false;
  const last = clauses.at(-1);
  const lastOld = old[point.clauses - 1];
  if (last?.role !== lastOld?.role || isBare(last) !== isBare(lastOld)) return false;
  const early = isEarly(clauses);
  return (
    early === (point.clauses < 12 && isEarly(old.slice(0, point.clauses))) &&
    (!early || clauses.length === point.clauses)
  );
}

function isSameLevel(one: Level, other: Level, count: number): boolean {
  return (
    one.level === other.level &&
    one.signature === other.signature &&
    one.kind === other.kind &&
    one.value === other.value &&
    one.indent === other.indent &&
    one.designation === other.designation &&
    (one.clause === other.clause || (one.clause >= count && other.clause >= count))
  );
}

/** Whether an open clause tells the lines that follow what the other told them, as far as it had come at `offset`. */
function isSameHolder(one: Draftling, other: Draftling, offset: number, clauses: number): boolean {
  const spoke = other.start + (other.pieces[0]?.start ?? Number.POSITIVE_INFINITY) < offset;
  const held = (other.children[0] ?? clauses) < clauses;
  return (
    one.pieces.length > 0 === spoke &&
    one.children.length > 0 === held &&
    one.role === other.role &&
    one.level === other.level &&
    one.heading?.text === other.heading?.text &&
    one.heading?.runIn === other.heading?.runIn &&
    one.number?.path.join('\n') === other.number?.path.join('\n')
  );
}

function isBare(draftling: Draftling | undefined): boolean | undefined {
  if (draftling === undefined) return undefined;
  const { number, heading, parent } = draftling;
  return number === undefined && heading === undefined && parent === undefined;
}

const nobody = { start: 0, pieces: [] as readonly Piece[] };

/** Gives paragraphs that did not change what was worked out from their words. */
function handOver(
  { old, count, shift }: Known,
  clauses: readonly Draftling[],
  copied: ReadonlySet<number>,
  changed: { readonly start: number; readonly oldEnd: number },
): void {
  const told = new Map<
    number,
    { readonly length: number; readonly row: boolean; readonly told: ToldPiece }
  >();
  const wanted = new Map<number, Piece>();
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  const want = (at: number): void => {
    const { start, pieces } = clauses[at] ?? nobody;
    for (const piece of pieces) {
      if (piece.told !== undefined) continue;
      wanted.set(start + piece.start, piece);
      from = Math.min(from, start + piece.start);
      to = Math.max(to, start + piece.end);
    }
  };
  for (const at of copied) want(at);
  for (let at = count; at < clauses.length; at += 1) want(at);
  if (wanted.size === 0) return;
  let last = count;
  while (last < old.length && (old[last]?.start ?? 0) - Math.abs(shift) <= to) last += 1;
  for (let at = last - 1; at >= 0; at -= 1) {
    const draftling = old[at];
    if (draftling === undefined) continue;
    for (const { start, end, row, told: known } of draftling.pieces) {
      const place = draftling.start + start;
      if (known === undefined) continue;
      const now =
        draftling.start + end <= changed.start ? place : place >= changed.oldEnd ? place + shift : undefined;
      if (now !== undefined && now >= from && now <= to)
        told.set(now, { length: end - start, row, told: known });
    }
    if (at < count && draftling.parent === undefined && draftling.start < from) break;
  }
  for (const [place, piece] of wanted) {
    const known = told.get(place);
    if (known?.length === piece.end - piece.start && known.row === piece.row) piece.told = known.told;
  }
}

/**
 * Joins what was read anew with the old clauses from `point` on, which stood at `offset`; gives how to move later points,
 * where they move.
 */
function joined(
  { old, shift, lines }: Known,
  { clauses, stack }: Outline,
  point: Point,
  offset: number,
): ((point: Point) => Point) | undefined {
  const by = clauses.length - point.clauses;
  const places = new Map<number, number>([[point.clauses - 1, clauses.length - 1]]);
  for (const [at, { clause }] of point.stack.entries()) places.set(clause, stack[at]?.clause ?? clause);
  const place = (clause: number): number =>
    clause >= point.clauses ? clause + by : (places.get(clause) ?? clause);
  for (const [from, to] of places) {
    const one = old[from];
    const other = clauses[to];
    if (one === undefined || other === undefined) continue;
    for (const { start, end, row, told } of one.pieces) {
      const moved = one.start + shift - other.start;
      if (one.start + start >= offset)
        other.pieces.push({ start: start + moved, end: end + moved, row, told });
    }
    for (const child of one.children) if (child >= point.clauses) other.children.push(child + by);
  }
  for (let at = point.clauses; at < old.length; at += 1) {
    const draftling = old[at];
    if (draftling === undefined) continue;
    draftling.start += shift;
    if (draftling.parent !== undefined) draftling.parent = place(draftling.parent);
    if (by !== 0 && draftling.children.length > 0)
      draftling.children = draftling.children.map((child) => child + by);
    clauses.push(draftling);
  }
  const stays = by === 0 && [...places].every(([from, to]) => from === to);
  if (stays && lines === 0) return undefined;
  return ({ at, clauses, stack: levels, closed }) => ({
    at: at + lines,
    clauses: clauses + by,
    stack: stays
      ? levels
      : levels.map((level) => {
          const clause = place(level.clause);
          return clause === level.clause ? level : { ...level, clause };
        }),
    closed,
  });
}
