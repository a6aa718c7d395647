import type { Clause, Contract, Format } from '../contract/contract.ts';
import { type Line, linesOf } from '../contract/lines.ts';
import type { Run } from './blocks.ts';
import { trimmedEnd } from './escape.ts';
import { inlineRuns, plainRuns } from './inline.ts';

/** A paragraph of a draft on its way to Word. */
export type DraftParagraph = {
  readonly kind: 'paragraph';
  readonly style: 'title' | 'quote' | 'rule' | 'plain';
  /** The level of the heading, 0 for the highest. */
  readonly heading: number | undefined;
  /** The clause whose number stands before the words and is left out of `runs`. */
  readonly clause: Clause | undefined;
  /** The level of a bullet, 0 for the outermost. */
  readonly bullet: number | undefined;
  readonly runs: readonly Run[];
};

/** A table of a draft. */
export type DraftTable = { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] };

/** A draft as blocks, and its footnotes by the mark they have in it: `[^1]`. */
export type DraftBlocks = {
  readonly blocks: readonly (DraftParagraph | DraftTable)[];
  readonly notes: ReadonlyMap<string, readonly Run[]>;
};

const bulletMark = /^([-*+•])[ \t]+(?=\S)/u;
const noteStart = /^\[\^([^\]\s]{1,20})\]:[ \t]*/u;
const delimiter = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/u;
/** A line shorter than this was broken on purpose: an address, a signature. In columns. */
const shortLine = 45;

/** The dots between a thing and its price. */
const leaders = /\.{5,}/u;

/** The blocks of a contract as read, every word in one of them. `numbered` tells whose number Word will show. */
export function draftBlocks(contract: Contract, numbered: (clause: Clause) => boolean): DraftBlocks {
  const { text, format } = contract;
  const { lines } = linesOf(text, format);
  const starts = new Map(contract.clauses.map((clause) => [clause.span.start, clause]));
  const top = lines.some(({ level }) => level === 1) ? 1 : 0;
  // The title leaves the first level to the articles, unless schedules stand on it beside the title.
  const titles = contract.clauses.filter(({ role }) => role === 'title').map(({ span }) => span.start);
  const titled =
    top === 1 &&
    titles.length > 0 &&
    lines.every(({ level, start }) => level !== 1 || titles.includes(start));
  const notes = new Map<string, readonly Run[]>();
  const blocks: (DraftParagraph | DraftTable)[] = [];
  const isTitle = (clause: Clause | undefined): boolean => clause?.role === 'title';
  const runs = format === 'markdown' ? inlineRuns : plainRuns;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    if (line === undefined || line.blank) {
      index += 1;
      continue;
    }
    const end = isHeadingAlone(starts.get(line.start), line, format)
      ? index + 1
      : blockEnd(text, lines, index, starts, format === 'markdown');
    const own = lines.slice(index, end);
    index = end;
    if (line.kind === 'row') {
      blocks.push(tableOf(text, own));
      continue;
    }
    if (line.kind !== 'text') {
      blocks.push(otherBlock(text, own));
      continue;
    }
    const clause = starts.get(line.start);
    const number = clause?.number !== undefined && numbered(clause) ? clause.number : undefined;
    const first = text.slice(line.first, line.end);
    const hashes = /^#{1,6}[ \t]*/u.exec(first)?.[0].length ?? 0;
    const marked = line.level > 0 ? withoutHashes(first.slice(hashes)) : first;
    const note = format === 'markdown' && line.level === 0 ? noteStart.exec(first) : null;
    const bullet = number === undefined && clause?.number === undefined ? bulletMark.exec(marked) : null;
    const skip = line.first + (line.level > 0 ? hashes : 0);
    const head =
      number === undefined
        ? marked.slice(bullet?.[0].length ?? 0)
        : text.slice(skip, number.span.start) + marked.slice(number.span.end - skip).replace(/^[ \t]+/u, '');
    const words = joinedLines(text, own.slice(1), head, line);
    if (note !== null) {
      notes.set(`[^${note[1]}]`, runs(words.slice(note[0].length)));
      continue;
    }
    blocks.push({
      kind: 'paragraph',
      style: isTitle(clause) ? 'title' : 'plain',
      heading: isTitle(clause) ? undefined : headingLevel(contract, clause, own, titled ? 1 : 0),
      clause: number === undefined ? undefined : clause,
      bullet: bullet === null ? undefined : Math.min(8, Math.floor((line.first - line.start) / 2)),
      runs: runs(words),
    });
  }
  return { blocks, notes };
}

/** Whether a line of plain text is wholly the heading of the clause that begins on it, whatever stands below it. */
function isHeadingAlone(clause: Clause | undefined, line: Line, format: Format): boolean {
  const { heading } = clause ?? {};
  return (
    format === 'plain' &&
    heading?.runIn === false &&
    line.first <= heading.span.start &&
    heading.span.end <= line.end &&
    line.words.text.slice(heading.span.end - line.start).trim().length <= 1
  );
}

