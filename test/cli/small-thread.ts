import { parentPort, workerData } from 'node:worker_threads';
import type { Ask, Orders } from '../../server/src/cli/crew.ts';
import { serveThread } from '../../server/src/cli/thread.ts';
import type { Base } from '../../server/src/config/libraries.ts';
import { smallLibrary } from '../support/small-library.ts';

/** A thread of the tests: it judges by the small library, and dies of what a file’s name asks for. */
const port = parentPort;
if (port === null) throw new Error('this is a thread');
port.on('message', ({ target: { name } }: Ask) => {
  if (name.includes('exits')) process.exit(7);
  if (name.includes('throws')) throw new Error('out of ideas');
});
const { demand, schemas } = workerData as Orders & Pick<Base, 'schemas'>;
serveThread(port, { library: smallLibrary, schemas }, { demand });
