import { libraryData, schemas, translations, version } from '../generated/library.ts';
import { compileLibrary } from '../library/compile.ts';
import { run } from './run.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    // A reader that closes the pipe early (`| head`) has what it wanted; the exit code still tells what was found.
    if (fault.code !== 'EPIPE') giveUp(fault);
  });
}

run(
  process.argv.slice(2),
  { library: compileLibrary(libraryData, translations), schemas },
  {
    stdin: () => process.stdin,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    version,
    // As a shell reads them: the first that is set and not empty.
    locale: process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG,
    today: () => new Date().toISOString().slice(0, 10),
  },
).then((code) => {
  process.exitCode = code;
}, giveUp);

/** Exit code 1 would say that drafts were checked and found wanting. */
function giveUp(fault: unknown): never {
  const words = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`contract-safeguards: stopped before the end. ${words}\n`);
  process.exit(2);
}
