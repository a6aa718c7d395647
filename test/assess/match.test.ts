import { deepEqual, throws } from 'node:assert/strict';
import { readingOf } from '../../server/src/assess/reading.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { compileLibrary } from '../../server/src/library/compile.ts';
import { smallData, smallDraft } from '../support/small-library.ts';

/** The words of `wording` that `phrase` finds. */
function found(phrase: string, wording: string): readonly string[] {
  const [flag] = smallData.redFlags;
  const library = compileLibrary({
    ...smallData,
    redFlags: flag === undefined ? [] : [{ ...flag, any: [phrase] }],
  });
  const reading = readingOf(readContract(smallDraft(['Duties', wording]), 'plain'), library);
  return reading.all([phrase]).map(({ sentence, from, to }) => {
    return sentence.words.slice(from, to).join(' ');
  });
}

suite('a phrase of parts joined by “&”', () => {
  const phrase = '{supplier must} ... notify & (leak|loss) & data';

  test('holds in any order, from the first part to the last', () => {
    deepEqual(found(phrase, 'Upon any loss of data whatsoever, the Vendor shall promptly notify the City.'), [
      'loss of data whatsoever the vendor shall promptly notify',
    ]);
    deepEqual(found(phrase, 'The Vendor shall notify the City of any data leak.'), [
      'shall notify the city of any data leak',
    ]);
  });

  test('does not hold where one part is missing or stands in another sentence', () => {
    deepEqual(found(phrase, 'The Vendor shall notify the City of its holidays. Data is kept.'), []);
    deepEqual(found(phrase, 'The City shall notify the Vendor of any data leak.'), []);
  });

  test('does not hold where the sentence is taken back', () => {
    deepEqual(
      found('inspect & systems', 'Nothing in this clause gives the City a right to inspect the systems.'),
      [],
    );
    deepEqual(found('nothing & inspect', 'Nothing in this clause gives the City a right to inspect.'), [
      'nothing in this clause gives the city a right to inspect',
    ]);
  });

  test('holds where “nothing” only keeps the sentence from preventing what it speaks of', () => {
    deepEqual(
      found(
        'inspect & systems',
        'Nothing here prevents the City from giving anyone leave to inspect the systems.',
      ),
      ['inspect the systems'],
    );
  });

  test('is refused in the vocabulary and inside brackets', () => {
    throws(
      () => compileLibrary({ ...smallData, vocabulary: { ...smallData.vocabulary, x: ['a & b'] } }),
      /“&”/u,
    );
    throws(() => found('(a & b)', ''), /is not closed/u);
  });
});
