import type { Format, Paragraph } from '../../server/src/contract/contract.ts';
import { readContract } from '../../server/src/contract/read.ts';

/** The words of a paragraph without what it skips, white space folded. */
export function wordsOf(text: string, { span, skipped }: Paragraph): string {
  let words = '';
  let at = span.start;
  for (const gap of skipped) {
    words += text.slice(at, gap.start);
    at = gap.end;
  }
  return (words + text.slice(at, span.end)).replace(/\s+/gu, ' ').trim();
}

/**
 * The clause tree of `text` as lines: indent by depth, role unless operative, number as written with its path,
 * heading between `«` and `»` (with `…` where the body runs on), and each paragraph after a bar.
 */
export function outlinePicture(text: string, format?: Format): string {
  const { clauses } = readContract(text, format);
  return clauses
    .map(({ depth, role, number, heading, paragraphs }) =>
      [
        '  '.repeat(depth) + (role === 'operative' ? '-' : `${role}:`),
        number === undefined ? '' : `${number.written}<${number.path.join(' ')}>`,
        heading === undefined ? '' : `«${heading.text}»${heading.runIn ? '…' : ''}`,
        ...paragraphs.map((it) => `|${it.kind === 'cell' ? '=' : ''} ${wordsOf(text, it)}`),
      ]
        .filter((it) => it !== '')
        .join(' '),
    )
    .join('\n');
}
