import type { Worker } from 'node:worker_threads';
import type { Target } from './input.ts';
import type { Demand, Judging, Sheet } from './sheet.ts';

/** What a thread is handed at its start. */
export type Orders = { readonly demand: Demand };

/** Starts a thread that answers to `Ask` with `Answer`. */
export type StartThread = (orders: Orders) => Worker;

/** What a thread is asked for, and what it says: that it is there, then a sheet for each target in turn. */
export type Ask = { readonly target: Target; readonly known: readonly string[] };
export type Answer = { readonly kind: 'ready' } | { readonly kind: 'sheet'; readonly sheet: Sheet };

/** Threads that judge files. */
export type Crew = { readonly judge: Judging; readonly end: () => Promise<void> };

type Faults = {
  /** The sheet of a file whose thread died. */
  readonly died: (name: string, why: string) => Sheet;
  /** Judges in this thread, where no other can be started. */
  readonly here: Judging;
};

/**
 * `size` threads, each started when it is first needed and judging one file at a time. One that dies is reported for its
 * file, and another takes its place.
 */
export function crewOf(size: number, orders: Orders, start: StartThread, { died, here }: Faults): Crew {
  const hands: Hand[] = Array.from({ length: size }, () => ({ worker: undefined, ready: false }));
  const free = [...hands];
  const waiting: ((hand: Hand) => void)[] = [];
  const taken = (): Promise<Hand> => {
    const hand = free.shift();
    return hand === undefined ? new Promise((take) => waiting.push(take)) : Promise.resolve(hand);
  };
  const released = (hand: Hand): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(hand);
    else next(hand);
  };
  return {
    judge: async (target, known) => {
      const hand = await taken();
      const outcome = await asked(hand, () => start(orders), { target, known });
      released(hand);
      if ('sheet' in outcome) return outcome.sheet;
      return outcome.ready ? died(target.name, outcome.why) : here(target, known);
    },
    end: async () => {
      await Promise.all(hands.map(({ worker }) => worker?.terminate()));
    },
  };
}

type Hand = { worker: Worker | undefined; ready: boolean };

type Outcome = { readonly sheet: Sheet } | { readonly why: string; readonly ready: boolean };

function asked(hand: Hand, start: () => Worker, ask: Ask): Promise<Outcome> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = hand.worker ?? start();
    } catch (fault) {
      resolve({ why: String(fault), ready: false });
      return;
    }
    hand.worker = worker;
    const listeners = {
      message: (answer: Answer): void => {
        if (answer.kind === 'ready') hand.ready = true;
        else done({ sheet: answer.sheet });
      },
      messageerror: (fault: Error): void => dead(fault.message),
      error: (fault: unknown): void => dead(fault instanceof Error ? fault.message : String(fault)),
      exit: (code: number): void => dead(`its thread ended with code ${code}`),
    };
    const done = (outcome: Outcome): void => {
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
      resolve(outcome);
    };
    const dead = (why: string): void => {
      const { ready } = hand;
      hand.worker = undefined;
      hand.ready = false;
      done({ why, ready });
      // What it still has to say is of no use, and must not end the run.
      worker.on('error', () => undefined);
      void worker.terminate();
    };
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
    worker.postMessage(ask);
  });
}

/** The sheets of `targets` in their order, judged ahead by no more than `window` files. */
export async function* inOrder(
  targets: readonly Target[],
  window: number,
  judge: (target: Target) => Promise<Sheet>,
): AsyncGenerator<Sheet> {
  const ahead: Promise<Sheet>[] = [];
  for (const target of targets) {
    ahead.push(judge(target));
    const first = ahead.length < window ? undefined : ahead.shift();
    if (first !== undefined) yield await first;
  }
  for (const sheet of ahead) yield await sheet;
}