/** The words of a heading without the marks that may close it. */
function withoutHashes(words: string): string {
  const own = trimmedEnd(words);
  let end = own.length;
  while (own[end - 1] === '#') end -= 1;
  return end < own.length && /[ \t]/u.test(own[end - 1] ?? ' ') ? trimmedEnd(own.slice(0, end)) : own;
}

/** The index behind the last line of the block that begins at `from`. */
function blockEnd(
  text: string,
  lines: readonly Line[],
  from: number,
  starts: ReadonlyMap<number, Clause>,
  markdown: boolean,
): number {
  const first = lines[from];
  let end = from + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (line === undefined || first === undefined) break;
    const words = text.slice(line.first, line.end);
    if (first.kind === 'row') {
      if (line.kind !== 'row' && !(end === from + 1 && words.length < 2000 && delimiter.test(words.trim())))
        break;
      continue;
    }
    if (line.blank ? first.kind !== 'code' && first.kind !== 'front matter' : line.kind !== first.kind) {
      // The line under a heading that is marked by it belongs to the heading.
      if (line.kind === 'rule' && first.level > 0 && !text.startsWith('#', first.first)) return end + 1;
      break;
    }
    if (line.blank) {
      let next = end + 1;
      while (lines[next]?.blank === true) next += 1;
      if (lines[next]?.kind !== first.kind) break;
      end = next;
      continue;
    }
    if (first.kind !== 'text') continue;
    if (line.level > 0 || starts.has(line.start) || bulletMark.test(words)) break;
    if (markdown && text.startsWith('#', first.first) && first.level > 0) break;
    if (markdown && noteStart.test(words)) break;
  }
  return end;
}

/** The lines of a paragraph as one text, with a line break only where one was meant. */
function joinedLines(text: string, lines: readonly Line[], head: string, first: Line): string {
  let words = head;
  let before = text.slice(first.start, first.end);
  for (const line of lines) {
    if (line.kind !== 'text') continue;
    const meant = /(?: {2}|\\)$/u.test(before) || before.trim().length < shortLine || leaders.test(before);
    words = `${trimmedEnd(words.endsWith('\\') ? words.slice(0, -1) : words)}${meant ? '\n' : ' '}`;
    before = text.slice(line.start, line.end);
    words += text.slice(line.first, line.end);
  }
  return words.trimEnd();
}

function headingLevel(
  { text, format }: Contract,
  clause: Clause | undefined,
  lines: readonly Line[],
  titles: number,
): number | undefined {
  const level = lines[0]?.level ?? 0;
  if (level > 0) return Math.max(0, level - 1 - titles);
  const heading = clause?.heading;
  const end = lines.at(-1)?.end ?? 0;
  if (format === 'markdown' || clause === undefined) return undefined;
  const depth = Math.min(5, clause.depth);
  const { number } = clause;
  const rest = text.slice(number?.span.end ?? 0, end);
  // `PART I - GRANT` over its articles is a heading, whatever its words are.
  const part =
    number !== undefined &&
    number.word !== '' &&
    clause.children.length > 0 &&
    (lines.length === 1 || !/\p{Ll}/u.test(rest)) &&
    rest.length <= 160 &&
    !/[.;,]\s*$/u.test(rest);
  const whole = heading?.runIn === false && /^[\s.:]*$/u.test(text.slice(heading.span.end, end));
  return part || whole ? depth : undefined;
}

function tableOf(text: string, lines: readonly Line[]): DraftTable {
  const rows = lines
    .filter(({ kind }) => kind === 'row')
    .map(({ first, end }) => {
      const row = text
        .slice(first, end)
        .trim()
        .replace(/^\|/u, '')
        .replace(/(?<!\\)\|$/u, '');
      return row.split(/(?<!\\)\|/u).map((cell) => inlineRuns(cell.trim().replaceAll('\\|', '|')));
    });
  return { kind: 'table', rows };
}

/** Quotes without their marks, rules as rules, everything else (code, comments, front matter) as it stands. */
function otherBlock(text: string, lines: readonly Line[]): DraftParagraph {
  const kind = lines[0]?.kind;
  const quote = kind === 'quote';
  const words = lines.map(({ start, first, end }) =>
    quote ? text.slice(first, end).replace(/^>[ \t]?/u, '') : text.slice(start, end),
  );
  const joined = words.join('\n').trim();
  return {
    kind: 'paragraph',
    style: quote ? 'quote' : kind === 'rule' ? 'rule' : 'plain',
    heading: undefined,
    clause: undefined,
    bullet: undefined,
    runs: kind === 'rule' ? [] : quote ? inlineRuns(joined) : plainRuns(joined),
  };
}
