import { l10n, type TreeView, window } from 'vscode';
import {
  type ClauseLeftOut,
  type InsertAllParams,
  type InsertAllResult,
  type InsertionChoice,
  insertAllRequest,
} from '../../server/src/lsp/protocol.ts';
import { applyAndShow } from './apply.ts';
import { choicesOf, pickChoice } from './choices.ts';
import type { CoverageNode } from './coverage-view.ts';
import type { Draft, DraftFollower } from './follow-draft.ts';
import { showPreview } from './preview.ts';
import type { Server } from './server.ts';
import { isMissing, isOpen } from './states.ts';
import { draftOrWhyNot, idsAtCursor, safeguardItems, type Target, targetId } from './target.ts';

/** What the commands on a draft work with. */
export type Desk = {
  readonly server: Server;
  readonly follower: DraftFollower;
  readonly view: TreeView<CoverageNode>;
};

/** A target, and what else a key binding or a task can settle beforehand. */
export type InsertTarget = Target & {
  readonly tier?: InsertionChoice['tier'];
  /** `false` inserts at once. */
  readonly preview?: boolean;
};

/** Leads from a safeguard over its clauses to a preview. Gives whether something was previewed or inserted. */
export async function insertClause(
  desk: Desk,
  target: InsertTarget | undefined,
  { atCursor }: { readonly atCursor: boolean },
): Promise<boolean> {
  const draft = await draftOrWhyNot(desk.follower);
  if (draft === undefined) return false;
  const id = targetId(target, desk.view) ?? (await pickSafeguard(draft, { atCursor }));
  if (id === undefined) return false;
  const title = titleOf(draft, id);
  const choices = await choicesOf(desk.server, draft.document, id);
  if (choices.length === 0) {
    void window.showInformationMessage(l10n.t('There is nothing to insert for “{0}”.', title));
    return false;
  }
  const settled = choices.find(({ tier }) => tier === target?.tier);
  const chosen =
    settled === undefined
      ? await pickChoice(choices, title)
      : { choice: settled, atOnce: target?.preview === false };
  if (chosen === undefined) return false;
  if (chosen.atOnce) return applyAndShow(draft.document, chosen.choice.edit);
  await showPreview(draft.document, id, chosen.choice.title, title);
  return true;
}

/** What became of the clauses that were to be added: the ids of those put in, and which were left out. */
export type Added = Pick<InsertAllResult, 'inserted' | 'leftOut'>;

const nothingAdded: Added = { inserted: [], leftOut: [] };

/**
 * Adds the preferred clauses of the missing safeguards that the person keeps ticked, as one step of undo, and tells which
 * were left out since they would answer nothing or bring a finding.
 */
export async function addAllMissing(
  desk: Desk,
  target?: { readonly safeguards?: readonly string[] },
): Promise<Added> {
  const { server, follower } = desk;
  const draft = await draftOrWhyNot(follower);
  if (draft === undefined) return nothingAdded;
  const ids = target?.safeguards ?? (await pickMissing(draft));
  if (ids === undefined || ids.length === 0) return nothingAdded;
  const { edit, inserted, leftOut } = await server.ask<InsertAllResult>(insertAllRequest, {
    uri: draft.document.uri.toString(),
    ids,
  } satisfies InsertAllParams);
  if (inserted.length > 0 && !(await applyAndShow(draft.document, edit))) return nothingAdded;
  if (leftOut.length > 0) void tellLeftOut(desk, leftOut);
  return { inserted, leftOut };
}

/** Says which clauses were not added; on demand lists why, and leads from there to the clauses of one. */
async function tellLeftOut(desk: Desk, leftOut: readonly ClauseLeftOut[]): Promise<void> {
  const named = leftOut.slice(0, 4).map(({ title }) => title);
  if (named.length < leftOut.length) named.push(l10n.t('{0} more', leftOut.length - named.length));
  const why = l10n.t('Show Why');
  const answer = await window.showWarningMessage(l10n.t('Left out: {0}.', named.join(', ')), why);
  if (answer !== why) return;
  const picked = await window.showQuickPick(
    leftOut.map(({ id, title, reason }) => ({ id, label: title, detail: reason })),
    {
      title: l10n.t('Clauses Left Out'),
      placeHolder: l10n.t('Choose one to see its clauses'),
      matchOnDetail: true,
      ignoreFocusOut: true,
    },
  );
  if (picked !== undefined) await insertClause(desk, { safeguard: picked.id }, { atCursor: false });
}

/** Lets the person choose among the open safeguards; with `atCursor` among those at the cursor, if there are any. */
async function pickSafeguard(
  { coverage, document }: Draft,
  { atCursor }: { readonly atCursor: boolean },
): Promise<string | undefined> {
  const here = atCursor ? idsAtCursor(document) : new Set<string>();
  const open = safeguardItems(coverage, document, isOpen);
  const near = open.filter(({ id }) => here.has(id));
  const items = near.length === 0 ? open : near;
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('Nothing is open in this draft.'));
    return undefined;
  }
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Insert a Clause'),
    placeHolder: l10n.t('Which safeguard?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}

async function pickMissing(draft: Draft): Promise<readonly string[] | undefined> {
  const items = safeguardItems(draft.coverage, draft.document, isMissing).map((item) => ({
    ...item,
    picked: true,
  }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('No safeguard is missing altogether.'));
    return undefined;
  }
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Add All Missing Clauses'),
    placeHolder: l10n.t('Untick what you do not want'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ id }) => id);
}

function titleOf({ coverage }: Draft, id: string): string {
  return coverage.principles.flatMap(({ safeguards }) => safeguards).find((it) => it.id === id)?.title ?? id;
}
