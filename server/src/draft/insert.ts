import type { Clause, Contract } from '../contract/contract.ts';
import type { ClauseText, Safeguard, SubClause, Tier } from '../library/library.ts';
import type { Edit } from './edit.ts';
import { articlesOf, type Place, placeOf } from './place.ts';
import { citation, labelOf, type Style, styleOf } from './style.ts';
import { type Blank, blanksOf, definitionClauses, filled, wrapped } from './words.ts';

/** A clause of the library as an edit of one version of a draft. */
export type Insertion = {
  /** Its span is empty: nothing of the draft is replaced. */
  readonly edit: Edit;
  /** The blanks to fill in, as spans of `edit.text`. */
  readonly blanks: readonly Blank[];
  /** How readers cite the inserted clause: `9.4`; empty in a draft without numbers. */
  readonly number: string;
  /** The heading of the article it joins; `undefined` for a new article. */
  readonly into: string | undefined;
};

/**
 * The clause of `safeguard` in `tier`, in the numbering, names and habits of the draft; `undefined` where the library
 * has no such tier. It takes the next free number, so nothing that follows is renumbered. `despite` are the clauses
 * that it must prevail over, as indexes of `Contract.clauses`. It goes to `place`, by default where it fits best.
 */
export function insertionOf(
  contract: Contract,
  safeguard: Safeguard,
  tier: Tier,
  despite: readonly number[] = [],
  place: Place = placeOf(contract, safeguard),
): Insertion | undefined {
  const clause = safeguard.clauses[tier];
  if (clause === undefined) return undefined;
  const style = styleOf(contract);
  const article = place.article === undefined ? undefined : contract.clauses[place.article];
  const whole = completeText(contract, safeguard, clause, despite);
  const draft =
    article === undefined ? newArticle(contract, style, whole) : joined(contract, style, article, whole);
  const { text, blanks } = blanksOf(draft.text);
  return {
    edit: { span: { start: place.offset, end: place.offset }, text },
    blanks,
    number: draft.number,
    into: article?.heading?.text,
  };
}

/**
 * `clause` of `safeguard` with all that it needs in this draft: definitions of the terms that nobody defines, and a word
 * on the clauses that it prevails over.
 */
export function completeText(
  contract: Contract,
  safeguard: Safeguard,
  clause: ClauseText,
  despite: readonly number[],
): ClauseText {
  return {
    ...clause,
    text: [
      ...clause.text,
      ...definitionClauses(clause, safeguard, (term) => isDefined(contract, term)),
      ...despiteClause(contract, styleOf(contract), despite),
    ],
  };
}

type Drafted = { readonly text: string; readonly number: string };

/** The clause as further sub-clauses of `article`. */
function joined(contract: Contract, style: Style, article: Clause, clause: ClauseText): Drafted {
  const siblings = article.children
    .flatMap((child) => contract.clauses[child] ?? [])
    .filter(({ number }) => number !== undefined);
  const last = siblings.at(-1);
  const first = siblings[0];
  if (last?.number === undefined || first === undefined)
    return plain(contract, style, citation(article), clause);
  const model = { ...modelOf(contract, last), gap: gapBetween(contract, siblings.at(-2) ?? article, last) };
  return subClauses(contract, style, model, article, last.number.value + 1, clause);
}

