import { l10n, type QuickPickItem, type TextDocument, ThemeIcon, window } from 'vscode';
import {
  type InsertionChoice,
  type InsertionsParams,
  type InsertionsResult,
  insertionsRequest,
} from '../../server/src/lsp/protocol.ts';
import type { Server } from './server.ts';

/** The clauses that could be inserted for the safeguard `id`, best first. */
export async function choicesOf(
  server: Server,
  { uri }: TextDocument,
  id: string,
): Promise<readonly InsertionChoice[]> {
  const { choices } = await server.ask<InsertionsResult>(insertionsRequest, {
    uri: uri.toString(),
    id,
  } satisfies InsertionsParams);
  return choices;
}

/** What a choice does: without the safeguard that heads the list, and without what its detail says. */
function labelOf({ title }: InsertionChoice, safeguard: string): string {
  const deed = title.replace(`${safeguard}: `, '').replace(/ \((?:gives up|renumbers): .*\)$/u, '');
  return deed.slice(0, 1).toUpperCase() + deed.slice(1);
}

/** A clause that was chosen, and whether to insert it at once. */
export type Chosen = { readonly choice: InsertionChoice; readonly atOnce: boolean };

/** Lets the person choose a clause; each says what it gives up. Enter asks for a preview, the button inserts at once. */
export function pickChoice(choices: readonly InsertionChoice[], title: string): Promise<Chosen | undefined> {
  const insert = { iconPath: new ThemeIcon('check'), tooltip: l10n.t('Insert without preview') };
  const items = choices.map((choice): QuickPickItem & { readonly choice: InsertionChoice } => ({
    label: labelOf(choice, title),
    // Where it goes may be part of the title.
    ...(!choice.title.includes(choice.where) && { description: choice.where }),
    detail: [
      choice.givesUp === '' ? l10n.t('Gives nothing up') : l10n.t('Gives up: {0}', choice.givesUp),
      ...choice.changes,
    ].join(' · '),
    buttons: [insert],
    choice,
  }));
  const pick = window.createQuickPick<(typeof items)[number]>();
  pick.title = title;
  pick.placeholder = l10n.t('Choose a clause to preview it in the draft');
  pick.matchOnDetail = true;
  pick.items = items;
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen !== undefined) resolve({ choice: chosen.choice, atOnce: false });
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item }) => {
      resolve({ choice: item.choice, atOnce: true });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
