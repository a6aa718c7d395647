import fc from 'fast-check';

// Loaded before the tests of a long run: every property begins with the seed of the run, so that the run can be repeated.
const seed = Number(process.env.FUZZ_SEED ?? '');
if (process.env.FUZZ_SEED !== undefined && Number.isSafeInteger(seed)) fc.configureGlobal({ seed });
