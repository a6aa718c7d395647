import { contentsLines } from './contents.ts';
import type { ClauseNumber, Heading, NumberKind } from './contract.ts';
import { headingOf } from './heading.ts';
import type { Line } from './lines.ts';
import { type Marker, markerOf } from './marker.ts';
import type { Span } from './span.ts';

/** A clause while the outline is built: its lines come one after the other. */
export type Draftling = {
  readonly parent: number | undefined;
  readonly children: number[];
  readonly depth: number;
  readonly number: ClauseNumber | undefined;
  readonly heading: Heading | undefined;
  /** `#` level, or 0. */
  readonly level: number;
  readonly start: number;
  /** Where its words begin: the heading’s, else the body’s. */
  readonly words: number;
  /** Paragraphs, as line pieces. */
  readonly pieces: Span[][];
  readonly contents: boolean;
  readonly rows: boolean[];
};

type Level = {
  readonly clause: number;
  /** `#` level of a Markdown heading, 0 for a number in running text. */
  readonly level: number;
  /** What its siblings must share: word, brackets, number of parts. */
  readonly signature: string;
  readonly kind: NumberKind | 'heading';
  readonly value: number;
  readonly indent: number;
  /** The number from the top, so that `12.3` finds `12`; empty without one. */
  readonly designation: string;
};
type Unnamed = Omit<Level, 'designation'>;

/** The clauses of a draft, in document order, without roles. The first gathers what stands before any clause. */
export function outlineOf(text: string, lines: readonly Line[]): readonly Draftling[] {
  const clauses: Draftling[] = [];
  const stack: Level[] = [];
  const closed = new Map<string, number>();
  const contents = contentsLines(text, lines);
  let paragraphOpen = false;

  /** The title stands above the articles; it does not hold them. */
  const popTitle = (): void => {
    const first = clauses[0];
    if (
      stack.length === 1 &&
      stack[0]?.clause === 0 &&
      first?.number === undefined &&
      first?.heading !== undefined
    ) {
      if (first.level === 1 || titleWords.test(first.heading.text)) pop();
    }
  };

  const add = (
    level: Level,
    of: Omit<Draftling, 'parent' | 'children' | 'depth' | 'pieces' | 'rows'>,
    rest: Span | undefined,
  ): void => {
    popTitle();
    const parent = stack.at(-1)?.clause;
    const depth = stack.length;
    if (parent !== undefined) clauses[parent]?.children.push(clauses.length);
    clauses.push({
      ...of,
      parent,
      children: [],
      depth,
      pieces: rest === undefined ? [] : [[rest]],
      rows: [false],
    });
    stack.push({ ...level, clause: clauses.length - 1 });
    paragraphOpen = rest !== undefined;
  };
  const pop = (): void => {
    const level = stack.pop();
    if (level !== undefined) closed.set(level.signature + level.kind, level.value);
  };

  for (const [at, line] of lines.entries()) {
    if (line.blank) {
      paragraphOpen = false;
      continue;
    }
    if (line.kind === 'furniture') continue;
    if (line.kind !== 'text' && line.kind !== 'row') {
      paragraphOpen = false;
      continue;
    }
    if (contents.has(at)) {
      const last = clauses.at(-1);
      if (last?.contents !== true) {
        while (stack.length > 0) pop();
        add(
          {
            clause: 0,
            level: 0,
            signature: 'contents',
            kind: 'heading',
            value: 0,
            indent: 0,
            designation: '',
          },
          {
            number: undefined,
            heading: headingOf(text, line, line.first, 'whole'),
            level: line.level,
            start: line.start,
            words: line.first,
            contents: true,
          },
          undefined,
        );
      } else last.pieces.push([{ start: line.first, end: line.end }]);
      continue;
    }
    if (clauses.at(-1)?.contents === true && stack.at(-1)?.signature === 'contents') pop();

    const indent = indentOf(text, line);
    const found =
      line.kind === 'row' ? undefined : markerOf(text.slice(line.start, line.end), line.level > 0);
    const level =
      found === undefined
        ? undefined
        : place(text, lines, at, line, found, indent, stack, closed, paragraphOpen, pop);
    if (found !== undefined && level !== undefined) {
      const number = numberOf(found, line, level, stack, clauses);
      const rest = line.start + found.rest;
      const heading = headingFor(text, lines, at, line, rest, level);
      const body = bodyAfter(text, line, rest, heading);
      add(
        level,
        {
          number: level.kind === 'list' ? undefined : number,
          heading,
          level: line.level,
          start: line.start,
          words: Math.min(rest, line.end),
          contents: false,
        },
        body,
      );
      continue;
    }

    const bare = line.kind === 'row' ? undefined : bareHeading(text, lines, at, line, paragraphOpen);
    if (bare !== undefined) {
      popForHeading(stack, line.level, bare.rank, pop);
      add(
        {
          clause: 0,
          level: line.level,
          signature: `heading ${bare.rank}`,
          kind: 'heading',
          value: 0,
          indent,
          designation: '',
        },
        {
          number: undefined,
          heading: bare.heading,
          level: line.level,
          start: line.start,
          words: bare.heading.span.start,
          contents: false,
        },
        undefined,
      );
      continue;
    }

    // A number's own heading may stand on the next line: `Article 4` over `Audit`.
    const open = clauses[stack.at(-1)?.clause ?? -1];
    if (!paragraphOpen && line.kind === 'text')
      while (stack.length > 1 && (stack.at(-1)?.indent ?? 0) > indent + 1 && stack.at(-1)?.level === 0) pop();
    const target = clauses[stack.at(-1)?.clause ?? -1] ?? open ?? preamble(clauses, line);
    const piece = { start: line.first, end: trimmedEnd(text, line) };
    const last = target.pieces.at(-1);
    const row = line.kind === 'row';
    if (paragraphOpen && last !== undefined && !row && target.rows.at(-1) !== true) last.push(piece);
    else {
      target.pieces.push([piece]);
      target.rows[target.pieces.length - 1] = row;
    }
    paragraphOpen = !row;
  }
  return clauses;
}

