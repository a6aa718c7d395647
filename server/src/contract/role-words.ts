import type { Role } from './contract.ts';

/** The usual names of the two parties. Ambiguous ones (`Company`, `Licensor`, …) count only where nothing else decides. */
export const partyNames: Readonly<Record<'authority' | 'supplier', readonly string[]>> = {
  authority: [
    'Authority',
    'Public Authority',
    'Contracting Authority',
    'Contracting Agency',
    'Procuring Entity',
    'Agency',
    'City',
    'County',
    'Council',
    'Borough',
    'Department',
    'University',
    'Ministry',
    'Municipality',
    'Customer',
    'Client',
    'Buyer',
    'Purchaser',
    'Government',
    'State',
    'Employer',
    'Controller',
    'Data Controller',
    'Covered Entity',
    'Data Provider',
    'Data Exporter',
    'Personal Data Exporter',
    'Principal',
    'Bureau',
    'School Board',
    'Public Organisation',
    'Public Organization',
    'Public Body',
    'Public Entity',
    'Public Partner',
    'Public Party',
    'Contracting Party',
    'Government Party',
    'Contracting Entity',
    'Procuring Authority',
    'Granting Authority',
    'Grantor',
    'Licensee',
    'Disclosing Party',
    'Discloser',
  ],
  supplier: [
    'Supplier',
    'Contractor',
    'Vendor',
    'Company',
    'Provider',
    'Service Provider',
    'Consultant',
    'Concessionaire',
    'Concessionary',
    'Economic Operator',
    'System Integrator',
    'Operator',
    'Private Partner',
    'Private Party',
    'Project Company',
    'Processor',
    'Data Processor',
    'Business Associate',
    'Data User',
    'Data Recipient',
    'Data Importer',
    'Personal Data Importer',
    'Recipient',
    'Receiving Party',
    'Seller',
    'Licensor',
    'User Institution',
    'Researcher',
    'Requester',
    'Approved User',
    'User',
  ],
};

/** Names that either side may bear; a party’s long name or the other party decides. */
const eitherSide =
  /^(?:company|client|operator|agent|user|licensor|licensee|recipient|discloser|employer|data provider|data recipient|partner|first party|second party|owner|state|researcher|requester|approved user|user institution)$/iu;
/** Names that tell who gives and who receives: what a party is called so for decides sooner than whether it is public. */
const givesOrReceives =
  /^(?:(?:data )?(?:provider|recipient|discloser|user|supplier)|disclosing party|receiving party|licensor|licensee)$/iu;
const publicBody =
  /\b(?:authority|agency|city|county|department|ministry|minister|municipality|council|government|state|police|borough|commission|region|republic|directorate|prefecture|district|town|public body|university|regents|school|hospital|parliament|court|kingdom|province|canton|commune|office of|municipal|crown|majesty|enterprise of|secretary (?:for|of)|governor of)\b/iu;
const company =
  /(?:^|[\s,.])(?:ltd|limited|inc|incorporated|llc|llp|lp|gmbh|plc|corp|corporation|company|co|s\.?a\.?(?:r\.?l\.?|s\.?)?|s\.?p\.?a\.?|b\.?v\.?|n\.?v\.?|oy|ab|as|ag|kg|pty|pte|sdn|sociedad anónima|sociedade anónima|société anonyme|società per azioni|aktiengesellschaft|systems|technologies|technology|software|solutions|analytics|consulting|partners|ventures|holdings?|labs?|networks?|group)\.?(?=$|[\s,)])/iu;
/** Forms that only companies bear; a city’s name inside such a name makes no authority of it. */
const companyForm =
  /(?:^|[\s,.])(?:ltd|limited|inc|incorporated|l\.?l\.?c|w\.?l\.?l|llp|gmbh|plc|corp|corporation|s\.?a\.?(?:r\.?l\.?|s\.?)?|s\.?p\.?a\.?|b\.?v\.?|oy|oyj|a\/?s|pty|pte|sociedad anónima|sociedade anónima|société anonyme|ulc)\.?$/iu;

