import { equal } from 'node:assert/strict';
import { impersonalAt, modalAt, neverAt } from '../../server/src/assess/modals.ts';
import { wordsAt } from '../support/words-at.ts';

suite('words of a duty, a right or a ban', () => {
  test('are the longest that begin at a word', () => {
    const cases: readonly (readonly [marked: string, expected: string])[] = [
      ['It ‸shall pay.', 'must 1'],
      ['At last ‸may the City pay.', 'may 1'],
      ['What it ‸shall pay is little.', 'must 1'],
      ['‸Must 2027 be the end?', 'must 1'],
      ['In the ‸may 2027 of it.', 'may 1'],
      ['Somewhat it ‸can pay.', 'may 1'],
      ['Whatever it ‸can pay.', 'may 1'],
      ['Lastly ‸will it pay.', 'must 1'],
      ['Under no circumstance ‸shall it pay.', 'must 1'],
      ['It ‸may pay.', 'may 1'],
      ['In ‸May 2027 it pays.', 'none'],
      ['What it ‸may need to pay.', 'none'],
      ['‸May 2027 be the end.', 'none'],
      ['‸May the City pay?', 'may 1'],
      ['It stops at ‸will today.', 'none'],
      ['The last ‸will of it.', 'none'],
      ['Its good ‸will is kept.', 'none'],
      ['Of free ‸will it pays.', 'none'],
      ['It ‸will pay.', 'must 1'],
      ['It does what it ‸can today.', 'none'],
      ['As soon as it ‸can pay.', 'none'],
      ['It ‸can pay.', 'may 1'],
      ['It ‸shall not pay.', 'must not 2'],
      ['It ‸is not entitled to pay.', 'must not 4'],
      ['It ‸shall have no right to pay.', 'must not 5'],
      ['It ‸shall not later than today pay.', 'must 1'],
      ['It ‸may not only pay.', 'may 1'],
      ['It ‸may not merely pay.', 'may 1'],
      ['It ‸shall not more often than today pay.', 'must 1'],
      ['It ‸shall not later pay.', 'must not 2'],
      ['It ‸shall not less pay than others.', 'must 1'],
      ['It ‸shall not fewer than two pay.', 'must 1'],
      ['It ‸is required to pay.', 'must 3'],
      ['It ‸is hereby required to pay.', 'must 4'],
      ['It ‸is to pay.', 'must 2'],
      ['It ‸is here.', 'none'],
      ['It ‸has to pay.', 'must 2'],
      ['It ‸undertakes to pay.', 'must 2'],
      ['It ‸pays.', 'none'],
      ['It ‸reserves the right to pay.', 'may 4'],
      ['It ‸shall be free to pay.', 'may 4'],
      ['It ‸agrees not to pay.', 'must not 3'],
      ['It ‸shall under no circumstances pay.', 'must not 4'],
      ['It ‸need not pay.', 'need not 2'],
      ['It ‸shall not belatedly pay than.', 'must not 2'],
    ];
    for (const [marked, expected] of cases) {
      const { words, from } = wordsAt(marked);
      const modal = modalAt(words, from);
      equal(modal === undefined ? 'none' : `${modal.modality} ${modal.length}`, expected, marked);
    }
  });
  test('are denied by “at no time” before them', () => {
    const cases: readonly (readonly [marked: string, expected: boolean])[] = [
      ['Under no circumstances ‸shall it pay.', true],
      ['Under no circumstance ‸shall it pay.', true],
      ['Inside no case ‸shall it pay.', false],
      ['At no time ‸may it pay.', true],
      ['In no event ‸shall it pay.', true],
      ['On no account ‸may it pay.', true],
      ['In no way ‸may it pay.', true],
      ['In no manner ‸may it pay.', true],
      ['Under no condition ‸may it pay.', true],
      ['For no time ‸may it pay.', false],
      ['At no place ‸may it pay.', false],
      ['At some time ‸may it pay.', false],
      ['On no conditional ‸may it pay.', false],
      ['On no daytime ‸may it pay.', false],
      ['Within no case ‸may it pay.', false],
    ];
    for (const [marked, expected] of cases) {
      const { words, from } = wordsAt(marked);
      equal(neverAt(words, from), expected, marked);
    }
  });
  test('forbid without saying whom in “it is forbidden to”', () => {
    const cases: readonly (readonly [marked: string, expected: boolean])[] = [
      ['It ‸is forbidden to pay.', true],
      ['It ‸is prohibited for the Vendor to pay.', true],
      ['It ‸is prohibited from paying.', false],
      ['It ‸is required to pay.', false],
      ['It ‸shall be forbidden to pay.', true],
      ['It ‸is not entitled to pay.', false],
      ['It ‸agrees not to pay.', false],
    ];
    for (const [marked, expected] of cases) {
      const { words, from } = wordsAt(marked);
      const modal = modalAt(words, from);
      equal(modal !== undefined && impersonalAt(words, from, modal), expected, marked);
    }
  });
});
