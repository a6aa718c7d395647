import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longDraft } from '../support/long-draft.ts';

const root = join(import.meta.dirname, '../..');
const draftSize = 100_000;
/** How much more memory ten times as many drafts may take. */
const growth = 1.25;

/** What a run over many drafts took: seconds on the clock and of the processor, and the most memory, in MB. */
type Run = { readonly seconds: number; readonly cpu: number; readonly peak: number };

/**
 * Checks 100, 300 and 1,000 drafts of 100 KB in one run of the program each, on two threads, and prints what that takes.
 * False where memory grows with their number.
 */
export async function manyDrafts(): Promise<boolean> {
  if (!existsSync(join(root, 'dist/cli.cjs'))) {
    console.log('\nFAILED: there is no dist/cli.cjs; npm run build makes it.');
    return false;
  }
  console.log('\nMany drafts of 100 KB in one run of the program, on two threads.');
  console.log(row(['format', 'drafts', 'seconds', 'cpu seconds', 'peak MB']));
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await writeDrafts(folder, 1000);
    let sound = true;
    for (const [format, counts] of [
      ['text', [100, 300, 1000]],
      ['json', [100, 1000]],
      ['sarif', [100, 1000]],
    ] as const) {
      const peaks: number[] = [];
      for (const count of counts) {
        const { seconds, cpu, peak } = await checked(folder, count, format);
        console.log(row([format, String(count), seconds.toFixed(1), cpu.toFixed(1), peak.toFixed(0)]));
        peaks.push(peak);
      }
      const grows = (peaks.at(-1) ?? 0) > growth * (peaks[0] ?? 0);
      if (grows && format !== 'sarif') sound = false;
    }
    if (!sound) console.log('FAILED: memory grows with the number of drafts.');
    return sound;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Drafts of which no two are alike: each begins elsewhere in the drafts of the project, and names itself. */
async function writeDrafts(folder: string, count: number): Promise<void> {
  const whole = longDraft(3 * draftSize);
  for (let at = 0; at < count; at += 1) {
    const from = whole.indexOf('\n', (at * 199) % (2 * draftSize)) + 1;
    const text = `# Services Agreement ${at}\n\n${whole.slice(0, 2000)}\n\n${whole.slice(from, from + draftSize - 2000)}`;
    await writeFile(join(folder, `draft-${String(at).padStart(4, '0')}.md`), text);
  }
}

async function checked(folder: string, count: number, format: string): Promise<Run> {
  const files = count === 1000 ? 'draft-*.md' : count === 300 ? 'draft-0[0-2]*.md' : 'draft-00*.md';
  const begun = performance.now();
  const program = spawn(
    process.execPath,
    [
      ...['--require', join(import.meta.dirname, 'meter.cjs'), join(root, 'dist/cli.cjs')],
      ...['check', '--fail-on', 'never', '--jobs', '2', '--format', format, files],
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'pipe'] },
  );
  let said = '';
  program.stdio[3]?.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const code = await new Promise((resolve) => program.on('close', resolve));
  if (code !== 0) throw new Error(`check ended with code ${code}`);
  return { seconds: (performance.now() - begun) / 1000, ...(JSON.parse(said) as Omit<Run, 'seconds'>) };
}

const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(13)).join('');
