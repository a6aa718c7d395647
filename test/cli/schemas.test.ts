import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { states } from '../../server/src/report/coverage.ts';
import { library } from '../support/library.ts';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const schemaOf = (name: string): object =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../docs/schemas/${name}.schema.json`), 'utf8'),
  ) as object;
const ajv = new Ajv({ allErrors: true, strict: true });
const report = ajv.compile(schemaOf('report'));
const lists = ajv.compile(schemaOf('list'));
const comparison = ajv.compile(schemaOf('comparison'));

const gap = smallDraft(services);
const full = smallDraft(services, [
  'Audit',
  'The City may at any time inspect the systems. The Vendor shall cooperate with it.',
]);
const drafts: Readonly<Record<string, string | Uint8Array>> = {
  'absent.txt': gap,
  'contradicted.txt': full.replace(
    'cooperate with it.',
    'cooperate with it. The City shall not see the code.',
  ),
  'empty.txt': '',
  'flagged.txt': smallDraft(services, [
    'Staff',
    'Staff shall not speak to the press. See clause 1.1, clause 2.1 and clause 9.9.',
  ]),
  'full.txt': full,
  'heading.txt': gap.replace('2. LAW', '2. AUDIT\n\n3. LAW'),
  'left-out.txt': gap,
  'minutes.txt': 'Minutes of a meeting.',
  'partial.txt': smallDraft(services, ['Audit', 'The City may at any time inspect the systems.']),
  'personal.txt': gap.replace('Services with', 'Services on personal data with'),
  'picture.txt': new Uint8Array([0, 1, 2]),
  'waived.txt': `${gap}\n[safeguards: waive audit-rights reason="An outside report" by="A. Reyes" until="2031-12-31"]\n[safeguards: waive gag-clause reason="none"]\n[safeguards: waive nothing reason="x"]\n[safeguards: waive audit-rights reason="x" until="2020-01-01"]\n[safeguards: waive audit-rights]\n[safeguards: waive audit-rights reason="x" until="soon"]\n`,
  'weakened.txt': full.replace(
    'inspect the systems.',
    'inspect the systems subject to the Vendor’s consent.',
  ),
  '.safeguards.yml':
    'files: { exclude: [left-out.txt] }\ntraits: { biometrics: true }\nwaivers: [{ id: audit-rights, reason: For one draft, files: [full.txt] }]\n',
};

suite('the published schemas', () => {
  test('fit what check prints of drafts of every kind, and of files that are not checked', async () => {
    const folder = await folderOf(drafts);
    const { out } = await ran(['check', '--format', 'json', folder.path, join(folder.path, 'nowhere.txt')]);
    await folder.drop();
    const whole = JSON.parse(out) as {
      files: readonly {
        checked: boolean;
        verdict: unknown;
        findings: readonly { kind: string; state: string }[];
        waivers: readonly { standing: string; at: unknown }[];
      }[];
    };
    equal(report(whole), true, JSON.stringify(report.errors, null, 1));
    const found = whole.files.flatMap(({ findings }) => findings);
    for (const kind of ['safeguard', 'red flag', 'drafting', 'waiver'])
      ok(
        found.some((it) => it.kind === kind),
        kind,
      );
    for (const state of ['absent', 'partial', 'weakened', 'contradicted', 'heading only'])
      ok(
        found.some((it) => it.state === state),
        state,
      );
    const waivers = whole.files.flatMap((it) => it.waivers);
    deepEqual([...new Set(waivers.map(({ standing }) => standing))].sort(), [
      'expired',
      'honoured',
      'unknown',
      'unneeded',
      'without reason',
      'wrong date',
    ]);
    ok(
      waivers.some(({ at }) => at === null),
      'a waiver of the configuration',
    );
    ok(whole.files.some(({ verdict }) => verdict === null) && whole.files.some(({ checked }) => !checked));
  });

  test('refuse what check does not print', async () => {
    const { out } = await ran(['check', '--format', 'json', '-'], gap);
    const whole = JSON.parse(out) as { files: Record<string, unknown>[] };
    const [file] = whole.files;
    for (const wrong of [
      { ...whole, schemaVersion: 2 },
      { ...whole, more: 1 },
      { ...whole, files: [{ ...file, findings: [{}] }] },
      { ...whole, files: [{ ...file, checked: 'yes' }] },
      { ...whole, files: [{}] },
    ])
      equal(report(wrong), false, JSON.stringify(wrong).slice(0, 80));
  });

  test('know every state', () => {
    const { definitions } = schemaOf('report') as { definitions: { state: { enum: readonly string[] } } };
    deepEqual(definitions.state.enum, states);
  });

  test('fit what list prints of the whole library', async () => {
    const { out } = await ran(['list', '--format', 'json'], '', {
      library,
      schemas: (await import('../../scripts/library-schemas.ts')).schemas,
    });
    equal(lists(JSON.parse(out)), true, JSON.stringify(lists.errors));
  });

  test('fit what compare prints, of contracts and others', async () => {
    const folder = await folderOf(drafts);
    const compared = async (...names: readonly string[]) => {
      const args = names.map((name) => join(folder.path, name));
      const { code, out } = await ran(['compare', '--format', 'json', '--fail-on-loss', ...args]);
      const read = JSON.parse(out) as {
        compared: boolean;
        changes: readonly { kind: string; loss: boolean }[];
      };
      equal(comparison(read), true, JSON.stringify(comparison.errors));
      return { code, compared: read.compared, changes: read.changes.map(({ kind, loss }) => [kind, loss]) };
    };
    deepEqual(await compared('partial.txt', 'absent.txt'), {
      code: 1,
      compared: true,
      changes: [['lost', true]],
    });
    deepEqual(await compared('absent.txt', 'flagged.txt'), {
      code: 1,
      compared: true,
      changes: [['raised', true]],
    });
    deepEqual(await compared('absent.txt', 'minutes.txt'), { code: 2, compared: false, changes: [] });
    const text = await ran([
      'compare',
      '--format',
      'text',
      ...['partial.txt', 'absent.txt'].map((it) => join(folder.path, it)),
    ]);
    await folder.drop();
    equal(text.out, 'lost audit-rights Audit rights: partial before, absent now\n');
  });
});
