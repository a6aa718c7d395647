import type { Role } from '../contract/contract.ts';
import type { Modality } from '../library/phrase.ts';
import type { Mention, Token } from './sentences.ts';

/** The head of a statement: the words that lay a duty, give a right, forbid or free, and whose duty or right it is. */
export type Head = {
  /** Tokens `from` to `to` (not included). */
  readonly from: number;
  readonly to: number;
  readonly modality: Modality;
  /** Empty where the subject is no role: “the System shall”, “Personal Data may not”. */
  readonly subjects: ReadonlySet<Role>;
  /** Whether it stands in the main clause, and not behind “where”, “which”, “if”… */
  readonly main: boolean;
};

/**
 * The statement heads of a sentence, left to right. `topic` is whose statement the sentence before it is: “The Supplier
 * shall keep logs. It shall show them to the City.”
 */
export function headsIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  topic: ReadonlySet<Role> = nobodyKnown,
): readonly Head[] {
  const heads: Head[] = [];
  const nobody = opensWithNobody(tokens);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = modalAt(tokens, at) ?? presentAt(tokens, mentions, at) ?? neverDoes(tokens, at);
    if (found === undefined) continue;
    const previous = heads.at(-1);
    const from = previous?.to ?? 0;
    const subject = subjectOf(tokens, mentions, from, at, previous);
    const subjects =
      subject.subjects.size === 0 && pronouns.has(tokens[at - 1]?.word ?? '')
        ? (previous?.subjects ?? known(rolesBetween(tokens, mentions, 0, at)) ?? topic)
        : subject.subjects;
    // “Under no circumstances shall the Supplier”, “It is forbidden for the Supplier to”: the subject follows the head.
    const never = neverAt(tokens, at);
    const impersonal = impersonalAt(tokens, at, found);
    const following = never || impersonal ? mentionFrom(tokens, mentions, at + found.length) : undefined;
    const denied =
      never ||
      (nobody && heads.length === 0) ||
      deniedBetween(tokens, from, at) ||
      deniesObject(tokens, at + found.length);
    heads.push({
      from: at,
      to: at + found.length,
      modality: denied ? denial(found.modality, tokens[at]?.word ?? '') : found.modality,
      subjects: following ?? subjects,
      main: never || subject.main,
    });
    at += Math.max(found.length - 1, 0);
  }
  return heads;
}

/** “Under no circumstances shall”, “At no time may”. */
function neverAt(tokens: readonly Token[], at: number): boolean {
  const [first, no, noun] = [tokens[at - 3]?.word, tokens[at - 2]?.word, tokens[at - 1]?.word];
  return (
    no === 'no' &&
    /^(?:under|in|at|on)$/u.test(first ?? '') &&
    /^(?:circumstances?|conditions?|events?|case|time|account|way|manner)$/u.test(noun ?? '')
  );
}

/** “It is forbidden to”, “is prohibited for the Supplier to”: the word before is not who must not. */
function impersonalAt(tokens: readonly Token[], at: number, { modality, length }: Modal): boolean {
  const last = tokens[at + length - 1]?.word;
  const ban = tokens[at + length - 2]?.word ?? '';
  return (
    modality === 'must not' && (last === 'for' || last === 'to') && /^(?:prohibited|forbidden)$/u.test(ban)
  );
}

/** Whom the words from `at` on name, an article left out; nobody where they name a thing. */
function mentionFrom(tokens: readonly Token[], mentions: readonly Mention[], at: number): ReadonlySet<Role> {
  const from = articles.has(tokens[at]?.word ?? '') ? at + 1 : at;
  return new Set(
    mentions.flatMap(({ role, from: start, possessive }) =>
      start === from && !possessive && isRole(role) ? [role] : [],
    ),
  );
}

const nobodyKnown: ReadonlySet<Role> = new Set();
const known = (roles: ReadonlySet<Role>): ReadonlySet<Role> | undefined =>
  roles.size === 0 ? undefined : roles;
const pronouns: ReadonlySet<string> = new Set(['it', 'they']);

