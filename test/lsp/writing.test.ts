import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type {
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  SymbolInformation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withCursor } from '../support/cursor.ts';
import { styles, wideDraft } from '../support/drafts.ts';
import { type Running, startLanguageServer } from '../support/language-server.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');
const draft = wideDraft(style);
const minutes =
  '# Minutes of the works committee\n\nPresent: A. Reyes, B. Osei\n\n## 1. Audit\n\nIt was agreed.\n\n';

const full = {
  textDocument: {
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

let count = 0;
/** A text opened in a server, and how to ask about it. */
const opened = async ({ connection }: Running, text: string, languageId = 'markdown') => {
  count += 1;
  const uri = `file:///draft-${count}.md`;
  const document = TextDocument.create(uri, languageId, 3, text);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 3, text },
  });
  const textDocument = { uri };
  /** The position `past` characters behind the start of `words`. */
  const at = (words: string, past = 0): Position => {
    const offset = text.indexOf(words);
    ok(offset >= 0, words);
    return document.positionAt(offset + past);
  };
  return {
    document,
    at,
    ask: <R>(method: string, params: object = {}): Promise<R> =>
      connection.sendRequest<R>(`textDocument/${method}`, { textDocument, ...params }),
    wordsAt: (range: Range): string => document.getText(range).replace(/\s+/gu, ' '),
  };
};

