import { clauseRoles } from './clause-roles.ts';
import type { Clause, Contract, Format, Paragraph } from './contract.ts';
import { definitionsOf } from './definitions.ts';
import type { Draftling } from './draftling.ts';
import { type Line, linesOf } from './lines.ts';
import { type GivenNames, namesOf } from './names.ts';
import { outlineOf } from './outline.ts';
import { ReadingMemory } from './reading-memory.ts';
import { referencesOf } from './references.ts';
import type { Span } from './span.ts';
import { finished, type Steps } from './steps.ts';
import { thingsOf } from './things.ts';
import { verdictOf } from './verdict.ts';
import { marksOf, waiversOf } from './waivers.ts';

/**
 * The contract in `text`. Any text is one; whether it is a contract at all says its verdict.
 * Without `format` the text itself tells: `#` headings, bold or tables make it Markdown. `given` are names of the parties
 * that a user ties to a side. `memory` is that of the last version of the same draft; with or without it the same is read.
 */
export function readContract(...given: Parameters<typeof readingSteps>): Contract {
  return finished(readingSteps(...given));
}

/** `readContract` a step at a time. */
export function* readingSteps(
  text: string,
  format: Format = guessed(text),
  given?: GivenNames,
  memory: ReadingMemory = new ReadingMemory(),
): Steps<Contract> {
  memory.begin();
  const { lines, skipped } = linesOf(text, format, memory);
  yield;
  const draftlings = outlineOf(text, lines);
  yield;
  const gaps = gapsOf(lines, skipped);
  yield;
  const bare = draftlings.map((draftling, index) => toClause(text, draftling, index, draftlings, gaps));
  yield;
  const roles = clauseRoles(
    bare,
    draftlings.map(({ role }) => role),
  );
  const clauses = bare.map((clause, index): Clause => ({ ...clause, role: roles[index] ?? 'operative' }));
  yield;
  const definitions = definitionsOf(text, clauses, memory);
  yield;
  const names = namesOf(text, clauses, definitions, memory, given);
  yield;
  const things = thingsOf(text, definitions, names);
  yield;
  const references = referencesOf(text, clauses, memory);
  yield;
  const waivers = waiversOf(text);
  const marks = marksOf(text);
  yield;
  return {
    text,
    format,
    lineBreak: lineBreakOf(text),
    title: clauses.find(({ role }) => role === 'title')?.heading?.span,
    clauses,
    definitions,
    names,
    things,
    references,
    waivers,
    marks,
    verdict: verdictOf(text, lines, clauses, names, memory),
  };
}

function guessed(text: string): Format {
  return /^\s{0,3}#{1,6}\s+\S|\*\*\S|^\|.*\|\s*$|^```/mu.test(text) ? 'markdown' : 'plain';
}

function lineBreakOf(text: string): Contract['lineBreak'] {
  const crlf = text.match(/\r\n/gu)?.length ?? 0;
  const lf = (text.match(/\n/gu)?.length ?? 0) - crlf;
  const cr = (text.match(/\r/gu)?.length ?? 0) - crlf;
  if (crlf > 0 && crlf >= lf && crlf >= cr) return '\r\n';
  return cr > lf ? '\r' : '\n';
}

/** Everything that is no word of the draft: marks, and lines of page furniture inside a paragraph. */
function gapsOf(lines: readonly Line[], skipped: readonly Span[]): readonly Span[] {
  const furniture = lines
    .filter(({ kind }) => kind === 'furniture')
    .map(({ start, end }) => ({ start, end }));
  const all = [...skipped, ...furniture].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const span of all) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

function toClause(
  text: string,
  draftling: Draftling,
  index: number,
  all: readonly Draftling[],
  gaps: readonly Span[],
): Clause {
  const { start, words, number, heading, parent, children, depth } = draftling;
  const paragraphs =
    draftling.role === 'contents'
      ? []
      : draftling.pieces.flatMap((pieces, at) =>
          toParagraph(text, pieces, draftling.rows[at] === true, gaps),
        );
  const end = endOf(draftling, index, all);
  return {
    index,
    parent,
    children,
    depth,
    role: 'operative',
    number:
      number === undefined
        ? undefined
        : { ...number, written: text.slice(number.span.start, number.span.end) },
    heading,
    span: { start, end },
    marker: { start, end: Math.min(words, end) },
    paragraphs,
  };
}

function toParagraph(
  text: string,
  pieces: readonly Span[],
  row: boolean,
  gaps: readonly Span[],
): readonly Paragraph[] {
  const start = pieces[0]?.start ?? 0;
  const end = pieces.at(-1)?.end ?? start;
  const skipped = between(gaps, start, end);
  if (!/[\p{L}\p{N}_…[]/u.test(text.slice(start, end))) return [];
  return [{ span: { start, end }, skipped, kind: row ? 'cell' : 'text' }];
}

/** The spans that lie in `start` to `end`, cut to it. */
function between(spans: readonly Span[], start: number, end: number): readonly Span[] {
  let low = 0;
  for (let high = spans.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let at = low; at < spans.length; at += 1) {
    const span = spans[at];
    if (span === undefined || span.start >= end) break;
    found.push({ start: Math.max(span.start, start), end: Math.min(span.end, end) });
  }
  return found;
}

function endOf(draftling: Draftling, index: number, all: readonly Draftling[]): number {
  let end = Math.max(
    draftling.pieces.at(-1)?.at(-1)?.end ?? 0,
    draftling.heading?.span.end ?? 0,
    draftling.number?.span.end ?? 0,
    draftling.start,
  );
  for (let at = index + 1; at < all.length; at += 1) {
    const other = all[at];
    if (other === undefined || other.depth <= draftling.depth) break;
    end = Math.max(
      end,
      other.pieces.at(-1)?.at(-1)?.end ?? 0,
      other.heading?.span.end ?? 0,
      other.number?.span.end ?? 0,
    );
  }
  return end;
}
