import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Contract } from '../contract/contract.ts';
import { definitionFor, type Term } from '../contract/terms.ts';
import type { OpenBlank } from '../draft/cursor.ts';
import { styleOf } from '../draft/style.ts';
import type { Words } from '../report/english.ts';
import { meaningOf } from '../report/glosses.ts';
import { rangeOf } from './diagnostics.ts';

type Value = {
  readonly label: string;
  readonly name: string;
  readonly kind: 'party' | 'term';
  readonly meaning: string;
};

/** The names and terms of the draft, each in the place of the whole blank. */
export function blankItems(
  document: TextDocument,
  contract: Contract,
  blank: OpenBlank,
  terms: readonly Term[],
  { writing }: Words,
): CompletionItem[] {
  const values = valuesOf(contract, terms);
  const typed = blank.typed.toLowerCase();
  const fitting = values.filter(({ label }) =>
    label
      .toLowerCase()
      .split(/\s+/u)
      .some((it) => it.startsWith(typed)),
  );
  // “[insert name]” and “[30]” are no beginnings of a name: then every name may take their place.
  const shown = typed === '' || fitting.length === 0 ? values : fitting;
  const range = rangeOf(document, blank.span);
  const open = /^\[*/u.exec(blank.before)?.[0] ?? '';
  return shown.map(({ label, name, kind, meaning }, at) => ({
    label,
    kind: kind === 'party' ? CompletionItemKind.Variable : CompletionItemKind.Reference,
    detail: kind === 'party' ? writing.party : writing.definedTerm,
    ...(meaning !== '' && { documentation: meaning }),
    sortText: String(at).padStart(4, '0'),
    // An editor filters by what stands from the start of the blank to the cursor.
    filterText: shown === values ? `${blank.before} ${name}` : `${open}${name}`,
    textEdit: { range, newText: inPlace(contract.text.slice(0, blank.span.start), label) },
  }));
}

/** “the City” without its article behind another one, and with a capital at the start of a sentence. */
function inPlace(before: string, label: string): string {
  if (/\b(?:the|an?)\s+$/iu.test(before.slice(-10))) return label.replace(/^the /u, '');
  return /(?:^|[\r\n]|[.?!]\s)\s*$/u.test(before.slice(-10)) ? label.replace(/^the /u, 'The ') : label;
}

/** The parties as the draft calls them, then the other names it gives them, then its terms. */
function valuesOf(contract: Contract, terms: readonly Term[]): readonly Value[] {
  const style = styleOf(contract);
  const parties = contract.names.filter(
    ({ role, source }) => source === 'party' || role === 'authority' || role === 'supplier',
  );
  const values: Value[] = parties.map(({ name }) => {
    const label = [style.authority, style.supplier].find((it) => it.endsWith(` ${name}`)) ?? name;
    return { label, name, kind: 'party', meaning: '' };
  });
  const known = new Set(parties.map(({ name }) => name));
  for (const term of terms) {
    const definition = definitionFor(contract, term, undefined);
    if (known.has(term.term) || definition === undefined) continue;
    values.push({
      label: term.term,
      name: term.term,
      kind: 'term',
      meaning: meaningOf(contract, definition),
    });
  }
  return values;
}
