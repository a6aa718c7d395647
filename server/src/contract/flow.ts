import { markerAt, type Sheet } from './draftling.ts';
import type { Line } from './lines.ts';
import { type Marker, signatureOf } from './marker.ts';

/** How many lines ahead a number is looked for that confirms or refutes another. */
export const reach = 80;

/** The index of the last line with words before `at`, page furniture left out; -1 without one. */
export function lineBefore({ lines }: Sheet, at: number): number {
  for (let before = at - 1; before >= 0; before -= 1) {
    const line = lines[before];
    if (line !== undefined && line.kind !== 'furniture' && !line.blank) return before;
  }
  return -1;
}

/** The first line with words after `at`, page furniture left out, and its index. */
export function lineAfter({ lines }: Sheet, at: number): { line: Line; at: number } | undefined {
  for (let after = at + 1; after < lines.length; after += 1) {
    const line = lines[after];
    if (line !== undefined && line.kind !== 'furniture' && !line.blank) return { line, at: after };
  }
  return undefined;
}

/** The words of a line, trimmed. */
export function wordsAt({ lines }: Sheet, at: number): string {
  return lines[at]?.words.trimmed ?? '';
}

/** The words of a line without emphasis marks and tags, white space folded. */
export function plainAt({ lines }: Sheet, at: number): string {
  return lines[at]?.words.plain ?? '';
}

/** Whether a line of words leaves its sentence open, so that the next line goes on with it. */
export function leavesOpen(words: string): boolean {
  return !/[.;:!?][”"’')\]]*$/u.test(words.replace(/[*_~\s]+$/u, ''));
}

const expectsNumber =
  /(?:\b(?:clauses?|sections?|articles?|schedules?|paragraphs?|annex|part|page|see|of|in|on|under|to|the|by|than|within|exceed|january|february|march|april|may|june|july|august|september|october|november|december|eur|usd|gbp)|\b(?:nos?|arts?|secs?|cl|paras?|pp?)\.?|[$€£§])$/iu;

/**
 * Whether the number at the start of line `at` can begin a clause although no blank line stands before it: the line
 * before has ended a sentence or an item, and no better place for the same number follows.
 */
export function canFollow(
  sheet: Sheet,
  at: number,
  marker: Marker,
  startsClause: (at: number) => boolean,
): boolean {
  if (isNextBullet(sheet, at, marker, startsClause)) return true;
  const before = lineBefore(sheet, at);
  const words = plainAt(sheet, before);
  if (expectsNumber.test(words)) return false;
  const ended = /[.;:)\]”"—–-]$|(?:[;,]|\s)(?:and|or)$/iu.test(words);
  const listed = words.endsWith(',') && marker.open !== '';
  const short = startsClause(before) && words.length < 70;
  if (!ended && !listed && !short && !confirmed(sheet, at, marker)) return false;
  return !refuted(sheet, at, marker);
}

/** Whether a bullet stands right under an item with the same bullet: a list whose items end without a full stop. */
function isNextBullet(
  sheet: Sheet,
  at: number,
  { readings, label }: Marker,
  startsClause: (at: number) => boolean,
): boolean {
  if (readings[0]?.kind !== 'list') return false;
  for (let before = at - 1; before >= Math.max(0, at - reach); before -= 1) {
    if (sheet.lines[before]?.blank !== false) return false;
    const other = startsClause(before) ? markerAt(sheet, before) : undefined;
    if (other === undefined) continue;
    return other.label === label && Math.abs(indentAt(sheet, before) - indentAt(sheet, at)) <= 1;
  }
  return false;
}

/** Whether a first number is followed by the second of its kind at like indent, before the next `#` heading. */
export function confirmed(sheet: Sheet, at: number, marker: Marker): boolean {
  const signature = signatureOf(marker);
  const indent = indentAt(sheet, at);
  return someAhead(
    sheet,
    at,
    (other, ahead) =>
      signatureOf(other) === signature &&
      Math.abs(indentAt(sheet, ahead) - indent) <= 3 &&
      marker.readings.some(
        ({ kind, value }) => value === 1 && other.readings.some((it) => it.kind === kind && it.value === 2),
      ),
  );
}

/** Whether the very same number begins a paragraph further down: then a wrapped line only looked like it. */
function refuted(sheet: Sheet, at: number, marker: Marker): boolean {
  if (marker.readings[0]?.value === 1 || marker.open !== '' || marker.readings[0]?.kind !== 'decimal')
    return false;
  const signature = signatureOf(marker);
  const indent = indentAt(sheet, at);
  return someAhead(
    sheet,
    at,
    (other, ahead) =>
      other.label === marker.label &&
      signatureOf(other) === signature &&
      Math.abs(indentAt(sheet, ahead) - indent) <= 1 &&
      sheet.lines[ahead - 1]?.blank === true,
  );
}

/**
 * Whether `(i)` and the like is the roman that begins a list of its own: `(ii)` comes next, and not `(j)`. `otherwise` is
 * what holds where neither comes.
 */
export function beginsRomans(sheet: Sheet, at: number, marker: Marker, otherwise: boolean): boolean {
  const letter = marker.readings.find(({ kind }) => kind.endsWith('letter'));
  let roman = otherwise;
  someAhead(sheet, at, (other) => {
    if (signatureOf(other) !== signatureOf(marker)) return false;
    const goesOn = other.readings.some(
      ({ kind, value }) => kind === letter?.kind && value === letter.value + 1,
    );
    const second = other.readings.some(({ kind, value }) => kind.endsWith('roman') && value === 2);
    if (goesOn || second) roman = second;
    return goesOn || second;
  });
  return roman;
}

function someAhead(sheet: Sheet, at: number, test: (marker: Marker, at: number) => boolean): boolean {
  for (let ahead = at + 1; ahead < Math.min(at + reach, sheet.lines.length); ahead += 1) {
    if ((sheet.lines[ahead]?.level ?? 0) > 0) return false;
    const other = markerAt(sheet, ahead);
    if (other !== undefined && test(other, ahead)) return true;
  }
  return false;
}

function indentAt({ lines }: Sheet, at: number): number {
  return lines[at]?.words.indent ?? 0;
}
