import { deepEqual, equal, ok } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { examplesOf } from '../../server/src/library/load.ts';
import { frame, showing } from '../support/frame.ts';
import { files, library } from '../support/library.ts';

const judge = (id: string, wording: string) => {
  const text = frame(wording, showing[library.safeguards.get(id)?.appliesIf ?? ''] ?? '');
  const contract = readContract(text, 'markdown');
  const assessment = assess(contract, library);
  const outcome = assessment.outcomes.find(({ safeguard }) => safeguard === id);
  return { text, outcome, flags: assessment.flags.filter(({ redFlag }) => redFlag === id) };
};

const short = (wording: string): string => `${wording.replace(/\s+/gu, ' ').trim().slice(0, 90)}…`;

for (const file of files) {
  if (file.path.startsWith('vocabulary/')) continue;
  const id =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/\.yml$/u, '') ?? '';
  suite(`the library’s examples: ${id}`, () => {
    for (const example of examplesOf(file)) {
      if ('fulfils' in example) {
        test(`fulfils: ${short(example.fulfils)}`, () => {
          const { outcome } = judge(id, example.fulfils);
          deepEqual({ state: outcome?.state, missing: outcome?.missing }, { state: 'present', missing: [] });
        });
      } else if ('misses' in example) {
        test(`misses: ${short(example.misses)}`, () => {
          const state = judge(id, example.misses).outcome?.state;
          ok(state === 'absent' || state === 'not applicable' || state === 'delegated', `judged ${state}`);
        });
      } else if ('weakens' in example) {
        test(`weakens: ${short(example.weakens)}`, () => {
          const marked = /\[\[([\s\S]*?)\]\]/u.exec(example.weakens)?.[1] ?? '';
          const { text, outcome } = judge(id, example.weakens.replace(/\[\[|\]\]/gu, ''));
          equal(outcome?.state, 'weakened');
          const from = text.indexOf(marked);
          const hits = outcome?.qualifiers.some(
            ({ span }) => span.start < from + marked.length && span.end > from,
          );
          ok(
            hits,
            `the qualifier is “${outcome?.qualifiers.map(({ span }) => text.slice(span.start, span.end)).join('”, “')}”`,
          );
        });
      } else if ('partial' in example) {
        test(`partial: ${short(example.partial)}`, () => {
          const { outcome } = judge(id, example.partial);
          deepEqual(
            { state: outcome?.state, missing: outcome?.missing },
            { state: 'partial', missing: [...example.missing] },
          );
        });
      } else if ('contradicts' in example) {
        test(`contradicts: ${short(example.contradicts)}`, () => {
          equal(judge(id, example.contradicts).outcome?.state, 'contradicted');
        });
      } else if ('delegates' in example) {
        test(`delegates: ${short(example.delegates)}`, () => {
          equal(judge(id, example.delegates).outcome?.state, 'delegated');
        });
      } else if ('flagged' in example) {
        test(`flagged: ${short(example.flagged)}`, () => {
          ok(judge(id, example.flagged).flags.length > 0, 'not flagged');
        });
      } else {
        test(`accepted: ${short(example.accepted)}`, () => {
          const { text, flags } = judge(id, example.accepted);
          deepEqual(
            flags.map(({ evidence: { span } }) => text.slice(span.start, span.end)),
            [],
          );
        });
      }
    }
  });
}
