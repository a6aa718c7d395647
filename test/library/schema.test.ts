import { deepEqual, ok } from 'node:assert/strict';
import { schemaFaults } from '../../scripts/library-schemas.ts';
import { examplesOf } from '../../server/src/library/load.ts';
import { files } from '../support/library.ts';

const least = { fulfils: 4, misses: 4, weakens: 2, partial: 2 } as const;

suite('the files of the clause library', () => {
  test('keep to their published schemas', () => {
    deepEqual(schemaFaults(files), []);
  });

  test('a fault is named with its file, line and key', () => {
    const path = 'accountability/audit-rights.yml';
    const text = files.find((file) => file.path === path)?.text ?? '';
    const wrong = text.replace(/^severity: error$/mu, 'severity: grave');
    const line = text.split('\n').indexOf('severity: error') + 1;
    deepEqual(schemaFaults([{ path, text: wrong }]), [
      `clause-library/${path}:${line}:11: “severity” cannot be “grave”; it can be error, warning, information`,
    ]);
  });

  for (const file of files) {
    if (file.path.startsWith('vocabulary/')) continue;
    test(`${file.path} carries its own tests`, () => {
      const examples = examplesOf(file);
      const count = (kind: string) => examples.filter((example) => kind in example).length;
      if (file.path.startsWith('red-flags/')) {
        ok(count('flagged') >= 4 && count('accepted') >= 4, 'at least 4 flagged and 4 accepted');
        return;
      }
      for (const [kind, number] of Object.entries(least))
        ok(count(kind) >= number, `at least ${number} of “${kind}”, not ${count(kind)}`);
      ok(count('contradicts') + count('delegates') >= 1, 'at least 1 contradicted or delegated');
    });
  }
});
