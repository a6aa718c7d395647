import type { Clause, Contract } from '../contract/contract.ts';
import { plainWords } from '../contract/plain-words.ts';
import type { Span } from '../contract/span.ts';
import { type Cited, citedAs } from '../draft/cite.ts';
import { type CitedGroup, english, type Words } from './english.ts';

/** The most clauses that a message names; a reader follows the related places for the rest. */
const mostCited = 3;

/**
 * How a list names clauses (indexes of `Contract.clauses`): “clauses 2.1 and 3(b)”, “Article IV”, or by heading where
 * there is no number; “the draft” where nothing names them.
 */
export function cited(contract: Contract, clauses: readonly number[], words: Words = english): string {
  return words.cited(groupsOf(contract, clauses, words));
}

/** How a sentence names clauses, with an article where the language wants one. */
export function named(contract: Contract, clauses: readonly number[], words: Words): string {
  return words.named(groupsOf(contract, clauses, words));
}

function groupsOf(contract: Contract, clauses: readonly number[], words: Words): readonly CitedGroup[] {
  const groups = new Map<string, { word: string; labels: string[]; within: CitedGroup['within'] }>();
  for (const index of clauses) {
    const { word, label, within, heading } = nameOf(contract, contract.clauses[index]);
    if (label === '') continue;
    const shown = heading ? words.quoted(label) : label;
    const key = [word, ...within.map((it) => `${it.word} ${it.label}`)].join('\n');
    const group = groups.get(key) ?? { word, labels: [], within };
    groups.set(key, group);
    if (!group.labels.includes(shown)) group.labels.push(shown);
  }
  return [...groups.values()]
    .slice(0, mostCited)
    .map((group) => ({ ...group, labels: group.labels.slice(0, mostCited) }));
}

/** Whether `cited` names more than one clause, for the verb that follows. */
export function isPlural(contract: Contract, clauses: readonly number[]): boolean {
  const names = clauses.map((index) => nameOf(contract, contract.clauses[index]));
  const each = names
    .filter(({ label }) => label !== '')
    .map((it) => [it, ...it.within].map(({ word, label }) => `${word} ${label}`).join('\n'));
  return new Set(each).size > 1;
}

/** The words of a span on one line without the marks of Markdown, cut in the middle beyond `most` characters, fit to be shown in a terminal. */
export function quote(contract: Contract, span: Span, most = 120): string {
  const whole = printable(plainWords(contract, span)).trim();
  if (whole.length <= most) return whole;
  const words = [...whole];
  if (words.length <= most) return whole;
  const tail = Math.floor(most / 3);
  return `${words
    .slice(0, most - tail)
    .join('')
    .trimEnd()} … ${words.slice(-tail).join('').trimStart()}`;
}

/** `text` on one line without controls: those of a terminal, and those that turn the direction of what follows. */
export function printable(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '').replace(/[\s\p{Cc}]+/gu, ' ');
}

/** The clause's number, or that of the clause around it, or the nearest heading. */
function nameOf(contract: Contract, clause: Clause | undefined): Cited & { readonly heading: boolean } {
  if (clause === undefined) return { word: '', label: '', within: [], heading: false };
  const { number, heading, parent } = clause;
  if (number !== undefined && number.kind !== 'list') {
    const { word, label, within } = citedAs(contract, clause);
    return {
      word: wordOf(word),
      label,
      within: within.map((it) => ({ word: wordOf(it.word), label: it.label })),
      heading: false,
    };
  }
  if (heading !== undefined) return { word: '', label: printable(heading.text), within: [], heading: true };
  return nameOf(contract, parent === undefined ? undefined : contract.clauses[parent]);
}

function wordOf(word: string): string {
  return word === '' || word === 'paragraph'
    ? word || 'clause'
    : word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
