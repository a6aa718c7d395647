import { type PrepareRenameResult, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Clause, Contract } from '../contract/contract.ts';
import { referenceAt } from '../contract/locate.ts';
import type { Span } from '../contract/span.ts';
import { type Term, termAt } from '../contract/terms.ts';
import { renameTerm } from '../draft/rename-term.ts';
import { renumber } from '../draft/renumber-clause.ts';
import { english, type Words } from '../report/english.ts';
import { rangeOf } from './diagnostics.ts';
import { plainEdit } from './plain-edit.ts';

/** The code by which the protocol says that a request was understood and could not be done. */
const requestFailed = -32803;

type Subject =
  | { readonly kind: 'term'; readonly term: Term; readonly span: Span; readonly shown: string }
  | { readonly kind: 'clause'; readonly clause: Clause; readonly span: Span; readonly shown: string };

function subjectAt(contract: Contract, terms: readonly Term[], offset: number): Subject | undefined {
  const reference = referenceAt(contract, offset);
  const target = contract.clauses[reference?.target ?? -1];
  const clause =
    target ??
    contract.clauses.find(
      ({ number, role }) =>
        role !== 'contents' &&
        number !== undefined &&
        number.span.start <= offset &&
        offset <= number.span.end,
    );
  const number = clause?.number;
  if (clause !== undefined && number !== undefined && number.kind !== 'list') {
    const start =
      reference === undefined
        ? number.span.start + number.written.indexOf(number.label)
        : reference.span.start;
    const end = reference === undefined ? start + number.label.length : reference.span.end;
    return { kind: 'clause', clause, span: { start, end }, shown: number.label };
  }
  const found = termAt(terms, offset);
  return found === undefined
    ? undefined
    : { kind: 'term', term: found.term, span: found.use.span, shown: found.term.term };
}

/** What a rename at `offset` is about, or why there is none. */
export function prepareRenameAt(
  document: TextDocument,
  contract: Contract,
  terms: readonly Term[],
  offset: number,
  { rename }: Words = english,
): PrepareRenameResult | ResponseError {
  const subject = contract.verdict.contract ? subjectAt(contract, terms, offset) : undefined;
  if (subject === undefined) return new ResponseError(requestFailed, rename.nothing);
  return { range: rangeOf(document, subject.span), placeholder: subject.shown };
}

/** The term or the number at `offset` renamed throughout the draft, as one edit; or why not. */
export function renameAt(
  document: TextDocument,
  contract: Contract,
  terms: readonly Term[],
  offset: number,
  name: string,
  { rename }: Words = english,
  client: { readonly versions: boolean } = { versions: true },
): WorkspaceEdit | ResponseError {
  const subject = contract.verdict.contract ? subjectAt(contract, terms, offset) : undefined;
  if (subject === undefined) return new ResponseError(requestFailed, rename.nothing);
  const renaming =
    subject.kind === 'term'
      ? renameTerm(contract, terms, subject.term, name)
      : renumber(contract, subject.clause, name);
  if ('refused' in renaming) return new ResponseError(requestFailed, rename.refused(renaming.why));
  const edits = renaming.edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
  return plainEdit(document, edits, client);
}
