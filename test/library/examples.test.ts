import { equal } from 'node:assert/strict';
import { proofsOf } from '../../server/src/prove/prove.ts';
import { files, library } from '../support/library.ts';

for (const file of files) {
  suite(`the library’s own tests: ${file.path
    .split('/')
    .at(-1)
    ?.replace(/\.yml$/u, '')}`, () => {
    for (const { title, run } of proofsOf(file, library)) test(title, () => equal(run(), undefined));
  });
}
