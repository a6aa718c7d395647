import type { Clause, NumberKind } from '../contract/contract.ts';
import {
  type Counts,
  countNext,
  freshCounts,
  type Level,
  type ListUse,
  type Numbering,
  peekNext,
} from './numbering.ts';

/** Where a clause’s number comes from in Word. */
export type Placing = { readonly use: string; readonly level: number };

/** The lists of a document to be written, and which clauses they number. */
export type NumberPlan = {
  readonly numbering: Numbering;
  readonly places: ReadonlyMap<number, Placing>;
};

const formats: Readonly<Record<Exclude<NumberKind, 'list'>, string>> = {
  decimal: 'decimal',
  'upper-roman': 'upperRoman',
  'lower-roman': 'lowerRoman',
  'upper-letter': 'upperLetter',
  'lower-letter': 'lowerLetter',
};

type Plan = {
  readonly lists: Map<string, Map<number, Level>>;
  readonly uses: Map<string, ListUse>;
  readonly counts: Counts;
  readonly places: Map<number, Placing>;
  /** By list and level, the use that counted last. */
  readonly last: Map<string, string>;
  /** The uses that counted last, newest first: enough to find every list that still goes on. */
  recent: readonly string[];
};

/**
 * Lists that show every clause number just as the draft writes it. A number that no list would show so (`12A`, or out
 * of all sequence) has no place, and stays words. Clauses must be placed in their order.
 */
export function planNumbers(clauses: readonly Clause[]): NumberPlan {
  const plan: Plan = {
    lists: new Map(),
    uses: new Map(),
    counts: freshCounts(),
    places: new Map(),
    last: new Map(),
    recent: [],
  };
  for (const clause of clauses) {
    if (clause.number === undefined || clause.role === 'contents') continue;
    const place = placeOf(plan, clauses, clause);
    if (place === undefined) continue;
    countNext(plan, plan.counts, place.use, place.level);
    plan.places.set(clause.index, place);
    plan.recent = [place.use, ...plan.recent.filter((it) => it !== place.use)].slice(0, 40);
    plan.last.set(`${plan.uses.get(place.use)?.list} ${place.level}`, place.use);
  }
  return { numbering: plan, places: plan.places };
}

function placeOf(plan: Plan, clauses: readonly Clause[], clause: Clause): Placing | undefined {
  const parent = placedAbove(plan, clauses, clause);
  if (parent !== undefined && parent.level < 8) {
    const found = fitting(plan, clause, parent.use, parent.level + 1);
    if (found !== undefined) return found;
  }
  // A list that counts this kind of number already: the one used last goes on.
  const level = partsOf(clause).length - 1;
  for (const use of plan.recent) {
    const list = plan.lists.get(plan.uses.get(use)?.list ?? '');
    if (list?.has(level) !== true) continue;
    const found = fitting(plan, clause, use, level);
    if (found !== undefined) return found;
  }
  return fresh(plan, clause, level);
}

function placedAbove({ places }: Plan, clauses: readonly Clause[], clause: Clause): Placing | undefined {
  for (let at = clause.parent; at !== undefined; at = clauses[at]?.parent) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The place at a level of a list, made or started anew as needed, if the number is then shown as written. */
function fitting(plan: Plan, clause: Clause, use: string, level: number): Placing | undefined {
  const own = plan.uses.get(use);
  const list = plan.lists.get(own?.list ?? '');
  const wanted = levelFor(clause, level, list);
  if (own === undefined || list === undefined || wanted === undefined) return undefined;
  const known = list.get(level);
  if (known !== undefined && (known.format !== wanted.format || known.text !== wanted.text)) return undefined;
  if (known === undefined) list.set(level, wanted);
  const written = writtenOf(clause);
  // The use that the sibling before has; programs other than Word count each use for itself.
  for (const known of [plan.last.get(`${own.list} ${level}`) ?? use, use]) {
    if (peekNext(plan, plan.counts, known, level) === written) return { use: known, level };
  }
  const restarted = addUse(plan, own.list, new Map([[level, clause.number?.value ?? 1]]));
  if (peekNext(plan, plan.counts, restarted, level) === written) return { use: restarted, level };
  plan.uses.delete(restarted);
  if (known === undefined) list.delete(level);
  return undefined;
}

function fresh(plan: Plan, clause: Clause, level: number): Placing | undefined {
  const id = String(plan.lists.size + 1);
  const list = new Map<number, Level>();
  for (const [index, part] of partsOf(clause).slice(0, -1).entries()) {
    list.set(index, {
      ...plainLevel,
      format: 'decimal',
      text: `%${index + 1}`,
      start: Number.parseInt(part, 10),
    });
  }
  const own = levelFor(clause, level, list);
  if (own === undefined || level > 8) return undefined;
  list.set(level, own);
  plan.lists.set(id, list);
  const use = addUse(plan, id, new Map());
  if (peekNext(plan, plan.counts, use, level) === writtenOf(clause)) return { use, level };
  plan.uses.delete(use);
  plan.lists.delete(id);
  return undefined;
}

const plainLevel = { restart: undefined, legal: false, style: undefined, hidden: false, tight: false };

function addUse({ uses }: Plan, list: string, starts: ReadonlyMap<number, number>): string {
  const id = String(uses.size + 1);
  uses.set(id, { list, starts, levels: new Map() });
  return id;
}

/** The level that shows a clause’s number at `level` of a list; `undefined` where its parts do not fit there. */
function levelFor(
  clause: Clause,
  level: number,
  list: ReadonlyMap<number, Level> | undefined,
): Level | undefined {
  const { number } = clause;
  if (number === undefined || number.kind === 'list') return undefined;
  const parts = partsOf(clause);
  const top = level - parts.length + 1;
  const written = writtenOf(clause);
  const start = written.lastIndexOf(number.label);
  if (top < 0 || start < 0 || written.includes('%')) return undefined;
  let at = top;
  const label = number.label.replace(/[\p{L}\p{N}]+/gu, () => {
    at += 1;
    return `%${at}`;
  });
  const above = [...Array(parts.length - 1).keys()].map((index) => list?.get(top + index)?.format);
  return {
    ...plainLevel,
    format: formats[number.kind],
    text: written.slice(0, start) + label + written.slice(start + number.label.length),
    start: parts.length === 1 ? number.value : 1,
    legal: number.kind === 'decimal' && above.some((format) => format !== undefined && format !== 'decimal'),
  };
}

function partsOf({ number }: Clause): readonly string[] {
  return number?.label.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function writtenOf({ number }: Clause): string {
  return number?.written.trim() ?? '';
}
