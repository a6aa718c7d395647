import type { ClauseNumber, ClauseRole, Heading } from './contract.ts';

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

/** What tells the role of a clause. */
export type RoleView = {
  /** The role that its words and place alone decide. */
  readonly hint: ClauseRole | undefined;
  /** What its number and heading tell, `null` for nothing. */
  readonly told: ClauseRole | null;
  readonly number: ClauseNumber | undefined;
  readonly heading: Heading | undefined;
  /** How many paragraphs and clauses it holds. */
  readonly size: number;
  /** How many clauses it holds directly. */
  readonly children: number;
};

/** Where a clause begins, and the one that holds it. */
export type RolePlace = { readonly start: number; readonly parent: number | undefined };

/**
 * What each clause does, by what its words alone decide, its heading and the clause that holds it; `places` and `ends` tell
 * where each stands.
 */
export function clauseRoles(
  clauses: readonly RoleView[],
  places: readonly RolePlace[],
  ends: Int32Array,
): readonly ClauseRole[] {
  const roles: ClauseRole[] = [];
  const title = titleOf(clauses) ?? attachmentThatIsAll(clauses);
  let before = clauses.some((clause, index) => index !== title && isArticle(clause));
  /** Those that open the contract by their place alone: what is numbered below one is an article nevertheless. */
  const openings = new Set<number>();
  for (let index = 0; index < clauses.length; index += 1) {
    const clause = clauses[index];
    if (clause === undefined) continue;
    const parent = places[index]?.parent;
    const below = parent !== undefined && openings.has(parent) && isArticle(clause) && isMoreThanItem(clause);
    const inherited = parent === undefined || below ? undefined : roles[parent];
    const own = clause.hint ?? (index === title ? 'title' : ownRole(clause));
    if (before && index !== title && inherited !== 'recital' && inherited !== 'preamble' && isArticle(clause))
      before = false;
    const handedDown = inherited === 'title' || inherited === 'operative' ? undefined : inherited;
    // Text before the first article opens the contract: it names the parties and lays no duty.
    const opening = before && clause.number === undefined && clause.heading === undefined;
    if (opening && own === undefined && handedDown === undefined) openings.add(index);
    roles.push(own ?? handedDown ?? (opening ? 'preamble' : 'operative'));
  }
  free(clauses, places, ends, roles);
  return roles;
}

/**
 * A heading such as “Preamble” or “Definitions” that seems to hold most of the draft with its articles holds no more than
 * its own words: whatever made it look so, what lies below must not go unjudged.
 */
function free(
  clauses: readonly RoleView[],
  places: readonly RolePlace[],
  ends: Int32Array,
  roles: ClauseRole[],
): void {
  let last = 0;
  for (const end of ends) if (end > last) last = end;
  for (let at = 0; at < clauses.length; at += 1) {
    const clause = clauses[at];
    if (clause === undefined || clause.children < articlesHeld) continue;
    const parent = places[at]?.parent;
    if (parent !== undefined && roles[parent] !== 'title') continue;
    const role = roles[at] ?? 'operative';
    const end = ends[at] ?? 0;
    if (!holding.has(role) || (end - startAt(places, at)) * 5 <= last * 3) continue;
    for (let below = at + 1; below < clauses.length && startAt(places, below) < end; below += 1)
      if (roles[below] === role) roles[below] = 'operative';
    return;
  }
}

function startAt(places: readonly RolePlace[], index: number): number {
  return places[index]?.start ?? 0;
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

function isArticle(clause: RoleView): boolean {
  if (clause.hint !== undefined) return false;
  if (clause.number === undefined && clause.heading === undefined) return false;
  const role = ownRole(clause);
  return role !== 'recital' && role !== 'preamble';
}

/** Whether it is more than an item of a list, as the parties are set out in below “between:”. */
function isMoreThanItem({ number, heading, children }: RoleView): boolean {
  return heading !== undefined || children > 0 || (number !== undefined && number.word !== '');
}

function titleOf(clauses: readonly RoleView[]): number | undefined {
  for (const [index, clause] of clauses.slice(0, 6).entries()) {
    if (clause.number !== undefined) return undefined;
    if (clause.heading === undefined || clause.hint !== undefined) continue;
    if (ownRole(clause) !== undefined || clause.heading.runIn) return undefined;
    return index === 0 || isAgreementTitle(clause.heading.text) ? index : undefined;
  }
  return undefined;
}

/**
 * The line of an attachment that the whole text is, torn from the contract or the tender that it belongs to: “Appendix F”
 * above a data agreement. A text that begins with Schedule 1 and goes on with Schedule 2 has schedules, one that begins
 * with Exhibit E and goes on with Exhibit A is an exhibit that has exhibits.
 */
function attachmentThatIsAll(clauses: readonly RoleView[]): number | undefined {
  const first = clauses.findIndex(({ hint }) => hint !== 'contents');
  const clause = clauses[first];
  if (clause === undefined || first > 1 || ownRole(clause) !== 'schedule') return undefined;
  const word = attachmentWord(clause);
  const next = clauses.find(
    (it, index) => index > first && ownRole(it) === 'schedule' && attachmentWord(it) === word,
  );
  const goesOn = next !== undefined && (next.number?.value ?? 2) > (clause.number?.value ?? 1);
  return goesOn ? undefined : first;
}

function attachmentWord({ number, heading }: RoleView): string {
  return (attachment.exec(number?.word ?? heading?.text ?? '')?.[0] ?? '').toLowerCase();
}

/** Whether words name a kind of agreement, as its title does. */
export function isAgreementTitle(words: string): boolean {
  return agreement.test(words);
}

/** A long part is no signature block, whatever stands above it. */
function ownRole({ told, size }: RoleView): ClauseRole | undefined {
  return told === null || (told === 'signature' && size > 40) ? undefined : told;
}

/** The role that the number and the heading of a clause tell. */
export function toldRole(
  number: ClauseNumber | undefined,
  heading: Heading | undefined,
): ClauseRole | undefined {
  if (number !== undefined && attachment.test(number.word)) return 'schedule';
  if (heading === undefined) return undefined;
  const words = heading.text.replace(/[.:]$/u, '');
  if (number === undefined && attachment.test(words) && words.split(' ').length <= 9) return 'schedule';
  const role = headingRole(words);
  // A run-in “Notices. …” is boilerplate, a run-in “Background. …” in an article is not a recital.
  const ofWhole = role === 'recital' || role === 'preamble' || role === 'signature';
  return heading.runIn && ofWhole ? undefined : role;
}