/**
 * Where the words stand by which the sentence takes back what it seems to give, “Nothing in this clause gives the
 * Authority a right to…”: the token “nothing” or “not”; `undefined` where it gives what it says.
 */
export function voidAt(tokens: readonly Token[]): number | undefined {
  const words = tokens.map(({ word }) => word);
  const nothing = words.findIndex(
    (word, at) =>
      word === 'nothing' ||
      ((word === 'not' || word === 'nor') &&
        /^(?:be|construed|deemed|interpreted)$/u.test(words[at + 1] ?? '') &&
        words.slice(at + 1, at + 3).some((it) => /^(?:construed|interpreted|deemed)$/u.test(it))),
  );
  if (nothing < 0) return undefined;
  const taken = words.slice(nothing + 1, nothing + 16).some(
    (word, at, all) =>
      // “Nothing may be done that the Act does not authorise” forbids.
      all[at - 1] !== 'not' &&
      /^(?:gives?|giving|grants?|granting|confers?|conferring|creates?|creating|entitles?|entitling|obliges?|obligates?|requires?|requiring|imposes?|imposing|permits?|permitting|authori[sz]es?)$/u.test(
        word,
      ),
  );
  return taken ? nothing : undefined;
}

/** “shall make no statement”, “may give nothing to”: what follows the verb is denied; “shall take no longer than” is not. */
function deniesObject(tokens: readonly Token[], at: number): boolean {
  const [verb, no, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (no?.word === 'nothing' && !no.pauseBefore && next?.word === 'to') return verb !== undefined;
  return (
    verb !== undefined &&
    no?.word === 'no' &&
    !no.pauseBefore &&
    !/^(?:be|have|than)$/u.test(verb.word) &&
    !/^(?:longer|later|more|less|fewer|greater|lower|higher|earlier|sooner|matter)$/u.test(
      next?.word ?? '',
    ) &&
    !(next?.word === 'other' && tokens.slice(at + 3, at + 6).some(({ word }) => word === 'than'))
  );
}

/** “No person shall” forbids; “nobody is bound to” only frees. */
function denial(modality: Modality, word: string): Modality {
  const obliged = modality === 'must' && /^(?:is|are|has|have)$/u.test(word);
  return obliged || modality === 'need not' ? 'need not' : 'must not';
}

type Modal = { readonly modality: Modality; readonly length: number };

/** Longest first. `~` stands for up to three words that may come between, such as “at all times”. */
const modals: readonly (readonly [Modality, string])[] = [
  [
    'need not',
    'shall|will|must|is|are not be|# obliged|obligated|required|bound|expected|liable|responsible to|for',
  ],
  ['need not', 'shall|will|is|are not be under any|an obligation|duty to'],
  ['need not', 'shall|will have no obligation|duty|responsibility to|for'],
  ['need not', 'has|have no obligation|duty|responsibility to|for'],
  ['need not', 'is|are under no obligation|duty to'],
  ['need not', 'need not'],
  // “can’t” is the two words “can” and “t”.
  ['need not', 'needn t'],
  ['need not', 'don|doesn t have to'],
  ['must not', 'isn|aren t entitled|permitted|allowed|authorised|authorized to'],
  ['must not', 'can|won|mustn|shan|shouldn t'],
  ['need not', 'does|do not have to'],
  ['may', 'shall|will|must|is|are not be|# prevented|precluded|prohibited|restricted|barred|hindered from'],
  ['must not', 'shall|will|may|must not be entitled|permitted|allowed|authorised|authorized to'],
  ['must not', 'is|are not entitled|permitted|allowed|authorised|authorized to'],
  ['must not', 'shall|will have no right|authority|power to'],
  ['must not', 'has|have no right|authority|power to'],
  ['must not', 'shall|will not have the|any|a right to'],
  ['must not', 'does|do not have the|any|a right to'],
  ['must not', 'shall|must|will refrain from'],
  ['must not', 'shall|will be prohibited|barred|precluded|forbidden from'],
  ['must not', 'is|are prohibited|barred|precluded|forbidden from'],
  ['must not', 'shall|will be prohibited|forbidden for|to'],
  ['must not', 'is|are prohibited|forbidden for|to'],
  ['must not', 'agrees|agree|undertakes|undertake|covenants|covenant not to'],
  ['must not', 'shall|must|may|will under no circumstances|condition|conditions'],
  ['must not', 'shall|must|may|will in|at|on no event|case|time|account|circumstances'],
  ['must not', 'shall|must|may|will|can neither|never'],
  ['must not', 'shall|must|may|will|can|should not'],
  ['must not', 'cannot'],
  ['may', 'shall|will have the|a|any right|power|authority to'],
  ['may', 'shall|will be entitled|permitted|allowed|free|authorised|authorized to'],
  ['may', 'has|have the|a|any right|power|authority|option to'],
  ['may', 'has|have a|the unrestricted|unconditional|full right to'],
  ['may', 'is|are entitled|permitted|allowed|free|authorised|authorized|empowered to'],
  ['may', 'reserves|reserve the right to'],
  ['may', 'retains|retain the right to'],
  // “reserves the right, either directly or through an expert, to”.
  ['may', 'reserves|reserve|retains|retain the right'],
  ['may', 'may'],
  ['may', 'can'],
  ['must', 'is|are required|obliged|obligated|bound to'],
  ['must', 'has|have a|the duty|obligation|responsibility to'],
  ['must', 'agrees|agree|undertakes|undertake|covenants|covenant|commits|commit|promises|pledges to'],
  ['must', 'has|have to'],
  ['must', 'undertakes|undertake|covenants|covenant|guarantees|guarantee that'],
  ['must', 'is|are responsible for'],
  ['must', 'is|are to'],
  ['must', 'shall|must|will'],
  // “we’ll” is the two words “we” and “ll”.
  ['must', 'll'],
];
const modalWords = modals.map(([modality, written]) => ({
  modality,
  words: written.split(' ').map((options) => new Set(options.split('|'))),
}));

function modalAt(tokens: readonly Token[], at: number): Modal | undefined {
  const word = tokens[at]?.word;
  if (word === undefined || !modalFirst.has(word)) return undefined;
  // The month and the noun: “in May 2027”, “at will”, “the last will”.
  if (word === 'may' && tokens[at]?.capital === true && /^\d/u.test(tokens[at + 1]?.word ?? ''))
    return undefined;
  if (word === 'will' && /^(?:at|free|good|last)$/u.test(tokens[at - 1]?.word ?? '')) return undefined;
  // “shall do what it can”, “as soon as it can”: no permission.
  if (word === 'can' && /^(?:what|as)$/u.test(tokens[at - 2]?.word ?? '')) return undefined;
  for (const { modality, words } of modalWords) {
    let to = at;
    const fits = words.every((options) => {
      if (options.has('#')) {
        if (options.has(tokens[to]?.word ?? '')) to += 1;
        return true;
      }
      if (!options.has(tokens[to]?.word ?? '')) return false;
      to += 1;
      return true;
    });
    if (fits && !measures(tokens, to)) return { modality, length: to - at };
  }
  return undefined;
}

/** “shall, not later than ten days after”, “may not only”: the “not” before `at` denies a measure and not the verb. */
function measures(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.word !== 'not') return false;
  const [first = '', ...next] = tokens.slice(at, at + 3).map(({ word }) => word);
  if (/^(?:only|merely)$/u.test(first)) return true;
  return /^(?:later|more|less|fewer|earlier|sooner)$/u.test(first) && next.includes('than');
}
const modalFirst: ReadonlySet<string> = new Set(modalWords.flatMap(({ words }) => [...(words[0] ?? [])]));

