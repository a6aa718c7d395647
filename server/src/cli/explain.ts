import type { Library } from '../library/compile.ts';
import type { Language } from '../library/language.ts';
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
    const meant = nearest(id, [...library.safeguards.keys(), ...library.redFlags.keys()]);
    const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
    io.err(
      `There is no safeguard or red flag “${printable(id)}”.${hint} “contract-safeguards list” shows all.\n`,
    );
    return 2;
  }
  io.out(page);
  return 0;
}

/** The id most like `id`; `undefined` where more than half of it would have to change. */
function nearest(id: string, ids: readonly string[]): string | undefined {
  const written = id
    .toLowerCase()
    .replace(/[\s_]+/gu, '-')
    .slice(0, 80);
  const ranked = ids
    .map((it) => ({ it, cost: it.includes(written) || written.includes(it) ? 1 : distance(written, it) }))
    .sort((a, b) => a.cost - b.cost || (a.it < b.it ? -1 : 1));
  const [best] = ranked;
  return best === undefined || written === '' || best.cost > best.it.length / 2 ? undefined : best.it;
}

/** The edit distance of two short words. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
