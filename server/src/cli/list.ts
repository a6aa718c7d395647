import type { Library } from '../library/compile.ts';
import { principles, type RedFlag, type Safeguard } from '../library/library.ts';
import type { Io } from './io.ts';

/** Prints the ids of all safeguards by principle, then those of the red flags, with severity and title. */
export function list(format: 'text' | 'json', { data }: Library, io: Io): void {
  const { safeguards, redFlags } = data;
  if (format === 'json') {
    const entries = { safeguards: safeguards.map(entryOf), redFlags: redFlags.map(entryOf) };
    io.out(`${JSON.stringify({ schemaVersion: 1, ...entries }, null, 2)}\n`);
    return;
  }
  const width = Math.max(...[...safeguards, ...redFlags].map(({ id }) => id.length));
  const group = (name: string, entries: readonly Entry[]) =>
    entries.length === 0
      ? []
      : [name, ...entries.map((it) => `  ${it.id.padEnd(width)}  ${it.severity.padEnd(11)}  ${it.title}`)];
  const lines = [
    ...principles.flatMap((principle) =>
      group(
        principle,
        safeguards.filter((it) => it.principle === principle),
      ),
    ),
    ...group('red flags', redFlags),
  ];
  io.out(`${lines.join('\n')}\n`);
}

type Entry = Safeguard | RedFlag;

function entryOf({ id, title, principle, severity }: Entry) {
  return { id, title, principle, severity };
}
