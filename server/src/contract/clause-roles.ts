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
    /^(?:definitions?(?:\s+and\s+(?:interpretation|construction))?|interpretation(?:\s+and\s+definitions?)?|defined terms|glossary)(?:\s+of terms)?$/iu,
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

/** What each clause does, by its heading and by what holds it. `contents` tells which are tables of contents. */
export function clauseRoles(text: string, clauses: readonly Clause[], contents: readonly boolean[]): readonly ClauseRole[] {
  const roles: ClauseRole[] = [];
  const title = titleOf(clauses, contents);
  let before = true;
  let signed = false;
  const closes = ({ paragraphs }: Clause) => paragraphs.some(({ span }) => /^[*_]{0,2}in witness whereof/iu.test(text.slice(span.start, span.start + 30)));
  for (const clause of clauses) {
    const inherited = clause.parent === undefined ? undefined : roles[clause.parent];
    const own =
      contents[clause.index] === true ? 'contents' : clause.index === title ? 'title' : ownRole(clause);
    if (
      clause.number !== undefined &&
      own !== 'recital' &&
      inherited !== 'recital' &&
      inherited !== 'preamble'
    )
      before = false;
    const handedDown = inherited === 'title' || inherited === 'operative' ? undefined : inherited;
    // Text before the first article, and without a number, opens the contract: it names the parties and lays no duty.
    const opening = before && clause.number === undefined && clause.heading === undefined;
    // Below “IN WITNESS WHEREOF” stand names and lines to sign on, whatever they look like.
    const signature = signed && clause.number === undefined && own === undefined;
    signed = own === 'schedule' ? false : signed || closes(clause);
    roles.push(signature ? 'signature' : own ?? handedDown ?? (opening ? 'preamble' : 'operative'));
  }
  return roles;
}

function titleOf(clauses: readonly Clause[], contents: readonly boolean[]): number | undefined {
  for (const clause of clauses.slice(0, 6)) {
    if (clause.number !== undefined) return undefined;
    if (clause.heading === undefined || contents[clause.index] === true) continue;
    if (ownRole(clause) !== undefined) return undefined;
    return clause.index === 0 || agreement.test(clause.heading.text) ? clause.index : undefined;
  }
  return undefined;
}

function ownRole({ number, heading, paragraphs, children }: Clause): ClauseRole | undefined {
  if (number !== undefined && attachment.test(number.word)) return 'schedule';
  if (heading === undefined) return undefined;
  const words = heading.text.replace(/[.:]$/u, '');
  if (number === undefined && attachment.test(words) && words.split(' ').length <= 9) return 'schedule';
  const role = byHeading.find(([, pattern]) => pattern.test(words))?.[0];
  // A run-in “Notices. …” is boilerplate, a run-in “Background. …” in an article is not a recital.
  if (heading.runIn && (role === 'recital' || role === 'preamble' || role === 'signature')) return undefined;
  return role === 'signature' && paragraphs.length + children.length > 40 ? undefined : role;
}
