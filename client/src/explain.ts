import { commands, l10n, Uri, window } from 'vscode';
import {
  type CoverageParams,
  type CoverageResult,
  coverageRequest,
  pageScheme,
} from '../../server/src/lsp/protocol.ts';
import type { Desk } from './insert.ts';
import { redFlagItems, safeguardItems, type Target, targetId } from './target.ts';

/** Opens the page of a safeguard or red flag; gives its address. */
export async function explainSafeguard(
  { server, follower, view }: Desk,
  target: Target,
): Promise<Uri | undefined> {
  const id = targetId(target, view) ?? (await pickAny({ server, follower }));
  if (id === undefined) return undefined;
  const page = Uri.parse(`${pageScheme}:/${id}.md`);
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    // The editor’s own Markdown extension can be switched off; the page reads well as text too.
    await window.showTextDocument(page);
  }
  return page;
}

async function pickAny({ server, follower }: Pick<Desk, 'server' | 'follower'>): Promise<string | undefined> {
  const draft = follower.draft();
  const coverage =
    draft?.coverage ??
    (await server.ask<CoverageResult>(coverageRequest, { uri: '' } satisfies CoverageParams));
  const picked = await window.showQuickPick(
    [...safeguardItems(coverage, draft?.document, () => true), ...redFlagItems(coverage)],
    {
      title: l10n.t('Explain a Safeguard'),
      placeHolder: l10n.t('Which safeguard?'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return picked?.id;
}
