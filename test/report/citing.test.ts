import { deepEqual } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { cited } from '../../server/src/report/citing.ts';

/** How each numbered clause of a draft is cited, in its order. */
function all(text: string): readonly string[] {
  const contract = readContract(text, 'plain');
  return contract.clauses
    .filter(({ number }) => number !== undefined)
    .map(({ index }) => cited(contract, [index]));
}

const says = 'The Vendor shall keep records of the Service.';

suite('how a message cites a clause', () => {
  test('by its number alone where articles count on from part to part', () => {
    deepEqual(
      all(
        `PART I – SERVICES\n\n1. Scope\n\n1.1 ${says}\n\nPART II – DATA\n\n2. Use\n\n(a) ${says}\n\n(b) ${says}\n`,
      ),
      ['Part I', 'clause 1', 'clause 1.1', 'Part II', 'clause 2', 'clause 2(a)', 'clause 2(b)'],
    );
  });

  test('with its part where each part begins anew', () => {
    deepEqual(
      all(
        `CHAPTER I – SERVICES\n\nArticle 1 – Scope\n\n${says}\n\nArticle 2 – Time\n\n${says}\n\nCHAPTER II – DATA\n\nArticle 1 – Use\n\n${says}\n`,
      ),
      ['Chapter I', 'Article 1 of Chapter I', 'Article 2', 'Chapter II', 'Article 1 of Chapter II'],
    );
  });

  test('as a paragraph of its schedule', () => {
    deepEqual(
      all(
        `1. Services\n\n1.1 ${says}\n\nSCHEDULE 2 – PRICES\n\n1. ${says}\n\n2. ${says}\n\n(a) ${says}\n\nANNEX B – DATA\n\nB-1. ${says}\n`,
      ),
      [
        'clause 1',
        'clause 1.1',
        'Schedule 2',
        'paragraph 1 of Schedule 2',
        'paragraph 2 of Schedule 2',
        'paragraph 2(a) of Schedule 2',
        'Annex B',
        'paragraph B-1',
      ],
    );
  });

  test('in the word of the article that its number begins with', () => {
    deepEqual(
      all(`ARTICLE IV – AUDIT\n\n(a) ${says}\n\n(b) ${says}\n\nSection 5 – Data\n\n(a) ${says}\n`).slice(
        0,
        3,
      ),
      ['Article IV', 'Article IV(a)', 'Article IV(b)'],
    );
  });
});
