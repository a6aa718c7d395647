import type { Clause, Contract } from '../contract/contract.ts';
import { isPart } from '../contract/marker.ts';
import type { ClauseText, Safeguard, SubClause, Tier } from '../library/library.ts';
import { citedAs, isUnique, referenceTo } from './cite.ts';
import { contentsEntry } from './contents.ts';
import type { Edit } from './edit.ts';
import { counted, withLast } from './numbers.ts';
import { type Place, placeOf, rowOf } from './place.ts';
import { markOf } from './provenance.ts';
import { type Renumbering, renumbering } from './renumber.ts';
import { citation, type Style, styleOf } from './style.ts';
import { type Blank, blanksOf, definitionClauses } from './words.ts';
import {
  articleLine,
  behindHeading,
  breaks,
  type Drafted,
  gapBetween,
  gapsOf,
  headless,
  inCaseOf,
  type Model,
  modelOf,
  paragraphsOf,
  plainHeading,
  subClauses,
} from './write.ts';

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
  /** What goes with it: its line in the table of contents, and a number made free that signatures had taken. */
  readonly more: readonly Edit[];
};

/** The edits of an insertion, the clause itself first. */
export function editsOf({ edit, more }: Insertion): readonly Edit[] {
  return [edit, ...more];
}

/** How a clause is to be put in. */
export type Manner = {
  /** Clauses that it must prevail over, as indexes of `Contract.clauses`. */
  readonly despite?: readonly number[];
  readonly place?: Place;
  /** Whether it carries a mark that tells which clause of the library it is. */
  readonly marked?: boolean;
};

/**
 * The clause of `safeguard` in `tier`, in the numbering, names and habits of the draft; `undefined` where the library
 * has no such tier. Unless `place` says otherwise it takes the next free number, so nothing that follows is renumbered.
 */
export function insertionOf(
  contract: Contract,
  safeguard: Safeguard,
  tier: Tier,
  { despite = [], place = placeOf(contract, safeguard), marked = false }: Manner = {},
): Insertion | undefined {
  const clause = safeguard.clauses[tier];
  if (clause === undefined) return undefined;
  const room = roomAt(contract, place);
  const style = styleOf(contract);
  const article = place.article === undefined ? undefined : contract.clauses[place.article];
  const whole = completeText(contract, safeguard, clause, { despite, cite: room.cite });
  const after = place.after === undefined ? undefined : contract.clauses[place.after];
  const draft =
    article === undefined
      ? newArticle(contract, style, whole, after)
      : joined(contract, style, article, whole);
  const mark = marked ? behind(contract, markOf(contract.format, safeguard, tier, clause)) : '';
  const { text, blanks } = blanksOf(draft.text + mark);
  const contents =
    article === undefined && after !== undefined
      ? contentsEntry(contract, after, draft.number, clause.heading)
      : [];
  return {
    edit: { span: { start: place.offset, end: place.offset }, text },
    blanks,
    number: draft.number,
    into: article?.heading?.text,
    more: [...contents, ...room.edits],
  };
}

/** A mark behind inserted words: a comment on their line in Markdown, a line of its own in plain text. */
function behind(contract: Contract, mark: string): string {
  return contract.format === 'markdown' ? ` ${mark}` : breaks(contract, 2) + mark;
}

/**
 * `clause` of `safeguard` with all that it needs in this draft: definitions of the terms that nobody defines, and a word
 * on the clauses that it prevails over, cited by `cite`.
 */
export function completeText(
  contract: Contract,
  safeguard: Safeguard,
  clause: ClauseText,
  { despite, cite }: { readonly despite: readonly number[]; readonly cite?: Renumbering['cite'] },
): ClauseText {
  return {
    ...clause,
    text: [
      ...withDefinitions(contract, clause, safeguard),
      ...despiteClause(contract, styleOf(contract), despite, cite),
    ],
  };
}

/**
 * What is renumbered for a new article at `place`: whatever counts on behind it. Nothing for the place that is the
 * default, unless signatures have taken the next number.
 */
export function roomAt(contract: Contract, { after: index }: Place): Renumbering {
  const after = contract.clauses[index ?? -1];
  const { number } = after ?? {};
  const next =
    after === undefined || number === undefined
      ? undefined
      : contract.clauses.find(
          (it) =>
            it.index > after.index &&
            it.span.start >= after.span.end &&
            it.role !== 'schedule' &&
            it.number?.kind === number.kind &&
            it.number.word === number.word &&
            it.number.path.length === number.path.length &&
            counted(it.number) === counted(number) + 1,
        );
  return next === undefined
    ? { edits: [], changes: [], cite: (clause) => citedAs(contract, clause).label }
    : renumbering(contract, next);
}

/** The parts of `clause`, with definitions of the terms that it uses and the draft lacks. */
export function withDefinitions(
  { definitions }: Contract,
  clause: ClauseText,
  safeguard: Safeguard,
): readonly SubClause[] {
  const known = new Set(definitions.map(({ term }) => term.toLowerCase()));
  return [...clause.text, ...definitionClauses(clause, safeguard, (term) => known.has(term.toLowerCase()))];
}

