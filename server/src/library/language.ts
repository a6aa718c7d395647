/** The languages that the program speaks. Drafts are read in English alone. */
export const languages = ['en', 'es', 'fr'] as const;
export type Language = (typeof languages)[number];

/**
 * The language of a tag as editors and systems write it (`fr-CA`, `es_MX.UTF-8`, `EN`); `undefined` where the program
 * does not speak it.
 */
export function languageOf(tag: string | undefined): Language | undefined {
  const [name = ''] = (tag ?? '').toLowerCase().split(/[-_.@]/u);
  return languages.find((it) => it === name);
}
