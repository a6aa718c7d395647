import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Memory, newMemory } from '../assess/match.ts';
import { defaultSettings, type Settings } from '../assess/settings.ts';
import type { Contract, Format } from '../contract/contract.ts';
import { ReadingMemory } from '../contract/reading-memory.ts';
import { finished, type Steps } from '../contract/steps.ts';
import { type Term, termSteps } from '../contract/terms.ts';
import { judgeOf } from '../draft/judge.ts';
import type { Library } from '../library/compile.ts';
import type { Language } from '../library/language.ts';
import { inLanguage } from '../library/translation.ts';
import { type Checked, checkSteps, checkText } from '../report/check.ts';
import type { Desk } from './code-actions.ts';
import { Pace, type Rest } from './pace.ts';

/** The drafts a client has open, each read and judged once a version. */
export type Session = {
  /** The library by which a document is judged, in the language of its configuration, else the client’s. */
  readonly libraryFor: (uri: string) => Library;
  readonly check: (document: TextDocument) => Checked;
  /**
   * Judges the version of a document that is now open, a slice at a time; resolves once `check` has nothing left to do, or
   * when the document is forgotten. Work on a version that an edit has replaced is given up.
   */
  readonly ready: (document: TextDocument) => Promise<void>;
  /** `ready`, and the terms of that version with their uses are known too. */
  readonly readyWithTerms: (document: TextDocument) => Promise<void>;
  /** The terms of a draft with their uses. */
  readonly termsOf: (contract: Contract) => readonly Term[];
  /** Judges another text as if it were this document. */
  readonly checkAs: (document: TextDocument, text: string) => Checked;
  /** Judges edits of a document that are not made yet; and the fixes known for its current version. */
  readonly desk: (document: TextDocument) => Desk;
  readonly forget: (document: TextDocument) => void;
  /** The client’s language. */
  readonly language: () => Language;
  /** Speaks this language from now on, where no configuration says otherwise. */
  readonly speak: (language: Language) => void;
  /** Judges by these settings from now on. */
  readonly set: (settings: Settings) => void;
  /** Judges every draft anew: a configuration has changed. */
  readonly reset: () => void;
};

/** What was found in a version of a draft, and what helps with the next one. */
type Entry = {
  readonly version: number;
  readonly checked: Checked;
  readonly memory: Memory;
  readonly reading: ReadingMemory;
  readonly desk?: Desk;
};

/** The judging of a version. */
type Job = { readonly version: number; readonly done: Promise<unknown> };

/**
 * Of how much text what was found is kept, in UTF-16 units: that of the drafts asked for last. Others are judged anew when they
 * are asked for again, so that the memory of a server does not grow with the number of its drafts.
 */
const keptLength = 400_000;

/** The longest draft that is judged while it is written, in UTF-16 units: ten times the longest contract. */
const longest = 5_000_000;

/**
 * A session; `today` tells the day for waivers with an end, `configured` the library of a document and the settings that a
 * configuration file gives for it, if one does; `rest` lets messages be handled between slices of work.
 */
export function startSession(
  today: () => string,
  configured: (uri: string) => { readonly library: Library; readonly settings: Settings | undefined },
  rest: Rest,
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
  const known = new Map<string, Entry>();
  /** A configuration goes before the editor's own settings, so that everybody who has the folder sees the same. */
  const settingsFor = (uri: string): Settings => {
    const own = configured(uri).settings;
    return own === undefined
      ? settings
      : { ...own, traits: { ...settings.traits, ...own.traits }, marks: settings.marks };
  };
  /** The drafts in the order in which they were asked for, the last one last. */
  const keep = (uri: string, entry: Entry): void => {
    known.delete(uri);
    known.set(uri, entry);
    let length = 0;
    for (const [other, { checked }] of [...known].reverse()) {
      length += checked.contract.text.length;
      if (length > keptLength && other !== uri) known.delete(other);
    }
  };
  const recall = (document: TextDocument): Checked | undefined => {
    const entry = known.get(document.uri);
    if (entry?.version !== document.version) return undefined;
    keep(document.uri, entry);
    return entry.checked;
  };
  const stepsOf = (document: TextDocument) => {
    const { uri, version } = document;
    const { memory, reading } = known.get(uri) ?? { memory: newMemory(), reading: new ReadingMemory() };
    const steps = checkSteps(
      document.getText(),
      libraryFor(uri),
      formatOf(document.languageId),
      { ...settingsFor(uri), today: today(), longest },
      memory,
      reading,
    );
    return (function* (): Steps<Checked> {
      const checked = yield* steps;
      keep(uri, { version, checked, memory, reading });
      return checked;
    })();
  };
  const check = (document: TextDocument): Checked => {
    const checked = recall(document);
    if (checked !== undefined) return checked;
    // What may have been begun on it uses the same memory.
    work.delete(document.uri);
    return finished(stepsOf(document));
  };
  const pace = new Pace(rest);
  /** What is being judged or waits to be; an entry is replaced by a later version, and taken out when it is not wanted. */
  const work = new Map<string, Job>();
  const begin = (document: TextDocument): Promise<unknown> => {
    const { uri, version } = document;
    const before = work.get(uri);
    if (before?.version === version) return before.done;
    const job: Job = {
      version,
      done: pace
        .run(
          () => stepsOf(document),
          () => work.get(uri) === job && document.version === version,
        )
        .finally(() => {
          if (work.get(uri) === job) work.delete(uri);
        }),
    };
    work.set(uri, job);
    return job.done;
  };
  const forgotten = new WeakSet<TextDocument>();
  const ready = async (document: TextDocument): Promise<void> => {
    while (recall(document) === undefined && !forgotten.has(document)) await begin(document);
  };
  const terms = new WeakMap<Contract, readonly Term[]>();
  const termsIn = function* (contract: Contract): Steps<readonly Term[]> {
    const found = terms.get(contract) ?? (yield* termSteps(contract));
    terms.set(contract, found);
    return found;
  };
  const readyWithTerms = async (document: TextDocument): Promise<void> => {
    for (let found: unknown; found === undefined && !forgotten.has(document); ) {
      await ready(document);
      const { version } = document;
      const contract = recall(document)?.contract;
      // Terms are told of contracts alone.
      if (contract?.verdict.contract !== true) return;
      found = await pace.run(
        () => termsIn(contract),
        () => document.version === version && !forgotten.has(document),
      );
    }
  };
  const forgetAll = (): void => {
    known.clear();
    work.clear();
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
      forgetAll();
    },
    check,
    ready,
    readyWithTerms,
    termsOf: (contract) => finished(termsIn(contract)),
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
    forget: (document) => {
      forgotten.add(document);
      known.delete(document.uri);
      work.delete(document.uri);
    },
    reset: forgetAll,
    set: (next) => {
      settings = next;
      forgetAll();
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
