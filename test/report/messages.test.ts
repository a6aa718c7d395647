import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Verdict } from '../../server/src/contract/contract.ts';
import { checkText } from '../../server/src/report/check.ts';
import type { Finding } from '../../server/src/report/finding.ts';
import { messageOf, relationOf, verdictReason } from '../../server/src/report/messages.ts';
import { library } from '../support/library.ts';
import { services, smallDraft, smallLibrary } from '../support/small-library.ts';

const full = 'The City may at any time inspect the systems. The Vendor shall cooperate with it.';

/** The first finding of a draft: its words, its severity, and its message. */
function told(text: string): { readonly words: string; readonly severity: string; readonly message: string } {
  const { contract, findings } = checkText(text, smallLibrary, 'plain');
  const [finding] = findings;
  ok(finding !== undefined, 'there is a finding');
  return {
    words: text.slice(finding.span.start, finding.span.end),
    severity: finding.severity,
    message: messageOf(finding, contract, smallLibrary),
  };
}

suite('the message of a finding', () => {
  test('absent: names the core element, on the title where no article fits', () => {
    deepEqual(told(smallDraft(services)), {
      words: 'SERVICES AGREEMENT',
      severity: 'error',
      message:
        'Audit rights: no clause provides for a right of the authority to inspect. Nobody can check what the system does to people.',
    });
  });

  test('absent: sits on the heading of the article where the clause would go', () => {
    const { words } = told(
      smallDraft(services, ['Records and Inspection', 'The Vendor shall keep records.']),
    );
    equal(words, 'RECORDS AND INSPECTION');
  });

  test('partial: names what the clause lacks, a step less severe, without negating twice', () => {
    deepEqual(told(smallDraft(services, ['Audit', 'The City may at any time inspect the invoices.'])), {
      words: 'The City may at any time inspect the invoices.',
      severity: 'warning',
      message:
        'Audit rights: clause 2.1 leaves out the systems and a ban on hindrance by the supplier. Nobody can check what the system does to people.',
    });
  });

  test('partial: several clauses are named in one row, with a plural verb', () => {
    const { message } = told(
      smallDraft(
        services,
        ['Audit', 'The City may at any time inspect the invoices.'],
        ['Charges', 'The City may at any time inspect the charges.'],
      ),
    );
    ok(message.startsWith('Audit rights: clauses 2.1 and 3.1 leave out the systems'), message);
  });

  test('weakened: sits on the qualifier and quotes it', () => {
    deepEqual(
      told(
        smallDraft(services, [
          'Audit',
          'The City may with the consent of the Vendor inspect the systems. The Vendor shall cooperate.',
        ]),
      ),
      {
        words: 'with the consent of the Vendor',
        severity: 'warning',
        message:
          'Audit rights: in clause 2.1, “with the consent of the Vendor” takes it back. Nobody can check what the system does to people.',
      },
    );
  });

  test('contradicted: sits on the contradicting words, as severe as absent', () => {
    deepEqual(
      told(smallDraft(services, ['Audit', full], ['Secrets', 'The City shall not see the software.'])),
      {
        words: 'shall not see',
        severity: 'error',
        message:
          'Audit rights: clause 2.1 provides for it, but here the software may not be seen. Nobody can check what the system does to people.',
      },
    );
  });

  test('delegated: tells that the document is not attached', () => {
    deepEqual(
      told(smallDraft(services, ['Audit', 'The inspection follows the audit policy of the Vendor.'])),
      {
        words: 'The inspection follows the audit policy of the Vendor.',
        severity: 'warning',
        message:
          'Audit rights: clause 2.1 leaves a right of the authority to inspect to a document that is not attached. Unless it is attached, nobody can check what the system does to people.',
      },
    );
  });

  test('heading only: quotes the heading', () => {
    deepEqual(told(smallDraft(services, ['Audit'])), {
      words: 'AUDIT',
      severity: 'error',
      message:
        'Audit rights: the heading “AUDIT” has no text under it, so no clause provides for a right of the authority to inspect. Nobody can check what the system does to people.',
    });
  });

  test('a red flag quotes its words and gives one sentence of why', () => {
    deepEqual(
      told(smallDraft(services, ['Audit', full], ['Secrecy', 'The Vendor shall not speak to the press.'])),
      {
        words: 'speak to the press',
        severity: 'warning',
        message: 'Gag clause: clause 3.1 says “speak to the press”. Misuse stays hidden.',
      },
    );
  });

  test('present, and not applicable, are no findings', () => {
    const { assessment, findings } = checkText(smallDraft(services, ['Audit', full]), smallLibrary, 'plain');
    deepEqual(
      assessment.outcomes.map(({ state }) => state),
      ['present', 'not applicable'],
    );
    deepEqual(findings, []);
  });

  test('the clauses that a finding is about are its related places', () => {
    const { findings } = checkText(
      smallDraft(services, ['Audit', full], ['Secrets', 'The City shall not see the software.']),
      smallLibrary,
      'plain',
    );
    deepEqual(
      findings.flatMap((finding) => finding.related.map((it) => relationOf(it, finding))),
      ['Audit rights: provided for here'],
    );
  });

  test('clauses go by the draft’s own word, and without number by their heading', () => {
    const article = smallDraft(services, ['Audit', 'The City may at any time inspect the invoices.'])
      .replace('2.1 ', '')
      .replace('2. AUDIT', 'Article 2 – Audit');
    ok(told(article).message.includes(': Article 2 leaves out'), told(article).message);
    const { contract, findings } = checkText(
      '# Services Agreement\n\nThis Agreement is made between the Borough of Westmark (the "City") and Norlund Systems Ltd (the "Vendor").\n\n## Looking in\n\nThe City may at any time inspect the invoices.\n',
      smallLibrary,
      'markdown',
    );
    const messages = findings.map((it) => messageOf(it, contract, smallLibrary));
    ok(messages[0]?.includes(': “Looking in” leaves out'), messages[0]);
  });

  test('of every safeguard of the library reads as whole sentences, in every state', () => {
    const { contract } = checkText(smallDraft(services), smallLibrary, 'plain');
    const states: readonly Finding['state'][] = [
      'absent',
      'partial',
      'weakened',
      'contradicted',
      'delegated',
      'heading only',
    ];
    for (const safeguard of library.data.safeguards) {
      const missing = safeguard.elements.filter(({ required }) => required).map(({ label }) => label);
      for (const state of states) {
        const because = safeguard.contradicted[0]?.label ?? 'the supplier decides';
        const base = {
          kind: 'safeguard',
          id: safeguard.id,
          title: safeguard.title,
          severity: 'error',
        } as const;
        const span = { start: 0, end: 8 };
        const finding: Finding = {
          ...base,
          state,
          span,
          clauses: [1],
          missing,
          because,
          names: '',
          replacement: undefined,
          related: [],
        };
        const message = messageOf(finding, contract, library);
        ok(message.startsWith(`${safeguard.title}: `), message);
        ok(
          /[^.]\.$/u.test(message) &&
            !/undefined| {2}|(?:provides? for|leaves?|leaves? out) (?:no|it out) |provides? for (?:that|who|what|when) | - |\.\./u.test(
              message,
            ),
          message,
        );
      }
    }
  });
});

