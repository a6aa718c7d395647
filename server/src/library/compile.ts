import type { Role } from '../contract/contract.ts';
import { baseForm } from './base-form.ts';
import type { Language } from './language.ts';
import type { LibraryData, Phrase, RedFlag, Safeguard, Trait } from './library.ts';
import { type Modality, parseParts, parsePhrase, type Step } from './phrase.ts';
import type { Translations } from './translation.ts';

/** A step with words and names as numbers. */
export type Move =
  | { readonly kind: 'key'; readonly key: number }
  | { readonly kind: 'class'; readonly index: number }
  | { readonly kind: 'head'; readonly subjects: readonly Role[] | 'anyone'; readonly modality: Modality }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Move[])[]; readonly optional: boolean };

/**
 * A compiled phrase; `index` is its place in `Matcher.patterns`. A sentence must hold all its `parts`. `needs` are the
 * symbols without which a sentence cannot hold it: of each group at least one.
 */
export type Pattern = {
  readonly index: number;
  readonly phrase: Phrase;
  readonly parts: readonly (readonly Move[])[];
  readonly needs: readonly (readonly number[])[];
};

/**
 * The alternatives of a vocabulary entry by the keys that they can begin with: those of `keys[n]` are `alternatives[n]`.
 * A key is a word, a role mention or a statement head.
 */
export type WordClass = {
  readonly keys: Int32Array;
  readonly alternatives: readonly (readonly (readonly Move[])[])[];
};

/** The phrases of a whole library, compiled once. */
export type Matcher = {
  readonly patterns: readonly Pattern[];
  /** Patterns by a key without which a sentence cannot hold them: of all their needs the rarest group. */
  readonly byKey: ReadonlyMap<number, readonly Pattern[]>;
  /** Patterns that need no symbol for certain. */
  readonly needless: readonly Pattern[];
  /** Words (base forms, and `=` with exact forms) as numbers. */
  readonly keys: ReadonlyMap<string, number>;
  /** Vocabulary entries by number, and choices of plain words after them. */
  readonly classes: readonly WordClass[];
  /** The classes that can begin with a key, by key. */
  readonly classesOfKey: readonly Int32Array[];
  /** One more than the highest key. */
  readonly keyCount: number;
  /** Patterns of a phrase as written. */
  readonly byPhrase: ReadonlyMap<Phrase, Pattern>;
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
  readonly translations: Translations;
  readonly safeguards: ReadonlyMap<string, Safeguard>;
  readonly redFlags: ReadonlyMap<string, RedFlag>;
  readonly matcher: Matcher;
};

export const roles = ['authority', 'supplier', 'subcontractor', 'overseer', 'individual', 'public'] as const;
/** What a phrase can ask for by the name this draft gives it: a role, or the data and the system by their terms. */
const mentioned = [...roles, 'data', 'system'] as const;
type Mentioned = (typeof mentioned)[number];

/** The key under which a mention of `role` is found, and that of its possessive (“the Supplier’s”). */
export const roleKey = (role: Mentioned): number => 1 + mentioned.indexOf(role);
export const possessiveKey = (role: Mentioned): number => 11 + mentioned.indexOf(role);
/** The key under which a statement head of this force is found. */
export const headKey = (modality: Modality): number => 21 + modalities.indexOf(modality);
const modalities: readonly Modality[] = ['must', 'may', 'must not', 'need not'];
const firstWordKey = 32;

/** A symbol stands for what a move finds at one place: a key, or a class by its number. */
export const classSymbol = (index: number): number => -1 - index;
export const classOf = (symbol: number): number => -1 - symbol;

function symbolOf(move: Move): number | undefined {
  return move.kind === 'key' ? move.key : move.kind === 'class' ? classSymbol(move.index) : undefined;
}

/**
 * The library, its phrases parsed and indexed.
 * @throws PhraseError on a malformed phrase; Error on an unknown or circular vocabulary name, with the phrase.
 */
