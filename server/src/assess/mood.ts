import type { Contract } from '../contract/contract.ts';

/**
 * Whether a draft lays its duties in the present tense throughout, “Data are deleted after thirty days”, as translations
 * from French, German or Dutch do. In such a draft what other drafts would only state is laid down.
 */
export function isIndicative({ text, clauses }: Contract): boolean {
  let length = 0;
  let modals = 0;
  for (const { role, paragraphs } of clauses) {
    if (role !== 'operative' && role !== 'boilerplate') continue;
    for (const { span } of paragraphs) {
      const words = text.slice(span.start, span.end);
      length += words.length;
      for (const _ of words.matchAll(duties)) modals += 1;
    }
    if (length >= enough) break;
  }
  return length >= least && modals * 1000 < mostModals * length;
}

const duties = /\b(?:shall|must|will|should|SHALL|MUST|WILL)\b/gu;
/** UTF-16 units of clauses below which nothing can be told, and those that are enough to tell. */
const least = 2_000;
const enough = 40_000;
/** In a thousand units; other drafts have two to twelve. */
const mostModals = 1.4;
