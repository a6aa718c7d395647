import type { Contract, Paragraph, Role, ThingName } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import { baseForm } from '../library/base-form.ts';
import type { Matcher } from '../library/compile.ts';

/** A word of the draft. Offsets are UTF-16 units from the draft's start. */
export type Token = {
  readonly start: number;
  readonly end: number;
  /** The word in lower case, straight apostrophes. */
  readonly word: string;
  /** Its base form's key in the matcher; -1 where no phrase knows it. */
  readonly key: number;
  /** The key of its exact form; -1 where no phrase asks for it. */
  readonly exact: number;
  readonly capital: boolean;
  readonly possessive: boolean;
  /** Whether a comma, a dash or a bracket stands between this word and the one before. */
  readonly pauseBefore: boolean;
  /** Whether a semicolon or colon does. */
  readonly stopBefore: boolean;
};

/** A mention of a role, or of the data or the system by a defined term: tokens `from` to `to` (not included). */
export type Mention = {
  readonly role: Role | ThingName['thing'];
  readonly from: number;
  readonly to: number;
  readonly possessive: boolean;
};

/**
 * A sentence of a clause. A list item carries the words that lead into the list before its own (`The Supplier shall:`
 * `(b) keep records`), so that it reads as the sentence it is.
 */
export type Sentence = {
  readonly clause: number;
  readonly tokens: readonly Token[];
  /** How many tokens of `tokens` are the lead-in. */
  readonly lead: number;
  /** The sentence's own words, lead-in not included. */
  readonly span: Span;
};

/** The sentences of the clauses that can hold duties, in document order. */
export function sentencesOf(contract: Contract, matcher: Matcher): readonly Sentence[] {
  const cache = new Map<string, readonly [number, number]>();
  const sentences: Sentence[] = [];
  // The unfinished words of each clause, which lead into its children.
  const leads: (readonly Token[])[] = [];
  for (const clause of contract.clauses) {
    if (!judged.has(clause.role)) continue;
    const inherited = clause.parent === undefined ? [] : (leads[clause.parent] ?? []);
    let lead = inherited;
    const firstChild = contract.clauses[clause.children[0] ?? -1]?.span.start ?? Number.POSITIVE_INFINITY;
    for (const paragraph of clause.paragraphs) {
      const tokens = tokensOf(contract.text, paragraph, matcher, cache);
      const parts = split(contract.text, tokens);
      for (const [index, own] of parts.entries()) {
        const first = own[0];
        const last = own.at(-1);
        if (first === undefined || last === undefined) continue;
        const before = index === 0 ? lead : [];
        sentences.push({
          clause: clause.index,
          tokens: [...before, ...own],
          lead: before.length,
          span: { start: first.start, end: endOf(contract.text, last.end, paragraph.span.end) },
        });
      }
      const last = parts.at(-1);
      const open =
        last !== undefined &&
        last.length > 0 &&
        leadsOn(contract.text, last.at(-1)?.end ?? 0, paragraph.span.end) &&
        !isTitle(contract.text, last, paragraph.span.end);
      lead = open ? [...(parts.length === 1 ? lead : []), ...(last ?? [])].slice(-longestLead) : [];
      // What follows the list does not lead into it.
      if (paragraph.span.start < firstChild) leads[clause.index] = lead;
    }
    // `9.2 Records` over `(a)`, `(b)` has no words of its own: what led into it leads into them.
    if (clause.paragraphs.length === 0) leads[clause.index] = inherited;
  }
  return sentences;
}

/** Lead-ins longer than this are cut from the front: nobody writes them, and they would be copied into every item. */
const longestLead = 80;
const judged: ReadonlySet<string> = new Set([
  'operative',
  'boilerplate',
  'schedule',
  'definition',
  'preamble',
]);

