import {
  type CompletionContext,
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Outcome, State } from '../assess/assessment.ts';
import type { Contract } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import { definitionFor, type Term } from '../contract/terms.ts';
import { type Begun, type ClauseStart, clauseFor, clauseStartAt } from '../draft/clause-start.ts';
import { blankAt, type OpenBlank, type WaiverWord, waiverWordAt } from '../draft/cursor.ts';
import { styleOf } from '../draft/style.ts';
import type { Library } from '../library/compile.ts';
import { headingFit } from '../library/headings.ts';
import type { Safeguard } from '../library/library.ts';
import type { Checked } from '../report/check.ts';
import { meaningOf } from '../report/glosses.ts';
import { escaped } from '../report/markdown.ts';
import { rangeOf } from './diagnostics.ts';
import { toSnippet } from './snippet.ts';

/** What a completion needs to know besides the place. */
export type CompletionOptions = {
  readonly snippets: boolean;
  readonly context: CompletionContext | undefined;
  readonly terms: readonly Term[];
};

/**
 * What fits at `offset`: in a waiver its parts, in a blank the names and terms of the draft, at the start of a clause
 * the safeguards that the draft lacks. Nothing in the middle of a sentence, and nothing in a file that is no contract.
 */
export function completionsAt(
  document: TextDocument,
  checked: Checked,
  library: Library,
  offset: number,
  options: CompletionOptions,
): CompletionItem[] {
  const { contract } = checked;
  if (!contract.verdict.contract) return [];
  const waiver = waiverWordAt(contract, offset);
  if (waiver !== undefined) return waiverItems(document, checked, library, waiver, options);
  // A space or a colon asks for the next part of a waiver; elsewhere a list after every space would be in the way.
  if (options.context?.triggerKind === CompletionTriggerKind.TriggerCharacter) return [];
  const blank = blankAt(contract, offset);
  if (blank !== undefined) return blankItems(document, contract, blank, options.terms);
  const start = clauseStartAt(contract, offset);
  return start === undefined ? [] : clauseItems(document, checked, library, start, options);
}

const lacking: ReadonlySet<State> = new Set(['absent', 'partial', 'heading only', 'delegated']);

function clauseItems(
  document: TextDocument,
  { assessment }: Checked,
  library: Library,
  start: ClauseStart,
  { snippets }: CompletionOptions,
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

type Value = {
  readonly label: string;
  readonly name: string;
  readonly detail: string;
  readonly meaning: string;
};

function blankItems(
  document: TextDocument,
  contract: Contract,
  blank: OpenBlank,
  terms: readonly Term[],
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
  return shown.map(({ label, name, detail, meaning }, at) => ({
    label,
    kind: detail === 'party' ? CompletionItemKind.Variable : CompletionItemKind.Reference,
    detail,
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
    return { label, name, detail: 'party', meaning: '' };
  });
  const known = new Set(parties.map(({ name }) => name));
  for (const term of terms) {
    const definition = definitionFor(contract, term, undefined);
    if (known.has(term.term) || definition === undefined) continue;
    values.push({
      label: term.term,
      name: term.term,
      detail: 'defined term',
      meaning: meaningOf(contract, definition),
    });
  }
  return values;
}

function waiverItems(
  document: TextDocument,
  { contract, findings }: Checked,
  library: Library,
  { part, span, has }: WaiverWord,
  { snippets }: CompletionOptions,
): CompletionItem[] {
  const item = (label: string, at: number, text: string, detail: string): CompletionItem =>
    toItem(document, span, { label, at, text: snippets ? text : text.replace('$1', ''), detail, snippets });
  switch (part) {
    case 'verb':
      return [item('waive', 0, 'waive ', 'set a finding aside, with a reason')];
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
          item(id, at, id, found.includes(id) ? `${titleOf(id)} – a finding here` : titleOf(id)),
        );
    }
    case 'attribute':
      return attributes
        .filter(([name]) => !has.includes(name))
        .map(([name, detail], at) => item(`${name}=`, at, `${name}="$1"`, detail));
  }
}

const attributes = [
  ['reason', 'why the protection is given up; without it the waiver does not count'],
  ['by', 'who decided'],
  ['until', 'the last day it holds, as 2027-01-31'],
] as const;

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
