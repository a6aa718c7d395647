import { deepEqual, equal, ok } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { applyEdits } from '../../server/src/draft/edit.ts';
import { insertionOf } from '../../server/src/draft/insert.ts';
import { markOf, provenanceOf } from '../../server/src/draft/provenance.ts';
import { clauseVersion } from '../../server/src/library/digest.ts';
import { checkText } from '../../server/src/report/check.ts';
import { messageOf } from '../../server/src/report/messages.ts';
import { services, smallDraft, smallLibrary } from '../support/small-library.ts';

const safeguard = smallLibrary.safeguards.get('audit-rights');
if (safeguard === undefined) throw new Error('no safeguard');
const clause = safeguard.clauses.preferred;
const mark = markOf('plain', safeguard, 'preferred', clause);
const inserted = [
  'The City may on thirty days’ notice inspect the systems used to perform this Agreement.',
  'The Vendor shall:\n\n(a) cooperate;\n\n(b) open its records.',
] as const;
const standing = (...clauses: readonly string[]) => {
  const contract = readContract(smallDraft(services, ['Audit', ...clauses]), 'plain');
  return provenanceOf(contract, smallLibrary).map((it) => ({
    standing: it.standing,
    words: contract.text.slice(it.span.start, it.span.end),
  }));
};

suite('provenance of an inserted clause', () => {
  test('is as inserted whatever fills the blanks, however it is wrapped and numbered', () => {
    const [first, second] = inserted;
    const [only, ...more] = standing(first.replace('days’ notice', "days'\nnotice"), `${second}\n\n${mark}`);
    deepEqual(more, []);
    equal(only?.standing, 'as inserted');
    ok(only?.words.startsWith('The City may on') && only.words.endsWith('open its records'));
  });

  test('is reworded where a word has changed', () => {
    const [first, second] = inserted;
    equal(standing(first.replace('inspect', 'visit'), `${second}\n\n${mark}`)[0]?.standing, 'reworded');
    equal(standing(second, `${first}\n\n${mark}`)[0]?.standing, 'reworded');
  });

  test('passes over what was added behind the clause', () => {
    equal(
      standing(...inserted, `This clause applies despite clause 1.1.\n\n${mark}`)[0]?.standing,
      'as inserted',
    );
  });

  test('is newer where the library has changed since', () => {
    const old = mark.replace(clauseVersion(clause), '00000000');
    equal(standing(...inserted, `Other words.\n\n${old}`)[0]?.standing, 'newer');
  });

  test('is unknown where the library has no such clause, and a mark is no waiver', () => {
    const contract = readContract(
      smallDraft(services, ['Audit', `Text.\n\n${mark.replace('audit-rights', 'moon-rights')}`]),
      'plain',
    );
    equal(provenanceOf(contract, smallLibrary)[0]?.standing, 'unknown');
    deepEqual(contract.waivers, []);
  });

  test('is read from a comment in Markdown too', () => {
    const note = markOf('markdown', safeguard, 'preferred', clause);
    const contract = readContract(
      `# Agreement\n\n## 1. Audit\n\n${inserted.join('\n\n')} ${note}\n`,
      'markdown',
    );
    equal(contract.marks.length, 1);
    equal(contract.text.slice(contract.marks[0]?.span.start, contract.marks[0]?.span.end), note);
  });

  test('of a clause put in with a mark is as inserted, and no finding', () => {
    for (const format of ['markdown', 'plain'] as const) {
      const contract = readContract(smallDraft(services), format);
      const insertion = insertionOf(contract, safeguard, 'preferred', { marked: true });
      if (insertion === undefined) throw new Error('no insertion');
      const text = applyEdits(contract.text, [insertion.edit]);
      deepEqual(
        provenanceOf(readContract(text, format), smallLibrary).map((it) => it.standing),
        ['as inserted'],
        text,
      );
      deepEqual(checkText(text, smallLibrary, format).findings, []);
      const reworded = checkText(
        text.replace('inspect the systems', 'inspect some systems'),
        smallLibrary,
        format,
      );
      const [finding] = reworded.findings.filter(({ kind }) => kind === 'provenance');
      equal(finding?.id, 'reworded-clause');
      equal(
        finding && messageOf(finding, reworded.contract, smallLibrary),
        'Clause changed since it was inserted: its words are no longer those of audit-rights (preferred); compare them with the library’s.',
      );
    }
  });
});
