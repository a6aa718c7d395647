import type { Contract } from '../contract/contract.ts';
import { plainWords } from '../contract/plain-words.ts';
import type { Span } from '../contract/span.ts';
import type { Edit } from './edit.ts';
import { type Located, sentenceAround, withCapital } from './sentence.ts';

/** A way to take words back, not yet judged. */
export type Proposal = {
  readonly edit: Edit;
  /** The words that go, white space folded. */
  readonly struck: string;
  /** The words that stand in their place; empty where none do. */
  readonly put: string;
  readonly whole: 'phrase' | 'sentence' | 'clause';
};

/**
 * The ways to take back the words at `at` in clause `index`, the gentlest first: an effort becomes the duty itself, a
 * leave becomes a duty, a phrase goes with the commas around it.
 */
export function softenings(contract: Contract, index: number, at: Span): readonly Proposal[] {
  const located = sentenceAround(contract, index, at);
  if (located === undefined) return [];
  return tidy(contract, [
    ...efforts(contract, located, at),
    ...leaves(contract, at),
    ...strikes(contract, located, at),
  ]);
}

/** The ways to strike the phrase at `at` in clause `index`, and nothing else. */
export function strikesOf(contract: Contract, index: number, at: Span): readonly Proposal[] {
  const located = sentenceAround(contract, index, at);
  return located === undefined ? [] : tidy(contract, strikes(contract, located, at));
}

/** What allows the supplier becomes what forbids it. */
export function prohibitions(contract: Contract, at: Span): readonly Proposal[] {
  return replaced(
    contract,
    at,
    /\b(may|is entitled to|has the right to|shall be entitled to)\b(?!\s+not\b)/iu,
    'shall not',
  );
}

/** The sentence around `at` struck out; a clause that says nothing else keeps its number. */
export function removals(contract: Contract, index: number, at: Span): readonly Proposal[] {
  const located = sentenceAround(contract, index, at);
  if (located === undefined) return [];
  const { text } = contract;
  const { span, paragraph, clause } = located;
  const struck = folded(plainWords(contract, span));
  const next = text.slice(span.end, paragraph.end).trim();
  // “It may …” behind it would speak of nothing: a short sentence goes with it, before a longer one it stays.
  const leans = /^(?:it|this|that|these|those|they|such|otherwise|in (?:that|such|this) case)\b/iu.test(next);
  if (leans && (next.length > 120 || /[.!?]\s/u.test(next))) return [];
  const last = leans ? paragraph.end : span.end;
  const alone = span.start === paragraph.start && last === paragraph.end;
  if (!alone) {
    const before = span.start > paragraph.start;
    const start = before ? span.start - gapBefore(text, span.start) : span.start;
    const end = before ? last : last + gapAfter(text, last);
    return [{ edit: { span: { start, end }, text: '' }, struck, put: '', whole: 'sentence' }];
  }
  if (clause.children.length > 0 || /:\s*$/u.test(text.slice(paragraph.start, paragraph.end))) return [];
  if (clause.paragraphs.length > 1 || clause.number === undefined) {
    const start = paragraph.start - gapBefore(text, paragraph.start);
    return clause.paragraphs.length > 1 || clause.heading !== undefined
      ? [{ edit: { span: { start, end: paragraph.end }, text: '' }, struck, put: '', whole: 'sentence' }]
      : [];
  }
  // The tail of a list item (“; and”) belongs to the list.
  const tail = /(?:[;,](?:\s+(?:and|or))?|\.?)\s*$/u.exec(text.slice(span.start, last))?.[0] ?? '';
  const item = /^[;,]/u.test(tail);
  const edit = {
    span: { start: span.start, end: last - (item ? tail.length : 0) },
    text: item ? '[not used]' : '[Not used.]',
  };
  return [{ edit, struck, put: edit.text, whole: 'clause' }];
}

/** `use reasonable endeavours to provide` is `provide`. */
function efforts(contract: Contract, { span }: Located, at: Span): readonly Proposal[] {
  const from = Math.max(span.start, at.start - 60);
  const words = contract.text.slice(from, Math.min(span.end, at.end + 60));
  return [...words.matchAll(effort)].flatMap(({ 0: whole, index }): readonly Proposal[] => {
    const start = from + index;
    const end = start + whole.length;
    if (end <= at.start || start >= at.end) return [];
    const struck = folded(plainWords(contract, { start, end }));
    return [{ edit: { span: { start, end }, text: '' }, struck, put: '', whole: 'phrase' }];
  });
}

const effort =
  /(?<=\b(?:shall|must|will|agrees to|undertakes to)\s+)(?:(?:use|make|exert|exercise|employ|apply)\s+(?:[\p{L}-]+[\s,]+){0,6}?(?:efforts?|endeavou?rs)|endeavou?r|strive|seek|attempt|try|aim)\s+to\s+/giu;

/** `may` and `should` of a duty are `shall`. */
function leaves(contract: Contract, at: Span): readonly Proposal[] {
  return replaced(
    contract,
    at,
    /\b(may|should|is encouraged to|are encouraged to|is expected to|will consider)\b(?!\s+not\b)/iu,
    'shall',
  );
}

function replaced({ text }: Contract, at: Span, pattern: RegExp, by: string): readonly Proposal[] {
  const found = pattern.exec(text.slice(at.start, at.end));
  if (found === null) return [];
  const start = at.start + found.index;
  const put = /^\p{Lu}{2}/u.test(found[0]) ? by.toUpperCase() : by;
  return [
    {
      edit: { span: { start, end: start + found[0].length }, text: put },
      struck: folded(found[0]),
      put,
      whole: 'phrase',
    },
  ];
}

