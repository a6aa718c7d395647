import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../server/src/contract/contract.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { contains, type Span } from '../../server/src/contract/span.ts';
import { contractTexts } from './contract-texts.ts';
import { otherTexts } from './other-texts.ts';

const pieces = [
  '# ',
  '## ',
  '1. ',
  '1.1 ',
  '2. ',
  '(a) ',
  '(b) ',
  '(i) ',
  'a. ',
  'IV. ',
  'Article IV ',
  'Section 3. ',
  '§ 4 ',
  'Schedule 1 ',
  'ANNEX A',
  'WHEREAS ',
  'IN WITNESS WHEREOF ',
  'By: ______',
  'Contents',
  ' ..... 3',
  'Page 3 of 80',
  '-1-',
  '\f',
  '- ',
  '> ',
  '```',
  '| a | b |',
  '| --- | --- |',
  '---',
  '===',
  '<!-- x -->',
  '<!--',
  '~~x~~',
  '**Audit.** ',
  '**',
  '“Data” means ',
  '(the “Vendor”)',
  'between ',
  ' and ',
  'clause 4.2(b) ',
  'The City may inspect. ',
  'Acme Ltd',
  'AUDIT',
  'the ',
  '[Reserved]',
  '<span class="x">',
  '</span>',
  '\uFEFF',
  '\u00A0',
  '\t',
  '    ',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\r\n',
  '\r',
];
const drafts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const formats = fc.constantFrom<(Format | undefined)[]>(undefined, 'markdown', 'plain');

function holds(text: string, format: Format | undefined): void {
  const { clauses, definitions, names, references, title } = readContract(text, format);
  const whole = { start: 0, end: text.length };
  const within = (outer: Span, inner: Span | undefined, what: string) =>
    assert.ok(inner === undefined || (inner.start <= inner.end && contains(outer, inner)), what);
  within(whole, title, 'title');
  let last = 0;
  for (const [at, clause] of clauses.entries()) {
    assert.equal(clause.index, at);
    within(whole, clause.span, 'clause');
    within(clause.span, clause.marker, 'marker');
    within(clause.span, clause.number?.span, 'number');
    within(clause.span, clause.heading?.span, 'heading');
    assert.ok(last <= clause.span.start, 'clauses in order');
    last = clause.span.start;
    const parent = clause.parent === undefined ? undefined : clauses[clause.parent];
    if (parent !== undefined) {
      within(parent.span, clause.span, 'child in parent');
      assert.ok(parent.children.includes(at) && parent.index < at && clause.depth === parent.depth + 1);
    } else assert.equal(clause.depth, 0);
    let end = clause.span.start;
    for (const { span, skipped } of clause.paragraphs) {
      within(clause.span, span, 'paragraph');
      assert.ok(end <= span.start, 'paragraphs disjoint');
      end = span.end;
      let gap = span.start;
      for (const it of skipped) {
        within(span, it, 'skipped');
        assert.ok(gap <= it.start, 'skipped sorted');
        gap = it.end;
      }
    }
  }
  const paragraphs = clauses
    .flatMap((clause) => clause.paragraphs.map(({ span }) => span))
    .sort((a, b) => a.start - b.start);
  for (const [at, span] of paragraphs.entries())
    assert.ok(span.start >= (paragraphs[at - 1]?.end ?? 0), 'no word twice');
  for (const { span, clause } of [...definitions, ...references]) {
    within(whole, span, 'definition or reference');
    assert.ok(clauses[clause] !== undefined);
  }
  for (const { span, name } of names) {
    within(whole, span, 'name');
    assert.ok(name.length > 1 || name === 'I');
  }
  assert.equal(new Set(names.map(({ name }) => name)).size, names.length, 'names once');
  for (const { target } of references) assert.ok(target === undefined || clauses[target] !== undefined);
}

suite('any text', () => {
  test('is read without a throw, with all spans in their places', () => {
    fc.assert(fc.property(drafts, formats, holds), { numRuns: 1500 });
  });
  test('so is every start of every draft', () => {
    const texts = [...Object.values(contractTexts), ...otherTexts.map(([, , text]) => text)];
    for (const text of texts)
      for (let end = 0; end <= text.length; end += 13) holds(text.slice(0, end), undefined);
  });
  test('is read the same each time', () => {
    fc.assert(
      fc.property(drafts, (text) =>
        assert.equal(JSON.stringify(readContract(text)), JSON.stringify(readContract(text))),
      ),
      { numRuns: 100 },
    );
  });
});

suite('texts that would take a careless reader for ever', function () {
  // Quadratic cost at this length would be minutes, which the time limit of a test catches on any machine.
  this.timeout(60_000);
  const length = 60_000;
  const repeated = [
    '(a)\n\n',
    '1.\n\n',
    '1) ',
    '- a\n',
    '# a\n',
    'ABC\n',
    '#*~',
    '<!--',
    '[',
    '>',
    '“',
    ' ',
    '\n',
    '| a ',
    '(“X”)',
    '"X" means ',
    'Section ',
    '........ 1\n',
    '-1-\n',
    'Page 1\n',
    '\fA\n',
    'x\n---\n',
    'between A and B ',
    'Contents\n',
    'WHEREAS\n',
    'Schedule 1\n',
    '"',
  ];
  for (const unit of repeated) {
    test(`${JSON.stringify(unit)} again and again is read`, () => {
      const text = unit.repeat(length / unit.length);
      holds(text, 'markdown');
      holds(text, 'plain');
    });
  }
  test('long runs of spaces and marks are read', () => {
    holds(`"X"${' '.repeat(length)}m`, undefined);
    holds(`Heading ${'#*~'.repeat(length / 3)}x`, 'markdown');
    holds(`Section 4${'~'.repeat(length)}!`, 'markdown');
  });
});
