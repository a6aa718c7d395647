import type { Role } from '../contract/contract.ts';
import { baseForm } from './base-form.ts';
import { anyway, CoverFinder, type Covers, mostCovers } from './covers.ts';
import { type Frozen, frozen, thawed } from './frozen.ts';
import type { Language } from './language.ts';
import type { LibraryData, Phrase, RedFlag, Safeguard, Trait } from './library.ts';
import {
  choiceOp,
  classOp,
  firstWordKey,
  headKey,
  headOp,
  keyOp,
  type Op,
  possessiveKey,
  roleBits,
  roleKey,
  roles,
} from './ops.ts';
import { parseParts, parsePhrase, type Step } from './phrase.ts';
import { type Program, ProgramWriter } from './program.ts';
import { sharesIn } from './shares.ts';
import { columnsOf, type Lists, listsOf } from './tables.ts';
import { type Lookups, lookupsOf, type Translations } from './translation.ts';

/**
 * The phrases of a whole library, compiled once. What is asked for every sentence lies in rows of numbers, since to follow
 * thousands of objects through memory takes far longer than to look at what they say.
 */
export type Matcher = MatcherTables & {
  /** The numbers of a list of phrases, as the library has it. */
  readonly numbersOf: (phrases: readonly Phrase[]) => readonly number[];
};

/** What a matcher is made of: numbers and words alone, which `frozen` can write down. */
type MatcherTables = {
  /** How many phrases there are. */
  readonly patternCount: number;
  readonly program: Program;
  /** The sequences of each phrase: a sentence must hold all of them. */
  readonly partsOf: Lists;
  readonly covers: Covers;
  /** The phrases by the number of their first cover. */
  readonly ofCover: Lists;
  /** The covers without which a sentence cannot hold a phrase, the rarest first: `mostCovers` a phrase. */
  readonly coversOf: Uint16Array;
  /** The classes without which a sentence cannot hold a phrase, the rarest first. */
  readonly classesOf: Lists;
  /** The keys that each class can be: vocabulary entries by number, and choices of plain words after them. */
  readonly keysOf: Lists;
  /** The numbers of the longer sequences that it can be. */
  readonly waysOf: Lists;
  /** Two covers without which a sentence cannot hold such a sequence, by its number. */
  readonly wayCovers: Uint16Array;
  /** Words (base forms, and `=` with exact forms) as numbers. */
  readonly keys: ReadonlyMap<string, number>;
  /** One more than the highest key. */
  readonly keyCount: number;
  /** Vocabulary alternatives of the roles, as base-form sequences, longest first. */
  readonly roleNames: readonly { readonly role: Role; readonly words: readonly number[] }[];
};

/** A library ready for use. */
export type Library = {
  readonly data: LibraryData;
  /** What it judges by and was made from, in English; `data` is the same with texts in `language`. */
  readonly source: LibraryData;
  /** The language of its titles, labels and phrases, and so of all that is said of a draft with it. */
  readonly language: Language;
  readonly translations: Lookups;
  readonly safeguards: ReadonlyMap<string, Safeguard>;
  readonly redFlags: ReadonlyMap<string, RedFlag>;
  readonly matcher: Matcher;
};

/**
 * The library, its phrases parsed and indexed; `tables` are what `frozenTables` made of it before, which spares
 * all work on phrases.
 * @throws PhraseError on a malformed phrase; Error on an unknown or circular vocabulary name, with the phrase.
 */
export function compileLibrary(data: LibraryData, translations: Translations = {}, tables?: Frozen): Library {
  return {
    data,
    source: data,
    language: 'en',
    translations: lookupsOf(data, translations),
    safeguards: new Map(data.safeguards.map((it) => [it.id, it])),
    redFlags: new Map(data.redFlags.map((it) => [it.id, it])),
    matcher: {
      ...(tables === undefined ? tablesOf(data) : (thawed(tables) as MatcherTables)),
      numbersOf: numbering(phrasesOf(data)),
    },
  };
}

/** The phrases of a library, compiled and written down for `compileLibrary`. */
export function frozenTables(data: LibraryData): Frozen {
  return frozen(tablesOf(data));
}

