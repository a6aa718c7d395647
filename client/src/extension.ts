import {
  type ExtensionContext,
  type LanguageStatusItem,
  languages,
  type TreeDataProvider,
  type TreeView,
  workspace,
} from 'vscode';
import { servedSelector } from './client-options.ts';
import { registerCommands } from './commands.ts';
import { type CoverageNode, createCoverageView } from './coverage-view.ts';
import { followDraft } from './follow-draft.ts';
import { registerPreviews } from './preview.ts';
import type { Server } from './server.ts';
import { createStatusItem } from './status-item.ts';
import { registerVersions } from './versions.ts';

/** What other extensions can read of this one. */
export type Shown = {
  readonly coverage: TreeDataProvider<CoverageNode>;
  /** The view of `coverage`: its message says why a file is not checked. */
  readonly view: TreeView<CoverageNode>;
  readonly status: LanguageStatusItem;
};

/** Sets up views and commands. The server is started with the first document that it is told of. */
export function startExtension(context: ExtensionContext, server: Server): Shown {
  const follower = followDraft(server);
  const { view, rows } = createCoverageView(follower);
  const status = createStatusItem(follower);
  context.subscriptions.push(server.output, follower, view, status, ...registerPreviews(server));
  const desk = { server, follower, view };
  registerCommands(context, desk);
  context.subscriptions.push(...registerVersions(desk));
  startWithDrafts(context, server);
  return { coverage: rows, view, status };
}

function startWithDrafts(context: ExtensionContext, server: Server): void {
  const served = workspace.textDocuments.some((it) => languages.match([...servedSelector], it) > 0);
  // Behind what the host has to do now: other extensions wait for the end of this activation.
  if (served) setTimeout(() => void server.start(), 0);
  else {
    const opened = workspace.onDidOpenTextDocument((document) => {
      if (languages.match([...servedSelector], document) === 0) return;
      opened.dispose();
      void server.start();
    });
    context.subscriptions.push(opened);
  }
}
