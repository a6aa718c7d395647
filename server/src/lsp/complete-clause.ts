import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Outcome, State } from '../assess/assessment.ts';
import { type Begun, type ClauseStart, clauseFor } from '../draft/clause-start.ts';
import type { Library } from '../library/compile.ts';
import { headingFit } from '../library/headings.ts';
import type { Safeguard } from '../library/library.ts';
import type { Checked } from '../report/check.ts';
import { escaped } from '../report/markdown.ts';
import { rangeOf } from './diagnostics.ts';
import { toSnippet } from './snippet.ts';

const lacking: ReadonlySet<State> = new Set(['absent', 'partial', 'heading only', 'delegated']);

/** The safeguards that the draft lacks, each as its preferred clause where the writer begins one. */
export function clauseItems(
  document: TextDocument,
  { assessment }: Checked,
  library: Library,
  start: ClauseStart,
  { snippets }: { readonly snippets: boolean },
): CompletionItem[] {
  return assessment.outcomes.flatMap((outcome, at): CompletionItem[] => {
    const safeguard = library.safeguards.get(outcome.safeguard);
    if (safeguard === undefined || !lacking.has(outcome.state) || !begins(safeguard, start.word)) return [];
    const begun = clauseFor(start, safeguard, overridden(outcome));
    return [
      {
        label: safeguard.title,
        labelDetails: { description: outcome.state },
        kind: CompletionItemKind.Snippet,
        detail: `preferred clause${whereOf(begun)}`,
        documentation: { kind: MarkupKind.Markdown, value: documentationOf(safeguard, outcome) },
        sortText: sortText(start, safeguard, at),
        filterText: start.word === '' ? safeguard.title : `${start.word} ${safeguard.title}`,
        textEdit: {
          range: rangeOf(document, start.span),
          newText: snippets ? toSnippet(begun.text, begun.blanks) : begun.text,
        },
        insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        insertTextMode: InsertTextMode.asIs,
      },
    ];
  });
}

/** Whether the word that the writer has begun begins a word of the safeguard’s title or id. */
function begins({ title, id, headings }: Safeguard, word: string): boolean {
  const typed = word.toLowerCase();
  return [title, id, ...headings]
    .flatMap((it) => it.toLowerCase().split(/[\s-]+/u))
    .some((it) => it.startsWith(typed));
}

/** Those that fit the article first, then the gravest; the order of the library decides between equals. */
function sortText({ headings }: ClauseStart, safeguard: Safeguard, at: number): string {
  const fit = headings.map((heading) => headingFit(heading, safeguard.headings)).find((it) => it >= 0);
  const grave = { error: 1, warning: 2, information: 3 }[safeguard.severity];
  return `${fit === undefined ? grave : 0}${String(fit ?? 0).padStart(2, '0')}${String(at).padStart(3, '0')}`;
}

function whereOf({ number, into }: Begun): string {
  const as = number === '' ? '' : ` as ${number}`;
  return into === undefined ? `${as} in a new article` : `${as} in “${into}”`;
}

function documentationOf(safeguard: Safeguard, { missing, state }: Outcome): string {
  const labels = missing.flatMap((id) => safeguard.elements.find((it) => it.id === id)?.label ?? []);
  return [
    escaped(safeguard.requirement),
    `**What it is for.** ${escaped(safeguard.rationale)}`,
    ...(state === 'partial' && labels.length > 0
      ? [`**Still missing.** ${escaped(labels.join('; '))}.`]
      : []),
  ].join('\n\n');
}

function overridden({ contradictions, qualifiers }: Outcome): readonly number[] {
  return [...new Set([...contradictions, ...qualifiers].map(({ clause }) => clause))];
}
