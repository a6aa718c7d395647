import type { Heading } from './contract.ts';
import type { Line } from './lines.ts';

/**
 * How a heading may stand: `whole` line; `alone` in its paragraph, so that a short title without a verb is one;
 * `run-in` before a sentence on the same line; `marked` only where emphasis or a tag marks it.
 */
export type Manner = 'whole' | 'alone' | 'run-in' | 'marked';

const marks = /^(?:[*_~]{1,3}|<[^<>]{0,80}>|\s)*/u;
const marksAtEnd = /(?:[*_~]{1,3}|<[^<>]{0,80}>|\s|#+|[.:])*$/u;
const verb =
  /\b(?:shall|must|may|will|is|are|was|has|have|agrees?|means|includes?|can|cannot|provides?|grants?|warrants?|represents?)\b/iu;

/** The heading that begins at `from` in `line`, if any. */
export function headingOf(text: string, line: Line, from: number, manner: Manner): Heading | undefined {
  const rest = text.slice(from, line.end);
  if (manner === 'whole') {
    const words = rest.replace(marksAtEnd, '');
    const sentence = words.split(/\s+/u).length > 16 && verb.test(words);
    return sentence ? undefined : heading(text, from, from + words.length, false);
  }
  const marked = /^(?:(\*\*|__|\*|_)(?=\S)([^*_]{1,90}?)\1|<[a-z][^<>]{0,80}>([^<>]{1,90}?)<\/[a-z]+>)/u.exec(
    rest,
  );
  if (marked !== null) {
    const words = marked[2] ?? marked[3] ?? '';
    const after = rest.slice(marked[0].length);
    const closes = /[.:]\s*$/u.test(words) || /^\s*(?:[.:–—-]|$)/u.test(after);
    if (closes && !/^[“"]/u.test(words)) {
      const end = from + marked[0].length;
      return heading(text, from, end, after.replace(/^[.:\s]+/u, '') !== '');
    }
  }
  if (manner === 'marked') return undefined;
  const runIn = /^((?:\p{Lu}|\d)[^.:;!?]{1,70})([.:]|\s[–—-])\s+(?=[\p{Lu}“"(*_<[])/u.exec(rest);
  if (runIn?.[1] !== undefined && isTitle(runIn[1])) return heading(text, from, from + runIn[1].length, true);
  if (manner === 'run-in' && !/^[^\p{Ll}]+$/u.test(rest)) return undefined;
  const whole = rest.trim();
  if (/[;,]$/u.test(whole) || whole.length > 90) return undefined;
  const bare = whole.replace(/[.:]$/u, '');
  if (/[:]$/u.test(whole) && verb.test(bare)) return undefined;
  return isTitle(bare) && !/[.!?]\s/u.test(bare) ? heading(text, from, line.end, false) : undefined;
}

/** Whether words read as a title: few, no verb of a duty, and capitals or brevity that say so. */
function isTitle(words: string): boolean {
  const list = words.trim().split(/\s+/u);
  if (list.length > 9 || verb.test(words) || !/^[\p{Lu}\d“"(*_<]/u.test(words.trim())) return false;
  if (
    /^(?:the|this|each|any|no|all|if|where|when|upon|in|on|for|such)\b/iu.test(words.trim()) &&
    list.length > 3
  )
    return false;
  const big = list.filter((word) => /^[“"(]?\p{Lu}/u.test(word) || small.has(word.toLowerCase())).length;
  return big >= list.length - 1 || list.length <= 5;
}

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

function heading(text: string, from: number, to: number, runIn: boolean): Heading | undefined {
  const raw = text.slice(from, to);
  const start = from + (marks.exec(raw)?.[0].length ?? 0);
  const end = from + raw.replace(marksAtEnd, '').length;
  if (end <= start) return undefined;
  const words = text
    .slice(start, end)
    .replace(/[*_]{2,3}|<[^<>]{0,80}>/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return words === '' ? undefined : { text: words, span: { start, end }, runIn };
}
