import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Clause, Contract } from '../contract/contract.ts';
import { clauseAt, clauseNamedAt, referenceAt } from '../contract/locate.ts';
import type { Span } from '../contract/span.ts';
import { definitionFor, type Term, termAt } from '../contract/terms.ts';
import { rangeOf } from './diagnostics.ts';
import { namesIn } from './symbols.ts';

/** Where the term or the reference at `offset` leads: to the definition, or to the clause. */
export function definitionAt(
  document: TextDocument,
  contract: Contract,
  terms: readonly Term[],
  offset: number,
): LocationLink[] {
  const reference = referenceAt(contract, offset);
  const target = contract.clauses[reference?.target ?? -1];
  if (reference !== undefined)
    return target === undefined ? [] : [linkTo(document, reference.span, target.span, namesIn(target))];
  const found = termAt(terms, offset);
  if (found === undefined) return [];
  const definition = definitionFor(contract, found.term, clauseAt(contract, offset)?.index);
  return definition === undefined ? [] : [linkTo(document, found.use.span, definition.span, definition.span)];
}

/** A link as a place alone, for clients that know no links. */
export function toLocation({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}

function linkTo(document: TextDocument, origin: Span, target: Span, selection: Span): LocationLink {
  return {
    originSelectionRange: rangeOf(document, origin),
    targetUri: document.uri,
    targetRange: rangeOf(document, target),
    targetSelectionRange: rangeOf(document, selection),
  };
}

type Place = { readonly span: Span; readonly kind: 'declaration' | 'use' };

/**
 * The uses of the term at `offset`, or the references to the clause whose number or heading is there, or to that which
 * a reference there names; in the order of the text, the declaration among them.
 */
export function placesAt(contract: Contract, terms: readonly Term[], offset: number): readonly Place[] {
  const found = termAt(terms, offset);
  const reference = referenceAt(contract, offset);
  if (found !== undefined && reference === undefined) return termPlaces(found.term);
  const clause =
    reference === undefined ? clauseNamedAt(contract, offset) : contract.clauses[reference.target ?? -1];
  return clause === undefined ? [] : clausePlaces(contract, clause);
}

function termPlaces({ definitions, uses }: Term): readonly Place[] {
  const declared = new Set(definitions.map(({ span }) => span.start));
  return uses.map(({ span }) => ({ span, kind: declared.has(span.start) ? 'declaration' : 'use' }));
}

function clausePlaces({ references }: Contract, clause: Clause): readonly Place[] {
  const uses = references
    .filter(({ target }) => target === clause.index)
    .map(({ span }): Place => ({ span, kind: 'use' }));
  const own: Place = { span: clause.number?.span ?? namesIn(clause), kind: 'declaration' };
  return [own, ...uses].sort((a, b) => a.span.start - b.span.start);
}

/** Those places as locations; the declaration only where it is asked for. */
export function toLocations(
  document: TextDocument,
  places: readonly Place[],
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): Location[] {
  return places
    .filter(({ kind }) => includeDeclaration || kind === 'use')
    .map(({ span }) => ({ uri: document.uri, range: rangeOf(document, span) }));
}

/** Those places as highlights: a declaration writes, a use reads. */
export function toHighlights(document: TextDocument, places: readonly Place[]): DocumentHighlight[] {
  return places.map(({ span, kind }) => ({
    range: rangeOf(document, span),
    kind: kind === 'use' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
  }));
}
