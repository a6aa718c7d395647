import type { Clause, ClauseNumber, Contract } from '../contract/contract.ts';
import { isAttachment, isPart } from '../contract/marker.ts';
import { citation, type Style } from './style.ts';

/** A clause or what holds it, by the draft's own word for it, which may be empty, and its number. */
export type Named = { readonly word: string; readonly label: string };

/** How readers cite a clause: by its number, and by what holds it where the number alone could mean another. */
export type Cited = Named & {
  /** From the innermost: `paragraph 3` of `Part B` of `Schedule 2`. Empty where the number is enough. */
  readonly within: readonly Named[];
};

/** How a numbered clause is cited: `12.3(b)`; article 1 of Part A where each part begins anew. */
export function citedAs(contract: Contract, clause: Clause): Cited {
  const { number, role } = clause;
  if (number === undefined) return { word: '', label: '', within: [] };
  const { word, label } = ownNumber(contract, clause);
  const holders = holdersOf(contract, clause);
  if (role !== 'schedule') {
    const part = holders.find((it) => isPart(it.word));
    const within = part !== undefined && isShared(contract, clause) ? [named(part)] : [];
    return { word, label, within };
  }
  const attachment = holders.find((it) => isAttachment(it.word));
  // `A-4` and `A2.1` say themselves that they stand in Annex A.
  const says =
    attachment !== undefined && /^[A-Z]$/u.test(attachment.label) && label.startsWith(attachment.label);
  return {
    word: word === '' && attachment !== undefined ? 'paragraph' : word,
    label,
    within: (says ? [] : holders).filter((it) => isPart(it.word) || it === attachment).map(named),
  };
}

/**
 * A reference to a clause, in the word that the clause itself or else the draft uses: `Section 9.2`, `clause 1 of Part B`;
 * `label` is its number where that is about to change.
 */
export function referenceTo(contract: Contract, style: Style, clause: Clause, label?: string): string {
  const cited = citedAs(contract, clause);
  const own = `${inCase(style, cited.word || style.citeWord)} ${label ?? cited.label}`;
  return [own, ...cited.within.map((it) => `${inCase(style, it.word)} ${it.label}`)].join(' of ');
}

/** `SECTION` is `Section`, but in a draft all in capitals. */
function inCase({ capitals }: Style, word: string): string {
  return /^\p{Lu}{2,}$/u.test(word) && !capitals ? word.slice(0, 1) + word.slice(1).toLowerCase() : word;
}

function named({ word, label }: ClauseNumber): Named {
  return { word, label };
}

/** The number of a clause with those above it that it does not repeat, as far as a part or an attachment. */
function ownNumber({ clauses }: Contract, clause: Clause): Named {
  let label = '';
  for (let at: Clause | undefined = clause; at !== undefined; at = clauses[at.parent ?? -1]) {
    const { number } = at;
    if (number === undefined || number.kind === 'list') continue;
    if (label !== '' && (isPart(number.word) || isAttachment(number.word))) break;
    label =
      label === '' ? number.label : `${number.label}${/^\d/u.test(label) ? `.${label}` : bracketed(label)}`;
    if (number.word !== '' || /[.(/-]/u.test(number.label)) return { word: number.word, label };
  }
  return { word: '', label };
}

/** `b.1` is cited `(b).1`, below an article. */
function bracketed(label: string): string {
  return label.replace(/^[^.(]+/u, (first) => `(${first})`);
}

/** The numbers of all that hold a clause, from the innermost. */
function holdersOf({ clauses }: Contract, { parent }: Clause): readonly ClauseNumber[] {
  const found: ClauseNumber[] = [];
  for (let at = clauses[parent ?? -1]; at !== undefined; at = clauses[at.parent ?? -1])
    if (at.number !== undefined) found.push(at.number);
  return found;
}

/** Whether another clause of the body has the same number, in another part. */
function isShared(contract: Contract, clause: Clause): boolean {
  let times = counts.get(contract);
  if (times === undefined) {
    times = new Map();
    for (const it of contract.clauses) {
      if (it.number === undefined || isPart(it.number.word) || isBeside(it)) continue;
      const cited = citation(it);
      times.set(cited, (times.get(cited) ?? 0) + 1);
    }
    counts.set(contract, times);
  }
  return (times.get(citation(clause)) ?? 0) > 1;
}

const counts = new WeakMap<Contract, Map<string, number>>();

/** Whether a reference to this clause can mean no other. */
export function isUnique(contract: Contract, clause: Clause): boolean {
  const { number } = clause;
  if (number === undefined || clause.role === 'schedule') return false;
  const path = number.path.join('.');
  const part = partOf(contract, clause);
  return (
    contract.clauses.filter(
      (it) =>
        it.number?.path.join('.') === path &&
        !isBeside(it) &&
        isPart(it.number.word) === isPart(number.word) &&
        partOf(contract, it) === part,
    ).length === 1
  );
}

function partOf({ clauses }: Contract, { parent }: Clause): Clause | undefined {
  for (let at = clauses[parent ?? -1]; at !== undefined; at = clauses[at.parent ?? -1])
    if (at.number !== undefined && isPart(at.number.word)) return at;
  return undefined;
}

function isBeside({ role }: Clause): boolean {
  return role === 'schedule' || role === 'contents';
}
