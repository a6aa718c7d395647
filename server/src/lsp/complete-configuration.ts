import { type CompletionItem, CompletionItemKind, InsertTextMode } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configCompletionAt } from '../config/complete.ts';
import { configShape } from '../config/config.ts';
import type { Library } from '../library/compile.ts';
import { draftingRule } from '../report/drafting.ts';
import { rangeOf } from './diagnostics.ts';

/** The keys and values that fit at `offset` of a configuration; the ids of the library say what they stand for. */
export function configurationItems(
  document: TextDocument,
  library: Library,
  offset: number,
  { typed }: { readonly typed: boolean },
): CompletionItem[] {
  const text = document.getText();
  // After a space that only indents, a list would be in the way.
  if (typed && /(?:^|\n)[ ]*$/u.test(text.slice(0, offset))) return [];
  const found = configCompletionAt(text, offset, configShape(library));
  if (found === undefined) return [];
  const titleOf = (id: string): string =>
    (library.safeguards.get(id) ?? library.redFlags.get(id) ?? draftingRule(id))?.title ?? '';
  return found.items.map((item, at) => ({
    label: item.label,
    kind: item.kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    ...(titleOf(item.label) !== '' && { detail: titleOf(item.label) }),
    ...(item.description !== '' && { documentation: item.description }),
    sortText: String(at).padStart(4, '0'),
    filterText: item.label,
    textEdit: { range: rangeOf(document, found), newText: item.text },
    insertTextMode: InsertTextMode.asIs,
  }));
}
