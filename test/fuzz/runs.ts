/** How often a property is tried: `FUZZ_RUNS` says so for a long run, such as at night. */
export function runs(usual: number): number {
  const asked = Number(process.env.FUZZ_RUNS ?? '');
  return Number.isSafeInteger(asked) && asked > 0 ? asked : usual;
}

/** For how long all tries of a property may take before they are taken to hang, in milliseconds. */
export function patience(usual: number): number {
  const tries = runs(usual);
  // A long run shares its machine with others for longer.
  return tries * (tries > usual ? 2000 : 200) + 60_000;
}
