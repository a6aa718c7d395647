import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  createMessageConnection,
  type Diagnostic,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serverProcess } from '../../client/src/server-process.ts';
import { longDraft } from '../support/long-draft.ts';
import { quantile } from './measure.ts';

/** How the server stands, as the probe in it tells: bytes and milliseconds. */
type Standing = {
  readonly rss: number;
  readonly heapUsed: number;
  readonly heapTotal: number;
  /** The longest that its loop was held since it was asked last, by the clock and by its processor time. */
  readonly longest: number;
  readonly busiest: number;
  /** The processor time of its main thread so far. */
  readonly used: number;
};

/** A server that is measured, spoken to as an editor does that has findings pushed to it. */
class Measured {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #waiting = new Map<string, (version: number) => void>();
  readonly #texts = new Map<string, { text: string; version: number }>();
  last: readonly Diagnostic[] = [];

  constructor() {
    const here = import.meta.dirname;
    this.#child = spawn(
      process.execPath,
      [
        ...serverProcess.execArgv,
        '--require',
        join(here, 'probe.cjs'),
        join(here, '../../dist/server.cjs'),
        '--stdio',
      ],
      { stdio: ['pipe', 'pipe', 'inherit', 'ipc'], env: { ...process.env, ...serverProcess.env } },
    );
    const { stdin, stdout } = this.#child;
    if (stdin === null || stdout === null) throw new Error('The server has no streams.');
    this.#connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, version, diagnostics }: PublishDiagnosticsParams) => {
        this.last = diagnostics;
        this.#waiting.get(uri)?.(version ?? 0);
      },
    );
    this.#connection.listen();
  }

  async initialize(): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    await this.#connection.sendNotification('initialized', {});
  }

  /** Opens a draft and waits for its findings; gives how long that took by the clock. */
  async open(uri: string, text: string): Promise<number> {
    this.#texts.set(uri, { text, version: 1 });
    const begin = performance.now();
    const published = this.#published(uri, 1);
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    await published;
    return performance.now() - begin;
  }

  /** Puts `text` in the place of `length` units at `at`, as an editor tells it; without waiting for findings. */
  async edit(uri: string, at: number, length: number, text: string): Promise<number> {
    const known = this.#texts.get(uri);
    if (known === undefined) throw new Error(`${uri} is not open.`);
    const range = { start: positionIn(known.text, at), end: positionIn(known.text, at + length) };
    known.text = known.text.slice(0, at) + text + known.text.slice(at + length);
    known.version += 1;
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: known.version },
      contentChanges: [{ range, text }],
    });
    return known.version;
  }

  /** Makes an edit and waits for the findings of that version; gives how long that took by the clock. */
  async editAndWait(uri: string, at: number, length: number, text: string): Promise<number> {
    const next = (this.#texts.get(uri)?.version ?? 0) + 1;
    const published = this.#published(uri, next);
    const begin = performance.now();
    await this.edit(uri, at, length, text);
    await published;
    return performance.now() - begin;
  }

  textOf(uri: string): string {
    return this.#texts.get(uri)?.text ?? '';
  }

  /** How long the server takes to answer a request that needs no work, by the clock. */
  async answerTime(): Promise<number> {
    const begin = performance.now();
    await this.#connection.sendRequest('textDocument/hover', {
      textDocument: { uri: 'file:///not-open.md' },
      position: { line: 0, character: 0 },
    });
    return performance.now() - begin;
  }

  standing(collected = false): Promise<Standing> {
    return new Promise((resolve) => {
      this.#child.once('message', (message) => resolve(message as Standing));
      this.#child.send(collected);
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }

  #published(uri: string, version: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(uri, (published) => {
        if (published === version) resolve();
      });
    });
  }
}

function positionIn(text: string, offset: number): { readonly line: number; readonly character: number } {
  let line = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', start)) {
    line += 1;
    start = at + 1;
  }
  return { line, character: offset - start };
}

const uriOf = (name: string | number): string => `file:///draft-${name}.md`;
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
const ms = (time: number): string => time.toFixed(1);
const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(13)).join('');

/** Start, memory with ten drafts, edits, and how long the loop is held, of the server as it ships. */
export async function measureServer(): Promise<void> {
  console.log('\nThe language server (dist/server.cjs), spoken to over stdio.');
  await measureStart();
  await measureMemory();
  console.log(
    '\nFrom an edit to its findings, the debounce of 150 ms taken off; ms by the clock, and of processor time.',
  );
  console.log(row(['draft', 'edit', 'p50', 'p95', 'cpu p50', 'cpu p95', 'held', 'held cpu']));
  for (const size of [300_000, 1_000_000]) {
    await measureEdits(size);
    await measureTyping(size);
  }
  await measureHolding();
}

