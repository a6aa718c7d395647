import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Contract, Format } from '../../server/src/contract/contract.ts';
import { PlacedClause } from '../../server/src/contract/placed-clause.ts';
import { readContract, readingSteps } from '../../server/src/contract/read.ts';
import { ReadingMemory } from '../../server/src/contract/reading-memory.ts';

const root = join(import.meta.dirname, '../..');
const drafts = ['examples', 'test/eval/drafts', 'test/eval/clean'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(?:md|txt)$/u.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

/** Articles enough that what stands behind them is read without them. */
const articles = (count: number, mark: string): string =>
  Array.from(
    { length: count },
    (_, at) => `${mark}${at + 1}. Service ${at + 1}\n\nThe Provider shall run part ${at + 1}.\n`,
  ).join('\n');
const signing = (count: number): string =>
  Array.from({ length: count }, (_, at) => `By: ________________\n\nName of signatory ${at + 1}\n`).join(
    '\n',
  );

/** What is told by lines further ahead or by most of the draft, and what the parser knows by its line breaks. */
const special: readonly string[] = [
  `Services Agreement\n\n${articles(60, '')}\nIN WITNESS WHEREOF the parties have signed.\n\n${signing(9)}\nConditions of the form\n\n${articles(30, '')}\n${signing(2)}`,
  `ORDER FORM\n\nIN WITNESS WHEREOF the parties have signed.\n\n${signing(30)}\n1. The City shall pay.\n\n2. The Provider shall keep the records.\n\n${articles(50, '')}`,
  `# Agreement\n\n# Preamble\n\nThe parties wish to work together.\n\n${articles(9, '## ')}`,
  `# Agreement\n\n## Definitions\n\n“Data” means all data.\n\n${articles(70, '### Article ')}\n## Notices\n\nBy post.\n`,
  `# Agreement\n\n| Party | Name |\n| --- | --- |\n| City | City of Westmark (the “City”) |\n| Supplier | Norlund Systems Ltd, a company (“Norlund”) |\n\n${articles(60, '## ')}\n| Item | Price |\n|---|---|\n| Gate | 1 |\n| Camera | 2 |\n\n${articles(10, '## ')}`,
  `This Agreement is made between City of Westmark and Norlund Systems Ltd.\n\n${articles(40, '')}\nNorlund shall answer to the Oversight Panel, which answers to neither party. The Panel may ask, and the\nCity shall tell.\n\n${articles(30, '')}`,
  `# Terms\n\n${'We must keep it. You may ask.\n\n'.repeat(5)}${articles(40, '## ').replaceAll('The Provider', 'Everybody')}`,
];

/** What changes more than its own line, in Markdown or in the outline. */
const pieces = [
  ...[
    's',
    ' ',
    '.',
    '"',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\f',
    '\t',
    '    ',
    '\uFEFF',
    '42',
    '\n\n7\n\n',
    'Page 3',
  ],
  ...[
    '```\n',
    '\n```\n\n',
    '~~~',
    '<!--',
    '-->',
    '<div>\n',
    '</div>\n\n',
    '<b>',
    '> ',
    '\n> ',
    '|',
    '\n| a | b |\n|---|---|\n',
  ],
  ...[
    '# ',
    '\n## 4. Audit\n',
    '\n===\n',
    '\n---\n',
    '**',
    '_',
    '~~',
    '[a](b)',
    '[x]: /y\n',
    '`',
    '\\',
    '&amp;',
  ],
  ...[
    '1. ',
    '(a) ',
    '\n4.2 The City shall pay.\n',
    'ARTICLE IV',
    'Schedule 2',
    'WHEREAS',
    'shall ',
    '“Data” means ',
    ' of the Act',
  ],
  ...[
    '\n[safeguards: waive audit-rights reason="x"]\n',
    'IN WITNESS WHEREOF',
    '\nTABLE OF CONTENTS\n',
    'Audit ........ 4\n',
  ],
  ...[
    '\nBy: ________\n',
    '\n\n1. The City shall pay.\n\n2. We must tell.\n\n',
    '____',
    '\n# Preamble\n',
    '\nDEFINITIONS\n\n',
    '\n2/1 The System\n\n',
    'Article (2) Price',
  ],
  ...[
    '| Supplier | Acme Ltd (“Acme”) |\n',
    '\r\n| a | b |\r\n|---|---|\r\n| c | d |\r\n',
    'Norlund shall ',
    'we must ',
    ' Review Board, independent of the parties, ',
    'What you must tell us\n\n',
  ],
  ...[
    '\n\n| Term | Meaning |\n|---|---|\n| Data | all records |\n\n',
    '“City Records” means all records of the City.\n',
    ' (the “Vendor”)',
    'This Agreement is made between:\n\n',
    'The Panel is independent of both parties.\n',
    '<!-- safeguards: clause audit-rights basic 01234567 -->\n',
    'see clause 4.1 and Schedule 2',
    '<script>\n',
    '\n- an item\n',
  ],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: 13, max: 3000 }) },
  ),
  piece: fc.oneof(fc.constantFrom('', ...pieces), fc.string({ maxLength: 6 })),
  place: fc.constantFrom('anywhere', 'line start', 'line end'),
});

