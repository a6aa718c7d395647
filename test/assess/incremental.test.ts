import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { assess, assessSteps } from '../../server/src/assess/assess.ts';
import { newMemory } from '../../server/src/assess/match.ts';
import { defaultSettings } from '../../server/src/assess/settings.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { library } from '../support/library.ts';
import { longDraft } from '../support/long-draft.ts';

const judge = (text: string, memory = newMemory()) =>
  assess(readContract(text, 'markdown'), library, defaultSettings, memory);

/** The work of judging a draft of `length` UTF-16 units from nothing. */
function workFor(length: number) {
  const memory = newMemory();
  judge(longDraft(length), memory);
  return memory.work;
}

/** By which power of the first two values the second two grow: 1 where both grow alike. */
const exponent = (size: number, larger: number, work: number, more: number): number =>
  Math.log(more / work) / Math.log(larger / size);

suite('judging the versions of a draft in turn', () => {
  const draft = longDraft(24_000);
  const words = [
    '',
    ' ',
    'not ',
    ', ',
    '; ',
    '. It shall ',
    '\n\n',
    '\n\n## 99. Audit\n\n',
    '\n\n(a) ',
    'Notwithstanding clause 4, ',
    'subject to clause 3, ',
    'Nothing in this clause ',
    'The City may inspect the Platform at any time. ',
    '(the “Operator”) ',
    'the Vendor shall not ',
    ' subject to the Vendor’s consent',
    '<!-- ',
    '**',
  ];
  const edit = fc.record({
    at: fc.nat(draft.length),
    removed: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(900)),
    added: fc.constantFrom(...words),
  });

  test('gives what judging each from nothing gives', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const memory = newMemory();
        let now = draft;
        judge(now, memory);
        for (const { at, removed, added } of edits) {
          now = now.slice(0, at) + added + now.slice(at + removed);
          deepEqual(judge(now, memory), judge(now));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('gives it when several places change at once, and when a change is taken back', () => {
    const memory = newMemory();
    const renamed = draft.replaceAll('shall', 'must');
    for (const version of [draft, renamed, draft, `${draft}\n`, draft.slice(500), draft])
      deepEqual(judge(version, memory), judge(version));
  });

  test('gives it when paragraphs change places, come twice, or go', () => {
    const memory = newMemory();
    const parts = longDraft(8_000).split('\n\n');
    const swapped = parts.map(
      (part, at) => parts[at % 7 === 3 ? at + 1 : at % 7 === 4 ? at - 1 : at] ?? part,
    );
    const twice = parts.flatMap((part, at) => (at % 5 === 2 ? [part, part] : [part]));
    const fewer = parts.filter((_, at) => at % 6 !== 1);
    for (const version of [parts, swapped, parts, twice, swapped, fewer, parts])
      deepEqual(judge(version.join('\n\n'), memory), judge(version.join('\n\n')));
  });

  test('gives it when the judging of versions in between was left', () => {
    const memory = newMemory();
    const short = longDraft(6_000);
    judge(short, memory);
    const renamed = short.replaceAll('Vendor', 'Operator');
    const longer = short.replace('. ', '. The City may inspect the Platform at any time. ');
    const versions = [longer, renamed, short.slice(900), `${short}It shall keep them.\n`, renamed];
    for (const [at, version] of versions.entries())
      for (const share of [0.2, 0.6, 0.9, 1]) {
        const contract = readContract(version, 'markdown');
        let steps = 0;
        for (const _ of assessSteps(contract, library)) steps += 1;
        const left = assessSteps(contract, library, defaultSettings, memory);
        for (let step = 0; step < share * steps - 1; step += 1) left.next();
        const next = versions[(at + 2) % versions.length] ?? short;
        deepEqual(judge(next, memory), judge(next));
      }
  });

  test('gives it when a party, a heading or what prevails is named otherwise', () => {
    const memory = newMemory();
    const short = longDraft(8_000);
    const versions = [
      short,
      short.replace('(the “Vendor”)', '(the “Operator”)').replaceAll('the Vendor', 'the Operator'),
      short.replace(/^## .*$/mu, '## Audit and inspection'),
      `${short}\n\nNotwithstanding clause 4, the Vendor may keep the data.\n`,
      `${short}\n\nNotwithstanding clause 5, the Vendor may keep the data.\n`,
      `${short}\n\nNotwithstanding clause 5, the Vendor may keep the data. It may sell them.\n`,
      short,
    ];
    for (const version of versions) deepEqual(judge(version, memory), judge(version));
  });

  test('gives it when clauses come, go, move or are numbered otherwise', () => {
    const memory = newMemory();
    const short = longDraft(10_000);
    const second = short.indexOf('\n## ', short.indexOf('\n## ') + 4);
    const renumbered = short.replace(/^(\d+\.\d+)(?= )/mu, '$1s');
    const withClause = `${short.slice(0, second)}\n\nThe City may audit the Vendor despite clause 2.\n${short.slice(second)}`;
    const withHeading = `${short.slice(0, second)}\n\n## 98. Audit\n${short.slice(second)}`;
    const pointing = short.replace(/\b(clause) \d+/u, '$1 3').replace(/\b(Schedule) \d/u, '$1 9');
    for (const version of [short, withClause, withHeading, renumbered, short, pointing, withClause, pointing])
      deepEqual(judge(version, memory), judge(version));
  });

  test('matches only the sentences that an edit touches', () => {
    const memory = newMemory();
    let now = longDraft(100_000);
    judge(now, memory);
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const before = { ...memory.work };
      const at = now.indexOf(' ', now.length * share);
      now = `${now.slice(0, at)}s${now.slice(at)}`;
      judge(now, memory);
      const { sentences, paragraphs } = memory.work;
      ok(sentences - before.sentences <= 16, `${sentences - before.sentences} sentences matched at ${share}`);
      ok(
        paragraphs - before.paragraphs <= 3,
        `${paragraphs - before.paragraphs} paragraphs read at ${share}`,
      );
    }
  });
});

suite('the work of judging a draft', () => {
  test('grows as the draft does', () => {
    const sizes = [10_000, 100_000, 1_000_000, 10_000_000];
    const works = sizes.map(workFor);
    for (const [at, larger] of sizes.entries()) {
      const size = sizes[at - 1];
      const less = works[at - 1];
      const more = works[at];
      if (size === undefined || size < 100_000 || less === undefined || more === undefined) continue;
      for (const kind of ['sentences', 'steps', 'paragraphs'] as const) {
        const power = exponent(size, larger, less[kind], more[kind]);
        ok(power > 0.8 && power < 1.1, `${kind}: ${less[kind]} and ${more[kind]}, power ${power}`);
      }
    }
  }).timeout(600_000);

  test('after a letter more is that of the sentence, however long the draft', () => {
    for (const size of [10_000, 100_000, 1_000_000]) {
      const memory = newMemory();
      const text = longDraft(size);
      judge(text, memory);
      const before = { ...memory.work };
      const at = text.indexOf(' shall ', text.length / 2) + ' shall'.length;
      judge(`${text.slice(0, at)}s${text.slice(at)}`, memory);
      const { sentences, paragraphs, judgements } = memory.work;
      ok(sentences - before.sentences <= 16, `${sentences - before.sentences} sentences matched`);
      ok(paragraphs - before.paragraphs <= 1, `${paragraphs - before.paragraphs} paragraphs read`);
      ok(judgements - before.judgements <= 60, `${judgements - before.judgements} entries judged`);
    }
  }).timeout(300_000);
});