suite('the language server helps to write, over stdio', () => {
  let server: Running;
  let plain: Running;
  suiteSetup(async () => {
    server = await startLanguageServer(full);
    plain = await startLanguageServer({});
  });
  suiteTeardown(async () => {
    await server?.stop();
    await plain?.stop();
  });

  const completed = async (marked: string, context?: object, running = server) => {
    const { text, offset } = withCursor(marked);
    const { document, ask } = await opened(running, text);
    const items = await ask<CompletionItem[]>('completion', {
      position: document.positionAt(offset),
      ...(context !== undefined && { context }),
    });
    return {
      document,
      items: items.sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)),
    };
  };
  const beforePayment = (line: string) => draft.replace('## 4.', `${line}\r\n\r\n## 4.`);

  test('completes the safeguards that the draft lacks, those that fit first', async () => {
    const { items, document } = await completed(beforePayment('3.3 ‸'));
    ok(items.length > 20);
    const [first] = items;
    equal(first?.label, 'Audit rights');
    ok(JSON.stringify(first?.documentation).includes('What it is for'));
    const edit = first?.textEdit as TextEdit;
    equal(edit.range.start.line, edit.range.end.line);
    ok(/\$\{1:\d+\}/u.test(edit.newText), 'blanks are tab stops');
    const after = TextDocument.applyEdits(document, [edit]);
    ok(after.includes('\r\n\r\n3.3 The City, or an independent auditor'), after);
    ok(after.includes('\r\n\r\n3.4 '), after);
  });

  test('completes without tab stops for a client that knows none', async () => {
    const { items } = await completed(beforePayment('3.3 aud‸'), undefined, plain);
    const edit = items.find(({ label }) => label === 'Audit rights')?.textEdit as TextEdit;
    ok(edit.newText.includes('[10] days') && !edit.newText.includes('${'), edit.newText);
  });

  test('completes names and terms in a blank', async () => {
    const { items, document } = await completed(draft.replace('within [ ]', 'within [Con‸]'));
    deepEqual(
      items.map(({ label }) => label),
      ['Contract Data'],
    );
    const after = TextDocument.applyEdits(document, [items[0]?.textEdit as TextEdit]);
    ok(after.includes('within Contract Data days'));
    const all = (await completed(draft.replace('within [ ]', 'within [‸ ]'))).items.map(({ label }) => label);
    ok(
      ['the City', 'the Vendor', 'Contract Data', 'Site'].every((it) => all.includes(it)),
      all.join(),
    );
  });

  test('completes a waiver part by part, findings first', async () => {
    const typed = { triggerKind: 2, triggerCharacter: ' ' };
    const ids = (await completed(beforePayment('<!-- safeguards: waive ‸ -->'), typed)).items;
    ok(ids[0]?.detail?.endsWith('a finding here'), ids[0]?.detail);
    ok(ids.some(({ label }) => label === 'audit-rights'));
    const attributes = (await completed(beforePayment('<!-- safeguards: waive audit-rights ‸ -->'), typed))
      .items;
    deepEqual(
      attributes.map(({ label }) => label),
      ['reason=', 'by=', 'until='],
    );
  });

  test('completes nothing in sentences, code, other files, or after every space', async () => {
    const places = [
      beforePayment('3.3 The City may ‸'),
      beforePayment('```\r\n‸\r\n```'),
      draft.replace('with', 'wi‸th'),
      `${minutes}‸`,
      `${minutes}<!-- safeguards: waive ‸ -->`,
    ];
    for (const place of places) deepEqual((await completed(place)).items, [], place);
    deepEqual((await completed(beforePayment('3.3 ‸'), { triggerKind: 2, triggerCharacter: ' ' })).items, []);
  });

  test('tells on hover what a clause serves, a term means, a reference names', async () => {
    const { ask, at, wordsAt } = await opened(server, draft);
    const hover = async (words: string, past = 1) => {
      const found = await ask<Hover | null>('hover', { position: at(words, past) });
      return { value: (found?.contents as { value: string } | undefined)?.value ?? '', range: found?.range };
    };
    ok((await hover('(a) the invoices', 6)).value.includes('Audit rights'));
    const term = await hover('Contract\r\n    Data', 12);
    equal(term.value, '“Contract Data” means all data 🎥 of the City.');
    ok(term.range !== undefined);
    equal(wordsAt(term.range), 'Contract Data');
    ok((await hover('clause\r\n    3.1(a)', 14)).value.includes('the invoices'));
    equal((await hover('Late payment')).value, '');
  });

  test('outlines the clauses as a tree, or as a list', async () => {
    const tree = await (await opened(server, draft)).ask<DocumentSymbol[]>('documentSymbol');
    const audit = tree.find(({ name }) => name === '3 Audit');
    deepEqual(
      audit?.children?.map(({ name, children }) => [name, ...(children ?? []).map((it) => it.name)]),
      [['3.1', '(a)', '(b)'], ['3.2']],
    );
    const list = await (await opened(plain, draft)).ask<SymbolInformation[]>('documentSymbol');
    equal(list.find(({ name }) => name === '(b)')?.containerName, '3.1');
  });

  test('folds clauses and widens a selection clause by clause', async () => {
    const { ask, at, wordsAt } = await opened(server, draft);
    const folds = await ask<FoldingRange[]>('foldingRange');
    const start = at('## 3.').line;
    ok(folds.some((it) => it.startLine === start && it.endLine === at('3.2 The Vendor').line));
    const [selection] = await ask<SelectionRange[]>('selectionRange', { positions: [at('the books', 5)] });
    const widths: string[] = [];
    for (let range = selection; range !== undefined; range = range.parent) widths.push(wordsAt(range.range));
    deepEqual(widths.slice(0, 3), ['books', 'the books.', '(b) the books.']);
    equal(widths.at(-1), draft.replace(/\s+/gu, ' '));
    ok(widths.every((words, at) => at === 0 || words.includes(widths[at - 1] ?? '')));
  });

  test('leads from a term or a reference to where it is defined', async () => {
    const { ask, at, wordsAt } = await opened(server, draft);
    const links = await ask<LocationLink[]>('definition', { position: at('Contract\r\n    Data', 12) });
    deepEqual(
      links.map(({ targetSelectionRange }) => targetSelectionRange),
      [{ start: at('Contract Data'), end: at('Contract Data', 'Contract Data'.length) }],
    );
    const [link] = await ask<LocationLink[]>('definition', { position: at('3.1(a).', 1) });
    ok(link !== undefined);
    equal(wordsAt(link.targetRange), '(a) the invoices; and');
    const other = await opened(plain, draft);
    const [place] = await other.ask<Location[]>('definition', { position: other.at('3.1(a).', 1) });
    equal(place?.range.start.line, at('(a) the').line);
  });

  test('lists the uses of a term and the references to a clause', async () => {
    const { ask, at, wordsAt } = await opened(server, draft);
    const references = async (position: Position, includeDeclaration: boolean) =>
      (await ask<Location[]>('references', { position, context: { includeDeclaration } })).map(({ range }) =>
        wordsAt(range),
      );
    deepEqual(await references(at('Site’s', 1), true), ['Site', 'Site']);
    deepEqual(await references(at('3.1 The City', 1), false), ['3.1']);
    const marks = await ask<DocumentHighlight[]>('documentHighlight', { position: at('Site’s', 1) });
    deepEqual(
      marks.map(({ kind }) => kind),
      [3, 2],
    );
  });

  test('renames a term and a clause in one edit of this version', async () => {
    const { ask, at, document } = await opened(server, draft);
    const rename = async (position: Position, newName: string) => {
      const edit = await ask<WorkspaceEdit>('rename', { position, newName });
      const change = edit.documentChanges?.[0] as TextDocumentEdit;
      equal(change.textDocument.version, 3);
      return TextDocument.applyEdits(document, change.edits as TextEdit[]);
    };
    const prepared = await ask<{ placeholder: string }>('prepareRename', { position: at('Site’s', 1) });
    equal(prepared.placeholder, 'Site');
    equal(
      await rename(at('Site’s', 1), 'Area'),
      draft.replace('“Site”', '“Area”').replace('Site’s', 'Area’s'),
    );
    equal(
      await rename(at('Contract\r\n    Data', 3), 'Project Data'),
      draft
        .replace('“Contract Data”', '“Project Data”')
        .replace('Contract\r\n    Data', 'Project\r\n    Data'),
    );
    equal(await rename(at('3.2 The Vendor'), '3.4'), draft.replace('3.2 The Vendor', '3.4 The Vendor'));
  });

  test('says why it does not rename', async () => {
    const { ask, at } = await opened(server, draft);
    await rejects(
      ask('prepareRename', { position: at('cooperate', 2) }),
      /Only a term that this draft defines/u,
    );
    await rejects(ask('rename', { position: at('Site’s', 1), newName: 'Vendor' }), /already/u);
    await rejects(
      ask('rename', { position: at('3.2 The Vendor'), newName: '3.1' }),
      /already a clause 3\.1/u,
    );
  });

  test('says nothing about files that are no contracts', async () => {
    const { ask } = await opened(server, minutes);
    const position = { line: 4, character: 4 };
    for (const method of ['documentSymbol', 'foldingRange', 'codeLens'])
      deepEqual(await ask<unknown>(method), [], method);
    equal(await ask<unknown>('hover', { position }), null);
    equal(await ask<unknown>('prepareRename', { position }), null);
  });

  test('shows lenses above articles once they are asked for', async () => {
    let codeLens: unknown = false;
    const configured = await startLanguageServer({
      textDocument: { diagnostic: {} },
      workspace: { configuration: true, codeLens: { refreshSupport: true } },
    });
    const { connection } = configured;
    try {
      const refreshed = new Promise((resolve) => connection.onRequest('workspace/codeLens/refresh', resolve));
      connection.onRequest('workspace/configuration', () => [{ codeLens }]);
      const { ask, at } = await opened(configured, draft);
      deepEqual(await ask<CodeLens[]>('codeLens'), []);
      codeLens = true;
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await refreshed;
      const lenses = await ask<CodeLens[]>('codeLens');
      const audit = lenses.find(({ range }) => range.start.line === at('## 3.').line);
      ok(audit?.command?.title.startsWith('serves: Audit rights – '), audit?.command?.title);
    } finally {
      await configured.stop();
    }
  });
});
