import type { Tree, TreeCursor } from '@lezer/common';
import { GFM, type InlineContext, parser } from '@lezer/markdown';
import { moved } from './draftling.ts';
import type { Marks } from './marks.ts';
import { disjoint } from './piece.ts';
import type { Span } from './span.ts';
import { finished, inStep, type Steps } from './steps.ts';

// Lawyers indent text for looks; four spaces make no code in a contract. Hard breaks change nothing for us, and
// looking for them costs the square of a run of spaces; lists are read from their numbers, and `1) 1) 1)` nests
// without end.
const contractParser = parser.configure([
  GFM,
  {
    remove: ['IndentedCode', 'HardBreak', 'BulletList', 'OrderedList'],
    parseInline: [{ name: 'Words', parse: passWords, before: 'Escape' }],
  },
]);

/** The signs that may begin or end something within a line, and the words that may begin an address. */
const signs = /[\\&`<*_[\]!~]/gu;
const addresses = /www\.|https?:\/\/|@|mailto:|xmpp:/u;

/** Passes all words at once as far as the next sign: nothing begins at them, and the parser would ask for every letter. */
function passWords({ text, offset }: InlineContext, next: number, at: number): number {
  if (isSign(next) || addressed) return -1;
  signs.lastIndex = at - offset;
  const sign = signs.exec(text);
  return offset + (sign === null ? text.length : sign.index);
}

const isSign = (code: number): boolean => code < 128 && signCodes.has(code);
const signCodes: ReadonlySet<number> = new Set([...'\\&`<*_[]!~'].map((sign) => sign.charCodeAt(0)));

/** Whether an address may stand in the words that are being read. */
let addressed = false;

/** The most characters of a paragraph in which a mark looks for its other end. No paragraph that anybody wrote is as long. */
const longestReach = 5_000;

// A link, a run of backticks or a tag that is not closed is looked for up to the end of its paragraph, from each of its
// beginnings. In pieces, that is linear in the length of the text.
const parseAll = contractParser.parseInline.bind(contractParser);
const parseWhole: typeof parseAll = (text, offset) => {
  addressed = addresses.test(text);
  return parseAll(text, offset);
};
contractParser.parseInline = (text, offset) => {
  if (text.length <= longestReach) return parseWhole(text, offset);
  return piecesOf(text).flatMap(({ start, end }) => parseWhole(text.slice(start, end), offset + start));
};

/** Cuts a text at line breaks, or else at white space, into pieces within reach. */
function piecesOf(text: string): readonly Span[] {
  const pieces: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + longestReach < text.length ? cutBefore(text, start) : text.length;
    pieces.push({ start, end });
    start = end;
  }
  return pieces;
}

function cutBefore(text: string, start: number): number {
  const piece = text.slice(start, start + longestReach);
  const at = Math.max(piece.lastIndexOf('\n'), 0) || Math.max(piece.lastIndexOf(' '), 0) || piece.length - 1;
  return start + at + 1;
}

/** Reads the Markdown of `text`. */
export function markdownRegions(text: string): Marks {
  return finished(markdownSteps(text));
}

/** Reads the Markdown of `text`, a few blocks at a time. */
export function* markdownSteps(text: string): Steps<Marks> {
  const parse = contractParser.startParse(readable(text));
  for (let blocks = 1; ; blocks += 1) {
    const tree = parse.advance();
    if (tree !== null) return yield* marksIn(tree, text, 0);
    if (blocks % inStep === 0) yield;
  }
}

/** `text` as it is given to the parser. */
function readable(text: string): string {
  // A byte order mark would hide a heading on the first line; one space has the same length.
  return withBreaks(text.replace(/^\uFEFF/u, ' '));
}

/**
 * Of white space the parser knows but spaces, tabs and line feeds. With any sign between its last bar and “\n”, be it a
 * space, a row is none of a table to it, and in front of the next line a space says nothing.
 */
function withBreaks(text: string): string {
  return text
    .replace(/[\f\v]/gu, ' ')
    .replace(/\r\n/gu, '\n ')
    .replace(/\r/gu, '\n')
    .replace(/\|( {1,3})\n/gu, '|\n$1');
}

/** Reads the Markdown of some paragraphs of a draft with nothing but blank lines around them, as it stands in the whole. */
export function markdownOfPart(text: string, { start, end }: Span): Marks {
  const part = text.slice(start, end);
  if (start === 0) return finished(marksIn(contractParser.parse(readable(part)), part, 0));
  // The break before it leaves its space in front of the first line.
  const lead = text.startsWith('\r\n', start - 2) ? ' ' : '';
  return finished(marksIn(contractParser.parse(lead + withBreaks(part)), lead + part, start - lead.length));
}

/** How many nodes of a tree are gone over in a step. */
const nodesInStep = 1024;

