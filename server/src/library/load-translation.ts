import { parse } from 'yaml';
import type { LibraryData } from './library.ts';
import type { LibraryFile } from './load.ts';
import { type Translation, textsOf } from './translation.ts';

/**
 * The translation in a file that holds, under each id, the English texts with their translations; and what is wrong with
 * it, a sentence each. A text that is not translated, or whose English has changed since, stays English.
 */
export function loadTranslation(
  { path, text }: LibraryFile,
  { safeguards, redFlags }: LibraryData,
): { readonly translation: Translation; readonly faults: readonly string[] } {
  const raw = (parse(text) ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
  const faults: string[] = [];
  const wrong = (id: string, what: string): void => void faults.push(`${path}: ${id}: ${what}`);
  const entries = [...safeguards, ...redFlags];
  const translation = entries.map((entry): [string, readonly string[]] => {
    const { id } = entry;
    const given = (Object.hasOwn(raw, id) ? raw[id] : undefined) ?? {};
    const texts = textsOf(entry);
    for (const old of Object.keys(given))
      if (!texts.includes(old)) wrong(id, `“${old}” is no text of the library any more; take it out.`);
    return [
      id,
      texts.map((english) => {
        const words = Object.hasOwn(given, english) ? given[english] : undefined;
        if (typeof words === 'string' && words.trim() !== '') return words;
        wrong(id, `“${english}” is not translated.`);
        return english;
      }),
    ];
  });
  const ids = new Set(entries.map(({ id }) => id));
  for (const id of Object.keys(raw))
    if (!ids.has(id)) wrong(id, 'there is no safeguard or red flag of this id.');
  return { translation: Object.fromEntries(translation), faults };
}
