import type { Language } from '../library/language.ts';

/** One part of a report for people. All words are plain text; the writers escape them. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Names with their values, in order. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  /** The first cell of each row names the row. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Words of a draft, with where they stand. */
  | { readonly kind: 'quote'; readonly text: string; readonly where: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** A report as the parts it is written from: the same for Markdown and HTML. */
export type Report = {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The language of its words; English where none is named. */
  readonly language?: Language;
};

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
