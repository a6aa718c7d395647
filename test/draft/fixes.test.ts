import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { benchFor } from '../../server/src/draft/bench.ts';
import { applyEdits, type Edit } from '../../server/src/draft/edit.ts';
import { type Fix, fixesOf } from '../../server/src/draft/fixes.ts';
import { isAnswered, isNoWorse, judgeOf } from '../../server/src/draft/judge.ts';
import { checkText } from '../../server/src/report/check.ts';
import type { Finding } from '../../server/src/report/finding.ts';
import { fixTitle } from '../../server/src/report/fix-titles.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { library } from '../support/library.ts';

/** The edits that take `edits` of `text` back, as spans of the text after them. */
function inverse(text: string, edits: readonly Edit[]): readonly Edit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, text: put }) => {
      const start = span.start + shift;
      shift += put.length - (span.end - span.start);
      return { span: { start, end: start + put.length }, text: text.slice(span.start, span.end) };
    });
}

/** What a person is offered for the finding `id`, by title. */
function offered(text: string, id: string, format: 'markdown' | 'plain' = 'markdown') {
  const { findings } = checkText(text, library, format);
  const finding = findings.find((it) => it.id === id);
  ok(finding, `no finding ${id} among ${findings.map((it) => it.id).join(', ')}`);
  return fixesFor(text, finding, format).map((fix) => ({
    kind: fix.deed.kind,
    title: fixTitle(fix.deed, finding.title),
    after: applyEdits(text, fix.edits),
  }));
}

function fixesFor(text: string, finding: Finding, format: 'markdown' | 'plain'): readonly Fix[] {
  const judge = judgeOf(library, format);
  return fixesOf(benchFor(judge(text), judge, 40), library, finding);
}

const draft = (...clauses: readonly string[]): string =>
  [
    '# Services Agreement',
    'This Agreement is made between the Borough of Westmark (the “City”) and Norlund Systems Ltd (the “Vendor”).',
    '## 1. Services',
    '1.1 The Vendor shall perform the Services, which concern data and footage. Data sets and personal data are large.',
    '## 2. Records',
    ...clauses.map((text, at) => `2.${at + 1} ${text}`),
    '## 3. Payment',
    '3.1 The City shall pay each invoice within thirty days.',
    '## 4. Law',
    '4.1 The law of Westmark governs this Agreement.',
    '',
  ].join('\n\n');

const audit = 'The City may on ten days’ notice inspect the systems and records of the Vendor.';
const cooperation = 'The Vendor shall cooperate with the inspection.';

