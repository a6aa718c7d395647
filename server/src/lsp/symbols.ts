import {
  type DocumentSymbol,
  type FoldingRange,
  type SelectionRange,
  SymbolKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Clause, ClauseRole, Contract } from '../contract/contract.ts';
import { clauseAt, referenceAt, withHolders } from '../contract/locate.ts';
import type { Span } from '../contract/span.ts';
import { type Term, termAt } from '../contract/terms.ts';
import { clauseName, openingOf } from '../report/glosses.ts';
import { rangeOf } from './diagnostics.ts';

/** The clauses of a draft as a tree, by number and heading; those without either are left out. */
export function symbolsOf(document: TextDocument, contract: Contract): DocumentSymbol[] {
  const symbolsIn = (clauses: readonly Clause[]): DocumentSymbol[] =>
    clauses.flatMap((clause) => {
      const children = symbolsIn(clause.children.flatMap((child) => contract.clauses[child] ?? []));
      const name = clauseName(clause);
      if (name === '') return children;
      const opening = clause.heading === undefined ? openingOf(contract, clause, 60) : '';
      return [
        {
          name,
          ...(opening !== '' && { detail: opening }),
          kind: kinds[clause.role],
          range: rangeOf(document, clause.span),
          selectionRange: rangeOf(document, namesIn(clause)),
          children,
        },
      ];
    });
  return symbolsIn(contract.clauses.filter(({ parent }) => parent === undefined));
}

const kinds: Readonly<Record<ClauseRole, SymbolKind>> = {
  title: SymbolKind.File,
  preamble: SymbolKind.Namespace,
  contents: SymbolKind.Array,
  recital: SymbolKind.Namespace,
  definition: SymbolKind.Constant,
  operative: SymbolKind.Class,
  boilerplate: SymbolKind.Class,
  schedule: SymbolKind.Module,
  signature: SymbolKind.Event,
};

/** Where a clause is named: its heading, else its number, else its first line. */
export function namesIn({ heading, number, span, marker }: Clause): Span {
  return heading?.span ?? number?.span ?? { start: span.start, end: Math.max(span.start, marker.end) };
}

/** Every clause of several lines, from its first line to its last. */
export function foldingRangesOf(document: TextDocument, { clauses }: Contract): FoldingRange[] {
  return clauses.flatMap(({ span }) => {
    const { start, end } = rangeOf(document, span);
    return end.line > start.line ? [{ startLine: start.line, endLine: end.line }] : [];
  });
}

/** From the word at `offset` outwards: term or reference, sentence, paragraph, clause by clause, the whole draft. */
export function selectionAt(
  document: TextDocument,
  contract: Contract,
  terms: readonly Term[],
  offset: number,
): SelectionRange {
  const { text } = contract;
  const clause = clauseAt(contract, offset);
  const clauses = clause === undefined ? [] : withHolders(contract, clause);
  const paragraph = clause?.paragraphs.find(({ span }) => span.start <= offset && offset <= span.end)?.span;
  const spans = [
    wordAt(text, offset),
    termAt(terms, offset)?.use.span,
    referenceAt(contract, offset)?.span,
    paragraph === undefined ? undefined : sentenceAt(text, paragraph, offset),
    paragraph,
    clause?.heading?.span,
    ...clauses.map(({ span, marker }) => ({ start: firstMark(text, span, marker), end: span.end })),
    { start: 0, end: text.length },
  ].filter((span): span is Span => span !== undefined && span.start <= offset && offset <= span.end);
  let chain: SelectionRange | undefined;
  let outer: Span | undefined;
  for (const span of spans.sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const inside = outer === undefined || (outer.start <= span.start && span.end <= outer.end);
    const same = outer !== undefined && outer.start === span.start && outer.end === span.end;
    if (!inside || same) continue;
    chain = { range: rangeOf(document, span), ...(chain !== undefined && { parent: chain }) };
    outer = span;
  }
  return chain ?? { range: rangeOf(document, { start: offset, end: offset }) };
}

function firstMark(text: string, { start, end }: Span, marker: Span): number {
  return Math.min(start + (/^\s*/u.exec(text.slice(start, marker.end))?.[0].length ?? 0), end);
}

function wordAt(text: string, offset: number): Span | undefined {
  const before = /[\p{L}\p{N}_’'-]*$/u.exec(text.slice(Math.max(0, offset - 80), offset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}_’'-]*/u.exec(text.slice(offset, offset + 80))?.[0].length ?? 0;
  return before + after === 0 ? undefined : { start: offset - before, end: offset + after };
}

function sentenceAt(text: string, paragraph: Span, offset: number): Span {
  const stop = /[.?!;:]["”’)*_]{0,3}\s+/gu;
  const words = text.slice(paragraph.start, paragraph.end);
  let start = paragraph.start;
  for (const { 0: whole, index } of words.matchAll(stop)) {
    const next = paragraph.start + index + whole.length;
    if (next > offset) return { start, end: next - (/\s+$/u.exec(whole)?.[0].length ?? 0) };
    start = next;
  }
  return { start, end: paragraph.end };
}
