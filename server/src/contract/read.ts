import { clausesOf } from './clauses.ts';
import type { Contract, Format } from './contract.ts';
import { definitionsOf } from './definitions.ts';
import { editBetween, ownCopy } from './edit.ts';
import { editLines, ownLinesOf } from './lines.ts';
import { type GivenNames, namesOf } from './names.ts';
import { outlineOf } from './outline.ts';
import { outlineAgain } from './outline-memory.ts';
import { type LastVersion, ReadingMemory } from './reading-memory.ts';
import { referencesOf } from './references.ts';
import { thingsOf } from './things.ts';
import { verdictOf } from './verdict.ts';
import { marksOf, waiversOf } from './waivers.ts';

/**
 * The contract in `text`. Any text is one; whether it is a contract at all says its verdict.
 * Without `format` the text itself tells: `#` headings, bold or tables make it Markdown. `given` are names of the parties
 * that a user ties to a side. `memory` is that of the last version of the same draft; with or without it the same is read.
 */
export function readContract(
  text: string,
  format: Format = guessed(text),
  given?: GivenNames,
  memory: ReadingMemory = new ReadingMemory(),
): Contract {
  memory.begin();
  const last = memory.take();
  const again = last?.lines.format === format;
  const { lines, outline } = again ? nextVersion(last, text) : firstVersion(text, format);
  const copy = again ? ownCopy : (words: string): string => words;
  const draftlings = outline.clauses;
  const clauses = clausesOf(
    text,
    draftlings,
    { skipped: lines.marks.skipped, furniture: lines.furniture },
    copy,
  );
  const definitions = definitionsOf(text, clauses, draftlings, copy);
  const names = namesOf(text, clauses, definitions, memory, given);
  const contract: Contract = {
    text,
    format,
    lineBreak: lineBreakOf(text),
    title: clauses.find(({ role }) => role === 'title')?.heading?.span,
    clauses,
    definitions,
    names,
    things: thingsOf(text, definitions, names),
    references: referencesOf(text, clauses, draftlings),
    waivers: waiversOf(text),
    marks: marksOf(text),
    verdict: verdictOf(text, lines.lines, clauses, names, memory),
  };
  memory.keep({ text, lines, outline });
  return contract;
}

function firstVersion(text: string, format: Format): LastVersion {
  const lines = ownLinesOf(text, format);
  return { text, lines, outline: outlineOf({ text, lines: lines.lines }) };
}

function nextVersion({ text: before, lines, outline }: LastVersion, text: string): LastVersion {
  if (before === text) return { text, lines, outline };
  const edit = editBetween(before, text);
  const change = editLines(lines, text, edit);
  return { text, lines, outline: outlineAgain(outline, { text, lines: lines.lines }, change, edit) };
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
