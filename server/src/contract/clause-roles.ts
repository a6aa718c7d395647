import type { Clause, ClauseRole } from './contract.ts';

const byHeading: readonly (readonly [ClauseRole, RegExp])[] = [
  ['contents', /^(?:table of )?contents$/iu],
  [
    'recital',
    /^(?:recitals?|background|whereas|preambles?|considerations?|introduction and background|witnesseth)$/iu,
  ],
  ['preamble', /^(?:parties|the parties|between|parties to (?:the|this) (?:agreement|contract))$/iu],
  [
    'definition',
    /^(?:definitions?(?:\s+and\s+(?:interpretation|construction|how (?:this|the|to) .{1,40}))?|interpretation(?:\s+and\s+definitions?)?|defined terms|glossary|what (?:do )?(?:the|these|our)?\s?(?:main |defined )?(?:words|terms) mean\??|meaning of (?:words|terms)|words and their meanings?|(?:(?:key|important|special|the) )?(?:words|terms|expressions) (?:we use|(?:as )?used(?: in (?:this|the) (?:agreement|contract))?)|(?:key|important) (?:words|terms))(?:\s+of terms)?$/iu,
  ],
  [
    'signature',
    /^(?:signatures?|signature (?:page|block)s?|execution|in witness whereof|signed by.*|executed (?:as|by).*)$/iu,
  ],
  [
    'boilerplate',
    /^(?:notices?|governing law(?:\b.*)?|entire agreement|counterparts?|severab?ility|assignment(?: and .*)?|miscellaneous(?: provisions| terms)?|general(?: provisions| terms| conditions)?|general terms|waivers?|amendments?(?: and .*)?|further assurances?|force majeure|relationship of (?:the )?parties|no partnership|interpretation rules|final provisions)$/iu,
  ],
];

const attachment = /^(?:schedule|annex|annexure|appendix|exhibit|attachment|addendum)\b/iu;
const agreement =
  /\b(?:agreement|contract|terms|addendum|memorandum|licen[cs]e|deed|concession|protocol|understanding|conditions|order form|lease)\b/iu;

/** A number in words that leads a heading: “CLAUSE ONE. — DEFINITIONS”. */
const spelledNumber = /^(?:clause|article|section)\s+\p{L}{2,14}(?:-\p{L}+)?[.,:]?\s*[-–—.:]+\s*(?=\p{L})/iu;

/** The role that the words of a heading without number or with a number give to its clause. */
export function headingRole(words: string): ClauseRole | undefined {
  const plain = words.replace(/[.:]$/u, '').replace(spelledNumber, '');
  return byHeading.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** What each clause does, by what its words alone decide (`hints`), its heading and the clause that holds it. */
export function clauseRoles(
  clauses: readonly Clause[],
  hints: readonly (ClauseRole | undefined)[],
): readonly ClauseRole[] {
  const roles: ClauseRole[] = [];
  const title = titleOf(clauses, hints);
  const owns = clauses.map(ownRole);
  const isArticle = ({ index, number, heading }: Clause): boolean =>
    index !== title &&
    hints[index] === undefined &&
    (number !== undefined || heading !== undefined) &&
    owns[index] !== 'recital' &&
    owns[index] !== 'preamble';
  let before = clauses.some(isArticle);
  for (const clause of clauses) {
    const inherited = clause.parent === undefined ? undefined : roles[clause.parent];
    const own = hints[clause.index] ?? (clause.index === title ? 'title' : owns[clause.index]);
    if (isArticle(clause) && inherited !== 'recital' && inherited !== 'preamble') before = false;
    const handedDown = inherited === 'title' || inherited === 'operative' ? undefined : inherited;
    // Text before the first article opens the contract: it names the parties and lays no duty.
    const opening = before && clause.number === undefined && clause.heading === undefined;
    roles.push(own ?? handedDown ?? (opening ? 'preamble' : 'operative'));
  }
  return freed(clauses, roles);
}

/**
 * A heading such as “Preamble” or “Definitions” that seems to hold most of the draft with its articles holds no more than
 * its own words: whatever made it look so, what lies below must not go unjudged.
 */
function freed(clauses: readonly Clause[], roles: readonly ClauseRole[]): readonly ClauseRole[] {
  const end = clauses.reduce((last, { span }) => Math.max(last, span.end), 0);
  const holder = clauses.find(
    ({ index, parent, span, children }) =>
      parent === undefined &&
      holding.has(roles[index] ?? 'operative') &&
      children.length >= articlesHeld &&
      (span.end - span.start) * 5 > end * 3,
  );
  if (holder === undefined) return roles;
  const role = roles[holder.index];
  return roles.map((it, index) => {
    const { span } = clauses[index] ?? holder;
    const below = index > holder.index && span.start < holder.span.end;
    return below && it === role ? 'operative' : it;
  });
}

const holding: ReadonlySet<ClauseRole> = new Set([
  'recital',
  'preamble',
  'signature',
  'definition',
  'boilerplate',
]);
/** Fewer are a list of recitals, and not the articles of a draft. */
const articlesHeld = 8;

function titleOf(clauses: readonly Clause[], hints: readonly (ClauseRole | undefined)[]): number | undefined {
  for (const clause of clauses.slice(0, 6)) {
    if (clause.number !== undefined) return undefined;
    if (clause.heading === undefined || hints[clause.index] !== undefined) continue;
    if (ownRole(clause) !== undefined || clause.heading.runIn) return undefined;
    return clause.index === 0 || isAgreementTitle(clause.heading.text) ? clause.index : undefined;
  }
  return undefined;
}

/** Whether words name a kind of agreement, as its title does. */
export function isAgreementTitle(words: string): boolean {
  return agreement.test(words);
}

function ownRole({ number, heading, paragraphs, children }: Clause): ClauseRole | undefined {
  if (number !== undefined && attachment.test(number.word)) return 'schedule';
  if (heading === undefined) return undefined;
  const words = heading.text.replace(/[.:]$/u, '');
  if (number === undefined && attachment.test(words) && words.split(' ').length <= 9) return 'schedule';
  const role = headingRole(words);
  // A run-in “Notices. …” is boilerplate, a run-in “Background. …” in an article is not a recital.
  if (heading.runIn && (role === 'recital' || role === 'preamble' || role === 'signature')) return undefined;
  return role === 'signature' && paragraphs.length + children.length > 40 ? undefined : role;
}
