import type { Clause, Definition } from './contract.ts';

const term = '(?:\\*{1,2})?[“"]\\s*(?:\\*{1,2})?([^“”"*]{1,80}?)(?:\\*{1,2})?\\s*[”"](?:\\*{1,2})?';
const means = new RegExp(
  `${term}(?:\\s*(?:,|or|and|\\()\\s*[“"][^“”"]{1,60}[”"]\\)?)?\\s*,?\\s*(?:shall\\s+|will\\s+)?(?:means?|refers?\\s+to|has\\s+the\\s+meaning|have\\s+the\\s+meaning|is\\s+defined|includes?)\\b`,
  'gu',
);
const inBold =
  /(?:^|[.;:\n]\s*)\*\*([^*\n]{1,80})\*\*\s*,?\s*(?:shall\s+|will\s+)?(?:means?|refers?\s+to|has\s+the\s+meaning)\b/gu;
const inBrackets = new RegExp(
  `\\(\\s*(?:(?:hereinafter|hereafter|together|each|collectively|individually|referred\\s+to\\s+as|called|as|also|the|an?|and|or|its|such)[\\s,:]+){0,6}${term}`,
  'gu',
);

/** The terms a draft defines, in the order of the text. */
export function definitionsOf(text: string, clauses: readonly Clause[]): readonly Definition[] {
  const found: Definition[] = [];
  for (const clause of clauses) {
    if (clause.role === 'contents') continue;
    const seen = new Set<number>();
    for (const { span } of clause.paragraphs) {
      // A bold term opens the paragraph, so that the heading of a run-in definition counts as its term.
      const from =
        clause.heading?.runIn === true && clause.paragraphs[0]?.span === span
          ? clause.heading.span.start - 2
          : span.start;
      const words = text.slice(Math.max(0, from), span.end);
      for (const pattern of [means, inBold, inBrackets]) {
        for (const match of words.matchAll(pattern)) {
          const name = match[1]?.replace(/[,.]$/u, '').trim() ?? '';
          const start = Math.max(0, from) + match.index + match[0].indexOf(match[1] ?? '');
          if (name === '' || seen.has(start)) continue;
          seen.add(start);
          found.push({ term: name, span: { start, end: start + name.length }, clause: clause.index });
        }
      }
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