suite('the labels of the library', () => {
  /** The message on a finding in the first clause of a draft, where these elements are missing. */
  const on = (state: Finding['state'], ...missing: readonly string[]) => {
    const { contract } = checkText(smallDraft(services), smallLibrary, 'plain');
    const clause = contract.clauses.findIndex(({ number }) => number?.written.startsWith('1.1'));
    const base = { kind: 'safeguard', id: 'audit-rights', title: 'Audit rights', severity: 'error' } as const;
    const span = { start: 0, end: 8 };
    const finding: Finding = {
      ...base,
      state,
      span,
      clauses: [clause],
      missing,
      because: '',
      names: '',
      replacement: undefined,
      related: [],
    };
    return messageOf(finding, contract, smallLibrary).replace(/^Audit rights: |\. [^.]*\.$/gu, '');
  };

  test('read well whatever their shape', () => {
    equal(
      on('partial', 'sale or other commercial use', 'that it comes before deployment', 'who pays'),
      'clause 1.1 leaves out sale or other commercial use, that it comes before deployment and who pays',
    );
    equal(
      on('partial', 'when - a fixed period, or the end', 'no remote access'),
      'clause 1.1 leaves out when (a fixed period, or the end); and a ban on remote access',
    );
    equal(
      on('absent', 'that confidentiality yields to law', 'courts'),
      'no clause says that confidentiality yields to law',
    );
    equal(
      on('delegated', 'that confidentiality yields'),
      'clause 1.1 leaves it to a document that is not attached',
    );
  });
});

suite('the reason of a verdict', () => {
  const reason = (looksLike: Verdict['looksLike'], contract: boolean, ...signs: readonly string[]) =>
    verdictReason({ contract, looksLike, signs });

  test('says what a text reads like, with at most three signs', () => {
    equal(
      reason('minutes', false, 'an attendance list', 'agenda items', 'motions', 'more'),
      'Not checked: reads like minutes of a meeting (an attendance list; agenda items; motions).',
    );
    equal(
      reason('contract', true, 'parties are named'),
      'Checked: reads like a contract (parties are named).',
    );
  });

  test('needs no sign for an empty file, and shows no empty brackets', () => {
    equal(reason('empty', false, 'there is no text'), 'Not checked: the file is empty.');
    equal(reason('other', false), 'Not checked: does not read like a contract.');
  });
});