const thirds: readonly (readonly [Role, RegExp])[] = [
  ['subcontractor', /\bsub-?\s?(?:contractors?|processors?)\b/iu],
  [
    'overseer',
    /\b(?:supervisory authority|data protection (?:authority|commission(?:er)?)|ombuds\w*|auditor[- ]general|comptroller|oversight (?:board|body|committee|commission|panel)|regulator|inspectorate|inspector[- ]general|independent (?:overseer|monitor|reviewer|auditor)|(?:privacy|information) commissioner|human rights (?:institution|commission(?:er)?))\b/iu,
  ],
  [
    'individual',
    /^(?:(?:data )?subjects?|affected (?:persons?|individuals?|people|parties)|individuals?|residents?|passengers?|citizens?|claimants?|applicants?|beneficiar(?:y|ies)|members? of the public|persons? concerned)$/iu,
  ],
];

/** The role of someone who is no party: subcontractor, overseer or individual. */
export function thirdRole(name: string): Role | undefined {
  return thirds.find(([, pattern]) => pattern.test(name))?.[0];
}

/** What bodies that may oversee are called; only their meaning tells whether they are independent of the parties. */
const body =
  /^(?:[\p{L}-]+\s){0,5}(?:commission(?:er)?|board|inspector(?:ate)?|committee|council|authority|office|panel|bod(?:y|ies)|tribunal|monitor|auditor|reviewer|delegate)s?(?:\s(?:of|for|on)\s.{1,60})?$/iu;
/** What an independent body is for, or from whom it has its office. */
const independence =
  /\b(?:independent (?:of|body|office|person|authority|commission)|protection of (?:personal )?(?:data|information|privacy)|(?:privacy|data protection|information|surveillance|biometrics?) (?:board|commission(?:er)?|authority|office)|human rights|appointed by the (?:[\p{L}-]+ ){0,3}(?:assembly|parliament|legislature|congress|senate|council|speaker)|(?:named|chosen) by the (?:[\p{L}-]+ ){0,3}(?:assembly|parliament|legislature|congress|senate|council|speaker|chief justice)|elected by the (?:voters|people|citizens|residents)|removed only for (?:good )?cause|answers? to neither|not subject to (?:the )?(?:direction|instruction)|instructions from (?:no one|nobody)|police (?:oversight|complaints)|civilian oversight)\b/iu;
const meansWord =
  '^[”"’\'*_\\s|]{0,8}(?:\\|\\s{0,8}|(?::|means?|is|are|shall mean|refers to)\\s)(?:(?:a|an|any|each|every|all|the)\\s){0,2}';