/** The clause as a new article after the last, with the sub-numbering of the articles before. */
function newArticle(contract: Contract, style: Style, clause: ClauseText): Drafted {
  const articles = articlesOf(contract);
  const last = articles.at(-1);
  if (last === undefined) return withGap(contract, 2, plain(contract, style, '', clause, clause.heading));
  const before = articles.at(-2);
  const gap = before === undefined ? 2 : Math.max(gapBetween(contract, before, last), 1);
  const heading = inCaseOf(last.heading?.text ?? '', clause.heading);
  const numbered =
    last.number === undefined ? undefined : { value: last.number.value + 1, model: modelOf(contract, last) };
  const number = numbered === undefined ? '' : nextCitation(last, numbered.value);
  const opening =
    numbered === undefined
      ? headingLine(contract, last, heading)
      : headed(numbered.model, last, numbered.value, heading);
  const parent = [...articles]
    .reverse()
    .find((it) =>
      it.children.some(
        (child) =>
          contract.clauses[child]?.number !== undefined && contract.clauses[child]?.number?.kind !== 'list',
      ),
    );
  const example = parent?.children
    .flatMap((child) => contract.clauses[child] ?? [])
    .find(({ number: own }) => own !== undefined);
  if (example === undefined || parent === undefined) {
    const body = plain(contract, style, number, clause);
    return { text: breaks(contract, gap) + opening + body.text, number };
  }
  const model = { ...modelOf(contract, example), gap: Math.max(gapBetween(contract, parent, example), 1) };
  const bodies = subClauses(
    contract,
    style,
    model,
    {
      ...last,
      number: last.number && {
        ...last.number,
        label: renumbered(last, numbered?.value ?? 0),
        value: numbered?.value ?? 0,
      },
    },
    1,
    clause,
  );
  return { text: breaks(contract, gap) + opening + bodies.text, number };
}

/** How a sub-clause of this draft begins: what stands before its number and after it. */
type Model = {
  readonly of: Clause;
  readonly before: string;
  readonly after: string;
  readonly hanging: string;
  /** Line breaks before each sub-clause. */
  readonly gap: number;
  /** Marks around its run-in heading, or `undefined` where such clauses have none. */
  readonly heading:
    | { readonly open: string; readonly close: string; readonly runIn: boolean; readonly like: string }
    | undefined;
};

function modelOf({ text }: Contract, clause: Clause): Omit<Model, 'gap'> {
  const { number, marker, heading, paragraphs } = clause;
  const body = paragraphs[0]?.span;
  const second = body === undefined ? null : /\r\n|\r|\n/u.exec(text.slice(body.start, body.end));
  const hanging =
    second === null || body === undefined
      ? ''
      : (/^[^\S\r\n]*/u.exec(text.slice(body.start + second.index + second[0].length))?.[0] ?? '');
  const wordsStart = Math.min(
    heading?.span.start ?? marker.end,
    body?.start ?? Number.POSITIVE_INFINITY,
    text.length,
  );
  const numberEnd = number?.span.end ?? marker.start;
  const between = text.slice(numberEnd, Math.max(numberEnd, wordsStart));
  const closing =
    heading === undefined
      ? ''
      : text.slice(
          heading.span.end,
          heading.runIn && body !== undefined ? body.start : lineEnd(text, heading.span.end),
        );
  return {
    of: clause,
    before: text.slice(marker.start, number?.span.start ?? marker.end).replace(/^\uFEFF/u, ''),
    after: between === '' ? ' ' : between,
    hanging,
    heading:
      heading === undefined
        ? undefined
        : { open: '', close: closing, runIn: heading.runIn, like: heading.text },
  };
}

function lineEnd(text: string, from: number): number {
  return from + (/[^\r\n]*/u.exec(text.slice(from))?.[0].length ?? 0);
}

/** Sub-clauses from number `value` on; one headed sub-clause with items where the draft gives its sub-clauses headings. */
function subClauses(
  contract: Contract,
  style: Style,
  model: Model,
  article: Clause,
  value: number,
  clause: ClauseText,
): Drafted {
  const number = model.of.number;
  if (number === undefined) return plain(contract, style, citation(article), clause);
  const parts = clause.text;
  const mark = (at: number): string => model.before + written(number, article, at) + model.after;
  const cite = subCitation(number, article, value);
  if (model.heading === undefined) {
    const lines = parts.map((part, at) => {
      const opening = mark(value + at);
      return breaks(contract, model.gap) + opening + body(contract, style, part, cite, opening.length, model);
    });
    return { text: lines.join(''), number: cite };
  }
  const heading = inCaseOf(model.heading.like, clause.heading);
  const opening = mark(value) + heading + model.heading.close;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && model.heading.runIn) {
    return {
      text: breaks(contract, model.gap) + opening + body(contract, style, only, cite, opening.length, model),
      number: cite,
    };
  }
  // Under a heading the ideas are items of their own, so that none of them needs a heading of the same rank.
  const [lead, ...rest] = parts;
  const first =
    lead === undefined
      ? ''
      : model.heading.runIn
        ? body(contract, style, lead, cite, opening.length, model)
        : breaks(contract, 2) +
          indentOf(model) +
          body(contract, style, lead, cite, indentOf(model).length, model);
  const others = rest.map(
    (part) =>
      breaks(contract, 2) +
      indentOf(model) +
      body(contract, style, part, cite, indentOf(model).length, model),
  );
  return { text: breaks(contract, model.gap) + opening + first + others.join(''), number: cite };
}

