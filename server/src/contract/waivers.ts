import type { Waiver } from './contract.ts';

/** The line form: `[safeguards: waive audit-rights reason="…"]` on a line of its own. */
export const waiverLine = /^\[\s*safeguards:\s*(.*?)\s*\]$/iu;
const comment = /<!--\s*safeguards:\s*([\s\S]*?)\s*-->/giu;
const line = /^[^\S\r\n]*\[\s*safeguards:\s*([^\r\n]*?)\s*\][^\S\r\n]*$/gimu;
const attribute = /([a-z]+)\s*=\s*(?:"([^"]*)"|“([^”]*)”)/giu;

/** The waivers a draft carries, in the order of the text, well-formed or not. */
export function waiversOf(text: string): readonly Waiver[] {
  if (!/safeguards:/iu.test(text)) return [];
  return [...text.matchAll(comment), ...text.matchAll(line)]
    .sort((a, b) => a.index - b.index)
    .map(({ 0: whole, 1: body = '', index }): Waiver => {
      const lead = /^\s*/u.exec(whole)?.[0].length ?? 0;
      const values = new Map(
        [...body.matchAll(attribute)].map(({ 1: name = '', 2: straight, 3: curly }) => [
          name.toLowerCase(),
          (straight ?? curly ?? '').replace(/\s+/gu, ' ').trim(),
        ]),
      );
      return {
        span: { start: index + lead, end: index + whole.trimEnd().length },
        id: /^waive\s+([a-z][a-z-]*)/iu.exec(body)?.[1]?.toLowerCase() ?? '',
        reason: values.get('reason') ?? '',
        by: values.get('by') ?? '',
        until: values.get('until') ?? '',
      };
    });
}