function preamble(clauses: Draftling[], line: Line): Draftling {
  const known = clauses.at(-1);
  if (
    known !== undefined &&
    known.number === undefined &&
    known.heading === undefined &&
    known.parent === undefined
  )
    return known;
  const opening: Draftling = {
    parent: undefined,
    children: [],
    depth: 0,
    number: undefined,
    heading: undefined,
    level: 0,
    start: line.start,
    words: line.first,
    pieces: [],
    contents: false,
    rows: [],
  };
  clauses.push(opening);
  return opening;
}

const titleWords =
  /\b(?:agreement|contract|terms|addendum|memorandum|licen[cs]e|deed|concession|protocol)\b/iu;
const attachment = /^(?:schedule|annex|annexure|appendix|exhibit|attachment|addendum)$/iu;

/** Where a number belongs, by the sequence it goes on with; `undefined` where it goes on with none. Closes what it ends. */
function place(
  text: string,
  lines: readonly Line[],
  at: number,
  line: Line,
  marker: Marker,
  indent: number,
  stack: Level[],
  closed: Map<string, number>,
  paragraphOpen: boolean,
  pop: () => void,
): Level | undefined {
  const heading = line.level > 0;
  const base = { clause: 0, level: line.level, indent, signature: signatureOf(marker), designation: '' };
  const reading = marker.readings[0];
  if (reading === undefined) return undefined;

  if (attachment.test(marker.word)) {
    if (!heading && paragraphOpen) return undefined;
    if (!heading && text.slice(line.start + marker.end, line.end).length > 100) return undefined;
    while (stack.length > 0) pop();
    closed.clear();
    return { ...base, kind: reading.kind, value: reading.value };
  }
  if (reading.kind === 'list') {
    if (paragraphOpen && stack.at(-1)?.kind !== 'list' && !/[:;,.)]$/u.test(lineBefore(text, lines, at)))
      return undefined;
    while (stack.at(-1)?.kind === 'list' && (stack.at(-1)?.indent ?? 0) >= indent) pop();
    return { ...base, signature: 'list', kind: 'list', value: 1 };
  }
  if (!heading && paragraphOpen && !canFollow(text, lines, at)) return undefined;

  // 12.3 belongs under 12, however 12 is written.
  if (marker.above.length > 0) {
    const above = marker.above.map((part) => part.toLowerCase()).join('.');
    const parent = findLast(
      stack,
      (it) => designation(it) === above || designation(it).endsWith(`.${above}`),
    );
    const sibling = findLast(
      stack,
      (it) => it.signature === base.signature && designation(it).split('.').slice(0, -1).join('.') === above,
    );
    if (sibling >= 0) {
      const last = stack[sibling];
      if (last !== undefined && !heading && reading.value <= last.value) return undefined;
      while (stack.length > sibling) pop();
    } else if (parent >= 0) while (stack.length > parent + 1) pop();
    else if (heading) popForHeading(stack, line.level, 0, pop);
    else {
      if (paragraphOpen) return undefined;
      const same = findLast(stack, (it) => it.signature === base.signature);
      if (same >= 0) while (stack.length > same) pop();
    }
    return named({ ...base, kind: reading.kind, value: reading.value }, [...marker.above, marker.last]);
  }

  // Next in a sequence that is open: same indent first, then the innermost.
  const fits = (it: Level, most: number) =>
    it.signature === base.signature &&
    marker.readings.find(
      ({ kind, value }) => kind === it.kind && value > it.value && value <= it.value + most,
    );
  for (const most of paragraphOpen ? [1] : [1, 3]) {
    const aligned = findLast(
      stack,
      (it) =>
        fits(it, most) !== undefined &&
        fits(it, most) !== false &&
        Math.abs(it.indent - indent) <= 1 &&
        it.level > 0 === heading,
    );
    const any =
      aligned >= 0 ? aligned : findLast(stack, (it) => Boolean(fits(it, most)) && it.level > 0 === heading);
    const level = stack[any];
    const next = level === undefined ? undefined : fits(level, most);
    if (any < 0 || level === undefined || next === undefined || next === false) continue;
    // A first number deeper in the draft starts a list of its own, although it also goes on with an outer one.
    if (next.value === 1 && Math.abs(level.indent - indent) > 1) continue;
    while (stack.length > any) pop();
    return named({ ...base, kind: next.kind, value: next.value }, [marker.last]);
  }

  const first =
    marker.readings.find(({ kind, value }) => value === 1 && kind.includes('roman')) ??
    marker.readings.find(({ value }) => value === 1);
  if (heading) {
    const inSchedule =
      first !== undefined && stack[0]?.signature.startsWith('attachment') === true && stack.length === 1;
    if (!inSchedule) popForHeading(stack, line.level, 0, pop);
    const chosen = first ?? preferred(marker, closed, base.signature) ?? reading;
    return named({ ...base, kind: chosen.kind, value: chosen.value }, [marker.last]);
  }
  if (first !== undefined) {
    // `1.` at the margin after unnumbered headings opens the articles; it is not part of what stands above it.
    return named({ ...base, kind: first.kind, value: first.value }, [marker.last]);
  }
  // A sequence may go on after a heading that closed it, or start anywhere in an excerpt.
  const resumed = marker.readings.find(({ kind, value }) => closed.get(base.signature + kind) === value - 1);
  if (resumed !== undefined && !paragraphOpen)
    return named({ ...base, kind: resumed.kind, value: resumed.value }, [marker.last]);
  if (marker.word !== '' && !paragraphOpen) {
    const same = findLast(stack, (it) => it.signature === base.signature);
    if (same >= 0) while (stack.length > same) pop();
    const chosen = preferred(marker, closed, base.signature) ?? reading;
    return named({ ...base, kind: chosen.kind, value: chosen.value }, [marker.last]);
  }
  const fresh =
    !stack.some((it) => it.signature === base.signature) &&
    !paragraphOpen &&
    marker.close !== '' &&
    reading.kind === 'decimal';
  return fresh && reading.value < 100
    ? named({ ...base, kind: reading.kind, value: reading.value }, [marker.last])
    : undefined;
}

