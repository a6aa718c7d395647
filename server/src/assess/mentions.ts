import type { Contract } from '../contract/contract.ts';
import { isPronoun, partyNames } from '../contract/role-words.ts';
import type { Matcher } from '../library/compile.ts';
import type { Mention, Token } from './sentences.ts';

/** The names of a draft, ready to be found in its sentences. */
export type NameTable = ReadonlyMap<string, readonly Name[]>;
/** Keys of a vocabulary role name, or lower-case words of a name of this draft. */
type Name = {
  readonly role: Mention['role'];
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
  const add = (role: Mention['role'], written: string, possessive = false): void => {
    const words = wordsOf(written);
    const first = words[0];
    if (first === undefined) return;
    const name = { role, words, capital: /^\p{Lu}/u.test(written) && !isPronoun(written), possessive };
    const list = table.get(first);
    if (list === undefined) table.set(first, [name]);
    else list.push(name);
  };
  for (const { role, name } of contract.names) {
    add(role, name.replace(/^the\s+/iu, ''));
    // In “Acme (“we”) … you (“you”)” the parties own by “our” and “your”.
    if (isPronoun(name)) add(role, /^we$/iu.test(name) ? 'our' : 'your', true);
  }
  for (const { thing, name } of contract.things) {
    add(thing, name);
    // A draft defines “Patient Record” and speaks of “Patient Records”, or the other way round.
    add(thing, /s$/iu.test(name) ? name.replace(/s$/iu, '') : `${name}s`);
  }
  const tied = new Set(contract.names.map(({ role }) => role));
  for (const role of ['authority', 'supplier'] as const) {
    if (!tied.has(role)) for (const name of partyNames[role]) add(role, name);
  }
  for (const list of table.values()) list.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/** Where roles are mentioned in `tokens`, left to right; the longest name wins, the draft's own names first. */
export function mentionsIn(
  tokens: readonly Token[],
  table: NameTable,
  roleNames: Matcher['roleNames'],
): readonly Mention[] {
  const byKey = keyIndex(roleNames);
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const found = ownName(tokens, at, table) ?? commonName(tokens, at, byKey);
    if (found === undefined) continue;
    mentions.push(
      ...found.roles.map((role) => ({ role, from: at, to: at + found.length, possessive: found.possessive })),
    );
    at += found.length - 1;
  }
  return mentions;
}

type Found = {
  readonly roles: readonly Mention['role'][];
  readonly length: number;
  readonly possessive: boolean;
};

function ownName(tokens: readonly Token[], at: number, table: NameTable): Found | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  // A longer common name (“Supervisory Authority”) is no mention of the party called “Authority”.
  if (!token.pauseBefore && qualified.has(tokens[at - 1]?.word ?? '')) return undefined;
  for (const { role, words, capital, possessive } of table.get(bare(token)) ?? []) {
    if (capital && !token.capital) continue;
    const last = tokens[at + words.length - 1];
    if (last === undefined || !words.every((word, index) => bare(tokens[at + index]) === word)) continue;
    return { roles: [role], length: words.length, possessive: possessive || last.possessive };
  }
  if (
    token.word === 'party' ||
    token.word === 'parties' ||
    token.word === "parties'" ||
    token.word === "party's"
  ) {
    const before = tokens[at - 1]?.word ?? '';
    if (before === 'third' || before === 'other') return undefined;
    return { roles: ['authority', 'supplier'], length: 1, possessive: token.possessive };
  }
  return undefined;
}

function commonName(
  tokens: readonly Token[],
  at: number,
  byKey: ReadonlyMap<number, Matcher['roleNames']>,
): Found | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  for (const { role, words } of byKey.get(token.key) ?? []) {
    const last = tokens[at + words.length - 1];
    if (last === undefined || !words.every((key, index) => tokens[at + index]?.key === key)) continue;
    return { roles: [role], length: words.length, possessive: last.possessive };
  }
  return undefined;
}

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

const bare = (token: Token | undefined): string => token?.word.replace(/'s?$/u, '') ?? '';
const wordsOf = (name: string): readonly string[] =>
  [...name.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}_]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu)].map(([word]) => word);

const qualified: ReadonlySet<string> = new Set([
  'supervisory',
  'judicial',
  'regulatory',
  'protection',
  'investigative',
  'enforcement',
  'oversight',
]);
