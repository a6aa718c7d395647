import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackages } from '../support/fetched-packages.ts';
import { least, type Room, rooms } from './rooms.ts';

const root = join(import.meta.dirname, '../..');
const out = join(root, 'out/mutation');
const tools = join(out, 'tools');

type Mutant = {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
};
type Place = { readonly line: number; readonly column: number };
type Report = {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
};
type Tally = { readonly noticed: number; readonly asked: number };

/**
 * Changes the core in small ways, one at a time, and counts the changes that its tests notice: `npm run mutation`, or only
 * some of it by words of its paths, `npm run mutation -- contract/marker draft/`. Survivors are listed; code 1 below the bar.
 */
async function main(words: readonly string[]): Promise<void> {
  const fault = await fetchPackages(join(import.meta.dirname, 'tools'), tools);
  if (fault !== undefined) throw new Error(`The packages in test/mutation/tools are not there: ${fault}`);
  const tallies: Tally[] = [];
  for (const [name, room] of Object.entries(rooms)) {
    const files = room.files.filter((file) => words.length === 0 || words.some((it) => file.includes(it)));
    if (files.length > 0) tallies.push(...told(mutated(name, { ...room, files })));
  }
  if (tallies.length === 0) throw new Error(`No file of the core has ${words.join(' or ')} in its path.`);
  const whole = score(tallies);
  console.log(`\n${whole.toFixed(1)} % noticed of ${sum(tallies, 'asked')} changes; ${least} % are asked.`);
  process.exitCode = whole < least ? 1 : 0;
}

/** Runs Stryker on files of a room; gives its report. */
function mutated(name: string, { files, tests }: Room): Report {
  const report = join(out, `${name}.json`);
  const settings = join(out, `${name}.settings.json`);
  mkdirSync(out, { recursive: true });
  rmSync(report, { force: true });
  writeFileSync(
    settings,
    JSON.stringify({
      mutate: files.map((file) => `server/src/${file}`),
      testRunner: 'mocha',
      testRunnerNodeArgs: ['--import', 'tsx'],
      mochaOptions: {
        'no-config': true,
        'no-package': true,
        ui: 'tdd',
        extension: ['ts'],
        spec: tests.map((test) => `test/${test}.test.ts`),
      },
      coverageAnalysis: 'perTest',
      // A mutant in a table or pattern of a module needs a process of its own, seconds instead of milliseconds.
      ignoreStatic: true,
      concurrency: 2,
      timeoutMS: 10_000,
      disableTypeChecks: false,
      // It would be read through an interface that TypeScript 7 does not have; the loader needs none.
      tsconfigFile: 'none',
      ignorePatterns: ['out', 'dist', 'docs', 'client', 'snippets', 'examples', '.vscode-test', 'test/eval'],
      symlinkNodeModules: false,
      tempDirName: join('out/mutation/sandbox', name),
      reporters: ['json', 'progress-append-only'],
      jsonReporter: { fileName: report },
      allowEmpty: false,
    }),
  );
  const stryker = join(tools, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status } = spawnSync(process.execPath, [stryker, 'run', settings], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`Stryker ended with ${status} in ${name}; its words are above.`);
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

/** Prints what survived in each file, and the score of each; gives their tallies. */
function told({ files }: Report): readonly Tally[] {
  return Object.entries(files).map(([file, { source, mutants }]) => {
    const count = (...statuses: readonly string[]) =>
      mutants.filter(({ status }) => statuses.includes(status)).length;
    const noticed = count('Killed', 'Timeout');
    const tally = { noticed, asked: noticed + count('Survived', 'NoCoverage') };
    const lines = source.split('\n');
    console.log(`\n${file}: ${score([tally]).toFixed(1)} % of ${tally.asked}`);
    for (const { status, mutatorName, replacement = '', location } of mutants) {
      if (status !== 'Survived' && status !== 'NoCoverage') continue;
      const { start, end } = location;
      const line = lines[start.line - 1] ?? '';
      const words = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
      const unseen = status === 'NoCoverage' ? ', no test comes here' : '';
      console.log(
        `  ${start.line}:${start.column} ${mutatorName}${unseen}: ${short(words)} → ${short(replacement)}`,
      );
    }
    return tally;
  });
}

const sum = (tallies: readonly Tally[], of: keyof Tally): number =>
  tallies.reduce((total, tally) => total + tally[of], 0);

function score(tallies: readonly Tally[]): number {
  return (100 * sum(tallies, 'noticed')) / Math.max(1, sum(tallies, 'asked'));
}

function short(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

await main(process.argv.slice(2));
