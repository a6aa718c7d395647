import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { generate } from '../../scripts/generate.ts';
import { facts, fetchPackages, firstLine } from '../support/fetched-packages.ts';
import { quantile } from './measure.ts';
import type { Measured, Time } from './peer-child.ts';
import { subjects } from './peer-subjects.ts';
import { textsOf } from './peer-texts.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'out/bench/peers');
const ours = 'Contract Safeguards';
const sizes = [30_000, 300_000, 1_000_000];
const patience = 600_000;

/**
 * Measures ours beside programs that people know, and beside the floor: each by itself in a process of its own, on the
 * same texts, several times, medians. False where one could not be measured.
 */
export async function besidePeers(rounds = 3): Promise<boolean> {
  const fault = await fetchPackages(join(import.meta.dirname, 'peers'), folder);
  const child = await childScript(folder);
  console.log(
    '\nBeside others: each in a process of its own, one at a time; medians of the processes. In brackets how many times',
  );
  console.log('better ours is; below 1 ours is worse. “cpu” is the processor time of all threads.');
  const faults = new Map<string, string>();
  for (const size of sizes) {
    const texts = textsOf(size);
    const file = join(folder, `texts-${size}.json`);
    await writeFile(file, JSON.stringify(texts));
    const measured = new Map<string, Measured[]>();
    for (let round = 0; round < rounds; round += 1)
      for (const [name, subject] of Object.entries(subjects)) {
        if (fault !== undefined && subject.package !== '') faults.set(name, fault);
        if (faults.has(name)) continue;
        try {
          measured.set(name, [...(measured.get(name) ?? []), await measuredIn(child, name, file)]);
        } catch (broken) {
          faults.set(name, firstLine(broken));
        }
      }
    console.log(
      `\nA draft of ${(texts.text.length / 1000).toFixed(0)} KB, at a load of ${loadavg()[0]?.toFixed(1)}`,
    );
    print(texts.text.length, measured, faults);
  }
  console.log('\nWhat each does:');
  for (const [name, { package: from, does }] of Object.entries(subjects)) {
    const what = from === '' ? '' : ` (${await facts(folder, from).catch(() => 'not fetched')})`;
    console.log(`- ${name}${what}: ${does}.`);
  }
  for (const [name, why] of faults) console.log(`FAILED: ${name}: ${why}`);
  return faults.size === 0;
}

/** The script of the processes, beside the packages so that it finds them; without a compiler in it that would take memory. */
async function childScript(folder: string): Promise<string> {
  await generate();
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, 'child.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/peer-child.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}

async function measuredIn(child: string, name: string, file: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [child, name, file], {
    timeout: patience,
    maxBuffer: 100_000_000,
  }).catch((fault: { readonly killed?: boolean }) => {
    throw fault.killed === true ? new Error(`not done after ${patience / 1000} seconds`) : fault;
  });
  // A subject may print before it.
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Measured;
}

function print(
  length: number,
  measured: ReadonlyMap<string, readonly Measured[]>,
  faults: ReadonlyMap<string, string>,
): void {
  console.log(
    row(['', 'MB/s', 'MB/s cpu', 'first ms', 'first cpu', 'edit ms', 'edit cpu', 'peak MB', 'findings']),
  );
  const own = measured.get(ours);
  for (const name of Object.keys(subjects)) {
    const all = measured.get(name);
    if (all === undefined || faults.has(name)) {
      console.log(row([name, 'failed']));
      continue;
    }
    const cell = (of: (it: Measured) => number, digits: number, better: 'less' | 'more'): string => {
      const value = median(all.map(of));
      const base = own === undefined ? Number.NaN : median(own.map(of));
      const times = better === 'less' ? value / base : base / value;
      return `${value.toFixed(digits)}${name === ours ? '' : ` (${figure(times)})`}`;
    };
    const speed = (time: Time, kind: keyof Time): number => length / 1000 / time[kind];
    console.log(
      row([
        name,
        cell(({ anew }) => speed(anew, 'wall'), 2, 'more'),
        cell(({ anew }) => speed(anew, 'cpu'), 2, 'more'),
        cell(({ first }) => first.wall, 0, 'less'),
        cell(({ first }) => first.cpu, 0, 'less'),
        cell(({ again }) => again.wall, 1, 'less'),
        cell(({ again }) => again.cpu, 1, 'less'),
        cell(({ peak }) => peak, 0, 'less'),
        median(all.map(({ findings }) => findings)).toFixed(0),
      ]),
    );
  }
}

const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
const figure = (times: number): string =>
  Number.isNaN(times) ? '–' : times < 10 ? times.toPrecision(2) : times.toFixed(0);
const row = ([name = '', ...cells]: readonly string[]): string =>
  name.padEnd(20) + cells.map((cell) => cell.padStart(16)).join('');
