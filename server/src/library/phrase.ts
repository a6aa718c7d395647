import type { Role } from '../contract/contract.ts';

/** What a statement does: lays a duty, gives a right, forbids, or frees from a duty. */
export type Modality = 'must' | 'may' | 'must not' | 'need not';

/** One step of a phrase. */
export type Step =
  | { readonly kind: 'word'; readonly word: string; readonly exact: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'head'; readonly subjects: readonly Role[] | 'anyone'; readonly modality: Modality }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Step[])[]; readonly optional: boolean };

/** A fault in a phrase, for its author. `at` is a zero-based UTF-16 offset in the phrase. */
export class PhraseError extends Error {
  readonly phrase: string;
  readonly at: number;
  constructor(message: string, phrase: string, at: number) {
    super(`${message} at character ${at + 1} of “${phrase}”`);
    this.name = 'PhraseError';
    this.phrase = phrase;
    this.at = at;
  }
}

const roles: readonly string[] = [
  'authority',
  'supplier',
  'subcontractor',
  'overseer',
  'individual',
  'public',
];
/** How many words `...` may pass over when no number follows it. */
export const defaultGap = 8;
/** The widest gap a phrase may ask for, so that no phrase reaches over a page. */
const widestGap = 60;

/**
 * The parts of a phrase, all of which a sentence must hold, in any order: `{supplier must} ... notify & {breach}`. Most
 * phrases have one.
 * @throws PhraseError as `parsePhrase` does.
 */
export function parseParts(phrase: string): readonly (readonly Step[])[] {
  const parts = phrase.split(/\s+&\s+/u);
  return parts.map(parsePhrase);
}

/**
 * The steps of a phrase without `&`. Syntax: `word` (any inflection), `=word` (exactly this form), `{name}` (a vocabulary entry),
 * `{supplier must}` (a statement by its subject and force; subjects joined by `|`, or `anyone`), `...` or `...12` (a
 * gap of at most so many words inside the sentence), `(a|b c)` (one of these), `(a|b)?` (one of these or nothing).
 * @throws PhraseError on a phrase that says none of these.
 */
export function parsePhrase(phrase: string): readonly Step[] {
  const tokens = [...phrase.matchAll(/\s+|\{[^{}]*\}|\.\.\.\d*|[()|?]|[^\s{}()|?]+/gu)];
  let at = 0;
  const peek = (): string | undefined => tokens[at]?.[0];
  const fail = (message: string): never => {
    throw new PhraseError(message, phrase, tokens[at]?.index ?? phrase.length);
  };

  const sequence = (inside: boolean): readonly Step[] => {
    const steps: Step[] = [];
    for (let token = peek(); token !== undefined; token = peek()) {
      if (token === ')' || token === '|') {
        if (inside) break;
        fail(`“${token}” without “(”`);
      }
      if (token === '?') fail('“?” must follow “)”');
      if (token.trim() === '') at += 1;
      else if (token === '(') steps.push(choice());
      else steps.push(simple(token));
    }
    if (steps.every(({ kind }) => kind === 'gap')) fail('a phrase must say at least one word');
    return steps;
  };

  const choice = (): Step => {
    at += 1;
    const options = [sequence(true)];
    while (peek() === '|') {
      at += 1;
      options.push(sequence(true));
    }
    if (peek() !== ')') fail('“(” is not closed');
    at += 1;
    const optional = peek() === '?';
    if (optional) at += 1;
    return { kind: 'choice', options, optional };
  };

  const simple = (token: string): Step => {
    if (token === '&') fail('“&” stands between the parts of a whole phrase of a safeguard or red flag');
    if (token.startsWith('...')) {
      const most = token.length > 3 ? Number(token.slice(3)) : defaultGap;
      if (most < 1 || most > widestGap) fail(`a gap is from 1 to ${widestGap} words`);
      at += 1;
      return { kind: 'gap', most };
    }
    if (token.startsWith('{')) return named(token.slice(1, -1).trim());
    at += 1;
    return token.startsWith('=') && token.length > 1
      ? { kind: 'word', word: token.slice(1).toLowerCase(), exact: true }
      : { kind: 'word', word: token, exact: false };
  };

  const named = (inner: string): Step => {
    const head = /^(\S+) (must not|must|may|need not)$/u.exec(inner);
    if (head?.[1] === undefined) {
      if (!/^[a-z][a-z' -]*$/u.test(inner)) fail('a vocabulary name is lower-case letters');
      at += 1;
      return { kind: 'name', name: inner };
    }
    const subjects = head[1].split('|');
    const wrong = subjects.find((it) => it !== 'anyone' && !roles.includes(it));
    if (wrong !== undefined) fail(`“${wrong}” is no role; roles are ${roles.join(', ')} and anyone`);
    at += 1;
    return {
      kind: 'head',
      subjects: subjects.includes('anyone') ? 'anyone' : (subjects as Role[]),
      modality: head[2] as Modality,
    };
  };

  const steps = sequence(false);
  if (steps[0]?.kind === 'gap' || steps.at(-1)?.kind === 'gap')
    throw new PhraseError('a phrase cannot start or end with a gap', phrase, 0);
  return steps;
}
