import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Memory, newMemory } from '../assess/match.ts';
import { defaultSettings, type Settings } from '../assess/settings.ts';
import type { Format } from '../contract/contract.ts';
import { ReadingMemory } from '../contract/reading-memory.ts';
import { judgeOf } from '../draft/judge.ts';
import type { Library } from '../library/compile.ts';
import type { Language } from '../library/language.ts';
import { inLanguage } from '../library/translation.ts';
import { type Checked, checkText } from '../report/check.ts';
import type { Desk } from './code-actions.ts';

/** The drafts a client has open, each read and judged once a version. */
export type Session = {
  /** The library by which a document is judged, in the language of its configuration, else the client’s. */
  readonly libraryFor: (uri: string) => Library;
  readonly check: (document: TextDocument) => Checked;
  /** Judges another text as if it were this document. */
  readonly checkAs: (document: TextDocument, text: string) => Checked;
  /** Judges edits of a document that are not made yet; and the fixes known for its current version. */
  readonly desk: (document: TextDocument) => Desk;
  readonly forget: (uri: string) => void;
  /** The client’s language. */
  readonly language: () => Language;
  /** Speaks this language from now on, where no configuration says otherwise. */
  readonly speak: (language: Language) => void;
  /** Judges by these settings from now on. */
  readonly set: (settings: Settings) => void;
  /** Judges every draft anew: a configuration has changed. */
  readonly reset: () => void;
};

/** The longest draft that is judged while it is written, in UTF-16 units: ten times the longest contract. */
const longest = 5_000_000;

/**
 * A session; `today` tells the day for waivers with an end, `configured` the library of a document and the settings that a
 * configuration file gives for it, if one does.
 */
export function startSession(
  today: () => string,
  configured: (uri: string) => { readonly library: Library; readonly settings: Settings | undefined },
): Session {
  let settings = defaultSettings;
  let spoken: Language = 'en';
  const libraries = new WeakMap<Library, Map<Language, Library>>();
  const libraryFor = (uri: string): Library => {
    const own = configured(uri);
    const language = own.settings?.language ?? spoken;
    const known = libraries.get(own.library) ?? new Map<Language, Library>();
    const library = known.get(language) ?? inLanguage(own.library, language);
    libraries.set(own.library, known.set(language, library));
    return library;
  };
  const known = new Map<
    string,
    {
      readonly version: number;
      readonly checked: Checked;
      readonly memory: Memory;
      readonly reading: ReadingMemory;
      readonly desk?: Desk;
    }
  >();
  /** A configuration goes before the editor's own settings, so that everybody who has the folder sees the same. */
  const settingsFor = (uri: string): Settings => {
    const own = configured(uri).settings;
    return own === undefined
      ? settings
      : { ...own, traits: { ...settings.traits, ...own.traits }, marks: settings.marks };
  };
  const check = (document: TextDocument): Checked => {
    const before = known.get(document.uri);
    if (before?.version === document.version) return before.checked;
    const memory = before?.memory ?? newMemory();
    const reading = before?.reading ?? new ReadingMemory();
    const checked = checkText(
      document.getText(),
      libraryFor(document.uri),
      formatOf(document.languageId),
      { ...settingsFor(document.uri), today: today(), longest },
      memory,
      reading,
    );
    known.set(document.uri, { version: document.version, checked, memory, reading });
    return checked;
  };
  return {
    checkAs: (document, text) =>
      checkText(text, libraryFor(document.uri), formatOf(document.languageId), {
        ...settingsFor(document.uri),
        today: today(),
        longest,
      }),
    libraryFor,
    language: () => spoken,
    speak: (language) => {
      spoken = language;
      known.clear();
    },
    check,
    desk: (document) => {
      const checked = check(document);
      const entry = known.get(document.uri);
      if (entry?.desk !== undefined) return entry.desk;
      const settings = { ...settingsFor(document.uri), today: today(), longest };
      const desk: Desk = {
        checked,
        judge: judgeOf(libraryFor(document.uri), checked.contract.format, settings),
        fixes: new Map(),
      };
      if (entry !== undefined) known.set(document.uri, { ...entry, desk });
      return desk;
    },
    forget: (uri) => void known.delete(uri),
    reset: () => known.clear(),
    set: (next) => {
      settings = next;
      known.clear();
    },
  };
}

function formatOf(languageId: string): Format | undefined {
  return formats.get(languageId);
}

/**
 * The names that tell the format: `gfm` is that of a mode of Emacs. By other names, such as `text`, editors without a mode for
 * Markdown call either.
 */
const formats: ReadonlyMap<string, Format> = new Map([
  ['markdown', 'markdown'],
  ['gfm', 'markdown'],
  ['plaintext', 'plain'],
]);
