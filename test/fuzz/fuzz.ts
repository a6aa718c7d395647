import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Tries the properties of the tests for long, such as at night: `npm run fuzz -- --minutes 60`. Each round has a seed of its
 * own, which is printed. A fault ends the run with code 1, below the counterexample and the call that shows it again.
 */
function main(): number {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      minutes: { type: 'string', default: '0' },
      seed: { type: 'string' },
    },
  });
  const runs = whole('runs', values.runs, 1);
  const minutes = whole('minutes', values.minutes, 0);
  const given = values.seed === undefined ? undefined : whole('seed', values.seed, 0);
  const end = Date.now() + minutes * 60_000;
  for (let round = 1; ; round += 1) {
    const seed = given ?? Math.floor(Math.random() * 0x7fffffff);
    console.log(`Round ${round}: seed ${seed}, ${runs} tries of each property`);
    if (!holds(seed, runs)) {
      console.log(`FAILED. To see it again: npm run fuzz -- --seed ${seed} --runs ${runs}`);
      return 1;
    }
    if (given !== undefined || Date.now() >= end) {
      console.log(`No fault in ${round} ${round === 1 ? 'round' : 'rounds'}.`);
      return 0;
    }
  }
}

function whole(name: string, written: string, least: number): number {
  const value = Number(written);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${name} must be a whole number from ${least} on, not “${written}”.`);
  process.exit(2);
}

/** The tests that try random or hostile input. */
const files = [
  'test/fuzz/*.test.ts',
  'test/contract/properties.test.ts',
  'test/contract/incremental.test.ts',
  'test/assess/incremental.test.ts',
  'test/draft/fixes.test.ts',
  'test/draft/clause-start.test.ts',
  'test/word/export.test.ts',
  'test/lsp/ranges.test.ts',
  'test/report/page.test.ts',
  'test/report/line-table.test.ts',
];

function holds(seed: number, runs: number): boolean {
  const root = join(import.meta.dirname, '../..');
  const options = ['--no-config', '--node-option', 'import=tsx', '--extension', 'ts', '--ui', 'tdd'];
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/mocha/bin/mocha.js'),
      ...options,
      ...['--require', join(import.meta.dirname, 'seed.ts'), '--reporter', 'dot', '--timeout', '600000'],
      ...files,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, FUZZ_SEED: String(seed), FUZZ_RUNS: String(runs) },
    },
  );
  return status === 0;
}

process.exitCode = main();
