import { equal, match, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Block } from '../../server/src/report/blocks.ts';
import { checkText } from '../../server/src/report/check.ts';
import { compareReport, compareVersions, isLoss } from '../../server/src/report/compare.ts';
import { evidenceReport } from '../../server/src/report/evidence.ts';
import { pageStyle, styleHash, writeHtml } from '../../server/src/report/write-html.ts';
import { writeMarkdown } from '../../server/src/report/write-markdown.ts';
import { services, smallDraft, smallLibrary } from '../support/small-library.ts';

const facts = {
  name: 'draft.md',
  draftHash: 'd'.repeat(64),
  libraryHash: 'e'.repeat(64),
  version: '1.2.3',
  today: '2030-05-01',
};
const inspection = 'The City may at any time inspect the systems. The Vendor shall cooperate.';
const check = (text: string) => checkText(text, smallLibrary, 'plain');
const reportOn = (text: string) => evidenceReport(check(text), smallLibrary, facts);

suite('the evidence report', () => {
  const gap = reportOn(smallDraft(services, ['Data', 'The Vendor protects personal data.']));

  test('gives coverage by principle, findings, and the hashes of what was checked', () => {
    const text = writeMarkdown(gap);
    for (const words of ['d'.repeat(64), 'e'.repeat(64), 'contract-safeguards 1.2.3', '2030-05-01'])
      ok(text.includes(words), words);
    match(text, /\| Accountability \| 0 \|/u);
    match(text, /ERROR, absent\. Audit rights: no clause provides for/u);
    match(text, /Where it would go/u);
  });

  test('quotes what is in place, and tells where', () => {
    const text = writeMarkdown(reportOn(smallDraft(services, ['Audit', inspection])));
    match(
      text,
      /## In place \(1\)\n\n### Audit rights\n\n> The City may at any time inspect the systems\.\n>\n> \(clause 2\.1, line \d+\)/u,
    );
  });

  test('keeps apart what does not apply and what is in place', () => {
    const text = writeMarkdown(reportOn(smallDraft(services)));
    match(text, /## Not applicable \(1\)[\s\S]*Remedy for individuals: depends on personal data/u);
  });

  test('shows waivers with their reasons', () => {
    const text = writeMarkdown(
      reportOn(
        `${smallDraft(services)}\n[safeguards: waive audit-rights reason="A report | is enough." by="A. Reyes"]\n`,
      ),
    );
    match(text, /\| Audit rights \| honoured \| A report \\\| is enough\. \| A\. Reyes \| no end \|/u);
  });

  test('of no contract says that nothing was checked', () => {
    const text = writeMarkdown(reportOn('Minutes of the meeting of 3 May.\n'));
    match(text, /This file was not checked/u);
    ok(!text.includes('Coverage'));
  });

  test('is the same byte for byte each time', () => {
    const draft = smallDraft(services, ['Audit', inspection]);
    equal(writeHtml(reportOn(draft)), writeHtml(reportOn(draft)));
  });
});

suite('a report as HTML', () => {
  test('allows its own style and nothing else', () => {
    equal(createHash('sha256').update(pageStyle).digest('base64'), styleHash);
    match(writeHtml({ title: 'x', blocks: [] }), /default-src 'none'; style-src 'sha256-/u);
  });

  test('escapes every word in every kind of block', () => {
    const evil = `<img src=x onerror="alert('1')">&lt;\u0000`;
    const blocks: readonly Block[] = [
      { kind: 'heading', level: 1, text: evil },
      { kind: 'paragraph', text: evil },
      { kind: 'facts', rows: [[evil, evil]] },
      { kind: 'table', caption: evil, head: [evil], rows: [[evil, evil]] },
      { kind: 'quote', text: evil, where: evil },
      { kind: 'list', items: [evil] },
    ];
    const page = writeHtml({ title: evil, blocks });
    for (const live of ['<img', 'onerror="', '\u0000']) ok(!page.includes(live), live);
    equal(
      page.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt;&amp;lt;\uFFFD/gu)?.length,
      13,
    );
  });

  test('has one title, a language, headed tables and no empty table cell for a name', () => {
    const page = writeHtml(reportOn(smallDraft(services, ['Audit', inspection])));
    match(page, /<html lang="en">/u);
    equal(page.match(/<h1>/gu)?.length, 1);
    match(page, /<th scope="col">Principle<\/th>/u);
    match(page, /<th scope="row">Accountability<\/th>/u);
  });
});

suite('two versions of a draft', () => {
  const whole = smallDraft(services, ['Audit', inspection]);
  const versions = (old: string, own: string) => compareVersions(check(old), check(own), smallLibrary);

  test('show what was lost, with the words of the old one', () => {
    const changes = versions(whole, smallDraft(services));
    equal(changes.length, 1);
    equal(changes[0]?.kind, 'lost');
    equal(changes[0]?.old.length, 2);
    equal(changes[0]?.new.length, 0);
    ok(changes.every(isLoss));
  });

  test('show what was weakened, gained and reworded', () => {
    const weak = smallDraft(services, [
      'Audit',
      "Subject to the Vendor's prior consent, the City may at any time inspect the systems. The Vendor shall cooperate.",
    ]);
    equal(versions(whole, weak)[0]?.kind, 'weakened');
    equal(versions(weak, whole)[0]?.kind, 'strengthened');
    equal(versions(smallDraft(services), whole)[0]?.kind, 'gained');
    const other = smallDraft(services, ['Audit', inspection.replace('at any time ', 'at all times ')]);
    equal(versions(whole, other)[0]?.kind, 'reworded');
    equal(versions(whole, whole).length, 0);
  });

  test('show red flags that are new or gone', () => {
    const flagged = smallDraft(
      services,
      ['Audit', inspection],
      ['Staff', 'Staff shall not speak to the press.'],
    );
    equal(versions(whole, flagged)[0]?.kind, 'raised');
    equal(versions(flagged, whole)[0]?.kind, 'removed');
  });

  test('are reported with the words of both, losses first', () => {
    const own = smallDraft(services);
    const report = compareReport(versions(whole, own), check(whole), check(own), {
      before: 'old.txt',
      after: 'new.txt',
    });
    const text = writeMarkdown(report);
    match(text, /\| Lost \| 1 \|/u);
    match(
      text,
      /> The City may at any time inspect the systems\.\n>\n> \(old\.txt, clause 2\.1, line \d+\)/u,
    );
    match(text, /new\.txt: no words\./u);
  });

  test('cannot be compared where one is no contract', () => {
    const report = compareReport([], check(whole), check('Minutes'), { before: 'a', after: 'b' });
    match(writeMarkdown(report), /b was not checked/u);
  });
});
