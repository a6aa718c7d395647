import { readFile, stat } from 'node:fs/promises';
import { printable } from '../report/citing.ts';
import { formatOf, inputsOf } from './input.ts';
import type { ExitCode, Io } from './io.ts';
import { reasonOf, writeOrWhy } from './write-file.ts';

/** Where a command that makes a file puts it. */
export type OutputOptions = { readonly output?: string; readonly force: boolean };

/** Prints a Word document as Markdown, or writes it to a file; what could not be kept is told on the error stream. */
export async function importFile(file: string, { output, force }: OutputOptions, io: Io): Promise<ExitCode> {
  const { importWord, largestWord, leftOutLine } = await import('../word/word.ts');
  const fail = (why: string): ExitCode => told(io, file, `Not imported: ${why}.`);
  let bytes: Uint8Array;
  try {
    const status = await stat(file);
    if (!status.isFile()) return fail('it is not a file');
    if (status.size > largestWord) return fail('it is larger than 100 MB');
    bytes = await readFile(file);
  } catch (fault) {
    return fail(`it cannot be read (${reasonOf(fault)})`);
  }
  const imported = importWord(bytes);
  if ('fault' in imported) return fail(imported.fault);
  if (output === undefined) io.out(imported.markdown);
  else {
    const fault = await writeOrWhy(output, imported.markdown, { replace: force });
    if (fault !== undefined) return told(io, output, `Not written: ${fault}.`);
  }
  for (const it of imported.leftOut) io.err(`${printable(file)}: ${leftOutLine(it)}.\n`);
  return 0;
}

/** Writes a draft in Markdown or plain text as a Word document with automatic numbers. */
export async function exportFile(
  file: string,
  { output, force }: OutputOptions & { readonly output: string },
  io: Io,
): Promise<ExitCode> {
  const { exportWord } = await import('../word/word.ts');
  const inputs = [];
  for await (const input of inputsOf([file], 'stdin', io.stdin)) inputs.push(input);
  const [input] = inputs;
  if (input === undefined || inputs.length > 1)
    return told(io, file, `Not exported: name one file, not ${inputs.length}.`);
  if ('fault' in input) return told(io, input.name, `Not exported: ${input.fault}.`);
  const { bytes, numbers } = exportWord(input.text, formatOf(input.name));
  const fault = await writeOrWhy(output, bytes, { replace: force });
  if (fault !== undefined) return told(io, output, `Not written: ${fault}.`);
  if (numbers.typed > 0)
    io.err(
      `${printable(input.name)}: ${numbers.typed} of ${numbers.automatic + numbers.typed} numbers are typed words in Word, since no list counts as they do.\n`,
    );
  return 0;
}

function told(io: Io, name: string, words: string): ExitCode {
  io.err(`${printable(name)}: ${words}\n`);
  return 2;
}
