import type { Contract } from '../contract/contract.ts';
import type { Edit } from './edit.ts';
import type { Blank } from './words.ts';

/** What a waiver says of itself; `until` is its last day, `2027-01-31`, or empty. */
export type Waiving = { readonly reason: string; readonly by: string; readonly until: string };

/**
 * A waiver of `id` as an edit: a comment of its own under the title in Markdown, a line in brackets in plain text. A
 * reason that is not given is a blank; until it is filled in, the waiver is not honoured.
 */
export function waiverOf(
  contract: Contract,
  id: string,
  { reason, by, until }: Waiving = { reason: '', by: '', until: '' },
): { readonly edit: Edit; readonly blanks: readonly Blank[] } {
  const { text, title, format, lineBreak } = contract;
  const end = until === '' ? '' : ` until="${quotable(until)}"`;
  const body = `safeguards: waive ${id} reason="${quotable(reason)}" by="${quotable(by)}"${end}`;
  const note = format === 'markdown' ? `<!-- ${body} -->` : `[${body}]`;
  const after = title === undefined ? 0 : endOfHeading(text, title.end);
  const opening = after === 0 ? '' : lineBreak + lineBreak;
  const closing = after === 0 ? lineBreak + lineBreak : '';
  const quote = opening.length + note.indexOf('reason="') + 'reason="'.length;
  return {
    edit: { span: { start: after, end: after }, text: opening + note + closing },
    blanks: reason === '' ? [{ span: { start: quote, end: quote }, suggested: '' }] : [],
  };
}

/** `text` on one line, without what would end the quotation or the note around it. */
function quotable(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(/["“”]/gu, "'").replace(/-{2,}/gu, '–');
}

/** The end of the line of a title, past a line of dashes that underlines it. */
function endOfHeading(text: string, from: number): number {
  const line =
    /[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]*(?:={2,}|-{2,})[ \t]*(?=[\r\n]|$))?/u.exec(text.slice(from))?.[0] ?? '';
  return from + line.length;
}
