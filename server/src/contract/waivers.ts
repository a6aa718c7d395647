import type { ProvenanceMark, Waiver } from './contract.ts';
import type { Span } from './span.ts';

/** The line form: `[safeguards: waive audit-rights reason="…"]` on a line of its own. */
export const waiverLine = /^\[\s*safeguards:.*\]$/iu;
const commentStart = /<!--\s*safeguards:/giu;
const line = /^[^\S\r\n]*\[[^\S\r\n]*safeguards:([^\r\n]*)$/gimu;
// A value has an end, so that quotes without one are not looked for from each of them to the end of the text.
const attribute = /(?<![a-z])([a-z]+)\s*=\s*(?:"([^"]{0,2000})"|“([^”]{0,2000})”)/giu;

/** The waivers a draft carries, in the order of the text, well-formed or not. */
export function waiversOf(text: string): readonly Waiver[] {
  return notesIn(text)
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

/** The marks of inserted clauses that a draft carries, in the order of the text. */
export function marksOf(text: string): readonly ProvenanceMark[] {
  return notesIn(text).flatMap(({ span, body }) => {
    const [, id = '', tier = '', version = ''] = provenance.exec(body) ?? [];
    return id === ''
      ? []
      : [{ span, id: id.toLowerCase(), tier: tier.toLowerCase(), version: version.toLowerCase() }];
  });
}

const provenance = /^clause\s+([a-z][a-z-]*)\s+([a-z]+)\s+([0-9a-f]{8})$/iu;

type Note = { readonly span: Span; readonly body: string };

/** What stands in the notes to this program, in the order of the text. */
function notesIn(text: string): readonly Note[] {
  if (!/safeguards:/iu.test(text)) return [];
  return [...commentNotes(text), ...lineNotes(text)].sort((a, b) => a.span.start - b.span.start);
}

function commentNotes(text: string): readonly Note[] {
  const notes: Note[] = [];
  let done = 0;
  for (const { 0: opening, index } of text.matchAll(commentStart)) {
    if (index < done) continue;
    const body = index + opening.length;
    const close = text.indexOf('-->', body);
    if (close < 0) break;
    done = close + 3;
    notes.push({ span: { start: index, end: done }, body: text.slice(body, close).trim() });
  }
  return notes;
}

function lineNotes(text: string): readonly Note[] {
  return [...text.matchAll(line)].flatMap(({ 0: whole, 1: rest = '', index }) => {
    const body = rest.trim();
    if (!body.endsWith(']')) return [];
    const start = index + whole.length - whole.trimStart().length;
    return [{ span: { start, end: index + whole.trimEnd().length }, body: body.slice(0, -1).trim() }];
  });
}
