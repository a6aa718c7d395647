import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
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

/** Whether a round ran to its end and found nothing; what it found is printed. */
function holds(seed: number, runs: number): boolean {
  const root = join(import.meta.dirname, '../..');
  const report = join(root, 'out/fuzz.json');
  rmSync(report, { force: true });
  mkdirSync(join(root, 'out'), { recursive: true });
  const options = ['--no-config', '--node-option', 'import=tsx', '--extension', 'ts', '--ui', 'tdd'];
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/mocha/bin/mocha.js'),
      ...options,
      ...['--require', join(import.meta.dirname, 'seed.ts'), '--timeout', '600000'],
      ...['--reporter', 'json', '--reporter-option', `output=${report}`],
      ...files,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, FUZZ_SEED: String(seed), FUZZ_RUNS: String(runs) },
    },
  );
  // A run that was broken off has written nothing, whatever its exit code is.
  if (!existsSync(report)) {
    console.log('The tests did not run to their end.');
    return false;
  }
  const { stats, failures } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly stats: { readonly passes: number };
    readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message?: string } }[];
  };
  for (const { fullTitle, err } of failures) console.log(`\n${fullTitle}\n${err.message ?? ''}`);
  return failures.length === 0 && stats.passes > 0;
}

process.exitCode = main();
