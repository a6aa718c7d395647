import { type Event, EventEmitter, l10n } from 'vscode';
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** Starts the server again when it has ended by itself, later each time. */
export type Restarts = {
  readonly handler: ErrorHandler;
  /** Whether the server has ended and is about to be started again. */
  readonly pending: () => boolean;
  readonly onDidChange: Event<boolean>;
};

/** How long before it is started again, in milliseconds, by how often it ended in the last minutes; then not any more. */
const waits: readonly number[] = [500, 2000, 8000, 20_000, 60_000];
const minutes = 10 * 60 * 1000;

/** Watches over a server; `now` and `wait` are the clock. */
export function watchOver(
  now: () => number = Date.now,
  wait: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Restarts {
  const changed = new EventEmitter<boolean>();
  let ends: readonly number[] = [];
  let pending = false;
  const set = (next: boolean): void => {
    pending = next;
    changed.fire(next);
  };
  return {
    pending: () => pending,
    onDidChange: changed.event,
    handler: {
      // A message that cannot be read says nothing of the next one; a server that is gone is told by `closed`.
      error: () => ({ action: ErrorAction.Continue }),
      closed: async (): Promise<CloseHandlerResult> => {
        const pause = waits[ends.filter((end) => now() - end < minutes).length];
        ends = [...ends.filter((end) => now() - end < minutes), now()];
        if (pause === undefined)
          return {
            action: CloseAction.DoNotRestart,
            message: l10n.t(
              'The language server stopped again and again and is not started any more. Reload the window to try again; the output “Contract Safeguards” says more.',
            ),
          };
        set(true);
        await wait(pause);
        set(false);
        return {
          action: CloseAction.Restart,
          message: l10n.t('The language server stopped; it is started again.'),
          handled: true,
        };
      },
    },
  };
}
