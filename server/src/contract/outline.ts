import { bareHeading, headingBelow } from './bare-heading.ts';
import { headingRole, isAgreementTitle } from './clause-roles.ts';
import {
  addPiece,
  closeTo,
  type Draftling,
  indentOf,
  innermost,
  type Level,
  markerAt,
  type Opening,
  type Outline,
  openClause,
  type Sheet,
  trimmedEnd,
} from './draftling.ts';
import { bodyAfter, headingFor, numberOf } from './first-line.ts';
import { canFollow, leavesOpen, lineBefore, wordsAt } from './flow.ts';
import { headingOf } from './heading.ts';
import {
  beginsRecital,
  beginsSignatures,
  endsRecitals,
  endsSignatures,
  namesParty,
  presentsParties,
} from './landmark.ts';
import type { Line } from './lines.ts';
import { isAttachment, type Marker } from './marker.ts';
import { aboveHeading, placeOf } from './sequence.ts';
import type { Steps } from './steps.ts';

type Reader = {
  readonly sheet: Sheet;
  readonly outline: Outline;
  readonly points: Point[];
  /** The first lines of clauses, and the lines that are wholly read with one before them. */
  readonly starts: Set<number>;
  readonly done: Set<number>;
  /** Whether the next line goes on with the last paragraph. */
  inside: boolean;
};

/** The clauses of a draft in document order, and how to go on from within. */
export type Outlined = { readonly clauses: Draftling[]; readonly points: readonly Point[] };

/** What was open before the first line of a paragraph, and what was closed. */
export type Point = {
  readonly at: number;
  /** How many clauses had begun. */
  readonly clauses: number;
  readonly stack: readonly Level[];
  readonly closed: ReadonlyMap<string, number>;
};

/** Whether a line is the heading of a schedule in a paragraph of its own, whatever was left open on the page before. */
function opensSchedule(sheet: Sheet, at: number): boolean {
  return isAttachment(markerAt(sheet, at)?.word ?? '') && sheet.lines[at + 1]?.blank !== false;
}

/** How many lines are read in a step. */
const linesInStep = 256;

/** A point is kept after no fewer lines than these. */
const pointEvery = 24;

/** The outline of a draft, a step at a time. */
export function* outlineOf(sheet: Sheet): Steps<Outlined> {
  const outline: Outline = { clauses: [], stack: [], closed: new Map() };
  const { points } = yield* readOn(sheet, outline, 0, () => false);
  return { clauses: outline.clauses, points };
}

/**
 * Reads from line `from` on, which must begin a paragraph, until `isEnough` says of the first line of a paragraph that all
 * from there on is known. Gives that line, and the points passed.
 */
export function* readOn(
  sheet: Sheet,
  outline: Outline,
  from: number,
  isEnough: (at: number) => boolean,
): Steps<{ readonly points: Point[]; readonly end: number }> {
  const { text, lines } = sheet;
  const reader: Reader = { sheet, outline, points: [], starts: new Set(), done: new Set(), inside: false };
  // Page furniture, with blank lines around it, does not end a paragraph whose sentence is still open.
  let openAtPage = false;
  let page = false;
  let next = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    // After an edit no more is read than this, as a rule, and reading that is left there begins anew.
    if ((at - from) % linesInStep === linesInStep - 1) yield;
    if (line.kind === 'furniture') page = true;
    if (line.blank || (line.kind !== 'text' && line.kind !== 'row')) {
      if (line.kind !== 'furniture') reader.inside = false;
      if (!line.blank && line.kind !== 'furniture') openAtPage = false;
      continue;
    }
    if (reader.done.has(at)) continue;
    if (line.first > line.start && text.slice(line.start, line.first).includes('\f')) page = true;
    if (page) {
      const before = lineBefore(reader.sheet, at);
      reader.inside =
        openAtPage &&
        line.level === 0 &&
        leavesOpen(wordsAt(reader.sheet, before)) &&
        !opensSchedule(sheet, at);
    } else if (!reader.inside) {
      if (isEnough(at)) return { points: reader.points, end: at };
      if (at >= next) {
        const { clauses, stack, closed } = outline;
        reader.points.push({ at, clauses: clauses.length, stack: [...stack], closed: new Map(closed) });
        next = at + pointEvery;
      }
    }
    page = false;
    read(reader, at, line);
    openAtPage = reader.inside;
  }
  return { points: reader.points, end: lines.length };
}