/** Later paragraphs of a list item are indented as Markdown asks, so that they stay part of it. */
function indentOf({ before, of, after, hanging }: Model): string {
  if (/^[ \t]*$/u.test(before) && of.number?.word === '' && before !== '')
    return ' '.repeat(before.length + (of.number?.written.length ?? 0) + after.length);
  return hanging;
}

/** A sub-clause's words; items `(a)`, `(b)` follow on lines of their own. */
function body(
  contract: Contract,
  style: Style,
  part: SubClause,
  self: string,
  used: number,
  model: Model,
): string {
  const fill = (words: string) => filled(words, style, self);
  if (typeof part === 'string')
    return wrapped(fill(part), style.width, used, model.hanging, contract.lineBreak);
  const lead = wrapped(fill(part.lead), style.width, used, model.hanging, contract.lineBreak);
  const indent = indentOf(model) === '' && contract.format === 'plain' ? '   ' : indentOf(model);
  const items = part.items.map((item, at) => {
    const mark = `${indent}(${String.fromCharCode(97 + at)}) `;
    return (
      breaks(contract, Math.max(model.gap, 1)) +
      mark +
      wrapped(fill(item), style.width, mark.length, ' '.repeat(mark.length), contract.lineBreak)
    );
  });
  return lead + items.join('');
}

/** The clause as paragraphs without numbers, behind an optional heading. */
function plain(
  contract: Contract,
  style: Style,
  self: string,
  clause: ClauseText,
  heading?: string,
): Drafted {
  const model: Model = { of: emptyClause, before: '', after: '', hanging: '', gap: 2, heading: undefined };
  const parts = clause.text;
  const title =
    heading === undefined ? '' : contract.format === 'markdown' ? `## ${heading}` : heading.toUpperCase();
  return {
    text:
      title + parts.map((part) => breaks(contract, 2) + body(contract, style, part, self, 0, model)).join(''),
    number: self,
  };
}

const emptyClause: Clause = {
  index: -1,
  parent: undefined,
  children: [],
  depth: 0,
  role: 'operative',
  number: undefined,
  heading: undefined,
  span: { start: 0, end: 0 },
  marker: { start: 0, end: 0 },
  paragraphs: [],
};

function isDefined({ definitions }: Contract, term: string): boolean {
  return definitions.some((it) => it.term.toLowerCase() === term.toLowerCase());
}

function withGap(contract: Contract, gap: number, drafted: Drafted): Drafted {
  return { ...drafted, text: breaks(contract, gap) + drafted.text };
}

/** A sub-clause that says what the new clause prevails over, in the draft's own references. */
function despiteClause(
  { clauses }: Contract,
  style: Style,
  despite: readonly number[],
): readonly SubClause[] {
  if (despite.length === 0) return [];
  const cited = despite
    .map((index) => clauses[index])
    .map((clause) => ({ clause, cite: clause === undefined ? '' : citation(clause) }));
  const reachable = cited.every(
    ({ clause, cite }) => cite !== '' && clause !== undefined && isUnique(clauses, clause),
  );
  if (!reachable) return [`This ${style.clauseWord} applies despite any other provision of {agreement}.`];
  const list = [
    ...new Set(
      cited.map(({ clause, cite }) =>
        clause?.number?.word ? `${clause.number.word} ${cite}` : `${style.clauseWord} ${cite}`,
      ),
    ),
  ];
  return [`This ${style.clauseWord} applies despite ${list.join(' and ')}.`];
}

function isUnique(clauses: readonly Clause[], clause: Clause): boolean {
  const path = clause.number?.path.join('.');
  return (
    clause.role !== 'schedule' &&
    clauses.filter(
      (it) => it.number?.path.join('.') === path && it.role !== 'schedule' && it.role !== 'contents',
    ).length === 1
  );
}

