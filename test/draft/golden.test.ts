import { equal, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, type Edit } from '../../server/src/draft/edit.ts';
import { editsOf, insertionOf } from '../../server/src/draft/insert.ts';
import { insertAll } from '../../server/src/draft/insert-all.ts';
import { type Judged, judgeOf } from '../../server/src/draft/judge.ts';
import { placesWithin } from '../../server/src/draft/place.ts';
import { library } from '../support/library.ts';

const folder = join(import.meta.dirname, 'golden');
/** Drafts have one dot in their names; `contents.audit-rights.txt` is what comes of `contents.txt`. */
const drafts = readdirSync(folder).filter((name) => name.split('.').length === 2);
const update = process.env.UPDATE === '1';

const inserted = ({ contract }: Judged, id: string): readonly Edit[] => {
  const safeguard = library.safeguards.get(id);
  const insertion = safeguard && insertionOf(contract, safeguard, 'preferred');
  return insertion === undefined ? [] : editsOf(insertion);
};
const within = ({ contract }: Judged): readonly Edit[] => {
  const safeguard = library.safeguards.get('grievance-mechanism');
  const [place] = placesWithin(contract, []);
  const insertion = safeguard && place && insertionOf(contract, safeguard, 'fallback', { place });
  return insertion === undefined ? [] : editsOf(insertion);
};

suite('each draft, with clauses put in as its own hand would write them', () => {
  ok(drafts.length >= 8);
  for (const name of drafts) {
    const text = readFileSync(join(folder, name), 'utf8');
    const judge = judgeOf(library, name.endsWith('.md') ? 'markdown' : 'plain');
    const cases: Readonly<Record<string, (now: Judged) => readonly Edit[]>> = {
      'audit-rights': (now) => inserted(now, 'audit-rights'),
      'oversight-access': (now) => inserted(now, 'oversight-access'),
      'use-policy': (now) => inserted(now, 'use-policy'),
      within,
      all: (now) =>
        insertAll(now, judge, library, [
          'audit-rights',
          'record-keeping',
          'human-rights-due-diligence',
          'grievance-mechanism',
        ]).edits,
    };
    for (const [what, edits] of Object.entries(cases)) {
      test(`${name}: ${what}`, () => {
        const [stem, ending] = name.split('.');
        const file = join(folder, `${stem}.${what}.${ending}`);
        const after = applyEdits(text, edits(judge(text)));
        if (update || !existsSync(file)) writeFileSync(file, after);
        equal(after, readFileSync(file, 'utf8'));
      });
    }
  }
});
