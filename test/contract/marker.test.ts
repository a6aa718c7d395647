import { equal } from 'node:assert/strict';
import { toRoman } from '../../server/src/contract/marker.ts';

suite('roman numbers', () => {
  test('are written from 1 to 399', () => {
    equal(toRoman(1), 'i');
  });
});
