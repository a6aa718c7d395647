import type { Role } from '../contract/contract.ts';
import { baseForm } from './base-form.ts';
import type { LibraryData, Phrase, RedFlag, Safeguard, Trait } from './library.ts';
import { type Modality, parseParts, parsePhrase, type Step } from './phrase.ts';

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

/** The phrases of a whole library, compiled once. */
export type Matcher = {
  readonly patterns: readonly Pattern[];
  /** Patterns by a symbol without which a sentence cannot hold them: of all their needs the rarest group. */
  readonly bySymbol: ReadonlyMap<number, readonly Pattern[]>;
  /** Patterns that need no symbol for certain. */
  readonly needless: readonly Pattern[];
  /** Words (base forms, and `=` with exact forms) as numbers. */
  readonly keys: ReadonlyMap<string, number>;
  /** Vocabulary entries by number, each a list of alternatives. */
  readonly classes: readonly (readonly (readonly Move[])[])[];
  /** The classes with an alternative that can begin with a key. A key is a word, a role mention or a statement head. */
  readonly classesByFirst: ReadonlyMap<number, readonly number[]>;
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

/**
 * The library, its phrases parsed and indexed.
 * @throws PhraseError on a malformed phrase; Error on an unknown or circular vocabulary name, with the phrase.
 */
export function compileLibrary(data: LibraryData): Library {
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
          return { ...step, options: step.options.map((option) => toMoves(option, phrase)) };
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

  const classes = names.map((name) =>
    (data.vocabulary[name] ?? []).map((phrase) => toMoves(parsePhrase(phrase), phrase)),
  );
  const classesByFirst = new Map<number, number[]>();
  for (const [index, name] of names.entries()) {
    for (const key of firstOfClass(classes, index, [], name)) {
      const list = classesByFirst.get(key);
      if (list === undefined) classesByFirst.set(key, [index]);
      else list.push(index);
    }
  }

  const byPhrase = new Map<Phrase, Pattern>();
  for (const phrase of phrasesOf(data)) {
    if (byPhrase.has(phrase)) continue;
    const parts = parseParts(phrase).map((steps) => toMoves(steps, phrase));
    byPhrase.set(phrase, { index: byPhrase.size, phrase, parts, needs: parts.flatMap(needsOf) });
  }
  const patterns = [...byPhrase.values()];

  return {
    data,
    safeguards: new Map(data.safeguards.map((it) => [it.id, it])),
    redFlags: new Map(data.redFlags.map((it) => [it.id, it])),
    matcher: {
      patterns,
      ...indexed(patterns, keys, classesByFirst),
      keys,
      classes,
      classesByFirst,
      byPhrase,
      roleNames: roleNamesOf(data, keyOf),
      keyCount: firstWordKey + keys.size,
    },
  };
}

function phrasesOf(data: LibraryData): readonly Phrase[] {
  const safeguards = data.safeguards.flatMap((it) => [
    ...it.elements.flatMap(({ any, not }) => [...any, ...not]),
    ...it.weakened,
    ...it.contradicted.flatMap(({ any, unless }) => [...any, ...unless]),
    ...it.delegated,
  ]);
  const flags = data.redFlags.flatMap(({ any, not, unless }) => [...any, ...not, ...unless]);
  const traits = Object.values(data.traits).flatMap(({ any }) => any);
  return [...safeguards, ...flags, ...traits];
}

function firstOf(
  moves: readonly Move[],
  ofClass: (index: number) => ReadonlySet<number>,
): ReadonlySet<number> {
  const first = new Set<number>();
  for (const move of moves) {
    switch (move.kind) {
      case 'key':
        return first.add(move.key);
      case 'head':
        return first.add(headKey(move.modality));
      case 'class':
        for (const key of ofClass(move.index)) first.add(key);
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

/** Each pattern under the symbols of its rarest need, as far as that can be told from the library alone. */
function indexed(
  patterns: readonly Pattern[],
  keys: ReadonlyMap<string, number>,
  classesByFirst: ReadonlyMap<number, readonly number[]>,
): Pick<Matcher, 'bySymbol' | 'needless'> {
  const often = new Set(common.flatMap((word) => [keys.get(word) ?? [], keys.get(`=${word}`) ?? []].flat()));
  const frequency = (key: number): number => (key < firstWordKey ? 40 : often.has(key) ? 100 : 1);
  const ofClass = new Map<number, number>();
  for (const [key, classes] of classesByFirst)
    for (const index of classes) ofClass.set(index, (ofClass.get(index) ?? 0) + frequency(key));
  const cost = (group: readonly number[]): number =>
    group.reduce(
      (sum, symbol) => sum + (symbol >= 0 ? frequency(symbol) : (ofClass.get(-1 - symbol) ?? 0)),
      0,
    );
  const bySymbol = new Map<number, Pattern[]>();
  const needless: Pattern[] = [];
  for (const pattern of patterns) {
    const rarest = [...pattern.needs].sort((a, b) => cost(a) - cost(b))[0];
    if (rarest === undefined) needless.push(pattern);
    for (const symbol of new Set(rarest)) {
      const list = bySymbol.get(symbol);
      if (list === undefined) bySymbol.set(symbol, [pattern]);
      else list.push(pattern);
    }
  }
  return { bySymbol, needless };
}

function firstOfClass(
  classes: Matcher['classes'],
  index: number,
  path: readonly number[],
  name: string,
): ReadonlySet<number> {
  if (path.includes(index)) throw new Error(`The vocabulary entry “${name}” refers to itself.`);
  const first = new Set<number>();
  for (const moves of classes[index] ?? []) {
    for (const key of firstOf(moves, (inner) => firstOfClass(classes, inner, [...path, index], name)))
      first.add(key);
  }
  return first;
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
