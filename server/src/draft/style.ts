import type { Clause, Contract, Role } from '../contract/contract.ts';
import { toRoman } from '../contract/marker.ts';
import { isPronoun } from '../contract/role-words.ts';

/** The drafting habits of a contract that an inserted clause must share. */
export type Style = {
  /** How the draft calls the parties, article included where it writes one: `the City`, `Provider`. */
  readonly authority: string;
  readonly supplier: string;
  /** How it speaks of itself: `this Agreement`. */
  readonly agreement: string;
  /** Its word for a clause in references: `clause`, `Section`. */
  readonly clauseWord: string;
  /** Its word before the number of one, where that is another: `§`. */
  readonly citeWord: string;
  readonly smartQuotes: boolean;
  /** Whether it is written in capitals throughout. */
  readonly capitals: boolean;
  /** Whether it says “must” where others say “shall”. */
  readonly must: boolean;
  /** The column at which it wraps lines, or `undefined` where paragraphs are one line. */
  readonly width: number | undefined;
};

/** The habits of `contract`, looked for once: a menu writes the same draft many times. */
export function styleOf(contract: Contract): Style {
  const before = known.get(contract);
  if (before !== undefined) return before;
  const style = habitsOf(contract);
  known.set(contract, style);
  return style;
}

const known = new WeakMap<Contract, Style>();

function habitsOf(contract: Contract): Style {
  const { text } = contract;
  return {
    authority: nameOf(contract, 'authority', 'Authority'),
    supplier: nameOf(contract, 'supplier', 'Supplier'),
    agreement: `this ${ownName(text)}`,
    clauseWord:
      most(text, /\b(clause|Clause|Section|section|Article|paragraph)s?\s+(?:\d|[IVX]+\b)/gu) ?? 'clause',
    citeWord:
      most(text, /(§|\b[Cc]lause|\b[Ss]ection|\bArticle|\bparagraph)s?\s+(?:\d|[IVX]+\b)/gu) ?? 'clause',
    smartQuotes: count(text, /[“”’]/gu) >= count(text, /["']/gu) && /[“”’]/u.test(text),
    capitals: isInCapitals(contract),
    must: count(text, /\bmust\b/gu) > 5 * count(text, /\bshall\b/gu),
    width: widthOf(contract),
  };
}

function ownName(text: string): string {
  const found = most(
    text,
    /\bthis\s+(Agreement|Contract|DPA|Addendum|Deed|Licen[cs]e|AGREEMENT|CONTRACT)\b/gu,
  );
  if (found !== undefined) return found;
  const capitals = most(text, /\bTHIS\s+(AGREEMENT|CONTRACT|ADDENDUM|DEED|LICEN[CS]E)\b/gu) ?? 'AGREEMENT';
  return capitals.slice(0, 1) + capitals.slice(1).toLowerCase();
}

function isInCapitals({ clauses, text }: Contract): boolean {
  const words = clauses
    .filter(({ role }) => role === 'operative' || role === 'boilerplate')
    .flatMap(({ paragraphs }) => paragraphs.map(({ span }) => text.slice(span.start, span.end)))
    .join(' ');
  return count(words, /\p{Lu}/gu) > 120 && count(words, /\p{Ll}/gu) * 20 < count(words, /\p{Lu}/gu);
}

function nameOf(contract: Contract, role: Role, otherwise: string): string {
  const { names, text } = contract;
  const all = names.filter((it) => it.role === role);
  // “The Vendor is liable” cannot be said of “we”.
  const nouns = all.filter(({ name }) => !isPronoun(name));
  const own = nouns.length > 0 ? nouns : all;
  const uses = (name: string) => count(text, new RegExp(`\\b${escaped(name)}\\b`, 'gu'));
  const party = own.filter(({ source }) => source === 'party');
  const best = [...(party.length > 0 ? party : own)].sort((a, b) => uses(b.name) - uses(a.name))[0]?.name;
  if (best === undefined) return `the ${otherwise}`;
  return takesArticle(contract, best) ? `the ${best}` : best;
}

/**
 * Whether the draft writes “the Vendor shall”, not “Vendor shall”. Where this name governs no verb yet, the other names
 * tell; “the City of Port Ellery” tells nothing.
 */
function takesArticle({ names, text }: Contract, name: string): boolean {
  const habit = (of: string): number => {
    const subject = new RegExp(
      `(\\bthe\\s+)?(?:[*_]{1,2}|<[^<>]*>)?(?<![\\p{L}\\p{N}])${escaped(of)}(?:[*_]{1,2}|<[^<>]*>)?(?=\\s+(?:shall|may|must|will|agrees|is|has)\\b|['’]s?\\b)`,
      'giu',
    );
    return [...text.matchAll(subject)].reduce(
      (sum, { 1: article }) => sum + (article === undefined ? -1 : 1),
      0,
    );
  };
  const own = habit(name);
  if (own !== 0) return own > 0;
  const others = names
    .filter((it) => it.name !== name && it.source === 'party')
    .reduce((sum, it) => sum + habit(it.name), 0);
  return others >= 0;
}

function widthOf({ clauses, text }: Contract): number | undefined {
  const spans = clauses.flatMap(({ paragraphs }) =>
    paragraphs.filter(({ kind }) => kind === 'text').map(({ span }) => span),
  );
  const wrapped = spans.filter(({ start, end }) => /[\r\n]/u.test(text.slice(start, end)));
  const unwrapped = spans.filter(
    ({ start, end }) => end - start > 110 && !/[\r\n]/u.test(text.slice(start, end)),
  );
  if (wrapped.length === 0 || wrapped.length < unwrapped.length) return undefined;
  const lengths = wrapped
    .flatMap(({ start, end }) => {
      const first = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
      return text
        .slice(first, end)
        .split(/\r\n|\r|\n/u)
        .slice(0, -1);
    })
    .map((line) => line.trimEnd().length)
    .sort((a, b) => a - b);
  const typical = lengths[Math.floor(lengths.length * 0.95)] ?? 78;
  return Math.min(Math.max(typical, 50), 140);
}

/** The number after `value` in the way `number` counts, as its last part is written. */
export function labelOf(
  number: Pick<NonNullable<Clause['number']>, 'kind' | 'label'>,
  value: number,
): string {
  switch (number.kind) {
    case 'decimal':
      return String(value);
    case 'upper-roman':
      return toRoman(value).toUpperCase();
    case 'lower-roman':
      return toRoman(value);
    case 'upper-letter':
      return letterOf(value).toUpperCase();
    case 'lower-letter':
      return letterOf(value);
    case 'list':
      return number.label;
  }
}

function letterOf(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

/** How readers cite a clause, without the word: `12.3(b)`, `IV`. */
export function citation({ number }: Clause): string {
  if (number === undefined) return '';
  if (number.word !== '' || number.label.includes('.')) return number.label;
  return number.path.reduce(
    (cited, part) => (cited === '' ? part : /^\d/u.test(part) ? `${cited}.${part}` : `${cited}(${part})`),
    '',
  );
}

function most(text: string, pattern: RegExp): string | undefined {
  const times = new Map<string, number>();
  for (const { 1: word = '' } of text.matchAll(pattern)) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
}
