import { deepEqual, equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { renumbering } from '../../server/src/draft/renumber.ts';

/** A draft with the clause of number `label` and what follows it one up; ` | ` is a blank line and ` / ` a line break. */
function renumbered(written: string, label: string) {
  const lead = '# Agreement\n\n';
  const text = `${lead}${written.replaceAll(' | ', '\n\n').replaceAll(' / ', '\n')}`;
  const contract = readContract(text, 'markdown');
  const own = contract.clauses.filter(({ role }) => role !== 'contents');
  const first = own.find(({ number }) => number?.label === label);
  if (first === undefined) throw new Error(`no ${label} in ${written}`);
  const { edits, changes, cite } = renumbering(contract, first);
  const after = applyEdits(text, edits).slice(lead.length).replaceAll('\n\n', ' | ').replaceAll('\n', ' / ');
  return { after, changes, cited: own.map((it) => cite(it)).filter((it) => it !== '') };
}

suite('renumbering', () => {
  const cases: readonly (readonly [name: string, label: string, before: string, after: string])[] = [
    [
      'moves articles, what stands below them, and references to both',
      '2',
      '1. Fees | 1.1 The City pays. | 2. Books | 2.1 The City reads. | (a) maps; | 3. Rest | See clause 2, clause 2.1(a) and clauses 1 and 3.',
      '1. Fees | 1.1 The City pays. | 3. Books | 3.1 The City reads. | (a) maps; | 4. Rest | See clause 3, clause 3.1(a) and clauses 1 and 4.',
    ],
    [
      'moves the clauses of one article and not those of the next',
      '1.1',
      '1. Fees | 1.1 The City pays. | 1.2 It rests under clause 1.1. | 2. Books | 2.1 See clause 1.2, and clause 9.',
      '1. Fees | 1.2 The City pays. | 1.3 It rests under clause 1.2. | 2. Books | 2.1 See clause 1.3, and clause 9.',
    ],
    [
      'counts romans, with the arabic numbers below them',
      'V',
      'Article IV – Fees | 4.1 Cash | Article V – Books | 5.1 See Article V and Section 5.1. | Article VI – Rest',
      'Article IV – Fees | 4.1 Cash | Article VI – Books | 6.1 See Article VI and Section 6.1. | Article VII – Rest',
    ],
    [
      'counts articles such as 12.0, past the clauses below them',
      '12.0',
      '12.0 Fees | 12.1 Cash | 13.0 Books | 13.1 See clause 13.1 and clause 12.1.',
      '13.0 Fees | 13.1 Cash | 14.0 Books | 14.1 See clause 14.1 and clause 13.1.',
    ],
    [
      'counts letters, in references too',
      'b',
      '1. Fees | (a) cash; | (b) card: | (i) old; | (c) gold, see clause 1(b)(i) and clause 1(c).',
      '1. Fees | (a) cash; | (c) card: | (i) old; | (d) gold, see clause 1(c)(i) and clause 1(d).',
    ],
    [
      'counts capital letters',
      'B',
      'A. Fees are paid. | B. Books are read. | C. See clause B.',
      'A. Fees are paid. | C. Books are read. | D. See clause B.',
    ],
    [
      'keeps noughts and letters',
      '09',
      '09. Fees | The City pays. | 10. Books | See clause 09.',
      '10. Fees | The City pays. | 11. Books | See clause 10.',
    ],
    [
      'keeps a letter behind a number',
      '1A',
      '1A. Fees | See clause 1A. | 2A. Books',
      '2A. Fees | See clause 2A. | 3A. Books',
    ],
    [
      'leaves schedules alone',
      '1',
      '1. Fees are paid. | Schedule 1 | 1. Books are read. | 2. Maps are read, see paragraph 1 and clause 1.',
      '2. Fees are paid. | Schedule 1 | 1. Books are read. | 2. Maps are read, see paragraph 1 and clause 2.',
    ],
    [
      'leaves laws alone, and moves what names no clause yet',
      '2',
      '1. Fees | The City pays under Section 2 of the Data Act. | 2. Books | See clause 2.7, clause 7.2 and clause 2.',
      '1. Fees | The City pays under Section 2 of the Data Act. | 3. Books | See clause 3.7, clause 7.2 and clause 3.',
    ],
    [
      'ends at a gap',
      '1',
      '1. Fees are paid. | 3. Books are read. | 4. Maps are read.',
      '2. Fees are paid. | 3. Books are read. | 4. Maps are read.',
    ],
    [
      'takes a number that stands twice as two',
      '2',
      '1. Fees are paid. | 2. Books are read. | 2. Maps are read. | 3. It rests.',
      '1. Fees are paid. | 3. Books are read. | 3. Maps are read. | 4. It rests.',
    ],
    [
      'keeps the words of references, however they are written',
      '2',
      'Section 1. Fees | 1.1 Cash. | Section 2. Books | See § 2 and Sections 1, 2. | Section 3. Rest | See section 2.',
      'Section 1. Fees | 1.1 Cash. | Section 3. Books | See § 3 and Sections 1, 3. | Section 4. Rest | See section 3.',
    ],
    [
      'goes through the parts of a draft, and leaves their letters',
      '2',
      '## Part A – Start | ### 1. Fees | Pay. | ## Part B – End | ### 2. Books | See clause 2 and Part B. | ### 3. Rest | Rest.',
      '## Part A – Start | ### 1. Fees | Pay. | ## Part B – End | ### 3. Books | See clause 3 and Part B. | ### 4. Rest | Rest.',
    ],
    [
      'moves the lines of the contents',
      '2',
      '# Contents | 1. Fees / 2. Books / 2.1 Maps / 3. Rest | ## 1. Fees | Pay. | ## 2. Books | ### 2.1 Maps | Read. | ## 3. Rest | Rest.',
      '# Contents | 1. Fees / 3. Books / 3.1 Maps / 4. Rest | ## 1. Fees | Pay. | ## 3. Books | ### 3.1 Maps | Read. | ## 4. Rest | Rest.',
    ],
    [
      'moves links to headings',
      '2',
      '## 1. Fees | See [books](#2-books), [fees](#1-fees) and [none](#3-none). | ## 2. Books | Read.',
      '## 1. Fees | See [books](#3-books), [fees](#1-fees) and [none](#3-none). | ## 3. Books | Read.',
    ],
    [
      'counts small romans',
      'i',
      '1. Fees | (i) cash; | (ii) card, see clause 1(i) and clause 1 (ii).',
      '1. Fees | (ii) cash; | (iii) card, see clause 1(ii) and clause 1 (iii).',
    ],
    [
      'leaves numbers below an article that are not its own',
      '2',
      '1. Fees are paid. | 2. Books | 7.1 Maps are read. | 3. Rest, see clause 7.1.',
      '1. Fees are paid. | 3. Books | 7.1 Maps are read. | 4. Rest, see clause 7.1.',
    ],
    [
      'leaves arabic numbers of another article below a roman one',
      'V',
      'Article V – Books | 5.1 Maps | 6.1 Plans | Article VI – Rest',
      'Article VI – Books | 6.1 Maps | 6.1 Plans | Article VII – Rest',
    ],
    [
      'moves what names no clause of a later article yet, and leaves it in a schedule',
      '2',
      '1. Fees | See clause 3.7 and clause 2.1 (a). | 2. Books | 2.1 Maps. | 3. Rest | Schedule 1 | 1. See clause 3.7.',
      '1. Fees | See clause 4.7 and clause 3.1 (a). | 3. Books | 3.1 Maps. | 4. Rest | Schedule 1 | 1. See clause 3.7.',
    ],
    [
      'moves the numbers of a schedule alone',
      'A2.1',
      '1. Fees | Schedule 2 | A2.1 Cash. | A2.2 Card. | Schedule 3 | A3.1 Gold.',
      '1. Fees | Schedule 2 | A2.2 Cash. | A2.3 Card. | Schedule 3 | A3.1 Gold.',
    ],
    [
      'moves listed lines of the contents',
      '2',
      '# Contents | - 1. Fees / - 2. Books | ## 1. Fees | Pay. | ## 2. Books | Read.',
      '# Contents | - 1. Fees / - 3. Books | ## 1. Fees | Pay. | ## 3. Books | Read.',
    ],
    [
      'moves links to each heading that moves',
      '1',
      '## 1. Fees | See [books](#2-books) and [fees](#1-fees). | ## 2. Books | See [fees](#1-fees).',
      '## 2. Fees | See [books](#3-books) and [fees](#2-fees). | ## 3. Books | See [fees](#2-fees).',
    ],
    [
      'keeps two noughts',
      '009',
      '009. Fees | Pay. | 010. Books | See clause 009.',
      '010. Fees | Pay. | 011. Books | See clause 010.',
    ],
    [
      'turns IX to X and 9 to 10',
      'IX',
      'Article IX – Fees | 9.1 The City pays under Section 9.1. | Article X – Books',
      'Article X – Fees | 10.1 The City pays under Section 10.1. | Article XI – Books',
    ],
  ];
  for (const [name, label, before, after] of cases)
    test(name, () => equal(renumbered(before, label).after, after));

  test('tells each change: articles, references, and the lines of the contents', () => {
    deepEqual(
      renumbered(
        '# Contents | 1. Fees / 2. Books | ## 1. Fees | Clauses 1 and 2 apply. | ## 2. Books | 2.1 See clause  2.1.',
        '2',
      ).changes,
      [
        'clause 2 → 3 (Books)',
        'reference in 1: clause 2 → 3',
        'reference in 2.1: clause 2.1 → 3.1',
        'table of contents: 1 line renumbered',
      ],
    );
    deepEqual(renumbered('See Article I. | ARTICLE I | The City pays. | ARTICLE II – BOOKS', 'I').changes, [
      'article I → II',
      'article II → III (BOOKS)',
      'reference in the opening: Article I → II',
    ]);
    deepEqual(renumbered('1. The City pays. | 2.0 Books | See clause 2.0.', '2.0').changes, [
      'clause 2.0 → 3.0 (Books)',
      'reference in 2.0: clause 2.0 → 3.0',
    ]);
  });

  test('cites what moves by its new number and the rest by its old', () => {
    const { cited } = renumbered('1. Fees | 1.1 Cash. | 2. Books | 2.1 Maps: | (a) old. | 3. Rest', '2');
    deepEqual(cited, ['1', '1.1', '3', '3.1', '3.1(a)', '4']);
  });

  test('does nothing to a clause without a number', () => {
    const contract = readContract('# Agreement\n\n## Fees\n\nThe City pays.\n', 'markdown');
    const [, first] = contract.clauses;
    if (first === undefined) throw new Error('no clause');
    const { edits, changes, cite } = renumbering(contract, first);
    deepEqual({ edits, changes, cite: cite(first) }, { edits: [], changes: [], cite: '' });
  });
});
