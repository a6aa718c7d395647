import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFor } from '../../server/src/draft/bench.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { fixesOf } from '../../server/src/draft/fixes.ts';
import { isAnswered, isNoWorse, judgeOf } from '../../server/src/draft/judge.ts';
import { examplesOf } from '../../server/src/library/load.ts';
import { checkText } from '../../server/src/report/check.ts';
import { fixTitle } from '../../server/src/report/fix-titles.ts';
import { library } from '../support/library.ts';

const folder = join(import.meta.dirname, '../../clause-library/red-flags');
const flagged = (id: string): readonly string[] =>
  examplesOf({ path: `red-flags/${id}.yml`, text: readFileSync(join(folder, `${id}.yml`), 'utf8') }).flatMap(
    (it) => ('flagged' in it ? [it.flagged.trim().replace(/\s+/gu, ' ')] : []),
  );

/** A draft whose clause 2.1 is `words`, with a party for each name that an example may use. */
const draftWith = (words: string): string => {
  const [authority = 'City'] =
    /\b(?:City|Authority|Agency|Ministry|Council|Customer|Client|Buyer|Department|Data User)\b/u.exec(
      words,
    ) ?? [];
  const [supplier = 'Vendor'] =
    /\b(?:Vendor|Supplier|Provider|Contractor|Operator|Company|Consultant|Seller|Licensor)\b/u.exec(words) ??
    [];
  return [
    '# Services Agreement',
    `This Agreement is made between the Borough of Westmark (the "${authority}") and Norlund Systems Ltd (the "${supplier}").`,
    '## 1. Services',
    `1.1 The ${supplier} shall perform the Services, which concern data and footage. The data are those of the ${authority}.`,
    '## 2. Further terms',
    `2.1 ${words}`,
    '2.2 Headings do not bear on the meaning of a clause.',
    '## 3. Payment',
    `3.1 The ${authority} shall pay each invoice within thirty days.`,
    '',
  ].join('\n\n');
};

/** The draft before and after the exception for the flag `id`; `undefined` where none is offered. */
function narrowed(text: string, id: string) {
  const judge = judgeOf(library, 'markdown');
  const now = judge(text);
  const finding = checkText(text, library, 'markdown').findings.find((it) => it.id === id);
  if (finding === undefined) return undefined;
  const fixes = fixesOf(benchFor(now, judge, 40), library, finding);
  const fix = fixes.find(({ deed }) => deed.kind === 'except');
  if (fix === undefined) return { finding, fixes };
  return { finding, fixes, fix, now, after: judge(applyEdits(text, fix.edits)) };
}

suite('an exception narrows a red flag', () => {
  const ids = readdirSync(folder)
    .map((name) => name.replace(/\.yml$/u, ''))
    .filter((id) => library.redFlags.get(id)?.exception !== undefined);

  test('where an exception mends it', () => {
    ok(ids.length >= 8, ids.join(', '));
    ok(ids.includes('blanket-confidentiality') && !ids.includes('data-sale'), ids.join(', '));
  });

  for (const id of ids)
    test(`${id}: it goes, nothing else comes, and nothing else changes`, () => {
      const examples = flagged(id).map((words) => ({ words, it: narrowed(draftWith(words), id) }));
      const raised = examples.filter(({ it }) => it !== undefined);
      ok(raised.length > 1, `${raised.length} of ${examples.length} examples raise it`);
      const offered = raised.filter(({ it }) => it?.fix !== undefined);
      // Some wordings are beyond an exception: their clause says so itself, or is a red flag for other words too.
      ok(
        offered.length * 2 >= raised.length,
        `${offered.length} of ${raised.length}; not for:\n${raised
          .filter((it) => !offered.includes(it))
          .map(({ words }) => words)
          .join('\n')}`,
      );
      for (const { words, it } of offered) {
        if (it?.fix === undefined) continue;
        const [edit, ...others] = it.fix.edits;
        ok(edit && others.length === 0 && edit.span.start === edit.span.end, words);
        ok(isAnswered(it.now, it.after, id), words);
        ok(isNoWorse(it.now, it.after), words);
        equal(it.fixes[0], it.fix, 'the gentlest way comes first');
      }
    });

  test('says in its title what it excepts, and speaks in the names of the draft', () => {
    const it = narrowed(
      draftWith('The City shall not publish this Agreement or any part of it.'),
      'no-publication',
    );
    ok(it?.fix, 'nothing is offered');
    equal(
      fixTitle(it.fix.deed, it.finding.title),
      'The contract may not be published: add an exception for the duty to publish',
    );
    ok(
      it.fix.edits[0]?.text.startsWith(
        ' Nothing in this clause prevents the City from publishing this Agreement,',
      ),
      it.fix.edits[0]?.text,
    );
  });

  test('is not offered where the words end no sentence', () => {
    const text = draftWith(
      'The City shall not: (a) disclose this Agreement or its terms to any person; (b) copy it.',
    )
      .replace(': (a)', ':\n\n(a)')
      .replace('; (b)', ';\n\n(b)');
    const it = narrowed(text, 'blanket-confidentiality');
    deepEqual(it?.fixes.filter(({ deed }) => deed.kind === 'except') ?? [], []);
  });
});