suite('the fixes of a finding', () => {
  test('complete a clause with no more than it lacks', () => {
    const [first] = offered(draft(audit, 'The Vendor shall number its invoices.'), 'audit-rights');
    equal(first?.title, 'Audit rights: add what is missing as 2.3');
    ok(first.after.includes('2.3 The Vendor shall cooperate with each audit, give the auditor access'));
    ok(!first.after.includes('2.4'));
  });

  test('complete the only sub-clause in its own words', () => {
    const [first] = offered(draft(audit), 'audit-rights');
    equal(first?.title, 'Audit rights: add what is missing to the clause');
    ok(first.after.includes('records of the Vendor. The Vendor shall cooperate'), first.after);
  });

  test('strike a weakening phrase with its commas', () => {
    const weak = audit.replace('may on', 'may, subject to the Vendor’s prior written consent, on');
    const [first] = offered(draft(weak, cooperation), 'audit-rights');
    equal(first?.title, 'Strike “subject to the Vendor’s prior written consent”');
    equal(first.after, draft(audit, cooperation));
  });

  test('strike a weakening phrase at the end of a sentence', () => {
    const weak = audit.replace(/\.$/u, ' at the City’s sole expense.');
    const [first] = offered(draft(weak, cooperation), 'audit-rights');
    equal(first?.title, 'Strike “at the City’s sole expense”');
    equal(first.after, draft(audit, cooperation));
  });

  test('turn an effort into the duty', () => {
    const text = draft(
      'The Vendor shall use reasonable endeavours to restrict access to the data to authorised personnel who need it, and shall protect access by passwords.',
      'The Vendor shall not have remote access to the data, and no other body shall have access, without the prior written approval of the City.',
    );
    const [first] = offered(text, 'data-access-limits');
    equal(first?.title, 'Strike “use reasonable endeavours to”');
    ok(first.after.includes('The Vendor shall restrict access to the data'));
  });

  test('make the clause that takes a right back subject to it, or the right prevail', () => {
    const text = draft(audit, cooperation).replace(
      '3.1 The City',
      '3.1 The City shall not inspect the software of the Vendor.\n\n3.2 The City',
    );
    const all = offered(text, 'audit-rights');
    const amend = all.find(({ kind }) => kind === 'amend');
    equal(amend?.title, 'Make clause 3.1 subject to clause 2.1');
    ok(amend.after.includes('3.1 Subject to clause 2.1, the City shall not inspect the software'));
    const prevail = all.find(({ kind }) => kind === 'prevail');
    equal(prevail?.title, 'Audit rights: let it apply despite clause 3.1');
    ok(prevail.after.includes('records of the Vendor. This clause applies despite clause 3.1.'));
  });

  test('cite a clause by its part where each part begins anew', () => {
    const text = [
      '# Services Agreement',
      'This Agreement is made between the Borough of Westmark (the “City”) and Norlund Systems Ltd (the “Vendor”).',
      '# Part A – Records',
      '## 1. Services',
      'The Vendor shall perform the Services, which concern data and footage.',
      '## 2. Inspection',
      `${audit} ${cooperation}`,
      '# Part B – Software',
      '## 1. Licence',
      'The Vendor grants a licence to the City.',
      '## 2. Secrets',
      'The City shall not inspect the software of the Vendor.',
      '',
    ].join('\n\n');
    const all = offered(text, 'audit-rights');
    const amend = all.find(({ kind }) => kind === 'amend');
    equal(amend?.title, 'Make clause 2 of Part B subject to clause 2 of Part A');
    ok(amend.after.includes('Subject to clause 2 of Part A, the City shall not inspect the software'));
    const prevail = all.find(({ kind }) => kind === 'prevail');
    ok(prevail?.after.includes('This clause applies despite clause 2 of Part B.'), prevail?.after);
    for (const after of [amend.after, prevail?.after ?? ''])
      ok(!checkText(after, library, 'markdown').findings.some(({ id }) => id === 'audit-rights'), after);
  });

  test('make the clause that takes a right back yield, and complete the right', () => {
    const text = draft(audit, 'The Vendor shall number its invoices.').replace(
      '3.1 The City',
      '3.1 The City shall not inspect the software of the Vendor.\n\n3.2 The City',
    );
    const [first, second] = offered(text, 'audit-rights').filter(
      ({ kind }) => kind === 'reconcile and complete',
    );
    equal(first?.title, 'Make clause 3.1 subject to clause 2.1, and add what is missing as 2.3');
    ok(first.after.includes('3.1 Subject to clause 2.1, the City shall not inspect the software'));
    ok(first.after.includes('2.3 The Vendor shall cooperate with each audit'), first.after);
    equal(second?.title, 'Audit rights: let it apply despite clause 3.1, and add what is missing as 2.3');
    for (const { after } of [first, second])
      ok(!checkText(after, library, 'markdown').findings.some(({ id }) => id === 'audit-rights'), after);
  });

  test('turn a leave that harms into a prohibition, or strike its clause and keep the number', () => {
    const text = draft(
      'The Vendor may sell data of the City to third parties.',
      'The Vendor shall number its invoices.',
    );
    const all = offered(text, 'data-sale');
    deepEqual(
      all.map(({ kind }) => kind),
      ['replace', 'strike sentence', 'waive'],
    );
    ok(all[0]?.after.includes('2.1 The Vendor shall not sell data of the City to third parties.'));
    ok(all[1]?.after.includes('2.1 [Not used.]\n\n2.2 '));
  });

  test('never strike the exception of a prohibition', () => {
    const text = draft(
      'The City shall make no statement to the press about the System unless the Vendor has approved it.',
    );
    for (const { after } of offered(text, 'gag-clause'))
      ok(!after.includes('to the press about the System.'), after);
  });

  test('point a reference to nothing at the nearest clause', () => {
    const text = draft('The Vendor shall keep accounts under clause 1.7.', 'Clauses 1.1 and 3.1 apply.');
    const titles = offered(text, 'dangling-reference').map(({ title }) => title);
    deepEqual(titles, ['Replace “1.7” by “1.1”', 'Replace “1.7” by “1”']);
  });

  test('make a reference and its title agree in either way', () => {
    const text = draft('The accounts are kept under clause 4 (Payment).');
    const titles = offered(text, 'mismatched-title').map(({ title }) => title);
    deepEqual(titles, ['Replace “4” by “3”', 'Replace “Payment” by “Law”']);
  });

  test('take out a waiver of nothing, or mend its id', () => {
    const text = draft(audit).replace(
      '\n\nThis',
      '\n\n<!-- safeguards: waive audit-right reason="x" -->\n\nThis',
    );
    const all = offered(text, 'unknown-waiver');
    deepEqual(
      all.map(({ title }) => title),
      ['Replace “audit-right” by “audit-rights”', 'Remove the waiver'],
    );
    equal(all[1]?.after, draft(audit));
  });

  test('say what a lower tier gives up', () => {
    const titles = offered(draftIn(styles[0] ?? never()), 'audit-rights').map(({ title }) => title);
    ok(
      titles.some((it) => it.includes('fallback clause') && it.includes('gives up: no surprise audit')),
      titles.join('\n'),
    );
  });
});

