import { deepEqual, equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import {
  anchorOf,
  articlesOf,
  type Place,
  placeAtEnd,
  placeBehind,
  placeOf,
  placesWithin,
  relatedHeadings,
  rowOf,
} from '../../server/src/draft/place.ts';
import type { Safeguard } from '../../server/src/library/library.ts';
import { smallLibrary } from '../support/small-library.ts';

const fees = '## 1. Fees | Pay.';
const books = '## 2. Books | Read. | See.';
const law = '## 3. Law | Rest.';
const parted = (third: number): string =>
  `## Part A – Start | ### 1. Fees | Pay. | ### 2. Books | Read. | ## Part B – End | ### ${third}. Rest | Go. | ### ${third + 1}. Law | Law.`;
const held = (...clauses: readonly string[]): string => `## Terms | ${clauses.join(' | ')}`;
const four = ['### 1. Fees | Pay.', '### 2. Books | Read.', '### 3. Rest | Go.', '### 4. Law | Law.'];

/** A draft of paragraphs that ` | ` parts, with what is asked of its places. */
function placed(written: string) {
  const text = `# Agreement\n\n${written.replaceAll(' | ', '\n\n')}\n`;
  const contract = readContract(text, 'markdown');
  const named = (at: number | undefined): string => {
    const clause = contract.clauses[at ?? -1];
    return clause?.heading?.text ?? clause?.number?.label ?? 'nothing';
  };
  const drawn = ({ article, after, offset }: Place): string =>
    `${article === undefined ? `behind ${named(after)}` : `in ${named(article)}`}, after “${text.slice(0, offset).split('\n').at(-1)}”`;
  const safeguard = (headings: readonly string[]) => ({ headings }) as unknown as Safeguard;
  return {
    contract,
    of: (...headings: readonly string[]) => drawn(placeOf(contract, safeguard(headings))),
    atEnd: () => drawn(placeAtEnd(contract)),
    behind: (heading: string) => {
      const article = contract.clauses.find((it) => it.heading?.text === heading);
      return article && drawn(placeBehind(contract, article));
    },
    within: (...related: readonly string[]) => placesWithin(contract, related).map(drawn),
    anchor: (headings: readonly string[], related: readonly string[]) => {
      const { start, end } = anchorOf(contract, safeguard(headings), related);
      return text.slice(start, end);
    },
    row: () => rowOf(contract).map(({ index }) => named(index)),
    articles: () => articlesOf(contract).map(({ index }) => named(index)),
  };
}

suite('the place of a clause', () => {
  test('is the article whose heading fits best, the first of several', () => {
    equal(placed(`${fees} | ${books} | ${law}`).of('books'), 'in Books, after “See.”');
    const several = placed('## 1. Fees | Pay. | ## 2. Audit of fees | Read. | ## 3. Audit | Go.');
    equal(several.of('audit', 'fees'), 'in Audit of fees, after “Read.”');
    equal(several.of('fees', 'audit'), 'in Fees, after “Pay.”');
    equal(several.of('books', 'audit'), 'in Audit of fees, after “Read.”');
  });
  test('is a new article at the end where none fits', () => {
    equal(placed(`${fees} | ${books} | ${law}`).of('audit'), 'behind Law, after “Rest.”');
    equal(
      placed('1. The City pays. | 2. The City reads.').of('audit'),
      'behind 2, after “2. The City reads.”',
    );
    equal(placed('The City pays.  ').of('audit'), 'behind nothing, after “The City pays.”');
    equal(placed('').of('audit'), 'behind nothing, after “# Agreement”');
  });
  test('is before the general provisions where articles have no numbers', () => {
    const loose = '## Fees | Pay. | ## Books | Read.';
    equal(
      placed(`${loose} | ## Governing law | Rest. | ## Notices | Write.`).of('audit'),
      'behind Books, after “Read.”',
    );
    equal(placed(`${loose} | ## Notices of audits | Write.`).atEnd(), 'behind Books, after “Read.”');
    equal(placed(`${loose} | ## Definitions | “Site” means a pole.`).atEnd(), 'behind Books, after “Read.”');
    equal(placed(`${loose} | ## Severability | What is void goes.`).atEnd(), 'behind Books, after “Read.”');
    equal(placed('## Governing law | Rest. | ## Notices | Write.').atEnd(), 'behind Notices, after “Write.”');
    equal(placed(loose).atEnd(), 'behind Books, after “Read.”');
    equal(placed(`## Law and courts | Go. | ${loose}`).atEnd(), 'behind Books, after “Read.”');
  });
  test('is no article of definitions and no schedule', () => {
    equal(
      placed('## 1. Definitions | “Audit” means a look. | ## 2. Books | Read.').of('definitions'),
      'behind Books, after “Read.”',
    );
    equal(
      placed(`${fees} | ## Schedule 1 – Audit | ### 1. Audit | Read.`).of('audit'),
      'behind Fees, after “Pay.”',
    );
  });
  test('is before signatures that no heading sets apart', () => {
    for (const line of [
      'IN WITNESS WHEREOF the parties sign.',
      '**Signed by** the City.',
      'Executed as a deed.',
      'Executed by the City.',
      'As witness the hands of the parties.',
    ])
      equal(
        placed(`${fees} | ## 2. Books | Read. | ${line} | More.`).of('books'),
        'in Books, after “Read.”',
        line,
      );
    for (const line of ['Signedness is kept.', 'It is signed by the City.', 'Executed works are paid.'])
      equal(placed(`${fees} | ## 2. Books | Read. | ${line}`).of('books'), `in Books, after “${line}”`, line);
  });
  test('is below all that an article holds', () => {
    const draft = placed(`${fees} | ## 2. Books | Read: | (a) maps; | (b) plans. | ${law}`);
    equal(draft.of('books'), 'in Books, after “(b) plans.”');
    equal(draft.behind('Books'), 'behind Books, after “(b) plans.”');
    equal(placed(`${fees} | ## 2. Books`).of('books'), 'in Books, after “## 2. Books”');
    equal(placed(`## 1. Books | ${law}`).of('books'), 'in Books, after “## 1. Books”');
  });
});

test('other places for a new article are before the general provisions and behind a related one', () => {
  const draft = placed(`${fees} | ${books} | ${law}`);
  deepEqual(draft.within('fees'), ['behind Books, after “See.”', 'behind Fees, after “Pay.”']);
  deepEqual(draft.within('books'), ['behind Books, after “See.”']);
  deepEqual(draft.within('law'), ['behind Books, after “See.”']);
  deepEqual(placed(`${fees} | ${books}`).within('audit'), []);
  deepEqual(placed(`${fees} | ${books}`).within('books'), []);
});

test('a finding for what is absent sits at the fitting heading, else a related one, else the title', () => {
  const draft = placed(`${fees} | ${books} | ${law}`);
  equal(draft.anchor(['books'], ['fees']), 'Books');
  equal(draft.anchor(['audit'], ['fees']), 'Fees');
  equal(draft.anchor(['audit'], ['maps']), 'Agreement');
  const bare = readContract('\n  The City pays.  \nIt reads.', 'markdown');
  const { start, end } = anchorOf(bare, { headings: ['audit'] } as unknown as Safeguard, []);
  equal(bare.text.slice(start, end), 'The City pays.');
  deepEqual(anchorOf(readContract('', 'markdown'), { headings: [] } as unknown as Safeguard, []), {
    start: 0,
    end: 0,
  });
});

test('the headings of a principle are the first of each of its safeguards', () => {
  const [audit, remedy] = smallLibrary.data.safeguards;
  if (audit === undefined || remedy === undefined) throw new Error('the library is too small');
  deepEqual(relatedHeadings(smallLibrary, audit), ['audit', 'inspection']);
  deepEqual(relatedHeadings(smallLibrary, remedy), ['remedy']);
  const wordy = { ...audit, headings: ['one', 'two', 'three', 'four', 'five'] };
  const data = { ...smallLibrary.data, safeguards: [wordy, { ...audit, headings: ['six'] }, remedy] };
  const many = { ...smallLibrary, data };
  deepEqual(relatedHeadings(many, audit), ['one', 'two', 'three', 'four', 'six']);
  deepEqual(relatedHeadings(many, audit), relatedHeadings(many, wordy));
});

suite('the articles of a draft', () => {
  test('are its top clauses, definitions apart', () => {
    const draft = placed(
      `${fees} | ## 2. Definitions | “Site” means a pole. | ${law} | ## Schedule 1 | 1. Maps.`,
    );
    deepEqual(draft.row(), ['Fees', 'Definitions', 'Law']);
    deepEqual(draft.articles(), ['Fees', 'Law']);
  });
  test('stand in parts where their numbers count on', () => {
    deepEqual(placed(parted(3)).row(), ['Fees', 'Books', 'Rest', 'Law']);
    deepEqual(placed(parted(1)).row(), ['Start', 'End']);
    deepEqual(placed(parted(4)).row(), ['Start', 'End']);
    const bare =
      '## Part A – Start | ### 1. Fees | Pay. | ## Part B – Middle | Go. | ## Part C – End | ### 2. Rest | Rest.';
    deepEqual(placed(bare).row(), ['Fees', 'Rest']);
    deepEqual(placed(bare.replace('1. Fees', '1.1 Fees')).row(), ['Start', 'Middle', 'End']);
    deepEqual(placed(bare.replace('1. Fees', 'I. Fees')).row(), ['Start', 'Middle', 'End']);
    deepEqual(placed(`${bare} | ## Part D – More | Go.`).row(), ['Fees', 'Rest']);
    deepEqual(placed(`${bare} | ## Part D – More | Go. | ## Part E – Still more | Go.`).row().length, 5);
  });
  test('stand below one heading that holds nearly everything', () => {
    deepEqual(placed(held(...four)).row(), ['Fees', 'Books', 'Rest', 'Law']);
    deepEqual(placed(held(...four.slice(0, 3))).row(), ['Terms']);
    deepEqual(placed(held('(a) Pay.', '(b) Read.', '(c) Rest.', '(d) Go.')).row(), ['Terms']);
  });
});
