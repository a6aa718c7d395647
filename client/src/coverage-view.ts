import {
  l10n,
  MarkdownString,
  type Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  type Uri,
  window,
} from 'vscode';
import type {
  CoverageFinding,
  CoveragePlace,
  CoveragePrinciple,
  CoverageWaiver,
  CoveredSafeguard,
} from '../../server/src/lsp/protocol.ts';
import { codeRange } from './apply.ts';
import type { DraftFollower, Followed } from './follow-draft.ts';
import { iconOf, isOpen, principleWords, stateWords } from './states.ts';

/** The view’s id in the manifest. */
export const coverageViewId = 'safeguards.coverage';

/** One row of the coverage view. `safeguard` and `finding` rows are what the commands of the view work on. */
export type CoverageNode =
  | { readonly kind: 'principle'; readonly principle: CoveragePrinciple }
  | { readonly kind: 'safeguard'; readonly safeguard: CoveredSafeguard }
  | { readonly kind: 'place'; readonly place: CoveragePlace }
  | { readonly kind: 'gap'; readonly label: string }
  | { readonly kind: 'waiver'; readonly waiver: CoverageWaiver }
  | { readonly kind: 'red flags'; readonly findings: readonly CoverageFinding[] }
  | { readonly kind: 'slips'; readonly findings: readonly CoverageFinding[] }
  | { readonly kind: 'red flag'; readonly finding: CoverageFinding }
  | { readonly kind: 'slip'; readonly finding: CoverageFinding };

/** Shows how the followed draft stands, and gives the view and its rows. */
export function createCoverageView(follower: DraftFollower): {
  readonly view: TreeView<CoverageNode>;
  readonly rows: TreeDataProvider<CoverageNode>;
} {
  const rows: TreeDataProvider<CoverageNode> = {
    onDidChangeTreeData: (listener) => follower.onDidChange(() => listener(undefined)),
    getChildren: (node) => (node === undefined ? roots(follower.current()) : childrenOf(node)),
    getTreeItem: (node) => {
      const item = rowOf(node);
      const range = rangeOf(node);
      const uri = follower.draft()?.document.uri;
      if (range !== undefined && uri !== undefined) {
        const at = codeRange(range);
        item.command = {
          command: 'safeguards.goTo',
          title: l10n.t('Go to the Words'),
          arguments: [uri, at] satisfies [Uri, Range],
        };
      }
      return item;
    },
  };
  const view = window.createTreeView(coverageViewId, { treeDataProvider: rows, showCollapseAll: true });
  const tell = (followed: Followed): void => {
    view.message = messageOf(followed);
    view.description = descriptionOf(followed);
    const open = followed.kind === 'read' ? followed.coverage.findings : 0;
    view.badge = open === 0 ? undefined : { value: open, tooltip: l10n.t('Open findings: {0}', open) };
  };
  tell(follower.current());
  follower.onDidChange(tell);
  return { view, rows };
}

/** Why the view shows no safeguards; empty where it does, or where its welcome speaks. */
function messageOf(followed: Followed): string {
  switch (followed.kind) {
    case 'starting':
      return l10n.t('Starting…');
    case 'starting again':
      return l10n.t('The language server stopped and is being started again…');
    case 'nothing open':
      return '';
    case 'other file':
      return l10n.t(
        'Not checked: only Markdown and plain text are read, and this file is {0}.',
        followed.document.languageId,
      );
    case 'failed':
      return l10n.t('Not checked: {0}', followed.fault);
    case 'read':
      return followed.coverage.checked ? '' : followed.coverage.reason;
  }
}

function descriptionOf(followed: Followed): string {
  if (followed.kind !== 'read') return '';
  return followed.document.uri.path.split('/').at(-1) ?? '';
}

function roots(followed: Followed): CoverageNode[] {
  if (followed.kind !== 'read' || !followed.coverage.checked) return [];
  const { principles, redFlags, slips } = followed.coverage;
  return [
    ...(redFlags.length === 0 ? [] : [{ kind: 'red flags', findings: redFlags } as const]),
    ...principles.map((principle) => ({ kind: 'principle', principle }) as const),
    ...(slips.length === 0 ? [] : [{ kind: 'slips', findings: slips } as const]),
  ];
}

function childrenOf(node: CoverageNode): CoverageNode[] {
  switch (node.kind) {
    case 'principle':
      return node.principle.safeguards.map((safeguard) => ({ kind: 'safeguard', safeguard }));
    case 'safeguard': {
      const { waiver, places, missing } = node.safeguard;
      return [
        ...(waiver === null ? [] : [{ kind: 'waiver', waiver } as const]),
        ...places.map((place) => ({ kind: 'place', place }) as const),
        ...missing.map((label) => ({ kind: 'gap', label }) as const),
      ];
    }
    case 'red flags':
      return node.findings.map((finding) => ({ kind: 'red flag', finding }));
    case 'slips':
      return node.findings.map((finding) => ({ kind: 'slip', finding }));
    case 'place':
    case 'gap':
    case 'waiver':
    case 'red flag':
    case 'slip':
      return [];
  }
}

