import { libraryData } from '../generated/library.ts';
import { compileLibrary } from '../library/compile.ts';
import { run } from './run.ts';

// A reader that closes the pipe early (`| head`) has what it wanted; the exit code still tells what was found.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });
}

run(process.argv.slice(2), compileLibrary(libraryData), {
  stdin: () => process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    // Exit code 1 would say that drafts were checked and found wanting.
    process.stderr.write(
      `contract-safeguards: a fault of this program, please report it. ${fault instanceof Error ? fault.stack : String(fault)}\n`,
    );
    process.exitCode = 2;
  },
);