function read(reader: Reader, at: number, line: Line): void {
  if (line.listed) {
    contentsLine(reader, line);
    return;
  }
  const { sheet, outline } = reader;
  const signature = outline.stack.length === 1 && outline.stack[0]?.signature === 'signature';
  const marker = line.kind === 'row' ? undefined : markerAt(sheet, at);
  const signed = signature && endsSignatures(sheet, at);
  if (signed) closeTo(outline, 0);
  const signing =
    signature && !signed && line.level === 0 && (marker === undefined || !isAttachment(marker.word));
  const opened =
    line.kind !== 'row' &&
    !signing &&
    ((marker !== undefined && numbered(reader, at, line, marker)) ||
      landmark(reader, at, line) ||
      headed(reader, at, line));
  if (!opened) words(reader, at, line);
}

function contentsLine(reader: Reader, line: Line): void {
  const { outline } = reader;
  const last = outline.clauses.at(-1);
  if (last?.role === 'contents') {
    addPiece(last, { start: line.first, end: trimmedEnd(line) }, false);
    return;
  }
  closeTo(outline, 0);
  const skip = /^#{1,6}\s*/u.exec(line.words.trimmed)?.[0].length ?? 0;
  const heading = headingOf(line, line.first + skip, 'whole');
  openClause(
    outline,
    unnumbered('contents', 0, 0),
    plain(line, { heading, level: line.level, words: heading?.span.start ?? line.first, role: 'contents' }),
    undefined,
  );
  closeTo(outline, 0);
  reader.inside = false;
}

/** Reads a line that begins with the number of a clause; false where the number counts nothing. */
function numbered(reader: Reader, at: number, line: Line, marker: Marker): boolean {
  const { sheet, outline } = reader;
  const { text } = sheet;
  const inside = reader.inside && line.level === 0;
  if (inside && !canFollow(sheet, at, marker, (it) => reader.starts.has(it))) return false;
  const attached = isAttachment(marker.word);
  const rest = Math.min(line.start + marker.rest, line.end);
  if (attached && line.level === 0) {
    const after = text.slice(rest, line.end);
    if (
      inside ||
      after.length > 100 ||
      /\b(?:shall|is|are|applies|apply|forms?|contains?|sets?)\b/iu.test(after)
    )
      return false;
  }
  const place = placeOf(sheet, outline, at, line, marker, inside);
  if (place === undefined) return false;
  closeTo(outline, place.keep);
  closeTitle(outline);
  if (attached) outline.closed.clear();
  const empty = rest >= line.end;
  const below = empty ? headingBelow(sheet, at, line, marker.word !== '') : undefined;
  const heading = below?.heading ?? (empty ? undefined : headingFor(sheet, at, line, rest, marker, place));
  for (let next = at + 1; below !== undefined && next <= below.last; next += 1) reader.done.add(next);
  const body = below === undefined ? bodyAfter(text, line, rest, heading) : undefined;
  openClause(
    outline,
    place.level,
    {
      number: place.level.kind === 'list' ? undefined : numberOf(outline, line, marker, place),
      heading,
      level: line.level,
      start: line.start,
      words: below === undefined ? (heading?.span.start ?? rest) : rest,
      role: undefined,
      doubtful: below === undefined && line.level === 0 && marker.word === '' && heading?.runIn === false,
    },
    body,
  );
  reader.starts.add(at);
  reader.inside = body !== undefined;
  return true;
}

/** Reads the first line of a recital, of the words that end the recitals, or of the signatures. */
function landmark(reader: Reader, at: number, line: Line): boolean {
  const { sheet, outline } = reader;
  const { trimmed: words, plain: plainly } = line.words;
  const body = { start: line.first, end: trimmedEnd(line) };
  const begin = (signature: string, role: Draftling['role']): boolean => {
    closeTo(outline, 0);
    openClause(outline, unnumbered(signature, line.level, 0), plain(line, { role }), body);
    reader.starts.add(at);
    reader.inside = true;
    return true;
  };
  const named = headingRole(innermost(outline)?.heading?.text ?? '');
  if (outline.clauses.length > 0 && line.level === 0 && (!reader.inside || /^IN WITNESS/u.test(words)))
    if (named !== 'signature' && beginsSignatures(sheet, at)) return begin('signature', 'signature');
  if (reader.inside || line.level > 0) return false;
  if (beginsRecital(plainly)) {
    if (named === 'recital' || outline.stack.at(-1)?.signature === 'front recital') return false;
    return begin('front recital', 'recital');
  }
  const recitals = outline.stack.some(({ signature }) => signature.startsWith('front'));
  return recitals && endsRecitals(plainly) ? begin('front end', 'preamble') : false;
}

