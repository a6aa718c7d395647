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
  readonly smartQuotes: boolean;
  /** The column at which it wraps lines, or `undefined` where paragraphs are one line. */
  readonly width: number | undefined;
};

/** Habits are read once a contract: a completion asks for them with every safeguard that it offers. */
const known = new WeakMap<Contract, Style>();

/** The habits of `contract`. */
export function styleOf(contract: Contract): Style {
  const style = known.get(contract) ?? readStyle(contract);
  known.set(contract, style);
  return style;
}

function readStyle(contract: Contract): Style {
  const { text } = contract;
  return {
    authority: nameOf(contract, 'authority', 'Authority'),
    supplier: nameOf(contract, 'supplier', 'Supplier'),
    agreement: `this ${most(text, /\bthis\s+(Agreement|Contract|DPA|Addendum|Deed|Licen[cs]e|AGREEMENT|CONTRACT)\b/gu) ?? 'Agreement'}`,
    clauseWord:
      most(text, /\b(clause|Clause|Section|section|Article|paragraph)s?\s+(?:\d|[IVX]+\b)/gu) ?? 'clause',
    smartQuotes: count(text, /[“”’]/gu) >= count(text, /["']/gu) && /[“”’]/u.test(text),
    width: widthOf(contract),
  };
}

function nameOf({ names, text }: Contract, role: Role, otherwise: string): string {
  const all = names.filter((it) => it.role === role);
  // “The Vendor is liable” cannot be said of “we”.
  const nouns = all.filter(({ name }) => !isPronoun(name));
  const own = nouns.length > 0 ? nouns : all;
  const uses = (name: string) => count(text, new RegExp(`\\b${escaped(name)}\\b`, 'gu'));
  const party = own.filter(({ source }) => source === 'party');
  const best = [...(party.length > 0 ? party : own)].sort((a, b) => uses(b.name) - uses(a.name))[0]?.name;
  if (best === undefined) return `the ${otherwise}`;
  const withArticle = count(
    text,
    new RegExp(`\\b[Tt]he\\s+(?:[*_]{1,2}|<[^<>]*>)?${escaped(best)}\\b`, 'gu'),
  );
  return withArticle * 2 >= uses(best) - 2 ? `the ${best}` : best;
}

function widthOf({ clauses, text }: Contract): number | undefined {
  const paragraphs = clauses.flatMap((clause) => clause.paragraphs.filter(({ kind }) => kind === 'text'));
  const long = paragraphs.filter(({ span }) => span.end - span.start > 140);
  const wrapped = long.filter(({ span }) => /[\r\n]/u.test(text.slice(span.start, span.end)));
  if (long.length === 0 || wrapped.length * 2 < long.length) return undefined;
  const lengths = wrapped
    .flatMap(({ span }) =>
      text
        .slice(span.start, span.end)
        .split(/\r\n|\r|\n/u)
        .slice(1, -1),
    )
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
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return value > 26 ? letter + letter : letter;
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
