import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../contract/span.ts';
import type { WaiverWord } from '../draft/cursor.ts';
import type { Library } from '../library/compile.ts';
import type { Checked } from '../report/check.ts';
import { wordsIn } from '../report/words.ts';
import { rangeOf } from './diagnostics.ts';

/** The next part of a waiver: its verb, what it waives with the findings first, or an attribute that it lacks. */
export function waiverItems(
  document: TextDocument,
  { contract, findings }: Checked,
  library: Library,
  { part, span, has }: WaiverWord,
  { snippets }: { readonly snippets: boolean },
): CompletionItem[] {
  const item = (label: string, at: number, text: string, detail: string): CompletionItem =>
    toItem(document, span, { label, at, text: snippets ? text : text.replace('$1', ''), detail, snippets });
  const { writing } = wordsIn(library.language);
  switch (part) {
    case 'verb':
      return [item('waive', 0, 'waive ', writing.waive)];
    case 'id': {
      const waived = new Set(contract.waivers.map(({ id }) => id));
      const found = [
        ...new Set(
          findings.filter(({ kind }) => kind === 'safeguard' || kind === 'red flag').map(({ id }) => id),
        ),
      ];
      const others = [...library.safeguards.keys(), ...library.redFlags.keys()].filter(
        (id) => !found.includes(id),
      );
      const titleOf = (id: string) => (library.safeguards.get(id) ?? library.redFlags.get(id))?.title ?? '';
      return [...found, ...others]
        .filter((id) => !waived.has(id) || contract.text.slice(span.start).startsWith(id))
        .map((id, at) =>
          item(id, at, id, found.includes(id) ? writing.findingHere(titleOf(id)) : titleOf(id)),
        );
    }
    case 'attribute':
      return attributes
        .filter((name) => !has.includes(name))
        .map((name, at) => item(`${name}=`, at, `${name}="$1"`, writing.attributes[name]));
  }
}

const attributes = ['reason', 'by', 'until'] as const;

function toItem(
  document: TextDocument,
  span: Span,
  {
    label,
    at,
    text,
    detail,
    snippets,
  }: { label: string; at: number; text: string; detail: string; snippets: boolean },
): CompletionItem {
  return {
    label,
    kind: CompletionItemKind.Keyword,
    detail,
    sortText: String(at).padStart(4, '0'),
    filterText: label,
    textEdit: { range: rangeOf(document, span), newText: text },
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  };
}
