import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Counts, runSuite } from './vscode-host/run-suites.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name: string): string =>
  join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const sum = { passed: 0, failed: 0 };

function count({ passed, failed }: Counts): void {
  sum.passed += passed;
  sum.failed += failed;
}

/** A check that passes or fails as a whole. */
function step(name: string, command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(bin(command), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(`${status === 0 ? 'passed' : 'FAILED'}: ${name}`);
  count(status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

async function units(name: string, ...args: readonly string[]): Promise<void> {
  const report = join(root, 'out/units.json');
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  spawnSync(bin('mocha'), ['--reporter', 'json', '--reporter-option', `output=${report}`, ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const read = await readFile(report, 'utf8').catch(() => undefined);
  if (read === undefined) {
    console.log(`FAILED: ${name} did not run`);
    return count({ passed: 0, failed: 1 });
  }
  const { stats, failures } = JSON.parse(read) as {
    stats: { passes: number; failures: number; pending: number };
    failures: readonly { fullTitle: string; err: { message?: string } }[];
  };
  for (const { fullTitle, err } of failures) console.log(`FAILED: ${fullTitle}\n${err.message ?? ''}`);
  const left = stats.pending > 0 ? `, ${stats.pending} not run` : '';
  console.log(`${name}: ${stats.passes} passed, ${stats.failures} failed${left}.`);
  count({ passed: stats.passes, failed: stats.failures });
}

// Without .mocharc.json, whose specs would run the units a second time.
const own = ['--no-config', '--node-option', 'import=tsx', '--extension', 'ts', '--ui', 'tdd', '--timeout'];

step('bundles', 'tsx', 'scripts/build.ts');
step('style and import rules', 'biome', 'check');
step('types of the engine', 'tsc', '-p', 'tsconfig.json');
step('types of everything', 'tsc', '-p', 'tsconfig.all.json');
step('generated files are fresh', 'tsx', 'scripts/generate.ts', '--check');
step('licences of what ships', 'tsx', 'scripts/notices.ts', '--check');
await units('units');
await units('what is published', ...own, '120000', 'test/publish/*.test.ts');
await units('other editors', ...own, '900000', 'test/editors/*.test.ts');
for (const kind of ['node', 'browser'] as const) count(await runSuite(kind));
await units('the workbench, driven as a person would', ...own, '600000', 'test/vscode/ui/*.ui.ts');
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
