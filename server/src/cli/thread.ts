import type { MessagePort } from 'node:worker_threads';
import type { Base } from '../config/libraries.ts';
import type { Answer, Ask, Orders } from './crew.ts';
import { judging } from './sheet.ts';

/** Judges what is asked for through `port`, one file after the other. */
export function serveThread(port: MessagePort, base: Base, { demand }: Orders): void {
  const judge = judging(base, demand, () => {
    throw new Error('a thread has no standard input');
  });
  const say = (answer: Answer): void => port.postMessage(answer);
  port.on('message', ({ target, known }: Ask) => {
    // `judge` makes a sheet of every fault.
    void judge(target, known).then((sheet) => say({ kind: 'sheet', sheet }));
  });
  say({ kind: 'ready' });
}
