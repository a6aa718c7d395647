import { deepEqual, equal, fail, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { assess } from '../../server/src/assess/assess.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { editsOf, insertionOf } from '../../server/src/draft/insert.ts';
import { placeAtEnd, rowOf } from '../../server/src/draft/place.ts';
import type { Tier } from '../../server/src/library/library.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { library } from '../support/library.ts';

const gaps = (text: string, format: 'markdown' | 'plain') => {
  const contract = readContract(text, format);
  const assessment = assess(contract, library);
  const open = assessment.outcomes
    .filter(({ state }) => state !== 'present' && state !== 'not applicable')
    .map(({ safeguard, state }) => `${safeguard}: ${state}`);
  return {
    contract,
    assessment,
    open: [...open, ...assessment.flags.map(({ redFlag }) => `flag ${redFlag}`)],
  };
};

suite('inserting a clause', () => {
  for (const style of styles) {
    test(`is read again as the next number: ${style.name}`, () => {
      const before = readContract(draftIn(style), style.format);
      for (const safeguard of library.data.safeguards) {
        const insertion = insertionOf(before, safeguard, 'preferred');
        ok(insertion !== undefined);
        const after = readContract(applyEdits(before.text, [insertion.edit]), style.format);
        const shape = (contract: typeof before) =>
          contract.clauses.map(
            ({ number, heading, depth }) => `${depth} ${number?.path.join('.')} ${heading?.text}`,
          );
        const added = shape(after).filter((it) => !shape(before).includes(it));
        deepEqual(
          shape(after).filter((it) => !added.includes(it)),
          shape(before),
          `${safeguard.id} renumbers the draft`,
        );
        if (insertion.number !== '') {
          const cited = insertion.number
            .toLowerCase()
            .replace(/^(\d+)(?=[a-z]$)/u, '$1.')
            .split(/[.()/-]+/u)
            .filter(Boolean)
            .join('.');
          const paths = after.clauses.map(({ number }) => number?.path.join('.'));
          ok(
            paths.includes(cited),
            `${safeguard.id}: ${cited} is not among ${paths.join(' ')}\n${insertion.edit.text}`,
          );
        }
      }
    });
  }

  test('closes emphasis behind the number where the draft closes it behind a heading', () => {
    const text = [
      '# Services Agreement',
      'This Agreement is made between the City of Westmark (the “City”) and Norlund Ltd (the “Vendor”).',
      '### 1. SERVICES',
      '* **1.1 Performance.** The Vendor shall perform the Services.\n* **1.2 Care.** The Vendor shall do so with care.',
      '### 2. LAW',
      '* **2.1 Governing law.** This Agreement is governed by the law of Westmark.\n* **2.2 Venue.** Suits are brought in Westmark.',
      '',
    ].join('\n\n');
    const safeguard = library.safeguards.get('audit-rights');
    ok(safeguard);
    const insertion = insertionOf(readContract(text, 'markdown'), safeguard, 'preferred');
    ok(insertion);
    const [first] = applyEdits(text, [insertion.edit]).match(/^\* .*an independent auditor.*$/mu) ?? [];
    ok(first?.startsWith('* **3.1** The City, or an independent auditor it appoints'), first);
  });

  test('counts the articles of all parts, also where one part has grown to hold most of the draft', () => {
    const parts = [
      'PART I - GRANT\n\nARTICLE 1 - GRANT\n\n1.1 The City grants the concession.\n\n',
      'ARTICLE 2 - TERM\n\n2.1 The term is ten years.\n\n',
      'PART II - WORKS\n\nARTICLE 3 - WORKS\n\n3.1 The Company shall build the System.\n\n',
      'PART III - ENDING\n\nARTICLE 4 - ENDING\n\n4.1 Either party may give notice.\n\n',
      'ARTICLE 5 - DISPUTES\n\n5.1 The courts of the City decide disputes.\n',
    ];
    let text = `CONCESSION AGREEMENT\n\nTHIS AGREEMENT is made between the City and the Company.\n\n${parts.join('')}`;
    for (const [at, { id }] of library.data.safeguards.slice(0, 8).entries()) {
      const contract = readContract(text, 'plain');
      const insertion = insertionOf(contract, library.safeguards.get(id) ?? fail(id), 'preferred', {
        place: placeAtEnd(contract),
      });
      equal(insertion?.number, String(6 + at));
      text = applyEdits(text, editsOf(insertion ?? fail(id)));
      deepEqual(
        rowOf(readContract(text, 'plain')).map(({ number }) => number?.value),
        Array.from({ length: 6 + at }, (_, index) => index + 1),
      );
    }
  });

  test('brings along the definitions that the draft lacks', () => {
    const style = styles[0];
    const safeguard = library.safeguards.get('human-rights-due-diligence');
    ok(style !== undefined && safeguard !== undefined);
    const inserted = (text: string) =>
      insertionOf(readContract(text, style.format), safeguard, 'preferred')?.edit.text ?? '';
    ok(
      inserted(draftIn(style)).includes(
        'In this Agreement, "Human Rights" means the rights of people under [',
      ),
    );
    const defined = draftIn(style, {
      articles: [
        ['Definitions', '“Human Rights” means the rights in the constitution.'],
        ['Services', 'The Vendor shall perform the Services with care.'],
        ['Payment', 'The City shall pay each invoice within thirty days.'],
      ],
    });
    ok(inserted(defined).includes('on Human Rights throughout'));
    ok(!inserted(defined).includes('“Human Rights” means'), inserted(defined));
  });

  test('resolves its finding, adds none, and leaves the rest byte for byte as it was', () => {
    const tiers: readonly Tier[] = ['preferred', 'fallback'];
    fc.assert(
      fc.property(
        fc.nat(styles.length - 1),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(...library.safeguards.keys()),
        fc.constantFrom(...tiers),
        (at, lineBreak, id, tier) => {
          const style = styles[at];
          const safeguard = library.safeguards.get(id);
          if (style === undefined || safeguard === undefined) throw new Error('unknown');
          const text = draftIn(style, { lineBreak });
          const before = gaps(text, style.format);
          const state = before.assessment.outcomes.find((it) => it.safeguard === safeguard.id)?.state;
          const insertion = insertionOf(before.contract, safeguard, tier);
          if (insertion === undefined || state !== 'absent') return;
          const { span, text: inserted } = insertion.edit;
          equal(span.start, span.end);
          const whole = applyEdits(text, [insertion.edit]);
          equal(whole.slice(0, span.start) + whole.slice(span.start + inserted.length), text);
          ok(!/(?<!\r)\n/u.test(inserted) || lineBreak === '\n', 'line breaks of the draft');
          const after = gaps(whole, style.format);
          deepEqual(
            after.open,
            before.open.filter((it) => it !== `${safeguard.id}: absent`),
            `${style.name}, ${safeguard.id}, ${tier}:\n${inserted}`,
          );
        },
      ),
      { numRuns: 400 },
    );
  });
});
