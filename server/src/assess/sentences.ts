import type { Contract, Paragraph, Role, ThingName } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Steps } from '../contract/steps.ts';
import { abbreviationBit, capitalBit, sayingBit } from './features.ts';
import type { Found } from './found.ts';
import type { Lexicon } from './lexicon.ts';
import { newRow, readWords, type WordRow } from './read-words.ts';
import { Words } from './words.ts';

/** A mention of a role, or of the data or the system by a defined term: words `from` to `to` (not included). */
export type Mention = {
  readonly role: Role | ThingName['thing'];
  readonly from: number;
  readonly to: number;
  readonly possessive: boolean;
};

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
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The end of the sentence with its full stop. */
  readonly end: number;
  /** Where words begin that claim precedence over other clauses; -1 without any. */
  readonly precedence: number;
  /** What was found in the sentence when it was last searched, for the next version of the draft. */
  memo: Found | undefined;
};

/** What the sentences of a paragraph are, wherever it stands. */
export type ReadParagraph = {
  readonly sentences: readonly OwnWords[];
  /** Whether its last sentence leads into what comes below. */
  readonly open: boolean;
};

/** The span of the sentence's own words, lead-in not included. */
export function spanOf({ own, origin }: Sentence): Span {
  return { start: origin + (own.starts[0] ?? 0), end: origin + own.end };
}

/** Where the words of a sentence from `from` to `to` (not included) stand; those of the lead-in are left out. */
export function placeOf({ own, origin, lead }: Sentence, from: number, to: number): Span {
  const start = own.starts[Math.max(from, lead) - lead];
  const end = own.ends[to - 1 - lead];
  return { start: start === undefined ? 0 : origin + start, end: end === undefined ? 0 : origin + end };
}

/**
 * Gives to `take` the sentences of the clauses that can hold duties, in document order. `read` reads a paragraph, or knows
 * it. A paragraph is a step.
 */
export function* forEachSentence(
  contract: Contract,
  lexicon: Lexicon,
  read: (paragraph: Paragraph) => ReadParagraph,
  take: (clause: number, words: Words, lead: number, own: OwnWords, origin: number) => void,
): Steps<void> {
  // The unfinished words of each clause, which lead into its children.
  const leads: (readonly number[] | undefined)[] = contract.clauses.map(() => undefined);
  for (const clause of contract.clauses) {
    if (!judged.has(clause.role)) continue;
    const inherited = clause.parent === undefined ? noWords : (leads[clause.parent] ?? noWords);
    let lead = inherited;
    const firstChild = contract.clauses[clause.children[0] ?? -1]?.span.start ?? Number.POSITIVE_INFINITY;
    for (const paragraph of clause.paragraphs) {
      yield;
      const { sentences: parts, open } = read(paragraph);
      for (let index = 0; index < parts.length; index += 1) {
        const own = parts[index];
        if (own === undefined) continue;
        const before = index === 0 ? lead : noWords;
        const words = before.length === 0 ? own.words : new Words(lexicon, before.concat(own.words.row));
        take(clause.index, words, before.length, own, paragraph.span.start);
      }
      const last = parts.at(-1);
      lead =
        open && last !== undefined
          ? (parts.length === 1 ? lead : noWords).concat(last.words.row).slice(-longestLead)
          : noWords;
      // What follows the list does not lead into it.
      if (paragraph.span.start < firstChild) leads[clause.index] = lead;
    }
    // `9.2 Records` over `(a)`, `(b)` has no words of its own: what led into it leads into them.
    if (clause.paragraphs.length === 0) leads[clause.index] = inherited;
  }
}

const noWords: readonly number[] = [];
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

/** Reads the sentences of a paragraph. */
export function readParagraph(text: string, paragraph: Paragraph, lexicon: Lexicon): ReadParagraph {
  const row = scratch;
  readWords(text, paragraph, lexicon, row);
  if (row.length === 0) return { sentences: [], open: false };
  const { start: origin, end } = paragraph.span;
  const sentences: OwnWords[] = [];
  let from = 0;
  for (let at = 1; at <= row.length; at += 1) {
    const begins =
      at - from >= longestSentence ||
      (row.mayBegin[at] === 1 && beginsSentence(text, origin, row, at, lexicon));
    if (at < row.length && !begins) continue;
    const first = row.starts[from] ?? 0;
    const last = endOf(text, origin + (row.ends[at - 1] ?? 0), end) - origin;
    const claim = text.slice(origin + first, origin + last).search(precedence);
    sentences.push({
      words: new Words(lexicon, row.row.slice(from, at)),
      starts: row.starts.slice(from, at),
      ends: row.ends.slice(from, at),
      end: last,
      precedence: claim < 0 ? -1 : first + claim,
      memo: undefined,
    });
    from = at;
  }
  const last = sentences.at(-1);
  const lastWord = origin + (row.ends[row.length - 1] ?? 0);
  const open =
    last !== undefined && leadsOn(text, lastWord, end) && !isTitle(text.slice(lastWord, end), last.words);
  return { sentences, open };
}

/** “Article 9 notwithstanding”, “clause 9 does not apply to …”: what is overridden may stand before the words. */
const clauses = String.raw`(?:articles?|clauses?|sections?|paragraphs?)\s+`;
const precedence = new RegExp(
  [
    String.raw`${clauses}[\w.()]{1,12}(?:,?\s+notwithstanding|\s+(?:(?:shall|will|does|do)\s+not\s+(?:apply|extend|bind|cover)|(?:is|are|shall be)\s+disapplied))`,
    'despite|notwithstanding|prevails? over|takes? precedence over|in spite of|overrides?|(?:by way of |in )derogation (?:of|from)',
    '(?:the )?(?:preceding|foregoing|previous) (?:number|paragraph|clause|sub-?clause|section|provision|point)s? do(?:es)? not (?:impede|prevent|preclude|prohibit)',
    String.raw`(?:(?:exempt(?:ed)?|exception|released|freed|free) from|not (?:be )?(?:subject to|bound by)|outside|without regard to|regardless of|irrespective of)\s+(?:the (?:requirements|provisions|terms) of\s+)?${clauses}\d`,
    String.raw`without\s+(?!prejudice|limit|affect|derogat|restrict)(?:[\w,-]+\s+){1,12}(?:under|pursuant to|required by|referred to in|in accordance with)\s+${clauses}\d`,
  ]
    .map((words) => `\\b(?:${words})`)
    .join('|'),
  'iu',
);

/** Whether a full stop, question mark or exclamation mark ends a sentence before the word at `at`. */
function beginsSentence(text: string, origin: number, row: WordRow, at: number, lexicon: Lexicon): boolean {
  const end = origin + (row.ends[at - 1] ?? 0);
  const start = origin + (row.starts[at] ?? 0);
  const capital = ((lexicon.features[(row.row[at] ?? 0) >> 2] ?? 0) & capitalBit) !== 0;
  // By far the most common: “done. The”.
  const plain = start === end + 2 && text.charAt(end) === '.' && text.charAt(end + 1) === ' ';
  if (!(plain ? capital : endsBetween(text.slice(end, start), capital))) return false;
  const before = (row.row[at - 1] ?? 0) >> 2;
  const features = lexicon.features[before] ?? 0;
  return (
    (features & abbreviationBit) === 0 &&
    !((features & capitalBit) !== 0 && lexicon.words[before]?.length === 1)
  );
}

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
