/** Whether and when a server that has ended by itself is started again: later each time, and in the end not at all. */
export type Restarts = {
  /** Whether it has ended too often of late to be started again. */
  readonly exhausted: () => boolean;
  /** Waits until it may be started. */
  readonly pause: () => Promise<void>;
  /** Begins to count anew. */
  readonly forget: () => void;
};

/** How long before it is started again, in milliseconds, by how often it ended in the last minutes; then not any more. */
const waits: readonly number[] = [500, 1000, 2000, 4000, 8000];
const minutes = 10 * 60 * 1000;

/** Watches over a server; `now` and `wait` are the clock. */
export function watchOver(
  now: () => number = Date.now,
  wait: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Restarts {
  let ends: readonly number[] = [];
  const recent = (): readonly number[] => ends.filter((end) => now() - end < minutes);
  return {
    exhausted: () => recent().length >= waits.length,
    pause: async () => {
      const before = recent();
      ends = [...before, now()];
      await wait(waits[before.length] ?? 0);
    },
    forget: () => {
      ends = [];
    },
  };
}
