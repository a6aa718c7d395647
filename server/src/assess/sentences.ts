import type { ClauseRole, Paragraph } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import { abbreviationBit, capitalBit, precedenceBit, sayingBit } from './features.ts';
import { featuresAt, type Lexicon, wordWidth } from './lexicon.ts';
import { newRow, readWords, type WordRow } from './read-words.ts';
import type { Room } from './room.ts';
import { numberOf, Words } from './words.ts';

/**
 * A sentence of a clause. A list item carries the words that lead into the list before its own (`The Supplier shall:`
 * `(b) keep records`), so that it reads as the sentence it is.
 */
export type Sentence = {
  readonly clause: number;
  readonly words: Words;
  /** How many words of `words` are the lead-in. */
  readonly lead: number;
  /** The sentence's own words, which stand at `origin` in the draft. */
  readonly own: OwnWords;
  readonly origin: number;
};

/** The words of one sentence in a paragraph. Places are in UTF-16 units from the start of the paragraph. */
export type OwnWords = {
  readonly words: Words;
  /** Where in the row of `words` the places stand at which they start. */
  readonly starts: number;
  /** The end of the sentence with its full stop. */
  readonly end: number;
  /** Where words begin that claim precedence over other clauses; -1 without any. */
  readonly precedence: number;
};

/** What the sentences of a paragraph are, wherever it stands. */
export type ReadParagraph = {
  readonly sentences: readonly OwnWords[];
  /** Whether its last sentence leads into what comes below. */
  readonly open: boolean;
};

/** The span of the sentence's own words, lead-in not included. */
export function spanOf({ own, origin }: Sentence): Span {
  return { start: origin + startOf(own, 0), end: origin + own.end };
}

/** Where the words of a sentence from `from` to `to` (not included) stand; those of the lead-in are left out. */
export function placeOf({ own, origin, lead }: Sentence, from: number, to: number): Span {
  const last = to - 1 - lead;
  return {
    start: origin + startOf(own, Math.max(from - lead, 0)),
    end: origin + startOf(own, last) + own.words.written(last),
  };
}

const startOf = ({ words, starts }: OwnWords, at: number): number => words.row[starts + at] ?? 0;

/** The words that lead into sentences; the same list wherever they are the same. */
export type Lead = readonly number[];

/** Whether the clauses of a role can hold duties, and so have sentences. */
export const isJudged = (role: ClauseRole): boolean => judged.has(role);

/** The words that lead into what comes behind a paragraph of these sentences, which `lead` led into. */
export function leadBehind({ sentences, open }: ReadParagraph, lead: Lead): Lead {
  const last = sentences.at(-1);
  if (!open || last === undefined || opensContract(last.words)) return noLead;
  const { row, base, length } = last.words;
  return [...(sentences.length === 1 ? lead : noLead), ...row.subarray(base, base + length)].slice(
    -longestLead,
  );
}

/** “The parties therefore agree as follows:” opens the contract; what it lists are clauses of their own. */
function opensContract(words: Words): boolean {
  const end = words.length;
  if (words.word(end - 1) !== 'follows' || words.word(end - 2) !== 'as') return false;
  return words.slice(Math.max(0, end - 5), end - 2).some((word) => /^agreed?$/u.test(word));
}

/** Whether two lead-ins are of the same words. */
export function isSameLead(one: Lead, other: Lead): boolean {
  return one === other || (one.length === other.length && one.every((word, at) => word === other[at]));
}

/** No words. */
export const noLead: Lead = [];
/** Lead-ins longer than this are cut from the front: nobody writes them, and they would be copied into every item. */
const longestLead = 80;
const judged: ReadonlySet<string> = new Set([
  'operative',
  'boilerplate',
  'schedule',
  'definition',
  'preamble',
]);

/** No sentence that anybody wrote has as many words; the stretches of a phrase in one are looked through one by one. */
const longestSentence = 2000;

const scratch = newRow();
const silent: ReadParagraph = { sentences: [], open: false };

/** Reads the sentences of a paragraph; their words go into `room`. */
export function readParagraph(
  text: string,
  paragraph: Paragraph,
  lexicon: Lexicon,
  room: Room,
): ReadParagraph {
  const row = scratch;
  readWords(text, paragraph, lexicon, row);
  if (row.length === 0) return silent;
  const { start: origin, end } = paragraph.span;
  const base = room.take(2 * row.length);
  const { page } = room;
  for (let at = 0; at < row.length; at += 1) {
    page[base + at] = row.row[at] ?? 0;
    page[base + row.length + at] = row.starts[at] ?? 0;
  }
  // Words that are not told apart stand where a stretch is passed over.
  const hides = paragraph.skipped.some((it) => it.end - it.start >= shortestClaim);
  const sentences: OwnWords[] = [];
  let from = 0;
  for (let at = 1; at <= row.length; at += 1) {
    const begins =
      at - from >= longestSentence ||
      (row.mayBegin[at] === 1 && beginsSentence(text, origin, row, at, lexicon));
    if (at < row.length && !begins) continue;
    const first = row.starts[from] ?? 0;
    const last = endOf(text, origin + (row.ends[at - 1] ?? 0), end) - origin;
    const words = new Words(lexicon, page, base + from, at - from);
    const claim =
      hides || mayClaim(words) ? text.slice(origin + first, origin + last).search(precedence) : -1;
    sentences.push({
      words,
      starts: base + row.length + from,
      end: last,
      precedence: claim < 0 ? -1 : first + claim,
    });
    from = at;
  }
  const last = sentences.at(-1);
  const lastWord = origin + (row.ends[row.length - 1] ?? 0);
  const open =
    last !== undefined && leadsOn(text, lastWord, end) && !isTitle(text.slice(lastWord, end), last.words);
  return { sentences: sentences.slice(), open };
}

