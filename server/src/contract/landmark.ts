import { markerAt, type Sheet } from './draftling.ts';
import { lineAfter, lineBefore, plainAt, wordsAt } from './flow.ts';

const signing =
  /^(?:in witness (?:whereof|of which|thereof)\b|signed\s*(?:$|:|by\b|for\b|on\b|as\b|in\b|and\b|this\b|at\b)|executed\s+(?:as|by|on|in)\b|as witness\b|accepted and agreed\b|agreed (?:and|&) accepted\b|by the signatures?\b|for and on behalf of\b)/iu;
const signingField =
  /^(?:by|signature|signed|sign|authori[sz]ed signatory|name|printed name)\s*:|^x?_{8,}\s*$/iu;

/** Whether the signatures begin at line `at`: with their formula, or with a name over a line to sign on. */
export function beginsSignatures(sheet: Sheet, at: number): boolean {
  const words = plainAt(sheet, at);
  if (signing.test(words)) return true;
  if (/^(?:by|signature)\s*:\s*_{3,}/iu.test(words)) return true;
  if (words.length > 60 || /[.;]$/u.test(words) || signingField.test(words)) return false;
  const next = lineAfter(sheet, at);
  return next !== undefined && /^(?:by|signature)\s*:\s*_{3,}/iu.test(plainAt(sheet, next.at));
}

/** How many lines ahead the signatures are looked for that are still to come; no more than `reach`. */
const signedWithin = 40;

/**
 * Whether the signatures are over at line `at`, since numbered duties follow: a form that is signed first, with its
 * conditions behind.
 */
export function endsSignatures(sheet: Sheet, at: number): boolean {
  const { lines } = sheet;
  let duties = 0;
  for (let it = at; it < Math.min(at + signedWithin, lines.length) && duties < 2; it += 1) {
    if (lines[it]?.blank !== false) continue;
    const words = wordsAt(sheet, it);
    if (/_{3,}/u.test(words) || signingField.test(words)) return false;
    if (markerAt(sheet, it) !== undefined && /\b(?:shall|must|will|may|agrees)\b/u.test(words)) duties += 1;
  }
  return duties === 2;
}

/** Whether a line, without emphasis, begins a recital of its own: `WHEREAS, the City …`. */
export function beginsRecital(words: string): boolean {
  return /^(?:WHEREAS|Whereas)\b\s*[,:]?\s*\S/u.test(words);
}

/** Whether a line, without emphasis, ends the recitals: `NOW, THEREFORE, the parties agree as follows`. */
export function endsRecitals(words: string): boolean {
  return /^(?:now,?\s+therefore|it is (?:hereby )?agreed|(?:accordingly,?\s+)?the parties (?:(?:hereby|therefore|have) )?agreed?\b[^.]{0,40}(?:as follows|:))/iu.test(
    words,
  );
}

/** Whether line `at` names a party of the title page: `between` or `and` stands alone before it, or `and` after it. */
export function namesParty(sheet: Sheet, at: number): boolean {
  const before = plainAt(sheet, lineBefore(sheet, at));
  const after = lineAfter(sheet, at);
  return (
    /^(?:(?:by and |made )?between|and|among)\s*:?$/iu.test(before) ||
    (after !== undefined && /^[-–—(]?and[-–—)]?$/iu.test(plainAt(sheet, after.at)))
  );
}

/** Whether a line, without emphasis, leads into a list of the parties: `This Agreement is made between:`. */
export function presentsParties(words: string): boolean {
  return /\b(?:between|among|parties)(?:\s+each\s+of|\s+the\s+following(?:\s+parties)?)?\s*[:–—-]?$/iu.test(
    words.slice(-80),
  );
}
