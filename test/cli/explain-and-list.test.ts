import { deepEqual, equal, ok } from 'node:assert/strict';
import { pageOf } from '../../server/src/report/page.ts';
import { smallLibrary } from '../support/small-library.ts';
import { ran } from './command-line.ts';

suite('explain', () => {
  test('prints the page of a safeguard or red flag', async () => {
    for (const id of ['audit-rights', 'gag-clause'])
      deepEqual(await ran(['explain', id]), { code: 0, out: pageOf(id, smallLibrary), err: '' });
  });

  for (const [id, meant] of [
    ['audit-right', 'audit-rights'],
    ['Audit Rights', 'audit-rights'],
    ['remedy', 'remedy-for-individuals'],
    ['gagclause', 'gag-clause'],
  ] as const) {
    test(`on “${id}” asks whether ${meant} was meant, and exits 2`, async () => {
      const { code, out, err } = await ran(['explain', id]);
      deepEqual([code, out], [2, '']);
      ok(err.includes(`There is no safeguard or red flag “${id}”. Did you mean “${meant}”?`), err);
    });
  }

  test('suggests nothing where nothing is near', async () => {
    const { code, err } = await ran(['explain', 'zzzzzzzzzzzzzzzzzzzzzz']);
    equal(code, 2);
    ok(!err.includes('Did you mean') && err.includes('“contract-safeguards list” shows all'), err);
  });
});

suite('list', () => {
  test('shows ids by principle with severity and title, red flags last', async () => {
    deepEqual(await ran(['list']), {
      code: 0,
      err: '',
      out: `accountability
  audit-rights            error        Audit rights
redress
  remedy-for-individuals  warning      Remedy for individuals
red flags
  gag-clause              warning      Gag clause
`,
    });
  });

  test('gives the same as JSON', async () => {
    const { code, out } = await ran(['list', '--format', 'json']);
    equal(code, 0);
    deepEqual(JSON.parse(out), {
      schemaVersion: 1,
      safeguards: [
        { id: 'audit-rights', title: 'Audit rights', principle: 'accountability', severity: 'error' },
        {
          id: 'remedy-for-individuals',
          title: 'Remedy for individuals',
          principle: 'redress',
          severity: 'warning',
        },
      ],
      redFlags: [{ id: 'gag-clause', title: 'Gag clause', principle: 'transparency', severity: 'warning' }],
    });
  });
});