/** `level` with its designation: the parts of its number, romans of articles as arabic numbers. */
function named(level: Unnamed, parts: readonly string[]): Level {
  const own = level.kind.endsWith('roman') ? String(level.value) : parts.join('').toLowerCase();
  const designation = parts.length > 1 ? parts.map((part) => part.toLowerCase()).join('.') : own;
  return { ...level, designation };
}

const designation = (level: Level): string => level.designation;

function preferred(
  marker: Marker,
  closed: ReadonlyMap<string, number>,
  signature: string,
): Marker['readings'][number] | undefined {
  const next = marker.readings.find(({ kind, value }) => closed.get(signature + kind) === value - 1);
  return next ?? marker.readings.find(({ kind }) => kind === 'upper-roman') ?? undefined;
}

function signatureOf({ word, open, close, above, label }: Marker): string {
  if (attachment.test(word)) return 'attachment';
  const shape = label.includes('(') ? 'bracket' : '';
  return `${word.toLowerCase().replace(/s?\.?$/u, '')}|${open}|${above.length > 0 ? '' : close.replace(/[^)]/gu, '')}|${above.length}|${shape}`;
}

function popForHeading(stack: Level[], level: number, rank: number, pop: () => void): void {
  if (level > 0) {
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top === undefined || (top.level > 0 && top.level < level)) return;
      pop();
    }
    return;
  }
  // Headings without marks: capitals close everything but a schedule, bold lines close other bold lines.
  while (stack.length > 0) {
    const top = stack.at(-1);
    if (top === undefined || top.signature === 'attachment' || (top.level > 0 && rank > 0)) return;
    if (top.signature === `heading ${rank - 1}`) return;
    pop();
  }
}

function findLast(stack: readonly Level[], test: (level: Level) => boolean): number {
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    const level = stack[at];
    if (level !== undefined && test(level)) return at;
  }
  return -1;
}

function lineBefore(text: string, lines: readonly Line[], at: number): string {
  for (let before = at - 1; before >= 0; before -= 1) {
    const line = lines[before];
    if (line !== undefined && line.kind !== 'furniture' && !line.blank)
      return text.slice(line.first, line.end).trimEnd();
  }
  return '';
}