/** Whether one of the words can be part of a claim of precedence. */
function mayClaim(words: Words): boolean {
  for (let at = 0; at < words.length; at += 1) if (words.is(at, precedenceBit)) return true;
  return false;
}
const shortestClaim = 4;

/** “Article 9 notwithstanding”, “clause 9 does not apply to …”: what is overridden may stand before the words. */
const clauses = String.raw`(?:articles?|clauses?|sections?|paragraphs?)\s+`;
const precedence = new RegExp(
  [
    String.raw`this\s+(?:sub-?)?(?:clause|section|article|paragraph)\s+(?:shall|will|does)\s+not\s+(?:apply|extend|bind|cover)`,
    String.raw`${clauses}[\w.()-]{1,14}(?:\s+\([^()]{1,80}\))?(?:,?\s+notwithstanding|\s+(?:(?:shall|will|does|do)\s+not\s+(?:apply|extend|bind|cover|restrict)|(?:is|are|shall be)\s+disapplied))`,
    'despite|notwithstanding|prevails? over|takes? precedence over|in spite of|overrides?|(?:by way of |in )derogation (?:of|from)',
    '(?:the )?(?:preceding|foregoing|previous) (?:number|paragraph|clause|sub-?clause|section|provision|point)s? do(?:es)? not (?:impede|prevent|preclude|prohibit)',
    String.raw`(?:(?:exempt(?:ed)?|exception|released|freed|free) from|not (?:be )?(?:subject to|bound by)|outside|without regard to|regardless of|irrespective of)\s+(?:the (?:requirements|provisions|terms) of\s+)?${clauses}\d`,
    String.raw`without\s+(?!prejudice|limit|affect|derogat|restrict)(?:[\w,-]+\s+){1,12}(?:under|pursuant to|required by|referred to in|in accordance with)\s+${clauses}\d`,
    String.raw`(?:do(?:es)?|shall|will|need) not (?:require|need|call for)\s+(?:an?|any|the|its|such|prior)\s+(?:[\w,-]+\s+){1,6}(?:under|pursuant to|required by|referred to in|in accordance with)\s+${clauses}\d`,
  ]
    .map((words) => `\\b(?:${words})`)
    .join('|'),
  'iu',
);

/** Whether a full stop, question mark or exclamation mark ends a sentence before the word at `at`. */
function beginsSentence(text: string, origin: number, row: WordRow, at: number, lexicon: Lexicon): boolean {
  const end = origin + (row.ends[at - 1] ?? 0);
  const start = origin + (row.starts[at] ?? 0);
  const capital = (featuresOf(lexicon, row.row[at] ?? 0) & capitalBit) !== 0;
  // By far the most common: “done. The”.
  const plain = start === end + 2 && text.charAt(end) === '.' && text.charAt(end + 1) === ' ';
  if (!(plain ? capital : endsBetween(text.slice(end, start), capital))) return false;
  if (start === end + 1 && isOneName(text, start)) return false;
  const before = row.row[at - 1] ?? 0;
  const features = featuresOf(lexicon, before);
  return (
    (features & abbreviationBit) === 0 &&
    !(
      lexicon.words[numberOf(before)]?.length === 1 &&
      ((features & capitalBit) !== 0 || chapterNumber.test(text.slice(start, start + 4)))
    )
  );
}

/** The number of an act in a collection of statutes: “c. A-1”. */
const chapterNumber = /^\p{Lu}{1,2}-\d/u;

/** Whether the full stop before `start` stands within a name, “GOV.UK”, and not where a space was lost, “done.The”. */
const isOneName = (text: string, start: number): boolean =>
  !/^\p{Ll}\.\p{Lu}\p{Ll}/u.test(text.slice(start - 2, start + 2));

const featuresOf = ({ facts }: Lexicon, word: number): number =>
  facts[wordWidth * numberOf(word) + featuresAt] ?? 0;

/** Whether the signs between two words end a sentence; `capital` tells whether the second begins with one. */
function endsBetween(between: string, capital: boolean): boolean {
  return (
    /[.?!]["”’')\]*_]*\s/u.test(`${between} `) &&
    (capital ||
      /^["“‘(*_[]*\p{Lu}/u.test(between.trimStart()) ||
      /[.]\s*(?:\([a-z0-9]+\)\s*)?["“‘]$/u.test(between))
  );
}

/** Whether a paragraph is only a title over what follows: a few words that say nothing, “GCC 10. Legal authority”. */
function isTitle(behind: string, words: Words): boolean {
  if (/[:,;–—-]\s*$/u.test(behind.trimEnd()) || words.length > longestTitle) return false;
  for (let at = 0; at < words.length; at += 1) if (words.is(at, sayingBit)) return false;
  return true;
}

const longestTitle = 8;

/** Whether a paragraph ends so that a list goes on with it: with a colon, a dash, a comma or no stop at all. */
function leadsOn(text: string, lastWord: number, end: number): boolean {
  for (let at = lastWord; at < end; at += 1) if (finalStops.has(text.charAt(at))) return false;
  return true;
}
const finalStops: ReadonlySet<string> = new Set('.?!;');
const closers: ReadonlySet<string> = new Set('"”’\')]');

function endOf(text: string, lastWord: number, limit: number): number {
  const end = Math.min(limit, lastWord + 6);
  let at = lastWord;
  while (at < end && closers.has(text.charAt(at))) at += 1;
  if (at >= end || !finalStops.has(text.charAt(at))) return lastWord;
  at += 1;
  while (at < end && closers.has(text.charAt(at))) at += 1;
  return at;
}