async function measureStart(): Promise<void> {
  const starts: number[] = [];
  const firsts: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const begin = performance.now();
    const server = new Measured();
    await server.initialize();
    starts.push(performance.now() - begin);
    await server.open(uriOf(1), longDraft(30_000));
    firsts.push(performance.now() - begin);
    await server.stop();
  }
  console.log(
    `From spawn to its answer to “initialize”: ${ms(Math.min(...starts))} ms; to the first findings of 30 KB, the debounce in it: ${ms(Math.min(...firsts))} ms (least of 5).`,
  );
}

async function measureMemory(): Promise<void> {
  const server = new Measured();
  await server.initialize();
  const empty = await server.standing(true);
  for (let draft = 0; draft < 10; draft += 1)
    // Each has words of its own, so that nothing found in one spares memory in another.
    await server.open(uriOf(draft), longDraft(300_000).replaceAll(' w', ` ${'abcdefghij'[draft]}`));
  const full = await server.standing();
  const collected = await server.standing(true);
  console.log(
    `Resident memory, MB: ${megabytes(empty.rss)} without a draft, ${megabytes(full.rss)} with ten of 300 KB (heap used ${megabytes(full.heapUsed)} of ${megabytes(full.heapTotal)}); once collected ${megabytes(collected.rss)} (heap ${megabytes(collected.heapUsed)}).`,
  );
  await server.stop();
}

const debounce = 150;
const typed =
  ' The Supplier shall keep a record of every search in the System for two years, and shall show it to the Authority within three days.';
type Edit = { readonly length: number; readonly text: string };
const kinds: Readonly<Record<string, Edit>> = {
  letter: { length: 0, text: 's' },
  word: { length: 0, text: ' promptly' },
  deletion: { length: 12, text: '' },
  newline: { length: 0, text: '\n\n' },
  paste: {
    length: 0,
    text: ' The Supplier shall keep records of every decision of the System and shall let the Authority inspect them at any time.\n\n',
  },
};

/** Edits of several kinds, each of which jumps through the draft. */
async function measureEdits(size: number): Promise<void> {
  const server = new Measured();
  await server.initialize();
  await server.open(uriOf(1), longDraft(size));
  for (const [name, edit] of Object.entries(kinds)) {
    const rounds = Array.from({ length: 20 }, (_, round) => round);
    await measureRun(server, size, name, rounds, (round) => {
      const draft = server.textOf(uriOf(1));
      return { ...edit, at: draft.indexOf(' ', Math.floor((draft.length * ((round * 7) % 20)) / 20)) };
    });
  }
  await server.stop();
}

/** A sentence written letter by letter at one place, as a drafter does: findings of each letter are waited for. */
async function measureTyping(size: number): Promise<void> {
  const server = new Measured();
  await server.initialize();
  await server.open(uriOf(1), longDraft(size));
  const draft = server.textOf(uriOf(1));
  const from = draft.indexOf('\n\n', Math.floor(draft.length * 0.4));
  await measureRun(server, size, 'typing', [...typed].entries(), ([done, text]) => ({
    at: from + done,
    length: 0,
    text,
  }));
  await server.stop();
}

/** Makes an edit for each of `rounds`, waits for its findings, and prints how long they took. */
async function measureRun<R>(
  server: Measured,
  size: number,
  name: string,
  rounds: Iterable<R>,
  editOf: (round: R) => Edit & { readonly at: number },
): Promise<void> {
  const times: number[] = [];
  const processor: number[] = [];
  await server.standing();
  let held = 0;
  let heldBusy = 0;
  for (const round of rounds) {
    const { at, length, text } = editOf(round);
    const before = await server.standing();
    const time = await server.editAndWait(uriOf(1), at, length, text);
    const after = await server.standing();
    times.push(time - debounce);
    processor.push(after.used - before.used);
    held = Math.max(held, after.longest);
    heldBusy = Math.max(heldBusy, after.busiest);
  }
  for (const list of [times, processor]) list.sort((a, b) => a - b);
  console.log(
    row([
      `${size / 1000} KB`,
      name,
      ms(quantile(times, 0.5)),
      ms(quantile(times, 0.95)),
      ms(quantile(processor, 0.5)),
      ms(quantile(processor, 0.95)),
      ms(held),
      ms(heldBusy),
    ]),
  );
}

async function measureHolding(): Promise<void> {
  const server = new Measured();
  await server.initialize();
  await server.open(uriOf('warm'), longDraft(300_000));
  await server.standing();
  const opened = server.open(uriOf('long'), longDraft(1_000_000));
  let done = false;
  void opened.then(() => {
    done = true;
  });
  let slowest = 0;
  while (!done) {
    slowest = Math.max(slowest, await server.answerTime());
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const { longest, busiest } = await server.standing();
  console.log(
    `\nWhile a draft of 1 MB is opened and judged: findings after ${ms((await opened) - debounce)} ms; a trivial request is answered after ${ms(slowest)} ms at most; the loop is held ${ms(longest)} ms at most by the clock, ${ms(busiest)} ms of processor time.`,
  );
  await server.stop();
}

if (process.argv[1] === import.meta.filename) await measureServer();