const meansPerson = new RegExp(
  `${meansWord}(?:living |identified |identifiable |private )?(?:natural persons?|individuals?|human beings?|members? of the public|(?:persons?|people|residents?|passengers?|citizens?|pupils?|patients?|students?|children|child|adults?|consumers?|travell?ers?) (?:who|whose|whom|upon|on|to|about|registered|enrolled|identified|present|living|in|of)|[^.;]{1,120}\\bor (?:any )?other (?:natural )?persons? (?:who|whose|whom|about whom))\\b`,
  'iu',
);
const anyone =
  /^[”"’'*_\s|]{0,8}(?::|means?|is|are)?\s*(?:any(?:one|body)|every(?:one|body)|(?:any |a |the |every )?(?:natural (?:or (?:juridical|legal) )?person|individual|human being)s?) (?:who|whose|about|that)\b/iu;
/** Persons who act for a party, and persons of any kind. */
const noIndividual =
  /\b(?:users?|personnel|staff|employees?|officers?|agents?|representatives?|contractors?|administrators?|workers?|researchers?|investigators?|steward|manager|expert|director|person(?:nel)?s?|part(?:y|ies)|operators?|auditors?|consultants?|affiliates?|developers?|licensees?|suppliers?|providers?|vendors?|owners?|carriers?)$/iu;
const actsForParty =
  /\b(?:employ|engaged|authori[sz]ed|appointed|designated|business|entity|compan|corporat|partnership|firm)/iu;

/**
 * The role of a defined term by what it means: “Commission” by “means the National Commission for the Protection of
 * Personal Data”, “Passenger” by “means any natural person who travels on the network”. `before` and `after` are the
 * words around the term.
 */
export function thirdRoleMeant(term: string, before: string, after: string): Role | undefined {
  if (!/^\p{Lu}/u.test(term)) return undefined;
  const meaning = evenly(/^[^;.]*(?:\.\s[^;.]*)?/u.exec(after)?.[0] ?? '').slice(0, 300);
  if (body.test(term)) {
    const named = /\(\s?(?:the\s)?[“"‘'*_]{0,4}$/u.test(before) ? evenly(before.slice(-110)) : meaning;
    return independence.test(named) || thirdRole(named.slice(0, 120)) === 'overseer' ? 'overseer' : undefined;
  }
  if (
    /^(?:affected )?(?:person|people|user|customer)s?$/iu.test(term) &&
    anyone.test(meaning) &&
    !actsForParty.test(meaning)
  )
    return 'individual';
  if (!(meansPerson.test(meaning) || anyone.test(meaning)) || actsForParty.test(meaning)) return undefined;
  return /\b(?:registered|affected|enrolled|data|identified) persons?$/iu.test(term) ||
    !noIndividual.test(term)
    ? 'individual'
    : undefined;
}

/** Words with spaces that may break, and without the places where a word may be divided. */
function evenly(words: string): string {
  return words.replace(/\u00A0/gu, ' ').replace(/\u00AD/gu, '');
}

const namedIndependent =
  /(?<!\p{L})((?:\p{Lu}[\p{L}-]+ (?:(?:of|for|on|and) )?){0,5}\p{Lu}[\p{L}-]+)(?: \([^()]{1,60}\))?(?: and the (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,3}))? (?:is|are|shall be|must be|will be|acts?) (?:\p{Ll}+ ){0,3}independent(?:ly)? (?:of|from) (?:both|the parties|either|each party|each side|all parties)\b/gu;

/** “The Panel is set up by order of the court and is independent of both parties”. */
const setUpIndependent =
  /(?<!\p{L})((?:\p{Lu}[\p{L}-]+ (?:(?:of|for|on|and) )?){0,5}\p{Lu}[\p{L}-]+) (?:is|are|was|shall be) \p{Ll}+ [^.;:]{1,80}? and (?:is|are|shall be) (?:\p{Ll}+ ){0,2}independent(?:ly)? (?:of|from) (?:both|the parties|either|each party|each side|all parties)\b/gu;

/** “The Panel has four members, none of whom works for either party”. */
const staffedIndependent =
  /(?<!\p{L})((?:\p{Lu}[\p{L}-]+ (?:(?:of|for|on|and) )?){0,5}\p{Lu}[\p{L}-]+) (?:has|have|consists? of|comprises?|is made up of) [^.;:]{1,50}?(?:who (?:do not|don['’]t)|none of whom) [^.;:]{1,80}?(?:either|both|the) part(?:y|ies)\b/gu;
const mayBeStaffed = /none of whom|who do(?: not|n['’]t)/u;

/** “The Tribunal of Accounts, independent of the parties, may”, “the Review Commission, which answers to neither party,”. */
const besideIndependent =
  /(?<!\p{L})((?:\p{Lu}[\p{L}-]+ (?:(?:of|for|on|and) )?){1,5}\p{Lu}[\p{L}-]+), (?:(?:an? )?(?:\p{Ll}+ ){0,3}(?:that|which|who) )?(?:is )?(?:(?:wholly|fully|being) )?(?:independent(?:ly)? (?:of|from)|(?:reports?|answers?|belongs?) to neither|(?:not )?appointed by neither)\b/gu;
const bodyNames =
  /(?<!\p{L})((?:\p{Lu}[\p{L}-]+ (?:(?:of|for|on|and) )?){1,5}(Commission|Commissioner|Board|Panel|Committee|Tribunal|Monitor))(?!\p{L})(?! (?:of|for|on) )/gu;

const sharedName = /Commission|Board|Panel|Committee|Tribunal|Monitor/u;

/**
 * Bodies that a clause calls independent of the parties, “The Panel is independent of both parties”, and the short names of
 * bodies that oversee, “the Panel” of an Oversight Panel, where no other body shares them.
 */
export function independentBodies(text: string): readonly string[] {
  const folded = evenly(text).replace(/(?<!\n[ \t]*)\n(?![ \t]*\n)[ \t]*/gu, ' ');
  const independent = folded.includes('independent');
  const named = [
    ...(independent ? folded.matchAll(namedIndependent) : []),
    ...(independent ? folded.matchAll(setUpIndependent) : []),
    ...(mayBeStaffed.test(folded) ? folded.matchAll(staffedIndependent) : []),
    ...(independent || folded.includes('neither') ? folded.matchAll(besideIndependent) : []),
  ].flatMap(([, ...names]) =>
    names.flatMap((name: string | undefined) => {
      const bare = name?.replace(/^The /u, '');
      return bare !== undefined && (body.test(bare) || thirdRole(bare) === 'overseer') ? [bare] : [];
    }),
  );
  const shared = new Map<string, boolean>();
  if (sharedName.test(folded))
    for (const [, name = '', short = ''] of folded.matchAll(bodyNames)) {
      const bare = name.replace(/^The /u, '');
      if (bare !== short)
        shared.set(
          short,
          (shared.get(short) ?? true) && (named.includes(bare) || thirdRole(bare) === 'overseer'),
        );
    }
  const short = [...shared].flatMap(([name, oversees]) =>
    oversees && new RegExp(`\\b[Tt]he ${name}\\b`, 'u').test(folded) ? [name] : [],
  );
  return [...named, ...short];
}

/** The side that a name and a party’s long name tell; `undefined` where either side may bear them. */
export function sideOf(names: readonly string[], long: string): 'authority' | 'supplier' | undefined {
  const clear = names.filter((name) => !eitherSide.test(name));
  for (const name of clear) {
    if (publicBody.test(name) && !companyForm.test(name)) return 'authority';
    if (isOneOf(partyNames.supplier, name)) return 'supplier';
  }
  if (companyForm.test(long))
    return clear.some((name) => isOneOf(partyNames.authority, name)) ? 'authority' : 'supplier';
  if (publicBody.test(long)) return 'authority';
  for (const name of clear) if (isOneOf(partyNames.authority, name)) return 'authority';
  if (company.test(long) || clear.some((name) => company.test(name))) return 'supplier';
  return undefined;
}

const publicDescription =
  /\b(?:public (?:[\p{L}-]+ ){0,2}(?:entity|body|institution|enterprise|law|authority|corporation|agency|organisation|organization)|bod(?:y|ies) (?:corporate and )?politic|political subdivision|statutory (?:body|authority|corporation)|government department|municipal (?:corporation|enterprise)|state-owned|acting (?:herein )?(?:through|by) the (?:[\p{L}-]+ ){0,2}(?:minister|secretary|commissioner))\b/iu;
const companyDescription =
  /\b(?:(?:commercial|private|limited|stock|joint-stock|limited liability|unlimited liability) (?:liability )?(?:company|corporation|partnership)|company (?:incorporated|registered|constituted|organi[sz]ed|established|formed|number|limited|duly|existing|under)|corporation (?:organi[sz]ed|duly|qualified|incorporated|existing|with)|incorporated (?:in|under)|registered (?:under|in|with) (?:the )?(?:number|companies|commercial register|trade register)|company number|consortium|joint venture)\b/iu;

/** The side that the description of a party tells: “a company incorporated under…”, “a public entity with…”. */
export function sideToldOf(description: string): 'authority' | 'supplier' | undefined {
  if (publicDescription.test(description)) return 'authority';
  return companyDescription.test(description) ? 'supplier' : undefined;
}

/** Whether one of the names tells who gives data or a licence and who receives it. */
export function isGiverOrReceiver(names: readonly string[]): boolean {
  return names.some((name) => givesOrReceives.test(name));
}

/** Whether either side may go by a name. */
export function isEitherSidesName(name: string): boolean {
  return eitherSide.test(name);
}

/** Whether only who supplies goes by a name. */
export function isSuppliersName(name: string): boolean {
  return !eitherSide.test(name) && isOneOf(partyNames.supplier, name);
}

/** The side that an ambiguous name is mostly on: a licensor supplies, a client is served. */
export function likelySide(given: readonly string[]): 'authority' | 'supplier' | undefined {
  // “[Provider legal name] (the “Data Provider”)”: who gives the data.
  const data = given.filter((name) => /^data /iu.test(name));
  const names = data.length > 0 ? data : given;
  if (names.some((name) => isOneOf(partyNames.supplier, name))) return 'supplier';
  return names.some((name) => isOneOf(partyNames.authority, name)) ? 'authority' : undefined;
}

/** Whether `name` is one of `names`, case and plural left out. */
export function isOneOf(names: readonly string[], name: string): boolean {
  let known = lowerNames.get(names);
  if (known === undefined) {
    known = new Set(names.map((it) => it.toLowerCase()));
    lowerNames.set(names, known);
  }
  return known.has(name.toLowerCase());
}

const lowerNames = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether a party goes by “we”, “you” or “I”. */
export function isPronoun(name: string): boolean {
  return /^(?:we|you|I)$/iu.test(name);
}
