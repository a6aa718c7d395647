import type { Evidence, Outcome } from '../assess/assessment.ts';
import type { Clause, Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Safeguard } from '../library/library.ts';
import { isUnique, referenceTo } from './cite.ts';
import type { Edit } from './edit.ts';
import { sentenceAround, withCapital, withSmall } from './sentence.ts';
import { citation, type Style, styleOf } from './style.ts';
import { filled } from './words.ts';

/** An amendment that makes one clause yield to another, not yet judged. */
export type Amendment = {
  readonly edits: readonly Edit[];
  /** The clauses that are amended, as the draft cites them; empty where it has no numbers. */
  readonly amended: readonly string[];
  /** The clause that prevails after it. */
  readonly prevailing: string;
};

/**
 * The clauses that take `outcome` back made subject to the clause that holds the safeguard, in the draft's own
 * references; `undefined` where that clause cannot be cited.
 */
export function yielding(contract: Contract, safeguard: Safeguard, outcome: Outcome): Amendment | undefined {
  const style = styleOf(contract);
  const core = coreClause(contract, safeguard, outcome);
  if (core === undefined || outcome.contradictions.length === 0) return undefined;
  const reference = referenceTo(contract, style, core);
  const edits = outcome.contradictions.map((it) => subjectTo(contract, style, it, reference));
  if (edits.some((edit) => edit === undefined)) return undefined;
  return {
    edits: distinct(edits.flatMap((edit) => edit ?? [])),
    amended: citedBy(contract, style, outcome.contradictions),
    prevailing: reference,
  };
}

/** A sentence behind the clause that holds the safeguard, by which it prevails over those that take it back. */
export function prevailing(
  contract: Contract,
  safeguard: Safeguard,
  outcome: Outcome,
): Amendment | undefined {
  const style = styleOf(contract);
  const { clauses, text } = contract;
  const cores = coreIds(safeguard);
  const core = outcome.met.find(({ element }) => cores.has(element))?.evidence;
  const clause = clauses[core?.clause ?? -1];
  const paragraph = clause?.paragraphs.find(
    ({ span }) => core !== undefined && span.start <= core.span.start && core.span.start < span.end,
  )?.span;
  if (clause === undefined || paragraph === undefined) return undefined;
  if (!/[.!?][”"’)*_]*$/u.test(text.slice(paragraph.start, paragraph.end))) return undefined;
  const over = outcome.contradictions.map((it) => citable(contract, it.clause));
  const named = over.every((it) => it !== undefined);
  const list = [...new Set(over.flatMap((it) => (it === undefined ? [] : referenceTo(contract, style, it))))];
  if (outcome.contradictions.length === 0) return undefined;
  const whom = named ? list.join(' and ') : `any other provision of ${style.agreement}`;
  const words = ` This ${style.clauseWord} applies despite ${whom}.`;
  return {
    edits: [
      {
        span: { start: paragraph.end, end: paragraph.end },
        text: style.capitals ? words.toUpperCase() : words,
      },
    ],
    amended: [citation(clause)].filter((it) => it !== ''),
    prevailing: named ? list.join(' and ') : '',
  };
}

/** `Subject to clause 16.1, ` before a sentence; where it opens with a condition, `, except as clause 16.1 provides` behind it. */
function subjectTo(
  contract: Contract,
  style: Style,
  { clause, span }: Evidence,
  reference: string,
): Edit | undefined {
  const { text } = contract;
  const located = sentenceAround(contract, clause, span);
  if (located === undefined) return undefined;
  const words = text.slice(located.span.start, located.span.end);
  const cased = (it: string): string => (style.capitals ? it.toUpperCase() : it);
  const against = /^(?:notwithstanding|despite)\b[^,.;]{1,120},\s+(?=\S)/iu.exec(words);
  if (against !== null) {
    const start = located.span.start;
    const next = text.slice(start + against[0].length, start + against[0].length + 1);
    return {
      span: { start, end: start + against[0].length + 1 },
      text:
        cased(`Subject to ${reference}, `) + withSmall(next + words.slice(against[0].length + 1)).slice(0, 1),
    };
  }
  // An item of a list begins small, and cannot be opened so.
  const item = /^\p{Ll}/u.test(words);
  if (item || /^(?:subject to|if|where|when|unless|to the extent|except|save|provided)\b/iu.test(words)) {
    const end = located.span.start + words.replace(/[.;,:]?(?:\s+(?:and|or))?\s*$/u, '').length;
    return { span: { start: end, end }, text: cased(`, except as ${reference} provides`) };
  }
  const { start } = located.span;
  const first = words.slice(0, 1);
  return {
    span: { start, end: start + 1 },
    text: cased(`Subject to ${reference}, `) + (style.capitals ? first : withSmall(words).slice(0, 1)),
  };
}

/**
 * A sentence of the library behind the words at `at`, by which their clause leaves something free; `undefined` where
 * those words end no sentence that another could follow.
 */
export function excepting(contract: Contract, index: number, at: Span, template: string): Edit | undefined {
  const { text, clauses } = contract;
  const located = sentenceAround(contract, index, at);
  if (located === undefined) return undefined;
  const { end } = located.span;
  if (!/[.!?][”"’)*_]*$/u.test(text.slice(located.span.start, end))) return undefined;
  const clause = clauses[index];
  const words = filled(template, styleOf(contract), clause === undefined ? '' : citation(clause));
  return { span: { start: end, end }, text: ` ${words}` };
}

/** The opening `Notwithstanding clause 9, ` of the sentence that takes the safeguard back, struck. */
export function openingStruck(contract: Contract, { clause, span }: Evidence): Edit | undefined {
  const located = sentenceAround(contract, clause, span);
  if (located === undefined) return undefined;
  const words = contract.text.slice(located.span.start, located.span.end);
  const opening = /^(?:notwithstanding|despite)\b[^,.;]{1,120},\s+(?=\S)/iu.exec(words);
  if (opening === null) return undefined;
  const { start } = located.span;
  const end = start + opening[0].length + 1;
  return { span: { start, end }, text: withCapital(contract.text.slice(end - 1, end)) };
}

/** The clause that holds the core of a safeguard, or the nearest above it that a reference can name. */
function coreClause(contract: Contract, safeguard: Safeguard, { met }: Outcome): Clause | undefined {
  const cores = coreIds(safeguard);
  const core = met.find(({ element }) => cores.has(element))?.evidence;
  return core === undefined ? undefined : citable(contract, core.clause);
}

function coreIds({ elements }: Safeguard): ReadonlySet<string> {
  return new Set(elements.filter(({ core }) => core).map(({ id }) => id));
}

function citable(contract: Contract, index: number): Clause | undefined {
  const { clauses } = contract;
  for (let at: number | undefined = index; at !== undefined; at = clauses[at]?.parent) {
    const clause = clauses[at];
    if (clause?.number !== undefined && clause.number.kind !== 'list' && isUnique(contract, clause))
      return clause;
  }
  return undefined;
}

function citedBy(contract: Contract, style: Style, evidence: readonly Evidence[]): readonly string[] {
  const cited = evidence.flatMap(({ clause }) => {
    const it = citable(contract, clause);
    return it === undefined ? [] : [referenceTo(contract, style, it)];
  });
  return [...new Set(cited)];
}

function distinct(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(
    ({ span }, at) =>
      !edits.slice(0, at).some((it) => it.span.start === span.start && it.span.end === span.end),
  );
}
