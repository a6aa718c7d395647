import type { RoleName } from './contract.ts';

/** A sign, what it weighs, and whether the text shows it. */
export type Test = readonly [weight: number, sign: string, test: (facts: Facts) => boolean];
/** What the signs look at. */
export type Facts = {
  /** Whether a pattern, which is a global one, matches at all. */
  readonly has: (pattern: RegExp) => boolean;
  readonly opening: string;
  readonly headings: readonly string[];
  /** Whether a pattern matches in one of them. */
  readonly heads: (pattern: RegExp) => boolean;
  readonly count: (pattern: RegExp) => number;
  readonly names: readonly RoleName[];
  readonly code: number;
  /** Lines with words. */
  readonly lines: number;
};

const heads =
  (pattern: RegExp) =>
  (facts: Facts): boolean =>
    facts.heads(pattern);

/** How many of the two sides the opening ties to a name. */
function sidesTied(names: readonly RoleName[]): number {
  const tied = names.filter(
    ({ source, role }) => source === 'party' && (role === 'authority' || role === 'supplier'),
  );
  return new Set(tied.map(({ role }) => role)).size;
}

/** Duties of those whom only a contract calls so, each to the other. */
const betweenParties =
  /\b(?:the|each|either|neither|both|other|receiving|disclosing|providing) part(?:y|ies) (?:shall|must|will|agrees?|undertakes?|may not|is entitled|are entitled)\b/gi;

