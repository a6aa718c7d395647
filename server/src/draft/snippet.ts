import type { ClauseText } from '../library/library.ts';

const names: Readonly<Record<string, string>> = {
  'the authority': 'the Authority',
  'the supplier': 'the Supplier',
  "the authority's": "the Authority's",
  "the supplier's": "the Supplier's",
  agreement: 'this Agreement',
  clause: 'clause',
  'this clause': 'this clause',
};

/** A clause as lines of a VS Code snippet: blanks are tab stops, the parties' names stop once and repeat. */
export function snippetBody({ heading, text }: ClauseText): readonly string[] {
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
        const shown = slot?.startsWith('The ') ? name.replace(/^the /u, 'The ') : name;
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
