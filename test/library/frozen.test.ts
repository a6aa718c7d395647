import { deepEqual, throws } from 'node:assert/strict';
import { compileLibrary, frozenTables } from '../../server/src/library/compile.ts';
import { frozen, thawed } from '../../server/src/library/frozen.ts';
import { library } from '../support/library.ts';

suite('a library that is written down', () => {
  test('is what it was', () => {
    const value = {
      text: 'a',
      list: [1, 'b', true],
      map: new Map([
        ['one', 1],
        ['two', 2],
      ]),
      small: new Uint8Array([0, 255, 3]),
      rising: new Uint32Array([0, 1, 1, 2 ** 32 - 1]),
      other: new Int32Array([-1, 2 ** 31 - 1, -(2 ** 31), 0]),
      none: new Uint16Array(0),
      rows: new Uint16Array([700, 701, 705, 12, 13, 40, 3, 900, 901, 902, 903, 904, 1, 2, 3, 4, 5, 6, 7, 8]),
      large: new Int32Array([2 ** 31 - 1, 0, 512 * 70 + 5, 511, 512 * 9000 + 5, 3, 512 * 70 + 5]),
    };
    deepEqual(thawed(JSON.parse(JSON.stringify(frozen(value))) as ReturnType<typeof frozen>), value);
  });

  test('cannot hold what JSON does not', () => {
    throws(() => frozen({ at: undefined }), TypeError);
    throws(() => frozen(new Date()), TypeError);
  });

  test('judges by the same tables as one compiled from its phrases', () => {
    const { numbersOf: _, ...compiled } = library.matcher;
    const { numbersOf: __, ...loaded } = compileLibrary(library.data, {}, frozenTables(library.data)).matcher;
    deepEqual(loaded, compiled);
  });
});