/** The number of the sub-clause `value` of `article`, as the draft writes such numbers. */
function written(number: NonNullable<Clause['number']>, article: Clause, value: number): string {
  const word = number.written.slice(0, Math.max(0, number.written.indexOf(number.label)));
  const close = number.written.slice(word.length + number.label.length);
  return word + subLabel(number, article, value) + close;
}

function subLabel(number: NonNullable<Clause['number']>, article: Clause, value: number): string {
  const last = labelOf(number, value);
  if (!/[.(]/u.test(number.label)) return last;
  const above = number.label.replace(/[A-Za-z0-9]+\)?$/u, '');
  const tail = number.label.endsWith(')') ? ')' : '';
  // `9.4` under article 9, and `IV.4` or `4.4` under article IV: the part above is the article's own.
  const parts = above.split(/[.(]/u).filter(Boolean);
  const own = article.number;
  if (parts.length !== 1 || own === undefined) return above + last + tail;
  const top = /^\d+$/u.test(parts[0] ?? '')
    ? String(own.value)
    : own.label.replace(/^.*?([A-Za-z0-9]+)$/u, '$1');
  return above.replace(parts[0] ?? '', top) + last + tail;
}

function subCitation(number: NonNullable<Clause['number']>, article: Clause, value: number): string {
  const label = subLabel(number, article, value);
  if (/[.(]/u.test(label) || number.word !== '') return label;
  const above = citation(article);
  if (above === '') return label;
  return /^\d/u.test(label) ? `${above}.${label}` : `${above}(${label})`;
}

function nextCitation(last: Clause, value: number): string {
  return last.number === undefined ? '' : renumbered(last, value);
}

function renumbered({ number }: Clause, value: number): string {
  return number === undefined ? '' : number.label.replace(/[A-Za-z0-9]+$/u, labelOf(number, value));
}

function headed(model: Omit<Model, 'gap'>, last: Clause, value: number, heading: string): string {
  const number = last.number;
  if (number === undefined) return heading;
  const word = number.written.slice(0, Math.max(0, number.written.indexOf(number.label)));
  const close = number.written.slice(word.length + number.label.length);
  const start = model.before + word + renumbered(last, value) + close;
  // An article without a heading is its first words: the new one gets a run-in heading of its own.
  if (model.heading === undefined) return `${start}${model.after}${heading}.`;
  // A heading on the line below the number stays there, a run-in one before its body.
  const closing = model.heading.close.replace(/\s+$/u, '');
  return start + model.after + heading + closing;
}

function headingLine({ text, format }: Contract, last: Clause, heading: string): string {
  const span = last.heading?.span;
  if (span === undefined) return format === 'markdown' ? `## ${heading}` : heading.toUpperCase();
  return (
    text.slice(last.marker.start, span.start) +
    heading +
    text.slice(span.end, lineEnd(text, span.end)).trimEnd()
  );
}

/** `heading` in the case of `like`: all capitals, Title Case, or as it is. */
function inCaseOf(like: string, heading: string): string {
  if (/\p{Lu}{2}/u.test(like) && !/\p{Ll}{2}/u.test(like)) return heading.toUpperCase();
  const words = like.split(/\s+/u).filter((word) => /^\p{L}{4,}/u.test(word));
  const title = words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
  return title
    ? heading.replace(/\b(?!(?:and|of|the|in|for|to|by|on|or|with|a|an|from)\b)\p{Ll}/gu, (letter) =>
        letter.toUpperCase(),
      )
    : heading;
}

/** How many line breaks stand between the end of `before` (or its heading) and the start of `after`: 1 or 2. */
function gapBetween({ text }: Contract, before: Clause, after: Clause): number {
  const stretch = text.slice(0, after.span.start);
  const found = /(?:\r\n|\r|\n)(?:[^\S\r\n]*(?:\r\n|\r|\n))*[^\S\r\n]*$/u.exec(stretch)?.[0] ?? '';
  const breaks = found.match(/\r\n|\r|\n/gu)?.length ?? 0;
  return before.index === after.index || breaks === 0 ? 2 : Math.min(breaks, 2);
}

function breaks({ lineBreak }: Contract, times: number): string {
  return lineBreak.repeat(times);
}
