import type { Outcome } from '../assess/assessment.ts';
import { readingOf } from '../assess/reading.ts';
import type { Clause, ClauseRole, Contract } from '../contract/contract.ts';
import { readContract } from '../contract/read.ts';
import type { Library } from '../library/compile.ts';
import type { Safeguard, SubClause, Tier } from '../library/library.ts';
import { type Bench, cures } from './bench.ts';
import type { Edit } from './edit.ts';
import { isTaken, joined, withDefinitions } from './insert.ts';
import { citation, type Style, styleOf } from './style.ts';
import { type Blank, blanksOf } from './words.ts';
import { sentenceOf } from './write.ts';

/** What a clause lacks, to be added to it. */
export type Completion = {
  readonly edit: Edit;
  readonly blanks: readonly Blank[];
  /** The number of the first sub-clause added; empty where it goes on as a sentence. */
  readonly number: string;
};

/**
 * The fewest sub-clauses of the library that bring what a partial clause lacks, behind the clause that holds its core;
 * `undefined` where none do. Which bring an element is seen in the words of the library; that they answer the finding,
 * and nothing else, by judging the draft with them.
 */
export function completionOf(
  bench: Bench,
  library: Library,
  safeguard: Safeguard,
  outcome: Outcome,
): Completion | undefined {
  const { contract } = bench.now;
  const cores = new Set(safeguard.elements.filter(({ core }) => core).map(({ id }) => id));
  const core = outcome.met.find(({ element }) => cores.has(element))?.evidence;
  if (outcome.state !== 'partial' || core === undefined) return undefined;
  // Words of the preamble or a recital lay no duty that could be added to.
  if (!holding.has(contract.clauses[core.clause]?.role ?? 'title')) return undefined;
  const style = styleOf(contract);
  for (const { tier, parts } of choices(library, safeguard, outcome.missing)) {
    const clause = safeguard.clauses[tier];
    if (clause === undefined) continue;
    const whole = { ...clause, text: parts };
    const text = withDefinitions(contract, whole, safeguard);
    for (const completion of placed(contract, style, core.clause, core.span.end, { ...whole, text }))
      if (cures(bench, [completion.edit], safeguard.id)) return completion;
  }
  return undefined;
}

const holding: ReadonlySet<ClauseRole> = new Set(['operative', 'boilerplate', 'schedule', 'definition']);

type Choice = { readonly tier: Tier; readonly parts: readonly SubClause[] };

/** Sets of sub-clauses that between them say all of `missing`, the smallest first. */
function choices(library: Library, safeguard: Safeguard, missing: readonly string[]): readonly Choice[] {
  const found: Choice[] = [];
  for (const tier of ['preferred', 'fallback', 'floor'] as const) {
    const parts = safeguard.clauses[tier]?.text ?? [];
    const says = parts.map((part) => elementsIn(library, safeguard, part));
    for (const set of subsets(parts.length)) {
      if (!missing.every((element) => set.some((at) => says[at]?.has(element)))) continue;
      found.push({ tier, parts: set.flatMap((at) => parts[at] ?? []) });
    }
  }
  return found.sort((a, b) => a.parts.length - b.parts.length).slice(0, most);
}

/** How many sets of sub-clauses are tried. */
const most = 6;

/** The sets of at most three of `count` places, in order. */
function subsets(count: number): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (let one = 0; one < count; one += 1) {
    found.push([one]);
    for (let two = one + 1; two < count; two += 1) {
      found.push([one, two]);
      for (let three = two + 1; three < count; three += 1) found.push([one, two, three]);
    }
  }
  return found;
}

/** The elements whose wordings stand in a sub-clause of the library. */
function elementsIn(library: Library, { elements }: Safeguard, part: SubClause): ReadonlySet<string> {
  const words = sentenceOf(plainStyle, part, '').replace(/\[\[|\]\]/gu, '');
  const reading = readingOf(readContract(`${frame}\n\n1. SERVICES\n\n1.1 ${words}\n`, 'plain'), library);
  return new Set(elements.filter(({ any }) => reading.all(any).length > 0).map(({ id }) => id));
}

const frame =
  'SERVICES AGREEMENT\n\nThis Agreement is made between the Borough of Westmark (the "Authority") and Norlund Systems Ltd (the "Supplier").';
const plainStyle: Style = {
  authority: 'the Authority',
  supplier: 'the Supplier',
  agreement: 'this Agreement',
  clauseWord: 'clause',
  citeWord: 'clause',
  smartQuotes: false,
  capitals: false,
  must: false,
  width: undefined,
};

/** The sub-clauses behind clause `index`, or as further sentences of it; the likelier place first. */
function placed(
  contract: Contract,
  style: Style,
  index: number,
  offset: number,
  clause: Parameters<typeof joined>[3],
): readonly Completion[] {
  const holder = wholeClause(contract, index);
  if (holder === undefined) return [];
  const sentence = furtherSentence(contract, style, holder, offset, clause.text);
  const parent = contract.clauses[holder.parent ?? -1];
  const siblings = (parent?.children ?? []).filter(
    (child) =>
      contract.clauses[child]?.number !== undefined && contract.clauses[child]?.number?.kind !== 'list',
  );
  // The only sub-clause, and an article that has none, go on in their own words.
  if (parent === undefined || holder.number === undefined || siblings.length < 2) return sentence;
  const { text, number } = joined(contract, style, parent, clause);
  // A clause with a heading is whole by itself; and in a draft that counts on through its chapters the number is taken.
  if (holder.heading !== undefined || isTaken(contract, number)) return sentence;
  const last = contract.clauses[siblings.at(-1) ?? -1];
  const end = last === undefined ? parent.span.end : last.span.end;
  const blanked = blanksOf(text);
  return [
    { edit: { span: { start: end, end }, text: blanked.text }, blanks: blanked.blanks, number },
    ...sentence,
  ];
}

/** The clause itself, or for an item of a list the clause that leads into it. */
function wholeClause({ clauses, text }: Contract, index: number): Clause | undefined {
  let clause = clauses[index];
  for (
    let parent = clauses[clause?.parent ?? -1];
    parent !== undefined;
    parent = clauses[parent.parent ?? -1]
  ) {
    const lead = parent.paragraphs.at(-1)?.span;
    if (lead === undefined || !/[:—–-]\s*$/u.test(text.slice(lead.start, lead.end))) break;
    clause = parent;
  }
  return clause;
}

/** Sentences behind the last words of the paragraph at `offset`, or of the clause where that leads into a list. */
function furtherSentence(
  contract: Contract,
  style: Style,
  { paragraphs, number, parent, index }: Clause,
  offset: number,
  parts: readonly SubClause[],
): readonly Completion[] {
  const { text, clauses } = contract;
  const here = paragraphs.find(({ span }) => span.start <= offset && offset <= span.end) ?? paragraphs.at(-1);
  if (here === undefined || here.kind === 'cell') return [];
  const end = here.span.end;
  if (!/[.!?][”"’)*_]*$/u.test(text.slice(here.span.start, end))) return [];
  const self = selfOf(clauses, number === undefined ? parent : index);
  const { text: put, blanks } = blanksOf(` ${parts.map((part) => sentenceOf(style, part, self)).join(' ')}`);
  return [{ edit: { span: { start: end, end }, text: put }, blanks, number: '' }];
}

function selfOf(clauses: readonly Clause[], index: number | undefined): string {
  const clause = clauses[index ?? -1];
  return clause === undefined ? '' : citation(clause);
}
