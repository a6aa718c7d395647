import type { Clause, Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import { headingFit } from '../library/headings.ts';
import type { Safeguard } from '../library/library.ts';

/** Where a clause of a safeguard belongs in a draft. */
export type Place = {
  /** The article it joins, as an index of `Contract.clauses`; `undefined` for a new article. */
  readonly article: number | undefined;
  /** The article that a new one follows; `undefined` where it joins one, or the draft has none. */
  readonly after: number | undefined;
  /** Where the insertion goes, a UTF-16 offset at the end of a line. */
  readonly offset: number;
};

/**
 * The place of a clause of `safeguard`: the article whose heading fits best, else a new article after the last. Where
 * articles have no numbers it stands before the general provisions, since nothing need be renumbered for it.
 */
export function placeOf(contract: Contract, safeguard: Safeguard): Place {
  const articles = articlesOf(contract);
  const fitting = bestOf(articles, safeguard.headings);
  if (fitting !== undefined) {
    const offset = endOfLine(contract.text, beforeSignature(contract, fitting));
    return { article: fitting.index, after: undefined, offset };
  }
  return placeAtEnd(contract);
}

/** The place of a new article at the end; where articles have no numbers, before the general provisions. */
export function placeAtEnd(contract: Contract): Place {
  const row = rowOf(contract);
  const last = row.at(-1);
  if (last === undefined)
    return {
      article: undefined,
      after: undefined,
      offset: endOfLine(contract.text, contract.text.trimEnd().length),
    };
  return placeBehind(contract, last.number === undefined ? (beforeClosing(row) ?? last) : last);
}

/** The place of a new article behind `article`. */
export function placeBehind(contract: Contract, article: Clause): Place {
  const offset = endOfLine(contract.text, beforeSignature(contract, article));
  return { article: undefined, after: article.index, offset };
}

/**
 * The articles behind which a new one with a clause of `safeguard` reads best, if not at the end: the one before the
 * general provisions, and the one that deals with the same principle (`related` are headings of that principle).
 */
export function placesWithin(contract: Contract, related: readonly string[]): readonly Place[] {
  const row = rowOf(contract);
  const last = row.at(-1);
  const found = [beforeClosing(row), bestOf(articlesOf(contract), related)].filter(
    (it, at, all) => it !== undefined && it !== last && all.indexOf(it) === at,
  );
  return found.flatMap((article) => (article === undefined ? [] : [placeBehind(contract, article)]));
}

/** The last article before the general provisions that end a draft; `undefined` where none end it or nothing is before. */
function beforeClosing(articles: readonly Clause[]): Clause | undefined {
  const first = articles.findLastIndex((article) => !isClosing(article)) + 1;
  return first === articles.length ? undefined : articles[first - 1];
}

function isClosing({ role, heading }: Clause): boolean {
  return (
    role === 'boilerplate' || role === 'definition' || (heading !== undefined && closing.test(heading.text))
  );
}

const closing =
  /^(?:law|(?:applicable|choice of|governing) law|jurisdiction|law and (?:courts|jurisdiction)|notices|miscellaneous|general|final)\b/iu;

/**
 * The words where a finding for an absent safeguard sits: the heading of the article where its clause goes; for a new
 * article the heading of one that deals with the same principle (`related` are headings of that principle), where a
 * reader would look for it; else the title, or the first words.
 */
export function anchorOf(contract: Contract, safeguard: Safeguard, related: readonly string[]): Span {
  const articles = articlesOf(contract);
  const fitting = bestOf(articles, safeguard.headings) ?? bestOf(articles, related);
  if (fitting !== undefined) return (fitting.heading ?? fitting).span;
  return contract.title ?? firstWords(contract.text);
}

/** The headings of a safeguard's principle that tell most: the first of each of its safeguards. */
export function relatedHeadings({ data }: Library, { principle }: Safeguard): readonly string[] {
  const known = relatedKnown.get(data) ?? new Map<string, readonly string[]>();
  relatedKnown.set(data, known);
  const before = known.get(principle);
  if (before !== undefined) return before;
  const found = data.safeguards
    .filter((it) => it.principle === principle)
    .flatMap(({ headings }) => headings.slice(0, 4));
  known.set(principle, found);
  return found;
}

const relatedKnown = new WeakMap<Library['data'], Map<string, readonly string[]>>();

/** The article whose heading fits best, the first of several. */
function bestOf(articles: readonly Clause[], headings: readonly string[]): Clause | undefined {
  let best: Clause | undefined;
  let bestFit = Number.POSITIVE_INFINITY;
  for (const article of articles) {
    const fit = fitOf(article, headings);
    if (fit < 0 || fit >= bestFit) continue;
    best = article;
    bestFit = fit;
  }
  return best;
}

const articlesKnown = new WeakMap<Contract, readonly Clause[]>();

/** The articles of a draft: its top clauses that hold duties, without definitions, attachments and signatures. */
export function articlesOf(contract: Contract): readonly Clause[] {
  const before = articlesKnown.get(contract);
  if (before !== undefined) return before;
  const found = rowOf(contract).filter(({ role }) => role !== 'definition');
  articlesKnown.set(contract, found);
  return found;
}

/** The articles with those of definitions: all that a new article is counted among. */
export function rowOf({ clauses, text }: Contract): readonly Clause[] {
  const holds = ({ role, heading, number }: Clause) =>
    (role === 'operative' || role === 'boilerplate' || role === 'definition') &&
    (heading !== undefined || number !== undefined);
  const below = (top: Clause) => top.children.flatMap((child) => clauses[child] ?? []).filter(holds);
  let row = clauses.filter((clause) => clause.parent === undefined && holds(clause));
  // A part or an unnumbered heading over nearly everything is a container, and its children are the articles. Parts
  // are looked for first: one that has grown to hold nearly everything is still one among others.
  for (let depth = 0; depth < 3; depth += 1) {
    const parted = chapters(row, below);
    if (parted !== undefined) return parted;
    const before = row;
    row = before.flatMap((top) => {
      const wide = top.span.end - top.span.start > 0.4 * text.length && top.children.length > 3;
      if (!wide) return [top];
      const parts = below(top);
      const headed = parts.filter(
        ({ heading, children }) => heading !== undefined || children.length > 0,
      ).length;
      return headed * 4 >= parts.length * 3 ? parts : [top];
    });
    if (row.length === before.length && row.every((it, at) => it === before[at])) return row;
  }
  return chapters(row, below) ?? row;
}

/** Where the numbers count on from one chapter to the next, the clauses below the chapters; else `undefined`. */
function chapters(
  row: readonly Clause[],
  below: (top: Clause) => readonly Clause[],
): readonly Clause[] | undefined {
  const lists = row
    .map(below)
    .filter(
      (it) =>
        it.length > 0 && it.every(({ number }) => number?.kind === 'decimal' && !/[./-]/u.test(number.label)),
    );
  if (lists.length < 2 || lists.length * 2 < row.length) return undefined;
  const countsOn = lists.every(
    (it, at) => at === 0 || it[0]?.number?.value === (lists[at - 1]?.at(-1)?.number?.value ?? 0) + 1,
  );
  return countsOn ? lists.flat() : undefined;
}

function fitOf({ heading, role }: Clause, headings: readonly string[]): number {
  return heading === undefined || role !== 'operative' ? -1 : headingFit(heading.text, headings);
}

/** The end of an article's words, without signature lines that no heading sets apart from it. */
function beforeSignature({ clauses, text }: Contract, article: Clause): number {
  let end = article.span.start;
  for (const clause of clauses.slice(article.index)) {
    if (clause.span.start > article.span.end) break;
    for (const { span } of clause.paragraphs) {
      if (
        /^(?:[*_]{0,2})(?:in witness whereof|signed\b|executed (?:by|as)|as witness)/iu.test(
          text.slice(span.start, span.end),
        )
      )
        return end;
      end = Math.max(end, span.end);
    }
    end = Math.max(end, clause.heading?.span.end ?? 0, clause.number?.span.end ?? 0);
  }
  return end;
}

function endOfLine(text: string, offset: number): number {
  const rest = /[^\r\n]*/u.exec(text.slice(offset))?.[0] ?? '';
  return offset + rest.trimEnd().length;
}

function firstWords(text: string): Span {
  const found = /\S[^\r\n]{0,80}/u.exec(text);
  return found === null
    ? { start: 0, end: 0 }
    : { start: found.index, end: found.index + found[0].trimEnd().length };
}
