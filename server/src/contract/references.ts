import type { Clause, Reference } from './contract.ts';
import { isAttachment, romanValue } from './marker.ts';
import type { ReadingMemory } from './reading-memory.ts';
import type { Span } from './span.ts';

const number =
  "(?:\\d{1,3}(?!\\d)(?:\\.\\d{1,3}(?!\\d))*[A-Z]?(?![\\p{L}])(?:\\s?\\((?:[a-zA-Z]|[ivxl]{1,5}|[IVXL]{1,5}|\\d{1,2}|[a-z]{2})\\))*(?:\\.[a-z](?![\\w]))?|[IVXLC]{1,7}(?:\\.\\d{1,3})*(?![\\w])|[A-Z](?![\\w’']))";
const joint = '\\s{0,14}(?:,\\s{0,14}(?:and|or)?|and|or|to|through|&|–|-)\\s{0,14}';
const pattern = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])((?:sub-?)?clauses?|gcc|sections?|articles?|paragraphs?|sched(?:ules?)?|annex(?:es|ure)?|appendi(?:x|ces)|exhibits?|attachments?)\\s{1,14}|(§{1,2})\\s{0,14})(${number}(?:${joint}${number}){0,12})`,
  'giu',
);
const each = new RegExp(number, 'gu');

/** What follows a reference to a law or to another contract, and not to this draft. */
const ownPart =
  /^(?:this|that|the\s+(?:main|present|same|foregoing)|these|its|each|any|such|schedules?|annex|appendix|exhibit|attachment|clauses?|sections?|articles?|part|(?:the\s+)?(?:agreement|contract|dpa|addendum|deed|licen[cs]e|general\s+(?:terms|conditions)|terms|memorandum|data\s+(?:sharing|use|processing)\s+agreement|body))\b/iu;
const law =
  /^\s{0,14}(?:,\s{0,14}|\([^()]{0,60}\)\s{0,14}){0,3}(?:of|under|in)\s+(?:the\s+)?[^.;\n]{0,80}?\b(?:acts?|regulations?|directives?|gdpr|codes?|laws?|constitution|conventions?|charter|statutes?|ordinances?|covenant|treaty|rules|sccs|title\s+\d)\b|^\s{0,14}(?:gdpr|c\.?f\.?r|u\.?s\.?c|led\b|[A-Z]{2,}\s+\d{4})/iu;
const lawBefore =
  /(?:\d\s{1,14}(?:u\.?s\.?c\.?|c\.?f\.?r\.?)|\bacts?(?:\s+\d{4})?,?|\bgdpr,?|\bregulation\s+\(?[^\s]{1,20}(?:\s[\d/]+)?,?|\bdirective\s+[^\s]{1,20},?|\bcode,?|\bconvention,?|\bcovenant,?)\s{1,14}$/iu;
const within =
  /^\s{1,14}(?:of|in|to)\s{1,14}(?:this\s+)?(schedule|annex(?:ure)?|appendix|exhibit|attachment)\s{1,14}(\d{1,3}|[IVXLC]{1,7}|[A-Z])(?![\w])/iu;

/** A reference in a paragraph; its span counts there. */
export type ReferencePlace = Span & {
  readonly kind: Reference['kind'];
  /** Its word as written, and in lower case and singular. */
  readonly written: string;
  readonly word: string;
  readonly path: readonly string[];
  /** The attachment that the words after it name as its holder. */
  readonly within: string | undefined;
};

/** The references of a draft to its own clauses and attachments, in the order of the text. */
export function referencesOf(
  text: string,
  clauses: readonly Clause[],
  memory: ReadingMemory,
): readonly Reference[] {
  const target = targetsOf(clauses);
  const found: Reference[] = [];
  for (const clause of clauses) {
    if (clause.role === 'contents') continue;
    for (const { span } of clause.paragraphs) {
      for (const place of memory.paragraph(text.slice(span.start, span.end)).references) {
        const { kind, word, path, within: named, written } = place;
        const holder = kind === 'clause' ? (named ?? ownSchedule(clause, clauses, written)) : undefined;
        found.push({
          span: { start: span.start + place.start, end: span.start + place.end },
          kind,
          word,
          path,
          target: target(kind, path, holder),
          clause: clause.index,
        });
      }
    }
  }
  return found;
}

/** The references in the words of a paragraph. */
export function referencesIn(words: string): readonly ReferencePlace[] {
  const found: ReferencePlace[] = [];
  for (const match of words.matchAll(pattern)) {
    const [whole, written = match[2] ?? '', , numbers = ''] = match;
    const end = match.index + whole.length;
    const after = words.slice(end, end + 160);
    const before = words.slice(Math.max(0, match.index - 60), match.index);
    if (isElsewhere(after) || lawBefore.test(before)) continue;
    // “FAR section 12.212”, “OMB Circular No. A-130, Appendix III”; in all-capitals text every word looks so.
    if (/\p{Ll}/u.test(written) && /(?:\b\p{Lu}{2,6}|\bno\.? [^\s]{1,20},)\s{1,14}$/u.test(before)) continue;
    const kind = /^(?:sched|annex|append|exhibit|attach)/iu.test(written) ? 'attachment' : 'clause';
    const first = whole.length - numbers.length;
    const holder = kind === 'clause' ? within.exec(after)?.[2] : undefined;
    let leading = true;
    for (const it of numbers.matchAll(each)) {
      // A lower-case word before a lone letter is chance: “schedule A/B tests” aside, “section a” is prose.
      if (/^[A-Z]$/u.test(it[0]) && kind === 'clause' && /^\p{Ll}/u.test(written)) continue;
      const start = match.index + (leading ? 0 : first + it.index);
      leading = false;
      found.push({
        start,
        end: match.index + first + it.index + it[0].length,
        kind,
        written,
        word: written.startsWith('§') ? '§' : written.toLowerCase().replace(/s$/u, ''),
        path: pathOf(it[0]),
        within: holder,
      });
    }
  }
  return found;
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
    .split(/[.()\s]+/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
}

/** “paragraph 3” inside a schedule is the schedule’s own. */
function ownSchedule(clause: Clause, clauses: readonly Clause[], word: string): string | undefined {
  if (clause.role !== 'schedule' || !/^(?:paragraph|part)/iu.test(word)) return undefined;
  let top = clause;
  while (top.parent !== undefined) {
    const parent = clauses[top.parent];
    if (parent === undefined) break;
    top = parent;
  }
  return top.number?.label ?? attachmentLabel(top.heading?.text ?? '');
}

type Target = (
  kind: Reference['kind'],
  path: readonly string[],
  holder: string | undefined,
) => number | undefined;

function targetsOf(clauses: readonly Clause[]): Target {
  const byKey = new Map<string, number>();
  for (const { index, number, heading, role } of clauses) {
    if (role === 'contents' || role === 'recital' || role === 'preamble') continue;
    const attached = role === 'schedule' && (number === undefined || isAttachment(number.word));
    const label = attachmentLabel(heading?.text ?? '');
    const path = number?.path ?? (attached && label !== undefined ? [label] : []);
    if (path.length === 0) continue;
    const key = keyOf(attached ? 'attachment' : role === 'schedule' ? 'within' : 'clause', path);
    if (!byKey.has(key)) byKey.set(key, index);
  }
  return (kind, path, holder) =>
    holder === undefined
      ? byKey.get(keyOf(kind, path))
      : byKey.get(keyOf('within', [holder.toLowerCase(), ...path]));
}

function attachmentLabel(heading: string): string | undefined {
  return /^\p{L}+\s+(\d+|[IVXLC]+|[A-Z])\b/u.exec(heading)?.[1]?.toLowerCase();
}

/** Arabic and roman numbers of articles are one: “Article 4” finds `ARTICLE IV`, “Section 1.1” finds `1.01`. */
function keyOf(kind: Reference['kind'] | 'within', path: readonly string[]): string {
  const parts = path.map((part, at) => {
    if (/^\d+$/u.test(part)) return String(Number(part));
    const value = at === 0 ? romanValue(part) : 0;
    return value > 0 && (part.length > 1 || /^[ivx]$/u.test(part)) ? String(value) : part;
  });
  return `${kind} ${(parts.length > 1 && parts.at(-1) === '0' ? parts.slice(0, -1) : parts).join('.')}`;
}