/** What `tree`, that of `text`, says; `text` begins at `offset` of the draft. */
function* marksIn(tree: Tree, text: string, offset: number): Steps<Marks> {
  const regions: (Span & { kind: 'code' | 'quote' | 'comment' | 'row' })[] = [];
  const skipped: Span[] = [];
  const headings: { start: number; level: number }[] = [];
  /** Takes what a node says; whether those in it say more. */
  const enter = (cursor: TreeCursor): boolean => {
    const { name, from: first, to: last } = cursor;
    const from = offset + first;
    const to = offset + last;
    const level = headingLevels[name];
    if (level !== undefined) {
      headings.push({ start: from, level });
      return true;
    }
    switch (name) {
      case 'FencedCode':
        regions.push({ start: from, end: to, kind: 'code' });
        return false;
      case 'Blockquote':
        if (isIndented(text.slice(first, last))) return true;
        regions.push({ start: from, end: to, kind: 'quote' });
        return false;
      case 'QuoteMark':
        skipped.push({ start: from, end: to });
        return false;
      case 'CommentBlock':
        regions.push({ start: from, end: to, kind: 'comment' });
        return false;
      case 'TableDelimiter':
        skipped.push({ start: from, end: to });
        return false;
      case 'TableHeader':
      case 'TableRow':
        regions.push({ start: from, end: to, kind: 'row' });
        return true;
      case 'Strikethrough':
      case 'HTMLTag':
      case 'Comment':
      case 'EmphasisMark':
      case 'HeaderMark':
      case 'Image':
      case 'URL':
        skipped.push({ start: from, end: to });
        return false;
      case 'HTMLBlock':
        skipped.push(...commentsIn(text, first, last).map((it) => moved(it, offset)));
        for (const tag of text.slice(first, last).matchAll(/<[a-z/][^<>]*>/giu)) {
          skipped.push({ start: from + tag.index, end: from + tag.index + tag[0].length });
        }
        return false;
      case 'LinkMark':
        // `[Reserved]` and `[30]` are words of the draft, whatever Markdown could make of them.
        if (cursor.node.parent?.getChild('URL') !== null) skipped.push({ start: from, end: to });
        return true;
      case 'CodeMark':
        skipped.push({ start: from, end: to });
        return true;
      default:
        return true;
    }
  };
  const cursor = tree.cursor();
  for (let nodes = 1; cursor.next(enter(cursor)); nodes += 1) if (nodes % nodesInStep === 0) yield;
  return { regions, skipped: disjoint(skipped), headings, unended: unendedIn(tree, text, offset) };
}

/**
 * Whether a block quote is clauses further in, as conversion from a word processor makes them: one of its paragraphs
 * begins with a number. Notes to the drafter and quotations have none.
 */
function isIndented(quote: string): boolean {
  return quote
    .split(/\n(?:[ \t]*>)*[ \t]*(?=\r?\n)/u)
    .some((it) => numbered.test(it.replace(/^[\s>*_]+/u, '')));
}

const numbered = /^(?:\\?\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxl]{1,5}|[IVXL]{1,5})\\?[.)])\s/u;

const headingLevels: Readonly<Record<string, number>> = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].flatMap((level) => [
    [`ATXHeading${level}`, level],
    [`SetextHeading${level}`, level],
  ]),
);

const endedByBlank: ReadonlySet<string> = new Set([
  ...Object.keys(headingLevels),
  ...['Paragraph', 'Table', 'Blockquote', 'HorizontalRule', 'LinkReference'],
]);

function unendedIn(tree: Tree, text: string, offset: number): readonly Span[] {
  const found: Span[] = [];
  for (let block = tree.topNode.firstChild; block !== null; block = block.nextSibling) {
    const { name, from, to } = block;
    if (endedByBlank.has(name)) continue;
    const words = text.slice(from, to);
    const ended =
      (name === 'CommentBlock' && words.includes('-->') && !/\n[^\S\n]*\n/u.test(words)) ||
      (name === 'HTMLBlock' && /^\s*<\/?(?!script|pre|style|textarea)[a-z]/iu.test(words));
    if (!ended) found.push({ start: offset + from, end: offset + to });
  }
  return found;
}

/** The HTML comments between two offsets, in one pass. */
export function commentsIn(text: string, from: number, to: number): readonly Span[] {
  const found: Span[] = [];
  // What is looked for must not be looked for behind the end, block for block.
  const inside = text.slice(from, to);
  for (let at = 0; ; ) {
    const start = inside.indexOf('<!--', at);
    if (start < 0) return found;
    const close = inside.indexOf('-->', start + 4);
    if (close < 0) return found;
    found.push({ start: from + start, end: from + close + 3 });
    at = close + 3;
  }
}
