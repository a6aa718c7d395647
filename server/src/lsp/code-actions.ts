import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Bench, benchFor } from '../draft/bench.ts';
import type { Edit } from '../draft/edit.ts';
import { type Fix, fixesOf } from '../draft/fixes.ts';
import { insertAll } from '../draft/insert-all.ts';
import type { Judge } from '../draft/judge.ts';
import type { Library } from '../library/compile.ts';
import type { Checked } from '../report/check.ts';
import type { Finding } from '../report/finding.ts';
import { fixTitle, placeWords } from '../report/fix-titles.ts';
import { leftOutReason } from '../report/left-out.ts';
import { wordsIn } from '../report/words.ts';
import { type DiagnosticData, rangeOf } from './diagnostics.ts';
import { plainEdit } from './plain-edit.ts';
import type { InsertAllResult, InsertionChoice } from './protocol.ts';

/** What the client can take. */
export type Abilities = {
  readonly snippets: boolean;
  /** Whether it asks for the edit of an action once it is chosen. */
  readonly resolve: boolean;
  /** Whether it takes edits that name the version of the document they were made for. */
  readonly versions: boolean;
};

/** What an action carries until its edit is asked for. */
export type ActionData = {
  readonly uri: string;
  readonly version: number;
  readonly id: string;
  readonly start: number;
  /** The place of the fix among those of its finding. */
  readonly at: number;
};

/** A judged document, a judge for edits of it, and the fixes known for this version. */
export type Desk = { readonly checked: Checked; readonly judge: Judge; readonly fixes: FixStore };

/** The fixes of one version of a document, each finding's once. */
export type FixStore = Map<string, readonly Fix[]>;

/** How many versions of the draft may be judged for one finding: few where nobody has asked for the menu yet. */
const trials = { automatic: 4, asked: 40 } as const;

/** The quick fixes for the diagnostics of a request. Diagnostics of another version of the document get none. */
export function codeActionsOf(
  document: TextDocument,
  desk: Desk,
  library: Library,
  { context, range }: CodeActionParams,
  abilities: Abilities,
): CodeAction[] {
  // No clause is ever inserted by a “fix all”: that is a choice for a person.
  if (context.only !== undefined && !context.only.some((kind) => isKind(CodeActionKind.QuickFix, kind)))
    return [];
  const words = wordsIn(library.language);
  const allowed = context.triggerKind === CodeActionTriggerKind.Automatic ? trials.automatic : trials.asked;
  return context.diagnostics.flatMap((diagnostic) => {
    const finding = desk.checked.findings.find(
      (it) => isAbout(document, diagnostic, it) && touches(rangeOf(document, it.span), range),
    );
    if (finding === undefined) return [];
    return fixesFor(desk, library, finding, allowed).map((fix, at): CodeAction => {
      const action: CodeAction = {
        title: fixTitle(fix.deed, finding.title, words),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        ...(at === 0 && fix.deed.kind !== 'waive' && { isPreferred: true }),
      };
      // Renumbering can touch every line: such an edit waits until it is chosen.
      if (abilities.resolve && fix.deed.kind === 'insert within') {
        const { start } = finding.span;
        const rest: ActionData = { uri: document.uri, version: document.version, id: finding.id, start, at };
        return { ...action, data: rest };
      }
      return { ...action, edit: workspaceEditOf(document, fix.edits, fix, abilities) };
    });
  });
}

/** An action with its edit; as it is where the document has changed since. */
export function resolvedAction(
  document: TextDocument,
  desk: Desk,
  library: Library,
  action: CodeAction,
  abilities: Abilities,
): CodeAction {
  const data = action.data as ActionData | undefined;
  if (data === undefined || data.version !== document.version) return action;
  const finding = desk.checked.findings.find(({ id, span }) => id === data.id && span.start === data.start);
  const fix = finding && fixesFor(desk, library, finding, trials.asked)[data.at];
  return fix === undefined
    ? action
    : { ...action, edit: workspaceEditOf(document, fix.edits, fix, abilities) };
}

/** The ways to insert a clause for the safeguard `id`, to be shown before one is chosen. */
export function insertionsFor(
  document: TextDocument,
  desk: Desk,
  library: Library,
  id: string,
  abilities: Abilities,
): readonly InsertionChoice[] {
  const finding = desk.checked.findings.find((it) => it.id === id && it.kind === 'safeguard');
  if (finding === undefined) return [];
  const words = wordsIn(library.language);
  return fixesFor(desk, library, finding, trials.asked).flatMap((fix): readonly InsertionChoice[] => {
    const { deed } = fix;
    if (deed.kind !== 'insert' && deed.kind !== 'insert within') return [];
    const into = deed.kind === 'insert' ? deed.into : undefined;
    const behind = deed.kind === 'insert within' && deed.behind !== '' ? words.behind(deed.behind) : '';
    return [
      {
        title: fixTitle(deed, finding.title, words),
        tier: deed.tier,
        where: `${placeWords(deed.number, into, words).trim()}${behind}`,
        givesUp: deed.kind === 'insert' ? deed.givesUp : '',
        edit: workspaceEditOf(document, fix.edits, fix, abilities),
        changes: deed.kind === 'insert within' ? deed.changes : [],
      },
    ];
  });
}

