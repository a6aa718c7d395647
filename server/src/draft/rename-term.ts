import type { Contract } from '../contract/contract.ts';
import { pluralOf, singularOf, type Term, type TermUse } from '../contract/terms.ts';
import type { Edit } from './edit.ts';
import { type Refusal, type Refused, refusedFor } from './refusal.ts';

/** Edits that do not overlap, in the order of the text; or why there are none, a sentence for the user. */
export type Renaming = { readonly edits: readonly Edit[] } | Refused;

/**
 * Gives `term` another name, at its definitions and at every use: the number and the capitals of each use stay, and so
 * do its quotation marks and its line breaks. `terms` are all terms of the draft.
 */
export function renameTerm(
  contract: Contract,
  terms: readonly Term[],
  term: Term,
  written: string,
): Renaming {
  const name = written.replace(/\s+/gu, ' ').trim();
  const fault = faultOf(contract, terms, term, name);
  if (fault !== undefined) return refusedFor(fault);
  if (name === term.term) return { edits: [] };
  return { edits: term.uses.map((use) => editOf(contract.text, use, term.term, name)) };
}

function faultOf(
  { names, text }: Contract,
  terms: readonly Term[],
  { term }: Term,
  name: string,
): Refusal | undefined {
  if (!/\p{L}/u.test(name)) return { kind: 'no letter' };
  if (/["“”*<>[\]()|{}\r\n]/u.test(name)) return { kind: 'markup', words: name };
  if (name.length > 80) return { kind: 'too long' };
  const key = keyOf(name);
  const other = terms.find((it) => it.term !== term && keyOf(it.term) === key);
  if (other !== undefined) return { kind: 'defined', words: other.term };
  const party = names.find((it) => it.name !== term && keyOf(it.name) === key);
  if (party !== undefined) return { kind: 'party', words: party.name };
  // Capitalised words that stand in the draft without a definition would take on the meaning of this one.
  if (keyOf(term) !== key && /^\p{Lu}/u.test(name) && usesUndefined(text, name))
    return { kind: 'used undefined', words: name };
  return undefined;
}

/** Whether a name of several words, all capitalised, stands in the text. Single words also begin sentences. */
function usesUndefined(text: string, name: string): boolean {
  if (!/^\p{Lu}[^\s]*(?: (?:of |and |for )?\p{Lu}[^\s]*)+$/u.test(name)) return false;
  return text.replace(/\s+/gu, ' ').includes(name);
}

function keyOf(term: string): string {
  const words = term.replace(/\s+/gu, ' ');
  return (singularOf(words) ?? words).toLowerCase();
}

function editOf(text: string, { span, form, capitals }: TermUse, term: string, name: string): Edit {
  const old = text.slice(span.start, span.end);
  const plain =
    form === 'plural' ? pluralIfNeeded(name) : form === 'singular' ? (singularOf(name) ?? name) : name;
  const cased = capitals
    ? plain.toUpperCase()
    : /^\p{Ll}/u.test(term) && /^\p{Lu}/u.test(old)
      ? plain.slice(0, 1).toUpperCase() + plain.slice(1)
      : plain;
  const possessive = possessiveAfter(text, span.end, cased);
  const article = articleBefore(text, span.start, old, cased);
  const wrapped = asWrapped(text, old, cased, span.end);
  return {
    span: { start: article?.start ?? span.start, end: Math.max(possessive?.end ?? span.end, wrapped.end) },
    text: (article?.text ?? '') + wrapped.text + (possessive?.text ?? ''),
  };
}

function pluralIfNeeded(name: string): string {
  return singularOf(name) === undefined ? pluralOf(name) : name;
}

/** The possessive ending behind a use where the new name wants another: `Vendor’s` is `Services’`. */
function possessiveAfter(
  text: string,
  end: number,
  name: string,
): { readonly end: number; readonly text: string } | undefined {
  const found = /^(['’])([sS]?)(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 3));
  if (found === null) return undefined;
  const [whole, quote = '', letter = ''] = found;
  const endsInS = /s$/iu.test(name);
  if (letter !== '' && endsInS) return { end: end + whole.length, text: quote };
  // A mark behind a name without s closes a quotation, unless the old name ended in one.
  if (
    letter === '' &&
    !endsInS &&
    /s$/iu.test(text.slice(end - 1, end)) &&
    /^\s\p{L}/u.test(text.slice(end + 1, end + 3))
  )
    return { end: end + whole.length, text: `${quote}s` };
  return undefined;
}

/** “a” or “an” before a use, where the new name wants the other. */
function articleBefore(
  text: string,
  start: number,
  old: string,
  name: string,
): { readonly start: number; readonly text: string } | undefined {
  const found = /(?<![\p{L}\p{N}])(an?)(\s+["“'‘*_]{0,3})$/iu.exec(
    text.slice(Math.max(0, start - 40), start),
  );
  if (found === null) return undefined;
  const [whole, article = '', gap = ''] = found;
  if (soundsOpen(old) === soundsOpen(name) || soundsOpen(old) !== (article.length === 2)) return undefined;
  const other = article.length === 2 ? article.slice(0, 1) : `${article}${article === 'A' ? 'n' : 'n'}`;
  return { start: start - whole.length, text: other + gap };
}

/** Whether a name begins with the sound of a vowel, as far as its letters tell. */
function soundsOpen(name: string): boolean {
  return (
    /^(?:[aeio]|u(?!ni|se|su|k\b|ti)|ho(?:u|n)(?:r|est|or))/iu.test(name) &&
    !/^(?:eu|one\b|once)/iu.test(name)
  );
}

/**
 * A name broken over lines as the old one was; one word that takes the place of several stays on the first line, and
 * the break moves behind it.
 */
function asWrapped(
  text: string,
  old: string,
  name: string,
  end: number,
): { readonly text: string; readonly end: number } {
  const gaps = old.match(/\s+/gu) ?? [];
  const at = gaps.findIndex((gap) => /[\r\n]/u.test(gap));
  const gap = gaps[at];
  if (gap === undefined) return { text: name, end };
  const words = name.split(' ');
  if (words.length > 1) {
    const cut = Math.min(at + 1, words.length - 1);
    return { text: words.slice(0, cut).join(' ') + gap + words.slice(cut).join(' '), end };
  }
  return /^[^\S\r\n]\S/u.test(text.slice(end, end + 2))
    ? { text: name + gap, end: end + 1 }
    : { text: name, end };
}
