import type { Library } from '../library/compile.ts';
import type { Language } from '../library/language.ts';
import { nearest } from '../library/nearest.ts';
import { printable } from '../report/citing.ts';
import { pageOf } from '../report/page.ts';
import type { ExitCode, Io } from './io.ts';
import { speaking } from './language.ts';

/** Prints the page of a safeguard or red flag; for an unknown id, what was probably meant. */
export function explain(
  id: string,
  { language }: { readonly language?: Language },
  library: Library,
  io: Io,
): ExitCode {
  const page = pageOf(id, speaking(language, 'terminal', io)(library));
  if (page === undefined) {
    const meant = meantBy(id, [...library.safeguards.keys(), ...library.redFlags.keys()]);
    const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
    io.err(
      `There is no safeguard or red flag “${printable(id)}”.${hint} “contract-safeguards list” shows all.\n`,
    );
    return 2;
  }
  io.out(page);
  return 0;
}

/** The id that holds the words of `id` or is held by them, else the nearest one. */
function meantBy(id: string, ids: readonly string[]): string | undefined {
  const written = id.toLowerCase().replace(/[\s_]+/gu, '-');
  if (written === '') return undefined;
  const [holding] = ids.filter((it) => it.includes(written) || written.includes(it)).sort();
  return holding ?? nearest(written, ids);
}