/**
 * “The Provider protects the platform”, “Provider does not sell data”: translated and plain contracts lay duties in the
 * present tense. The head of a duty has no words, that of a prohibition has two.
 */
function presentAt(tokens: readonly Token[], mentions: readonly Mention[], at: number): Modal | undefined {
  const verb = tokens[at];
  if (verb === undefined || verb.capital) return undefined;
  const refuses =
    (/^do(?:es)?$/u.test(verb.word) ? tokens[at + 1]?.word === 'not' : /^do(?:es)?n$/u.test(verb.word)) &&
    presentRefusals.test(tokens[at + 2]?.word ?? '');
  const adverb = /ly$|^also$/u.test(tokens[at - 1]?.word ?? '') ? 1 : 0;
  const end = at - adverb - pairedVerbs(tokens, at - adverb);
  const subject = mentions.find(({ to, possessive }) => to === end && !possessive);
  if (subject === undefined) return undefined;
  // “we keep”, “the Parties publish”: the verb has no ending.
  const several = /^(?:we|you|parties)$/u.test(tokens[subject.to - 1]?.word ?? '');
  if (!refuses && !presentDuties.test(several ? thirdPerson(verb.word) : verb.word)) return undefined;
  const first = articles.has(tokens[subject.from - 1]?.word ?? '') ? subject.from - 1 : subject.from;
  const opens =
    first === 0 ||
    tokens[first]?.pauseBefore === true ||
    tokens[first]?.stopBefore === true ||
    (several && first <= 3 && /^(?:each|every|once|twice)$/u.test(tokens[0]?.word ?? ''));
  return opens && !subordinators.has(tokens[first - 1]?.word ?? '')
    ? refuses
      ? { modality: 'must not', length: 2 }
      : { modality: 'must', length: 0 }
    : undefined;
}