function headed(reader: Reader, at: number, line: Line): boolean {
  const { sheet, outline } = reader;
  const bare = bareHeading(sheet, at, line, reader.inside);
  if (bare === undefined || (isEarly(outline.clauses) && namesParty(sheet, at)))
    return runInHeading(reader, at, line);
  closeTo(
    outline,
    line.level > 0 ? aboveHeading(outline.stack, line.level) : aboveBare(outline.stack, bare.rank),
  );
  closeTitle(outline);
  const role = headingRole(bare.heading.text);
  const front = role === 'recital' || role === 'preamble';
  const level = unnumbered(`${front ? 'front' : 'heading'} ${bare.rank}`, line.level, indentOf(line));
  const body = bodyAfter(sheet.text, line, bare.heading.span.start, bare.heading);
  openClause(
    outline,
    level,
    plain(line, { heading: bare.heading, level: line.level, words: bare.heading.span.start }),
    body,
  );
  for (let next = at + 1; next <= bare.last; next += 1) reader.done.add(next);
  reader.starts.add(at);
  reader.inside = body !== undefined;
  return true;
}

/** Whether the articles have not begun. */
export function isEarly(clauses: readonly Draftling[]): boolean {
  return clauses.length < 12 && clauses.every(({ number }) => number === undefined);
}

/** `**Audit rights.** The City may …`: in a draft whose paragraphs have no numbers each is a clause. */
function runInHeading(reader: Reader, at: number, line: Line): boolean {
  const { sheet, outline } = reader;
  const open = outline.stack.at(-1);
  if (reader.inside || line.level > 0 || !/^\*\*|^<(?:b|strong|u)>/u.test(wordsAt(sheet, at))) return false;
  if (open !== undefined && open.kind !== 'heading') return false;
  if (headingRole(innermost(outline)?.heading?.text ?? '') !== undefined) return false;
  const heading = headingOf(line, line.first, 'marked');
  if (heading?.runIn !== true) return false;
  closeTo(outline, aboveBare(outline.stack, 2));
  closeTitle(outline);
  const body = bodyAfter(sheet.text, line, line.first, heading);
  openClause(
    outline,
    unnumbered('heading 2', 0, 0),
    plain(line, { heading, words: heading.span.start }),
    body,
  );
  reader.starts.add(at);
  reader.inside = body !== undefined;
  return true;
}

/** Adds a line to a paragraph, or begins one. */
function words(reader: Reader, at: number, line: Line): void {
  const { outline } = reader;
  const { stack, clauses } = outline;
  const indent = indentOf(line);
  // A paragraph that stands further out than a list goes on with what holds the list.
  if (!reader.inside && line.kind === 'text') {
    let keep = stack.length;
    while (keep > 1 && (stack[keep - 1]?.indent ?? 0) > indent + 1 && stack[keep - 1]?.level === 0) keep -= 1;
    closeTo(outline, keep);
  }
  closeTitle(outline);
  let target = innermost(outline);
  if (target === undefined) {
    const last = clauses.at(-1);
    const opening = last?.number === undefined && last?.heading === undefined && last?.role === undefined;
    target =
      last !== undefined && opening && last.parent === undefined
        ? last
        : openClause(outline, unnumbered('opening', 0, 0), plain(line), undefined);
    // `… is made between:` holds the list of the parties; any other opening holds nothing.
    closeTo(outline, 0);
    if (presentsParties(line.words.plain))
      stack.push({ ...unnumbered('front opening', 0, 0), clause: clauses.length - 1 });
  }
  const row = line.kind === 'row';
  const end = trimmedEnd(line);
  const last = target.pieces.at(-1);
  if (reader.inside && last !== undefined && !row && !last.row) last.end = end - target.start;
  else addPiece(target, { start: line.first, end }, row);
  reader.inside = !row;
  if (row) reader.starts.add(at);
}

/** The title stands above the articles; it does not hold them. */
function closeTitle(outline: Outline): void {
  const { stack, clauses } = outline;
  const first = clauses[0];
  if (stack.length !== 1 || stack[0]?.clause !== 0 || first?.heading === undefined) return;
  if (first.number !== undefined || first.heading.runIn || headingRole(first.heading.text) !== undefined)
    return;
  if (first.level === 1 || isAgreementTitle(first.heading.text)) closeTo(outline, 0);
}

/** How many open clauses stay open around a heading without marks: capitals close all but a schedule. */
function aboveBare(stack: readonly Level[], rank: number): number {
  for (let keep = stack.length; keep > 0; keep -= 1) {
    const top = stack[keep - 1];
    if (top === undefined) continue;
    if (top.signature === 'attachment' || (top.level > 0 && rank > 0)) return keep;
    if (top.signature === `heading ${rank - 1}`) return keep;
  }
  return 0;
}

function unnumbered(signature: string, level: number, indent: number): Omit<Level, 'clause'> {
  return { level, signature, kind: 'heading', value: 0, indent, designation: '' };
}

function plain(
  { start, first }: Line,
  { heading, level = 0, words = first, role }: Partial<Opening> = {},
): Opening {
  return { number: undefined, heading, level, start, words, role, doubtful: false };
}
