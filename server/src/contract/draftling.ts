import type { ClauseNumber, ClauseRole, Heading, NumberKind } from './contract.ts';
import type { Line } from './lines.ts';
import type { Marker } from './marker.ts';
import type { Piece } from './piece.ts';
import type { PlacedClause } from './placed-clause.ts';
import type { Settled } from './settled.ts';
import type { Span } from './span.ts';

/**
 * A clause while the outline is built: its lines come one after the other. But for `start` all offsets count from there, so
 * that an edit before it moves nothing else.
 */
export type Draftling = {
  parent: number | undefined;
  /** Those that it holds; while they may still change nothing else has hold of them. */
  children: number[];
  readonly depth: number;
  readonly number: ClauseNumber | undefined;
  readonly heading: Heading | undefined;
  /** `#` level, or 0. */
  readonly level: number;
  /** Where it begins in the text. */
  start: number;
  /** Where its words begin: the heading’s, else the body’s. */
  readonly words: number;
  /** Its paragraphs. */
  readonly pieces: Piece[];
  /** The role that its words and place alone decide. */
  readonly role: ClauseRole | undefined;
  /** Whether nothing but its short words made a line the heading. */
  readonly doubtful: boolean;
  /** What was worked out when it was complete. */
  settled: Settled | undefined;
  /** The clause that was last made of it. */
  clause: PlacedClause | undefined;
};

/** A clause that is still open, and how its siblings go on. */
export type Level = {
  readonly clause: number;
  /** `#` level of a Markdown heading, 0 for a number in running text. */
  readonly level: number;
  /** What its siblings must share: word, brackets, number of parts. */
  readonly signature: string;
  readonly kind: NumberKind | 'heading';
  readonly value: number;
  readonly indent: number;
  /** The number from the top, so that `12.3` finds `12`; empty without one. */
  readonly designation: string;
};

/** The lines of a draft. */
export type Sheet = { readonly text: string; readonly lines: readonly Line[] };

/** The outline while it grows. */
export type Outline = {
  readonly clauses: Draftling[];
  readonly stack: Level[];
  /** The last value of each numbering that is closed, by signature and kind. */
  readonly closed: Map<string, number>;
};

/** What a clause is opened with; offsets count in the text. */
export type Opening = {
  readonly number: ClauseNumber | undefined;
  readonly heading: Heading | undefined;
  readonly level: number;
  readonly start: number;
  readonly words: number;
  readonly role: ClauseRole | undefined;
  readonly doubtful: boolean;
};

/** The number that line `at` may begin with. */
export function markerAt({ lines }: Sheet, at: number): Marker | undefined {
  const line = lines[at];
  return line === undefined || line.blank || line.kind !== 'text'
    ? undefined
    : line.words.marker(line.level > 0);
}

/** Closes the innermost clauses until `keep` are open. */
export function closeTo({ stack, closed }: Outline, keep: number): void {
  while (stack.length > Math.max(0, keep)) {
    const level = stack.pop();
    if (level !== undefined) closed.set(level.signature + level.kind, level.value);
  }
}

/** Opens a clause inside the innermost open one. `body` is its first line’s words after number and heading. */
export function openClause(
  { clauses, stack }: Outline,
  level: Omit<Level, 'clause'>,
  { number, heading, level: mark, start, words, role, doubtful }: Opening,
  body: Span | undefined,
): Draftling {
  const parent = stack.at(-1)?.clause;
  if (parent !== undefined) clauses[parent]?.children.push(clauses.length);
  // All clauses and levels get their fields in one order: that keeps them fast.
  const opened: Draftling = {
    parent,
    children: [],
    depth: stack.length,
    number: number === undefined ? undefined : { ...number, span: moved(number.span, -start) },
    heading:
      heading === undefined
        ? undefined
        : { text: heading.text, span: moved(heading.span, -start), runIn: heading.runIn },
    level: mark,
    start,
    words: words - start,
    pieces: [],
    role,
    doubtful,
    settled: undefined,
    clause: undefined,
  };
  if (body !== undefined) addPiece(opened, body, false);
  stack.push({
    clause: clauses.length,
    level: level.level,
    signature: level.signature,
    kind: level.kind,
    value: level.value,
    indent: level.indent,
    designation: level.designation,
  });
  clauses.push(opened);
  return opened;
}

/** Adds a paragraph; `row` tells that it is one of a table. */
export function addPiece({ start, pieces }: Draftling, span: Span, row: boolean): void {
  pieces.push({
    start: span.start - start,
    end: span.end - start,
    row,
    told: undefined,
  });
}

/** A span `by` units further on. */
export function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The clause that is open innermost. */
export function innermost({ clauses, stack }: Outline): Draftling | undefined {
  const top = stack.at(-1);
  return top === undefined ? undefined : clauses[top.clause];
}

/** How far a line is indented, in columns; a tab counts four. */
export function indentOf({ words }: Line): number {
  return words.indent;
}

/** Where the words of a line end, white space at its end not counted. */
export function trimmedEnd({ start, words }: Line): number {
  return start + words.trimmedEnd;
}