/** “publish” as “publishes”: the duties that “we”, “you” and “the Parties” bear are written without the ending. */
function thirdPerson(verb: string): string {
  if (/(?:s|sh|ch|x|z|o)$/u.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** How many words before `at` lay another act beside it: “has implemented and maintains”, “has put in place and keeps”. */
function pairedVerbs(tokens: readonly Token[], at: number): number {
  if (tokens[at - 1]?.word !== 'and') return 0;
  for (let back = 3; back <= 6; back += 1) {
    const words = tokens.slice(Math.max(at - back, 0), at);
    if (words.some(({ pauseBefore, stopBefore }) => pauseBefore || stopBefore)) return 0;
    if (words[0]?.word === 'has') return back;
  }
  return 0;
}

const presentDuties =
  /^(?:protects|guards|safeguards|secures|executes|erases|wipes|purges|eliminates|confines|surrenders|analyses|keeps|maintains|provides|ensures|deletes|destroys|erases|returns|notifies|informs|reports|publishes|restricts|limits|permits|allows|gives|grants|assists|cooperates|supports|trains|remedies|corrects|bears|pays|compensates|submits|carries|conducts|performs|establishes|operates|implements|applies|records|logs|certifies|undergoes|documents|appoints|discloses|consults|answers|refrains|uses|processes|collects|stores|encrypts|accesses|refuses|redirects|tests|reviews|describes|hosts|holds|verifies|audits|inspects|examines|monitors|checks|lends|renders|affords|furnishes|facilitates|instructs|briefs|binds|imposes|guarantees|remediates|enables|adopts|engages|obtains|follows|observes|transmits|hands|delivers|transfers|evaluates|assesses|exercises|refers|contests|repeats|inserts|places|sends|identifies|prevents|mitigates|updates|makes|enters|posts|issues|releases|displays|lists|tells|shares|opposes|challenges|avoids|abstains|prepares|completes|investigates|studies|fixes|stops|maps|takes|supplies|offers|explains|communicates|registers|helps|hears|listens|pauses|suspends|signs|looks|restores|accompanies)$/u;
/** “The Provider never sells data”, “The tool never decides”: a prohibition of one word. */
function neverDoes(tokens: readonly Token[], at: number): Modal | undefined {
  const [before, never, verb] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return never?.word === 'never' &&
    before !== undefined &&
    !never.pauseBefore &&
    !/^(?:is|are|was|were|has|have|had|been|be)$/u.test(before.word) &&
    verb?.capital === false &&
    /[^su]s$/u.test(verb.word)
    ? { modality: 'must not', length: 1 }
    : undefined;
}

/** What a party says it does not do. */
const presentRefusals =
  /^(?:sell|rent|use|process|take|base|rely|decide|deploy|apply|record|disclose|share|retain|keep|collect|store|transfer|combine|train|give|provide|release|access|allow|permit|discriminate|subcontract|engage|respond|reveal|export|move|monetise|monetize|limit|exclude|retaliate|pay|offer|accept|try|switch|enable|activate|charge|lock|hide|publish|tolerate)$/u;

/** “No personal data shall”, “Neither party may”, but not “No later than ten days after …, the Supplier shall”. */
function opensWithNobody(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  return denying(first, second);
}

function denying(first: Token | undefined, second: Token | undefined): boolean {
  if (first === undefined) return false;
  if (first.word === 'neither' || first.word === 'nobody' || first.word === 'none') return true;
  return (
    first.word === 'no' && !/^(?:later|less|more|fewer|sooner|earlier|longer)$/u.test(second?.word ?? 'later')
  );
}

/** A “no” or “neither” that opens the last part before the head: “after the Term, no personal data may be kept”. */
function deniedBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at -= 1) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (denying(token, tokens[at + 1]) && !deniesRelative(tokens, at, to))
      return at === from || token.pauseBefore || token.stopBefore || opensDenial(tokens[at - 1]?.word ?? '');
    if (token.stopBefore && to - at > 1) return false;
    if (token.pauseBefore && to - at > 1 && !listsOn(tokens, at, to)) return false;
  }
  return false;
}

