import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const gap = smallDraft(services);
const waived = `${gap}\n[safeguards: waive audit-rights reason="An outside report" by="A. Reyes" until="2031-12-31"]\n`;
const flagged = smallDraft(
  services,
  ['Audit', 'The City may at any time inspect the systems. The Vendor shall cooperate.'],
  ['Staff', 'Staff shall not speak to the press.'],
);

suite('formats of check', () => {
  let folder: Awaited<ReturnType<typeof folderOf>>;
  suiteSetup(async () => {
    folder = await folderOf({
      'a, b.txt': gap,
      'flagged.txt': flagged,
      'minutes.txt': 'Minutes of a meeting.',
      'picture.txt': new Uint8Array([0, 1, 2]),
      'waived.txt': waived,
    });
  });
  suiteTeardown(() => folder.drop());
  const check = async (format: string, ...more: string[]) => {
    const { code, out, err } = await ran(['check', '--format', format, folder.path, ...more]);
    return { code, out: out.replaceAll(`${folder.path}/`, ''), err };
  };

  suite('sarif', () => {
    let log: Log;
    suiteSetup(async () => {
      log = JSON.parse((await check('sarif')).out) as Log;
    });

    test('keeps to the official schema', () => {
      const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
      const schema = JSON.parse(
        readFileSync(join(path, '../schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
      ) as object;
      const ajv = new AjvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
      addFormats.default(ajv);
      const validate = ajv.compile(schema);
      equal(validate(log), true, JSON.stringify(validate.errors, null, 1));
      equal(validate({ version: '2.1.0' }), false);
    });

    test('names every rule, and each result points at its own', () => {
      const [run] = log.runs;
      const rules = run?.tool.driver.rules ?? [];
      ok(
        ['audit-rights', 'gag-clause', 'dangling-reference', 'expired-waiver'].every((id) =>
          rules.some((it) => it.id === id),
        ),
      );
      for (const { ruleId, ruleIndex = -1 } of run?.results ?? []) equal(rules[ruleIndex]?.id, ruleId);
    });

    test('suppresses what is waived, with the justification', () => {
      const suppressed = log.runs[0]?.results?.filter(({ suppressions }) => suppressions !== undefined);
      deepEqual(
        suppressed?.map(({ ruleId, suppressions }) => [
          ruleId,
          suppressions?.[0]?.kind,
          suppressions?.[0]?.justification,
        ]),
        [['audit-rights', 'inSource', 'An outside report (A. Reyes) Until 2031-12-31.']],
      );
    });

    test('tells of a file that was not read', () => {
      const notes = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? [];
      match(notes[0]?.message.text ?? '', /Not checked: it is not a text file/u);
    });

    test('has fingerprints that stay when text is added above', async () => {
      const print = async (text: string) => {
        const { out } = await ran(['check', '--format', 'sarif', '-'], text);
        return (JSON.parse(out) as Log).runs[0]?.results?.find(({ ruleId }) => ruleId === 'gag-clause')
          ?.partialFingerprints;
      };
      const longer = flagged.replace('SERVICES AGREEMENT', 'SERVICES AGREEMENT\n\nDraft of May.');
      deepEqual(await print(flagged), await print(longer));
    });
  });

  test('junit fails on gaps, skips what was not judged, and passes what is in place', async () => {
    const { out } = await check('junit');
    match(out, /<testsuite name="a, b\.txt" tests="2" failures="1" errors="0" skipped="1">/u);
    match(out, /<testcase classname="flagged\.txt" name="audit-rights"\/>/u);
    match(out, /classname="waived\.txt" name="audit-rights"><skipped message="waived: An outside report/u);
    match(out, /classname="minutes\.txt" name="verdict"><skipped message="Not checked: /u);
    match(out, /classname="picture\.txt" name="reading"><error message="Not checked: /u);
  });

  test('github gives a command a finding, escaped', async () => {
    const { out } = await check('github');
    match(out, /^::error file=a%2C b\.txt,line=\d+,endLine=\d+,col=1,title=audit-rights::Audit rights: /mu);
    match(out, /^::warning file=flagged\.txt,line=\d+,endLine=\d+,col=\d+,title=gag-clause::/mu);
    match(out, /^::error file=picture\.txt::Not checked: /mu);
  });

  test('csv is a table of drafts and safeguards', async () => {
    const { out } = await check('csv');
    deepEqual(out.split('\r\n'), [
      'file,verdict,audit-rights,remedy-for-individuals,gag-clause',
      '"a, b.txt",checked,absent,not applicable,0',
      'flagged.txt,checked,present,not applicable,1',
      'minutes.txt,not checked,not checked,not checked,not checked',
      'picture.txt,not checked,not checked,not checked,not checked',
      'waived.txt,checked,waived,not applicable,0',
      '',
    ]);
  });

  test('csv holds no formula', async () => {
    const { out } = await ran(['check', '--format', 'csv', '--stdin-name', '=HYPERLINK("x")', '-'], gap);
    match(out, /^"'=HYPERLINK\(""x""\)",/mu);
  });

  test('markdown and html hold the evidence report of each file', async () => {
    match(
      (await check('markdown')).out,
      /# Safeguards report: flagged\.txt\n[\s\S]*# Safeguards report: picture\.txt\n\nNot checked/u,
    );
    match((await check('html')).out, /<title>Safeguards reports<\/title>/u);
  });

  test('are the same byte for byte each time', async () => {
    for (const format of ['sarif', 'junit', 'github', 'csv', 'markdown', 'html'])
      equal((await check(format)).out, (await check(format)).out, format);
  });
});

suite('a baseline', () => {
  test('hides what was there before, and nothing else', async () => {
    const folder = await folderOf({ 'a.txt': gap });
    const base = join(folder.path, 'base.json');
    const file = join(folder.path, 'a.txt');
    equal((await ran(['check', file, '--write-baseline', base])).code, 1);
    const { code, out, err } = await ran(['check', file, '--baseline', base]);
    equal(code, 0);
    match(err, /1 findings of the baseline are not shown/u);
    // The coverage still counts the gap.
    match(out, /accountability {2,}0 .* 1 {2,}0 {2,}0$/mu);
    ok((await readFile(base, 'utf8')).endsWith('}\n'));
    await folder.drop();
  });

  test('that is missing or no baseline is exit code 2 with the reason', async () => {
    const folder = await folderOf({ 'a.txt': gap, 'base.json': '[]', 'broken.json': '{' });
    for (const [name, why] of [
      ['none.json', /cannot be read; make it with --write-baseline/u],
      ['base.json', /is no baseline/u],
      ['broken.json', /is not JSON/u],
    ] as const) {
      const { code, out, err } = await ran([
        'check',
        join(folder.path, 'a.txt'),
        '--baseline',
        join(folder.path, name),
      ]);
      equal(code, 2);
      equal(out, '');
      match(err, why);
    }
    await folder.drop();
  });
});
