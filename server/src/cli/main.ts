import { libraryData } from '../generated/library.ts';
import { compileLibrary } from '../library/compile.ts';
import { run } from './run.ts';

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exit(0);
  throw fault;
});

async function stdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

void run(process.argv.slice(2), compileLibrary(libraryData), {
  stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then((code) => {
  process.exitCode = code;
});
