import type { Block } from './blocks.ts';
import { type LeftOut, leaveOut, leftOutOf, type Tally } from './left-out.ts';
import { freshCounts, readNumbering } from './numbering.ts';
import { openPackage, type WordPackage } from './package.ts';
import { type BodyReader, blocksOf } from './read-body.ts';
import { orFault } from './refused.ts';
import { readStyles } from './styles.ts';
import { writeMarkdown } from './write-markdown.ts';
import { childOf, type Element, elementsOf, wordsOf } from './xml.ts';

/** A Word document as Markdown, and what Markdown could not hold; or why it cannot be read. */
export type Imported =
  | { readonly markdown: string; readonly leftOut: readonly LeftOut[] }
  | { readonly fault: string };

/** The Word document in `bytes` as Markdown, its automatic numbers written out. */
export function importWord(bytes: Uint8Array): Imported {
  return orFault(() => {
    const word = openPackage(bytes);
    const tally: Tally = new Map();
    const styles = readStyles(word.part('styles'));
    const noted = new Map<string, number>();
    const reader: BodyReader = {
      styles,
      tally,
      fields: [],
      numbering: readNumbering(word.part('numbering'), styles.numbering),
      counts: freshCounts(),
      note: (kind, id) => {
        const key = `${kind} ${id}`;
        const number = noted.get(key) ?? noted.size + 1;
        noted.set(key, number);
        return number;
      },
    };
    const body = childOf(word.document, 'w:body');
    const blocks = body === undefined ? [] : blocksOf(reader, body);
    countAround(word, tally);
    return {
      markdown: writeMarkdown(blocks, notesOf(word, reader, [...noted.keys()])),
      leftOut: leftOutOf(tally),
    };
  });
}

function notesOf(
  word: WordPackage,
  reader: BodyReader,
  noted: readonly string[],
): readonly (readonly Block[])[] {
  const notes = new Map<string, Element>();
  for (const kind of ['footnote', 'endnote']) {
    for (const note of elementsOf(word.part(`${kind}s`))) {
      notes.set(`${kind} ${note.attributes.get('w:id')}`, note);
    }
  }
  return noted.map((key) => {
    const note = notes.get(key);
    return note === undefined ? [] : blocksOf(reader, note);
  });
}

/** Counts what stands around the body: comments, headers and footers with words, macros. */
function countAround(word: WordPackage, tally: Tally): void {
  const comments = elementsOf(word.part('comments')).filter(({ name }) => name === 'w:comment');
  leaveOut(tally, 'comments', comments.length);
  const around = [...word.parts('header'), ...word.parts('footer')];
  leaveOut(tally, 'headers and footers', around.filter((it) => wordsOf(it).trim() !== '').length);
  leaveOut(tally, 'macros', word.names.filter((it) => /vbaProject\.bin$/iu.test(it)).length);
}
