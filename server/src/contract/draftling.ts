import type { ClauseNumber, ClauseRole, Heading, NumberKind } from './contract.ts';
import type { Line } from './lines.ts';
import type { Marker } from './marker.ts';
import type { Span } from './span.ts';

/** A clause while the outline is built: its lines come one after the other. */
export type Draftling = {
  readonly parent: number | undefined;
  readonly children: number[];
  readonly depth: number;
  number: ClauseNumber | undefined;
  heading: Heading | undefined;
  /** `#` level, or 0. */
  readonly level: number;
  readonly start: number;
  /** Where its words begin: the heading’s, else the body’s. */
  words: number;
  /** Paragraphs, as line pieces. */
  readonly pieces: Span[][];
  /** For each paragraph whether it is a table row. */
  readonly rows: boolean[];
  /** The role that its words and place alone decide. */
  readonly role: ClauseRole | undefined;
  /** Whether nothing but its short words made a line the heading. */
  readonly doubtful: boolean;
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

/** The lines of a draft with the number that each may begin with. */
export type Sheet = {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly markers: readonly (Marker | undefined)[];
};

/** The outline while it grows. */
export type Outline = {
  readonly clauses: Draftling[];
  readonly stack: Level[];
  /** The last value of each numbering that is closed, by signature and kind. */
  readonly closed: Map<string, number>;
};

/** The sheet of a draft. */
export function sheetOf(text: string, lines: readonly Line[]): Sheet {
  const markers = lines.map((line) =>
    line.blank || line.kind !== 'text' ? undefined : line.words.marker(line.level > 0),
  );
  return { text, lines, markers };
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
  of: Omit<Draftling, 'parent' | 'children' | 'depth' | 'pieces' | 'rows'>,
  body: Span | undefined,
): Draftling {
  const parent = stack.at(-1)?.clause;
  if (parent !== undefined) clauses[parent]?.children.push(clauses.length);
  // All clauses and levels get their fields in one order: that keeps them fast.
  const opened: Draftling = {
    parent,
    children: [],
    depth: stack.length,
    number: of.number,
    heading: of.heading,
    level: of.level,
    start: of.start,
    words: of.words,
    pieces: body === undefined ? [] : [[body]],
    rows: body === undefined ? [] : [false],
    role: of.role,
    doubtful: of.doubtful,
  };
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
