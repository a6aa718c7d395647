/** The processor time that this process has used, in milliseconds: it does not count what others do on the machine. */
function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The least processor time of `rounds` runs of `work`, in milliseconds, after as many runs as warm it up. */
export function least(work: () => void, rounds: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = used();
    work();
    best = Math.min(best, used() - before);
  }
  return best;
}

/** The processor times of each of `runs`, in milliseconds, the shortest first. */
export function each(runs: readonly (() => void)[]): readonly number[] {
  return runs
    .map((run) => {
      const before = used();
      run();
      return used() - before;
    })
    .sort((a, b) => a - b);
}

/** The value below which the given share of sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}
