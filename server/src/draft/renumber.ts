import type { Clause, ClauseNumber, Contract, Reference } from '../contract/contract.ts';
import { romanValue, toRoman } from '../contract/marker.ts';
import { citedAs } from './cite.ts';
import { contentsLinesOf, lineOf, slugOf, startOfNumber } from './contents.ts';
import type { Edit } from './edit.ts';
import { counted } from './numbers.ts';
import { citation } from './style.ts';

/** The edits that make room for a new clause, and what they change. */
export type Renumbering = {
  readonly edits: readonly Edit[];
  /** Each change in words: `clause 14 → 15 (Notices)`, `reference in 9.2: clause 14 → clause 15`. */
  readonly changes: readonly string[];
  /** How a clause of the draft is cited once it is renumbered. */
  readonly cite: (clause: Clause) => string;
};

/**
 * Renumbers `first` and the clauses that follow it in its row, each one up: their numbers, those of the clauses below
 * them that repeat the number, every reference to any of them, and their lines in the contents. What is written in
 * another way than the draft's own references (a law, another contract) stays.
 */
export function renumbering(contract: Contract, first: Clause): Renumbering {
  const { number } = first;
  const cite = (clause: Clause): string => citedAs(contract, clause).label;
  if (number === undefined) return { edits: [], changes: [], cite };
  const row = rowFrom(contract, first);
  // The articles `12.0`, `13.0` count in their first part.
  const depth = /^\d+\.0+$/u.test(number.label) ? 0 : number.path.length - 1;
  const at: Counted = { number, depth };
  const moved = new Map<number, Clause>();
  for (const head of row)
    for (const clause of contract.clauses)
      if (isWithin(contract, clause, head) && showsNumberOf(clause, head, at.depth))
        moved.set(clause.index, clause);
  const numbers = [...moved.values()].flatMap((clause) => numberEdit(clause, at));
  const references = contract.references.flatMap((reference) => {
    const target = targetOf(contract, reference, row, moved, at);
    if (!target) return [];
    const whole = contract.clauses[reference.target ?? -1]?.number?.path.length ?? reference.path.length;
    const part = at.depth - (whole - reference.path.length);
    return part < 0 ? [] : referenceEdit(contract, reference, { ...at, depth: part });
  });
  const contents = contentsEdits(contract, [...moved.values()], at);
  const links = linkEdits(contract, [...moved.values()], numbers);
  const edits = [...numbers, ...references.map(({ edit }) => edit), ...contents, ...links].sort(
    (a, b) => a.span.start - b.span.start,
  );
  return {
    edits: distinct(edits),
    changes: [
      ...row.map(({ number, heading }) => {
        const from = number?.label ?? '';
        const word = number?.word ? number.word.toLowerCase() : 'clause';
        return `${word} ${from} → ${upAt(from, Math.max(0, at.depth - (number?.path.length ?? 1) + partsOf(from)), at.number)}${heading === undefined ? '' : ` (${heading.text})`}`;
      }),
      ...references.map(({ change }) => change),
      ...(contents.length === 0
        ? []
        : [`table of contents: ${contents.length} ${contents.length === 1 ? 'line' : 'lines'} renumbered`]),
    ],
    cite: (clause) => {
      const cited = cite(clause);
      return moved.has(clause.index) ? upAt(cited, at.depth, at.number) : cited;
    },
  };
}

/** Which part of a number counts up: that at `depth` of its path, counted as `number` is. */
type Counted = { readonly number: ClauseNumber; readonly depth: number };

/** `first` and the clauses after it that count on from it. */
function rowFrom({ clauses }: Contract, first: Clause): readonly Clause[] {
  const row: Clause[] = [];
  for (const clause of clauses.slice(first.index)) {
    if (clause.number === undefined || isApart(clause) !== isApart(first)) continue;
    if (clause.number.kind !== first.number?.kind || clause.number.word !== first.number.word) continue;
    // Articles may stand in chapters and count on from one to the next.
    if (clause.number.path.length !== first.number.path.length) continue;
    if (sharedPart(clause.number) !== sharedPart(first.number)) continue;
    const value = counted(clause.number);
    const last = row.at(-1)?.number;
    const before = last === undefined ? value : counted(last);
    if (value !== before && value !== before + 1) break;
    row.push(clause);
  }
  return row;
}

/** What the numbers of a row have in common: `12.` where they are `12.1` and `12.2`, the nought where they are `12.0` and `13.0`. */
function sharedPart({ label }: ClauseNumber): string {
  return /^\d+\.0+$/u.test(label) ? '.0' : label.replace(/[A-Za-z0-9]+\)?$/u, '');
}

function isApart({ role }: Clause): boolean {
  return role === 'schedule' || role === 'recital' || role === 'contents';
}

function isWithin({ clauses }: Contract, clause: Clause, head: Clause): boolean {
  for (let at: number | undefined = clause.index; at !== undefined; at = clauses[at]?.parent)
    if (at === head.index) return true;
  return false;
}

/** Whether the number of a clause holds that of `head`: 14.2 that of 14 and of XIV; not 36, in a part F. */
function showsNumberOf({ number }: Clause, head: Clause, depth: number): boolean {
  const part = number?.path[depth];
  const own = head.number?.path[depth];
  if (part === undefined || own === undefined || head.number === undefined) return false;
  if (part.toLowerCase() === own.toLowerCase()) return true;
  return /^\d+$/u.test(part) && Number(part) === counted(head.number);
}

