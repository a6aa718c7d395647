import { l10n, type Memento, window } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import { type WaiverParams, waiverRequest } from '../../server/src/lsp/protocol.ts';
import { applyAndShow } from './apply.ts';
import type { Draft } from './follow-draft.ts';
import type { Desk } from './insert.ts';
import { isOpen } from './states.ts';
import { draftOrWhyNot, redFlagItems, safeguardItems, type Target, targetId } from './target.ts';

/** A target with what the person would be asked for. */
export type WaiveTarget = Target & {
  readonly reason?: string;
  readonly by?: string;
  readonly until?: string;
};

/** Under which name the last waiver was signed, so that it need not be typed each time. */
const signedBy = 'safeguards.waivedBy';

/** Asks for reason, name and last day, and writes the waiver into the draft. Gives whether it was written. */
export async function waiveFinding(
  { server, follower, view }: Desk,
  memory: Memento,
  target: WaiveTarget | undefined,
): Promise<boolean> {
  const draft = await draftOrWhyNot(follower);
  if (draft === undefined) return false;
  const id = targetId(target, view) ?? (await pickFinding(draft));
  if (id === undefined) return false;
  const title = l10n.t('Waive “{0}”', titleOf(draft, id));
  const given = target?.reason;
  const reason =
    given ??
    (await window.showInputBox({
      title: `${title} (1/3)`,
      prompt: l10n.t('Why the draft can do without it. The reason stands in the draft and in every report.'),
      ignoreFocusOut: true,
      validateInput: (value) => (value.trim() === '' ? l10n.t('A waiver needs a reason.') : undefined),
    }));
  if (reason === undefined || reason.trim() === '') return false;
  const by =
    given === undefined
      ? await window.showInputBox({
          title: `${title} (2/3)`,
          prompt: l10n.t('Who decides it? May be left empty.'),
          value: memory.get<string>(signedBy, ''),
          ignoreFocusOut: true,
        })
      : (target?.by ?? '');
  if (by === undefined) return false;
  const until =
    given === undefined
      ? await window.showInputBox({
          title: `${title} (3/3)`,
          prompt: l10n.t('Until which day? Write it as 2031-01-31, or leave it empty for no end.'),
          ignoreFocusOut: true,
          validateInput: (value) => dayFault(value.trim()),
        })
      : (target?.until ?? '');
  if (until === undefined) return false;
  if (given === undefined) await memory.update(signedBy, by);
  const edit = await server.ask<WorkspaceEdit>(waiverRequest, {
    uri: draft.document.uri.toString(),
    id,
    reason,
    by,
    until: until.trim(),
  } satisfies WaiverParams);
  return applyAndShow(draft.document, edit);
}

async function pickFinding(draft: Draft): Promise<string | undefined> {
  const items = [...safeguardItems(draft.coverage, draft.document, isOpen), ...redFlagItems(draft.coverage)];
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('Nothing is open in this draft.'));
    return undefined;
  }
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Waive a Finding'),
    placeHolder: l10n.t('Which finding?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}

function dayFault(day: string): string | undefined {
  if (day === '') return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  const real =
    /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!real) return l10n.t('“{0}” is no day. Write it as 2031-01-31.', day);
  return day < new Date().toISOString().slice(0, 10) ? l10n.t('That day has passed.') : undefined;
}

function titleOf({ coverage }: Draft, id: string): string {
  const all = [...coverage.principles.flatMap(({ safeguards }) => safeguards), ...coverage.redFlags];
  return all.find((it) => it.id === id)?.title ?? id;
}
