import type { Contract, Format } from '../../server/src/contract/contract.ts';
import { readContract } from '../../server/src/contract/read.ts';

/** Another look of the same draft, which must not change how it is judged; `undefined` where the draft cannot have it. */
export type Guise = {
  readonly name: string;
  readonly of: (text: string, format: Format) => string | undefined;
};

/** Lines whose words are no more than words: no tables, headings or comments of Markdown. */
const isProse = (line: string): boolean => !/^\s*(?:\||#|<!--|```)/u.test(line);
const eachLine = (text: string, change: (line: string, at: number, lines: readonly string[]) => string) =>
  text
    .split('\n')
    .map((line, at, lines) => (isProse(line) ? change(line, at, lines) : line))
    .join('\n');
const plainOnly =
  (change: (text: string) => string): Guise['of'] =>
  (text, format) =>
    format === 'plain' ? change(text) : undefined;

/** Puts `page(number)` on every fortieth line or so that is blank. */
function withPages(text: string, page: (number: number) => string): string {
  let since = 0;
  let number = 0;
  return eachLine(text, (line) => {
    since += 1;
    if (since < 40 || line.trim() !== '') return line;
    since = 0;
    number += 1;
    return page(number);
  });
}

/** Every heading on a line of its own, from the last, as `change` gives it. */
function withHeadings(text: string, format: Format, change: (heading: string) => string): string {
  const { clauses } = readContract(text, format);
  let done = text;
  for (const { heading, role } of [...clauses].reverse()) {
    if (heading === undefined || heading.runIn || role === 'contents') continue;
    const { start, end } = heading.span;
    done = done.slice(0, start) + change(done.slice(start, end)) + done.slice(end);
  }
  return done;
}

/** Numbered headings at the top, which a table of contents lists. */
const articlesOf = ({ clauses }: Contract) =>
  clauses.filter(
    ({ heading, number, depth, role }) =>
      heading !== undefined && !heading.runIn && number !== undefined && depth === 0 && role !== 'contents',
  );

function withContents(text: string, format: Format): string | undefined {
  const contract = readContract(text, format);
  const articles = articlesOf(contract);
  const { title } = contract;
  if (title === undefined || articles.length < 4) return undefined;
  if (contract.clauses.some(({ role }) => role === 'contents')) return undefined;
  const list = articles.map(
    ({ number, heading }, at) => `${number?.written} ${heading?.text} ........ ${at + 2}`,
  );
  const end = text.indexOf('\n', title.end) + 1;
  const lines = list.join(format === 'markdown' ? '  \n' : '\n');
  return `${text.slice(0, end)}\nTABLE OF CONTENTS\n\n${lines}\n\n${text.slice(end)}`;
}

/** The headings of Markdown without their numbers, in a draft that refers to none. */
function withoutNumbers(text: string, format: Format): string | undefined {
  const contract = readContract(text, format);
  if (format !== 'markdown' || contract.references.length > 0) return undefined;
  let done = text;
  for (const { number, span } of articlesOf(contract).reverse()) {
    if (number === undefined || !text.startsWith('#', span.start)) continue;
    done = done.slice(0, number.span.start) + done.slice(number.span.end).replace(/^[^\S\n]+/u, '');
  }
  return done;
}

function wrapped(text: string, width: number): string {
  return eachLine(text, (line) => {
    if (line.length <= width) return line;
    const lines: string[] = [];
    let own = '';
    for (const word of line.split(' ')) {
      if (own !== '' && own.length + 1 + word.length > width) {
        lines.push(own);
        own = word;
      } else own = own === '' ? word : `${own} ${word}`;
    }
    return [...lines, own].join('\n');
  });
}

/** The looks that a draft may have. */
export const guises: readonly Guise[] = [
  { name: 'wrapped at another width', of: (text) => wrapped(text, 70) },
  { name: 'with the line breaks of Windows', of: (text) => text.replace(/\n/gu, '\r\n') },
  {
    name: 'with one line for each paragraph',
    of: plainOnly((text) => text.replace(/([^\n])\n(?!\n)[ \t]*(?=[a-z])/gu, '$1 ')),
  },
  { name: 'indented', of: plainOnly((text) => text.replace(/^(?=\S)/gmu, '   ')) },
  {
    name: 'with straight quotes',
    of: (text) => text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'"),
  },
  {
    name: 'with curled quotes',
    of: (text) =>
      eachLine(text, (line) =>
        line
          .replace(/(^|[\s([—–|-])([*_]*)"(?=\S)/gu, '$1$2“')
          .replace(/"/gu, '”')
          .replace(/'/gu, '’'),
      ),
  },
  {
    name: 'with spaces that do not break',
    of: (text) =>
      eachLine(text, (line) =>
        line.replace(/(?<=\S) (?=\S)/gu, (_, at: number) => (at % 3 === 0 ? '\u00A0' : ' ')),
      ),
  },
  {
    name: 'with two spaces behind stops',
    of: (text) => eachLine(text, (line) => line.replace(/([.;:,]) (?=\S)/gu, '$1  ')),
  },
  { name: 'with a space at the end of lines', of: (text) => text.replace(/(?<=\S)$/gmu, ' ') },
  {
    name: 'with tabs behind numbers',
    of: (text) =>
      eachLine(text, (line) => line.replace(/^(\s*(?:\d[\d.]*|\([a-z]{1,3}\)|[a-z]\)))\s+(?=\S)/u, '$1\t')),
  },
  {
    name: 'with soft hyphens',
    of: (text) =>
      eachLine(text, (line) => line.replace(/\b[a-z]{4}(?=[a-z]{5,}\b)/gu, (start) => `${start}\u00AD`)),
  },
  {
    name: 'with words divided at line ends',
    of: plainOnly((text) =>
      eachLine(text, (line, at) =>
        at % 4 === 1 && line.length > 50
          ? line.replace(/ ([a-z]{4})([a-z]{5,}(?:[ ,.;].*)?)$/u, ' $1-\n$2')
          : line,
      ),
    ),
  },
  {
    name: 'with pages that have a number and a header',
    of: (text) => withPages(text, (page) => `\n${page}\n\f\nServices Agreement – Confidential Draft\n`),
  },
  {
    name: 'with “Page 3 of 9” between its lines',
    of: (text) => withPages(text, (page) => `\nPage ${page} of 90\n`),
  },
  { name: 'with a table of contents', of: withContents },
  {
    name: 'with headings in capitals',
    of: (text, format) => withHeadings(text, format, (heading) => heading.toUpperCase()),
  },
  { name: 'without the numbers of headings', of: withoutNumbers },
];