function rangeOf(node: CoverageNode): CoveragePlace['range'] | undefined {
  switch (node.kind) {
    case 'safeguard':
      return node.safeguard.range ?? undefined;
    case 'place':
      return node.place.range;
    case 'waiver':
      return node.waiver.range ?? undefined;
    case 'red flag':
    case 'slip':
      return node.finding.range;
    case 'principle':
    case 'gap':
    case 'red flags':
    case 'slips':
      return undefined;
  }
}

function rowOf(node: CoverageNode): TreeItem {
  switch (node.kind) {
    case 'principle':
      return principleRow(node.principle);
    case 'safeguard':
      return safeguardRow(node.safeguard);
    case 'place':
      return placeRow(node.place);
    case 'gap':
      return row(l10n.t('Missing: {0}', node.label), '', new ThemeIcon('circle-large-outline', grey));
    case 'waiver':
      return waiverRow(node.waiver);
    case 'red flags':
      return groupRow('red-flags', l10n.t('Red flags'), node.findings, new ThemeIcon('report', red));
    case 'slips':
      return groupRow('slips', l10n.t('Drafting'), node.findings, new ThemeIcon('edit', grey));
    case 'red flag':
      return findingRow(node.finding, new ThemeIcon('report', red), 'redFlag waive explain');
    case 'slip':
      return findingRow(node.finding, new ThemeIcon('edit', grey), 'slip explain');
  }
}

const red = new ThemeColor('charts.red');
const grey = new ThemeColor('descriptionForeground');

function principleRow({ id, safeguards }: CoveragePrinciple): TreeItem {
  const name = principleWords(id);
  const asked = safeguards.filter(({ state }) => state !== 'not applicable');
  const present = asked.filter(({ state }) => state === 'present').length;
  const open = asked.filter(isOpen).length;
  const sum =
    open === 0
      ? l10n.t('{0} of {1} present', present, asked.length)
      : l10n.t('{0} of {1} present, {2} open', present, asked.length, open);
  const item = row(name, sum);
  item.id = `principle:${id}`;
  item.collapsibleState = TreeItemCollapsibleState.Expanded;
  item.contextValue = 'principle';
  return item;
}

function safeguardRow(safeguard: CoveredSafeguard): TreeItem {
  const { id, title, state, requirement, message, where, places, missing, waiver } = safeguard;
  const words = stateWords(state);
  const item = row(title, where === '' ? words : `${words} · ${where}`, iconOf(state));
  item.id = `safeguard:${id}`;
  item.contextValue = isOpen(safeguard) ? 'safeguard insert waive explain' : 'safeguard explain';
  item.collapsibleState =
    places.length + missing.length === 0 && waiver === null
      ? TreeItemCollapsibleState.None
      : TreeItemCollapsibleState.Collapsed;
  item.tooltip = new MarkdownString()
    .appendMarkdown(`**${escaped(title)}**: ${words}\n\n`)
    .appendMarkdown(escaped(message === '' ? requirement : message));
  item.accessibilityInformation = { label: [title, words, where, message].filter(Boolean).join(', ') };
  return item;
}

function placeRow({ relation, label, where, words }: CoveragePlace): TreeItem {
  switch (relation) {
    case 'evidence':
      return row(where, `${label}: “${words}”`, new ThemeIcon('check', new ThemeColor('testing.iconPassed')));
    case 'qualifier':
      return row(where, l10n.t('taken back by “{0}”', words), iconOf('weakened'));
    case 'contradiction':
      return row(where, l10n.t('undone, {0}: “{1}”', label, words), iconOf('contradicted'));
    case 'pointer':
      return row(where, l10n.t('only points at it: “{0}”', words), iconOf('delegated'));
  }
}

function waiverRow({ reason, by, until }: CoverageWaiver): TreeItem {
  const who = by === '' ? '' : l10n.t('by {0}', by);
  const end = until === '' ? '' : l10n.t('until {0}', until);
  return row(reason, [who, end].filter(Boolean).join(', '), iconOf('waived'));
}

function groupRow(
  id: string,
  name: string,
  { length }: readonly CoverageFinding[],
  icon: ThemeIcon,
): TreeItem {
  const item = row(name, String(length), icon);
  item.id = id;
  item.collapsibleState = TreeItemCollapsibleState.Expanded;
  item.contextValue = 'group';
  item.accessibilityInformation = { label: l10n.t('{0}, findings: {1}', name, length) };
  return item;
}

function findingRow(
  { title, message, where, words }: CoverageFinding,
  icon: ThemeIcon,
  context: string,
): TreeItem {
  const item = row(title, `${where}: “${words}”`, icon);
  item.contextValue = context;
  item.tooltip = `${title}. ${message}`;
  item.accessibilityInformation = { label: `${title}, ${where}. ${message}` };
  return item;
}

/** A row that says all it shows to a screen reader too. */
function row(label: string, description: string, icon?: ThemeIcon): TreeItem {
  const item = new TreeItem(label);
  item.description = description;
  if (icon !== undefined) item.iconPath = icon;
  item.tooltip = description === '' ? label : `${label}\n${description}`;
  item.accessibilityInformation = { label: description === '' ? label : `${label}, ${description}` };
  return item;
}

/** `text` as Markdown that shows it. `MarkdownString.appendText` would bind its words into one unbreakable line. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/gu, '\\$&');
}