/** The number of a clause with the part at depth `at` of its path one up, where it shows that part. */
function numberEdit({ number }: Clause, at: Counted): readonly Edit[] {
  if (number === undefined) return [];
  const shown = partsOf(number.label);
  const part = at.depth - (number.path.length - shown);
  if (part < 0) return [];
  const offset = number.written.indexOf(number.label, number.word.length);
  if (offset < 0) return [];
  const start = number.span.start + offset;
  return [{ span: { start, end: start + number.label.length }, text: upAt(number.label, part, at.number) }];
}

/** Whether a reference means one of the moved clauses; one that leads nowhere does by its first numbers. */
function targetOf(
  { clauses }: Contract,
  { kind, target, path, clause }: Reference,
  row: readonly Clause[],
  moved: ReadonlyMap<number, Clause>,
  at: Counted,
): boolean {
  if (kind !== 'clause') return false;
  if (target !== undefined) return moved.has(target);
  if (path.length <= at.depth + 1 || clauses[clause]?.role === 'schedule') return false;
  return row.some(({ number }) =>
    number?.path.every((part, index) => part.toLowerCase() === path[index]?.toLowerCase()),
  );
}

function referenceEdit(
  { text, clauses }: Contract,
  { span, clause, word }: Reference,
  at: Counted,
): readonly { readonly edit: Edit; readonly change: string }[] {
  const words = text.slice(span.start, span.end);
  const number = /(?:\d|[IVXLC]+\b|[ivxlc]+\b|[A-Z]\b)(?:[\w.]|\s?\([^()]{1,5}\))*$/u.exec(words);
  if (number === null) return [];
  const start = span.start + number.index;
  const holder = clauses[clause];
  const where = holder === undefined ? '' : citation(holder);
  const up = upAt(number[0], at.depth, at.number);
  const lead = words.slice(0, number.index).replace(/\s+/gu, ' ') || `${word} `;
  return [
    {
      edit: { span: { start, end: span.end }, text: up },
      change: `reference in ${where === '' ? (holder?.heading?.text ?? 'the opening') : where}: ${lead}${number[0]} → ${up}`,
    },
  ];
}

function contentsEdits(contract: Contract, moved: readonly Clause[], at: Counted): readonly Edit[] {
  const lines = contentsLinesOf(contract);
  return moved.flatMap((clause): readonly Edit[] => {
    const { number } = clause;
    const line = lineOf(lines, clause);
    if (line === undefined || number === undefined) return [];
    const offset = startOfNumber(line.text, number.label);
    const shown = partsOf(number.label);
    const part = at.depth - (number.path.length - shown);
    if (offset === undefined || part < 0) return [];
    const start = line.start + offset;
    return [{ span: { start, end: start + number.label.length }, text: upAt(number.label, part, at.number) }];
  });
}

/** The links of a Markdown draft to headings whose anchors change with their numbers. */
function linkEdits(
  { text, format }: Contract,
  moved: readonly Clause[],
  numbers: readonly Edit[],
): readonly Edit[] {
  if (format !== 'markdown' || !text.includes('](#')) return [];
  const anchors = new Map<string, string>();
  for (const { number, heading } of moved) {
    if (number === undefined || heading === undefined || heading.runIn) continue;
    const edit = numbers.find(({ span }) => span.start >= number.span.start && span.end <= number.span.end);
    if (edit === undefined) continue;
    const line = text.slice(number.span.start, heading.span.end);
    const offset = edit.span.start - number.span.start;
    const after = line.slice(0, offset) + edit.text + line.slice(edit.span.end - number.span.start);
    anchors.set(slugOf(line), slugOf(after));
  }
  return [...text.matchAll(/\]\(#([^()\s]+)\)/gu)].flatMap(({ 1: anchor = '', index }): readonly Edit[] => {
    const after = anchors.get(anchor);
    if (after === undefined) return [];
    const start = index + 3;
    return [{ span: { start, end: start + anchor.length }, text: after }];
  });
}

function partsOf(label: string): number {
  return label.split(/[.()/-]+/u).filter(Boolean).length;
}

/** `label` with its part number `at` counted one up, in its own way of counting: `IV` is `V`, `14.2` at 0 is `15.2`. */
function upAt(label: string, at: number, { kind }: ClauseNumber): string {
  let part = -1;
  return label.replace(/[A-Za-z0-9]+/gu, (words) => {
    part += 1;
    return part === at ? up(words, kind) : words;
  });
}

function up(part: string, kind: ClauseNumber['kind']): string {
  const digits = /^(\d+)([A-Za-z]?)$/u.exec(part);
  if (digits !== null) {
    const value = String(Number(digits[1]) + 1);
    return value.padStart((digits[1] ?? '').length, '0') + (digits[2] ?? '');
  }
  const roman = kind === 'upper-letter' || kind === 'lower-letter' ? 0 : romanValue(part);
  if (roman > 0) return part === part.toUpperCase() ? toRoman(roman + 1).toUpperCase() : toRoman(roman + 1);
  return String.fromCharCode((part.codePointAt(0) ?? 64) + 1);
}

function distinct(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(
    (edit, at) =>
      !edits.slice(0, at).some(({ span }) => edit.span.start < span.end && edit.span.end > span.start),
  );
}
