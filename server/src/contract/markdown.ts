import type { Tree, TreeFragment } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import type { Marks } from './marks.ts';
import type { Span } from './span.ts';

// Lawyers indent text for looks; four spaces make no code in a contract. Hard breaks change nothing for us, and
// looking for them costs the square of a run of spaces; lists are read from their numbers, and `1) 1) 1)` nests
// without end.
const contractParser = parser.configure([
  GFM,
  { remove: ['IndentedCode', 'HardBreak', 'BulletList', 'OrderedList'] },
]);

/** The most characters of a paragraph in which a mark looks for its other end. No paragraph that anybody wrote is as long. */
const longestReach = 5_000;

// A link, a run of backticks or a tag that is not closed is looked for up to the end of its paragraph, from each of its
// beginnings. In pieces, that is linear in the length of the text.
const parseWhole = contractParser.parseInline.bind(contractParser);
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
  return sorted([placed(marksIn(parseMarkdown(readable(text)), text), 0)]);
}

/** `text` as it is given to the parser. */
export function readable(text: string): string {
  // A byte order mark would hide a heading on the first line; one space has the same length. With any sign between its
  // last bar and “\n” a row is none of a table to the parser, and in front of the next line a space says nothing.
  return text
    .replace(/^\uFEFF/u, ' ')
    .replace(/[\f\v]/gu, ' ')
    .replace(/\r\n/gu, '\n ')
    .replace(/\r/gu, '\n');
}

/** The Markdown of a readable text; `fragments` are what is left of the tree of its last version. */
export function parseMarkdown(text: string, fragments: readonly TreeFragment[] = []): Tree {
  return contractParser.parse(text, fragments);
}

/** What a tree, or one block of it, says; offsets count from its own start, as those of its `text` do. */
export function marksIn(tree: Tree, text: string): Marks {
  const regions: (Span & { kind: 'code' | 'quote' | 'comment' | 'row' })[] = [];
  const skipped: Span[] = [];
  const headings: { start: number; level: number }[] = [];
  tree.iterate({
    enter({ name, from, to, node }) {
      const span = { start: from, end: to };
      const heading = /^(?:ATX|Setext)Heading([1-6])$/u.exec(name);
      if (heading !== null) {
        headings.push({ start: from, level: Number(heading[1]) });
        return undefined;
      }
      switch (name) {
        case 'FencedCode':
          regions.push({ ...span, kind: 'code' });
          return false;
        case 'Blockquote':
          regions.push({ ...span, kind: 'quote' });
          return false;
        case 'CommentBlock':
          regions.push({ ...span, kind: 'comment' });
          return false;
        case 'TableDelimiter':
          skipped.push(span);
          return false;
        case 'TableHeader':
        case 'TableRow':
          regions.push({ ...span, kind: 'row' });
          return undefined;
        case 'Strikethrough':
        case 'HTMLTag':
        case 'Comment':
        case 'EmphasisMark':
        case 'HeaderMark':
        case 'Image':
        case 'URL':
          skipped.push(span);
          return false;
        case 'HTMLBlock':
          skipped.push(...commentsIn(text, from, to));
          for (const tag of text.slice(from, to).matchAll(/<[a-z/][^<>]*>/giu)) {
            skipped.push({ start: from + tag.index, end: from + tag.index + tag[0].length });
          }
          return false;
        case 'LinkMark':
          // `[Reserved]` and `[30]` are words of the draft, whatever Markdown could make of them.
          if (node.parent?.getChild('URL') !== null) skipped.push(span);
          return undefined;
        case 'CodeMark':
          skipped.push(span);
          return undefined;
        default:
          return undefined;
      }
    },
  });
  return { regions, skipped, headings };
}

/** Marks of a stretch that begins `shift` units further on. */
export function placed({ regions, skipped, headings }: Marks, shift: number): Marks {
  if (shift === 0) return { regions, skipped, headings };
  return {
    regions: regions.map(({ start, end, kind }) => ({ start: start + shift, end: end + shift, kind })),
    skipped: skipped.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
    headings: headings.map(({ start, level }) => ({ start: start + shift, level })),
  };
}

/** The marks of several stretches in one, sorted. */
export function sorted(all: readonly Marks[]): Marks {
  return {
    regions: all.flatMap(({ regions }) => regions),
    skipped: all.flatMap(({ skipped }) => skipped).sort((a, b) => a.start - b.start),
    headings: all.flatMap(({ headings }) => headings),
  };
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