/** Whether the words from a comma on go on with a list that ends before the head: “no name, voice or face shall”. */
function listsOn(tokens: readonly Token[], at: number, to: number): boolean {
  const words = tokens.slice(at, to).map(({ word }) => word);
  return (
    (/^n?or$/u.test(words[0] ?? '') || words.slice(1).some((word) => /^(?:n?or|and)$/u.test(word))) &&
    to - at <= longestList &&
    !words.some((word) => subordinators.has(word) || /^(?:but|the)$/u.test(word))
  );
}
const longestList = 12;

/** “no outsider, and in particular no applicant, may enforce”: the words before “no” that begin the same denial anew. */
const opensDenial = (word: string): boolean =>
  joins.has(word) || /^(?:particular|especially|notably|including)$/u.test(word);
/** “a board, no member of which is paid, may”: the denial at `at` is that of a relative clause, which ends before `to`. */
function deniesRelative(tokens: readonly Token[], at: number, to: number): boolean {
  const relative = tokens.slice(at + 1, at + 4).some(({ word }) => word === 'which' || word === 'whom');
  return relative && tokens.slice(at + 4, to + 1).some(({ pauseBefore }) => pauseBefore);
}

const joins: ReadonlySet<string> = new Set(['and', 'or', 'but', 'that', 'nor']);
const subordinators: ReadonlySet<string> = new Set([
  'which',
  'who',
  'whom',
  'where',
  'when',
  'if',
  'unless',
  'that',
  'as',
  'whether',
  'while',
  'until',
  'because',
  'whenever',
  'wherever',
]);
const prepositions: ReadonlySet<string> = new Set([
  'of',
  'by',
  'to',
  'from',
  'with',
  'under',
  'for',
  'between',
  'against',
  'on',
  'upon',
  'in',
  'at',
  'than',
  'within',
  'behalf',
  'about',
  'via',
  'through',
]);
const articles: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'each',
  'any',
  'either',
  'both',
  'such',
  'that',
  'every',
  'all',
  'neither',
  'no',
]);
/** “The Supplier’s personnel shall” binds the Supplier. */
const stead =
  /^(?:personnel|staff|employees?|agents?|officers?|representatives?|auditors?|nominees?|delegates?|designees?|inspectors?)$/u;

type Subject = { readonly subjects: ReadonlySet<Role>; readonly main: boolean };

