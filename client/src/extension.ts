import {
  Disposable,
  type ExtensionContext,
  FileType,
  type LanguageStatusItem,
  type TreeDataProvider,
  type TreeView,
  Uri,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../../server/src/lsp/protocol.ts';
import { registerCommands } from './commands.ts';
import { type CoverageNode, createCoverageView } from './coverage-view.ts';
import { followDraft } from './follow-draft.ts';
import { registerPreviews } from './preview.ts';
import type { Restarts } from './restart.ts';
import { createStatusItem } from './status-item.ts';
import { registerVersions } from './versions.ts';

/** What other extensions can read of this one. */
export type Shown = {
  readonly coverage: TreeDataProvider<CoverageNode>;
  /** The view of `coverage`: its message says why a file is not checked. */
  readonly view: TreeView<CoverageNode>;
  readonly status: LanguageStatusItem;
};

/** Reads files and folders for the server: in a virtual workspace, and in a worker, it has no other way to them. */
function readsFilesFor(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(readFileRequest, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
      try {
        return { text: new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri, true))) };
      } catch {
        return { text: null };
      }
    }),
    client.onRequest(listFilesRequest, async ({ uri }: ListFilesParams): Promise<ListFilesResult> => {
      try {
        const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
        return { names: entries.filter(([, type]) => type === FileType.File).map(([name]) => name) };
      } catch {
        return { names: null };
      }
    }),
  );
}

/** Sets up views and commands, then starts the server through `client`. */
export async function startExtension(
  context: ExtensionContext,
  client: BaseLanguageClient,
  restarts: Restarts,
): Promise<Shown> {
  const follower = followDraft(client, restarts);
  const { view, rows } = createCoverageView(client, follower);
  const status = createStatusItem(follower);
  context.subscriptions.push(follower, view, status, ...registerPreviews(client));
  const desk = { client, follower, view };
  registerCommands(context, desk);
  context.subscriptions.push(...registerVersions(desk), readsFilesFor(client));
  await client.start();
  return { coverage: rows, view, status };
}
