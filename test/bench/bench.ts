import { assess } from '../../server/src/assess/assess.ts';
import { newMemory } from '../../server/src/assess/match.ts';
import { defaultSettings } from '../../server/src/assess/settings.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { ReadingMemory } from '../../server/src/contract/reading-memory.ts';
import { library } from '../support/library.ts';
import { longDraft } from '../support/long-draft.ts';
import { measureActivation } from './activation.ts';
import { manyDrafts } from './many.ts';
import { least, quantile, timed } from './measure.ts';
import { besidePeers } from './peers.ts';
import { measureServer } from './server.ts';

/**
 * Measures how fast drafts are read and judged, in processor time on one thread: `npm run bench`, with `-- --long` also
 * a draft of 10 MB. Beside it stands a floor, one pass that only cuts the text into words. Then ours beside other programs,
 * with `-- --server` the language server by itself, and with `-- --vscode` its extension in a real VS Code.
 */
function main(args: readonly string[]): void {
  const sizes = [30_000, 300_000, 1_000_000, ...(args.includes('--long') ? [10_000_000] : [])];
  console.log('From nothing, MB of text a second; steps are those of phrases that were walked.');
  console.log(row(['draft', 'words only', 'read', 'judge', 'both', 'sentences', 'steps/KB']));
  for (const size of sizes) fromNothing(size);
  console.log('\nAgain after one letter more, ms; the sentences that were matched anew in all the edits.');
  console.log(row(['draft', 'read p50', 'read p95', 'judge p50', 'judge p95', 'sentences', 'edits']));
  for (const size of sizes.filter((it) => it <= 1_000_000)) afterEdits(size);
}

function fromNothing(size: number): void {
  const text = longDraft(size);
  const rounds = size > 1_000_000 ? 2 : 8;
  const floor = least(() => void text.split(/[^\p{L}\p{N}]+/u), rounds);
  const read = least(() => void readContract(text, 'markdown'), rounds);
  const contract = readContract(text, 'markdown');
  let memory = newMemory();
  const judge = least(() => {
    memory = newMemory();
    assess(contract, library, defaultSettings, memory);
  }, rounds);
  const { sentences, steps } = memory.work;
  const speed = (time: number): string => (text.length / 1000 / time).toFixed(2);
  console.log(
    row([
      nameOf(size),
      speed(floor),
      speed(read),
      speed(judge),
      speed(read + judge),
      String(sentences),
      ((1000 * steps) / text.length).toFixed(0),
    ]),
  );
}

const editCount = 40;

/** Types letters all over a draft, one after the other, as somebody does who goes through it. */
function afterEdits(size: number): void {
  let text = longDraft(size);
  const memory = newMemory();
  const known = new ReadingMemory();
  assess(readContract(text, 'markdown', undefined, known), library, defaultSettings, memory);
  const before = memory.work.sentences;
  const reading: number[] = [];
  const judging: number[] = [];
  for (let edit = 0; edit < editCount; edit += 1) {
    const at = text.indexOf(' ', Math.floor((text.length * ((edit * 7) % editCount)) / editCount));
    text = `${text.slice(0, at)}s${text.slice(at)}`;
    const read = timed(() => readContract(text, 'markdown', undefined, known));
    reading.push(read.time);
    judging.push(timed(() => assess(read.result, library, defaultSettings, memory)).time);
  }
  reading.sort((a, b) => a - b);
  judging.sort((a, b) => a - b);
  console.log(
    row([
      nameOf(size),
      quantile(reading, 0.5).toFixed(1),
      quantile(reading, 0.95).toFixed(1),
      quantile(judging, 0.5).toFixed(1),
      quantile(judging, 0.95).toFixed(1),
      String(memory.work.sentences - before),
      String(editCount),
    ]),
  );
}

const nameOf = (size: number): string => (size < 1_000_000 ? `${size / 1000} KB` : `${size / 1_000_000} MB`);
const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(11)).join('');

const long = process.argv.includes('--long');
main(process.argv.slice(2));
if (process.argv.includes('--server')) await measureServer();
if (process.argv.includes('--vscode')) await measureActivation();
const sound = [await besidePeers(), !long || (await manyDrafts())];
if (sound.includes(false)) process.exitCode = 1;
