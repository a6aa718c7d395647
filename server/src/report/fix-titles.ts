import type { Deed } from '../draft/fixes.ts';

/** The title of a fix, short and imperative; `title` is that of the finding. */
export function fixTitle(deed: Deed, title: string): string {
  switch (deed.kind) {
    case 'insert': {
      const given = deed.givesUp === '' ? '' : ` (gives up: ${deed.givesUp})`;
      return `${title}: insert the ${deed.tier} clause${placeWords(deed.number, deed.into)}${given}`;
    }
    case 'insert within': {
      const behind = deed.behind === '' ? '' : `, behind “${deed.behind}”`;
      const count = deed.changes.length;
      const cost = count === 0 ? '' : ` (renumbers: ${count} ${count === 1 ? 'change' : 'changes'})`;
      return `${title}: insert the ${deed.tier} clause${placeWords(deed.number, undefined)}${behind}${cost}`;
    }
    case 'complete':
      return `${title}: add what is missing${deed.number === '' ? ' to the clause' : ` as ${deed.number}`}`;
    case 'except':
      return `${title}: add an exception for ${deed.for}`;
    case 'strike':
      return `Strike ${deed.struck.map((words) => `“${shortened(words)}”`).join(' and ')}`;
    case 'strike sentence':
      return deed.clause === '' ? 'Strike the sentence' : `Strike the text of ${deed.clause}`;
    case 'replace':
      return `Replace “${shortened(deed.from)}” by “${shortened(deed.to)}”`;
    case 'amend':
      return deed.amended.length === 0
        ? `Make the other clause subject to ${deed.prevailing}`
        : `Make ${deed.amended.join(' and ')} subject to ${deed.prevailing}`;
    case 'prevail':
      return deed.over === ''
        ? `${title}: let it apply despite any other provision`
        : `${title}: let it apply despite ${deed.over}`;
    case 'reconcile and complete':
      return `${fixTitle(deed.first, title)}, and add what is missing${deed.number === '' ? '' : ` as ${deed.number}`}`;
    case 'remove waiver':
      return 'Remove the waiver';
    case 'remove mark':
      return 'Remove the mark: the clause is the draft’s own now';
    case 'waive':
      return `${title}: waive it, with a reason`;
  }
}

/** Where a clause goes: ` as 9.4 into “Records”`, ` as new article 12`. */
export function placeWords(number: string, into: string | undefined): string {
  if (into === undefined) return number === '' ? ' as a new article' : ` as new article ${number}`;
  return number === '' ? ` into “${into}”` : ` as ${number} into “${into}”`;
}

const most = 60;

function shortened(words: string): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}
