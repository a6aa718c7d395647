import { readFileSync } from 'node:fs';
import { quantile } from './measure.ts';
import { type Ready, subjects } from './peer-subjects.ts';
import { type Texts, typed } from './peer-texts.ts';

/** A time on the clock, and of the processor in all threads, both in milliseconds. */
export type Time = { readonly wall: number; readonly cpu: number };

/** What a process measures of one subject on one text. */
export type Measured = {
  /** From the first statement of the process, everything loaded and set up, to the findings of the first draft. */
  readonly first: Time;
  /** A text that was not seen before, by a subject that has gone over another. */
  readonly anew: Time;
  /** The median after one letter more. */
  readonly again: Time;
  readonly edits: number;
  readonly findings: number;
  /** The most memory that the process has held, in MB. */
  readonly peak: number;
};

/** How often a letter is typed, and for how long at the most: of a slow subject there are fewer edits. */
const mostEdits = 30;
const fewestEdits = 3;
/** Processor time in milliseconds, which what others do on the machine does not change. */
const longest = 5000;

const [, , name = '', file = ''] = process.argv;
const started = now();
console.log(JSON.stringify(await measured(name, JSON.parse(readFileSync(file, 'utf8')) as Texts)));

async function measured(name: string, { warmUp, text }: Texts): Promise<Measured> {
  const subject = subjects[name];
  if (subject === undefined) throw new Error(`“${name}” is no subject.`);
  const { anew, again } = await subject.open();
  await anew(warmUp);
  const first = since(started);
  // What the engine of JavaScript compiles late is compiled now, as it is in an editor that has been open for a while.
  await edited(again, warmUp);
  await edited(anew, warmUp);
  const fresh = now();
  const findings = await anew(text);
  const whole = since(fresh);
  await again(text);
  const times = await edited(again, text);
  return {
    first,
    anew: whole,
    again: { wall: median(times.map(({ wall }) => wall)), cpu: median(times.map(({ cpu }) => cpu)) },
    edits: times.length,
    findings,
    peak: process.resourceUsage().maxRSS / 1000,
  };
}

/** The times that versions of a text take, each with one letter more. */
async function edited(count: Ready['again'], text: string): Promise<readonly Time[]> {
  const times: Time[] = [];
  const begun = now();
  for (const version of typed(text)) {
    const before = now();
    await count(version);
    times.push(since(before));
    if (times.length >= mostEdits || (times.length >= fewestEdits && since(begun).cpu > longest)) break;
  }
  return times;
}

function now(): Time {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1000 };
}

function since({ wall, cpu }: Time): Time {
  const after = now();
  return { wall: after.wall - wall, cpu: after.cpu - cpu };
}

function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
