import type { Contract } from '../contract/contract.ts';
import { isPronoun, partyNames } from '../contract/role-words.ts';
import type { Matcher } from '../library/compile.ts';
import { type Mentioned, mentioned } from '../library/ops.ts';
import { capitalBit, modalBit, partyBit, possessiveBit, qualifierBit } from './features.ts';
import { featuresAt, keyAt, type Lexicon, wordWidth } from './lexicon.ts';
import { Numbers } from './ways.ts';
import type { Words } from './words.ts';

/** The names of a draft, ready to be found in its sentences. */
export type NameTable = ReadonlyMap<string, readonly Name[]>;
/** Keys of a vocabulary role name, or lower-case words of a name of this draft. */
type Name = {
  readonly roles: readonly Mentioned[];
  readonly words: readonly string[];
  readonly capital: boolean;
  readonly possessive: boolean;
};

/**
 * The names of every role in this draft. Authority and supplier go by the names the draft ties to them; only where it
 * ties none do the common names stand in, since in a draft between a City and a Vendor a “customer” is a third person.
 */
export function nameTable(contract: Contract): NameTable {
  const table = new Map<string, Name[]>();
  const add = (role: Mentioned, written: string, possessive = false): void => {
    const words = wordsOf(written);
    const first = words[0];
    if (first === undefined) return;
    const name = {
      roles: [role],
      words,
      capital: /^\p{Lu}/u.test(written) && (written === 'I' || !isPronoun(written)),
      possessive,
    };
    const list = table.get(first);
    if (list === undefined) table.set(first, [name]);
    else list.push(name);
  };
  for (const { role, name } of contract.names) {
    add(role, name.replace(/^the\s+/iu, ''));
    // A draft defines “Rider” and speaks of “Riders”.
    if (role === 'individual') add(role, /s$/iu.test(name) ? name.replace(/s$/iu, '') : `${name}s`);
    // In “Acme (“we”) … you (“you”)” the parties own by “our” and “your”.
    if (isPronoun(name)) add(role, owns[name.toLowerCase()] ?? 'your', true);
  }
  for (const { thing, name } of contract.things) {
    add(thing, name);
    // A draft defines “Patient Record” and speaks of “Patient Records”, or the other way round.
    add(thing, /s$/iu.test(name) ? name.replace(/s$/iu, '') : `${name}s`);
  }
  const tied = new Set(contract.names.map(({ role }) => role));
  for (const role of ['authority', 'supplier'] as const) {
    if (tied.has(role)) continue;
    for (const name of partyNames[role]) add(role, writtenSmall.test(name) ? name.toLowerCase() : name);
  }
  for (const list of table.values()) list.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/** The words by which who goes by a pronoun owns. */
const owns: Readonly<Record<string, string>> = { we: 'our', i: 'my' };

/** Names of parties that mean nobody else, though a draft writes them small. */
const writtenSmall =
  /^(?:(?:public|contracting|procuring|granting) (?:authority|agency|entity|body)|covered entity|contractor|supplier|vendor|consultant|processor|licensor|licensee|(?:service|data) provider|business associate)$/iu;

/** All that a name table says, as a text. */
export function namesKey(table: NameTable): string {
  return [...table.values()]
    .flat()
    .map(({ roles, words, capital }) => `${roles.join(' ')} ${words.join(' ')} ${capital}`)
    .join('\n');
}

/**
 * The mentions in a sentence, left to right: of what, by its place in `mentioned`; words `from` to `to` (not included);
 * and whether in the possessive. They are read for one sentence and used again for the next.
 */
export class Mentions {
  length = 0;
  readonly #things = new Numbers();
  readonly #from = new Numbers();
  readonly #to = new Numbers();
  readonly #possessive = new Numbers();

  thing(at: number): number {
    return this.#things.at(at);
  }

  from(at: number): number {
    return this.#from.at(at);
  }

  to(at: number): number {
    return this.#to.at(at);
  }

  possessive(at: number): boolean {
    return this.#possessive.at(at) === 1;
  }

  /** Whether something is true of one of them. */
  some(isTrue: (at: number) => boolean): boolean {
    for (let at = 0; at < this.length; at += 1) if (isTrue(at)) return true;
    return false;
  }

  add(thing: number, from: number, to: number, possessive: boolean): void {
    const at = this.length;
    this.length = at + 1;
    this.#things.set(at, thing);
    this.#from.set(at, from);
    this.#to.set(at, to);
    this.#possessive.set(at, possessive ? 1 : 0);
  }
}

/** Finds where roles are mentioned; the longest name wins, the draft's own names first. */
export class MentionFinder {
  /** Whether the draft lays its duties in the present tense throughout. */
  readonly indicative: boolean;
  readonly #table: NameTable;
  readonly #common: ReadonlyMap<number, Matcher['roleNames']>;
  readonly #lexicon: Lexicon;
  /** Per word of the lexicon: what can begin with it, as bits; 0 where that is not known yet. */
  readonly #begins = new Numbers();

  constructor(table: NameTable, { roleNames }: Matcher, lexicon: Lexicon, indicative: boolean) {
    this.indicative = indicative;
    this.#table = table;
    this.#common = keyIndex(roleNames);
    this.#lexicon = lexicon;
  }

  /** Reads the mentions in `words` into `mentions`. */
  read(words: Words, mentions: Mentions): void {
    mentions.length = 0;
    for (let at = 0; at < words.length; at += 1) {
      const begins = this.#beginsWith(words.number(at));
      if (begins === 0) continue;
      const found =
        ((begins & ownBit) === 0 ? undefined : this.#ownName(words, at)) ??
        ((begins & commonBit) === 0 ? undefined : this.#commonName(words, at));
      if (found === undefined) continue;
      for (const role of found.roles)
        mentions.add(mentioned.indexOf(role), at, at + found.length, found.possessive);
      at += found.length - 1;
    }
  }

  #beginsWith(number: number): number {
    const known = this.#begins.at(number);
    if (known !== 0) return known & ~knownBit;
    const bits = this.#bitsOf(number);
    this.#begins.set(number, bits | knownBit);
    return bits;
  }

  #bitsOf(number: number): number {
    const { bare, facts } = this.#lexicon;
    const key = facts[wordWidth * number + keyAt] ?? -1;
    const features = facts[wordWidth * number + featuresAt] ?? 0;
    const own = this.#table.has(bare[number] ?? '') || (features & partyBit) !== 0;
    return (own ? ownBit : 0) | (this.#common.has(key) ? commonBit : 0);
  }

  #ownName(words: Words, at: number): Found | undefined {
    // A longer common name (“Supervisory Authority”) is no mention of the party called “Authority”.
    if (!words.pauseBefore(at) && words.is(at - 1, qualifierBit)) return undefined;
    for (const name of this.#table.get(words.bare(at)) ?? []) {
      if (name.capital && !words.is(at, capitalBit)) continue;
      const { length } = name.words;
      if (at + length > words.length || !name.words.every((word, index) => words.bare(at + index) === word))
        continue;
      const possessive = name.possessive || words.is(at + length - 1, possessiveBit);
      return { roles: name.roles, length, possessive };
    }
    if (!words.is(at, partyBit)) return undefined;
    const before = words.word(at - 1);
    const word = words.word(at);
    // “both sides must”, and “both must”; “on each side” of a road is no party.
    if (
      word.startsWith('side') &&
      (!/^(?:both|each|either|neither|the)$/u.test(before) || words.word(at - 2) === 'on')
    )
      return undefined;
    if (
      /^(?:both|each|either|neither)$/u.test(word) &&
      words.word(at + 1) === 'of' &&
      words.word(at + 2) === 'us'
    )
      return { roles: bothParties, length: 3, possessive: false };
    if (/^(?:each|either|neither)$/u.test(word)) return undefined;
    if (word === 'both' && !(words.is(at + 1, modalBit) && !words.is(at + 1, capitalBit))) return undefined;
    if (before === 'third' || before === 'other') return undefined;
    return { roles: bothParties, length: 1, possessive: words.is(at, possessiveBit) };
  }

  #commonName(words: Words, at: number): Found | undefined {
    for (const { role, words: keys } of this.#common.get(words.key(at)) ?? []) {
      const { length } = keys;
      if (at + length > words.length || !keys.every((key, index) => words.key(at + index) === key)) continue;
      return { roles: [role], length, possessive: words.is(at + length - 1, possessiveBit) };
    }
    return undefined;
  }
}

/** What can begin with a word: a name of this draft, and a common name of a role. */
const ownBit = 1;
const commonBit = 2;
const knownBit = 4;
const bothParties: readonly Mentioned[] = ['authority', 'supplier'];

type Found = {
  readonly roles: readonly Mentioned[];
  readonly length: number;
  readonly possessive: boolean;
};

const indexes = new WeakMap<Matcher['roleNames'], ReadonlyMap<number, Matcher['roleNames']>>();
function keyIndex(roleNames: Matcher['roleNames']): ReadonlyMap<number, Matcher['roleNames']> {
  const known = indexes.get(roleNames);
  if (known !== undefined) return known;
  const index = new Map<number, Matcher['roleNames'][number][]>();
  for (const name of roleNames) {
    const key = name.words[0] ?? -1;
    index.set(key, [...(index.get(key) ?? []), name]);
  }
  indexes.set(roleNames, index);
  return index;
}

const wordsOf = (name: string): readonly string[] =>
  [...name.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}_]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu)].map(([word]) => word);
