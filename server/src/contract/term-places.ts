import type { Span } from './span.ts';

const mark = '(?:\\*{1,2}|_{1,2}|<[^<>]{0,80}>){0,4}';
/** Markdown that was made from another format escapes its quotes: `\"Term\"`. */
const quotedTerm = `${mark}\\\\?[“"„«»]\\s{0,2}${mark}([^“”"„«»*<>]{1,80}?)${mark}\\s{0,2}\\\\?[”"“«»]${mark}`;
const verb =
  '\\s{0,4},?\\s{0,4}(?:shall\\s{1,4}|will\\s{1,4})?(?:means?|refers?\\s{1,4}to|ha(?:s|ve)\\s{1,4}the\\s{1,4}(?:same\\s{1,4})?meaning|is\\s{1,4}defined|includes?|is\\s{1,4}to\\s{1,4}be\\s{1,4}understood)(?![\\p{L}])';
/** `“X” means`, and of `“X” or “Y” means` both. */
const means = new RegExp(
  `${quotedTerm}(?:\\s{0,4}(?:,|or|and|\\()\\s{0,4}${quotedTerm}\\)?)?(?:\\([^()]{0,40}\\))?${verb}`,
  'gu',
);
const single = new RegExp(`(?<![\\p{L}\\p{N}])[‘']([^‘’'“”"*\\n]{2,60}?)\\\\?[’']${verb}`, 'gu');
const inBold = new RegExp(`(?<![*])(?:\\*\\*|__)([^*_\\n“”"]{1,80})(?:\\*\\*|__)${verb}`, 'gu');
const inBrackets = new RegExp(
  `\\(\\s{0,4}(?:(?:hereinafter|hereafter|together|each|collectively|individually|referred\\s{1,4}to\\s{1,4}as|known\\s{1,4}as|called|as|also|the|an?|and|or|its|such|in\\s{1,4}this\\s{1,4}\\w{1,20})[\\s,:]{1,6}){0,6}(?:${quotedTerm}|\\*\\*([^*()]{1,60})\\*\\*)(?:\\s{0,4}(?:or|and|,|and\\/or)\\s{1,4}(?:the\\s{1,4})?${quotedTerm})?`,
  'gu',
);
const hereinafter = new RegExp(
  `\\b(?:hereinafter|hereafter|henceforth)(?:\\s{1,4}(?:collectively|jointly|individually|also))?(?:\\s{1,4}(?:called|referred\\s{1,4}to\\s{1,4}as|known\\s{1,4}as))?,?\\s{1,4}(?:the\\s{1,4})?${quotedTerm}`,
  'gu',
);
/** `Contract Data means …` at the start of a paragraph, where all words of the term have capitals. */
const bare = new RegExp(
  `^(?!(?:The|This|That|These|It|Nothing|Each|Any|No)\\b)(\\p{Lu}[\\p{L}\\p{N}-]*(?:\\s(?:\\p{Lu}[\\p{L}\\p{N}-]*|of|and|or|for)){0,6})${verb}`,
  'gu',
);
/** `Passenger: every person who …`, as an item of an article of definitions. */
const colon =
  /^(\p{Lu}[\p{L}\p{N}-]*(?:\s[\p{L}\p{N}-]+){0,5}):\s{1,4}(?:the|an?|any|all|each|every|everything|anything|anyone|natural|legal|those|that|what|data|information|\p{Lu})(?![\p{L}])/gu;
/** The first cell of a row in a table of definitions. */
const cell = /^\|?\s{0,8}(?:\*{1,2}|["“]){0,2}(\p{Lu}[^|*"“”]{1,60}?)(?:\*{1,2}|["”]){0,2}\s{0,8}\|/gu;

/** The first row of a table of definitions: `| Expression | Meaning |`. */
const meaningRow =
  /^\|?[^|]{1,60}\|\s{0,8}\*{0,2}(?:meanings?|definitions?|(?:what )?(?:it|this|they|we) means?\b[^|]{0,40})\*{0,2}\s{0,8}\|?\s*$/iu;

/** A term that a paragraph defines, and where in it. */
export type TermPlace = Span & { readonly term: string };

/** Where a paragraph stands, as far as it matters for what it can define. */
export type Where = 'text' | 'text of definitions' | 'cell' | 'cell of definitions';

/** Whether the words of a row head a table of definitions: `| Expression | Meaning |`. */
export function headsMeanings(row: string): boolean {
  return meaningRow.test(row);
}

/** The terms that the words of a paragraph define. */
export function termsIn(words: string, where: Where): readonly TermPlace[] {
  const patterns = patternsFor(words, where);
  const found: TermPlace[] = [];
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
      let after = match.index;
      for (const term of match.slice(1)) {
        if (term === undefined || term === '') continue;
        const start = words.indexOf(term, after);
        after = start + term.length;
        const place = placeOf(words, start, after);
        if (place !== undefined) found.push(place);
      }
    }
  }
  return found;
}

/** The term that stands between two offsets of `words`; none where it is the head of a table, or no word. */
export function placeOf(words: string, start: number, end: number): TermPlace | undefined {
  const term = words.slice(start, end).replace(/[\s,.]+$/u, '');
  if (term === '' || /^(?:defined )?(?:terms?|expressions?|words?)$/iu.test(term)) return undefined;
  return { start, end: start + term.length, term: term.replace(/\s+/gu, ' ') };
}

function patternsFor(words: string, where: Where): readonly RegExp[] {
  switch (where) {
    case 'text':
      return worthTrying(words);
    case 'text of definitions':
      return [...worthTrying(words), colon];
    case 'cell':
      return [means];
    case 'cell of definitions':
      return [means, cell];
  }
}

/** The patterns that can match at all: most paragraphs define nothing, and a look at their signs is cheap. */
function worthTrying(words: string): readonly RegExp[] {
  const bold = words.includes('**') || words.includes('__');
  const quotes = bold || /[“"„«»]/u.test(words);
  const verbs = verbSigns.some((it) => words.includes(it)) && verbWords.test(words);
  if (!quotes && !verbs) return none;
  return [
    ...(quotes && verbs ? [means] : []),
    ...(verbs && bold ? [inBold] : []),
    ...(verbs && /[‘']/u.test(words) ? [single] : []),
    ...(verbs && /^\p{Lu}/u.test(words) ? [bare] : []),
    ...(quotes && words.includes('(') ? [inBrackets] : []),
    ...(quotes && /\b(?:here|hence)/iu.test(words) ? [hereinafter] : []),
  ];
}

const none: readonly RegExp[] = [];
const verbWords = /\b(?:means?|refers|meaning|defined|includes?|understood)\b/u;
/** What none of these words is without. */
const verbSigns = ['mean', 'refers', 'defined', 'include', 'understood'];
