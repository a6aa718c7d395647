import { deepEqual, equal, ok } from 'node:assert/strict';
import { newMemory } from '../../server/src/assess/match.ts';
import { defaultSettings, longestText } from '../../server/src/assess/settings.ts';
import { checkSteps, checkText } from '../../server/src/report/check.ts';
import { verdictReason } from '../../server/src/report/messages.ts';
import { runFormats } from '../../server/src/report/write-run.ts';
import { ran } from '../cli/command-line.ts';
import { smallLibrary } from '../support/small-library.ts';
import { client } from './in-process.ts';

const long = 'The Supplier shall serve the City. '.repeat(150_000);

suite('a text that is too long, or no text', () => {
  test('is not judged, whatever else it reads like', () => {
    const settings = { ...defaultSettings, longest: 100 };
    const { contract, findings } = checkText(long.slice(0, 101), smallLibrary, 'plain', settings);
    deepEqual([contract.verdict.looksLike, findings.length, contract.clauses.length], ['too long', 0, 0]);
    ok(verdictReason(contract.verdict).startsWith('Not checked: the text is too long'));
    const few = { ...defaultSettings, most: 100 };
    for (const start of ['# h', '1. H', '(a) h', '- h', '12.3 H', 'ARTICLE IV'])
      for (const count of [50, 101]) {
        const text = `${start}\n\n`.repeat(count);
        const { looksLike } = checkText(text, smallLibrary, 'markdown', few).contract.verdict;
        equal(looksLike === 'too many clauses', count > 100, `${count} of ${start}`);
      }
    equal(checkText(`${long.slice(0, 70)}\0`, smallLibrary).contract.verdict.looksLike, 'no text');
  });

  for (const unit of ['# h\n', 'Clause 1. Pay\n\n', '1.1 The Supplier shall pay.\n'])
    test(`a million times ${JSON.stringify(unit)} is said to be not checked, and is not read`, () => {
      const memory = newMemory();
      let steps = 0;
      const work = checkSteps(
        unit.repeat(1_000_000).slice(0, longestText),
        smallLibrary,
        undefined,
        defaultSettings,
        memory,
      );
      let step = work.next();
      for (; step.done !== true; step = work.next()) steps += 1;
      const { contract, findings } = step.value;
      deepEqual(
        [contract.verdict.contract, contract.clauses.length, findings.length],
        [false, 0, 0],
        contract.verdict.looksLike,
      );
      ok(
        /^Not checked: too many lines begin with a heading or a number/u.test(
          verdictReason(contract.verdict),
        ),
      );
      deepEqual([memory.work.paragraphs, memory.work.sentences], [0, 0]);
      // The steps of a text that says nothing.
      ok(steps < 20, `${steps} steps`);
    });

  for (const format of runFormats) {
    test(`is said to be not checked by the command line, and in its report as ${format}`, async () => {
      const bytes = new Uint8Array(20 * 1024 * 1024 + 1).fill(32);
      for (const input of [bytes, 'This Agreement\0'] as const) {
        const { code, out, err } = await ran(['check', '--format', format, '-'], input);
        equal(code, 2);
        ok(/stdin: Not checked: it is /u.test(err), err);
        if (format === 'text') equal(out, '');
        else ok(/not checked/iu.test(out), out.slice(0, 2000));
      }
    });
  }

  test('is said to be not checked by the server, in its verdict, coverage and report', async () => {
    const { connection, dispose } = await client({ textDocument: { diagnostic: {} } });
    for (const [uri, text] of [
      ['file:///long.md', long],
      ['file:///nul.md', 'This Agreement\0'],
    ] as const) {
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      });
      const asked = <T>(method: string, more: object = {}) =>
        connection.sendRequest<T>(method, { uri, ...more });
      const verdict = await asked<{ checked: boolean; reason: string }>('safeguards/verdict');
      equal(verdict.checked, false);
      ok(
        /^Not checked: (?:the text is too long|it is not a text file)/u.test(verdict.reason),
        verdict.reason,
      );
      const coverage = await asked<{ checked: boolean; reason: string }>('safeguards/coverage');
      deepEqual([coverage.checked, coverage.reason], [false, verdict.reason]);
      const report = await asked<{ text: string; reason: string }>('safeguards/report', {
        name: 'draft',
        format: 'markdown',
      });
      ok(
        report.reason === verdict.reason || report.text.includes(verdict.reason),
        JSON.stringify(report).slice(0, 400),
      );
      const { items } = await connection.sendRequest<{ items: readonly object[] }>(
        'textDocument/diagnostic',
        {
          textDocument: { uri },
        },
      );
      equal(items.length, 0);
    }
    dispose();
  });
});
