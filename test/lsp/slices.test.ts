import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Pace } from '../../server/src/lsp/pace.ts';
import { startSession } from '../../server/src/lsp/session.ts';
import { checkText } from '../../server/src/report/check.ts';
import { startLanguageServer } from '../support/language-server.ts';
import { library } from '../support/library.ts';
import { longDraft } from '../support/long-draft.ts';

const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

suite('work in slices', () => {
  test('lets others have their turn, and gives what it comes to', async () => {
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    const work = function* (): Generator<undefined, string> {
      for (const end = performance.now() + 200; performance.now() < end; ) yield;
      return 'done';
    };
    equal(await new Pace(rest).run(work, () => true), 'done');
    clearInterval(counting);
    ok(turns > 3, `${turns}`);
  });

  test('is given up once nobody wants it, and begins with the newest', async () => {
    const pace = new Pace(rest);
    const order: string[] = [];
    let wanted = true;
    const endless = function* (): Generator<undefined, string> {
      for (;;) yield;
    };
    const once = (name: string) =>
      function* (): Generator<undefined, string> {
        yield;
        order.push(name);
        return name;
      };
    const given = pace.run(endless, () => wanted);
    await rest();
    const older = pace.run(once('older'), () => true);
    const newer = pace.run(once('newer'), () => true);
    wanted = false;
    equal(await given, undefined);
    await Promise.all([older, newer]);
    deepEqual(order, ['newer', 'older']);
  });

  test('that fails rejects, and holds up nothing behind it', async () => {
    const pace = new Pace(rest);
    const fault = pace.run(
      // biome-ignore lint/correctness/useYield: it fails at its first step.
      function* (): Generator<undefined, string> {
        throw new Error('broken');
      },
      () => true,
    );
    await rejects(fault, /broken/u);
    equal(
      await pace.run(
        () => [][Symbol.iterator]() as Iterator<unknown, string>,
        () => true,
      ),
      undefined,
    );
  });
});

suite('a session', function () {
  this.timeout(120_000);
  const session = () =>
    startSession(
      () => '2026-01-01',
      () => ({ library, settings: undefined }),
      rest,
    );

  test('finds in a draft that is edited while it is judged what it finds in its last version alone', async () => {
    const drafts = session();
    let document = TextDocument.create('file:///d.md', 'markdown', 1, longDraft(60_000));
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let version = 2; version < 30; version += 1) {
      const ready = drafts.ready(document);
      for (let turn = random(6); turn > 0; turn -= 1) await rest();
      const at = document.positionAt(random(60_000));
      const change = {
        range: { start: at, end: at },
        text: [' promptly', '\n\n', 's', ' not'][random(4)] ?? '',
      };
      document = TextDocument.update(document, [change], version);
      if (version % 7 === 0) await ready;
    }
    await drafts.ready(document);
    const { findings, contract } = drafts.check(document);
    const anew = checkText(document.getText(), library, 'markdown', undefined);
    deepEqual(findings, anew.findings);
    deepEqual(JSON.stringify(contract), JSON.stringify(anew.contract));
  });

  test('waits no longer for a draft that is closed', async () => {
    const drafts = session();
    const document = TextDocument.create('file:///d.md', 'markdown', 1, longDraft(300_000));
    const ready = drafts.ready(document);
    await rest();
    drafts.forget(document);
    await ready;
  });
});

/** Asks a language server that has just been given a long draft. */
async function withLongDraft(
  ask: (server: Awaited<ReturnType<typeof startLanguageServer>>, uri: string) => Promise<void>,
): Promise<void> {
  const server = await startLanguageServer({});
  try {
    const uri = 'file:///long.md';
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: longDraft(1_000_000) },
    });
    await ask(server, uri);
  } finally {
    await server.stop();
  }
}

suite('the language server at work on a long draft', function () {
  this.timeout(120_000);
  test('answers what is asked about other files meanwhile', () =>
    withLongDraft(async ({ connection }, uri) => {
      const order: string[] = [];
      const first = connection.sendRequest('textDocument/foldingRange', { textDocument: { uri } });
      void first.then(() => order.push('long'));
      const other = connection.sendRequest('textDocument/hover', {
        textDocument: { uri: 'file:///other.md' },
        position: { line: 0, character: 0 },
      });
      await other.then(() => order.push('other'));
      await first;
      deepEqual(order, ['other', 'long']);
    }));

  test('refuses what was taken back', () =>
    withLongDraft(async ({ connection }, uri) => {
      const { CancellationTokenSource } = await import('vscode-languageserver');
      const source = new CancellationTokenSource();
      const asked = connection.sendRequest(
        'textDocument/foldingRange',
        { textDocument: { uri } },
        source.token,
      );
      source.cancel();
      await rejects(asked, { code: -32800 });
    }));
});
