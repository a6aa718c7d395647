import type { Role } from '../contract/contract.ts';
import { assertingPhrases } from './asserting.ts';
import { baseForm } from './base-form.ts';
import { anyway, CoverFinder, type Covers, type FoundCovers, mostCovers, type Sequences } from './covers.ts';
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
import { kindOf, operandOf, ProgramWriter } from './program.ts';
import { type Counts, countsIn, sharesOf } from './shares.ts';
import { type Lists, listsOf } from './tables.ts';
import { type Lookups, lookupsOf, type Translations } from './translation.ts';

/**
 * The phrases of a whole library, compiled once. What is asked for every sentence lies in rows of numbers, since to follow
 * thousands of objects through memory takes far longer than to look at what they say.
 */
export type Matcher = MatcherTables & {
  /** The numbers of a list of phrases, as the library has it. */
  readonly numbersOf: (phrases: readonly Phrase[]) => readonly number[];
  /** Of each phrase, 1 where it stands for nothing when it is denied: see `assertingPhrases`. */
  readonly asserting: Uint8Array;
};

/** What a matcher is made of: numbers and words alone. */
type MatcherTables = WrittenTables & {
  readonly covers: Covers;
  /**
   * The phrases by the covers without which a sentence cannot hold them: row after row of `mostCovers` numbers, the phrase
   * and its other covers. Those whose rarest cover is `n` are the rows from `begins[n]` to `begins[n + 1]` (not included),
   * side by side in memory, since they are looked at together.
   */
  readonly candidates: Lists;
  /** The classes without which a sentence cannot hold a phrase, the rarest first. */
  readonly classesOf: Lists;
  /** Two covers without which a sentence cannot hold a longer sequence of a class, by its number. */
  readonly wayCovers: Uint16Array;
};

/** What the phrases of a library say, parsed. `frozen` can write it down, and all else follows from it. */
type WrittenTables = Sequences & {
  /** How many phrases there are. */
  readonly patternCount: number;
  /** The sequences of each phrase: a sentence must hold all of them. */
  readonly partsOf: Lists;
  /** Words (base forms, and `=` with exact forms) as numbers. */
  readonly keys: ReadonlyMap<string, number>;
  /** One more than the highest key. */
  readonly keyCount: number;
  /** Vocabulary alternatives of the roles, as base-form sequences, longest first. */
  readonly roleNames: readonly { readonly role: Role; readonly words: readonly number[] }[];
  readonly counts: Counts;
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
      ...(tables === undefined ? tablesOf(data) : withCovers(thawed(tables) as WrittenTables, [])),
      numbersOf: numbering(phrasesOf(data)),
      asserting: assertingIn(data),
    },
  };
}

/** The phrases of a library, compiled and written down for `compileLibrary`. */
export function frozenTables(data: LibraryData): Frozen {
  return frozen(parsed(data));
}

function tablesOf(data: LibraryData): MatcherTables {
  return withCovers(parsed(data), Object.keys(data.vocabulary));
}

/** What a sentence must hold for each phrase; `names` are those of the vocabulary, for the message about a circle. */
function withCovers(written: WrittenTables, names: readonly string[]): MatcherTables {
  const { patternCount, partsOf, counts, waysOf } = written;
  const finder = new CoverFinder(written, sharesOf(counts), names);
  const coversOf = new Uint16Array(patternCount * mostCovers).fill(anyway);
  const { begins, items } = partsOf;
  for (let pattern = 0; pattern < patternCount; pattern += 1)
    finder.write(
      items,
      begins[pattern] ?? 0,
      begins[pattern + 1] ?? 0,
      coversOf,
      pattern * mostCovers,
      mostCovers,
    );
  const wayCovers = new Uint16Array(waysOf.items.length * 2).fill(anyway);
  for (let way = 0; way < waysOf.items.length; way += 1)
    finder.write(waysOf.items, way, way + 1, wayCovers, 2 * way, 2);
  const covers = numbered(finder.found(), coversOf, wayCovers);
  return {
    ...written,
    covers,
    candidates: candidatesOf(coversOf, covers.firsts),
    classesOf: listsOf(
      Array.from({ length: patternCount }, (_, pattern) => classesIn(pattern, written, finder)),
    ),
    wayCovers,
  };
}

/**
 * The covers of all phrases and ways, numbered anew in both: those come first that are the rarest of a phrase, and what
 * is no cover of any has no number.
 */
