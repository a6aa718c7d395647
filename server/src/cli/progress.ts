import { printable } from '../report/citing.ts';
import type { Io } from './io.ts';

/** A bar for a run over many files. What the run prints meanwhile goes through `io`, so that the bar stays below it. */
export type Progress = {
  readonly io: Io;
  readonly step: (name: string) => void;
  readonly end: () => void;
};

/** Fewer files are done before anybody looks. */
const fewest = 20;

/** The bar of a run over `total` files; where no terminal shows it or they are few, one that draws nothing. */
export function progressOf(io: Io, total: number): Progress {
  const { drawn } = io;
  if (drawn === undefined || total <= fewest) return { io, step: () => undefined, end: () => undefined };
  let done = 0;
  let line = '';
  const clear = (): void => {
    if (line !== '') drawn(erase);
  };
  const under =
    (print: (text: string) => void) =>
    (text: string): void => {
      if (text === '') return;
      clear();
      print(text);
      drawn(line);
    };
  return {
    io: { ...io, out: under(io.out), err: under(io.err) },
    step: (name) => {
      done += 1;
      const full = Math.floor((done * width) / total);
      const last = printable(name).slice(-40);
      line = `[${'='.repeat(full)}${' '.repeat(width - full)}] ${done} of ${total} ${last}`;
      drawn(`${erase}${line}`);
    },
    end: () => {
      clear();
      line = '';
    },
  };
}

const width = 24;
/** To the start of the line, and all of it away. */
const erase = '\r\u001b[2K';