/** Holds that two contracts are the same in all that they tell: a clause works it out only when it is asked. */
function same(one: Contract, other: Contract, message?: string): void {
  assert.deepEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)), message);
}

/** Where an edit is made: `line end` is before the break, so that what is removed joins two lines. */
function placeOf(text: string, at: number, place: string): number {
  const offset = Math.floor(at * text.length);
  if (place === 'line start') return text.lastIndexOf('\n', offset) + 1;
  const feed = text.indexOf('\n', offset);
  return place === 'line end' && feed >= 0 ? feed : offset;
}

/** Reads drafts from version to version, and from nothing. */
function readsAgain(texts: readonly string[], runs: number): void {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.constantFrom<Format>('markdown', 'markdown', 'plain'),
      fc.constantFrom('\n', '\n', '\r\n'),
      fc.array(edit, { minLength: 2, maxLength: 8 }),
      (draft, format, lineBreak, edits) => {
        const memory = new ReadingMemory();
        let text = draft.replaceAll('\n', lineBreak);
        readContract(text, format, undefined, memory);
        for (const { at, removed, piece, place } of edits) {
          const from = placeOf(text, at, place);
          text = text.slice(0, from) + piece + text.slice(from + removed);
          const again = readContract(text, format, undefined, memory);
          const anew = readContract(text, format);
          // Texts are compared much faster than trees.
          if (JSON.stringify(again) !== JSON.stringify(anew))
            same(again, anew, `after “${piece}” at ${from}, ${removed} removed`);
        }
      },
    ),
    { numRuns: runs },
  );
}

