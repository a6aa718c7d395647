/** A way of numbering and marking up drafts. */
export type Style = {
  readonly name: string;
  readonly format: 'markdown' | 'plain';
  /** The line of an article’s number and heading. */
  readonly article: (value: number, heading: string) => string;
  /** A sub-clause; `article` counts from 1. */
  readonly clause: (article: number, value: number, text: string) => string;
  readonly gap: string;
  readonly title: string;
};

const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const letter = (value: number): string => String.fromCharCode(96 + value);

/** Ways in which contracts are numbered. */
export const styles: readonly Style[] = [
  {
    name: 'Markdown headings and decimals',
    format: 'markdown',
    title: '# Services Agreement',
    article: (n, h) => `## ${n}. ${h}`,
    clause: (a, n, t) => `${a}.${n} ${t}`,
    gap: '\n\n',
  },
  {
    name: 'bold numbers',
    format: 'markdown',
    title: '# Services Agreement',
    article: (n, h) => `**${n}. ${h}**.`,
    clause: (a, n, t) => `**${a}.${n}.** ${t}`,
    gap: '\n\n',
  },
  {
    name: 'Markdown lists',
    format: 'markdown',
    title: '# Services Agreement',
    article: (n, h) => `${n}. **${h}**`,
    clause: (_, n, t) => `    ${n}. ${t}`,
    gap: '\n\n',
  },
  {
    name: 'roman articles and sections',
    format: 'plain',
    title: 'SERVICES AGREEMENT',
    article: (n, h) => `ARTICLE ${roman[n]} – ${h.toUpperCase()}`,
    clause: (a, n, t) => `Section ${a}.${n}  ${t}`,
    gap: '\n\n',
  },
  {
    name: 'capitals and brackets',
    format: 'plain',
    title: 'SERVICES AGREEMENT',
    article: (n, h) => `${n}) ${h.toUpperCase()}`,
    clause: (_, n, t) => `${letter(n).toUpperCase()}. ${t}`,
    gap: '\n\n',
  },
  {
    name: 'letters in brackets',
    format: 'plain',
    title: 'SERVICES AGREEMENT',
    article: (n, h) => `${n}. ${h}`,
    clause: (_, n, t) => `   (${letter(n)}) ${t}`,
    gap: '\n',
  },
  {
    name: 'articles of the special conditions',
    format: 'plain',
    title: 'SERVICE CONTRACT',
    article: (n, h) => `Article I.${n} — ${h}`,
    clause: (a, n, t) => `I.${a}.${n} ${t}`,
    gap: '\n\n',
  },
  {
    name: 'a lettered part',
    format: 'plain',
    title: 'SERVICES AGREEMENT',
    article: (n, h) => `B-${n}. ${h.toUpperCase()}`,
    clause: (a, n, t) => `B-${a}.${n} ${t}`,
    gap: '\n\n',
  },
  {
    name: 'numbers with a letter',
    format: 'plain',
    title: 'SERVICES AGREEMENT',
    article: (n, h) => `${n}. ${h}`,
    clause: (a, n, t) => `${a}${letter(n)}. ${t}`,
    gap: '\n\n',
  },
  {
    name: 'headings without numbers',
    format: 'markdown',
    title: '# Services Agreement',
    article: (_, h) => `## ${h}`,
    clause: (_, __, t) => t,
    gap: '\n\n',
  },
  {
    name: 'paragraph signs',
    format: 'plain',
    title: 'Services Agreement',
    article: (n, h) => `§ ${n} ${h}`,
    clause: (_, n, t) => `(${n}) ${t}`,
    gap: '\n\n',
  },
  {
    name: 'Markdown headings at two levels',
    format: 'markdown',
    title: '# Services Agreement',
    article: (n, h) => `## Article ${n}: ${h}`,
    clause: (a, n, t) => `### ${a}.${n} Rule ${letter(n).toUpperCase()}\n\n${t}`,
    gap: '\n\n',
  },
  {
    name: 'decimals with a full stop',
    format: 'plain',
    title: 'SERVICES AGREEMENT',
    article: (n, h) => `${n}. ${h.toUpperCase()}`,
    clause: (a, n, t) => `${a}.${n}. ${t}`,
    gap: '\n\n',
  },
  {
    name: 'articles in brackets and strokes',
    format: 'plain',
    title: 'SERVICES AGREEMENT',
    article: (n, h) => `Article (${n}) ${h}`,
    clause: (a, n, t) => `${a}/${n} ${t}`,
    gap: '\n\n',
  },
];

/** What a generated draft holds besides the ordinary articles. */
export type Options = {
  readonly lineBreak?: string;
  readonly articles?: readonly (readonly [heading: string, ...clauses: string[]])[];
};

const ordinary: NonNullable<Options['articles']> = [
  ['Services', 'The Vendor shall perform the Services with care.', 'The City shall name a contact.'],
  [
    'Data',
    'The Services concern data and footage of the City.',
    'Data sets and personal data of each data subject are large.',
  ],
  ['Records', 'The Vendor shall number its invoices.', 'The Vendor shall send each invoice to the City.'],
  ['Payment', 'The City shall pay each invoice within thirty days.', 'Late payment bears interest.'],
  ['Law and Courts', 'The law of Westmark governs this Agreement.', 'The courts of Westmark decide.'],
];

/** A contract in the style: title, parties, articles with two clauses each. */
export function draftIn(style: Style, { lineBreak = '\n', articles = ordinary }: Options = {}): string {
  const parts = [
    style.title,
    'This Agreement is made between the Borough of Westmark (the "City") and Norlund Systems Ltd (the "Vendor").',
  ];
  for (const [at, [heading, ...clauses]] of articles.entries()) {
    parts.push(
      style.article(at + 1, heading),
      ...clauses.map((text, index) => style.clause(at + 1, index + 1, text)),
    );
  }
  return `${parts
    .join('\n\n')
    .replaceAll('\n\n', style.gap === '\n' ? '\n' : '\n\n')
    .replace(/\n/gu, lineBreak)}${lineBreak}`;
}

/** A draft for whoever moves in one: with line breaks of two characters, a surrogate pair, curly quotes, and lines wrapped by hand. */
export const wideDraft = (style: Style): string =>
  draftIn(style, {
    lineBreak: '\r\n',
    articles: [
      ['Definitions', '“Contract Data” means all data 🎥 of the City.', '“Site” means a pole.'],
      [
        'Services',
        'The Vendor shall keep Contract\n    Data under clause\n    3.1(a).',
        'Each Site’s data is dry.',
      ],
      [
        'Audit',
        'The City may audit:\n\n(a) the invoices; and\n\n(b) the books.',
        'The Vendor shall cooperate.',
      ],
      [
        'Payment',
        'The City shall pay within [ ] days. Clauses 2.2 and 3.1 apply.',
        'Late payment bears interest.',
      ],
    ],
  });
