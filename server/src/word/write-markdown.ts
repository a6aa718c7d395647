import { isAgreementTitle } from '../contract/clause-roles.ts';
import { type Block, type Paragraph, plainText, type Run, type Table } from './blocks.ts';
import { escaped, escapedStart, trimmedEnd } from './escape.ts';

/** The blocks of a document as Markdown, and its footnotes behind them. */
export function writeMarkdown(blocks: readonly Block[], notes: readonly (readonly Block[])[]): string {
  const title = titleOf(blocks);
  const shift = title === undefined ? 1 : 2;
  const parts: string[] = [];
  let listed = false;
  for (const block of blocks) {
    if (block.kind === 'table') {
      const table = tableText(block);
      if (table !== '') parts.push(table);
      listed = false;
      continue;
    }
    const text = paragraphText(block, block === title ? 1 : headingLevel(block, shift));
    if (text === '') continue;
    const bullet = block.mark?.kind === 'bullet';
    // Bullets of one list stand close together.
    if (bullet && listed) parts.push(`${parts.pop()}\n${text}`);
    else parts.push(text);
    listed = bullet;
  }
  for (const [index, note] of notes.entries()) {
    const paragraphs = note.flatMap((block) => (block.kind === 'paragraph' ? block : block.rows.flat(2)));
    const text = paragraphs.map((it) => inline(it)).filter((it) => it !== '');
    parts.push(`[^${index + 1}]: ${text.join('  \n')}`);
  }
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

/** The paragraph that is the title: by its style, else the first words where they name an agreement. */
function titleOf(blocks: readonly Block[]): Paragraph | undefined {
  const paragraphs = blocks.filter((it): it is Paragraph => it.kind === 'paragraph');
  const styled = paragraphs.find(({ style, runs }) => style === 'title' && plainText(runs).trim() !== '');
  if (styled !== undefined) return styled;
  const first = paragraphs.find(({ runs }) => plainText(runs).trim() !== '');
  if (first === undefined || first.mark !== undefined) return undefined;
  const words = plainText(first.runs).trim();
  const stands = first.centred || isBold(first) || words === words.toUpperCase();
  return stands && words.length <= 150 && !words.includes('\n') && isAgreementTitle(words)
    ? first
    : undefined;
}

/** The `#` level of a paragraph; 0 where it is no heading. A clause in full words is none, whatever its style. */
function headingLevel(paragraph: Paragraph, shift: number): number {
  const { heading, runs } = paragraph;
  if (heading === undefined || paragraph.mark?.kind === 'bullet') return 0;
  const words = plainText(runs).trim();
  const count = words.split(/\s+/u).length;
  const sentence =
    words.length > 150 ||
    /[;,:]$/u.test(words) ||
    (words.endsWith('.') && (count > 8 || /\b(?:shall|must|may|will|is|are|means)\b/iu.test(words))) ||
    (/[.:;]\s/u.test(words) && count > 16);
  return sentence ? 0 : Math.min(6, heading + shift);
}

function paragraphText(paragraph: Paragraph, level: number): string {
  const { mark, runs, style, depth, tight } = paragraph;
  const words =
    level > 0 ? escaped(plainText(runs).replace(/\s+/gu, ' ').trim()) + noteMarks(runs) : inline(paragraph);
  if (mark?.kind === 'bullet') return words === '' ? '' : `${'  '.repeat(Math.min(depth, 8))}- ${words}`;
  const number = mark?.text ?? '';
  if (number === '' && words === '') return '';
  if (level > 0) return `${'#'.repeat(level)} ${numbered(number, words, tight)}`;
  const text =
    number === '' ? escapedStart(words) : numbered(closed(number, words, isBold(paragraph)), words, tight);
  return style === 'quote' ? text.replace(/^/gmu, '> ') : text;
}

function numbered(number: string, words: string, tight: boolean): string {
  const gap = number === '' || words === '' || (tight && /^[\s\p{P}]/u.test(words)) ? '' : ' ';
  return number + gap + words;
}

/** A lone decimal before running words gets its full stop: `3 The Vendor` could be three of anything. */
function closed(number: string, words: string, heading: boolean): string {
  return /^\d+$/u.test(number) && words !== '' && !heading ? `${number}.` : number;
}

function isBold({ runs }: Paragraph): boolean {
  const own = runs.filter(({ text }) => text.trim() !== '');
  return own.length > 0 && own.every(({ bold }) => bold);
}

/** Footnote marks of a heading, whose looks are dropped. */
function noteMarks(runs: readonly Run[]): string {
  return runs.map(({ note }) => (note === undefined ? '' : `[^${note}]`)).join('');
}

/** The words of a paragraph with the looks that mean something: of headings, and of terms where they are defined. */
function inline(paragraph: Paragraph): string {
  const runs = trimmed(paragraph.runs);
  const whole = plainText(runs);
  const heading = isBold(paragraph) && whole.length <= 120 && !whole.includes('\n');
  let at = 0;
  const text = runs
    .map((run, index) => {
      const start = at;
      at += run.text.length;
      if (run.note !== undefined) return `[^${run.note}]`;
      const words = run.struck ? `~~${escaped(run.text)}~~` : escaped(run.text);
      if (run.struck || !(run.bold || run.italic)) return words;
      const means = heading ? run.bold : meansSomething(run, whole, start, index === 0);
      return means ? emphasised(run, whole, start) : words;
    })
    .join('');
  return text.split('\n').map(trimmedEnd).join('  \n');
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const words = runs.filter(({ text, note }) => text !== '' || note !== undefined);
  const first = words.findIndex(({ text, note }) => text.trim() !== '' || note !== undefined);
  const last = words.findLastIndex(({ text, note }) => text.trim() !== '' || note !== undefined);
  if (first < 0) return [];
  return words.slice(first, last + 1).map((run, index, all) => {
    const text = index === 0 ? run.text.replace(/^[ \t\n]+/u, '') : run.text;
    return { ...run, text: index === all.length - 1 ? trimmedEnd(text) : text };
  });
}

/** Whether bold or italic words are a heading before the rest of their paragraph, a term in quotation marks, or a name. */
function meansSomething({ text, bold }: Run, whole: string, start: number, first: boolean): boolean {
  const words = text.trim();
  if (words === '' || words.length > 90 || words.includes('\n')) return false;
  const before = whole.slice(0, start + text.indexOf(words)).trimEnd();
  const after = whole.slice(start + text.trimEnd().length).trimStart();
  const opened = /^[“"‘'„«]/u.test(words) || /[“"‘'„«]$/u.test(before.slice(-1));
  const closes = /[”"’'“»][.,;)]?$/u.test(words) || /^[”"’'“»]/u.test(after);
  if (opened && closes) return true;
  // “the **Ministry of Health**”, “the **Services**”: names and terms, not stress.
  if (bold && /^\p{Lu}\p{L}*\p{Ll}/u.test(words) && !/[.;!?]\s/u.test(words)) return true;
  if (!first || after === '') return false;
  return /[.:]$/u.test(words) || /^(?:[.:–—-]|(?:shall )?means?\b|has the meaning|is defined)/u.test(after);
}

/** Words between marks that Markdown reads as such: tight to the words, and not next to a letter. */
function emphasised({ text, bold, italic }: Run, whole: string, start: number): string {
  const words = text.trim();
  const lead = text.slice(0, text.indexOf(words));
  const tail = text.slice(lead.length + words.length);
  const before = lead === '' ? (whole[start - 1] ?? ' ') : ' ';
  const after = tail === '' ? (whole[start + text.length] ?? ' ') : ' ';
  if (/[\p{L}\p{N}]/u.test(before + after)) return escaped(text);
  const marks = bold && italic ? '***' : bold ? '**' : '*';
  return escaped(lead) + marks + escaped(words) + marks + escaped(tail);
}

function tableText({ rows }: Table): string {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const lines = rows.map((cells) => cells.map((cell) => cellText(cell)));
  if (width === 0 || lines.flat().every((it) => it === '')) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [head = [], ...rest] = lines;
  // Only the head need be as wide as the table: Markdown fills the other rows.
  const columns = Array.from({ length: width }, (_, at) => head[at] ?? '');
  return [line(columns), line(columns.map(() => '---')), ...rest.map(line)].join('\n');
}

function cellText(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map((it) => {
      const words = escaped(plainText(trimmed(it.runs))) + noteMarks(it.runs);
      const number = it.mark === undefined ? '' : it.mark.kind === 'bullet' ? '•' : it.mark.text;
      return numbered(number, words, it.tight);
    })
    .filter((it) => it !== '')
    .join('\n')
    .replaceAll('|', '\\|')
    .replace(/\t/gu, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('<br>');
}
