import { deepEqual, equal, ok } from 'node:assert/strict';
import { checkText } from '../../server/src/report/check.ts';
import { clauseText, meaningOf } from '../../server/src/report/glosses.ts';
import { servicesOf, servingLine, servingText } from '../../server/src/report/serving.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { library } from '../support/library.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');
const text = draftIn(style, {
  articles: [
    [
      'Services',
      'The Vendor shall perform the Services with care.',
      '“Contract Data” means all data of the City.',
    ],
    [
      'Audit',
      'The City may, on thirty days’ notice, audit the Vendor’s invoices.',
      'The Vendor shall cooperate with the audit.',
    ],
    ['Payment', 'The City shall pay each invoice under clause 2.1.', 'Late payment bears interest.'],
  ],
});
const { contract, assessment } = checkText(text, library, 'markdown');
const clause = (label: string) => {
  const found = contract.clauses.find(({ number }) => number?.label === label);
  ok(found !== undefined);
  return found;
};
const services = (label: string) => servicesOf(contract, assessment, library, clause(label));

suite('what a clause serves', () => {
  test('names what its words meet and what the draft lacks', () => {
    const [service, ...others] = services('2.1');
    ok(service !== undefined && others.length === 0);
    equal(service.safeguard, 'audit-rights');
    equal(service.state, 'partial');
    ok(service.here.some((label) => label.includes('audit')));
    ok(service.missing.some((label) => label.includes('systems')));
    const shown = servingText(contract, [service]);
    ok(/\*\*Audit rights\*\* – partial\. Here: .*\. Nowhere in the draft: /u.test(shown), shown);
  });

  test('is counted with the clauses that an article holds', () => {
    deepEqual(
      services('2').map(({ safeguard }) => safeguard),
      ['audit-rights'],
    );
    ok((services('2')[0]?.here.length ?? 0) > (services('2.1')[0]?.here.length ?? 0));
    equal(servingLine(services('2')), 'serves: Audit rights – partial');
  });

  test('is nothing for ordinary clauses', () => {
    deepEqual(services('3.1'), []);
    equal(servingText(contract, []), '');
    equal(servingLine([]), '');
  });
});

suite('what a name stands for', () => {
  test('is the meaning of a term, or the party in front of it', () => {
    const meaning = (term: string) => {
      const definition = contract.definitions.find((it) => it.term === term);
      ok(definition !== undefined);
      return meaningOf(contract, definition);
    };
    equal(meaning('Contract Data'), '“Contract Data” means all data of the City.');
    equal(meaning('Vendor'), 'Norlund Systems Ltd (the "Vendor")');
  });

  test('is a clause by number, heading and first words', () => {
    equal(clauseText(contract, clause('2')).split('\n')[0], '**Clause 2 – Audit**');
    ok(clauseText(contract, clause('2.1')).startsWith('**Clause 2.1**\n\nThe City may, on thirty'));
  });
});
