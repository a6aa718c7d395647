import type { Clause, Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import { citation } from '../draft/style.ts';
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
  const byWord = new Map<string, string[]>();
  for (const index of clauses) {
    const { word, label, heading } = nameOf(contract, contract.clauses[index]);
    if (label === '') continue;
    const shown = heading ? words.quoted(label) : label;
    const labels = byWord.get(word) ?? [];
    if (!labels.includes(shown)) byWord.set(word, [...labels, shown]);
  }
  return [...byWord]
    .slice(0, mostCited)
    .map(([word, labels]) => ({ word, labels: labels.slice(0, mostCited) }));
}

/** Whether `cited` names more than one clause, for the verb that follows. */
export function isPlural(contract: Contract, clauses: readonly number[]): boolean {
  const names = clauses.map((index) => nameOf(contract, contract.clauses[index]));
  return (
    new Set(names.filter(({ label }) => label !== '').map(({ word, label }) => `${word} ${label}`)).size > 1
  );
}

/** The words of a span on one line, cut in the middle beyond `most` characters, fit to be shown in a terminal. */
export function quote({ text }: Contract, { start, end }: Span, most = 120): string {
  const whole = printable(text.slice(start, end)).trim();
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
function nameOf(
  contract: Contract,
  clause: Clause | undefined,
): { readonly word: string; readonly label: string; readonly heading: boolean } {
  if (clause === undefined) return { word: '', label: '', heading: false };
  const { number, heading, parent } = clause;
  const label = number === undefined || number.kind === 'list' ? '' : citation(clause);
  if (label !== '') return { word: wordOf(number?.word ?? ''), label, heading: false };
  if (heading !== undefined) return { word: '', label: printable(heading.text), heading: true };
  return nameOf(contract, parent === undefined ? undefined : contract.clauses[parent]);
}

function wordOf(word: string): string {
  return word === '' ? 'clause' : word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
