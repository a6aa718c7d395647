import type { Source } from '../library/library.ts';
import { english, type Words } from './english.ts';
import { escaped } from './markdown.ts';

/** The sources as Markdown list items, with the full names of the instruments. */
export function sourceItems(sources: readonly Source[], { page }: Words = english): readonly string[] {
  const instruments: Readonly<Record<string, string>> = page.instruments;
  return sources.map(({ key, at }) => {
    const name = escaped(instruments[key] ?? key);
    return at === '' ? `- ${name}` : `- ${name}: ${escaped(at)}`;
  });
}
