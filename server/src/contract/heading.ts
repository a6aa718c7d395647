import type { Heading } from './contract.ts';
import { leadOf, plainWords, withoutTail } from './emphasis.ts';
import type { Line } from './lines.ts';
import type { Span } from './span.ts';

/**
 * How a heading may stand: `whole` line; `alone` in its paragraph, so that a short title without a verb is one;
 * `run-in` before a sentence on the same line; `marked` only where emphasis or a tag marks it.
 */
export type Manner = 'whole' | 'alone' | 'run-in' | 'marked';

const verb =
  /\b(?:shall|must|may|will|is|are|was|has|have|agrees?|means|includes?|can|cannot|provides?|grants?|warrants?|represents?)\b/iu;

/** The heading that begins at `from` in `line`, if any. */
export function headingOf(line: Line, from: number, manner: Manner): Heading | undefined {
  return movedBy(line.start, line.words.heading(from - line.start, manner));
}

/** The heading that a stretch of `text` is or begins with, if any. */
export function headingBetween(text: string, { start, end }: Span, manner: Manner): Heading | undefined {
  return movedBy(start, headingIn(text.slice(start, end), manner));
}

/** A heading that was found in a stretch which begins at `start`. */
function movedBy(start: number, found: Heading | undefined): Heading | undefined {
  if (found === undefined) return undefined;
  const { text, span, runIn } = found;
  return { text, span: { start: start + span.start, end: start + span.end }, runIn };
}

/** The heading that `rest`, the end of a line, is or begins with; its span counts in `rest`. */
function headingIn(rest: string, manner: Manner): Heading | undefined {
  if (manner === 'whole') {
    const words = withoutTail(rest);
    const runOn = /^(\p{Lu}[^.;!?]{1,80})\.\s+(?=[\p{Lu}[])/u.exec(words);
    if (runOn?.[1] !== undefined && isTitle(runOn[1]) && (verb.test(words) || /\s\[[^\]]*\]?$/u.test(words)))
      return heading(rest, runOn[1].length, true);
    const sentence = words.length > 300 || (verb.test(words) && words.split(/\s+/u).length > 16);
    return sentence ? undefined : heading(rest, words.length, false);
  }
  const marked =
    /^(?:(\*\*|__|\*|_)(?=\S)([^*_]{1,90}?)\1|<[a-z][^<>]{0,80}>([^<>]{1,90}?)<\/[a-z]+>|\[([^[\]]{1,90})\]\{\.[\w .-]{1,30}\}[*_]*)/u.exec(
      rest,
    );
  if (marked !== null) {
    const words = marked[2] ?? marked[3] ?? marked[4] ?? '';
    const after = rest.slice(marked[0].length);
    // “**Acme Inc.**, a company …” is a name.
    const closes = !/^,/u.test(after) && (/[.:]\s*$/u.test(words) || /^\s*(?:[.:–—-]|$)/u.test(after));
    if (closes && !/^[“"]/u.test(words)) {
      const end = marked[0].length;
      return heading(rest, end, after.replace(/^[.:\s]+/u, '') !== '');
    }
  }
  if (manner === 'marked') return undefined;
  const runIn = /^((?:\p{Lu}|\d)[^.:;!?]{1,70})([.:](?:\*\*|__|[*_])?|\s[–—-])\s+(?=[\p{Lu}“"(*_<[])/u.exec(
    rest,
  );
  if (runIn?.[1] !== undefined && isTitle(runIn[1])) return heading(rest, runIn[1].length, true);
  if (manner === 'run-in' && /\p{Ll}/u.test(rest)) return undefined;
  const whole = rest.trim();
  if (/[;,]$/u.test(whole) || whole.length > 90) return undefined;
  const bare = whole.replace(/[.:]$/u, '');
  if (/[:]$/u.test(whole) && verb.test(bare)) return undefined;
  if (/[.!?]\s/u.test(bare)) return undefined;
  return isTitle(bare) || isTitleWithAside(bare) || (manner === 'alone' && asks(whole))
    ? heading(rest, rest.length, false)
    : undefined;
}

/** “Optional services (only on a written order)”: what stands in brackets behind a title does not count as its words. */
function isTitleWithAside(words: string): boolean {
  const aside = /\s\([^()]{1,60}\)$/u.exec(words);
  return aside !== null && !verb.test(words) && isTitle(words.slice(0, aside.index));
}

/** “WHO CAN SEE THE DATA”, “What you must tell us”: a title with a verb of duty, alone on its line and without a stop. */
function asks(words: string): boolean {
  if (/[.:]$/u.test(words) || words.split(/\s+/u).length > 12) return false;
  return /^(?:what|who|whom|whose|how|when|where|why|which)\b/iu.test(words);
}

/** Whether words read as a title: few, no verb of a duty, and capitals or brevity that say so. */
export function isTitle(words: string): boolean {
  const trimmed = words.trim();
  if (trimmed.length > 110 || !/^[\p{Lu}\d“"(*_<]/u.test(trimmed) || verb.test(trimmed)) return false;
  const list = trimmed.split(/\s+/u);
  if (list.length > 9) return false;
  const big = list.filter((word) => /^[“"(]?[\p{Lu}\d&]/u.test(word) || small.has(word.toLowerCase())).length;
  // “The City pays” is a sentence, “The Agreement” a title.
  if (determiner.test(trimmed)) return big === list.length && list.length > 1;
  return big >= list.length - 1 || list.length <= 5;
}

const determiner =
  /^(?:the|this|each|any|no|all|if|where|when|upon|in|on|for|such|it|they|a|an|both|neither|either)\b/iu;
const small: ReadonlySet<string> = new Set([
  'of',
  'and',
  'the',
  'to',
  'in',
  'for',
  'by',
  'on',
  'or',
  'with',
  'a',
  'an',
  'from',
  'at',
  'as',
]);

function heading(rest: string, to: number, runIn: boolean): Heading | undefined {
  const raw = rest.slice(0, to);
  const start = leadOf(raw);
  const end = withoutTail(raw).length;
  if (end <= start) return undefined;
  const words = plainWords(rest.slice(start, end));
  return words === '' ? undefined : { text: words, span: { start, end }, runIn };
}
