import { newMemory } from '../../server/src/assess/match.ts';
import { defaultSettings } from '../../server/src/assess/settings.ts';
import { ReadingMemory } from '../../server/src/contract/reading-memory.ts';
import { libraryData, tables, translations } from '../../server/src/generated/library.ts';
import { compileLibrary } from '../../server/src/library/compile.ts';
import { checkText } from '../../server/src/report/check.ts';

/** How many findings a text has. */
type Counting = (text: string) => number | Promise<number>;

/** Something that goes over a text, ready to. */
export type Ready = {
  /** Goes over a text that was not seen before. */
  readonly anew: Counting;
  /** Goes over the next version of a text, with whatever the subject keeps of the one before. */
  readonly again: Counting;
};

/** What is measured. */
export type Subject = {
  /** The package whose version is shown; empty for what is ours. */
  readonly package: string;
  readonly does: string;
  readonly open: () => Promise<Ready>;
};

/** All that is measured, by name. The packages are no dependencies: they lie beside the script that this becomes a part of. */
export const subjects: Readonly<Record<string, Subject>> = {
  'words only': {
    package: '',
    does: 'cuts the text into words, nothing else: the floor',
    open: async () => alike((text) => text.split(/[^\p{L}\p{N}]+/u).length),
  },
  'Contract Safeguards': {
    package: '',
    does: 'clauses, parties, terms and references; every safeguard, red flag and slip of drafting; no spelling or style',
    open: async () => {
      const library = compileLibrary(libraryData, translations, tables);
      const count = (text: string, memory = newMemory(), reading = new ReadingMemory()): number =>
        checkText(text, library, 'markdown', defaultSettings, memory, reading).findings.length;
      const memory = newMemory();
      const reading = new ReadingMemory();
      return { anew: (text) => count(text), again: (text) => count(text, memory, reading) };
    },
  },
  textlint: {
    package: '@textlint/kernel',
    does: 'Markdown parsed; words that should be written otherwise (terminology) and style (write-good)',
    open: async () => {
      const { TextlintKernel } = await load<{ TextlintKernel: new () => TextlintKernel }>('@textlint/kernel');
      const kernel = new TextlintKernel();
      const options = {
        ext: '.md',
        plugins: [{ pluginId: 'markdown', plugin: await plain('@textlint/textlint-plugin-markdown') }],
        rules: [
          { ruleId: 'terminology', rule: await plain('textlint-rule-terminology') },
          { ruleId: 'write-good', rule: await plain('textlint-rule-write-good') },
        ],
      };
      return alike(async (text) => (await kernel.lintText(text, options)).messages.length);
    },
  },
  cspell: {
    package: 'cspell-lib',
    does: 'spelling by its English dictionary and those it turns on for Markdown; no suggestions',
    open: async () => {
      const { spellCheckDocument } = await load<CSpell>('cspell-lib');
      const options = { generateSuggestions: false, noConfigSearch: true };
      return alike(async (text) => {
        const draft = { uri: 'file:///draft.md', text, languageId: 'markdown', locale: 'en' };
        return (await spellCheckDocument(draft, options, { language: 'en' })).issues.length;
      });
    },
  },
  markdownlint: {
    package: 'markdownlint',
    does: 'the form of the Markdown alone, by its default rules',
    open: async () => {
      const { lint } = await load<Markdownlint>('markdownlint/sync');
      return alike((text) => lint({ strings: { draft: text } }).draft?.length ?? 0);
    },
  },
  'harper.js': {
    package: 'harper.js',
    does: 'grammar, spelling and style, with suggestions, by its curated rules in WebAssembly',
    open: async () => {
      const { LocalLinter } = await load<Harper>('harper.js');
      const { binary } = await load<{ binary: object }>('harper.js/binary');
      const linter = new LocalLinter({ binary });
      await linter.setup();
      return alike(async (text) => (await linter.lint(text, { language: 'markdown' })).length);
    },
  },
  'write-good': {
    package: 'write-good',
    does: 'style by lists of words: passives, weasel words, clichés; Markdown read as plain text',
    open: async () => {
      const writeGood = (await load<{ default: (text: string) => readonly object[] }>('write-good')).default;
      return alike((text) => writeGood(text).length);
    },
  },
};

type TextlintKernel = {
  readonly lintText: (text: string, options: object) => Promise<{ readonly messages: readonly object[] }>;
};
type CSpell = {
  readonly spellCheckDocument: (
    draft: object,
    options: object,
    settings: object,
  ) => Promise<{ readonly issues: readonly object[] }>;
};
type Markdownlint = {
  readonly lint: (options: object) => Readonly<Record<string, readonly object[] | undefined>>;
};
type Harper = {
  readonly LocalLinter: new (
    options: object,
  ) => {
    readonly setup: () => Promise<void>;
    readonly lint: (text: string, options: object) => Promise<readonly object[]>;
  };
};

/** A subject that keeps nothing that it could be told to forget. */
function alike(count: Counting): Ready {
  return { anew: count, again: count };
}

/** A package that has no types here. */
async function load<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}

/** What a CommonJS package of textlint gives: its export, or that one’s `default`. */
async function plain(name: string): Promise<object> {
  const { default: own } = await load<{ default: { default?: object } }>(name);
  return own.default ?? own;
}
