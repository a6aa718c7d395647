import { type Event, EventEmitter, type LogOutputChannel, l10n, window } from 'vscode';
import { displayName } from './client-options.ts';
import { type Restarts, watchOver } from './restart.ts';

/** How the language server stands. It is started by the first that asks it, or by the first draft that is opened. */
export type ServerState = 'not started' | 'starting' | 'running' | 'starting again' | 'stopped';

/** The language server, as views and commands know it. */
export type Server = {
  readonly state: () => ServerState;
  readonly onDidChange: Event<ServerState>;
  /** Loads the language client and starts the server, unless that was done; resolves when it has started or failed to. */
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The answer to a request; the server is started for it where it has not been. */
  readonly ask: <R>(request: string, params: unknown) => Promise<R>;
  readonly output: LogOutputChannel;
};

/** What the language client gives, once it is loaded. */
export type Connection = {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly ask: <R>(request: string, params: unknown) => Promise<R>;
};

/** What the language client is given. */
export type Watch = {
  readonly output: LogOutputChannel;
  readonly changed: (state: 'starting' | 'running' | 'stopped' | 'failed') => void;
  /** Told that the server has ended by itself; gives whether it is to be started again. */
  readonly ended: () => Promise<boolean>;
};

/** A server that `connect` reaches: it loads the language client, which is far larger than all the rest of this extension. */
export function serverBy(connect: (watch: Watch) => Promise<Connection>): Server {
  const output = window.createOutputChannel(displayName, { log: true });
  const changed = new EventEmitter<ServerState>();
  let state: ServerState = 'not started';
  const set = (next: ServerState): void => {
    state = next;
    changed.fire(next);
  };
  const restarts: Restarts = watchOver();
  /** Whether it has ended, and waits to be started again. */
  let waiting = false;
  const ended = async (): Promise<boolean> => {
    if (restarts.exhausted()) {
      giveUp(
        l10n.t(
          'The language server stopped again and again and is not started any more. Drafts are not checked.',
        ),
      );
      return false;
    }
    waiting = true;
    set('starting again');
    await restarts.pause();
    waiting = false;
    return true;
  };
  const giveUp = (words: string): void => {
    set('stopped');
    // Not awaited, since it stays until somebody closes it.
    void tell(words);
  };
  const tell = async (words: string): Promise<void> => {
    const again = l10n.t('Start Again');
    const show = l10n.t('Show Output');
    const answer = await window.showErrorMessage(words, again, show);
    if (answer === again) await server.restart();
    if (answer === show) output.show();
  };
  let connecting: Promise<Connection> | undefined;
  const notStarted = (): void => {
    // One that ended while it started is started again, or was given up.
    if (waiting || state === 'stopped') return;
    // A client whose server has never started cannot start one any more.
    connecting = undefined;
    giveUp(l10n.t('The language server could not be started. Drafts are not checked.'));
  };
  const connected = (): Promise<Connection> => {
    connecting ??= connect({
      output,
      changed: (next) => {
        if (next === 'failed') notStarted();
        // Between its end and its start anew it is stopped for the language client, and being started for people.
        else if (state !== 'starting again' || next === 'running') set(next);
      },
      ended,
    });
    return connecting;
  };
  let starting: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    set('starting');
    try {
      await (await connected()).start();
    } catch (fault) {
      output.error(fault instanceof Error ? fault : String(fault));
      notStarted();
    }
  };
  const start = (): Promise<void> => {
    starting ??= begin();
    return starting;
  };
  const server: Server = {
    state: () => state,
    onDidChange: changed.event,
    start,
    restart: async () => {
      restarts.forget();
      if (state === 'running') await (await connected()).stop();
      starting = begin();
      await starting;
    },
    stop: async () => {
      if (state === 'running' && connecting !== undefined) await (await connecting).stop();
    },
    ask: async (request, params) => {
      await start();
      return (await connected()).ask(request, params);
    },
    output,
  };
  return server;
}
