import { deepEqual, equal, ok } from 'node:assert/strict';
import { checkText } from '../../server/src/report/check.ts';
import { fileReport, jsonOf, unreadReport } from '../../server/src/report/json.ts';
import { textReport } from '../../server/src/report/text.ts';
import { services, smallDraft, smallLibrary } from '../support/small-library.ts';

const draft = smallDraft(
  services,
  ['Audit', 'The City may at any time inspect the invoices.'],
  ['Secrecy', 'The Vendor shall not speak to the press about personal data.'],
);
const minutes =
  '# Minutes of the council meeting\n\nPresent: A, B\n\nIt was agreed to meet again. It was noted that it rained.\n';

suite('the text report', () => {
  test('gives findings, their sum, coverage by principle, and traits with their place', () => {
    equal(
      textReport('a/draft.txt', checkText(draft, smallLibrary, 'plain'), smallLibrary),
      `a/draft.txt:1:1 warning remedy-for-individuals Remedy for individuals: no clause provides for a remedy for people who are harmed. People who are harmed bear it alone.
a/draft.txt:11:5 warning audit-rights Audit rights: clause 2.1 leaves out the systems and a ban on hindrance by the supplier. Nobody can check what the system does to people.
a/draft.txt:15:26 warning gag-clause Gag clause: clause 3.1 says “speak to the press”. Misuse stays hidden.

a/draft.txt: 0 errors, 3 warnings, 0 information

  safeguards by principle             present  partial  weakened  contradicted  delegated  heading only  absent  not applicable  waived
  transparency                              0        0         0             0          0             0       0               0       0
  adequate-procurement                      0        0         0             0          0             0       0               0       0
  accountability                            0        1         0             0          0             0       0               0       0
  legality-necessity-proportionality        0        0         0             0          0             0       0               0       0
  oversight                                 0        0         0             0          0             0       0               0       0
  redress                                   0        0         0             0          0             0       1               0       0
  all                                       0        1         0             0          0             0       1               0       0

  concerns personal data: line 15, “personal data”
`,
    );
  });

  test('of no contract is one line with the reason', () => {
    const report = textReport('minutes.md', checkText(minutes, smallLibrary, 'markdown'), smallLibrary);
    ok(/^minutes\.md: Not checked: reads like minutes of a meeting \(.+\)\.\n$/u.test(report), report);
    equal(
      textReport('e.txt', checkText('', smallLibrary), smallLibrary),
      'e.txt: Not checked: the file is empty.\n',
    );
  });

  test('of a clean draft says so', () => {
    const clean = smallDraft(services, [
      'Audit',
      'The City may at any time inspect the systems. The Vendor shall cooperate with it.',
    ]);
    const report = textReport('c.txt', checkText(clean, smallLibrary, 'plain'), smallLibrary);
    ok(report.startsWith('c.txt: no findings\n\n  safeguards by principle'), report);
    ok(report.endsWith('\n  concerns: nothing that a safeguard depends on\n'), report);
  });

  test('lets no control of a terminal and no turn of direction through', () => {
    const nasty = smallDraft(services, [
      'Audit',
      'The City may with the \u001b[31mconsent\u202e of the Vendor inspect it.',
    ]);
    const report = textReport('a\nb\u001b.txt', checkText(nasty, smallLibrary, 'plain'), smallLibrary);
    ok(!report.split('\n').some((line) => /\p{Cc}|[\u202a-\u202e]/u.test(line)), JSON.stringify(report));
    ok(report.includes('a b .txt:'), report);
  });
});

type Json = { readonly schemaVersion: number; readonly files: readonly Record<string, unknown>[] };
const parsed = (text: string): Json => JSON.parse(text) as Json;

suite('the JSON report', () => {
  test('gives offsets, and lines and columns from 1, with the words they cover', () => {
    const crlf = draft.replaceAll('\n', '\r\n');
    const { files } = parsed(
      jsonOf([fileReport('d.txt', checkText(crlf, smallLibrary, 'plain'), smallLibrary)]),
    );
    const findings = files[0]?.findings as readonly { readonly id: string; readonly at: unknown }[];
    const words = 'speak to the press';
    const start = crlf.indexOf(words);
    deepEqual(findings.find(({ id }) => id === 'gag-clause')?.at, {
      start,
      end: start + words.length,
      line: 15,
      column: 26,
      endLine: 15,
      endColumn: 26 + words.length,
      words,
    });
  });

  test('tells of every safeguard its state and the words it rests on', () => {
    const { files } = parsed(
      jsonOf([fileReport('d.txt', checkText(draft, smallLibrary, 'plain'), smallLibrary)]),
    );
    const words = 'The City may at any time inspect the invoices.';
    const start = draft.indexOf(words);
    const at = {
      start,
      end: start + words.length,
      line: 11,
      column: 5,
      endLine: 11,
      endColumn: 5 + words.length,
    };
    deepEqual(files[0]?.safeguards, [
      {
        id: 'audit-rights',
        principle: 'accountability',
        state: 'partial',
        missing: ['object', 'duty'],
        evidence: [{ element: 'right', ...at, words }],
        qualifiers: [],
        contradictions: [],
        pointers: [],
      },
      {
        id: 'remedy-for-individuals',
        principle: 'redress',
        state: 'absent',
        missing: ['remedy'],
        evidence: [],
        qualifiers: [],
        contradictions: [],
        pointers: [],
      },
    ]);
  });

  test('has the same keys for a contract, another text, and a file that could not be read', () => {
    const reports = [
      fileReport('d.txt', checkText(draft, smallLibrary, 'plain'), smallLibrary),
      fileReport('m.md', checkText(minutes, smallLibrary, 'markdown'), smallLibrary),
      unreadReport('x.txt', 'Not checked: it is not a text file.'),
    ];
    const { schemaVersion, files } = parsed(jsonOf(reports));
    equal(schemaVersion, 1);
    const keys = [
      'file',
      'checked',
      'reason',
      'verdict',
      'findings',
      'safeguards',
      'traits',
      'waivers',
      'coverage',
    ];
    for (const file of files) deepEqual(Object.keys(file), keys);
    deepEqual(
      files.map(({ checked }) => checked),
      [true, false, false],
    );
    deepEqual(
      files.map(({ coverage }) => (coverage as readonly unknown[]).length),
      [6, 0, 0],
    );
    deepEqual(files[2]?.verdict, null);
    const looks = files[1]?.verdict as { readonly looksLike: string } | undefined;
    equal(looks?.looksLike, 'minutes');
  });

  test('is the same byte for byte each time', () => {
    const once = () => jsonOf([fileReport('d.txt', checkText(draft, smallLibrary), smallLibrary)]);
    equal(once(), once());
  });
});
