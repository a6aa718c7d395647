import type { ProvenanceMark, Waiver } from './contract.ts';
import type { Span } from './span.ts';
import { Finder, placesIn, type Stretches } from './stretches.ts';

/** The line form: `[safeguards: waive audit-rights reason="…"]` on a line of its own. */
export const waiverLine = /^\[\s*safeguards:.*\]$/iu;
const line = /^[^\S\r\n]*\[[^\S\r\n]*safeguards:([^\r\n]*)$/gimu;
// A value has an end, so that quotes without one are not looked for from each of them to the end of the text.
const attribute = /(?<![a-z])([a-z]+)\s*=\s*(?:"([^"]{0,2000})"|“([^”]{0,2000})”)/giu;

/** The waivers among the notes of a draft, in the order of the text, well-formed or not. */
export function waiversOf(notes: readonly Note[]): readonly Waiver[] {
  return notes
    .filter(({ body }) => !provenance.test(body))
    .map(({ span, body }): Waiver => {
      const values = new Map(
        [...body.matchAll(attribute)].map(({ 1: name = '', 2: straight, 3: curly }) => [
          name.toLowerCase(),
          (straight ?? curly ?? '').replace(/\s+/gu, ' ').trim(),
        ]),
      );
      return {
        span,
        id: /^waive\s+([a-z][a-z-]*)/iu.exec(body)?.[1]?.toLowerCase() ?? '',
        reason: values.get('reason') ?? '',
        by: values.get('by') ?? '',
        until: values.get('until') ?? '',
      };
    });
}

/** The marks of inserted clauses among the notes of a draft, in the order of the text. */
export function marksOf(notes: readonly Note[]): readonly ProvenanceMark[] {
  return notes.flatMap(({ span, body }) => {
    const [, id = '', tier = '', version = ''] = provenance.exec(body) ?? [];
    return id === ''
      ? []
      : [{ span, id: id.toLowerCase(), tier: tier.toLowerCase(), version: version.toLowerCase() }];
  });
}

const provenance = /^clause\s+([a-z][a-z-]*)\s+([a-z]+)\s+([0-9a-f]{8})$/iu;

/** What stands in a note to this program. */
export type Note = { readonly span: Span; readonly body: string };

const sign = new Finder(/safeguards:/giu);

/** The notes to this program in a draft, in the order of the text. */
export function notesIn(text: string, stretches: Stretches): readonly Note[] {
  const places = placesIn(stretches, sign).map(({ index }) => index);
  if (places.length === 0) return [];
  return [...commentNotes(text, places), ...lineNotes(text, places)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

function commentNotes(text: string, places: readonly number[]): readonly Note[] {
  const notes: Note[] = [];
  let done = 0;
  for (const place of places) {
    let open = place;
    while (open > 0 && /\s/u.test(text[open - 1] ?? '')) open -= 1;
    const start = open - '<!--'.length;
    if (start < done || text.slice(start, open) !== '<!--') continue;
    const body = place + 'safeguards:'.length;
    const close = text.indexOf('-->', body);
    if (close < 0) break;
    done = close + 3;
    notes.push({ span: { start, end: done }, body: text.slice(body, close).trim() });
  }
  return notes;
}

function lineNotes(text: string, places: readonly number[]): readonly Note[] {
  let done = 0;
  return places.flatMap((place) => {
    if (place < done) return [];
    let from = place;
    while (from > 0 && !isBreak(text.charCodeAt(from - 1))) from -= 1;
    let to = place;
    while (to < text.length && !isBreak(text.charCodeAt(to))) to += 1;
    done = to;
    return lineNotesIn(text.slice(from, to), from);
  });
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function lineNotesIn(words: string, from: number): readonly Note[] {
  return [...words.matchAll(line)].flatMap(({ 0: whole, 1: rest = '', index }) => {
    const body = rest.trim();
    if (!body.endsWith(']')) return [];
    const start = from + index + whole.length - whole.trimStart().length;
    return [{ span: { start, end: from + index + whole.trimEnd().length }, body: body.slice(0, -1).trim() }];
  });
}