function tablesOf(data: LibraryData): MatcherTables {
  const { keys, classes, names, written } = parsed(data);
  const roleNames = roleNamesOf(data, keys);
  const keyCount = firstWordKey + keys.size;
  const finder = new CoverFinder(classes, names, sharesIn(data, keys, keyCount), keyCount);
  const phrases = [...written.values()];
  const coversOf = phrases.map((parts) => finder.coversOf(parts));
  const ways = classes.map((options) => options.filter((ops) => onlyKey(ops) === undefined));
  const longer = ways.flat();
  const wayCovers = longer.map((ops) => finder.coversOf([ops]));
  const covers = finder.found();
  let sequence = 0;
  const numbered = (sequences: readonly unknown[]): readonly number[] => sequences.map(() => sequence++);

  return {
    patternCount: phrases.length,
    program: new ProgramWriter([...longer, ...phrases.flat()]).written(),
    keysOf: listsOf(classes.map((options) => options.flatMap((ops) => onlyKey(ops) ?? []))),
    waysOf: listsOf(ways.map(numbered)),
    wayCovers: columnsOf(wayCovers, 2, anyway),
    partsOf: listsOf(phrases.map(numbered)),
    covers,
    ofCover: byFirst(coversOf, covers.count),
    coversOf: columnsOf(coversOf, mostCovers, anyway),
    classesOf: listsOf(phrases.map((parts) => classesIn(parts, finder))),
    keys,
    keyCount,
    roleNames,
  };
}

/** Tells the places of phrases among all different ones; of a list that was asked before, without a look at its letters. */
function numbering(written: ReadonlySet<Phrase>): Matcher['numbersOf'] {
  const numbers = new Map([...written].map((phrase, index) => [phrase, index]));
  const known = new WeakMap<readonly Phrase[], readonly number[]>();
  return (phrases) => {
    const before = known.get(phrases);
    if (before !== undefined) return before;
    const found = phrases.flatMap((phrase) => numbers.get(phrase) ?? []);
    known.set(phrases, found);
    return found;
  };
}

/** The key of a sequence that is one key alone. */
function onlyKey([first, second]: readonly Op[]): number | undefined {
  return first !== undefined && second === undefined && first.kind === keyOp && first.gap === 0
    ? first.of
    : undefined;
}

/** The indexes of `lists` by the first number of each; under `anyway` those of empty ones. */
function byFirst(lists: readonly (readonly number[])[], count: number): Lists {
  const found: number[][] = Array.from({ length: count }, () => []);
  for (const [index, [first = anyway]] of lists.entries()) found[first]?.push(index);
  return listsOf(found);
}

/** The classes that parts of a phrase cannot do without, the rarest first. */
function classesIn(parts: readonly (readonly Op[])[], finder: CoverFinder): readonly number[] {
  const needed = new Set(parts.flat().flatMap(({ kind, of }) => (kind === classOp ? of : [])));
  return [...needed].sort((a, b) => finder.shareOfClass(a) - finder.shareOfClass(b));
}

type Parsed = {
  readonly keys: Map<string, number>;
  /** The alternatives of the vocabulary's entries, in the order of `names`, and of choices of plain words after them. */
  readonly classes: readonly (readonly (readonly Op[])[])[];
  readonly names: readonly string[];
  readonly written: ReadonlyMap<Phrase, readonly (readonly Op[])[]>;
};

