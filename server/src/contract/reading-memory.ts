import type { OwnLines } from './lines.ts';
import type { Outlined } from './outline.ts';
import { PartyMemory } from './parties.ts';
import { TargetMemory } from './references.ts';
import type { Stretches } from './stretches.ts';
import { HeadingTally, Tally } from './tally.ts';

/** What was read of a version of a draft, to be brought to the next one. */
export type LastVersion = {
  readonly text: string;
  readonly lines: OwnLines;
  readonly outline: Outlined;
  readonly stretches: Stretches;
};

/** What is known of the last version of a draft when the next one is read. Nothing in it changes what is read. */
export class ReadingMemory {
  readonly parties = new PartyMemory();
  readonly targets = new TargetMemory();
  /** What is counted for the verdict. */
  readonly verdict = { opening: new Tally(), sample: new Tally(), headings: new HeadingTally() };
  #last: LastVersion | undefined;

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
}