function never(): never {
  throw new Error('no styles');
}

const insertions: ReadonlySet<string> = new Set(['insert', 'insert within']);

suite('every fix that is offered', () => {
  const examples = ['city-surveillance.md', 'benefits-portal.txt'].map((name) => ({
    name,
    format: name.endsWith('.md') ? ('markdown' as const) : ('plain' as const),
    text: readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8'),
  }));
  const generated = styles.map((style) => ({ name: style.name, format: style.format, text: draftIn(style) }));
  const weak = [
    draft(audit.replace('may on', 'may, where practicable, on'), cooperation),
    draft(audit, 'The Vendor may retain all personal data indefinitely.'),
    draft('The Vendor shall endeavour to delete all data within thirty days.', audit),
  ].map((text) => ({ name: 'weak clauses', format: 'markdown' as const, text }));
  const drafts = [...weak, ...generated, ...examples.slice(1)].map((it) => {
    const judge = judgeOf(library, it.format);
    return { ...it, judge, now: judge(it.text), findings: checkText(it.text, library, it.format).findings };
  });

  test('answers its finding, brings none, changes nothing else, and can be taken back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...drafts), fc.nat(), fc.nat(), (it, which, choice) => {
        const finding = it.findings[which % it.findings.length];
        if (finding === undefined) return;
        const fixes = fixesOf(benchFor(it.now, it.judge, 40), library, finding);
        const fix = fixes[choice % Math.max(1, fixes.length)];
        if (fix === undefined || fix.deed.kind === 'waive') return;
        const { deed, edits } = fix;
        const after = applyEdits(it.text, edits);
        equal(applyEdits(after, inverse(it.text, edits)), it.text);
        if (deed.kind === 'insert') ok(edits.every(({ span }) => span.start === span.end));
        const judged = it.judge(after);
        const where = `${it.name}, ${finding.id}: ${fixTitle(deed, finding.title)}`;
        // The floor is better than nothing, and need not be all.
        if (insertions.has(deed.kind) && 'tier' in deed && deed.tier === 'floor') return;
        ok(isNoWorse(it.now, judged), `${where} brings a finding`);
        if (finding.kind !== 'waiver')
          ok(isAnswered(it.now, judged, finding.id), `${where} leaves its finding`);
      }),
      { numRuns: 150 },
    );
  });
});