/** What speaks for a contract. What is looked for in the whole text goes without the flag `u`, which makes it five times slower where `i` stands too. */
export const contractSigns: readonly Test[] = [
  [4, 'parties are named', ({ names }) => sidesTied(names) >= 2],
  [2, 'a party is named', ({ names }) => sidesTied(names) === 1],
  [
    3,
    '“this Agreement” or “this Contract” speaks of itself',
    ({ count }) =>
      count(
        /\b(?:this|the present)\s+(?:agreement|contract|dpa|addendum|deed|licen[cs]e|memorandum|undertaking|sla|(?:data (?:use|sharing|processing)|service level|letter|non-?disclosure|framework) agreement)\b/gi,
      ) >= 1,
  ],
  [
    3,
    '“these terms” speak of themselves',
    ({ count }) => count(/\bthese (?:[a-z-]{1,20} ){0,3}(?:terms|conditions)\b/gi) >= 2,
  ],
  [
    3,
    '“we” and “you” owe duties to each other',
    ({ count }) =>
      count(/\byou (?:must|shall|agree|undertake|will not|may not|may only)\b/gi) >= 3 &&
      count(/\bwe (?:will|shall|grant|agree|may|undertake)\b/gi) >= 3,
  ],
  [
    1,
    'it speaks of itself often',
    ({ count }) => count(/\b(?:this|the)\s+(?:Agreement|Contract|DPA|Addendum)\b/gu) >= 5,
  ],
  [
    2,
    'it is made or entered into between parties',
    ({ opening }) =>
      /\b(?:made|entered into|concluded|signed|executed)\b[^.]{0,120}\b(?:between|by and|among)\b|\bbetween\b[^.]{5,300}\band\b[^.]{0,200}\(|^[^\w\r\n]{0,6}between\s[^.\r\n]{3,120}\sand\s/imsu.test(
        opening,
      ),
  ],
  [
    2,
    'the title names an agreement',
    ({ headings, opening }) =>
      /\b(?:agreement|contract|terms (?:of (?:service|use)|and conditions)|cloud terms|addendum|memorandum of understanding|deed|licen[cs]e)\b/iu.test(
        headings[0] ?? opening.slice(0, 160),
      ),
  ],
  [
    3,
    'parties owe duties to each other',
    ({ count }) =>
      count(
        /\b(?:Authority|Agency|City|CITY|Department|Ministry|Customer|Client|Buyer|Supplier|Contractor|CONTRACTOR|Vendor|Provider|Processor|Controller|Data User|Company|Licensee|Licensor|Covered Entity|Recipient)(?:<[^<>]{0,80}>|[*_])*\s+(?:shall|will|must|agrees)\b/gu,
      ) >= 3,
  ],
  [3, 'each party owes duties to the other', ({ count }) => count(betweenParties) >= 3],
  [
    2,
    'those who use something owe duties',
    ({ count }) =>
      count(
        /\busers? (?:shall|must|undertakes?|commits?|agrees?|may not|shall not|(?:is|are) (?:responsible|obliged|required|prohibited))\b/gi,
      ) >= 3,
  ],
  [
    3,
    'the one who signs it speaks',
    ({ count }) =>
      count(/\bI (?:hereby )?(?:agree|will|shall|understand|undertake|acknowledge|certify|consent)\b/g) >= 5,
  ],
  [
    3,
    'who accepts it is bound',
    ({ has }) =>
      has(
        /\bbound by (?:these|this|the (?:terms|conditions|agreement|contract))\b|\bagrees? to (?:comply with|abide by|observe|be bound by|the) (?:all )?(?:of )?(?:the |these |its )?(?:following )?(?:terms|conditions)\b|\bby (?:accessing|using|accepting|signing|clicking|registering|participating|submitting)\b[^.\r\n]{0,120}\b(?:you|participants?|users?|licensees?) [^.\r\n]{0,40}\b(?:agrees?|accepts?|undertakes?)\b|\baccept(?:s|ance of)? (?:these|this)(?: [a-z-]{1,20}){0,3} (?:terms|agreement|conditions|licen[cs]e)\b/gi,
      ),
  ],
  [
    2,
    'one who is named by a term agrees to much',
    ({ count }) =>
      count(
        /\b\p{Lu}[\p{L}-]{1,30}(?:\(s\))?\s+(?:hereby\s+)?(?:agrees?|undertakes?|acknowledges?|warrants?)\b/gu,
      ) >= 4,
  ],
  [
    1,
    'articles on term, termination or governing law',
    heads(
      /\b(?:term(?:ination)?|governing law|entire agreement|indemni\w+|liability|warrant\w+|confidential\w*|payment|fees|definitions)\b/iu,
    ),
  ],
  [
    1,
    'it governs termination or law',
    ({ has }) => has(/\b(?:terminate this|termination of this|governed by the laws?|entire agreement)\b/gi),
  ],
  [
    2,
    'a signature block',
    ({ has }) =>
      has(
        /\bin witness whereof\b|^[^\w\r\n]{0,20}(?:signed (?:for|by)|by:[ \t]{0,9}_|signature:?[ \t]{0,9}_)/gim,
      ),
  ],
];

/** What speaks for another kind of text. */
export const otherSigns: Readonly<
  Record<
    'statute' | 'privacy policy' | 'public licence' | 'minutes' | 'documentation' | 'other',
    readonly Test[]
  >
> = {
  'public licence': [
    [
      12,
      'it licenses copies to everyone',
      ({ count, headings, opening }) =>
        /\blicen[cs]e\b/iu.test(`${headings[0] ?? ''} ${opening.slice(0, 400)}`) &&
        count(
          /\b(?:redistribut\w+|contributors?|source code form|derivative works?|copyright notice|permission is hereby granted|everyone is permitted|anyone can exercise)\b/gi,
        ) >= 2 &&
        // Who may not pass the licence on has it for himself alone: an agreement.
        count(/\bnon-?\s?transferable\b/gi) === 0 &&
        count(betweenParties) < 3 &&
        !/\b(?:between|by and between)\b[^.]{0,200}\b(?:city|county|state|ministry|department|authority|customer)\b/iu.test(
          opening,
        ),
    ],
  ],
  statute: [
    [
      6,
      'enacting words',
      ({ has }) =>
        has(
          /\bbe it enacted\b|\benacted by\b|\bthis (?:act|law|ordinance|statute|regulation) (?:may be cited|shall be (?:known|cited)|enters? into force|shall enter into force|applies to|lays down)\b|\bdo(?:es)? (?:hereby )?ordain\b|\bhave adopted this (?:regulation|directive)\b/gi,
        ),
    ],
    [
      4,
      'the title names a law',
      ({ headings, opening }) =>
        /^(?:an act|(?:an )?ordinance\b.*|.*\b(?:act|ordinance|bill|regulation \(eu\)|directive)(?:,? (?:of )?\d{4})?$)|\bregulation \(eu\)\s+(?:no\s+)?\d/iu.test(
          headings[0] ?? opening.split('\n')[0] ?? '',
        ),
    ],
    [
      2,
      'member states or offences',
      ({ count }) =>
        count(/\bmember states?\b|\bcommits an offence\b|\bofficial journal\b|\bthis act\b/gi) >= 2,
    ],
  ],
  'privacy policy': [
    [
      6,
      'a privacy or cookie notice',
      ({ headings, opening }) =>
        /\b(?:privacy|cookies?)\s+(?:policy|notice|statement)\b/iu.test(
          `${headings[0] ?? ''} ${opening.slice(0, 300)}`,
        ),
    ],
    [
      4,
      '“we” speak to “you” about your data',
      ({ count }) =>
        count(/\b(?:we|our)\b/gi) >= 6 &&
        count(/\b(?:your (?:personal )?(?:data|information)|we (?:collect|use|share|process))\b/gi) >= 3,
    ],
  ],
  minutes: [
    [
      6,
      'minutes, attendance or agenda',
      ({ headings, opening }) =>
        /\b(?:minutes of|meeting minutes|meeting notes|agenda)\b/iu.test(
          `${headings[0] ?? ''} ${opening.slice(0, 300)}`,
        ),
    ],
    [
      3,
      'an attendance list',
      ({ has }) =>
        has(/^[^\w\r\n]{0,20}(?:present|attendees|in attendance|apologies|absent)[^\w\r\n]{0,5}:/gim),
    ],
    [
      2,
      'actions and motions',
      ({ count }) =>
        count(
          /\b(?:action item|motion (?:carried|passed)|moved by|seconded|adjourned|action:|it was (?:agreed|resolved|noted))\b/gi,
        ) >= 2,
    ],
  ],
  documentation: [
    [4, 'program code', ({ code }) => code >= 2],
    [
      6,
      'source code',
      ({ count, lines }) =>
        count(
          /^[^\r\n]{0,300}(?:[{}]|\);|=>)[ \t]{0,9}$|^[ \t]{0,40}(?:\/\/|#include\b|import\s.{0,80}from\b|def\s|class\s|function\s)/gmu,
        ) *
          4 >
        lines,
    ],
    [
      4,
      'installation or usage of software',
      heads(
        /^(?:installation|install|getting started|usage|quick ?start|api(?: reference)?|build|contributing|changelog|development|requirements|configuration|commands)$/iu,
      ),
    ],
    [
      3,
      'commands of a shell',
      ({ has }) => has(/^[ \t]{0,20}(?:\$\s|(?:npm|npx|pip|git|docker|cargo|curl|sudo) )/gmu),
    ],
    [
      3,
      'badges or package files',
      ({ has }) => has(/shields\.io|package\.json|README|\.(?:tsx?|py|jsx?|rs)\b/gu),
    ],
  ],
  other: [
    [
      4,
      'it closes as a letter does',
      ({ has }) =>
        has(
          /^[^\w\r\n]{0,20}(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) regards|sincerely)\b/gim,
        ),
    ],
    [
      12,
      'a licence of software for everyone',
      ({ count, names }) =>
        sidesTied(names) < 2 &&
        count(betweenParties) < 3 &&
        count(
          /\b(?:redistribut\w+|free software|open source|copyright holders?|licen[cs]ed under|permission is hereby granted|apache\.org)\b/gi,
        ) >= 1 &&
        count(
          /\b(?:redistribut\w+|source (?:code|form)|copyright (?:notice|holder)s?|derivative works?|free software)\b/gi,
        ) >= 4,
    ],
    [6, 'a letter', ({ opening }) => /^[^\w\r\n]{0,20}(?:dear|to whom it may concern)\b/imu.test(opening)],
    [
      10,
      'a judgment',
      // A contract names those before a court here and there; a judgment, which may quote a contract at length, everywhere.
      ({ count }) =>
        count(/\b(?:petitioner|appellant|plaintiff|respondent|defendant|claimant)s?\b/gi) >= 6 &&
        count(
          /\b(?:court|judgment|counsel for|learned|appeal(?:ed|s)?|(?:held|submitted|argued|contended|finds|found) that|v\.?\s+[A-Z]\w+)\b/g,
        ) >= 4,
    ],
    [
      4,
      'the court speaks',
      ({ has }) =>
        has(
          /\bjudgment of the court\b|\bthe court (?:held|finds|found|concludes|ordered)\b|\bthe (?:appellant|plaintiff|petitioner) (?:submit|argue|claim|contend|appeal)\w*/gi,
        ) && !has(/\bthis agreement\b/gi),
    ],
    [
      4,
      'a paper or an article',
      ({ heads: inHeadings, opening }) =>
        inHeadings(
          /^(?:abstract|conclusions?|references|bibliography|methodology|related work|literature review)$/iu,
        ) ||
        /\b(?:reported (?:that|by|on)|journalist|newspaper|news (?:agency|report|story))\b/iu.test(opening),
    ],
    [
      4,
      'a call for tenders',
      ({ headings, opening }) =>
        /\b(?:request for (?:proposals?|quotations?|tenders?|information)|invitation to (?:tender|bid)|call for tenders|tender notice|contract notice)\b/iu.test(
          `${headings[0] ?? ''} ${opening.slice(0, 400)}`,
        ),
    ],
    [
      4,
      'a report, guide or policy',
      ({ headings, opening }) =>
        /\b(?:report|guide|guidelines|guidance|handbook|checklist|policy|strategy|white paper|blog|tutorial|notes|newsletter|press release|plan|review of)\b/iu.test(
          headings[0] ?? opening.split('\n')[0] ?? '',
        ),
    ],
  ],
};