suite('a draft read again', () => {
  test('reads as it does from nothing after any edits', function () {
    this.timeout(120_000);
    readsAgain(drafts, 25);
  });
  test('reads so what is told by lines further ahead, by most of the draft or by its line breaks', function () {
    this.timeout(120_000);
    readsAgain(special, 60);
  });
  test('goes on from what is known when a reading was given up', () => {
    const memory = new ReadingMemory();
    const [text = ''] = special;
    readContract(text, 'plain', undefined, memory);
    const steps = readingSteps(text.replace('Conditions', '7. Conditions'), 'plain', undefined, memory);
    steps.next();
    const last = text.replace('part 3.', 'part 3 and the City shall pay.');
    same(readContract(last, 'plain', undefined, memory), readContract(last, 'plain'));
  });

  const draft = readFileSync(join(root, 'test/eval/drafts/uk-council-ai-triage.md'), 'utf8');
  const inBody = (text: string): number => text.indexOf(' ', Math.floor(text.length / 2));
  const typed = (text: string, at: number, words: string): string =>
    text.slice(0, at) + words + text.slice(at);

  test('gives the very clauses of its last version that stand well before an edit', () => {
    const memory = new ReadingMemory();
    const text = `${draft}\n\n${draft}\n\n${draft}`;
    const before = readContract(text, 'markdown', undefined, memory);
    const at = inBody(text);
    const after = readContract(typed(text, at, 's'), 'markdown', undefined, memory);
    assert.equal(after.clauses.length, before.clauses.length);
    const ended = before.clauses.filter(({ span }) => span.end < at - 20_000);
    assert.ok(ended.length > 20);
    for (const { index } of ended) assert.equal(after.clauses[index], before.clauses[index]);
    assert.notEqual(after.clauses.at(-1), before.clauses.at(-1));
  });

  test('gives the same once more for the same text', () => {
    const memory = new ReadingMemory();
    const once = readContract(draft, 'markdown', undefined, memory);
    same(readContract(draft, 'markdown', undefined, memory), once);
  });

  test('is read anew where its format changes', () => {
    const memory = new ReadingMemory();
    readContract(draft, 'markdown', undefined, memory);
    same(readContract(draft, 'plain', undefined, memory), readContract(draft, 'plain'));
  });

  test('has a comment over several paragraphs opened and closed', () => {
    const at = draft.indexOf('\n\n', Math.floor(draft.length / 3)) + 2;
    const opened = typed(draft, at, '<!-- ');
    const closed = typed(opened, inBody(opened), ' --> ');
    for (const format of ['markdown', 'plain'] as const) {
      const memory = new ReadingMemory();
      for (const text of [draft, opened, closed, typed(closed, at + 40, 'x'), opened, draft])
        same(readContract(text, format, undefined, memory), readContract(text, format));
    }
  });

  test('tells of a clause behind an edit what it was and where it has moved', () => {
    const memory = new ReadingMemory();
    const text = `${draft}\n\n${draft}\n\n${draft}`;
    const before = readContract(text, 'markdown', undefined, memory);
    const at = inBody(text);
    const after = readContract(typed(text, at, 'very '), 'markdown', undefined, memory);
    const [one, other] = [before.clauses.at(-1), after.clauses.at(-1)];
    assert.ok(one instanceof PlacedClause && other instanceof PlacedClause);
    assert.equal(other.movedFrom(one), 5);
    assert.equal(other.span.start, one.span.start + 5);
    const holder = after.clauses.findLast(({ span }) => span.start <= at && at < span.end);
    const held = before.clauses[holder?.index ?? -1];
    assert.ok(holder instanceof PlacedClause && held instanceof PlacedClause);
    assert.equal(holder.movedFrom(held), undefined);
  });

  test('leaves what was read of its last version as it was', () => {
    const memory = new ReadingMemory();
    const before = readContract(draft, 'markdown', undefined, memory);
    const kept = JSON.stringify(before);
    readContract(typed(draft, 40, '\n\nA paragraph more.\n\n'), 'markdown', undefined, memory);
    readContract(typed(draft, inBody(draft), '\n\n## 9. Audit\n\n'), 'markdown', undefined, memory);
    assert.equal(JSON.stringify(before), kept);
  });

  test('leaves it also where nothing of it was asked for before', () => {
    const memory = new ReadingMemory();
    const before = readContract(draft, 'markdown', undefined, memory);
    readContract(
      typed(draft, 40, '\n\nA paragraph more.\n\n## 0. First\n\nThe City may.\n\n'),
      'markdown',
      undefined,
      memory,
    );
    assert.equal(JSON.stringify(before), JSON.stringify(readContract(draft, 'markdown')));
  });
});

suite('a draft with the line breaks of Windows', () => {
  test('has headings and clauses behind HTML, which ends at a blank line', () => {
    const text = '# Service Agreement\n\n<div>\nfront page\n</div>\n\n## 1. Audit\n\nThe City may audit.\n';
    const numbers = (of: string): readonly (string | undefined)[] =>
      readContract(of, 'markdown').clauses.map(({ number }) => number?.label);
    assert.deepEqual(numbers(text.replaceAll('\n', '\r\n')), numbers(text));
    assert.ok(numbers(text).includes('1'));
  });

  test('has the rows of its tables as cells, also when one is added', () => {
    const text =
      '# Fees\n\nThe City shall pay.\n\n| Item | Price |\n|---|---|\n| Gate | 1 |\n\nAll is due.\n';
    const cells = (of: string, memory?: ReadingMemory): readonly string[] =>
      readContract(of.replaceAll('\n', '\r\n'), 'markdown', undefined, memory).clauses.flatMap(
        ({ paragraphs }) =>
          paragraphs
            .filter(({ kind }) => kind === 'cell')
            .map(({ span }) => of.replaceAll('\n', '\r\n').slice(span.start, span.end)),
      );
    const memory = new ReadingMemory();
    assert.deepEqual(cells(text, memory), ['| Item | Price |', '| Gate | 1 |']);
    const longer = text.replace('| Gate', '| Camera | 2 |\n| Gate');
    assert.deepEqual(cells(longer, memory), ['| Item | Price |', '| Camera | 2 |', '| Gate | 1 |']);
  });
});
