import {
  commands,
  type Disposable,
  type Event,
  extensions,
  l10n,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import {
  type BaselineParams,
  type BaselineResult,
  baselineRequest,
  type CompareParams,
  compareRequest,
  type MarkedClause,
  type ProvenanceParams,
  type ProvenanceResult,
  provenanceRequest,
  type ReportParams,
  type ReportResult,
  reportRequest,
} from '../../server/src/lsp/protocol.ts';
import type { Desk } from './insert.ts';
import { draftOrWhyNot } from './target.ts';

/** The scheme of texts that are shown and cannot be changed: comparisons, and clauses of the library. */
const textScheme = 'safeguards-text';

/** Another version of a draft. */
type Version = { readonly name: string; readonly text: string };

/** Reports of a draft, comparisons with other versions of it, and what became of inserted clauses. */
export function registerVersions(desk: Desk): Disposable[] {
  const texts = new Map<string, string>();
  const show = (name: string, text: string): Uri => {
    const uri = Uri.from({ scheme: textScheme, path: `/${name}` });
    texts.set(uri.toString(), text);
    return uri;
  };
  return [
    workspace.registerTextDocumentContentProvider(textScheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    commands.registerCommand('safeguards.writeReport', (target?: ReportTarget) => writeReport(desk, target)),
    commands.registerCommand('safeguards.compareWithCommit', () => compareWithCommit(desk, show)),
    commands.registerCommand('safeguards.compareWithFile', (target?: { readonly with?: Uri }) =>
      compareWithFile(desk, show, target?.with),
    ),
    commands.registerCommand('safeguards.endComparison', () => endComparison(desk)),
    commands.registerCommand('safeguards.showClauseChanges', (target?: { readonly clause?: number }) =>
      showClauseChanges(desk, show, target?.clause),
    ),
  ];
}

/** What a task or a key binding can settle beforehand. */
type ReportTarget = { readonly format?: ReportParams['format']; readonly to?: Uri };
type Show = (name: string, text: string) => Uri;

/** Writes the evidence report beside the draft, or where the person says. Gives where it went. */
async function writeReport(
  { server, follower }: Desk,
  target: ReportTarget | undefined,
): Promise<Uri | undefined> {
  const draft = await draftOrWhyNot(follower);
  if (draft === undefined) return undefined;
  const { uri } = draft.document;
  const format = target?.format ?? (await pickFormat());
  if (format === undefined) return undefined;
  const ending = format === 'html' ? 'html' : 'md';
  const beside = uri.with({ path: uri.path.replace(/(?:\.\w+)?$/u, `.safeguards.${ending}`) });
  const to =
    target?.to ??
    (await window.showSaveDialog({
      title: l10n.t('Write Evidence Report'),
      ...(uri.scheme !== 'untitled' && { defaultUri: beside }),
      filters: format === 'html' ? { HTML: ['html'] } : { Markdown: ['md'] },
    }));
  if (to === undefined) return undefined;
  const { text, reason } = await server.ask<ReportResult>(reportRequest, {
    uri: uri.toString(),
    name: nameOf(draft.document),
    format,
  } satisfies ReportParams);
  if (reason !== '') {
    void window.showWarningMessage(reason);
    return undefined;
  }
  await workspace.fs.writeFile(to, new TextEncoder().encode(text));
  await window.showTextDocument(to, { viewColumn: ViewColumn.Beside, preview: true });
  return to;
}

async function pickFormat(): Promise<ReportParams['format'] | undefined> {
  const picked = await window.showQuickPick(
    [
      {
        format: 'markdown' as const,
        label: 'Markdown',
        detail: l10n.t('For a file that goes on being edited'),
      },
      {
        format: 'html' as const,
        label: l10n.t('Web page'),
        detail: l10n.t('One page that needs nothing else, to be printed or filed'),
      },
    ],
    { title: l10n.t('Write Evidence Report') },
  );
  return picked?.format;
}

const nameOf = ({ uri }: TextDocument): string => workspace.asRelativePath(uri);

/** How a comparison came out: the losses, or why there is none. */
export type Compared = { readonly losses: number } | { readonly reason: string };

/** What is used of the editor’s Git extension. */
type GitExtension = { readonly enabled: boolean; readonly getAPI: (version: 1) => GitApi };
type GitApi = {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<GitApi['state']>;
  readonly getRepository: (uri: Uri) => GitRepository | null;
  readonly getRepositoryRoot: (uri: Uri) => Promise<Uri | null>;
  readonly openRepository: (root: Uri) => Promise<GitRepository | null>;
};
type GitRepository = { readonly show: (ref: string, path: string) => Promise<string> };

/** Compares the draft with its last commit. Gives how many safeguards were lost or weakened, or why it cannot tell. */
async function compareWithCommit(desk: Desk, show: Show): Promise<Compared | undefined> {
  const draft = await draftOrWhyNot(desk.follower);
  if (draft === undefined) return undefined;
  const committed = await lastCommitted(draft.document.uri);
  if ('reason' in committed) {
    void window.showInformationMessage(committed.reason);
    return committed;
  }
  return compare(desk, draft.document, { name: l10n.t('the last commit'), text: committed.text }, show);
}

/** The text of a file in the last commit, by the editor’s Git extension, or why there is none. */
async function lastCommitted(uri: Uri): Promise<{ readonly text: string } | { readonly reason: string }> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  const git = await extension?.activate();
  if (git === undefined || !git.enabled)
    return {
      reason: l10n.t(
        'Git does not run in this window of the editor. Compare with a file of the earlier version instead.',
      ),
    };
  const api = git.getAPI(1);
  if (api.state !== 'initialized')
    await new Promise<void>((resolve) => {
      const listener = api.onDidChangeState((state) => {
        if (state !== 'initialized') return;
        listener.dispose();
        resolve();
      });
    });
  // A repository that the editor has not opened yet, such as one above the folder.
  const root = api.getRepository(uri) === null ? await api.getRepositoryRoot(uri) : null;
  const repository = api.getRepository(uri) ?? (root && (await api.openRepository(root)));
  if (!repository) return { reason: l10n.t('This draft is in no Git repository.') };
  try {
    return { text: await repository.show('HEAD', uri.fsPath) };
  } catch {
    return { reason: l10n.t('The last commit does not hold this draft.') };
  }
}

/** Compares the draft with another file: an earlier version or a template. */
async function compareWithFile(
  desk: Desk,
  show: Show,
  given: Uri | undefined,
): Promise<Compared | undefined> {
  const draft = await draftOrWhyNot(desk.follower);
  if (draft === undefined) return undefined;
  const [other] =
    given === undefined
      ? ((await window.showOpenDialog({
          title: l10n.t('Compare with an Earlier Version or a Template'),
          filters: { [l10n.t('Drafts')]: ['md', 'markdown', 'txt'] },
        })) ?? [])
      : [given];
  if (other === undefined) return undefined;
  const document = await workspace.openTextDocument(other);
  const name = nameOf(document);
  return compare(desk, draft.document, { name, text: document.getText() }, show);
}

/** Shows as diagnostics what the draft lost, and beside it the comparison with both texts. */
async function compare(
  { server }: Desk,
  document: TextDocument,
  other: Version,
  show: Show,
): Promise<Compared> {
  const uri = document.uri.toString();
  const { losses, reason } = await server.ask<BaselineResult>(baselineRequest, {
    uri,
    baseline: other,
  } satisfies BaselineParams);
  if (reason !== '') {
    const why = l10n.t('Nothing can be compared. {0}', reason);
    void window.showWarningMessage(why);
    return { reason: why };
  }
  const { text } = await server.ask<ReportResult>(compareRequest, {
    uri,
    name: nameOf(document),
    other,
    format: 'markdown',
  } satisfies CompareParams);
  await window.showTextDocument(show(`${Date.now()}/${l10n.t('comparison')}.md`, text), {
    viewColumn: ViewColumn.Beside,
    preview: true,
    preserveFocus: true,
  });
  window.setStatusBarMessage(
    l10n.t('Safeguards: {0} lost or weakened against {1}', losses, other.name),
    10_000,
  );
  return { losses };
}

async function endComparison({ server, follower }: Desk): Promise<void> {
  const draft = await draftOrWhyNot(follower);
  if (draft === undefined) return;
  await server.ask<BaselineResult>(baselineRequest, {
    uri: draft.document.uri.toString(),
    baseline: null,
  } satisfies BaselineParams);
}

/** Shows an inserted clause beside the library's wording. `given` is its place among the marked ones, from 0. */
async function showClauseChanges(
  { server, follower }: Desk,
  show: Show,
  given: number | undefined,
): Promise<boolean> {
  const draft = await draftOrWhyNot(follower);
  if (draft === undefined) return false;
  const { clauses } = await server.ask<ProvenanceResult>(provenanceRequest, {
    uri: draft.document.uri.toString(),
  } satisfies ProvenanceParams);
  const clause = given === undefined ? await pickClause(clauses) : clauses[given];
  if (clause === undefined) {
    if (clauses.length === 0)
      void window.showInformationMessage(l10n.t('No clause of this draft is marked as one of the library.'));
    return false;
  }
  const folder = Date.now();
  await commands.executeCommand(
    'vscode.diff',
    show(`${folder}/${l10n.t('library')}.txt`, clause.libraryText),
    show(`${folder}/${l10n.t('draft')}.txt`, clause.draftText),
    l10n.t('{0}: library and draft', clause.title),
    { preview: true },
  );
  return true;
}

async function pickClause(clauses: readonly MarkedClause[]): Promise<MarkedClause | undefined> {
  if (clauses.length < 2) return clauses[0];
  const picked = await window.showQuickPick(
    clauses.map((clause) => ({ label: clause.title, description: clause.standing, clause })),
    { title: l10n.t('Which clause?') },
  );
  return picked?.clause;
}
