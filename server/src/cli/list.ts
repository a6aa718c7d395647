import type { Library } from '../library/compile.ts';
import type { Language } from '../library/language.ts';
import { principles, type RedFlag, type Safeguard } from '../library/library.ts';
import { wordsIn } from '../report/words.ts';
import type { Io } from './io.ts';
import { speaking } from './language.ts';

/** Prints the ids of all safeguards by principle, then those of the red flags, with severity and title. */
export function list(
  { format, language }: { readonly format: 'text' | 'json'; readonly language?: Language },
  library: Library,
  io: Io,
): void {
  const spoken = speaking(language, format === 'text' ? 'terminal' : 'file', io)(library);
  const { text, principleNames } = wordsIn(spoken.language);
  const { safeguards, redFlags } = spoken.data;
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
        principleNames[principle],
        safeguards.filter((it) => it.principle === principle),
      ),
    ),
    ...group(text.redFlags, redFlags),
  ];
  io.out(`${lines.join('\n')}\n`);
}

type Entry = Safeguard | RedFlag;

function entryOf({ id, title, principle, severity }: Entry) {
  return { id, title, principle, severity };
}
