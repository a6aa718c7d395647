import type { Clause, Contract, Definition } from '../contract/contract.ts';
import { cited, printable } from './citing.ts';
import { english, type Words } from './english.ts';
import { escaped } from './markdown.ts';

const longest = 400;

/** What a draft says a term means, on one line: the words that define it, or that name it in brackets. */
export function meaningOf(contract: Contract, { term, span, clause }: Definition): string {
  const { text } = contract;
  const paragraphs = contract.clauses[clause]?.paragraphs ?? [];
  // A term that is the heading of its clause is defined by the words after it.
  const own =
    paragraphs.find((it) => it.span.start <= span.start && span.end <= it.span.end) ?? paragraphs[0];
  const end = Math.max(own?.span.end ?? span.end, span.end);
  const bracket = /^["”*_\s]{0,6}\)/u.exec(text.slice(span.end, span.end + 8));
  if (bracket === null) {
    const opening =
      /[“"*_]{1,4}$/u.exec(text.slice(Math.max(0, span.start - 4), span.start))?.[0].length ?? 0;
    return cut(printable(withoutMarks(text.slice(span.start - opening, end))), longest);
  }
  const before = text.slice(Math.min(own?.span.start ?? span.start, span.start), span.start);
  const party = contract.names.some(({ name, source }) => name === term && source === 'party');
  const named = (party ? partyWords : sentenceWords).exec(before)?.[0] ?? before;
  const words = printable(withoutMarks(named + text.slice(span.start, span.end) + bracket[0])).trim();
  return words.length <= longest ? words : `… ${words.slice(-longest).replace(/^\S*\s+/u, '')}`;
}

/** What a party is called by stands behind the other party; what a bracket sums up is its sentence. */
const partyWords = /(?:^|(?<=\b(?:between|and)\s))(?:(?!\b(?:between|and)\s)[\s\S]){1,300}$/u;
const sentenceWords = /(?:^|(?<=[.;:]\s))(?:(?![.;:]\s)[\s\S])+$/u;

function withoutMarks(words: string): string {
  return words
    .replace(/\*\*|__|<[^<>]{0,80}>/gu, '')
    .replace(/^\s*\|\s*|\s*\|\s*$/gu, '')
    .replace(/\s*\|\s*/gu, ' – ');
}

/** A clause by number, heading and first words, in Markdown: what a reference to it means. */
export function clauseText(contract: Contract, clause: Clause, words: Words = english): string {
  const { number, heading, index } = clause;
  const title = heading === undefined ? '' : printable(heading.text);
  const cite = number === undefined ? '' : cited(contract, [index], words);
  const name = [cite.slice(0, 1).toUpperCase() + cite.slice(1), title].filter((it) => it !== '').join(' – ');
  const opening = openingOf(contract, clause, 200);
  return [name === '' ? '' : `**${escaped(name)}**`, escaped(opening)].filter((it) => it !== '').join('\n\n');
}

/** A clause as a list of clauses names it: its number as written and its heading; empty where it has neither. */
export function clauseName({ number, heading }: Clause): string {
  const written = number === undefined || number.kind === 'list' ? '' : number.written;
  const label = printable(written)
    .trim()
    .replace(/(?<=[\p{L}\p{N})])[.:]+$/u, '')
    .replace(/^([^()]+)\)$/u, '$1');
  const title = heading === undefined ? '' : printable(heading.text);
  return [label, title].filter((it) => it !== '').join(number?.word ? ' – ' : ' ');
}

/** The first words of a clause or, where it has none of its own, of those that it holds; at most `most` characters. */
export function openingOf(contract: Contract, clause: Clause, most: number): string {
  const own =
    clause.paragraphs[0] ??
    clause.children.flatMap((child) => contract.clauses[child]?.paragraphs[0] ?? [])[0];
  if (own === undefined) return '';
  const { start, end } = own.span;
  // Marks and spaces go, but never so many.
  const words = contract.text.slice(start, Math.min(end, start + 10 * most));
  return cut(withoutMarks(printable(words)), most);
}

function cut(words: string, most: number): string {
  const plain = words.trim();
  if (plain.length <= most) return plain;
  const kept = plain.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
  return `${kept.replace(/\s+\S*$/u, '')} …`;
}
