import type { Contract } from '../contract/contract.ts';
import type { Edit } from './edit.ts';
import type { Blank } from './words.ts';

/**
 * A waiver of `id` as an edit: a comment of its own under the title in Markdown, a line in brackets in plain text. Its
 * reason is a blank; until it is filled in, the waiver is not honoured.
 */
export function waiverOf(
  contract: Contract,
  id: string,
): { readonly edit: Edit; readonly blanks: readonly Blank[] } {
  const { text, title, format, lineBreak } = contract;
  const body = `safeguards: waive ${id} reason="" by=""`;
  const note = format === 'markdown' ? `<!-- ${body} -->` : `[${body}]`;
  const after = title === undefined ? 0 : endOfHeading(text, title.end);
  const opening = after === 0 ? '' : lineBreak + lineBreak;
  const closing = after === 0 ? lineBreak + lineBreak : '';
  const quote = opening.length + note.indexOf('reason="') + 'reason="'.length;
  return {
    edit: { span: { start: after, end: after }, text: opening + note + closing },
    blanks: [{ span: { start: quote, end: quote }, suggested: '' }],
  };
}

/** The end of the line of a title, past a line of dashes that underlines it. */
function endOfHeading(text: string, from: number): number {
  const line =
    /[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]*(?:={2,}|-{2,})[ \t]*(?=[\r\n]|$))?/u.exec(text.slice(from))?.[0] ?? '';
  return from + line.length;
}
