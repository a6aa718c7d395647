/** A stretch of words with one look, or the mark of a footnote; a line break is `\n`. */
export type Run = {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
  /** The footnote that is marked here, from 1; `text` is then empty, or the mark as a draft has it. */
  readonly note?: number;
  /** Where a link leads, when a draft is written as Word. */
  readonly link?: string;
};

/** The number before a paragraph as it is shown, or a bullet. */
export type Mark = { readonly kind: 'number'; readonly text: string } | { readonly kind: 'bullet' };

/** A paragraph of a Word document. */
export type Paragraph = {
  readonly kind: 'paragraph';
  readonly style: 'title' | 'quote' | 'plain';
  /** The level of the heading, 0 for the highest. */
  readonly heading: number | undefined;
  readonly centred: boolean;
  readonly mark: Mark | undefined;
  /** The level of its list, 0 for the outermost. */
  readonly depth: number;
  /** Whether its number touches its words. */
  readonly tight: boolean;
  readonly runs: readonly Run[];
};

/** A table: rows of cells of paragraphs. */
export type Table = { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Paragraph[])[])[] };

/** A piece of a document’s body. */
export type Block = Paragraph | Table;

/** The words of runs, without looks and footnote marks. */
export function plainText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
