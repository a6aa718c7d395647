import { equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { sentenceAround, startsSmall, withCapital, withSmall } from '../../server/src/draft/sentence.ts';

suite('the sentence around words', () => {
  const text =
    '# Agreement\n\n1. Under it the City shall pay. “It reads.” See no. Four and cl. Five! Who reads? It does.\n\nIt ends (here.) *Then* it\nrests\n';
  const contract = readContract(text, 'markdown');
  const index = contract.clauses.length - 1;
  const around = (words: string): string | undefined => {
    const start = text.indexOf(words);
    const found = sentenceAround(contract, index, { start, end: start + words.length });
    return found && text.slice(found.span.start, found.span.end);
  };
  test('ends at a full stop before a capital, with the marks behind it', () => {
    const cases: readonly (readonly [words: string, sentence: string])[] = [
      ['Under', 'Under it the City shall pay.'],
      ['pay.', 'Under it the City shall pay.'],
      ['“It', '“It reads.”'],
      ['reads.”', '“It reads.”'],
      ['Four', 'See no. Four and cl. Five!'],
      ['Five!', 'See no. Four and cl. Five!'],
      ['Who', 'Who reads?'],
      ['does', 'It does.'],
      ['(here.)', 'It ends (here.)'],
      ['rests', '*Then* it\nrests'],
      ['pay. “It', 'Under it the City shall pay. “It reads.”'],
      ['pay. “It reads.” See', 'Under it the City shall pay. “It reads.” See no. Four and cl. Five!'],
    ];
    for (const [words, sentence] of cases) equal(around(words), sentence, words);
  });
  test('is that of its paragraph and clause', () => {
    const start = text.indexOf('ends');
    const found = sentenceAround(contract, index, { start, end: start + 4 });
    equal(
      found && text.slice(found.paragraph.start, found.paragraph.end),
      'It ends (here.) *Then* it\nrests',
    );
    equal(found?.clause.number?.label, '1');
  });
  test('is none outside of the paragraphs of the clause', () => {
    equal(around('# Agr'), undefined);
    equal(around('1. Under'), undefined);
    equal(sentenceAround(contract, 99, { start: 0, end: 1 }), undefined);
  });
});

test('an opening word is written small unless it is a name', () => {
  const small = [
    ['The City', 'the City'],
    ['A City', 'a City'],
    ['An audit', 'an audit'],
    ['No one', 'no one'],
    ['Then it', 'Then it'],
    ['City pays', 'City pays'],
    ['Information is', 'information is'],
    ['', ''],
  ] as const;
  for (const [words, expected] of small) equal(withSmall(words), expected);
  equal(startsSmall('of the City'), false);
  equal(startsSmall('UPON notice'), true);
  equal(withCapital('the City'), 'The City');
  equal(withCapital(''), '');
});
