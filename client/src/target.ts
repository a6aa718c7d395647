import {
  l10n,
  languages,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  type TreeView,
  window,
} from 'vscode';
import type { CoverageResult, CoveredSafeguard } from '../../server/src/lsp/protocol.ts';
import type { CoverageNode } from './coverage-view.ts';
import type { Draft, DraftFollower, Followed } from './follow-draft.ts';
import { iconOf, principleWords, stateWords } from './states.ts';

/**
 * What a command is given: a row of the coverage view, the id of a safeguard or red flag, or that the selected row of the
 * view is meant, as key bindings say.
 */
export type Target = CoverageNode | { readonly safeguard?: string; readonly selected?: boolean } | undefined;

/** The id a command is to work on; `undefined` where the person is still to choose. */
export function targetId(target: Target, view: TreeView<CoverageNode>): string | undefined {
  if (target === undefined) return undefined;
  if (!('kind' in target))
    return target.selected === true ? targetId(view.selection[0], view) : target.safeguard;
  switch (target.kind) {
    case 'safeguard':
      return target.safeguard.id;
    case 'red flag':
    case 'slip':
      return target.finding.id;
    case 'principle':
    case 'place':
    case 'gap':
    case 'waiver':
    case 'red flags':
    case 'slips':
      return undefined;
  }
}

/** The checked draft that a command works on; where there is none, tells the person who asked why. */
export async function draftOrWhyNot(follower: DraftFollower): Promise<Draft | undefined> {
  const followed = await follower.read();
  if (followed.kind === 'read' && followed.coverage.checked) return followed;
  void window.showInformationMessage(whyNot(followed));
  return undefined;
}

function whyNot(followed: Followed): string {
  switch (followed.kind) {
    case 'read':
      return followed.coverage.reason;
    case 'failed':
      return l10n.t('Not checked: {0}', followed.fault);
    case 'starting again':
      return l10n.t('The language server stopped and is being started again…');
    case 'starting':
    case 'nothing open':
    case 'other file':
      return l10n.t('Open a contract draft first.');
  }
}

/** An entry of a list to choose safeguards or red flags from. */
export type TargetItem = QuickPickItem & { readonly id: string };

/** The safeguards that pass `filter`, by principle; those with a finding at the cursor in `document` come first. */
export function safeguardItems(
  coverage: CoverageResult,
  document: TextDocument | undefined,
  filter: (safeguard: CoveredSafeguard) => boolean,
): readonly TargetItem[] {
  const here = idsAtCursor(document);
  const all = coverage.principles.map(({ id, safeguards }) => ({
    name: principleWords(id),
    safeguards: safeguards.filter(filter),
  }));
  const first = all.flatMap(({ safeguards }) => safeguards).filter(({ id }) => here.has(id));
  const groups = [
    { name: l10n.t('At the cursor'), safeguards: first },
    ...all.map(({ name, safeguards }) => ({
      name,
      safeguards: safeguards.filter(({ id }) => !here.has(id)),
    })),
  ];
  return groups.flatMap(({ name, safeguards }) =>
    safeguards.length === 0 ? [] : [separator(name), ...safeguards.map(itemOf)],
  );
}

/** The red flags of a draft, each id once. */
export function redFlagItems({ redFlags }: CoverageResult): readonly TargetItem[] {
  const once = redFlags.filter(({ id }, at) => redFlags.findIndex((it) => it.id === id) === at);
  if (once.length === 0) return [];
  return [
    separator(l10n.t('Red flags')),
    ...once.map(({ id, title, words, where }) => ({
      id,
      label: `$(report) ${title}`,
      description: where,
      detail: `“${words}”`,
    })),
  ];
}

function separator(label: string): TargetItem {
  return { id: '', label, kind: QuickPickItemKind.Separator };
}

function itemOf({ id, title, state, message, requirement }: CoveredSafeguard): TargetItem {
  return {
    id,
    label: `$(${iconOf(state).id}) ${title}`,
    description: stateWords(state),
    detail: message === '' ? requirement : message,
  };
}

/** The ids of the findings at the cursor in `document`. */
export function idsAtCursor(document: TextDocument | undefined): ReadonlySet<string> {
  const editor = window.visibleTextEditors.find((it) => it.document === document);
  if (editor === undefined) return new Set();
  return new Set(
    languages
      .getDiagnostics(editor.document.uri)
      .filter(
        ({ source, range }) => source === 'safeguards' && range.intersection(editor.selection) !== undefined,
      )
      .map(({ code }) => String(typeof code === 'object' ? code.value : code)),
  );
}
