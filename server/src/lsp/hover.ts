import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Contract } from '../contract/contract.ts';
import { clauseAt, clauseNamedAt, referenceAt } from '../contract/locate.ts';
import type { Span } from '../contract/span.ts';
import { definitionFor, type Term, termAt } from '../contract/terms.ts';
import type { Library } from '../library/compile.ts';
import type { Checked } from '../report/check.ts';
import { clauseText, meaningOf } from '../report/glosses.ts';
import { escaped } from '../report/markdown.ts';
import { explanationOf } from '../report/page.ts';
import { servicesOf, servingText } from '../report/serving.ts';
import { wordsIn } from '../report/words.ts';
import { rangeOf } from './diagnostics.ts';

/** How many findings one hover explains; a heading can carry many, and nobody reads a page in a hover. */
const most = 3;

type Part = { readonly span: Span; readonly value: string };

/**
 * What is to be said of the words at a position, the findings first: their explanation, what a term means or a reference
 * names, and which safeguards the clause serves. `null` where there is nothing.
 */
export function hoverAt(
  document: TextDocument,
  checked: Checked,
  library: Library,
  termsOf: (contract: Contract) => readonly Term[],
  position: Position,
): Hover | null {
  const offset = document.offsetAt(position);
  const parts = [
    findingsPart(checked, library, offset),
    ...(checked.contract.verdict.contract
      ? [
          namePart(checked.contract, library, termsOf(checked.contract), offset),
          servingPart(checked, library, offset),
        ]
      : []),
  ].filter((part): part is Part => part !== undefined);
  const [first] = parts;
  if (first === undefined) return null;
  const value = parts.map((part) => part.value).join('\n\n---\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(document, first.span) };
}

function findingsPart({ findings }: Checked, library: Library, offset: number): Part | undefined {
  const here = findings.filter(({ span }) => span.start <= offset && offset <= span.end);
  const [first] = here;
  if (first === undefined) return undefined;
  const more =
    here.length > most
      ? [
          `_${wordsIn(library.language).serving.moreFindings(
            here.length - most,
            here.slice(most).map(({ title }) => title),
          )}_`,
        ]
      : [];
  const value = [...here.slice(0, most).map((finding) => explanationOf(finding, library)), ...more].join(
    '\n\n',
  );
  return { span: first.span, value };
}

/** What a reference names, or what a term means; a definition does not explain itself. */
function namePart(
  contract: Contract,
  { language }: Library,
  terms: readonly Term[],
  offset: number,
): Part | undefined {
  const reference = referenceAt(contract, offset);
  const target = contract.clauses[reference?.target ?? -1];
  if (reference !== undefined)
    return target === undefined
      ? undefined
      : { span: reference.span, value: clauseText(contract, target, wordsIn(language)) };
  const found = termAt(terms, offset);
  if (found === undefined) return undefined;
  const definition = definitionFor(contract, found.term, clauseAt(contract, offset)?.index);
  if (definition === undefined || definition.span.start === found.use.span.start) return undefined;
  return { span: found.use.span, value: escaped(meaningOf(contract, definition)) };
}

/**
 * On a heading what the whole clause serves, else what the innermost clause does; an item of a list that does nothing by
 * itself shares in what the clause with its lead-in does.
 */
function servingPart({ contract, assessment }: Checked, library: Library, offset: number): Part | undefined {
  const inner = clauseNamedAt(contract, offset) ?? clauseAt(contract, offset);
  if (inner === undefined) return undefined;
  const holder = contract.clauses[inner.parent ?? -1];
  const isItem = inner.heading === undefined && holder?.parent !== undefined;
  for (const clause of isItem && holder !== undefined ? [inner, holder] : [inner]) {
    const services = servicesOf(contract, assessment, library, clause);
    const value = servingText(contract, services, wordsIn(library.language));
    if (value === '') continue;
    const paragraph = inner.paragraphs.find(({ span }) => span.start <= offset && offset <= span.end);
    const span = paragraph?.span ?? inner.heading?.span ?? inner.number?.span ?? inner.span;
    return { span, value };
  }
  return undefined;
}