export function compileLibrary(data: LibraryData, translations: Translations = {}): Library {
  const keys = new Map<string, number>();
  const keyOf = (word: string): number => {
    const known = keys.get(word);
    if (known !== undefined) return known;
    const key = firstWordKey + keys.size;
    keys.set(word, key);
    return key;
  };

  const names = Object.keys(data.vocabulary);
  const toMoves = (steps: readonly Step[], phrase: Phrase): readonly Move[] =>
    steps.map((step): Move => {
      switch (step.kind) {
        case 'word':
          return { kind: 'key', key: keyOf(step.exact ? `=${step.word}` : baseForm(step.word)) };
        case 'name':
          return nameMove(step.name, phrase);
        case 'choice':
          return choiceMove(
            step.options.map((option) => toMoves(option, phrase)),
            step.optional,
          );
        case 'head':
        case 'gap':
          return step;
      }
    });
  const nameMove = (name: string, phrase: Phrase): Move => {
    const thing = /^(data|system) term$/u.exec(name)?.[1] as 'data' | 'system' | undefined;
    if (thing !== undefined) return { kind: 'key', key: roleKey(thing) };
    const possessive = name.endsWith("'s");
    const role = roles.find((it) => it === (possessive ? name.slice(0, -2) : name));
    if (role !== undefined) return { kind: 'key', key: possessive ? possessiveKey(role) : roleKey(role) };
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`“{${name}}” in “${phrase}” is not in the vocabulary.`);
    return { kind: 'class', index };
  };

  // Choices of plain words are entries of the vocabulary without a name: found once a sentence for all phrases.
  const classes: (readonly (readonly Move[])[])[] = names.map(() => []);
  const hoisted = new Map<string, number>();
  const choiceMove = (options: readonly (readonly Move[])[], optional: boolean): Move => {
    const plain = options.every((option) => option.every(({ kind }) => kind === 'key' || kind === 'class'));
    if (optional || !plain) return { kind: 'choice', options, optional };
    const same = options.map((option) => option.map(symbolOf).join(' ')).join('|');
    const index = hoisted.get(same) ?? classes.push(options) - 1;
    hoisted.set(same, index);
    return { kind: 'class', index };
  };
  for (const [index, name] of names.entries())
    classes[index] = (data.vocabulary[name] ?? []).map((phrase) => toMoves(parsePhrase(phrase), phrase));
  const written = new Map<Phrase, Pattern['parts']>();
  for (const phrase of phrasesOf(data)) {
    if (written.has(phrase)) continue;
    const parts = parseParts(phrase).map((steps) => toMoves(steps, phrase));
    written.set(phrase, parts);
  }
  const wordClasses = byFirstKey(classes, names);
  const cost = costOf(keys, wordClasses);
  const patterns = [...written].map(([phrase, parts], index): Pattern => {
    const needs = parts.flatMap(needsOf).sort((a, b) => cost(a) - cost(b));
    return { index, phrase, parts, needs };
  });

  return {
    data,
    source: data,
    language: 'en',
    translations,
    safeguards: new Map(data.safeguards.map((it) => [it.id, it])),
    redFlags: new Map(data.redFlags.map((it) => [it.id, it])),
    matcher: {
      patterns,
      ...indexed(patterns, wordClasses),
      keys,
      classes: wordClasses,
      classesOfKey: classesOfKey(wordClasses),
      byPhrase: new Map(patterns.map((pattern) => [pattern.phrase, pattern])),
      roleNames: roleNamesOf(data, keyOf),
      keyCount: firstWordKey + keys.size,
    },
  };
}

function phrasesOf(data: LibraryData): readonly Phrase[] {
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
  return [...safeguards, ...flags, ...traits];
}

function firstOf(moves: readonly Move[], ofClass: (index: number) => WordClass): ReadonlySet<number> {
  const first = new Set<number>();
  for (const move of moves) {
    switch (move.kind) {
      case 'key':
        return first.add(move.key);
      case 'head':
        return first.add(headKey(move.modality));
      case 'class':
        for (const key of ofClass(move.index).keys) first.add(key);
        return first;
      case 'choice':
        for (const option of move.options) for (const key of firstOf(option, ofClass)) first.add(key);
        if (!move.optional) return first;
        break;
      case 'gap':
        return first;
    }
  }
  return first;
}

