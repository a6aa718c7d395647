import { cleanText } from './clean-text.ts';
import type { Clause, Paragraph, RoleName } from './contract.ts';
import {
  isEitherSidesName,
  isGiverOrReceiver,
  isOneOf,
  isSuppliersName,
  likelySide,
  partyNames,
  sideOf,
  sideToldOf,
  thirdRole,
} from './role-words.ts';
import type { Span } from './span.ts';
import type { Stretches } from './stretches.ts';

/** A name in the clean text of the opening. */
type Name = { readonly name: string; readonly start: number; readonly end: number };
/** Someone the opening presents: the long name, where given, and what the draft calls them. */
type Party = {
  readonly long: Name | undefined;
  readonly aliases: Name[];
  readonly end: number;
  /** What the opening says of it before its alias: “a company incorporated under…”. */
  readonly about?: string;
};

/** How much of a draft the parties are looked for in, in UTF-16 units. */
const reach = 12_000;

/** What the draft may say of a name anywhere: that it bears a duty; that data are given to it more than by it. */
type Deed = 'bears' | 'receives';
type Does = (what: Deed, word: string) => boolean;

/** The parties of the last version of a draft, with what they were told from. */
export class PartyMemory {
  #text = '';
  #places: readonly number[] = [];
  #answers: ReadonlyMap<string, readonly [what: Deed, word: string, did: boolean]> = new Map();
  #parties: readonly RoleName[] | undefined;

  /**
   * The parties, if they are told from the same words at the same places, else what `find` gives. What a name does
   * anywhere in the draft, which `find` may ask, is asked again of `does`.
   */
  of(
    text: string,
    places: readonly number[],
    does: Does,
    find: (does: Does) => readonly RoleName[],
  ): readonly RoleName[] {
    const same =
      places.length === this.#places.length &&
      places.every((it, at) => it === this.#places[at]) &&
      text === this.#text &&
      [...this.#answers.values()].every(([what, word, did]) => does(what, word) === did);
    if (this.#parties === undefined || !same) {
      const answers = new Map<string, readonly [what: Deed, word: string, did: boolean]>();
      this.#parties = find((what, word) => {
        const it = does(what, word);
        answers.set(`${what} ${word}`, [what, word, it]);
        return it;
      });
      this.#answers = answers;
      this.#text = text;
      this.#places = places;
    }
    return this.#parties;
  }
}

/** The parties that the opening of the draft presents, under all their names. */
export function partiesOf(
  text: string,
  clauses: readonly Clause[],
  stretches: Stretches,
  memory: PartyMemory,
): readonly RoleName[] {
  const opening = firstOf(text, openingOf(text, clauses));
  const rows = rowsOf(clauses);
  const all = [...opening, ...rows];
  const places = all.flatMap(({ span, skipped }) =>
    [span, ...skipped].flatMap(({ start, end }) => [start, end]),
  );
  const end = Math.max(0, ...all.map(({ span }) => span.end));
  return memory.of(
    text.slice(0, end),
    [opening.length, ...places],
    (what, word) => (what === 'bears' ? bearsDuty(stretches, word) : receivesData(stretches, word)),
    (does) => partiesIn(text, opening, rows, does),
  );
}

/** Whether a word is the subject of a duty anywhere: “Norlund shall”. */
function bearsDuty(stretches: Stretches, word: string): boolean {
  return uses(stretches, word, (name) => `(?<!\\p{L})${name}\\s(?:shall|must|will|may|agrees)\\b`) > 0;
}

