import type { Role } from './contract.ts';
import { ownCopy } from './edit.ts';
import { thirdRole, thirdRoleMeant } from './role-words.ts';
import { meantThing } from './things.ts';

/** A proper name that a definition gives its term, and where it stands behind the term. */
export type Meaning = { readonly name: string; readonly start: number };

/** What a defined term and the words around it tell by themselves, each worked out when it is first asked for. */
export class TermWords {
  readonly #term: string;
  readonly #before: string;
  readonly #after: string;
  #third: Role | null | undefined;
  #meaning: Meaning | null | undefined;
  #thing: 'data' | 'system' | null | undefined;

  /** A term that stands at `start` to `end` of a text. */
  constructor(term: string, text: string, start: number, end: number) {
    this.#term = term;
    this.#before = ownCopy(beforeOf(text, start));
    this.#after = ownCopy(afterOf(text, end));
  }

  /** Whether the words around the term are the same there. */
  isFor(text: string, start: number, end: number): boolean {
    return this.#before === beforeOf(text, start) && this.#after === afterOf(text, end);
  }

  /** The role of someone who is no party that the term stands for. */
  get third(): Role | undefined {
    if (this.#third === undefined)
      this.#third =
        thirdRole(this.#term) ??
        thirdRoleMeant(this.#term, folded(this.#before), folded(this.#after)) ??
        null;
    return this.#third ?? undefined;
  }

  /** The proper name that it means. */
  get meaning(): Meaning | undefined {
    if (this.#meaning === undefined) this.#meaning = meaningIn(this.#after.slice(0, 160)) ?? null;
    return this.#meaning ?? undefined;
  }

  /** Whether it stands for data or a system. */
  get thing(): 'data' | 'system' | undefined {
    if (this.#thing === undefined)
      this.#thing = meantThing(this.#term, folded(this.#after.slice(0, 160))) ?? null;
    return this.#thing ?? undefined;
  }
}

function beforeOf(text: string, start: number): string {
  return text.slice(Math.max(0, start - 160), start);
}

function afterOf(text: string, end: number): string {
  return text.slice(end, end + 320);
}

function folded(words: string): string {
  return words.replace(/\s+/gu, ' ');
}

function meaningIn(after: string): Meaning | undefined {
  const found =
    /^[”"“«»’'*_\s]{0,8}(?:means|is|shall\s+mean|refers\s+to)\s+(?:the\s+)?(\p{Lu}[\p{L}\p{N}’'&-]*(?:\s(?:\p{Lu}[\p{L}\p{N}’'&-]*|of|for|and|the))*)/u.exec(
      after,
    );
  const name = found?.[1]?.replace(/(?:\s(?:of|for|and|the))+$/u, '');
  if (found === null || name === undefined) return undefined;
  return { name: name.replace(/\s+/gu, ' '), start: found[0].length - (found[1]?.length ?? 0) };
}
