import { equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { client } from './in-process.ts';
import { patience, runs } from './runs.ts';

const draft = readFileSync(join(import.meta.dirname, '../vscode/fixtures/draft.md'), 'utf8');
const uris = [
  'file:///a/draft.md',
  'file:///a/draft.txt',
  'file:///a/.safeguards.yml',
  'file:///a/safeguards-library.yml',
  'untitled:Untitled-1',
  'file:///%E0%A4%A',
  'no uri',
  '',
];
const uri = fc.constantFrom(...uris);
const texts = fc.oneof(
  fc.constantFrom(draft, '', 'profile: general\n', '\0', `${draft}\r\r\n\ud800`, 'a: &a [*a]\n'),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const number = fc.oneof(
  { weight: 8, arbitrary: fc.nat(60) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1e12, 0.5, null, 'x') },
);
const position = fc.record({ line: number, character: number });
const range = fc.record({ start: position, end: position });
const textDocument = fc.record({ uri });
const id = fc.constantFrom('audit-rights', 'data-sale', '__proto__', 'constructor', '', 'no-such');
const diagnostics = fc.array(
  fc.record({ range, message: fc.string({ maxLength: 5 }), code: id, source: fc.string({ maxLength: 5 }) }),
  { maxLength: 2 },
);
const report = { uri, name: fc.string(), format: fc.constantFrom('markdown', 'html', 'none') };
const other = fc.record({ name: fc.string(), text: texts });
const any = fc.oneof(fc.constantFrom(null, [], {}, [null], 7, 'x', { textDocument: null }), fc.object());

type Message = {
  readonly kind: 'request' | 'notification';
  readonly method: string;
  readonly params: unknown;
};
const message = (
  kind: Message['kind'],
  method: string,
  params: fc.Arbitrary<unknown>,
): fc.Arbitrary<Message> =>
  fc.record({
    kind: fc.constant(kind),
    method: fc.constant(method),
    params: fc.oneof({ weight: 5, arbitrary: params }, { weight: 1, arbitrary: any }),
  });
const asked = (method: string, params: fc.Arbitrary<unknown>) => message('request', method, params);
const told = (method: string, params: fc.Arbitrary<unknown>) => message('notification', method, params);
const at = (more: Record<string, fc.Arbitrary<unknown>> = {}) => fc.record({ textDocument, ...more });

const version = fc.integer({ min: -1, max: 9 });
const opening = told(
  'textDocument/didOpen',
  fc.record({
    textDocument: fc.record({
      uri,
      languageId: fc.constantFrom('markdown', 'plaintext', 'yaml', 'x'),
      version,
      text: texts,
    }),
  }),
);
const changing = told(
  'textDocument/didChange',
  fc.record({
    textDocument: fc.record({ uri, version }),
    contentChanges: fc.array(fc.oneof(fc.record({ text: texts }), fc.record({ range, text: texts })), {
      maxLength: 3,
    }),
  }),
);
const messages = fc.oneof(
  { weight: 4, arbitrary: opening },
  { weight: 4, arbitrary: changing },
  told('textDocument/didClose', at()),
  told('textDocument/didSave', at()),
  told('workspace/didChangeConfiguration', fc.record({ settings: fc.anything() })),
  told('workspace/didChangeWatchedFiles', fc.record({ changes: fc.array(fc.record({ uri, type: number })) })),
  told('$/cancelRequest', fc.record({ id: number })),
  told('no/suchThing', any),
  asked('no/suchThing', any),
  asked('textDocument/diagnostic', at()),
  asked('textDocument/hover', at({ position })),
  asked('textDocument/completion', at({ position })),
  asked('textDocument/definition', at({ position })),
  asked(
    'textDocument/references',
    at({ position, context: fc.record({ includeDeclaration: fc.boolean() }) }),
  ),
  asked('textDocument/prepareRename', at({ position })),
  asked('textDocument/rename', at({ position, newName: fc.string() })),
  asked('textDocument/documentSymbol', at()),
  asked('textDocument/foldingRange', at()),
  asked('textDocument/selectionRange', at({ positions: fc.array(position, { maxLength: 3 }) })),
  asked('textDocument/codeLens', at()),
  asked('textDocument/codeAction', at({ range, context: fc.record({ diagnostics }) })),
  asked(
    'codeAction/resolve',
    fc.record({ title: fc.string(), data: fc.record({ uri, version, id, start: number, at: number }) }),
  ),
  asked('workspace/textDocumentContent', fc.record({ uri })),
  asked('safeguards/check', fc.record({ uri, languageId: fc.constant('markdown'), text: texts })),
  asked('safeguards/verdict', fc.record({ uri })),
  asked('safeguards/coverage', fc.record({ uri })),
  asked('safeguards/provenance', fc.record({ uri })),
  asked('safeguards/insertions', fc.record({ uri, id })),
  asked('safeguards/insertAll', fc.record({ uri, ids: fc.array(id, { maxLength: 3 }) })),
  asked('safeguards/waiver', fc.record({ uri, id, reason: texts })),
  asked('safeguards/report', fc.record(report)),
  asked('safeguards/compare', fc.record({ ...report, other })),
  asked('safeguards/baseline', fc.record({ uri, baseline: fc.oneof(other, fc.constant(null)) })),
);

suite('a server that is told anything', function () {
  this.timeout(patience(80));
  let loose: unknown[] = [];
  const catching = (fault: unknown): void => void loose.push(fault);

  test('answers each question, and goes on', async () => {
    // A fault that nobody handles would end the server's process, and would be said by the one who runs these tests.
    const before = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', catching);
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(messages, { maxLength: 25 }),
          fc.constantFrom<object>({}, { textDocument: { diagnostic: {} } }),
          async (sent, capabilities) => {
            loose = [];
            const { connection, dispose } = await client(capabilities);
            const answers: Promise<unknown>[] = [];
            for (const { kind, method, params } of sent) {
              const given = params as object;
              if (kind === 'notification') await connection.sendNotification(method, given);
              else answers.push(connection.sendRequest(method, given).catch((fault: unknown) => fault));
            }
            await Promise.all(answers);
            await connection.sendNotification('textDocument/didOpen', {
              textDocument: { uri: 'file:///b/last.md', languageId: 'markdown', version: 1, text: draft },
            });
            const { checked } = await connection.sendRequest<{ checked: boolean }>('safeguards/verdict', {
              uri: 'file:///b/last.md',
            });
            // What waits for the end of typing is published later.
            await new Promise((resolve) => setTimeout(resolve, 'textDocument' in capabilities ? 5 : 300));
            dispose();
            equal(checked, true);
            ok(loose.length === 0, String((loose[0] as Error | undefined)?.stack ?? loose[0]));
          },
        ),
        { numRuns: runs(80) },
      );
    } finally {
      process.removeListener('unhandledRejection', catching);
      for (const listener of before) process.on('unhandledRejection', listener);
    }
  });
});
