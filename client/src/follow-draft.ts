import {
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  l10n,
  languages,
  TabInputText,
  TabInputTextDiff,
  type TextDocument,
  window,
} from 'vscode';
import { type CoverageParams, type CoverageResult, coverageRequest } from '../../server/src/lsp/protocol.ts';
import { draftSchemes, draftSelector } from './client-options.ts';
import type { Server } from './server.ts';

/** What the person works on, and how it stands. */
export type Followed =
  | { readonly kind: 'starting' }
  /** The server has ended by itself. */
  | { readonly kind: 'starting again' }
  | { readonly kind: 'nothing open' }
  | { readonly kind: 'other file'; readonly document: TextDocument }
  | { readonly kind: 'failed'; readonly document: TextDocument; readonly fault: string }
  | { readonly kind: 'read'; readonly document: TextDocument; readonly coverage: CoverageResult };

/** A contract draft that is checked. */
export type Draft = Extract<Followed, { readonly kind: 'read' }>;

export type DraftFollower = Disposable & {
  readonly current: () => Followed;
  /** The followed draft where it is checked. */
  readonly draft: () => Draft | undefined;
  /** What the person works on now, read anew: what `current` holds may be a keystroke or an editor behind. */
  readonly read: () => Promise<Followed>;
  readonly onDidChange: Event<Followed>;
};

/**
 * Follows the document of the active editor, and asks the server for its coverage whenever its findings are published
 * anew. Output, settings and previews do not lead away from a draft that is still open.
 */
export function followDraft(server: Server): DraftFollower {
  const changed = new EventEmitter<Followed>();
  let document = documentToFollow(undefined);
  let followed: Followed = document === undefined ? { kind: 'nothing open' } : { kind: 'starting' };
  let asked = 0;

  const set = (next: Followed): void => {
    followed = next;
    void commands.executeCommand(
      'setContext',
      'safeguards.draftActive',
      next.kind === 'read' && next.coverage.checked,
    );
    changed.fire(next);
  };
  const refresh = async (): Promise<Followed> => {
    asked += 1;
    const mine = asked;
    const next = await standing(server, document);
    // A later question is on its way: its answer is the newer one.
    if (mine === asked) set(next);
    return next;
  };
  const follow = (): void => {
    const next = documentToFollow(document);
    if (next === document && followed.kind !== 'starting') return;
    document = next;
    void refresh();
  };
  const read = async (): Promise<Followed> => {
    document = documentToFollow(document);
    if (document !== undefined) await server.start();
    return refresh();
  };
  const listeners = [
    window.onDidChangeActiveTextEditor(follow),
    window.tabGroups.onDidChangeTabs(follow),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document?.uri.toString())) void refresh();
    }),
    server.onDidChange(() => {
      document = documentToFollow(document);
      void refresh();
    }),
    changed,
  ];
  void refresh();
  return {
    current: () => followed,
    draft: () => (followed.kind === 'read' && followed.coverage.checked ? followed : undefined),
    read,
    onDidChange: changed.event,
    dispose: () => {
      for (const listener of listeners) listener.dispose();
    },
  };
}

async function standing(server: Server, document: TextDocument | undefined): Promise<Followed> {
  const state = server.state();
  if (state === 'starting again') return { kind: 'starting again' };
  if (document === undefined) return { kind: 'nothing open' };
  if (languages.match([...draftSelector], document) === 0) return { kind: 'other file', document };
  if (state === 'starting' || state === 'not started') return { kind: 'starting' };
  if (state === 'stopped')
    return { kind: 'failed', document, fault: l10n.t('The language server is not running.') };
  try {
    const coverage = await server.ask<CoverageResult>(coverageRequest, {
      uri: document.uri.toString(),
    } satisfies CoverageParams);
    return { kind: 'read', document, coverage };
  } catch (fault) {
    return { kind: 'failed', document, fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

function documentToFollow(before: TextDocument | undefined): TextDocument | undefined {
  const shown = window.activeTextEditor?.document;
  if (shown !== undefined && draftSchemes.includes(shown.uri.scheme)) return shown;
  return before !== undefined && isInTab(before) ? before : undefined;
}

function isInTab({ uri }: TextDocument): boolean {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => {
      const shown =
        input instanceof TabInputText
          ? input.uri
          : input instanceof TabInputTextDiff
            ? input.original
            : undefined;
      return shown?.toString() === uri.toString();
    });
}