const wordPattern =
  /§|\d+(?:[.,]\d+)*%?|[\p{L}\p{M}\p{N}_]+(?:(?:[-‐‑\u00AD]|[-‐‑\u00AD][ \t]*(?:\r\n|\r|\n)[ \t]*(?=\p{Ll}))[\p{L}\p{M}\p{N}]+)*(?:['’](?:s|S)?(?![\p{L}]))?/gu;

function tokensOf(
  text: string,
  paragraph: Paragraph,
  { keys }: Matcher,
  cache: Map<string, readonly [number, number]>,
): readonly Token[] {
  const tokens: Token[] = [];
  let from = paragraph.span.start;
  let between = '';
  const run = (end: number): void => {
    const stretch = text.slice(from, end);
    let at = 0;
    for (const { 0: word, index } of stretch.matchAll(wordPattern)) {
      between += stretch.slice(at, index);
      at = index + word.length;
      const plain = wordOf(word, keys);
      let known = cache.get(plain);
      if (known === undefined) {
        known = [keys.get(baseForm(plain)) ?? -1, keys.get(`=${plain.replace(/'s?$/u, '')}`) ?? -1];
        cache.set(plain, known);
      }
      const [key, exact] = known;
      tokens.push({
        start: from + index,
        end: from + at,
        word: plain,
        key,
        exact,
        capital: /^\p{Lu}/u.test(word),
        possessive: plain.endsWith("'") || plain.endsWith("'s"),
        pauseBefore: /[,()[\]–—]|\s-\s/u.test(between),
        stopBefore: /[;:]/u.test(between),
      });
      between = '';
    }
    between += stretch.slice(at);
  };
  for (const skipped of paragraph.skipped) {
    run(skipped.start);
    from = skipped.end;
  }
  run(paragraph.span.end);
  return tokens;
}

/**
 * A word of the draft in the library's spelling. A hyphen at the end of a line cuts a word in two (`over-` `sight`) or
 * belongs to it (`sub-` `processor`): the library's own words decide.
 */
function wordOf(written: string, keys: Matcher['keys']): string {
  const word = written
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/\u00AD\s*/gu, '')
    .replace(/[‐‑]/gu, '-');
  if (!/\s/u.test(word)) return word;
  const whole = word.replace(/-\s+/gu, '');
  return keys.has(baseForm(whole)) ? whole : word.replace(/\s+/gu, '');
}

const abbreviations =
  /^(?:no|nos|art|arts|sec|sect|cl|para|paras|ltd|inc|co|corp|mr|mrs|ms|dr|st|e\.g|i\.e|eg|ie|cf|vs|v|p|pp|reg|dept|approx|c\.f\.r|u\.s\.c|u\.s)$/u;

/** Cuts a paragraph's tokens at full stops, question marks and exclamation marks that end a sentence. */
function split(text: string, tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [];
  let part: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    part.push(token);
    const next = tokens[index + 1];
    if (next === undefined) break;
    const between = text.slice(token.end, next.start);
    if (!/[.?!]["”’')\]*_]*\s/u.test(`${between} `)) continue;
    const endsHere =
      next.capital ||
      /^["“‘(*_[]*\p{Lu}/u.test(between.trimStart()) ||
      /[.]\s*(?:\([a-z0-9]+\)\s*)?["“‘]$/u.test(between);
    if (!endsHere || abbreviations.test(token.word) || (token.word.length === 1 && token.capital)) continue;
    parts.push(part);
    part = [];
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Whether a paragraph is only a title over what follows: a few words that say nothing, “GCC 10. Legal authority”. */
function isTitle(text: string, tokens: readonly Token[], end: number): boolean {
  const last = tokens.at(-1);
  if (last === undefined || /[:,;–—-]\s*$/u.test(text.slice(last.end, end).trimEnd())) return false;
  return tokens.length <= longestTitle && !tokens.some(({ word }) => says.test(word));
}

const longestTitle = 8;
const says =
  /^(?:shall|must|may|will|can|cannot|should|is|are|be|has|have|to|that|who|which|where|if|when|with|by|includes?|including|means|agrees|undertakes)$/u;

/** Whether a paragraph ends so that a list goes on with it: with a colon, a dash, a comma or no stop at all. */
function leadsOn(text: string, lastWord: number, end: number): boolean {
  return !/[.?!;]/u.test(text.slice(lastWord, end));
}

function endOf(text: string, lastWord: number, limit: number): number {
  const stop = /^["”’')\]]*[.?!;]["”’')\]]*/u.exec(text.slice(lastWord, Math.min(limit, lastWord + 6)));
  return lastWord + (stop?.[0].length ?? 0);
}
