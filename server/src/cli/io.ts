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
};

/** 0 clean, 1 findings at or above `--fail-on`, 2 bad usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;
