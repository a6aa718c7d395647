import type { StartThread } from './crew.ts';
import type { Bytes } from './input.ts';

/** Where a run of the command line reads and writes. */
export type Io = {
  readonly stdin: () => Bytes;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The version of this program. */
  readonly version: string;
  /** The language of the terminal, as the system writes it: `fr_CA.UTF-8`. */
  readonly locale?: string | undefined;
  /** The day of today, `2027-01-31`. */
  readonly today: () => string;
  /** Whether text on `out` is coloured. */
  readonly colours?: boolean;
  /** Draws on a terminal, where there is one to show progress on. */
  readonly drawn?: ((text: string) => void) | undefined;
  /** Starts a thread that judges; without it one thread does all. */
  readonly thread?: StartThread;
};

/** 0 clean, 1 findings at or above `--fail-on`, 2 bad usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;
