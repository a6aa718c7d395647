import { FileType, Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import {
  type ClientOptions,
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../../server/src/lsp/protocol.ts';
import { servedSelector } from './client-options.ts';
import type { Connection, Watch } from './server.ts';

/** What both hosts ask of the language client. */
export function clientOptions({ ended, output }: Watch): LanguageClientOptions {
  return {
    documentSelector: [...servedSelector],
    errorHandler: {
      // A message that cannot be read says nothing of the next one; a server that is gone is told by `closed`.
      error: () => ({ action: ErrorAction.Continue }),
      closed: async () => ({
        action: (await ended()) ? CloseAction.Restart : CloseAction.DoNotRestart,
        // Views and messages of this extension tell it.
        handled: true,
      }),
    },
    // Without it the language client tells in a message of its own that a server died while it started.
    initializationFailedHandler: () => false,
    initializationOptions: { readsFiles: true } satisfies ClientOptions,
    outputChannel: output,
  };
}

/** A language client as the extension uses it. */
export function connectionOf(client: BaseLanguageClient, { changed }: Watch): Connection {
  const error = client.error.bind(client);
  // They speak of protocols and connections, and would push aside what this extension tells people; the output keeps them.
  client.error = (message, data) => error(message, data, false);
  client.onDidChangeState(({ newState }) => changed(stateOf(newState)));
  readFilesFor(client);
  return {
    start: () => client.start(),
    stop: () => client.stop(),
    ask: (request, params) => client.sendRequest(request, params),
  };
}

function stateOf(state: State): Parameters<Watch['changed']>[0] {
  switch (state) {
    case State.Running:
      return 'running';
    case State.Starting:
      return 'starting';
    case State.StartFailed:
      return 'failed';
    case State.Stopped:
      return 'stopped';
  }
}

/** Reads files and folders for the server: in a virtual workspace, and in a worker, it has no other way to them. */
function readFilesFor(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    try {
      return { text: new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri, true))) };
    } catch {
      return { text: null };
    }
  });
  client.onRequest(listFilesRequest, async ({ uri }: ListFilesParams): Promise<ListFilesResult> => {
    try {
      const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
      return { names: entries.filter(([, type]) => type === FileType.File).map(([name]) => name) };
    } catch {
      return { names: null };
    }
  });
}
