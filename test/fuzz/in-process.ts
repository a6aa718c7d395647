import { PassThrough } from 'node:stream';
import {
  createConnection,
  createMessageConnection,
  type MessageConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { schemas } from '../../scripts/library-schemas.ts';
import { serve } from '../../server/src/lsp/server.ts';
import { smallLibrary } from '../support/small-library.ts';

/** A client of a server in this process, and whatever the server throws to the outside. */
export type Client = { readonly connection: MessageConnection; readonly dispose: () => void };

/** Starts a server on the small library in this process, with a disk that holds nothing, and initializes it. */
export async function client(capabilities: object): Promise<Client> {
  const up = new PassThrough();
  const down = new PassThrough();
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(up),
    new StreamMessageWriter(down),
  );
  serve(
    server,
    { library: smallLibrary, schemas },
    {
      version: '0',
      rest: () => new Promise((resolve) => setImmediate(resolve)),
      disk: {
        read: () => Promise.resolve(undefined),
        list: () => Promise.resolve(undefined),
        lies: () => Promise.resolve(true),
      },
    },
  );
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    dispose: () => {
      connection.dispose();
      server.dispose();
      up.end();
      down.end();
    },
  };
}
