import type { Format } from './contract.ts';
import { linesOf } from './lines.ts';
import { markdownRegions } from './markdown.ts';

/** Whether `offset` lies in the draft's own text, blank lines included: not in code, comments, quotes or front matter. */
export function isRunningText(text: string, format: Format, offset: number): boolean {
  if (isInComment(text, offset) || isInFrontMatter(text, format, offset)) return false;
  if (format === 'plain') return true;
  const { regions } = markdownRegions(text);
  // A fence that nothing closes runs to the end of the text, and the parser lets it end at its last words.
  return !regions.some(
    ({ start, end, kind }) =>
      kind !== 'row' &&
      start <= offset &&
      (offset <= end ||
        (kind === 'code' && end === text.trimEnd().length && !isClosed(text.slice(start, end)))),
  );
}

function isInFrontMatter(text: string, format: Format, offset: number): boolean {
  if (!/^\uFEFF?---/u.test(text)) return false;
  const { lines } = linesOf(text, format);
  return lines.some(({ start, end, kind }) => kind === 'front matter' && start <= offset && offset <= end);
}

function isClosed(fenced: string): boolean {
  const fence = /^(?:`{3,}|~{3,})/u.exec(fenced)?.[0] ?? '```';
  return fenced.length > fence.length && new RegExp(`[\\r\\n][ \\t]{0,3}${fence}[ \\t]*$`, 'u').test(fenced);
}

function isInComment(text: string, offset: number): boolean {
  const open = text.lastIndexOf('<!--', offset - 1);
  if (open < 0) return false;
  const close = text.indexOf('-->', open);
  return close < 0 ? false : offset < close + 3;
}