function parsed(data: LibraryData): Parsed {
  const keys = new Map<string, number>();
  const names = Object.keys(data.vocabulary);
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const toOps = (steps: readonly Step[], phrase: Phrase): readonly Op[] => {
    const ops: Op[] = [];
    let gap = 0;
    for (const step of steps) {
      if (step.kind === 'gap') {
        gap += step.most;
        continue;
      }
      ops.push({ ...toOp(step, phrase), gap });
      gap = 0;
    }
    return ops;
  };
  const toOp = (step: Exclude<Step, { kind: 'gap' }>, phrase: Phrase): Op => {
    switch (step.kind) {
      case 'word':
        return opOf(keyOp, keyOf(keys, step.exact ? `=${step.word}` : baseForm(step.word)));
      case 'name':
        return nameOp(step.name, phrase);
      case 'choice':
        return choiceOf(
          step.options.map((option) => toOps(option, phrase)),
          step.optional,
        );
      case 'head':
        return {
          ...opOf(headOp, headKey(step.modality)),
          roles: step.subjects === 'anyone' ? -1 : roleBits(step.subjects),
        };
    }
  };
  const nameOp = (name: string, phrase: Phrase): Op => {
    const thing = /^(data|system) term$/u.exec(name)?.[1] as 'data' | 'system' | undefined;
    if (thing !== undefined) return opOf(keyOp, roleKey(thing));
    const possessive = name.endsWith("'s");
    const role = roles.find((it) => it === (possessive ? name.slice(0, -2) : name));
    if (role !== undefined) return opOf(keyOp, possessive ? possessiveKey(role) : roleKey(role));
    const index = indexOf.get(name);
    if (index === undefined) throw new Error(`“{${name}}” in “${phrase}” is not in the vocabulary.`);
    return opOf(classOp, index);
  };

  // Choices of plain words are entries of the vocabulary without a name: found once a sentence for all phrases.
  const classes: (readonly (readonly Op[])[])[] = names.map(() => []);
  const hoisted = new Map<string, number>();
  const choiceOf = (options: readonly (readonly Op[])[], optional: boolean): Op => {
    if (optional || !options.every(isPlain)) return { ...opOf(choiceOp, 0), options, optional };
    const same = options.map((option) => option.map(({ kind, of }) => 2 * of + kind).join(' ')).join('|');
    const index = hoisted.get(same) ?? classes.push(options) - 1;
    hoisted.set(same, index);
    return opOf(classOp, index);
  };
  for (const [index, name] of names.entries())
    classes[index] = (data.vocabulary[name] ?? []).map((phrase) => toOps(parsePhrase(phrase), phrase));
  const written = new Map<Phrase, readonly (readonly Op[])[]>();
  for (const phrase of phrasesOf(data))
    written.set(
      phrase,
      parseParts(phrase).map((steps) => toOps(steps, phrase)),
    );
  return { keys, classes, names, written };
}

function keyOf(keys: Map<string, number>, word: string): number {
  const known = keys.get(word);
  if (known !== undefined) return known;
  const key = firstWordKey + keys.size;
  keys.set(word, key);
  return key;
}

/** Whether a sequence says words and classes alone, one right after the other. */
const isPlain = (ops: readonly Op[]): boolean =>
  ops.every(({ kind, gap }) => gap === 0 && (kind === keyOp || kind === classOp));

const opOf = (kind: Op['kind'], of: number): Op => ({
  kind,
  of,
  gap: 0,
  roles: 0,
  options: [],
  optional: false,
});

/** The different phrases that drafts are searched for, in the order of their numbers. */
function phrasesOf(data: LibraryData): ReadonlySet<Phrase> {
  const safeguards = data.safeguards.flatMap((it) => [
    ...it.elements.flatMap(({ any, not, orWithout }) => [...any, ...not, ...orWithout]),
    ...it.weakened,
    ...it.weakenedNot,
    ...it.weakenedNearby,
    ...it.contradicted.flatMap(({ any, unless }) => [...any, ...unless]),
    ...it.delegated,
  ]);
  const flags = data.redFlags.flatMap(({ any, not, unless }) => [...any, ...not, ...unless]);
  const traits = Object.values(data.traits).flatMap(({ any, not }) => [...any, ...not]);
  return new Set([...safeguards, ...flags, ...traits]);
}

function roleNamesOf(data: LibraryData, keys: Map<string, number>): Matcher['roleNames'] {
  return roles
    .flatMap((role) =>
      (data.vocabulary[role] ?? []).map((name) => ({
        role,
        words: name.split(/\s+/u).map((word) => keyOf(keys, baseForm(word))),
      })),
    )
    .sort((a, b) => b.words.length - a.words.length);
}

/** The trait names of the library, in the order of the data. */
export function traitsOf(library: Library): readonly Trait[] {
  return Object.keys(library.data.traits) as Trait[];
}