/** The clause as further sub-clauses of `article`, in its own numbering. */
export function joined(contract: Contract, style: Style, article: Clause, clause: ClauseText): Drafted {
  const siblings = article.children
    .flatMap((child) => contract.clauses[child] ?? [])
    .filter(({ number }) => number !== undefined);
  const last = siblings.at(-1);
  if (last?.number === undefined) return paragraphsOf(contract, style, citation(article), clause.text);
  const gap = gapBetween(contract, siblings.at(-2) ?? article, last);
  const model = modelOf(contract, last, { first: gap, next: gap });
  return subClauses(contract, style, model, article, last.number.value + 1, clause);
}

/** The clause as a new article behind `after`, with the sub-numbering of the articles before. */
function newArticle(
  contract: Contract,
  style: Style,
  clause: ClauseText,
  after: Clause | undefined,
): Drafted {
  if (after === undefined) {
    const body = paragraphsOf(contract, style, '', clause.text);
    return { ...body, text: breaks(contract, 2) + plainHeading(contract, clause.heading) + body.text };
  }
  const articles = rowOf(contract);
  const at = articles.indexOf(after);
  const neighbours = at > 0 ? ([articles[at - 1], after] as const) : ([after, articles[at + 1]] as const);
  const [one, other] = neighbours;
  const gap = one === undefined || other === undefined ? 2 : Math.max(gapBetween(contract, one, other), 1);
  const model = modelOf(contract, after, { first: gap, next: gap });
  const value = after.number === undefined ? 0 : counted(after.number) + 1;
  const number = after.number === undefined ? '' : withLast(after.number, value);
  const own: Clause = {
    ...after,
    number: after.number && {
      ...after.number,
      label: number,
      value,
      path: [...after.number.path.slice(0, -1), number],
    },
  };
  const opening = articleLine(contract, model, value, inCaseOf(likeHeading(articles, after), clause.heading));
  const start = breaks(contract, gap) + opening;
  const below = exampleBelow(contract, articles, at);
  if (below !== undefined) {
    // Under its own heading the sub-clauses of a new article need none.
    const model = below.heading?.runIn ? headless(below) : below;
    return { text: start + subClauses(contract, style, model, own, 1, clause).text, number };
  }
  const runIn = after.number !== undefined && (model.heading === undefined || model.heading.runIn);
  const text = runIn
    ? behindHeading(contract, style, model, clause.text, number, opening)
    : paragraphsOf(contract, style, number, clause.text).text;
  return { text: start + text, number };
}

function likeHeading(articles: readonly Clause[], after: Clause): string {
  // One word says little of the case of headings.
  const telling = [...articles].reverse().find(({ heading }) => (heading?.text ?? '').trim().includes(' '));
  return after.heading?.text.includes(' ')
    ? after.heading.text
    : (telling?.heading?.text ?? after.heading?.text ?? '');
}

/** How sub-clauses are written, by the nearest article before that has some, else the first. */
function exampleBelow(contract: Contract, articles: readonly Clause[], at: number): Model | undefined {
  const order = [...articles.slice(0, at + 1).reverse(), ...articles.slice(at + 1)];
  const having = articles.filter(({ children }) => children.length > 0).length;
  // One article of many with sub-clauses is no habit.
  if (having * 3 < articles.length) return undefined;
  for (const parent of order) {
    const [first, second] = parent.children
      .flatMap((child) => contract.clauses[child] ?? [])
      .filter(({ number }) => number !== undefined && number.kind !== 'list');
    if (first === undefined) continue;
    const model = modelOf(contract, first, gapsOf(contract, parent, first, second));
    return model.heading !== undefined && !model.heading.runIn && model.below === undefined
      ? undefined
      : model;
  }
  return undefined;
}

/** A sub-clause that says what the new clause prevails over, in the draft's own references. */
export function despiteClause(
  contract: Contract,
  style: Style,
  despite: readonly number[],
  cite?: (clause: Clause) => string,
): readonly SubClause[] {
  if (despite.length === 0) return [];
  const cited = despite.map((index) => contract.clauses[index]);
  const reachable = cited.every(
    (clause) => clause !== undefined && citation(clause) !== '' && isUnique(contract, clause),
  );
  if (!reachable) return [`This ${style.clauseWord} applies despite any other provision of {agreement}.`];
  const list = [
    ...new Set(
      cited.flatMap((clause) =>
        clause === undefined ? [] : referenceTo(contract, style, clause, cite?.(clause)),
      ),
    ),
  ];
  return [`This ${style.clauseWord} applies despite ${list.join(' and ')}.`];
}

/** Whether a clause of the draft is cited so already. */
export function isTaken({ clauses }: Contract, number: string): boolean {
  return (
    number !== '' &&
    clauses.some(
      (clause) =>
        clause.role !== 'schedule' &&
        clause.role !== 'contents' &&
        !isPart(clause.number?.word ?? '') &&
        citation(clause) === number,
    )
  );
}
