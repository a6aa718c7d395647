import { equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { newMemory } from '../../server/src/assess/match.ts';
import { defaultSettings } from '../../server/src/assess/settings.ts';
import type { Format } from '../../server/src/contract/contract.ts';
import { benchFor } from '../../server/src/draft/bench.ts';
import { fixesOf } from '../../server/src/draft/fixes.ts';
import { judgeOf } from '../../server/src/draft/judge.ts';
import { checkText } from '../../server/src/report/check.ts';
import { runFormats, writeRun } from '../../server/src/report/write-run.ts';
import { smallLibrary } from '../support/small-library.ts';
import { hostileTexts } from './hostile-texts.ts';
import { patience, runs } from './runs.ts';

const opening = readFileSync(join(import.meta.dirname, '../vscode/fixtures/draft.md'), 'utf8');
const formats = [undefined, 'markdown', 'plain'] as const;
const facts = { library: smallLibrary, version: '0', today: '2031-01-15', fails: () => true };

/** Reads, judges and reports a text, and makes every fix of it: nothing may be thrown, or lie or change outside the text. */
function survives(text: string, format: Format | undefined): void {
  const settings = { ...defaultSettings, today: '2031-01-15' };
  const checked = checkText(text, smallLibrary, format, settings);
  const judge = judgeOf(smallLibrary, checked.contract.format, settings);
  for (const finding of checked.findings) {
    inside(text, finding.span);
    for (const { span } of finding.related) inside(text, span);
    const bench = benchFor(checked, judge, 2);
    for (const { edits } of fixesOf(bench, smallLibrary, finding)) {
      let last = 0;
      for (const { span } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
        inside(text, span);
        ok(last <= span.start, 'edits overlap');
        last = span.end;
      }
    }
  }
  for (const written of runFormats) {
    const report = writeRun([{ file: 'a.md', checked }], written, facts);
    ok(!report.includes('\0'), written);
  }
}

function inside(text: string, { start, end }: { readonly start: number; readonly end: number }): void {
  ok(0 <= start && start <= end && end <= text.length, `${start} to ${end} of ${text.length}`);
}

const pieces = fc.oneof(
  fc.constantFrom(
    '\n\n1.1 The Vendor shall ',
    '\n\n## 5. Audit\n\n',
    'the City may inspect the systems and records of the Vendor',
    '<!-- safeguards: waive audit-rights reason="',
    '-->',
    '[safeguards: waive audit-rights reason="x"]\n',
    '\n| a | b |\n|---|---|\n| ',
    '\n```\n',
    '\n> ',
    '<script>',
    '](',
    '[',
    '`',
    '**',
    '~~',
    '“Data” means ',
    'clause 9.9',
    '\r',
    '\r\n',
    '\ud800',
    '\u202e',
    '\u2028',
    '\ufeff',
    'sole discretion',
    '\n\nSCHEDULE 1\n\n',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

suite('any text behind the opening of a contract', function () {
  this.timeout(patience(150));
  test('is judged, fixed and reported without a fault', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }),
        fc.nat(opening.length),
        fc.constantFrom(...formats),
        (parts, cut, format) =>
          survives(`${opening.slice(0, cut)}${parts.join('')}${opening.slice(cut)}`, format),
      ),
      { numRuns: runs(150) },
    );
  });

  test('so are bytes that are no text, whatever they decode to', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...formats), (bytes, format) =>
        survives(new TextDecoder().decode(bytes), format),
      ),
      { numRuns: runs(100) },
    );
  });
});

suite('hostile texts', function () {
  // What takes the square of this length takes minutes, on any machine.
  this.timeout(120_000);
  const length = runs(1) > 1 ? 1_000_000 : 60_000;
  for (const [name, make] of Object.entries(hostileTexts)) {
    test(`${name}: judged behind the opening of a contract, and alone`, () => {
      const text = make(length);
      for (const format of ['markdown', 'plain'] as const)
        for (const whole of [text, `${opening}\n\n${text}`]) {
          const { findings, contract } = checkText(whole, smallLibrary, format);
          for (const { span } of findings) inside(whole, span);
          equal(contract.text, whole);
        }
    });
  }

  test('take work that grows with their length, not with its square', () => {
    for (const [name, make] of Object.entries(hostileTexts)) {
      const [small, large] = [3000, 24_000].map((size) => {
        const memory = newMemory();
        checkText(`${opening}\n\n${make(size)}`, smallLibrary, 'markdown', defaultSettings, memory);
        const { sentences, steps, paragraphs } = memory.work;
        return sentences + steps + paragraphs;
      });
      ok(
        (large ?? 0) <= 12 * (small ?? 0) + 2000,
        `${name}: ${small} steps, then ${large} for eight times the length`,
      );
    }
  });
});
