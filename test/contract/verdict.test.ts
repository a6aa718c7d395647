import assert from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { checkText } from '../../server/src/report/check.ts';
import { library } from '../support/library.ts';
import { contractTexts } from './contract-texts.ts';
import { otherTexts } from './other-texts.ts';

suite('the verdict', () => {
  for (const [name, text] of Object.entries(contractTexts)) {
    test(`${name} is a contract`, () => {
      const { contract, looksLike, signs } = readContract(text).verdict;
      assert.deepEqual({ contract, looksLike }, { contract: true, looksLike: 'contract' }, signs.join('; '));
      assert.ok(signs.length > 0);
    });
  }
  for (const [looksLike, name, text] of otherTexts) {
    test(`${name} is none`, () => {
      const { verdict } = readContract(text);
      assert.deepEqual(
        { contract: verdict.contract, looksLike: verdict.looksLike },
        { contract: false, looksLike },
        verdict.signs.join('; '),
      );
      assert.ok(verdict.signs.length > 0);
      assert.deepEqual(checkText(text, library).findings, []);
    });
  }
  test('there are thirty texts of other kinds and more', () => {
    assert.ok(otherTexts.length >= 30);
  });
  test('one contract in ten copies is still one', () => {
    const text = contractTexts['a data processing agreement'] ?? assert.fail();
    assert.equal(readContract(text.repeat(10)).verdict.contract, true);
  });
});
