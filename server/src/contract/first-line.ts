import { placeholder } from './bare-heading.ts';
import type { ClauseNumber, Heading } from './contract.ts';
import {
  type Draftling,
  indentOf,
  type Level,
  markerAt,
  type Outline,
  type Sheet,
  trimmedEnd,
} from './draftling.ts';
import { lineAfter } from './flow.ts';
import { headingOf } from './heading.ts';
import type { Line } from './lines.ts';
import { isAttachment, isPart, type Marker } from './marker.ts';
import type { Piece } from './piece.ts';
import type { Place } from './sequence.ts';
import type { Span } from './span.ts';

/** The number of the clause about to be opened, with its whole designation from the top. */
export function numberOf(
  { stack, clauses }: Outline,
  line: Line,
  marker: Marker,
  { level }: Place,
): ClauseNumber {
  const span = { start: line.start + marker.start, end: line.start + marker.end };
  const own = [...marker.above, marker.last].map((part) => part.toLowerCase());
  const inherited = nearestPath(stack, clauses);
  const whole = isAttachment(marker.word) || marker.above.length > 0;
  const { word, open, close, label } = marker;
  return {
    written: line.words.text.slice(marker.start, marker.end),
    span,
    kind: level.kind === 'heading' ? 'decimal' : level.kind,
    word,
    open,
    close,
    label,
    value: level.value,
    path: whole ? own : [...inherited, ...own],
  };
}

/** The path of the innermost numbered clause: headings without number between count nothing, nor do parts of the draft. */
function nearestPath(stack: readonly Level[], clauses: readonly Draftling[]): readonly string[] {
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    const number = clauses[stack[at]?.clause ?? -1]?.number;
    if (number !== undefined && !isPart(number.word)) return number.path;
  }
  return [];
}

/** The heading behind the number of line `at`, if any; `rest` is where the words begin. */
export function headingFor(
  sheet: Sheet,
  at: number,
  line: Line,
  rest: number,
  marker: Marker,
  { level }: Place,
): Heading | undefined {
  const { text, lines } = sheet;
  if (placeholder.test(text.slice(rest, line.end))) return undefined;
  if (line.level > 0) return headingOf(line, rest, 'whole');
  if (opensList.test(text.slice(rest, line.end)) && smallItemAfter(sheet, at)) return undefined;
  const next = lines[at + 1];
  const alone =
    next === undefined ||
    next.blank ||
    next.level > 0 ||
    markerAt(sheet, at + 1) !== undefined ||
    // `Schedule 3 - Prices` over lines that stand further in.
    (isAttachment(marker.word) && indentOf(next) > indentOf(line));
  return headingOf(line, rest, level.kind === 'list' ? 'marked' : alone ? 'alone' : 'run-in');
}

/** “The Agency:”, whose sentence the items below go on with. */
const opensList = /^(?:The|Each|Either|Both|Neither)\s[^.:;*_#]{1,60}:\s*$/u;

/** Whether a list follows whose items begin in small letters. */
function smallItemAfter(sheet: Sheet, at: number): boolean {
  const below = lineAfter(sheet, at);
  const marker = below === undefined ? undefined : markerAt(sheet, below.at);
  return below !== undefined && marker !== undefined && /^\p{Ll}/u.test(wordsFrom(below.line, marker, sheet));
}

function wordsFrom({ start, end }: Line, { rest }: Marker, { text }: Sheet): string {
  return text.slice(start + rest, end);
}

/** The words of a clause’s first line behind its heading, or from `rest` where it has none. */
export function bodyAfter(
  text: string,
  line: Line,
  rest: number,
  heading: Heading | undefined,
): Span | undefined {
  const end = trimmedEnd(line);
  if (heading === undefined) return rest < end ? { start: rest, end } : undefined;
  if (!heading.runIn) return undefined;
  const after = /^(?:[*_~.:–—-]|<[^<>]{0,80}>|\s)*/u.exec(text.slice(heading.span.end, end))?.[0].length ?? 0;
  const start = heading.span.end + after;
  return start < end ? { start, end } : undefined;
}

/**
 * The paragraph that a clause is whose short words make no heading after all, since it has no body of its own:
 * `(a) Footage`, `b. Vendor pays.`
 */
export function itemOf(text: string, { start, heading, number, doubtful }: Draftling): Piece | undefined {
  if (!doubtful || heading === undefined || number === undefined) return undefined;
  const from = start + heading.span.start;
  const raw = text.slice(from, start + heading.span.end + 1);
  const emphatic = /[*_<]/u.test(text.slice(start + number.span.end, from)) || !/\p{Ll}/u.test(heading.text);
  const item = number.open !== '' || number.kind === 'lower-letter' || number.kind === 'lower-roman';
  if (emphatic || !(item || raw.endsWith('.'))) return undefined;
  const end = raw.endsWith('.') ? heading.span.end + 1 : heading.span.end;
  return { start: heading.span.start, end, row: false, told: undefined };
}
