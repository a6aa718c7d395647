import { strToU8, zipSync } from 'fflate';
import { type Imported, importWord } from '../../server/src/word/word.ts';

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${types}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');

/** The inner XML of a Word document’s parts. */
export type Parts = {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
};

const roots: Readonly<Record<string, string>> = { header: 'hdr' };

/** A Word document as bytes, made by hand from its parts; `files` are added or replaced as they are. */
export function docx(
  { body, ...parts }: Parts,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const names = Object.keys(parts);
  const own = Object.entries(parts).map(([name, inner]) => {
    const root = roots[name] ?? name;
    return [`word/${name}.xml`, `<w:${root} ${namespaces}>${inner}</w:${root}>`];
  });
  const related = names.map((it) => `<Relationship Id="${it}" Type="${types}/${it}" Target="${it}.xml"/>`);
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(
      `<Relationship Id="main" Type="${types}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(related.join('')),
    ...Object.fromEntries(own),
    ...files,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );
}

function relationships(inner: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

/** A paragraph of words with these properties. */
export function p(words: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${r(words)}</w:p>`;
}

/** A run of words with these properties. */
export function r(words: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

/** Properties of a paragraph that is numbered at a level of a list use. */
export function num(level: number, use = 1): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${use}"/></w:numPr>`;
}

/** A level of a list; `more` stands between its format and its text, where Word has its finer settings. */
export function lvl(level: number, format: string, text: string, more = '', start = 1): string {
  return `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

/** A list, and the use of the same number that it has. */
export function list(id: number, ...levels: readonly string[]): readonly [list: string, use: string] {
  return [
    `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`,
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`,
  ];
}

/** A numbering part of these lists, and more uses. */
export function numbering(lists: readonly (readonly [string, string])[], uses = ''): string {
  return lists.map(([it]) => it).join('') + lists.map(([, it]) => it).join('') + uses;
}

/** What is read of a document, which must be readable. */
export function read(bytes: Uint8Array): Exclude<Imported, { readonly fault: string }> {
  const imported = importWord(bytes);
  if ('fault' in imported) throw new Error(imported.fault);
  return imported;
}

/** The Markdown of a document made of these parts. */
export function markdown(parts: Parts): string {
  return read(docx(parts)).markdown;
}
