import type { Settings } from '../assess/settings.ts';
import type { Library } from '../library/compile.ts';
import { type Language, languageOf } from '../library/language.ts';
import { inLanguage } from '../library/translation.ts';
import type { Io } from './io.ts';

/** What a command prints for: a person at this terminal, or a file and other programs. */
export type Reader = 'terminal' | 'file';

/**
 * Gives a library in the language to speak in: that of the option, else of the configuration, else, at a terminal, the
 * system's. What goes into a file or to a program does not depend on the machine, so it is English then.
 */
export function speaking(
  chosen: Language | undefined,
  reader: Reader,
  io: Pick<Io, 'locale'>,
): (library: Library, settings?: Pick<Settings, 'language'>) => Library {
  const otherwise = reader === 'terminal' ? languageOf(io.locale) : undefined;
  const known = new Map<Library, Map<Language, Library>>();
  return (library, { language: configured } = {}) => {
    const language = chosen ?? configured ?? otherwise ?? 'en';
    const own = known.get(library) ?? new Map<Language, Library>();
    const spoken = own.get(language) ?? inLanguage(library, language);
    known.set(library, own.set(language, spoken));
    return spoken;
  };
}
