import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { libraryData, schemas, tables, translations, version } from '../generated/library.ts';
import { compileLibrary } from '../library/compile.ts';
import { showsProgress, wantsColour } from './colour.ts';
import type { Orders } from './crew.ts';
import { run } from './run.ts';
import { serveThread } from './thread.ts';

const base = { library: compileLibrary(libraryData, translations, tables), schemas };

// The same file is the program and each of its threads: the bundle is one file.
if (parentPort === null) main();
else serveThread(parentPort, base, workerData as Orders);

function main(): void {
  const { stdin, stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      // A reader that closes the pipe early (`| head`) has what it wanted; the exit code still tells what was found.
      if (fault.code !== 'EPIPE') giveUp(fault);
    });
  }
  run(process.argv.slice(2), base, {
    stdin: () => stdin,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    version,
    // As a shell reads them: the first that is set and not empty.
    locale: env.LC_ALL || env.LC_MESSAGES || env.LANG,
    today: () => new Date().toISOString().slice(0, 10),
    colours: wantsColour(stdout, env),
    drawn: showsProgress(stderr, env) ? (text) => void stderr.write(text) : undefined,
    thread: (orders) => new Worker(fileURLToPath(import.meta.url), { workerData: orders }),
  }).then((code) => {
    process.exitCode = code;
  }, giveUp);
}

/** Exit code 1 would say that drafts were checked and found wanting. */
function giveUp(fault: unknown): never {
  const words = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`contract-safeguards: stopped before the end. ${words}\n`);
  process.exit(2);
}
