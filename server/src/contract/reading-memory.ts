import { LineWords } from './line-words.ts';
import { MarkdownMemory } from './markdown-memory.ts';
import type { Marks } from './marks.ts';
import { ParagraphWords } from './paragraph-words.ts';
import { Remembered } from './remembered.ts';
import { StretchWords } from './stretches.ts';

/**
 * What is known of the last version of a draft when the next one is read: what its lines, paragraphs and stretches told by
 * their words alone, and its Markdown. Nothing in it changes what is read.
 */
export class ReadingMemory {
  readonly #lines = new Remembered((words) => new LineWords(words));
  readonly #paragraphs = new Remembered((words) => new ParagraphWords(words));
  readonly #stretches = new Remembered((words) => new StretchWords(words));
  readonly #markdown = new MarkdownMemory();

  /** Begins the reading of a version. */
  begin(): void {
    this.#lines.turn();
    this.#paragraphs.turn();
    this.#stretches.turn();
  }

  /** What a line tells by its words. */
  line(words: string): LineWords {
    return this.#lines.of(words);
  }

  /** What a paragraph tells by its words. */
  paragraph(words: string): ParagraphWords {
    return this.#paragraphs.of(words);
  }

  /** What a stretch of a few lines tells by its words. */
  stretch(words: string): StretchWords {
    return this.#stretches.of(words);
  }

  /** What Markdown says of the version. */
  marks(text: string): Marks {
    return this.#markdown.read(text);
  }
}
