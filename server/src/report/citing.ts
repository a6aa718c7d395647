import type { Clause, Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import { citation } from '../draft/style.ts';

/** The most clauses that a message names; a reader follows the related places for the rest. */
const mostCited = 3;

/**
 * How a message names clauses (indexes of `Contract.clauses`): “clauses 2.1 and 3(b)”, “Article IV”, or by heading where
 * there is no number; “the draft” where nothing names them.
 */
export function cited(contract: Contract, clauses: readonly number[]): string {
  const byWord = new Map<string, string[]>();
  for (const index of clauses) {
    const { word, label } = nameOf(contract, contract.clauses[index]);
    if (label === '') continue;
    const labels = byWord.get(word) ?? [];
    if (!labels.includes(label)) byWord.set(word, [...labels, label]);
  }
  const groups = [...byWord].map(([word, labels]) => {
    const shown = labels.slice(0, mostCited);
    const name = word === '' || shown.length === 1 ? word : word === '§' ? '§§' : `${word}s`;
    return `${name}${name === '' ? '' : ' '}${joined(shown)}`;
  });
  return groups.length === 0 ? 'the draft' : joined(groups.slice(0, mostCited));
}

/** Whether `cited` names more than one clause, for the verb that follows. */
export function isPlural(contract: Contract, clauses: readonly number[]): boolean {
  const names = clauses.map((index) => nameOf(contract, contract.clauses[index]));
  return (
    new Set(names.filter(({ label }) => label !== '').map(({ word, label }) => `${word} ${label}`)).size > 1
  );
}

/** Words in a row: “a”, “a and b”, “a, b and c”; with semicolons where one of them holds a comma. */
export function joined(words: readonly string[]): string {
  const end = words.at(-1) ?? '';
  if (words.length < 2) return end;
  const comma = words.some((it) => it.includes(','));
  return `${words.slice(0, -1).join(comma ? '; ' : ', ')}${comma ? ';' : ''} and ${end}`;
}

/** The words of a span on one line, cut in the middle beyond `most` characters, fit to be shown in a terminal. */
export function quote({ text }: Contract, { start, end }: Span, most = 120): string {
  const words = [...printable(text.slice(start, end)).trim()];
  if (words.length <= most) return words.join('');
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

/** The clause's number, or that of the clause around it, or the nearest heading in quotation marks. */
function nameOf(
  contract: Contract,
  clause: Clause | undefined,
): { readonly word: string; readonly label: string } {
  if (clause === undefined) return { word: '', label: '' };
  const { number, heading, parent } = clause;
  const label = number === undefined || number.kind === 'list' ? '' : citation(clause);
  if (label !== '') return { word: wordOf(number?.word ?? ''), label };
  if (heading !== undefined) return { word: '', label: `“${printable(heading.text)}”` };
  return nameOf(contract, parent === undefined ? undefined : contract.clauses[parent]);
}

function wordOf(word: string): string {
  return word === '' ? 'clause' : word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
