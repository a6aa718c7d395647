import { clausesOf } from './clauses.ts';
import type { Contract, Format } from './contract.ts';
import { definitionsOf } from './definitions.ts';
import { editBetween, ownCopy } from './edit.ts';
import { editLines, ownLinesOf } from './lines.ts';
import { type GivenNames, lookUpNames, namesOf } from './names.ts';
import { outlineOf } from './outline.ts';
import { outlineAgain } from './outline-memory.ts';
import { type LastVersion, ReadingMemory } from './reading-memory.ts';
import { referencesOf } from './references.ts';
import { finished, type Steps } from './steps.ts';
import { editStretches, stretchesOf } from './stretches.ts';
import { thingsOf } from './things.ts';
import { verdictOf } from './verdict.ts';
import { marksOf, notesIn, waiversOf } from './waivers.ts';

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
  const last = memory.take();
  const again = last?.lines.format === format;
  const { lines, outline, stretches } = again
    ? yield* nextVersion(last, text)
    : yield* firstVersion(text, format);
  memory.keep({ text, lines, outline, stretches });
  const copy = again ? ownCopy : (words: string): string => words;
  const draftlings = outline.clauses;
  const clauses = yield* clausesOf(
    text,
    draftlings,
    { skipped: lines.marks.skipped, furniture: lines.furniture },
    copy,
  );
  yield;
  const terms = yield* definitionsOf(text, clauses, draftlings, copy);
  yield;
  if (!again) yield* lookUpNames(stretches);
  const names = namesOf(text, clauses, terms, stretches, memory, given);
  yield;
  const things = thingsOf(terms, names);
  yield;
  const references = yield* referencesOf(clauses, draftlings, memory.targets);
  yield;
  const notes = notesIn(text, stretches);
  const waivers = waiversOf(notes);
  const marks = marksOf(notes);
  yield;
  const verdict = yield* verdictOf(text, lines.code, draftlings, names, stretches, memory);
  return {
    text,
    format,
    lineBreak: lines.lineBreak,
    title: clauses.find(({ role }) => role === 'title')?.heading?.span,
    clauses,
    definitions: terms.map(({ definition }) => definition),
    names,
    things,
    references,
    waivers,
    marks,
    verdict,
  };
}

function* firstVersion(text: string, format: Format): Steps<LastVersion> {
  const lines = yield* ownLinesOf(text, format);
  yield;
  const outline = yield* outlineOf({ text, lines: lines.lines });
  yield;
  return { text, lines, outline, stretches: stretchesOf(text) };
}

function* nextVersion(last: LastVersion, text: string): Steps<LastVersion> {
  if (last.text === text) return last;
  const { lines, stretches } = last;
  const edit = editBetween(last.text, text);
  const change = editLines(lines, text, edit);
  const outline = yield* outlineAgain(last.outline, { text, lines: lines.lines }, change, edit);
  editStretches(stretches, text, edit);
  return { text, lines, outline, stretches };
}

function guessed(text: string): Format {
  return /^\s{0,3}#{1,6}\s+\S|\*\*\S|^\|.*\|\s*$|^```/mu.test(text) ? 'markdown' : 'plain';
}
