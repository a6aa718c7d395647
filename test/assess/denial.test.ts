import { equal } from 'node:assert/strict';
import {
  denial,
  deniedBetween,
  denies,
  deniesObject,
  nobodyWho,
  voidAt,
} from '../../server/src/assess/denial.ts';
import { wordsAt } from '../support/words-at.ts';

/** Checks what is told of the words behind the marks in sentences. */
function check<T>(
  tell: (words: ReturnType<typeof wordsAt>) => T,
  cases: readonly (readonly [marked: string, expected: T])[],
): void {
  for (const [marked, expected] of cases) equal(tell(wordsAt(marked)), expected, marked);
}

suite('words that deny', () => {
  test('begin with who or what is denied, and not with a measure', () => {
    check(
      ({ words, from }) => denies(words, from),
      [
        ['‸No person shall see it.', true],
        ['‸Neither party may see it.', true],
        ['‸Nobody may see it.', true],
        ['‸None of them may see it.', true],
        ['‸No later than ten days after it, the Vendor shall pay.', false],
        ['‸No less than all of it shall be paid.', false],
        ['‸No more than two may come.', false],
        ['‸No fewer may come.', false],
        ['‸No sooner may it come.', false],
        ['‸No earlier may it come.', false],
        ['‸No longer may it come.', false],
        ['‸No lateral move may come.', true],
        ['‸Nothing that is secret may be kept.', true],
        ['‸Nothing which is secret may be kept.', true],
        ['‸Nothing so secret may be kept.', true],
        ['‸Nothing marked secret may be kept.', true],
        ['‸Nothing contained here may be kept.', false],
        ['‸Nothing provided here may be kept.', false],
        ['‸Nothing stated here may be kept.', false],
        ['‸Nothing intended here may be kept.', false],
        ['‸Nothing in this clause may be kept.', false],
        ['‸Nothing may be kept.', false],
        ['‸The City may see it.', false],
        ['It may come and ‸no', false],
        ['The last word here is ‸no.', false],
        ['‸Nothing thatched may be kept.', true],
        ['‸Nothing reddish may be kept.', false],
        ['‸Nothing soft may be kept.', false],
      ],
    );
  });
  test('stand behind the verb as well', () => {
    check(
      ({ words, from }) => deniesObject(words, from),
      [
        ['The Vendor shall ‸make no statement.', true],
        ['The Vendor may ‸charge neither the City nor its residents.', true],
        ['The Vendor shall ‸give nothing to them.', true],
        ['The Vendor shall ‸give nothing away.', false],
        ['The Vendor shall ‸give, nothing to them.', false],
        ['The Vendor may, ‸at no cost to it, stop.', false],
        ['The Vendor may, ‸at no further charge, stop.', false],
        ['The Vendor may, ‸at no other small expense, stop.', false],
        ['The Vendor may, ‸at no other small and real expense, stop.', true],
        ['The Vendor may, ‸at no time, stop.', true],
        ['The Vendor shall ‸cause no cost.', true],
        ['The Vendor shall ‸be no party.', false],
        ['The Vendor shall ‸have no part.', false],
        ['The Vendor shall, ‸with no delay, stop.', false],
        ['The Vendor shall see more ‸than no one.', false],
        ['The Vendor shall ‸make, no doubt, a statement.', false],
        ['The Vendor shall ‸take no longer.', false],
        ['The Vendor shall ‸take no more.', false],
        ['The Vendor shall ‸take no matter.', false],
        ['The Vendor shall ‸take no greater part.', false],
        ['The Vendor shall ‸take no lowered part.', true],
        ['The Vendor shall ‸take no other part.', true],
        ['The Vendor shall ‸take no other part than this.', false],
        ['The Vendor shall ‸take no other good small part than this.', true],
        ['The Vendor shall ‸take no part other than this.', true],
        ['The Vendor shall ‸take some part.', false],
        ['The Vendor shall ‸costs no part.', true],
        ['The Vendor shall ‸begin no unbelievable part.', true],
        ['The Vendor shall ‸take no evermore part.', true],
        ['The Vendor shall ‸withhold no part.', true],
      ],
    );
  });
  test('reach over lists and asides to the head, not over another clause', () => {
    check(
      ({ words, from, to }) => deniedBetween(words, from, to),
      [
        ['‸No data ‸may be kept.', true],
        ['‸After the term, no data ‸may be kept.', true],
        ['‸After the term no data ‸may be kept.', false],
        ['‸After the term and no data ‸may be kept.', true],
        ['‸Secrecy binds; no data ‸may be kept.', true],
        ['‸No data; the City ‸may keep it.', false],
        ['‸No data, the City ‸may keep it.', false],
        ['‸No name, voice or face ‸may be kept.', true],
        ['‸No name, voice, nor face ‸may be kept.', true],
        ['‸No name, or the City ‸may keep it.', false],
        ['‸No name, but the City or others ‸may keep it.', false],
        ['‸No name, if small or large, City ‸may keep it.', false],
        ['‸Nobody, including us, ‸can edit it.', true],
        ['‸Nobody, whether here or not, ‸can edit it.', true],
        ['‸Nobody, even us, ‸can edit it.', true],
        ['‸Nobody, not us, ‸can edit it.', true],
        ['‸Nobody, including us ‸can edit it.', false],
        ['‸Nobody, inclusive of us, ‸can edit it.', false],
        ['‸No outsider, in particular no applicant, ‸may enforce it.', true],
        ['‸The outsider and in particular no applicant ‸may enforce it.', true],
        ['‸The outsider especially no applicant ‸may enforce it.', true],
        ['‸The outsider gladly no applicant ‸may enforce it.', false],
        ['‸A board, no member of which is paid, ‸may rule.', false],
        ['‸A board, no member of whom is paid, ‸may rule.', false],
        ['‸A board, no member of which is paid ‸may rule.', true],
        ['‸A board, no member of it is paid, ‸may rule.', true],
        ['‸The City and the Vendor ‸may rule.', false],
        ['‸No one two three four, five six seven eight nine or ten ‸may rule.', true],
        ['‸No one two three four, five six seven eight nine ten eleven twelve or more ‸may rule.', true],
        ['‸No one, two and ‸may rule.', true],
        ['‸Nobody who reports, here or there, ‸may be paid.', true],
        ['‸No, or City ‸may rule.', true],
      ],
    );
  });
  test('reach over what is said of nobody', () => {
    check(
      ({ words, from, to }) => nobodyWho(words, from, to),
      [
        ['‸Nobody who reports, ‸shall be paid.', true],
        ['‸None who reports, ‸shall be paid.', true],
        ['‸No person who reports, ‸shall be paid.', true],
        ['‸No one whose case is open, ‸shall be paid.', true],
        ['‸Nobody that reports, ‸shall be paid.', true],
        ['‸No person which reports, ‸shall be paid.', true],
        ['‸Nobody who reports ‸shall be paid.', true],
        ['‸Persons who report, ‸shall be paid.', false],
        ['‸No good person who reports, ‸shall be paid.', false],
        ['‸Nobody who reports; and so on, ‸shall be paid.', false],
        ['‸Nobody who reports a b c d e f g h i j k l m n o p q r s t u v w x y, ‸shall be paid.', true],
        [
          '‸Nobody who reports a b c d e f g h i j k l m n o p q r s t u v w x y z z z z, ‸shall be paid.',
          false,
        ],
        ['‸Nobody reports, ‸shall be paid.', false],
        ['Nobody who ‸reports, ‸shall be paid.', false],
      ],
    );
  });
  test('take a sentence back where they stand before what gives', () => {
    check(
      ({ words }) => voidAt(words),
      [
        ['‸Nothing in this clause gives the City a right.', 0],
        ['‸Nothing here prevents a party from giving notice.', undefined],
        ['‸Nothing here restricts giving notice.', undefined],
        ['‸Nothing may be done that the Act does not authorise.', undefined],
        ['‸This shall not be construed to give the City a right.', 2],
        ['‸This shall not be deemed to grant a right.', 2],
        ['‸This shall not be so interpreted as to give a right.', undefined],
        ['‸This shall not construed give a right.', 2],
        ['‸This shall not be paid to give a right.', undefined],
        ['‸This clause and the next shall not be interpreted as giving a right.', 6],
        ['‸The City is not granted a right.', undefined],
        ['‸Nothing here is said.', undefined],
        ['‸Nothing one two three four five six seven eight nine ten a b c d gives.', 0],
        ['‸Nothing one two three four five six seven eight nine ten a b c d e gives.', undefined],
        ['‸The City gives nothing.', undefined],
        ['‸It is not there, and nothing in it gives a right.', 5],
        ['‸Nothing contained here shall oblige it.', 0],
        ['‸Nor is it deemed to give.', undefined],
      ],
    );
  });
  test('free where they deny a duty to be under one, and forbid elsewhere', () => {
    equal(denial('must', 'shall'), 'must not');
    equal(denial('may', 'is'), 'must not');
    equal(denial('must not', 'is'), 'must not');
    for (const word of ['is', 'are', 'has', 'have']) equal(denial('must', word), 'need not', word);
    for (const word of ['isle', 'this', 'haves']) equal(denial('must', word), 'must not', word);
    equal(denial('need not', 'shall'), 'need not');
  });
});
