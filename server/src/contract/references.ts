import type { Clause, Reference } from './contract.ts';
import { romanValue } from './marker.ts';

const label =
  '(?:\\d{1,3}(?:\\.\\d{1,3})*[A-Z]?(?:\\s?\\([a-zA-Z0-9]{1,4}\\))*|[IVXLC]{1,7}(?:\\.\\d{1,3})*|[A-Z](?![\\w]))';
const pattern = new RegExp(
  `\\b(clauses?|sections?|articles?|paragraphs?|schedules?|annex(?:es|ure)?|appendi(?:x|ces)|exhibits?|attachments?)\\s+(${label})((?:\\s*(?:,|and|or|to|&|,\\s*and)\\s*${label})*)|(§§?)\\s*(${label})`,
  'giu',
);
const attachment = /^(?:schedule|annex|append|exhibit|attachment)/iu;
/** What follows a reference to a statute and not to this draft. */
const statute =
  /^\s*(?:\([^)]*\)\s*)*(?:,\s*)?(?:of|under|in|to)\s+(?:the\s+)?(?:[\p{Lu}\p{L}\s]{0,60}?\b(?:act|regulation|directive|gdpr|code|law|constitution|convention|charter|statute|ordinance|covenant|treaty|rules)\b|regulation|directive|title\s+\d)|^\s*(?:gdpr|c\.?f\.?r|u\.?s\.?c|[A-Z]{2,}\s+\d{4})/iu;
const statuteBefore =
  /\b(?:\d+\s+(?:u\.?s\.?c\.?|c\.?f\.?r\.?)|act\s+\d{4}[,\s]+|gdpr[,\s]+|regulation\s+\S+[,\s]+|code[,\s]+)\s*$/iu;

/** The references of a draft to its own clauses and attachments, in the order of the text. */
export function referencesOf(text: string, clauses: readonly Clause[]): readonly Reference[] {
  const index = targetIndex(clauses);
  const found: Reference[] = [];
  for (const clause of clauses) {
    if (clause.role === 'contents') continue;
    for (const { span } of clause.paragraphs) {
      const words = text.slice(span.start, span.end);
      for (const match of words.matchAll(pattern)) {
        const after = words.slice(match.index + match[0].length, match.index + match[0].length + 120);
        if (
          statute.test(after) ||
          statuteBefore.test(words.slice(Math.max(0, match.index - 40), match.index))
        )
          continue;
        const word = match[1] ?? match[4] ?? '';
        const first = match[2] ?? match[5] ?? '';
        const kind = attachment.test(word) ? 'attachment' : 'clause';
        // “Schedule a meeting”, “in section a” are words, not references.
        if (/^[a-z]$/u.test(first) || (kind === 'attachment' && /^\p{Ll}/u.test(word) && !/^\d/u.test(first)))
          continue;
        for (const it of match[0].matchAll(new RegExp(label, 'gu'))) {
          if (
            it.index === 0 &&
            it[0].length === 1 &&
            !/\d/u.test(it[0]) &&
            match[0].length > 1 &&
            /\p{L}/u.test(match[0][1] ?? '')
          )
            continue;
          if (it.index < word.length) continue;
          const start = span.start + match.index + (it.index > word.length + 4 ? it.index : 0);
          const end = span.start + match.index + it.index + it[0].length;
          const path = it[0]
            .split(/[.()\s]+/u)
            .filter((part) => part !== '')
            .map((part) => part.toLowerCase());
          found.push({ span: { start, end }, kind, path, target: index(kind, path), clause: clause.index });
        }
      }
    }
  }
  return found;
}

function targetIndex(
  clauses: readonly Clause[],
): (kind: Reference['kind'], path: readonly string[]) => number | undefined {
  const byPath = new Map<string, number>();
  for (const { index, number, heading, role } of clauses) {
    if (role === 'contents') continue;
    const isAttachment = role === 'schedule' && (number === undefined || attachment.test(number.word));
    const path = number?.path ?? attachmentPath(heading?.text ?? '');
    if (path.length === 0 || (role === 'schedule' && !isAttachment)) continue;
    const key = keyOf(isAttachment ? 'attachment' : 'clause', path);
    if (!byPath.has(key)) byPath.set(key, index);
  }
  return (kind, path) => byPath.get(keyOf(kind, path));
}

function attachmentPath(heading: string): readonly string[] {
  const label = /^\p{L}+\s+(\d+|[IVXLC]+|[A-Z])\b/u.exec(heading)?.[1];
  return label === undefined ? [] : [label.toLowerCase()];
}

/** Arabic and roman numbers of articles are one: “Article 4” finds `ARTICLE IV`. */
function keyOf(kind: Reference['kind'], path: readonly string[]): string {
  const [first = '', ...rest] = path;
  const value = first.length > 1 || /^[ivx]$/u.test(first) ? romanValue(first) : 0;
  return `${kind} ${[value > 0 ? String(value) : first, ...rest].join('.')}`;
}
