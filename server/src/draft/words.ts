import type { Span } from '../contract/span.ts';
import type { ClauseText, Safeguard } from '../library/library.ts';
import type { Style } from './style.ts';

/** A blank of an inserted clause: where `[30]` stands, and the value the library suggests. */
export type Blank = { readonly span: Span; readonly suggested: string };

/**
 * The words of a library text in the draft's own names. `self` is the number of the inserted clause. Blanks stay as
 * `[[30]]`, so that wrapping cannot part them.
 * @throws Error on a slot that the library does not have.
 */
export function filled(template: string, style: Style, self: string): string {
  const own = style.must ? template.replace(/\bshall\b/gu, 'must') : template;
  const words = own.replace(/\{([^{}]*)\}/gu, (_, slot: string) => slotWords(slot, style, self));
  const quoted = style.smartQuotes ? words.replace(/'/gu, '’').replace(/"([^"]*)"/gu, '“$1”') : words;
  return style.capitals ? quoted.toUpperCase() : quoted;
}

function slotWords(slot: string, style: Style, self: string): string {
  const capital = /^\p{Lu}/u.test(slot);
  const name = (words: string): string =>
    capital
      ? words.replace(/^(?:the|this) /u, (word) => word.slice(0, 1).toUpperCase() + word.slice(1))
      : words;
  switch (slot.toLowerCase()) {
    case 'the authority':
      return name(style.authority);
    case 'the supplier':
      return name(style.supplier);
    case "the authority's":
      return name(possessive(style.authority));
    case "the supplier's":
      return name(possessive(style.supplier));
    case 'agreement':
      return name(style.agreement);
    case 'clause':
      return style.clauseWord;
    case 'this clause':
      return self === '' ? `this ${style.clauseWord}` : `${style.citeWord} ${self}`;
    default:
      throw new Error(`The library has no slot “{${slot}}”.`);
  }
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

/**
 * Sub-clauses that define the terms which `clause` uses and the draft lacks (`isDefined`), in the order of the library:
 * a term that nobody defines says nothing.
 */
export function definitionClauses(
  clause: ClauseText,
  { definitions }: Safeguard,
  isDefined: (term: string) => boolean,
): readonly string[] {
  const words = clause.text
    .map((part) => (typeof part === 'string' ? part : [part.lead, ...part.items].join(' ')))
    .join(' ');
  return Object.entries(definitions)
    .filter(([term]) => words.includes(term) && !isDefined(term))
    .map(([term, meaning]) => `In {agreement}, "${term}" means ${meaning}`);
}

/** `words` broken into lines of at most `width` characters; the first starts behind `first` characters already there. */
export function wrapped(
  words: string,
  width: number | undefined,
  first: number,
  indent: string,
  lineBreak: string,
): string {
  if (width === undefined) return words;
  const lines: string[] = [];
  let line = '';
  let used = first;
  for (const word of words.split(' ')) {
    const shown = word.replace(/\[\[|\]\]/gu, '-').length;
    if (line !== '' && used + 1 + shown > width) {
      lines.push(line);
      line = word;
      used = indent.length + shown;
    } else {
      used += (line === '' ? 0 : 1) + shown;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join(lineBreak + indent);
}

/** `text` with `[[30]]` as `[30]`, and where those stand. */
export function blanksOf(text: string): { readonly text: string; readonly blanks: readonly Blank[] } {
  const blanks: Blank[] = [];
  let done = '';
  let at = 0;
  for (const { 0: whole, 1: suggested = '', index } of text.matchAll(/\[\[([^\]]*)\]\]/gu)) {
    done += text.slice(at, index);
    blanks.push({ span: { start: done.length, end: done.length + suggested.length + 2 }, suggested });
    done += `[${suggested}]`;
    at = index + whole.length;
  }
  return { text: done + text.slice(at), blanks };
}
