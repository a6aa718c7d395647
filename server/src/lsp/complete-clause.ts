import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Outcome, State } from '../assess/assessment.ts';
import { type ClauseStart, clauseFor } from '../draft/clause-start.ts';
import type { Library } from '../library/compile.ts';
import { headingFit } from '../library/headings.ts';
import type { Safeguard } from '../library/library.ts';
import type { Checked } from '../report/check.ts';
import type { Words } from '../report/english.ts';
import { escaped } from '../report/markdown.ts';
import { wordsIn } from '../report/words.ts';
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
  const words = wordsIn(library.language);
  return assessment.outcomes.flatMap((outcome, at): CompletionItem[] => {
    const safeguard = library.safeguards.get(outcome.safeguard);
    if (safeguard === undefined || !lacking.has(outcome.state) || !begins(safeguard, start.word)) return [];
    const begun = clauseFor(start, safeguard, overridden(outcome));
    return [
      {
        label: safeguard.title,
        labelDetails: { description: words.states[outcome.state] },
        kind: CompletionItemKind.Snippet,
        detail: words.writing.preferredClause(begun.number, begun.into),
        documentation: { kind: MarkupKind.Markdown, value: documentationOf(safeguard, outcome, words) },
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

function documentationOf(
  safeguard: Safeguard,
  { missing, state }: Outcome,
  { page, writing }: Words,
): string {
  const labels = missing.flatMap((id) => safeguard.elements.find((it) => it.id === id)?.label ?? []);
  return [
    ...(page.inEnglish === '' ? [] : [`_${page.inEnglish}_`]),
    escaped(safeguard.requirement),
    `**${writing.whatFor}** ${escaped(safeguard.rationale)}`,
    ...(state === 'partial' && labels.length > 0
      ? [`**${writing.stillMissing}** ${escaped(labels.join('; '))}.`]
      : []),
  ].join('\n\n');
}

function overridden({ contradictions, qualifiers }: Outcome): readonly number[] {
  return [...new Set([...contradictions, ...qualifiers].map(({ clause }) => clause))];
}