/** The phrase around `at` struck, from its opening word to its end, in some lengths. */
function strikes(contract: Contract, { span }: Located, at: Span): readonly Proposal[] {
  const { text } = contract;
  const inside = [...text.slice(at.start, at.end).matchAll(connectors)].map(({ index }) => at.start + index);
  // The last opening word inside is the shortest phrase; what begins with none would leave a stub.
  const starts = [...new Set([...inside.reverse(), ...openingBefore(text, span, at)])];
  const delimiter = /[,;)]|[.!?](?=["”’)*_]*(?:\s|$))/u.exec(text.slice(at.end, span.end));
  const far = delimiter === null ? span.end : at.end + delimiter.index;
  const joined = /^\s+and\b(?=\s+(?:on|at|in|during|after|within|with|for|upon)\b)/u.exec(
    text.slice(at.end, span.end),
  );
  const ends = [...new Set([...(joined === null ? [] : [at.end + joined[0].length]), at.end, far])];
  return starts.flatMap((start) => ends.flatMap((end) => struck(contract, span, { start, end })));
}

/** Words that open a qualifying phrase. */
const opener =
  '(?:(?:(?:but|and)\\s+)?(?:only|provided\\s+(?:always\\s+)?that|subject(?:\\s+always)?\\s+to|unless|if|where(?:ver)?|when|to\\s+the\\s+extent|(?:in)?so\\s*far\\s+as|as\\s+far\\s+as|as\\s+it|at|in|with|without|except|upon|no\\s+more|not\\s+more|up\\s+to\\s+once|reasonably|commercially))';
const connectors = new RegExp(`(?<![\\p{L}\\p{N}’'-])${opener}(?![\\p{L}\\p{N}])`, 'giu');
const connectorBefore = new RegExp(`(?<![\\p{L}\\p{N}’'-])${opener}(?![\\p{L}\\p{N}])[^,;.()]*$`, 'iu');

/** Where the phrase that holds `at` opens: at a word such as “subject to” close before it, if there is one. */
function openingBefore(text: string, sentence: Span, at: Span): readonly number[] {
  const from = Math.max(sentence.start, at.start - 50);
  const found = connectorBefore.exec(text.slice(from, at.start));
  return found === null ? [] : [from + found.index];
}

/** The removal of `span` from its sentence with the commas and spaces that only it needed. */
function struck(contract: Contract, sentence: Span, { start, end }: Span): readonly Proposal[] {
  const { text } = contract;
  const left = text.slice(sentence.start, start);
  const right = text.slice(end, sentence.end);
  const words = folded(plainWords(contract, { start, end }));
  const proposal = (from: number, to: number, put = ''): readonly Proposal[] => [
    { edit: { span: { start: from, end: to }, text: put }, struck: words, put: '', whole: 'phrase' },
  ];
  const openBracket = /\s*\(\s*$/u.exec(left);
  const closeBracket = /^\s*\)/u.exec(right);
  if (openBracket !== null && closeBracket !== null)
    return proposal(start - openBracket[0].length, end + closeBracket[0].length);
  if (left.trim() === '') {
    const next = /^[\s,]*(.)/su.exec(right);
    if (next?.[1] === undefined) return [];
    return proposal(start, end + next[0].length, withCapital(next[1]));
  }
  const comma = /\s*,\s*$/u.exec(left);
  const nextComma = /^\s*,/u.exec(right);
  const stop = /^\s*(?:[.;:!?]|$)/u.test(right);
  if (!stop && nextComma === null && danglesAfter.test(right)) return [];
  if (comma !== null)
    return proposal(start - comma[0].length, nextComma === null ? end : end + nextComma[0].length);
  if (danglesBefore.test(left)) return [];
  return proposal(start - gapBefore(text, start), end);
}

/** What cannot end a sentence that goes on with nothing. */
const danglesBefore =
  /\b(?:subject to|with|without|at|in|by|than|of|from|only|provided that|unless|if|where|and|or|but|the|an?|its|their|his|her|this|that|such|any|no)\s*$/iu;
/** What can only follow the words that are struck. */
const danglesAfter =
  /^\s+(?:in (?:any|each|every|a)|per|every|an? (?:year|month|quarter)|during|of|by|than|that|thereto|which|to|first|beforehand|in advance|in writing)\b/iu;

/** Only proposals that leave emphasis, brackets and the draft's spaces whole. */
function tidy({ text }: Contract, proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.filter(({ edit: { span, text: put } }, at) => {
    const gone = text.slice(span.start, span.end);
    const count = (mark: string) => gone.split(mark).length - 1;
    const whole = count('**') % 2 === 0 && count('(') === count(')') && count('“') === count('”');
    const again = proposals
      .slice(0, at)
      .some(({ edit }) => edit.span.start === span.start && edit.span.end === span.end && edit.text === put);
    return whole && !again && gone.trim() !== '';
  });
}

function gapBefore(text: string, at: number): number {
  return /\s*$/u.exec(text.slice(Math.max(0, at - 200), at))?.[0].length ?? 0;
}

function gapAfter(text: string, at: number): number {
  return /^\s*/u.exec(text.slice(at, at + 200))?.[0].length ?? 0;
}

/** Words of a draft with white space folded, for a title. */
export function folded(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