/**
 * Whether a diagnostic that a client sends back is that of a finding. Some clients, Kate among them, drop the data of
 * diagnostics; then the place must be the same, since nothing tells of which version it is.
 */
function isAbout(
  document: TextDocument,
  { source, code, data, range }: Diagnostic,
  finding: Finding,
): boolean {
  if (source !== 'safeguards') return false;
  const own = data as DiagnosticData | undefined;
  if (own !== undefined && own !== null) return own.version === document.version && own.id === finding.id;
  const { start, end } = rangeOf(document, finding.span);
  return code === finding.id && isSame(start, range.start) && isSame(end, range.end);
}

function isSame(one: Range['start'], other: Range['start']): boolean {
  return one.line === other.line && one.character === other.character;
}

/** The preferred clauses of the safeguards `ids` as one edit, and which were left out. */
export function insertAllResult(
  document: TextDocument,
  { checked, judge }: Desk,
  library: Library,
  ids: readonly string[],
): InsertAllResult {
  const { edits, inserted, leftOut } = insertAll(checked, judge, library, ids);
  return {
    edit: workspaceEditOf(document, edits, { blanks: [] }, { snippets: false, versions: true }),
    inserted,
    leftOut: leftOut.map((it) => ({
      id: it.id,
      title: library.safeguards.get(it.id)?.title ?? it.id,
      reason: leftOutReason(it, library),
    })),
  };
}

function fixesFor(
  { checked, judge, fixes }: Desk,
  library: Library,
  finding: Finding,
  allowed: number,
): readonly Fix[] {
  const key = `${finding.id} ${finding.span.start}`;
  const known = fixes.get(key);
  if (known !== undefined) return known;
  let used = 0;
  const bench: Bench = benchFor(
    checked,
    Object.assign(
      (text: string) => {
        used += 1;
        return judge(text);
      },
      { read: judge.read, marks: judge.marks },
    ),
    allowed,
  );
  const found = fixesOf(bench, library, finding);
  // A search that was cut short may find more when a person asks.
  if (used < allowed) fixes.set(key, found);
  return found;
}

function workspaceEditOf(
  document: TextDocument,
  edits: readonly Edit[],
  { blanks }: Pick<Fix, 'blanks'>,
  { snippets, versions }: Pick<Abilities, 'snippets' | 'versions'>,
): WorkspaceEdit {
  const plain = edits.map((edit) => ({ range: rangeOf(document, edit.span), newText: edit.text }));
  const [first] = edits;
  if (!snippets || first === undefined || blanks.length === 0 || isIndented(document, first))
    return plainEdit(document, plain, { versions });
  const textDocument = { uri: document.uri, version: document.version };
  return {
    documentChanges: [{ textDocument, edits: [toSnippet(document, first, blanks), ...plain.slice(1)] }],
  };
}

/** Whether an editor would indent the later lines of a snippet there, as it does at the end of an indented line. */
function isIndented(document: TextDocument, { span, text }: Edit): boolean {
  const { line } = document.positionAt(span.start);
  const start = document.offsetAt({ line, character: 0 });
  return text.includes('\n') && /^[ \t]/u.test(document.getText().slice(start, span.start));
}

function toSnippet(document: TextDocument, edit: Edit, blanks: Fix['blanks']): TextEdit | SnippetTextEdit {
  const escaped = (text: string) => text.replace(/[\\$}]/gu, '\\$&');
  let value = '';
  let at = 0;
  for (const [index, blank] of blanks.entries()) {
    const stop = blank.suggested === '' ? `$${index + 1}` : `\${${index + 1}:${escaped(blank.suggested)}}`;
    value += escaped(edit.text.slice(at, blank.span.start)) + stop;
    at = blank.span.end;
  }
  return {
    range: rangeOf(document, edit.span),
    snippet: { kind: 'snippet', value: value + escaped(edit.text.slice(at)) },
  };
}

/** Whether `kind` is what was asked for or a kind of it. */
function isKind(kind: string, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

type Range = Diagnostic['range'];
function touches(one: Range, other: Range): boolean {
  const before = (a: Range['start'], b: Range['start']) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(one.start, other.end) && before(other.start, one.end);
}
