import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { insertionOf } from '../../server/src/draft/insert.ts';
import { checkText } from '../../server/src/report/check.ts';
import { library } from '../support/library.ts';

test('a long draft that holds every safeguard has no finding', () => {
  const text = readFileSync(
    join(import.meta.dirname, '../../examples/clean-benefits-partnership.md'),
    'utf8',
  );
  const { findings, contract } = checkText(text, library, 'markdown');
  ok(contract.verdict.contract);
  deepEqual(
    findings.map(({ id, state }) => `${id}: ${state}`),
    [],
  );
});

for (const name of ['city-surveillance.md', 'benefits-portal.txt']) {
  const text = readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8');
  const before = checkText(text, library, name.endsWith('.md') ? 'markdown' : 'plain');

  suite(`the fixes of ${name}`, () => {
    for (const { safeguard, state, contradictions, qualifiers } of before.assessment.outcomes) {
      const entry = library.safeguards.get(safeguard);
      if (entry === undefined || state === 'present' || state === 'not applicable') continue;
      for (const tier of ['preferred', 'fallback'] as const) {
        test(`${safeguard}, ${state}: the ${tier} clause resolves it and adds no finding`, () => {
          const despite = [...new Set([...contradictions, ...qualifiers].map(({ clause }) => clause))];
          const insertion = insertionOf(before.contract, entry, tier, { despite });
          const after = checkText(
            applyEdits(text, insertion === undefined ? [] : [insertion.edit]),
            library,
            before.contract.format,
          );
          const known = new Set(before.findings.map(({ id }) => id));
          deepEqual(
            after.findings.map(({ id }) => id).filter((id) => id === safeguard || !known.has(id)),
            [],
          );
        });
      }
    }
  });
}
