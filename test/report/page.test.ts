import { deepEqual, equal, ok } from 'node:assert/strict';
import { parser } from '@lezer/markdown';
import fc from 'fast-check';
import type { Source } from '../../server/src/library/library.ts';
import { checkText } from '../../server/src/report/check.ts';
import { escaped } from '../../server/src/report/markdown.ts';
import { explanationOf, pageOf } from '../../server/src/report/page.ts';
import { sourceItems } from '../../server/src/report/sources.ts';
import { library } from '../support/library.ts';
import { services, smallDraft, smallLibrary } from '../support/small-library.ts';

suite('the page of a safeguard', () => {
  test('holds requirement, why, elements, clauses by tier with what they give up, and sources', () => {
    equal(
      pageOf('audit-rights', smallLibrary),
      `# Audit rights

\`audit-rights\` · accountability · error when absent

The authority may inspect the systems.

**Why.** A public body answers for what it cannot see.

**Without it** nobody can check what the system does to people.

## What a conforming draft says

- a right of the authority to inspect
- the systems
- no hindrance by the supplier
- a report (optional)

## Clauses

### Preferred: Audit

1. The authority may on [10] days’ notice inspect the systems used to perform this agreement.
2. The supplier shall:
   - (a) cooperate;
   - (b) open its records.

### Floor: Audit

Gives up: the inspection itself.

1. The supplier shall report.

**In negotiation.** Keep the audit on suspicion.

## Sources

- Privacy International, safeguards for public-private surveillance partnerships (2021): accountability
- UN Guiding Principles on Business and Human Rights (2011): principles 5 and 6
`,
    );
  });

  test('tells on which trait it depends', () => {
    ok(
      pageOf('remedy-for-individuals', smallLibrary)?.includes(
        '· applies where the draft concerns personal data',
      ),
    );
  });

  test('of a red flag points at the safeguards that answer it', () => {
    equal(
      pageOf('gag-clause', smallLibrary),
      `# Gag clause

\`gag-clause\` · transparency · warning · a clause that harms while present

Staff may speak of misuse.

**Why.** Misuse stays hidden. It grows there.

## Safeguards that answer it

- Audit rights (\`audit-rights\`)
- \`whistleblower-protection\`

## Sources

- Internet Governance Forum 2021, report of workshop 197
`,
    );
  });

  test('exists for every id of the library, without slots or blanks left open', () => {
    for (const id of [...library.safeguards.keys(), ...library.redFlags.keys()]) {
      const page = pageOf(id, library);
      ok(page !== undefined && !/[{}]|\[\[|undefined/u.test(page), id);
    }
    equal(pageOf('no-such-thing', library), undefined);
  });
});

suite('the explanation of a finding', () => {
  test('tells requirement, why, how the draft stands, what is missing, and sources', () => {
    const { findings } = checkText(
      smallDraft(services, ['Audit', 'The City may at any time inspect the invoices.']),
      smallLibrary,
      'plain',
    );
    deepEqual(
      findings.map((finding) => explanationOf(finding, smallLibrary)),
      [
        `### Audit rights

The authority may inspect the systems.

**Why.** A public body answers for what it cannot see.

**This draft.** There in part.

**Missing**

- the systems
- no hindrance by the supplier

**Sources**

- Privacy International, safeguards for public-private surveillance partnerships (2021): accountability
- UN Guiding Principles on Business and Human Rights (2011): principles 5 and 6
`,
      ],
    );
  });
});

suite('sources', () => {
  test('of the whole library go by the full name of the instrument', () => {
    const sources: readonly Source[] = [...library.data.safeguards, ...library.data.redFlags].flatMap(
      (entry) => entry.sources,
    );
    const unnamed = sources.filter(({ key }) => sourceItems([{ key, at: '' }])[0] === `- ${key}`);
    deepEqual(unnamed, []);
  });
});

suite('escaping', () => {
  test('shows words as they are', () => {
    equal(
      escaped('*a* _b_ `c` <b>d</b> [e](f) &amp; # g'),
      '\\*a\\* \\_b\\_ \\`c\\` \\<b>d\\</b> [e\\](f) &amp;amp; # g',
    );
    equal(escaped('# a'), '\\# a');
    equal(escaped('- a'), '\\- a');
    equal(escaped('1. a'), '1\\. a');
  });

  test('leaves ordinary words alone', () => {
    const words = 'Convention 108+, article 2(3): [30] days’ notice & snake_case (Regulation (EU) 2016/679)';
    equal(escaped(words), words);
  });

  test('makes one plain paragraph of any words', () => {
    const signs = fc.constantFrom(...'*_`<>[]()!#-+=~|&;:.1a \n"\'\\/'.split(''), '&lt;', '](', '<b', 'http');
    fc.assert(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 24 }), (parts) => {
        const kinds = new Set<string>();
        parser.parse(escaped(parts.join('').trim())).iterate({ enter: ({ name }) => void kinds.add(name) });
        // A link in brackets alone has no target: no text of ours defines one.
        const allowed = [
          'Document',
          'Paragraph',
          'Escape',
          'Entity',
          'Link',
          'Image',
          'LinkMark',
          'LinkLabel',
        ];
        deepEqual(
          [...kinds].filter((kind) => !allowed.includes(kind)),
          [],
        );
      }),
      { numRuns: 2000 },
    );
  });
});
