import { printable } from '../report/citing.ts';
import { type Input, inputsOf } from './input.ts';
import type { Io } from './io.ts';

/** The one text that `file` names; `undefined`, with the reason on the error stream, where it names none or several. */
export async function only(
  file: string,
  stdinName: string,
  io: Io,
): Promise<Extract<Input, { readonly text: string }> | undefined> {
  const inputs = [];
  for await (const input of inputsOf([file], stdinName, io.stdin)) inputs.push(input);
  const [input] = inputs;
  if (inputs.length > 1 || input === undefined) {
    io.err(`${printable(file)}: name one file, not ${inputs.length}.\n`);
    return undefined;
  }
  if ('fault' in input) {
    io.err(`${printable(input.name)}: Not checked: ${input.fault}.\n`);
    return undefined;
  }
  return input;
}
