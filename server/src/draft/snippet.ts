import type { ClauseText, Safeguard } from '../library/library.ts';
import { definitionClauses } from './words.ts';

const names: Readonly<Record<string, string>> = {
  'the authority': 'the Authority',
  'the supplier': 'the Supplier',
  "the authority's": "the Authority's",
  "the supplier's": "the Supplier's",
  agreement: 'this Agreement',
  clause: 'clause',
  'this clause': 'this clause',
};

/**
 * A clause of `safeguard` as lines of a VS Code snippet: blanks are tab stops, the parties' names stop once and repeat.
 * A snippet does not see the draft, so it defines every term it uses.
 */
export function snippetBody(clause: ClauseText, safeguard: Safeguard): readonly string[] {
  const { heading } = clause;
  const text = [...clause.text, ...definitionClauses(clause, safeguard, () => false)];
  const stops = new Map<string, number>();
  let next = 1;
  const fill = (words: string): string =>
    words.replace(
      /\{([^{}]*)\}|\[\[([^\]]*)\]\]|([\\$}])/gu,
      (_, slot?: string, blank?: string, special?: string) => {
        if (special !== undefined) return `\\${special}`;
        if (blank !== undefined) return `\${${next++}:${blank}}`;
        const name = names[(slot ?? '').toLowerCase()];
        if (name === undefined) throw new Error(`The library has no slot “{${slot}}”.`);
        const shown = /^\p{Lu}/u.test(slot ?? '') ? name.slice(0, 1).toUpperCase() + name.slice(1) : name;
        const stop = stops.get(shown);
        if (stop !== undefined) return `$${stop}`;
        stops.set(shown, next);
        return `\${${next++}:${shown}}`;
      },
    );
  const lines = text.flatMap((part) =>
    typeof part === 'string'
      ? [fill(part), '']
      : [
          fill(part.lead),
          ...part.items.map((item, at) => `(${String.fromCharCode(97 + at)}) ${fill(item)}`),
          '',
        ],
  );
  return [heading, '', ...lines.slice(0, -1), '$0'];
}