/** Whether data go to a party more than they come from it. */
function receivesData(stretches: Stretches, word: string): boolean {
  const data = '\\b(?:data|information|records)\\b';
  const gives = '(?:provide|disclose|share|release|transfer|furnish|supply)';
  const received = (name: string): string =>
    [
      `\\b${gives}s?\\b[^.;]{0,120}${data}[^.;]{0,80}\\b(?:to|with)\\s(?:the\\s)?${name}(?!\\p{L})`,
      `\\b${gives}s?\\s(?:to\\s)?(?:the\\s)?${name}\\s[^.;]{0,60}${data}`,
    ].join('|');
  const given = (name: string): string =>
    [
      `(?<!\\p{L})${name}\\s(?:(?!not\\s|only\\s)\\p{L}+\\s){0,3}${gives}s?(?!\\sonly\\b)\\b[^.;]{0,120}${data}`,
      `${data}[^.;]{0,60}\\b(?:maintained|held|owned|provided|disclosed|released|supplied)\\sby\\s(?:the\\s)?${name}(?!\\p{L})`,
    ].join('|');
  return uses(stretches, word, received) > uses(stretches, word, given);
}

/** How often a name is used in a way. */
export function uses(stretches: Stretches, word: string, way: (name: string) => string): number {
  const pattern = new RegExp(
    way(word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+')),
    'gu',
  );
  const written = String(pattern);
  return stretches.words.reduce(
    (sum, it) => sum + (it.text.includes(word) ? it.count(pattern, written) : 0),
    0,
  );
}

/** As many paragraphs as the parties are looked for in. */
function firstOf(text: string, paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  let size = 0;
  const end = paragraphs.findIndex(({ span, skipped }) => {
    if (size >= reach) return true;
    const words = text.slice(span.start, span.end);
    size += words.length - (words.split('*').length - 1);
    for (const gap of skipped) size -= gap.end - gap.start;
    return false;
  });
  return end < 0 ? paragraphs : paragraphs.slice(0, end);
}

function partiesIn(
  text: string,
  paragraphs: readonly Paragraph[],
  rows: readonly Paragraph[],
  does: Does,
): readonly RoleName[] {
  const bears = (word: string): boolean => does('bears', word);
  const opening = cleanText(text, paragraphs, reach);
  const found = [
    ...labelledParties(opening.words),
    ...tableParties(text, rows),
    ...aliasedParties(opening.words, (at) => isMarked(text, opening.spanOf(at, at + 1).start), bears).map(
      (it) =>
        // “Norlund Systems Ltd (“Service Provider”)”, and then “Norlund shall”.
        it.aliases.some(({ name }) => bears(name))
          ? it
          : { ...it, aliases: [...it.aliases, ...shortNames(it, bears)] },
    ),
  ];
  const all = found.some((it) => sideOfParty(it) !== undefined)
    ? found
    : [...found, ...bareParties(opening.words).map((it) => ({ ...it, aliases: shortNames(it, bears) }))];
  // “between Acme (“Acme”) and the customer of Acme (“Customer”)”: what another party is called is no name of this one.
  const parties = all.map((party) =>
    all.some((it) => it !== party && it.aliases.some(({ name }) => name === party.long?.name))
      ? { ...party, long: undefined }
      : party,
  );
  const sides = sidesOf(parties, does);
  const known = new Set(sides.filter((it) => it !== undefined));
  // Of two public bodies the one that receives or works for the other is the supplier.
  const twoPublic =
    known.size === 1 && known.has('authority') && sides.filter((it) => it !== undefined).length > 1;
  // “(“GTC”)” beside two parties is none.
  const actors = parties.filter(
    (party, at) => sides[at] !== undefined || party.aliases.some(({ name }) => bears(name)),
  );
  const served = twoPublic
    ? onlyOne(parties.filter((_, at) => sides[at] !== undefined).slice(0, 2), ({ aliases }) =>
        aliases.some(({ name }) => does('receives', name)),
      )
    : undefined;
  const paired = known.size < 2 && areGiverAndReceiver(parties);
  return parties.flatMap((party) => {
    const names = namesIn(party).map(({ name }) => name);
    const third = names.map(thirdRole).find((it) => it !== undefined);
    const other = known.size === 1 ? (known.has('authority') ? 'supplier' : 'authority') : undefined;
    const likely = likelySide(names);
    const serves = paired
      ? likely
      : twoPublic && (likely === 'supplier' || party === served)
        ? 'supplier'
        : undefined;
    // Of two parties one is known; the other is on the other side, whatever it is called. Of more, if it bears a party’s name.
    const left =
      (actors.length === 2 && actors.includes(party)) || likely !== undefined ? (other ?? likely) : undefined;
    const role = third ?? serves ?? sides[parties.indexOf(party)] ?? left;
    if (role === undefined) return [];
    return namesIn(party).map(
      ({ name, start, end }): RoleName => ({
        role,
        name: name.replace(/\s+/gu, ' '),
        source: 'party',
        span: 'table' in party ? { start, end } : opening.spanOf(start, end),
      }),
    );
  });
}

/** The side of every party. Of two on the supplier’s side one is served: whoever bears the name of either, or gives the data. */
function sidesOf(parties: readonly Party[], does: Does): readonly ('authority' | 'supplier' | undefined)[] {
  const sides = parties.map(sideOfParty);
  const sided = parties.filter((_, at) => sides[at] !== undefined);
  if (sided.length !== 2 || sides.includes('authority')) return sides;
  const called = (party: Party, test: (name: string) => boolean): boolean =>
    party.aliases.some(({ name }) => test(name));
  const serves = onlyOne(sided, (it) => called(it, isSuppliersName));
  const gets = onlyOne(sided, (it) => called(it, (name) => does('receives', name)));
  const served = sided.find((it) =>
    serves !== undefined && serves !== it && called(it, isEitherSidesName)
      ? true
      : gets !== undefined && gets !== it && called(it, (name) => /^(?:data )?provider$/iu.test(name)),
  );
  return parties.map((it, at) => (it === served ? 'authority' : sides[at]));
}

/** The one that passes a test; none where several do. */
function onlyOne<T>(list: readonly T[], test: (it: T) => boolean): T | undefined {
  const passed = list.filter(test);
  return passed.length === 1 ? passed[0] : undefined;
}

/** Whether two parties go by a pair of names that tells who gives and who receives: Data Provider and Data Recipient. */
function areGiverAndReceiver(parties: readonly Party[]): boolean {
  const likely = parties
    .map(({ aliases }) => aliases.map(({ name }) => name))
    .filter(isGiverOrReceiver)
    .map(likelySide);
  return likely.length === 2 && new Set(likely).size === 2;
}

function namesIn({ long, aliases }: Party): readonly Name[] {
  const same = long === undefined || aliases.some(({ name }) => name === long.name);
  return same ? aliases : [...aliases, long];
}

function sideOfParty(party: Party): 'authority' | 'supplier' | undefined {
  const names = party.aliases.map(({ name }) => name);
  if ([...names, party.long?.name ?? ''].some((name) => thirdRole(name) !== undefined)) return undefined;
  return sideOf(names, party.long?.name ?? '') ?? sideToldOf(party.about ?? '');
}

/** Whether a name stands in emphasis: `(**the Courts Office**)`. */
function isMarked(text: string, at: number): boolean {
  return /[*_>](?:the\s|The\s)?$/u.test(text.slice(Math.max(0, at - 5), at));
}

/** What stands before the first article ends, or a schedule begins: title page, parties, recitals. */
function openingOf(text: string, clauses: readonly Clause[]): readonly Clause['paragraphs'][number][] {
  const written = ({ start, end }: Span): string => text.slice(start, end);
  const first = clauses.find(
    ({ role, number, parent, heading, paragraphs: [lead] }) =>
      role === 'operative' &&
      number !== undefined &&
      parent === undefined &&
      !isParty(written(lead?.span ?? heading?.span ?? number.span)),
  );
  const end = first?.paragraphs[0]?.span.end ?? first?.span.end ?? text.length;
  const opening: Clause['paragraphs'][number][] = [];
  for (const { role, span, heading, paragraphs } of clauses) {
    if (span.start > end || span.start > 4 * reach || (role === 'schedule' && opening.length > 0)) break;
    if (role === 'contents' || role === 'definition' || role === 'signature') continue;
    // A line in bold that presents the parties looks like a heading, and so does the last of a list of them over articles.
    if (
      heading !== undefined &&
      (/^(?:by and )?between\s.*\(/iu.test(heading.text) || isParty(written(heading.span)))
    )
      opening.push({ span: heading.span, skipped: [], kind: 'text' });
    opening.push(...paragraphs.filter((it) => it.span.start < end && it.kind === 'text'));
  }
  return opening;
}

/** “2. Norlund Systems Ltd, of Dunstow (the “Executor”).”: an item of the list of parties, which lays down nothing. */
function isParty(words: string): boolean {
  return (
    /[”"’'»«“]\)?[\s,;.]{0,4}(?:and)?\s*$/u.test(words) && !/\s(?:shall|must|will|may|means?)\s/iu.test(words)
  );
}

const quoted = /[“"‘']\s{0,2}(?:the\s{1,2})?([^“”"‘’'()]{2,60}?)\s{0,2}[”"’']/giu;
const inBrackets =
  /\(\s{0,2}(?:(?:hereinafter|hereafter|the|each|as|referred\s{1,2}to)\s{1,2}){0,4}(\p{Lu}[\p{L} .&-]{1,40}?)[.,]?\s{0,2}\)/gu;
/** “…, hereinafter called GRANTOR;” */
const unquoted =
  /\b(?:hereinafter|hereafter|henceforth)(?:\s{1,2}(?:simply|also|jointly|called|named|designated|denominated|referred\s{1,2}to\s{1,2}as|known\s{1,2}as|the|as)){1,5}\s{1,2}(\p{Lu}[\p{L}-]{1,30}(?:\s\p{Lu}[\p{L}-]{1,30}){0,2})(?=\s{0,2}[;,.)])/gu;
/** “…, a company of Dunstow. We call it **Merrow**.” */
const weCall =
  /\b[Ww]e\s{1,2}(?:will\s{1,2})?call\s{1,2}(?:it|them|her|him)\s{1,2}[“"‘']?(?:the\s{1,2})?(\p{Lu}[\p{L}-]{1,30}(?:\s\p{Lu}[\p{L}-]{1,30}){0,2})(?=[”"’']?\s{0,2}[;,.)])/gu;
/** The sentence of that, as far as the name; who is so called is told in the one before. */
const weCallIt = /[.;]\s{1,2}[Ww]e\s{1,2}(?:will\s{1,2})?call\s{1,2}\p{L}+\s{1,2}[“"‘']?(?:the\s{1,2})?$/u;
const presents =
  /(?:\([^()]{0,80}|\b(?:hereinafter|hereafter|henceforth|hereinbelow|from\s+here\s+on|for\s+short|in\s+the\s+(?:further|following)\s+text|further\s+in\s+the\s+text|known\s+as|called|referred\s+to\s+(?:\w+\s+){0,3}as)\b[^.;()]{0,60})$/iu;
/** “Norlund, hereafter called the Operator, and “Entity”, hereafter called …”: the quoted name begins the other party. */
const presentsTheOther = /\b(?:hereinafter|hereafter|henceforth)\s[^“"”‘'.;()]{3,60},\s{1,2}and\s{1,2}$/iu;
const noParty =
  /\b(?:agreement|contract|date|terms|(?<!^(?:the )?(?:first|second|private|public|contracting|government) )party|parties|act|law|laws|dpa|project|system|services?|term|purpose|solution|platform|pii|spii|phi|cui|data(?: set)?|information|materials?|software|documentation|programme?|premises|fees?|order|order form|form|regulations?|policy|directive|gcp|po|ip|it|ai|sdk|api|gdpr|hipaa|ferpa|rfp|transactions?|addendum|exhibits?|annex(?:es)?|schedules?|attachments?|amendments?|clauses?|deliverables?)$|^(?:this|party(?! [ab]$)|each|both|two|together|collectively)\b/iu;

/** Whether a name only bends another: “(“you” or “your”)”. */
const isOtherCase = (name: string): boolean => /^(?:us|ours?|yours?)$/iu.test(name);

/** “We/Us”, “you or your”: one pronoun in two cases. */
const pronounCases = /^(we|you)(?:\s?\/\s?|,\s|\sor\s|\sand\s)(?:us|ours?|yours?)$/iu;

/** `Acme Ltd (the “Vendor”)`, `the Licensor (CITY)`, `…, hereinafter called “Acme”`. */
function aliasedParties(
  words: string,
  isMarkedAt: (at: number) => boolean,
  bears: (word: string) => boolean,
): readonly Party[] {
  const aliases: Name[] = [];
  const acronyms = new Set<Name>();
  for (const match of words.matchAll(quoted)) {
    // “Acme,” with the comma of American printers.
    const name = (match[1] ?? '').replace(/[\s.,]+$/u, '').replace(pronounCases, '$1');
    const before = words.slice(Math.max(0, match.index - 100), match.index);
    if (!presents.test(before) || presentsTheOther.test(before)) continue;
    if (!/^\p{Lu}|^(?:we|you)$/u.test(name)) continue;
    const start = match.index + match[0].lastIndexOf(name);
    aliases.push({ name, start, end: start + name.length });
  }
  for (const match of [...words.matchAll(unquoted), ...words.matchAll(weCall)]) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    aliases.push({ name, start, end: start + name.length });
  }
  for (const match of words.matchAll(inBrackets)) {
    const name = (match[1] ?? '').trim().replace(/\.$/u, '');
    const named = match.index + match[0].lastIndexOf(name);
    const known = likelySide([name]) !== undefined || sideOf([name], name) !== undefined || isMarkedAt(named);
    if (!known && name !== name.toUpperCase()) continue;
    if (/^(?:[A-Z]|[IVXLC]+)$/u.test(name)) continue;
    // “the Business Corporations Act (British Columbia)”: whose law it is.
    if (/\bAct\s{1,2}$/u.test(words.slice(Math.max(0, match.index - 6), match.index))) continue;
    const start = match.index + match[0].lastIndexOf(name);
    const alias = { name, start, end: start + name.length };
    if (!known) acronyms.add(alias);
    aliases.push(alias);
  }
  aliases.sort((a, b) => a.start - b.start);
  const parties: Party[] = [];
  let from = 0;
  for (const alias of aliases.filter(({ name }) => !isOtherCase(name)).slice(0, 40)) {
    const lead = words.slice(Math.max(from, alias.start - 700), alias.start);
    const before = lead.replace(weCallIt, '');
    from = alias.end;
    const last = parties.at(-1);
    // `(“Acme” or the “Supplier”)`: two names for one party.
    if (
      last !== undefined &&
      /^,?[”"’']?\s*,?\s*(?:and\/or|or|and|,)?\s*(?:the\s*)?[“"‘']?(?:the\s)?$/iu.test(before)
    ) {
      if (!noParty.test(alias.name)) last.aliases.push(alias);
      continue;
    }
    if (isThing(alias.name, before)) continue;
    const offset = alias.start - lead.length;
    const own = noParty.test(alias.name) ? nameEndingWith(alias.name, before, offset) : undefined;
    if (noParty.test(alias.name) && own === undefined) continue;
    const long = own ?? longName(before, offset);
    // “… Rights and Privacy Act (FERPA)”: letters that stand for no body of either kind are no party.
    if (acronyms.has(alias)) {
      const stands = long?.name ?? '';
      if (sideOf([], stands) === undefined) continue;
      // “Information Technology (IT)” sounds like a company, but has no duties.
      if (/\b(?:technology|security)$/iu.test(stands) && !bears(alias.name)) continue;
    }
    const about = before.slice(long === undefined ? -300 : long.end - offset);
    parties.push({ long, aliases: [alias], end: alias.end, about });
  }
  return parties.slice(0, 8);
}

/**
 * Whether words that lead to a name in brackets tell of a thing: what a party must do or provide, “Contractor shall host a
 * web portal (the “Portal”)”; or what is counted, “Lot 3 (Learning Systems)”. A common name of a party is none.
 */
function isThing(name: string, before: string): boolean {
  if (likelySide([name]) !== undefined) return false;
  const sentence = /(?:[^.;\uE000]|\.(?!\s))*$/u.exec(before)?.[0] ?? before;
  return /\d\s{0,3}\($/u.test(sentence) || bearer.test(sentence) || competent.test(sentence);
}

/** “the Competent Authority (“the Inspectorate”)”: whoever the law sets over both parties. */
const competent =
  /\b(?:competent|supervisory|regulatory|data protection) authority\s{0,2}\(\s?(?:the\s)?[“"‘'*_]{0,4}$/iu;

/** A common name of a party with the verb of a duty or leave, which no sentence has that presents the parties. */
const bearer = new RegExp(
  `(?<!\\p{L})(?:${[...partyNames.authority, ...partyNames.supplier].join('|')})\\s(?:shall|must|may|will|agrees?\\sto)\\s`,
  'iu',
);

/** “The National School Transport Service, a statutory body … (the Service)”: a thing’s word that is a public body’s name. */
function nameEndingWith(alias: string, before: string, offset: number): Name | undefined {
  const found = new RegExp(
    `(?:\\p{Lu}[\\p{L}’'-]*\\s+(?:(?:of|for|and)\\s+)?){2,6}${alias}(?=[,\\s])`,
    'u',
  ).exec(before);
  if (found === null || sideToldOf(before.slice(found.index + found[0].length)) === undefined)
    return undefined;
  const start = offset + found.index;
  return { name: found[0], start, end: start + found[0].length };
}

const properName =
  /\p{Lu}[\p{L}\p{N}’'.&-]*(?:,?\s+\p{Lu}[\p{L}\p{N}’'.&-]*|\s+(?:of|for|and|the|de|del|della|la|du|des|von|&))*/gu;

const companyBefore =
  /(\p{Lu}[\p{L}\p{N}’'&-]*(?:\s+\p{Lu}[\p{L}\p{N}’'&-]*){0,4},?\s+(?:Ltd|Limited|Inc|LLC|LLP|GmbH|PLC|Corp|Corporation)\.?)[^\p{L}]*$/u;

/** The name that a stretch before an alias begins with, past `between` and the like. */
function longName(before: string, offset: number): Name | undefined {
  let from = 0;
  for (const { 0: word, index } of before.matchAll(
    /\b(?:between|among|by\s+and|;[\s\uE000]*and|is\s+made\s+by)\b|;|(?<!\b(?:is|address|seat|offices?|domicile|number|no\.?|text|hereinafter|hereafter|short|called|as)):\s/giu,
  ))
    from = index + word.length;
  // A sentence before this one tells of others; `Acme Ltd. (the “Vendor”)` is one.
  for (const { 0: stop, index } of before.matchAll(
    /(?<!\b(?:Ltd|Inc|Corp|Co|No|St|Mr|Mrs|Ms|Dr|Prof|Hon|Eng|\p{Lu}))[.!?]["”*]{0,3}[\s\uE000]+(?=[\p{Lu}\d])/gu,
  ))
    from = Math.max(from, index + stop.length);
  const stretch = before.slice(from);
  const lead = /^(?:[^\p{L}]|(?:and|the|by|between|each\s+of|a|an|\d+)\b)*/iu.exec(stretch)?.[0].length ?? 0;
  // “between Customer (as defined below) and Acme Inc. (“Acme”)”: the company directly before the alias bears it.
  const direct = companyBefore.exec(stretch);
  if (direct?.[1] !== undefined && /\band\b/u.test(stretch.slice(0, direct.index))) {
    const start = offset + from + direct.index;
    return { name: direct[1], start, end: start + direct[1].length };
  }
  // “…”), a Utah corporation located at …, and Acme Company (“Acme”)”: what stands before tells of the other party.
  const next = describesLast.test(stretch) ? lastNamed.exec(stretch)?.[1] : undefined;
  if (next !== undefined && !noParty.test(next) && !noName.test(next)) {
    const start = offset + from + stretch.lastIndexOf(next);
    return { name: next, start, end: start + next.length };
  }
  // “…, represented by its Mayor, Mr. …, having its seat at …”: who acts for it and where it lies is no name of it.
  const own = stretch.slice(lead, lead + (aside.exec(stretch.slice(lead + 1))?.index ?? stretch.length) + 1);
  const names = [...own.matchAll(properName)].flatMap(({ 0: raw, index }): readonly Name[] => {
    const name = raw
      .replace(/(?:[\s,]+(?:of|for|and|the|de|la|du|&))+$/u, '')
      .replace(/[,.]$/u, (end) => (/\b(?:Ltd|Inc|Corp|Co|[A-Z]\.[A-Z])\.$/u.test(raw) ? end : ''));
    if (name.length < 3 || noParty.test(name) || noName.test(name)) return [];
    const start = offset + from + lead + index;
    return [{ name, start, end: start + name.length }];
  });
  return names.find(({ name }) => sideOf([], name) !== undefined) ?? names[0];
}

const describesLast = /^[”"’'*_)\s]{1,8},\s{1,2}an?\s/u;
const lastNamed =
  /\band\s{1,2}(?:the\s{1,2})?(\p{Lu}[\p{L}’'&-]*(?:\s\p{Lu}[\p{L}’'&-]*){0,5})\s{0,2}\([^()]*$/u;

const aside =
  /,?\s\(?(?:represented|acting|having|whose|and\sits\saddress|with\s(?:(?:its|a|the)\s)?(?:seat|registered|principal|domicile|tax|offices?)|of\s\d|located|established|situated|domiciled|an?\s(?:[\p{L}-]+\s){0,4}(?:company|corporation|entity|bod(?:y|ies)|society|firm|partnership|institution|enterprise|association|foundation))\b/iu;
const noName =
  /^(?:WHEREAS|The|This|Your|Our|NOW|Mr|Mrs|Ms|Dr|Messrs|Between|BETWEEN|LIMITED|Limited|Name|Plot)\b/u;

/** `Authority: City of Westmark` on a line of its own. */
function labelledParties(words: string): readonly Party[] {
  const all = [...partyNames.authority, ...partyNames.supplier].sort((a, b) => b.length - a.length).join('|');
  const found: Party[] = [];
  for (const match of words.matchAll(
    new RegExp(`^[ \\t]*(?:The )?(${all}):[ \\t]+(\\p{Lu}[^\\n\\uE000:(]{2,80})`, 'gmu'),
  )) {
    const [whole, label = '', value = ''] = match;
    const name = value.replace(/[\s,.;]+$/u, '');
    const start = match.index + whole.indexOf(label);
    const longStart = match.index + whole.length - value.length;
    found.push({
      long: { name, start: longStart, end: longStart + name.length },
      aliases: [{ name: label, start, end: start + label.length }],
      end: match.index + whole.length,
    });
  }
  return found.slice(0, 4);
}

/** The rows of tables near the start. */
function rowsOf(clauses: readonly Clause[]): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (const { paragraphs, role, span } of clauses) {
    if (span.start > reach) break;
    if (role === 'contents' || role === 'definition') continue;
    found.push(...paragraphs.filter(({ kind, span: row }) => kind === 'cell' && row.end - row.start <= 400));
  }
  return found;
}

/** Rows of a table in the opening that give a party’s name beside its role. */
function tableParties(
  text: string,
  rows: readonly Paragraph[],
): readonly (Party & { readonly table: true })[] {
  const found: (Party & { table: true })[] = [];
  for (const { span: row } of rows) {
    const cells = [...text.slice(row.start, row.end).matchAll(/[^|]+/gu)].filter(
      ({ 0: it }) => it.trim() !== '',
    );
    const [label, value] = cells.map(({ 0: cell, index }): Name => {
      const lead = /^[\s*_]*/u.exec(cell)?.[0].length ?? 0;
      const name = cell.slice(lead).replace(/[\s*_]+$/u, '');
      const start = row.start + index + lead;
      return { name, start, end: start + name.length };
    });
    if (label === undefined || value === undefined || !/^\p{Lu}/u.test(value.name)) continue;
    if (likelySide([label.name]) === undefined) continue;
    // “Acme Inc., a Delaware corporation (“Acme”)”: the name ends where it is described.
    const name = /^[^,(]*(?:,\s(?:Inc|LLC|Ltd)\.?)?/u.exec(value.name)?.[0].trim() ?? '';
    if (name === '' || name.length >= 80) continue;
    const end = value.start + name.length;
    const more = [...text.slice(end, row.end).matchAll(quoted)].flatMap(
      ({ 0: whole, 1: raw = '', index }) => {
        const alias = raw.replace(/^[*_\s]+|[.,*_\s]+$/gu, '');
        const start = end + index + whole.indexOf(alias);
        return /^(?:\p{Lu}|we$|you$)/u.test(alias) && !noParty.test(alias)
          ? [{ name: alias, start, end: start + alias.length }]
          : [];
      },
    );
    found.push({
      long: { name, start: value.start, end },
      aliases: [label, ...more],
      end: row.end,
      table: true,
    });
  }
  return found.slice(0, 4);
}

/** “between” where a contract presents its parties; “a separate agreement between” others is none. */
const presented =
  /(?:(?:^|\uE000\n)[^\p{L}\uE000]{0,10}(?:by\s+and\s+)?|\b(?:made|entered\s+into|concluded|executed|signed|agreed|is)\b[^.\uE000]{0,60}?\b)(?:between|among):?[\s\uE000]+/iu;

/** `between City of Westmark and Acme Ltd`, where no alias is given. */
function bareParties(words: string): readonly Party[] {
  const between = presented.exec(words.slice(0, 4000));
  if (between === null) return [];
  const from = between.index + between[0].length;
  const stretch = words.slice(from, from + 600);
  const and = /(?:^|[\s,\uE000])and[\s\uE000]+(?=(?:the\s+)?[\p{Lu}[])/u;
  const parties: Party[] = [];
  let at = 0;
  for (let count = 0; count < 2; count += 1) {
    const rest = stretch.slice(at);
    const cut = and.exec(rest);
    const part = count === 0 && cut !== null ? rest.slice(0, cut.index) : firstSentence(rest.slice(0, 200));
    const long = longName(part, from + at);
    if (long !== undefined) parties.push({ long, aliases: [], end: long.end });
    if (cut === null) break;
    at += cut.index + cut[0].length;
  }
  return parties;
}

/** What the last party is told in: up to the end of its paragraph, or to a sentence that tells of something else. */
function firstSentence(words: string): string {
  const paragraph = words.split('\uE000', 1)[0] ?? words;
  return paragraph.split(/\.\s+(?=(?:The|This|These|It|In|Each|Both|Whereas)\b)/u, 1)[0] ?? paragraph;
}

/** What a draft that ties no name to a party calls it: “the City” of “City of Westmark”, “Norlund” of “Norlund Systems Ltd”. */
function shortNames({ long }: Party, bears: (word: string) => boolean): Name[] {
  const found = new Map<string, Name>();
  for (const { 0: word, index } of (long?.name ?? '').matchAll(/\p{Lu}[\p{L}’-]{2,}/gu)) {
    const known = index === 0 || isOneOf(partyNames.authority, word);
    if (!known || word === long?.name) continue;
    if (!bears(word)) continue;
    const start = (long?.start ?? 0) + index;
    found.set(word, { name: word, start, end: start + word.length });
  }
  return [...found.values()];
}
