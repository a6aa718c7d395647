import type { Reference } from './contract.ts';
import { romanValue } from './marker.ts';
import type { Span } from './span.ts';

const number =
  "(?:[A-Z]{1,4}-\\d{1,3}(?:\\.\\d{1,3})*(?![\\w])|[A-Z](?:\\.\\d{1,3})+(?![\\w])|\\d{1,3}(?!\\d)(?:\\.\\d{1,3}(?!\\d))*[A-Za-z]?(?![\\p{L}])(?:\\s?\\((?:[a-zA-Z]|[ivxl]{1,5}|[IVXL]{1,5}|\\d{1,2}|[a-z]{2})\\))*(?:\\.[a-z](?![\\w]))?|[IVXLC]{1,7}(?:\\.\\d{1,3})*(?![\\w])|[A-Z](?![\\w’']))";
const joint = '\\s{0,14}(?:,\\s{0,14}(?:and|or)?|and|or|to|through|&|–|-)\\s{0,14}';
const pattern = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])((?:sub-?)?clauses?|gcc|sections?|articles?|paragraphs?|sched(?:ules?)?|annex(?:es|ure)?|appendi(?:x|ces)|exhibits?|attachments?)\\s{1,14}|(§{1,2})\\s{0,14})(${number}(?:${joint}${number}){0,12})`,
  'giu',
);
const each = new RegExp(number, 'gu');
/** What no reference is without. */
const worded = /clause|section|article|paragraph|sched|annex|appendi|exhibit|attachment|gcc|§/iu;

/** What follows a reference to a law or to another contract, and not to this draft. */
const ownPart =
  /^(?:this|that|the\s+(?:main|present|same|foregoing)|these|its|each|any|such|schedules?|annex|appendix|exhibit|attachment|clauses?|sections?|articles?|part|chapter\s+[\dIVXL]+\b(?!\s+of\b)|title\s+[IVXL]+\b(?!\s+of\b)|(?:the\s+)?(?:agreement|contract|dpa|addendum|deed|licen[cs]e|general\s+(?:terms|conditions)|terms|memorandum|data\s+(?:sharing|use|processing)\s+agreement|body))\b/iu;
const law =
  /^\s{0,14}(?:,\s{0,14}|\([^()]{0,60}\)\s{0,14}){0,3}(?:of|under|in)\s+(?:the\s+)?[^.;\n]{0,80}?\b(?:acts?|regulations?|directives?|gdpr|codes?|laws?|constitution|conventions?|charter|statutes?|ordinances?|covenant|treaty|rules|sccs|title\s+\d)\b|^\s{0,14}(?:gdpr|c\.?f\.?r|u\.?s\.?c|led\b|[A-Z]{2,}\s+\d{4})/iu;
const lawBefore =
  /(?:\d\s{1,14}(?:u\.?s\.?c\.?|c\.?f\.?r\.?)|\bacts?(?:\s+\d{4})?,?|\bgdpr,?|\bregulation\s+\(?[^\s]{1,20}(?:\s[\d/]+)?,?|\bdirective\s+[^\s]{1,20},?|\bcode,?|\bconvention,?|\bcovenant,?)\s{1,14}$/iu;
const within =
  /^\s{1,14}(?:of|in|to)\s{1,14}(?:this\s+)?(schedule|annex(?:ure)?|appendix|exhibit|attachment)\s{1,14}(\d{1,3}|[IVXLC]{1,7}|[A-Z])(?![\w])/iu;

const inPart =
  /^\s{1,14}(?:of|in)\s{1,14}(?:part|chapter|title)\s{1,14}(\d{1,3}|[IVXLC]{1,7}|[A-Z])(?![\w])/iu;

/** A reference in a paragraph; its span counts there. */
export type ReferencePlace = Span & {
  readonly kind: Reference['kind'];
  /** Its word as written, and in lower case and singular. */
  readonly written: string;
  readonly word: string;
  readonly path: readonly string[];
  /** The path as clauses are found by it. */
  readonly key: string;
  /** The attachment that the words after it name as its holder. */
  readonly within: string | undefined;
  /** The part of the body that they name so. */
  readonly part: string | undefined;
};

/** The references in the words of a paragraph. */
export function referencesIn(words: string): readonly ReferencePlace[] {
  if (!worded.test(words)) return nothing;
  const found: ReferencePlace[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
    const [whole, written = match[2] ?? '', , numbers = ''] = match;
    const end = match.index + whole.length;
    const after = words.slice(end, end + 160);
    const before = words.slice(Math.max(0, match.index - 60), match.index);
    if (isElsewhere(after) || lawBefore.test(before)) continue;
    // “FAR section 12.212”, “OMB Circular No. A-130, Appendix III”; in all-capitals text every word looks so.
    if (/\p{Ll}/u.test(written) && /\b(?:\p{Lu}{2,6}|[Nn]o\.? \S*\d\S*,)\s+$/u.test(before)) continue;
    const kind = /^(?:sched|annex|append|exhibit|attach)/iu.test(written) ? 'attachment' : 'clause';
    const first = whole.length - numbers.length;
    const holder = kind === 'clause' ? within.exec(after)?.[2] : undefined;
    const part = kind === 'clause' ? inPart.exec(after)?.[1] : undefined;
    let leading = true;
    for (const it of numbers.matchAll(each)) {
      // A lower-case word before a lone letter is chance: “schedule A/B tests” aside, “section a” is prose.
      if (/^[A-Z]$/u.test(it[0]) && kind === 'clause' && /^\p{Ll}/u.test(written)) continue;
      const start = match.index + (leading ? 0 : first + it.index);
      leading = false;
      const path = pathOf(it[0]);
      found.push({
        start,
        end: match.index + first + it.index + it[0].length,
        kind,
        written,
        word: singular(written),
        path,
        key: keyOf(path),
        within: holder,
        part,
      });
    }
  }
  return found.length === 0 ? nothing : found;
}

const nothing: readonly ReferencePlace[] = [];

function singular(written: string): string {
  if (written.startsWith('§')) return '§';
  return written
    .toLowerCase()
    .replace(/(?<=annex)es$|s$/u, '')
    .replace(/ice$/u, 'ix');
}

/** Whether what follows a number says that it belongs to a law or another document. */
function isElsewhere(after: string): boolean {
  const of = /^\s{0,14}(?:\([^()]{0,60}\)\s{0,14})?(?:of|under)\s{1,14}/iu.exec(after);
  if (of !== null) {
    const rest = after.slice(of[0].length);
    if (ownPart.test(rest)) return false;
    // “clause 4 of the Data Protection Act”, “Clause 9 of the EU SCCs”: a proper name that is not this draft’s.
    if (/^(?:the\s+)?\p{Lu}/u.test(rest)) {
      const name =
        /^(?:the\s+)?((?:[\p{Lu}\d][^\s,.;]*\s*|of\s|the\s|and\s|on\s|for\s){1,10})/u.exec(rest)?.[1] ?? '';
      return !/\b(?:agreement|contract|dpa|addendum)\b/iu.test(name);
    }
  }
  return law.test(after);
}

function pathOf(written: string): readonly string[] {
  return written
    .split(/[.()\s-]+/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
}

/** Arabic and roman numbers of articles are one: “Article 4” finds `ARTICLE IV`, “Section 1.1” finds `1.01`. */
export function keyOf(path: readonly string[]): string {
  const parts = path.map((part, at) => {
    if (/^\d+$/u.test(part)) return String(Number(part));
    const value = at === 0 ? romanValue(part) : 0;
    return value > 0 && (part.length > 1 || /^[ivx]$/u.test(part)) ? String(value) : part;
  });
  return (parts.length > 1 && parts.at(-1) === '0' ? parts.slice(0, -1) : parts).join('.');
}
