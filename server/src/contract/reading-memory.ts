import type { OwnLines } from './lines.ts';
import type { Outlined } from './outline.ts';
import { Remembered } from './remembered.ts';
import { StretchWords } from './stretches.ts';

/** What was read of a version of a draft, to be brought to the next one. */
export type LastVersion = {
  readonly text: string;
  readonly lines: OwnLines;
  readonly outline: Outlined;
};

/** What is known of the last version of a draft when the next one is read. Nothing in it changes what is read. */
export class ReadingMemory {
  readonly #stretches = new Remembered((words) => new StretchWords(words));
  #last: LastVersion | undefined;

  /** Begins the reading of a version. */
  begin(): void {
    this.#stretches.turn();
  }

  /** Hands out the last version: what is read of it is changed into the next one where it stands. */
  take(): LastVersion | undefined {
    const last = this.#last;
    this.#last = undefined;
    return last;
  }

  /** Keeps a version for the next one. */
  keep(version: LastVersion): void {
    this.#last = version;
  }

  /** What a stretch of a few lines tells by its words. */
  stretch(words: string): StretchWords {
    return this.#stretches.of(words);
  }
}
