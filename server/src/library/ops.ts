import type { Role } from '../contract/contract.ts';
import type { Modality } from './phrase.ts';

export const roles = ['authority', 'supplier', 'subcontractor', 'overseer', 'individual', 'public'] as const;
/** What a phrase can ask for by the name this draft gives it: a role, or the data and the system by their terms. */
export const mentioned = [...roles, 'data', 'system'] as const;
export type Mentioned = (typeof mentioned)[number];
const modalities: readonly Modality[] = ['must', 'may', 'must not', 'need not'];

/*
 * A key stands for what is found at one place of a sentence. From 1 on: a mention of a role, from 11 on: its possessive,
 * from 21 on: a statement head by its force, from 32 on: by force and subject; from 64 on: words, as base forms, and
 * with `=` as exact forms.
 */

/** The key under which a mention of `role` is found. */
export const roleKey = (role: Mentioned): number => 1 + mentioned.indexOf(role);
/** The same by the place of what is mentioned in `mentioned`. */
export const mentionKey = (place: number): number => 1 + place;
/** The key of a possessive mention by the same. */
export const ownersKey = (place: number): number => 11 + place;
/** The key of a possessive mention (“the Supplier’s”). */
export const possessiveKey = (role: Mentioned): number => 11 + mentioned.indexOf(role);
/** The key under which a statement head of this force is found. */
export const headKey = (modality: Modality): number => 21 + modalities.indexOf(modality);
/** The key that tells that a sentence has a head with the key `head` and the role at `role` in `roles` as its subject. */
export const headRoleKey = (head: number, role: number): number => 32 + (head - 21) * roles.length + role;
/** The first key of a word. */
export const firstWordKey = 64;

/** The set of roles as bits, by their place in `roles`. */
export const roleBits = (these: Iterable<Role>): number => {
  let bits = 0;
  for (const role of these) bits |= 1 << roles.indexOf(role);
  return bits;
};
/** The places in `roles` of the roles in a set of bits. */
export const rolesOf = (bits: number): readonly number[] =>
  [...roles.keys()].filter((role) => (bits & (1 << role)) !== 0);

/** The kinds of steps: a key, a class, the head of a statement, a choice. */
export const keyOp = 0;
export const classOp = 1;
export const headOp = 2;
export const choiceOp = 3;

/** One step of a phrase, with words and names as numbers. All kinds have one shape, which makes walking fast. */
export type Op = {
  readonly kind: typeof keyOp | typeof classOp | typeof headOp | typeof choiceOp;
  /** The key, also that of a head; or the number of the class. */
  readonly of: number;
  /** How many words may be passed over before it. */
  readonly gap: number;
  /** The subjects of a head as bits; -1 for any subject, also a thing. */
  readonly roles: number;
  /** The ways of a choice. */
  readonly options: readonly (readonly Op[])[];
  /** Whether the choice may be left out. */
  readonly optional: boolean;
};
