import type { Heading } from './contract.ts';
import { markerAt, type Sheet } from './draftling.ts';
import { lineAfter, plainAt, wordsAt } from './flow.ts';
import { headingBetween, headingOf, isTitle } from './heading.ts';
import type { Line } from './lines.ts';

/** A heading and the index of its last line. Rank 1 closes ranks 1 and 2, rank 2 only itself. */
export type BareHeading = { readonly heading: Heading; readonly rank: 1 | 2; readonly last: number };

/** What a lawyer puts where a text is still to come; no heading. */
export const placeholder =
  /^[[({*_\s]*(?:reserved|intentionally (?:omitted|left blank|blank)|not used|omitted|deleted|tbd|tbc|tba|n\/?a|to be (?:determined|agreed|completed|confirmed|inserted))\b[^\p{L}]*$/iu;

const bold =
  /^(?:\*\*|__)(?!\s)[^*_]{2,90}(?:\*\*|__)[.:]?$|^<(?:b|strong|u|h\d)>[^<]{2,90}<\/(?:b|strong|u|h\d)>[.:]?$/u;

const ordinals =
  '(?:twenty|thirty|forty|fifty)[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one|two|three|four|five|six|seven|eight|nine)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teen(?:th)?|twentieth|thirtieth|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
/** “Clause First – Object”, “FIRST CLAUSE. Object”, “FIRST.- Object”: the number in words is part of the heading. */
const spelled = new RegExp(
  `^[*_]{0,3}(?:(?:clause|article|section)\\s+(?:${ordinals})\\b\\s*(?:[-–—.:]|[*_]{0,3}$)|(?:${ordinals})\\s+(?:clause|article|section)\\b\\s*(?:[-–—.:]|$)|(?:${ordinals})[.:]\\s?[-–—])`,
  'iu',
);

/** The heading without a number that begins at line `at`: marked by `#`, in capitals, or bold alone on its line. */
export function bareHeading(sheet: Sheet, at: number, line: Line, inside: boolean): BareHeading | undefined {
  const { text } = sheet;
  const words = wordsAt(sheet, at);
  if (line.level > 0) {
    const skip = /^#{1,6}\s*/u.exec(words)?.[0].length ?? 0;
    const heading = headingOf(line, line.first + skip, 'whole');
    return heading === undefined ? undefined : { heading, rank: 1, last: at };
  }
  if (inside) return undefined;
  const capitals = inCapitals(words);
  const marked = capitals || bold.test(words) || (words.length <= 90 && spelled.test(words));
  if (!marked || placeholder.test(words)) return undefined;
  if (!capitals) {
    const heading = headingOf(line, line.first, 'whole');
    return heading === undefined ? undefined : { heading, rank: bold.test(words) ? 2 : 1, last: at };
  }
  // A heading in capitals may run over two or three lines; a sentence that goes on in small letters is none.
  let last = at;
  for (; last < at + 3; last += 1) {
    const next = sheet.lines[last + 1];
    if (next === undefined || next.blank || next.kind !== 'text' || next.level > 0) break;
    const more = wordsAt(sheet, last + 1);
    if (/^\p{Ll}/u.test(more)) return undefined;
    if (markerAt(sheet, last + 1) !== undefined || !inCapitals(more)) break;
  }
  const end = sheet.lines[last]?.end ?? line.end;
  if (shoutedSentence.test(text.slice(line.first, end))) return undefined;
  const heading = headingBetween(text, { start: line.first, end }, 'whole');
  return heading === undefined ? undefined : { heading, rank: 1, last };
}

/** “THE SERVICE IS PROVIDED AS IS.”: a clause in capitals, and no title. */
const shoutedSentence = /\b(?:IS|ARE|SHALL|MUST|WILL|MAY|DOES|MAKES|DISCLAIMS)\b[\s\S]*\.\s*$/u;

function inCapitals(words: string): boolean {
  return (
    /\p{Lu}{3}/u.test(words) &&
    !/\p{Ll}/u.test(words) &&
    words.length <= 90 &&
    !/[;,]$|_{3}/u.test(words) &&
    /^[\p{Lu}“"'*]/u.test(words)
  );
}

/**
 * The heading that stands below a number alone on line `at`: `Article 4` over `Audit`. Only a number with a word
 * may have a blank line between them.
 */
export function headingBelow(sheet: Sheet, at: number, line: Line, worded: boolean): BareHeading | undefined {
  const below = lineAfter(sheet, at);
  if (below === undefined || below.at > at + (worded ? 2 : 1) || below.line.kind !== 'text') return undefined;
  if (markerAt(sheet, below.at) !== undefined) return undefined;
  const words = plainAt(sheet, below.at).replace(/^#+\s*/u, '');
  if (placeholder.test(words) || /[;,]$/u.test(words)) return undefined;
  const isHeading = below.line.level > 0;
  if (isHeading !== line.level > 0 || (isHeading && below.line.level !== line.level)) return undefined;
  const after = sheet.lines[below.at + 1];
  const alone =
    after === undefined ||
    after.blank ||
    markerAt(sheet, below.at + 1) !== undefined ||
    after.kind !== 'text';
  const marked = isHeading || inCapitals(words) || bold.test(wordsAt(sheet, below.at));
  if (!marked && !(alone && isTitle(words) && !/[.:]$/u.test(words))) return undefined;
  return bareHeadingOrLine(sheet, below.at, below.line);
}

function bareHeadingOrLine(sheet: Sheet, at: number, line: Line): BareHeading | undefined {
  const found = bareHeading(sheet, at, line, false);
  if (found !== undefined) return found;
  const heading = headingOf(line, line.first, 'whole');
  return heading === undefined ? undefined : { heading, rank: 1, last: at };
}