/** What a sentence must hold for `moves` to match anywhere in it, a group of symbols for each move that must match. */
function needsOf(moves: readonly Move[]): readonly (readonly number[])[] {
  return moves.flatMap((move): readonly (readonly number[])[] => {
    switch (move.kind) {
      case 'key':
        return [[move.key]];
      case 'class':
        return [[classSymbol(move.index)]];
      case 'head':
        return [[headKey(move.modality)]];
      case 'gap':
        return [];
      case 'choice': {
        const groups = move.options.map((option) => needsOf(option)[0] ?? []);
        return move.optional || groups.some(({ length }) => length === 0) ? [] : [groups.flat()];
      }
    }
  });
}

/** Words that stand in so many sentences that they single out no pattern. */
const common =
  'the a an of to for in on by with from at or and any not no be is it that this as other all its'.split(' ');

/** How often a group of symbols stands in sentences, as far as that can be told from the library alone. */
function costOf(
  keys: ReadonlyMap<string, number>,
  classes: readonly WordClass[],
): (group: readonly number[]) => number {
  const often = new Set(common.flatMap((word) => [keys.get(word) ?? [], keys.get(`=${word}`) ?? []].flat()));
  const ofKey = (key: number): number => (key < firstWordKey ? 40 : often.has(key) ? 100 : 1);
  const ofClass = classes.map((it) => it.keys.reduce((sum, key) => sum + ofKey(key), 0));
  return (group) =>
    group.reduce((sum, symbol) => sum + (symbol >= 0 ? ofKey(symbol) : (ofClass[classOf(symbol)] ?? 0)), 0);
}

/** Each pattern under the keys of its first need, the rarest. */
function indexed(
  patterns: readonly Pattern[],
  classes: readonly WordClass[],
): Pick<Matcher, 'byKey' | 'needless'> {
  const byKey = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    const symbols = pattern.needs[0] ?? [];
    const keys = symbols.flatMap((it) => (it >= 0 ? it : [...(classes[classOf(it)]?.keys ?? [])]));
    for (const key of new Set(keys)) listAt(byKey, key).push(pattern);
  }
  return { byKey, needless: patterns.filter(({ needs }) => needs.length === 0) };
}

function classesOfKey(classes: readonly WordClass[]): readonly Int32Array[] {
  const lists: number[][] = [];
  for (const [index, { keys }] of classes.entries())
    for (const key of keys) {
      const list = lists[key];
      if (list === undefined) lists[key] = [index];
      else list.push(index);
    }
  return Array.from(lists, (list) => Int32Array.from(list ?? []));
}

function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: V[] = [];
  lists.set(key, list);
  return list;
}

/** The alternatives of each class by their first keys. `names` are those of the vocabulary, in order. */
function byFirstKey(
  classes: readonly (readonly (readonly Move[])[])[],
  names: readonly string[],
): readonly WordClass[] {
  const known = new Map<number, WordClass>();
  const path: number[] = [];
  const ofClass = (index: number): WordClass => {
    const done = known.get(index);
    if (done !== undefined) return done;
    if (path.includes(index)) throw new Error(`The vocabulary entry “${names[index]}” refers to itself.`);
    path.push(index);
    const byFirst = new Map<number, (readonly Move[])[]>();
    for (const moves of classes[index] ?? [])
      for (const key of firstOf(moves, ofClass)) listAt(byFirst, key).push(moves);
    path.pop();
    const found = { keys: Int32Array.from(byFirst.keys()), alternatives: [...byFirst.values()] };
    known.set(index, found);
    return found;
  };
  return [...classes.keys()].map(ofClass);
}

function roleNamesOf(data: LibraryData, keyOf: (word: string) => number): Matcher['roleNames'] {
  return roles
    .flatMap((role) =>
      (data.vocabulary[role] ?? []).map((name) => ({
        role,
        words: name.split(/\s+/u).map((word) => keyOf(baseForm(word))),
      })),
    )
    .sort((a, b) => b.words.length - a.words.length);
}

/** The trait names of the library, in the order of the data. */
export function traitsOf(library: Library): readonly Trait[] {
  return Object.keys(library.data.traits) as Trait[];
}