/** Whether a number can follow the line before without a blank line between: that line has ended a sentence or an item. */
function canFollow(text: string, lines: readonly Line[], at: number): boolean {
  const before = lineBefore(text, lines, at).replace(/[*_~]+$/u, '');
  if (
    /\b(?:clauses?|sections?|articles?|schedules?|paragraphs?|annex|part|no|nos|see|of|in|on|under|to|the)\.?$/iu.test(
      before,
    )
  )
    return false;
  return /[.;:,)\]”"—–-]$|(?:;|,|\s)(?:and|or)$/iu.test(before) || before.length < 60;
}

function indentOf(text: string, line: Line): number {
  return text
    .slice(line.start, line.first)
    .replace(/\t/gu, '    ')
    .replace(/[^ \u00A0]/gu, '').length;
}

function numberOf(
  marker: Marker,
  line: Line,
  level: Level,
  stack: readonly Level[],
  clauses: readonly Draftling[],
): ClauseNumber {
  const parent = clauses[stack.at(-1)?.clause ?? -1];
  const own = [...marker.above, marker.last].map((part) => part.toLowerCase());
  const inherited = parent?.number?.path ?? [];
  const restated = marker.above.length > 0 && marker.above.length >= inherited.length;
  const top = attachment.test(marker.word) || parent === undefined;
  return {
    written: marker.word === '' ? `${marker.open}${marker.label}${marker.close}` : '',
    span: { start: line.start + marker.start, end: line.start + marker.end },
    kind: level.kind === 'heading' ? 'decimal' : level.kind,
    word: marker.word,
    open: marker.open,
    close: marker.close,
    label: marker.label,
    value: level.value,
    path:
      top || restated || (marker.word !== '' && marker.above.length > 0)
        ? own
        : [...inherited, ...own.slice(-1)],
  };
}

function headingFor(
  text: string,
  lines: readonly Line[],
  at: number,
  line: Line,
  rest: number,
  level: Level,
): Heading | undefined {
  if (rest >= line.end) {
    // `Article 4` alone: a short next line in title form is its heading; it is found there by its own line.
    return undefined;
  }
  if (line.level > 0) return headingOf(text, line, rest, 'whole');
  const next = lines[at + 1];
  const alone =
    next === undefined ||
    next.blank ||
    next.level > 0 ||
    markerOf(text.slice(next.start, next.end), false) !== undefined;
  return headingOf(text, line, rest, level.kind === 'list' ? 'marked' : alone ? 'alone' : 'run-in');
}

function bodyAfter(text: string, line: Line, rest: number, heading: Heading | undefined): Span | undefined {
  const end = trimmedEnd(text, line);
  if (heading === undefined) return rest < end ? { start: rest, end } : undefined;
  if (!heading.runIn) return undefined;
  const skip =
    /^(?:[*_~]{1,3}|<[^<>]{0,80}>|[.:–—-]|\s)*/u.exec(text.slice(heading.span.end, end))?.[0].length ?? 0;
  const start = heading.span.end + skip;
  return start < end ? { start, end } : undefined;
}

function trimmedEnd(text: string, line: Line): number {
  return line.start + text.slice(line.start, line.end).trimEnd().length;
}

/** A heading without a number: marked by `#`, in capitals, or bold alone on its line. Rank 1 is capitals, 2 bold. */
function bareHeading(
  text: string,
  lines: readonly Line[],
  at: number,
  line: Line,
  paragraphOpen: boolean,
): { heading: Heading; rank: number } | undefined {
  const words = text.slice(line.first, line.end).trim();
  if (line.level > 0) {
    const skip = /^#{1,6}\s*/u.exec(words)?.[0].length ?? 0;
    const heading = headingOf(text, line, line.first + skip, 'whole');
    return heading === undefined ? undefined : { heading, rank: 1 };
  }
  if (paragraphOpen) return undefined;
  const next = lines[at + 1];
  const bold =
    /^(?:\*\*|__)(?!\s)[^*_]{2,90}(?:\*\*|__)[.:]?$/u.test(words) ||
    /^<(?:b|strong|u|h\d)>[^<]{2,90}<\/(?:b|strong|u|h\d)>[.:]?$/u.test(words);
  const capitals =
    /\p{Lu}{3}/u.test(words) &&
    !/\p{Ll}/u.test(words) &&
    words.length <= 90 &&
    !/[;,]$/u.test(words) &&
    /^[\p{Lu}“"']/u.test(words);
  if (!bold && !capitals) return undefined;
  if (next !== undefined && !next.blank && capitals && /^[\s]*\p{Ll}/u.test(text.slice(next.start, next.end)))
    return undefined;
  const heading = headingOf(text, line, line.first, 'whole');
  return heading === undefined ? undefined : { heading, rank: capitals ? 1 : 2 };
}
