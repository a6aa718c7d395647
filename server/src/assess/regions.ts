import type { Clause, Contract } from '../contract/contract.ts';

/** The neighbourhoods of a clause, by which the library says how near to each other the elements of a safeguard stand. */
export type Regions = {
  /** The article of a clause, as the index of its top clause. */
  readonly article: (clause: number) => number;
  /**
   * A clause and what holds it below the article: clauses that have one of these in common belong to the same clause.
   */
  readonly holders: (clause: number) => readonly number[];
  /** Whether two clauses have one of these in common. */
  readonly together: (one: number, other: number) => boolean;
};

/** A clause that holds more of the draft than this is a part or the draft itself, and no article. */
const containerShare = 0.6;
/** In a draft shorter than this, in UTF-16 units, one article may well be most of it. */
const shortDraft = 4000;

/** The neighbourhoods of `contract`. */
export function regionsOf({ clauses, text }: Contract): Regions {
  const articles = new Int32Array(clauses.length);
  const holders = holdersOfArticles(clauses);
  const isContainer = (clause: Clause): boolean =>
    clause.children.length > 1 &&
    clauses.length > 3 &&
    (clause.role === 'schedule'
      ? clause.depth === 0 && !isOneArticle(clause, clauses)
      : holders.has(clause.index) ||
        (text.length > shortDraft && clause.span.end - clause.span.start > containerShare * text.length));
  const belowContainer = new Set<number>();
  for (const clause of clauses) {
    const parent = clause.parent === undefined ? undefined : clauses[clause.parent];
    const top =
      parent === undefined || (belowContainer.has(parent.index) && articles[parent.index] === parent.index);
    articles[clause.index] = top ? clause.index : (articles[parent.index] ?? clause.index);
    if (top && isContainer(clause)) belowContainer.add(clause.index);
  }
  const known: (readonly number[])[] = [];
  const ancestors = (clause: number): readonly number[] => {
    const before = known[clause];
    if (before !== undefined) return before;
    const found: number[] = [];
    known[clause] = found;
    for (let at: number | undefined = clause; at !== undefined; at = clauses[at]?.parent) {
      found.push(at);
      if (at === articles[clause]) break;
      // An article of several clauses is not itself the clause of each of them, unless its own words lead into them.
      const parent: number | undefined = clauses[at]?.parent;
      const holder = parent === undefined ? undefined : clauses[parent];
      if (
        holder !== undefined &&
        articles[clause] === parent &&
        holder.children.length > 1 &&
        holder.paragraphs.length === 0
      )
        break;
    }
    return found;
  };
  return {
    article: (clause) => articles[clause] ?? clause,
    holders: ancestors,
    together: (one, other) => {
      const these = ancestors(one);
      return ancestors(other).some((it) => these.includes(it));
    },
  };
}

/** A schedule shorter than this, in UTF-16 units, whose clauses are short paragraphs, is read as one article. */
const shortSchedule = 4000;

/** Whether a schedule is so short and flat that its paragraphs, as `C.1` to `C.6` of a policy, are one clause. */
function isOneArticle({ span, children }: Clause, clauses: readonly Clause[]): boolean {
  if (span.end - span.start > shortSchedule) return false;
  return children.every((it) => {
    const child = clauses[it];
    return child?.children.length === 0 && (child.heading === undefined || child.heading.runIn);
  });
}

/**
 * The clauses that are a part, a title or the general conditions, whose own clauses are the articles: most of them have
 * headings or call themselves so, and are numbered anew, as `7.` in `Part B` is and `5.1` in `5.` is not.
 */
function holdersOfArticles(clauses: readonly Clause[]): ReadonlySet<number> {
  const holders = new Set<number>();
  // A clause comes before those it holds.
  for (const { index, number, children } of clauses.toReversed()) {
    if (number?.kind === 'decimal') continue;
    const articles = children.filter((it) => holders.has(it) || isArticle(clauses[it]));
    if (articles.length > 1 && 2 * articles.length > children.length) holders.add(index);
  }
  return holders;
}

function isArticle(clause: Clause | undefined): boolean {
  if (clause?.number?.kind !== 'decimal' || clause.number.label.includes('.')) return false;
  return (clause.heading !== undefined && !clause.heading.runIn) || clause.number.word !== '';
}
