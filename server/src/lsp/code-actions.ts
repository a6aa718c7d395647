import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Outcome } from '../assess/assessment.ts';
import { type Insertion, insertionOf } from '../draft/insert.ts';
import { waiverOf } from '../draft/waive.ts';
import type { Library } from '../library/compile.ts';
import type { Safeguard, Tier } from '../library/library.ts';
import type { Checked } from '../report/check.ts';
import type { Finding } from '../report/finding.ts';
import { type DiagnosticData, rangeOf } from './diagnostics.ts';

const tiers: readonly Tier[] = ['preferred', 'fallback', 'floor'];

/** The quick fixes for the diagnostics of a request. Diagnostics of another version of the document get none. */
export function codeActionsOf(
  document: TextDocument,
  { contract, assessment, findings }: Checked,
  library: Library,
  { context, range }: CodeActionParams,
  { snippets }: { readonly snippets: boolean },
): CodeAction[] {
  if (context.only !== undefined && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind)))
    return [];
  return context.diagnostics.flatMap((diagnostic) => {
    const data = diagnostic.data as DiagnosticData | undefined;
    if (diagnostic.source !== 'safeguards' || data === undefined) return [];
    // The draft has changed since: the same finding at the same place is still right, any other is stale.
    const finding = findings.find((it) => it.id === data.id && touches(rangeOf(document, it.span), range));
    if (finding?.replacement !== undefined && data.version === document.version)
      return [replacing(document, diagnostic, finding.replacement)];
    if (data.version !== document.version || finding === undefined) return [];
    if (finding.kind === 'red flag') return [waiving(document, diagnostic, contract, finding, snippets)];
    const safeguard = library.safeguards.get(data.id);
    const outcome = assessment.outcomes.find((it) => it.safeguard === data.id);
    if (safeguard === undefined || outcome === undefined) return [];
    const insertions = tiers.flatMap((tier): CodeAction[] => {
      const insertion = insertionOf(contract, safeguard, tier, { despite: overridden(outcome) });
      if (insertion === undefined) return [];
      const edit = toEdit(document, insertion, snippets);
      return [
        {
          title: titleOf(safeguard, tier, insertion),
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          isPreferred: tier === 'preferred',
          edit: {
            documentChanges: [
              { textDocument: { uri: document.uri, version: document.version }, edits: [edit] },
            ],
          },
        },
      ];
    });
    return [...insertions, waiving(document, diagnostic, contract, finding, snippets)];
  });
}

function waiving(
  document: TextDocument,
  diagnostic: Diagnostic,
  contract: Checked['contract'],
  { id, title }: Finding,
  snippets: boolean,
): CodeAction {
  const edits = [toEdit(document, waiverOf(contract, id), snippets)];
  return {
    title: `${title}: waive it, with a reason`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] },
  };
}

function replacing(
  document: TextDocument,
  diagnostic: Diagnostic,
  { span, text }: NonNullable<Finding['replacement']>,
): CodeAction {
  const edits = [{ range: rangeOf(document, span), newText: text }];
  return {
    title: `Replace “${document.getText(rangeOf(document, span))}” by “${text}”`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: true,
    edit: { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] },
  };
}

/** The clauses whose words take the safeguard back, which the inserted clause must prevail over. */
function overridden({ contradictions, qualifiers }: Outcome): readonly number[] {
  return [...new Set([...contradictions, ...qualifiers].map(({ clause }) => clause))];
}

function titleOf({ title, clauses }: Safeguard, tier: Tier, { number, into }: Insertion): string {
  const where =
    into === undefined
      ? number === ''
        ? ' as a new article'
        : ` as new article ${number}`
      : number === ''
        ? ` into “${into}”`
        : ` as ${number} into “${into}”`;
  const given = clauses[tier]?.givesUp ?? '';
  return `${title}: insert the ${tier} clause${where}${given === '' ? '' : ` (gives up: ${given})`}`;
}

function toEdit(
  document: TextDocument,
  { edit, blanks }: Pick<Insertion, 'edit' | 'blanks'>,
  snippets: boolean,
): TextEdit | SnippetTextEdit {
  const range = rangeOf(document, edit.span);
  if (!snippets || blanks.length === 0) return { range, newText: edit.text };
  const escaped = (text: string) => text.replace(/[\\$}]/gu, '\\$&');
  let value = '';
  let at = 0;
  for (const [index, blank] of blanks.entries()) {
    const stop = blank.suggested === '' ? `$${index + 1}` : `\${${index + 1}:${escaped(blank.suggested)}}`;
    value += escaped(edit.text.slice(at, blank.span.start)) + stop;
    at = blank.span.end;
  }
  return { range, snippet: { kind: 'snippet', value: value + escaped(edit.text.slice(at)) } };
}

type Range = ReturnType<typeof rangeOf>;
function touches(one: Range, other: Range): boolean {
  const before = (a: Range['start'], b: Range['start']) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(one.start, other.end) && before(other.start, one.end);
}