/** Who must or may, read from the words between the head before (or the start) and this one. */
function subjectOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  from: number,
  at: number,
  previous: Head | undefined,
): Subject {
  let start = at;
  while (start > from && !breaksBefore(tokens, start)) start -= 1;
  const subordinate = subordinators.has(tokens[start]?.word ?? '') && start < at;
  if (start === at) {
    if (previous !== undefined) return { subjects: previous.subjects, main: previous.main };
    return { subjects: rolesBetween(tokens, mentions, from, at), main: true };
  }
  const own = withPartner(tokens, mentions, start, rolesBetween(tokens, mentions, start, at));
  if (own.size > 0) return { subjects: own, main: !subordinate };
  const relative = at - start === 1 && subordinate;
  if (relative) return { subjects: rolesJustBefore(tokens, mentions, start), main: false };
  // “The City or an auditor it appoints may”: a noun joined to a role shares its right.
  if (joins.has(tokens[start]?.word ?? '') || tokens[start]?.pauseBefore === true) {
    const verbOnly = previous !== undefined && at - start <= 1;
    if (verbOnly) return { subjects: previous.subjects, main: previous.main };
    if (previous === undefined && !subordinate && joins.has(tokens[start]?.word ?? '')) {
      return { subjects: rolesBetween(tokens, mentions, from, start), main: true };
    }
    if (
      previous === undefined &&
      !subordinate &&
      own.size === 0 &&
      at - start <= 6 &&
      !articles.has(tokens[start]?.word ?? '')
    ) {
      return { subjects: rolesBetween(tokens, mentions, from, start), main: true };
    }
  }
  return { subjects: own, main: !subordinate };
}

/** “Neither the City nor the Vendor may”: who stands right before the joining word, first in its part, is subject too. */
function withPartner(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  start: number,
  own: ReadonlySet<Role>,
): ReadonlySet<Role> {
  if (own.size === 0 || !/^(?:and|or|nor)$/u.test(tokens[start]?.word ?? '')) return own;
  const partners = mentions.filter(({ from, to, possessive, role }) => {
    if (to !== start || possessive || !isRole(role)) return false;
    const first = articles.has(tokens[from - 1]?.word ?? '') ? from - 1 : from;
    return first === 0 || breaksBefore(tokens, first) || articles.has(tokens[first - 1]?.word ?? '');
  });
  return new Set([...own, ...partners.flatMap(({ role }) => (isRole(role) ? [role] : []))]);
}

/** Whether a new part of the sentence begins at `at`. */
function breaksBefore(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  // The modal itself can stand behind a comma: the part before the comma is then not the subject.
  if (token === undefined || before === undefined) return true;
  if (token.stopBefore || token.pauseBefore) return true;
  return joins.has(token.word) || subordinators.has(token.word);
}

function rolesBetween(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  from: number,
  to: number,
): ReadonlySet<Role> {
  const found = new Set<Role>();
  for (const mention of mentions) {
    if (mention.from < from || mention.to > to) continue;
    if (mention.possessive && !stead.test(tokens[mention.to]?.word ?? '')) continue;
    if (prepositions.has(wordBefore(tokens, mention.from))) continue;
    // “Supplier Personnel shall” is the Supplier; “Customer Data shall” is not the Customer.
    const next = tokens[mention.to];
    if (
      next !== undefined &&
      mention.to < to &&
      next.capital &&
      !next.pauseBefore &&
      !stead.test(next.word) &&
      !joins.has(next.word)
    )
      continue;
    if (isRole(mention.role)) found.add(mention.role);
  }
  return found;
}

function rolesJustBefore(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  at: number,
): ReadonlySet<Role> {
  const found = new Set<Role>();
  for (const mention of mentions) if (mention.to === at && isRole(mention.role)) found.add(mention.role);
  return found.size > 0 ? found : rolesBetween(tokens, mentions, Math.max(0, at - 6), at);
}

function isRole(it: Mention['role']): it is Role {
  return it !== 'data' && it !== 'system';
}

function wordBefore(tokens: readonly Token[], at: number): string {
  const before = tokens[at - 1]?.word ?? '';
  if (!articles.has(before)) return tokens[at]?.pauseBefore === true ? '' : before;
  return tokens[at - 1]?.pauseBefore === true ? '' : (tokens[at - 2]?.word ?? '');
}
