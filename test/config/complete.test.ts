import { deepEqual, equal, ok } from 'node:assert/strict';
import { configCompletionAt } from '../../server/src/config/complete.ts';
import { configShape, readConfig } from '../../server/src/config/config.ts';
import { withCursor } from '../support/cursor.ts';
import { smallLibrary } from '../support/small-library.ts';

const shape = configShape(smallLibrary);
const at = (marked: string) => {
  const { text, offset } = withCursor(marked);
  return { text, found: configCompletionAt(text, offset, shape) };
};
const labels = (marked: string): readonly string[] => at(marked).found?.items.map(({ label }) => label) ?? [];
/** The text once the item `label` is taken. */
const taken = (marked: string, label: string): string => {
  const { text, found } = at(marked);
  const item = found?.items.find((it) => it.label === label);
  ok(found && item, `${label} is not among ${found?.items.map((it) => it.label).join(', ')}`);
  return text.slice(0, found.start) + item.text + text.slice(found.end);
};
const top = [
  'profile',
  'language',
  'severities',
  'files',
  'parties',
  'traits',
  'drafting-checks',
  'waivers',
  'libraries',
];
const ids = ['audit-rights', 'remedy-for-individuals', 'gag-clause'];

suite('completion in a configuration', () => {
  test('gives the keys that are not there yet', () => {
    deepEqual(labels('‸'), top);
    deepEqual(
      labels('profile: general\n‸\ntraits:\n  data: true\n'),
      top.filter((it) => it !== 'profile' && it !== 'traits'),
    );
    equal(taken('pro‸file', 'profile'), 'profile: ');
    ok(at('‸').found?.items.every(({ description }) => description !== ''));
  });

  test('gives the keys of a key, by indentation', () => {
    deepEqual(labels('files:\n  ‸'), ['include', 'exclude']);
    deepEqual(labels('files:\n  include:\n    - "**"\n  ex‸'), ['exclude']);
    equal(taken('files:\n  ‸', 'include'), 'files:\n  include:\n    - ');
    ok(labels('severities:\n  audit-rights: off\n  ‸').includes('gag-clause'));
    ok(!labels('severities:\n  audit-rights: off\n  ‸').includes('audit-rights'));
    ok(labels('traits:\n  ‸').includes('personal data'));
  });

  test('gives values behind a key', () => {
    deepEqual(labels('profile: ‸'), ['general', 'surveillance-ppp', 'data-processing', 'ai-system']);
    deepEqual(labels('severities:\r\n  audit-rights: o‸'), ['error', 'warning', 'information', 'off']);
    deepEqual(labels('traits:\n  personal data: ‸'), ['true', 'false']);
    equal(taken('profile: ai‸-s', 'ai-system'), 'profile: ai-system');
    deepEqual(labels('parties:\n  authority: ‸'), []);
  });

  test('gives the parts of a list item, however the list is indented', () => {
    for (const indent of ['', '  ']) {
      deepEqual(labels(`waivers:\n${indent}- ‸`), ['id', 'reason', 'by', 'until', 'files']);
      deepEqual(labels(`waivers:\n${indent}- id: ‸`), ids);
      deepEqual(labels(`waivers:\n${indent}- id: audit-rights\n${indent}  ‸`), [
        'reason',
        'by',
        'until',
        'files',
      ]);
      ok(labels(`waivers:\n${indent}- id: audit-rights\n${indent}- ‸`).includes('id'));
    }
    const checks = labels('drafting-checks:\n  - ‸');
    ok(checks.includes('dangling-reference'));
    ok(!labels('drafting-checks:\n  - dangling-reference\n  - ‸').includes('dangling-reference'));
  });

  test('reads lists and maps on one line', () => {
    ok(!labels('drafting-checks: [dangling-reference, ‸').includes('dangling-reference'));
    ok(labels('drafting-checks: [dangling-reference, ‸').includes('undefined-term'));
    ok(labels('severities: { audit-rights: off, ‸').includes('gag-clause'));
    deepEqual(labels('severities: { audit-rights: ‸'), ['error', 'warning', 'information', 'off']);
    equal(taken('severities: { ga‸ }', 'gag-clause'), 'severities: { gag-clause:  }');
  });

  test('gives nothing in comments, texts, and below what is unknown', () => {
    for (const marked of [
      '# pro‸',
      'profile: general # ‸',
      'nothing:\n  ‸',
      'waivers:\n  - reason: because ‸',
      'profile: general ‸',
      'profile:‸',
    ])
      deepEqual(labels(marked), [], marked);
  });

  test('writes what is read without a mistake', () => {
    let text = taken('‸', 'waivers');
    for (const label of ['id', 'audit-rights']) text = taken(`${text}‸`, label);
    text = `${taken(`${text}\n    ‸`, 'reason')}an audit is done by others\n`;
    text = taken(`${taken(`${text}‸`, 'profile')}‸`, 'ai-system');
    const { config, problems } = readConfig(text, smallLibrary);
    deepEqual(problems, []);
    deepEqual([config.profile, config.waivers[0]?.id], ['ai-system', 'audit-rights']);
  });
});
