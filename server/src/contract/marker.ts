import type { NumberKind } from './contract.ts';
import { marks } from './emphasis.ts';

/** A number at the start of a line, before it is known whether it numbers a clause. Offsets count in the line's text. */
export type Marker = {
  readonly word: string;
  readonly open: string;
  readonly label: string;
  readonly close: string;
  /** From the word or the opening bracket to the closing mark. */
  readonly start: number;
  readonly end: number;
  /** Where the text after the number starts: past closing emphasis, dashes and white space. */
  readonly rest: number;
  /** What the last part of the number can be; a lone `i` is a roman and a letter. */
  readonly readings: readonly { readonly kind: NumberKind; readonly value: number }[];
  /** The parts before the last, for `12.3(b)`: `['12', '3']`. */
  readonly above: readonly string[];
  readonly last: string;
};

const words =
  'articles?|art\\.|sections?|sec\\.|clauses?|cl\\.|part|chapter|title|condition|provision|requirement|rule|term|item|schedule|annex|annexure|appendix|exhibit|attachment|addendum|paragraph|para\\.?|recital|gcc|scc|§+';
const before = new RegExp(`^[\\s\\uFEFF]*(?:>\\s*){0,4}(?:#{1,6}\\s*)?(?:[-*+•–]\\s+)?${marks}\\s*`, 'u');
const worded = new RegExp(
  `^(${words})(\\s*(?:(?:no\\.?|n[º°]|№)\\s*)?)((?:\\d{1,3}(?:st|nd|rd|th)|\\d{1,3}(?:-\\d{1,3}){1,2}|(?:[A-Z]{1,5}-)?\\d{1,3}(?:\\.\\d{1,3})*[A-Za-z]?|[IVXLC]{1,7}(?:\\.\\d{1,3})*|[A-Z](?:\\.\\d{1,3})*)(?:\\([a-zA-Z0-9]{1,4}\\))*)(?![\\w'’])([.:)]*)`,
  'iu',
);
/** `Article (2) Definitions`, as translations from Arabic have it. */
const wordedInBrackets = new RegExp(`^(${words})\\s*\\((\\d{1,3}|[IVXLC]{1,7}|[A-Z])(\\)[.:]?)`, 'iu');
const afterWorded = new RegExp(`^${marks}\\s*(?:$|[-–—:.(“"*_<]|\\p{Lu})`, 'u');
const afterNumber = new RegExp(`^${marks}[.:]?\\s*(?:[-–—]+\\s+)?`, 'u');
const decimal =
  /^(\d{1,3}(?:\.\d{1,3})*[A-Z]?)((?:\([a-zA-Z0-9]{1,4}\))*)(-(?=\s+\p{Lu})|\\?[.):ºª°]+|)(?![\w%,'’/]|-\d)/u;
/** `2/1 The System`, `2-1 The System`, `A2.1 The System`, `B-2.1 The System`, `ST-1. The System`. */
const stroked =
  /^(\d{1,3}[/-]\d{1,2}(?:[/-]\d{1,2})?(?=[.):-]*\s+["“‘(*_]*\p{Lu})|[A-Z]{1,3}-?\d{1,3}(?:\.\d{1,3})+(?=[.):]*\s)|[A-Z]{1,4}-\d{1,3}(?=[.:)])|[A-Z]-\d{1,3}(?=\s+\p{Lu}{2,}))([.):-]*)/u;
/** `I.2.1 The System`, `A.2 The System`, `2.A. The System`, `2a. The System`. */
const mixed =
  /^((?:[IVXLC]{1,5}|[A-Z])(?:\.\d{1,3}){1,4}|\d{1,3}\.[A-Z](?:\.\d{1,3})*|\d{1,3}[a-z](?=\\?[.)]))(\\?[.):-]*)(?=\s|[*_<]|$)/u;
/** `I - SYSTEM`, `I SYSTEM`. */
const roman = /^([A-Z]|[IVXLC]{2,7})(?=\s[-–—]\s+\p{Lu})|^([IVXLC]{1,5})(?=\s+\p{Lu}{2,}[\p{Lu}\s,&’'-]*$)/u;
const bracketed = /^(\\?\()([a-zA-Z]{1,4}|\d{1,3})(\\?\)[.:]?)/u;
const lettered = /^([A-Za-z]|[IVXLC]{2,7}|[ivxlc]{2,7})(\\?[.)]{1,2})(?=-?\s|[*_<]|$)/u;
/** What may stand behind a number without any mark: a title, a dash, or a word that opens a clause. */
const afterBare =
  /^\s?(?:[-–—]\s)?\s*(?:\p{Lu}{2,}|\p{Lu}[\p{L}\s,&-]+$)|^\s[-–—]\s+["“(*_]*\p{Lu}|^\s+(?:The|An?|Any|All|Each|Every|Either|Neither|Both|If|Where|When|Unless|Subject|Nothing|Notwithstanding|Upon|Except)\s/u;
const bullet = /^[\s\uFEFF]*(?:([-*+•●▪–])\s+|([①-⑳])\s*)(?=\S)/u;

/** The number that `line` begins with, if any. `heading` tells that the line is a Markdown heading. */
export function markerOf(line: string, heading: boolean): Marker | undefined {
  const start = before.exec(line)?.[0].length ?? 0;
  const rest = line.slice(start);
  return wordedMarker(line, start, rest) ?? numberMarker(line, start, rest, heading) ?? bulletMarker(line);
}

const goesOn = /^\s+(?:Shall|May|Of|And|Or)\b/u;

function wordedMarker(line: string, start: number, rest: string): Marker | undefined {
  const inBrackets = wordedInBrackets.exec(rest);
  if (inBrackets !== null) {
    const [{ length }, word = '', number = '', close = ''] = inBrackets;
    return afterWorded.test(rest.slice(length)) && !goesOn.test(rest.slice(length))
      ? marker(line, { word, open: '(', number, close, start, length })
      : undefined;
  }
  const found = worded.exec(rest);
  if (found === null) return undefined;
  const [whole, word = '', gap = '', number = '', close = ''] = found;
  if (gap === '' && !word.startsWith('§')) return undefined;
  const after = rest.slice(whole.length);
  // “Article 28 of the Regulation”, “Section 4 shall apply”, “Schedule 2, the …” go on with a sentence.
  if (close === '' && !afterWorded.test(after)) return undefined;
  if (close === '' && goesOn.test(after)) return undefined;
  return marker(line, { word, open: '', number, close, start, length: whole.length });
}

function numberMarker(line: string, start: number, rest: string, heading: boolean): Marker | undefined {
  const mixture = mixed.exec(rest);
  if (mixture !== null) {
    const [{ length }, label = '', close = ''] = mixture;
    return marker(line, { word: '', open: '', number: label, close, start, length });
  }
  const number = decimal.exec(rest);
  if (number !== null) {
    const [whole, digits = '', brackets = '', close = ''] = number;
    const bare = close === '' && brackets === '' && !digits.includes('.');
    const after = rest.slice(whole.length);
    // “3 days”, “2020 census” are no numbers of clauses; “4 AUDIT” and a heading’s “4 Audit” are.
    if (bare && !(heading && /^\s+\S/u.test(after)) && !afterBare.test(after)) return undefined;
    if (!/^(?:\s|[*_<]|[-–—]\s|$)/u.test(after)) return undefined;
    return marker(line, {
      word: '',
      open: '',
      number: digits + brackets,
      close,
      start,
      length: whole.length,
    });
  }
  const strokes = stroked.exec(rest);
  if (strokes !== null) {
    const [{ length }, label = '', close = ''] = strokes;
    return marker(line, { word: '', open: '', number: label, close, start, length });
  }
  const bracket = bracketed.exec(rest);
  if (bracket !== null) {
    const [whole, open = '', label = '', close = ''] = bracket;
    // “(Ii)” is a slip of the pen or a word.
    if (label !== label.toLowerCase() && label !== label.toUpperCase()) return undefined;
    return marker(line, { word: '', open, number: label, close, start, length: whole.length });
  }
  const bare = roman.exec(rest);
  if (bare !== null) {
    const [{ length }, dashed, capital = ''] = bare;
    return marker(line, { word: '', open: '', number: dashed ?? capital, close: '', start, length });
  }
  const letter = lettered.exec(rest);
  if (letter === null) return undefined;
  const [whole, label = '', close = ''] = letter;
  return marker(line, { word: '', open: '', number: label, close, start, length: whole.length });
}

function bulletMarker(line: string): Marker | undefined {
  const found = bullet.exec(line);
  if (found === null) return undefined;
  const label = found[1] ?? found[2] ?? '-';
  const start = found[0].indexOf(label);
  return {
    word: '',
    open: '',
    label,
    close: '',
    start,
    end: start + 1,
    rest: found[0].length,
    readings: [{ kind: 'list', value: 1 }],
    above: [],
    last: label,
  };
}

type Parts = {
  readonly word: string;
  readonly open: string;
  readonly number: string;
  readonly close: string;
  readonly start: number;
  readonly length: number;
};

function marker(line: string, { word, open, number, close, start, length }: Parts): Marker | undefined {
  const parts = partsOf(number, word);
  const last = parts.at(-1) ?? '';
  const readings = readingsOf(last);
  if (readings.length === 0) return undefined;
  const end = start + length;
  const rest = end + (afterNumber.exec(line.slice(end))?.[0].length ?? 0);
  return { word, open, label: number, close, start, end, rest, readings, above: parts.slice(0, -1), last };
}

/** `12.3(b)` in three parts; `2a.` in two, while `Article 2a` stands between 2 and 3. */
function partsOf(number: string, word: string): readonly string[] {
  const apart =
    word === ''
      ? number.replace(/^(\d+)(?=[a-z]$)/u, '$1.')
      : number.replace(/^(\d+)(?:st|nd|rd|th)$/iu, '$1');
  return apart.split(/[.()/-]+/u).filter((part) => part !== '');
}

function readingsOf(label: string): Marker['readings'] {
  if (/^\d+[A-Za-z]?$/u.test(label)) return [{ kind: 'decimal', value: Number.parseInt(label, 10) }];
  const upper = label === label.toUpperCase();
  const roman = romanValue(label);
  const letter =
    label.length === 1
      ? label.toLowerCase().charCodeAt(0) - 96
      : /^([a-z])\1$/iu.test(label)
        ? 26 + label.toLowerCase().charCodeAt(0) - 96
        : 0;
  return [
    ...(letter > 0 ? [{ kind: upper ? 'upper-letter' : 'lower-letter', value: letter } as const] : []),
    ...(roman > 0 ? [{ kind: upper ? 'upper-roman' : 'lower-roman', value: roman } as const] : []),
  ];
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The value of a roman number; 0 where it is none. */
export function romanValue(label: string): number {
  const digits = [...label.toLowerCase()].map((it) => romanDigits[it] ?? Number.NaN);
  const value = digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
  return toRoman(value) === label.toLowerCase() ? value : 0;
}

/** `value` as a lower-case roman number; empty outside 1 to 399. */
export function toRoman(value: number): string {
  if (!(value >= 1 && value < 400)) return '';
  const steps = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const;
  let rest = value;
  return steps.reduce((roman, [worth, digits]) => {
    let done = roman;
    for (; rest >= worth; rest -= worth) done += digits;
    return done;
  }, '');
}

const attachment = /^(?:schedule|annex|annexure|appendix|exhibit|attachment|addendum)$/iu;

/** Whether the word before a number names a part that is attached to the contract. */
export function isAttachment(word: string): boolean {
  return attachment.test(word);
}

/** Whether the word before a number names a part of the body that only holds articles: no number below it repeats its own. */
export function isPart(word: string): boolean {
  return part.test(word);
}

const part = /^(?:part|chapter|title)$/iu;

/** What two numbers of one sequence share: word, brackets, number of parts. */
export function signatureOf({ word, open, close, above, label }: Marker): string {
  if (isAttachment(word)) return 'attachment';
  const shape = label.includes('(') ? 'bracket' : '';
  const kept = above.length > 0 ? '' : close.replace(/[^)]/gu, '');
  return `${word.toLowerCase().replace(/s$/u, '')}|${open}|${kept}|${above.length}|${shape}`;
}