function numbered({ ofKey, count }: FoundCovers, coversOf: Uint16Array, wayCovers: Uint16Array): Covers {
  const numbers = new Uint16Array(count);
  let last = anyway;
  const number = (cover: number): number => {
    if (cover === anyway) return anyway;
    if (numbers[cover] === 0) {
      last += 1;
      numbers[cover] = last;
    }
    return numbers[cover] ?? anyway;
  };
  for (let at = 0; at < coversOf.length; at += mostCovers) number(coversOf[at] ?? anyway);
  const firsts = last + 1;
  for (const all of [coversOf, wayCovers])
    for (let at = 0; at < all.length; at += 1) all[at] = number(all[at] ?? anyway);
  const { begins, items } = ofKey;
  const own: number[][] = [];
  for (let key = 0; key < begins.length - 1; key += 1) {
    const list: number[] = [];
    const alone = numbers[key] ?? 0;
    if (alone !== 0) list.push(alone);
    for (let at = begins[key] ?? 0; at < (begins[key + 1] ?? 0); at += 1)
      list.push(numbers[items[at] ?? 0] ?? 0);
    own.push(list);
  }
  return { ofKey: listsOf(own), firsts, count: last + 1 };
}

/** The rows of covers, put together by the first of each, in whose place the number of the phrase stands. */
function candidatesOf(coversOf: Uint16Array, firsts: number): Lists {
  const begins = new Uint32Array(firsts + 1);
  for (let at = 0; at < coversOf.length; at += mostCovers) {
    const after = (coversOf[at] ?? 0) + 1;
    begins[after] = (begins[after] ?? 0) + 1;
  }
  for (let first = 1; first <= firsts; first += 1)
    begins[first] = (begins[first] ?? 0) + (begins[first - 1] ?? 0);
  const items = new Uint16Array(coversOf.length);
  const next = begins.slice();
  for (let pattern = 0; pattern * mostCovers < coversOf.length; pattern += 1) {
    const from = pattern * mostCovers;
    const first = coversOf[from] ?? 0;
    const row = next[first] ?? 0;
    next[first] = row + 1;
    items.set(coversOf.subarray(from, from + mostCovers), row * mostCovers);
    items[row * mostCovers] = pattern;
  }
  return { begins, items };
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

/** The classes that a phrase cannot do without, the rarest first. */
function classesIn(
  pattern: number,
  { partsOf, program: { begins, steps } }: WrittenTables,
  finder: CoverFinder,
): readonly number[] {
  const needed: number[] = [];
  for (let part = partsOf.begins[pattern] ?? 0; part < (partsOf.begins[pattern + 1] ?? 0); part += 1) {
    const sequence = partsOf.items[part] ?? 0;
    for (let at = begins[sequence] ?? 0; at < (begins[sequence + 1] ?? 0); at += 1) {
      const step = steps[at] ?? 0;
      if (kindOf(step) === classOp && !needed.includes(operandOf(step))) needed.push(operandOf(step));
    }
  }
  return needed.length < 2 ? needed : needed.sort((a, b) => finder.shareOfClass(a) - finder.shareOfClass(b));
}

function parsed(data: LibraryData): WrittenTables {
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
  const phrases = Array.from(phrasesOf(data), (phrase) =>
    parseParts(phrase).map((steps) => toOps(steps, phrase)),
  );
  const roleNames = roleNamesOf(data, keys);
  const keyCount = firstWordKey + keys.size;
  const ways = classes.map((options) => options.filter((ops) => onlyKey(ops) === undefined));
  let sequence = 0;
  const numbered = (sequences: readonly unknown[]): readonly number[] => sequences.map(() => sequence++);
  return {
    patternCount: phrases.length,
    program: new ProgramWriter([...ways.flat(), ...phrases.flat()]).written(),
    // In any order they say the same; sorted they are written down shorter.
    keysOf: listsOf(
      classes.map((options) => options.flatMap((ops) => onlyKey(ops) ?? []).sort((a, b) => a - b)),
    ),
    waysOf: listsOf(ways.map(numbered)),
    partsOf: listsOf(phrases.map(numbered)),
    keys,
    keyCount,
    roleNames,
    counts: countsIn(data, keys, keyCount),
  };
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

function assertingIn(data: LibraryData): Uint8Array {
  const asserting = assertingPhrases(data);
  return Uint8Array.from(phrasesOf(data), (phrase) => (asserting.has(phrase) ? 1 : 0));
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
