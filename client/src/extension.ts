import type { ExtensionContext, LanguageStatusItem, TreeDataProvider, TreeView } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { type CoverageNode, createCoverageView } from './coverage-view.ts';
import { followDraft } from './follow-draft.ts';
import { registerPreviews } from './preview.ts';
import { createStatusItem } from './status-item.ts';

/** What other extensions can read of this one. */
export type Shown = {
  readonly coverage: TreeDataProvider<CoverageNode>;
  /** The view of `coverage`: its message says why a file is not checked. */
  readonly view: TreeView<CoverageNode>;
  readonly status: LanguageStatusItem;
};

/** Sets up views and commands, then starts the server through `client`. */
export async function startExtension(context: ExtensionContext, client: BaseLanguageClient): Promise<Shown> {
  const follower = followDraft(client);
  const { view, rows } = createCoverageView(client, follower);
  const status = createStatusItem(follower);
  context.subscriptions.push(follower, view, status, ...registerPreviews(client));
  registerCommands(context, { client, follower, view });
  await client.start();
  return { coverage: rows, view, status };
}
