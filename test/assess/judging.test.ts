import { equal } from 'node:assert/strict';
import { assess } from '../../server/src/assess/assess.ts';
import { defaultSettings } from '../../server/src/assess/settings.ts';
import { readContract } from '../../server/src/contract/read.ts';
import type { Span } from '../../server/src/contract/span.ts';
import { compileLibrary } from '../../server/src/library/compile.ts';
import type { Element } from '../../server/src/library/library.ts';
import { services, smallData, smallDraft } from '../support/small-library.ts';

const [audit, ...others] = smallData.safeguards;
const [model] = audit?.elements ?? [];
if (audit === undefined || model === undefined) throw new Error('the library is too small');
const element = (id: string, any: readonly string[], over: Partial<Element> = {}): Element => ({
  ...model,
  core: false,
  ...over,
  id,
  label: id,
  any,
});

/** A library whose one safeguard uses all that a safeguard can ask. */
const library = compileLibrary({
  ...smallData,
  vocabulary: { ...smallData.vocabulary, 'taking back': ['sole discretion of ...2 {supplier}'] },
  redFlags: [
    ...smallData.redFlags.map((flag) => ({ ...flag, undoes: [audit.id] })),
    ...smallData.redFlags.map((flag) => ({
      ...flag,
      id: 'whistling',
      any: ['whistle at guests'],
      weakens: [audit.id],
    })),
  ],
  safeguards: [
    {
      ...audit,
      elements: [
        element('right', ['{authority may} ... inspect'], { core: true }),
        element('full', ['open in full'], { alone: true, required: false }),
        element('object', ['systems'], { near: 'sentence' }),
        element('notice', ['on notice'], { near: 'clause' }),
        element('duty', ['{supplier must} ... cooperate']),
        element('report', ['{supplier must} ... report'], { near: 'contract', orWithout: ['reports'] }),
        element('extra', ['with experts'], { required: false }),
        element('template', ['templates'], { near: 'contract', appliesIf: 'biometrics' }),
      ],
      weakened: ['{supplier consent}', '{taking back}'],
      weakenedNot: ['not be withheld'],
      weakenedNearby: ['inspection ... takes place only'],
      contradicted: [
        {
          label: 'unseen',
          near: 'contract',
          any: ['{authority must not} ... see'],
          unless: ['urgent cases'],
        },
        { label: 'closed', near: 'article', any: ['rooms are closed'], unless: [] },
      ],
    },
    ...others,
    {
      ...audit,
      id: 'viewing',
      appliesUnlessDenied: 'data',
      elements: [
        element('view', ['{authority may} ... view'], { core: true }),
        element('copy', ['{authority may} ... copy'], { core: true }),
        element('aid', ['{supplier must} ... aid']),
      ],
      weakened: [],
      contradicted: [],
      delegated: ['viewing ... policy'],
      headings: ['viewing', 'copies', 'prints', 'scans', 'slides'],
    },
  ],
});

type Article = readonly [heading: string, ...clauses: string[]];

/** Checks how drafts are judged: the state, what is missing, the weakening words, contradictions, and what is pointed at. */
function check(
  cases: readonly (readonly [articles: readonly Article[], expected: string])[],
  id = audit?.id,
  settings = defaultSettings,
): void {
  for (const [articles, expected] of cases) {
    const text = smallDraft(...articles);
    const { outcomes } = assess(readContract(text), library, settings);
    const outcome = outcomes.find(({ safeguard }) => safeguard === id);
    if (outcome === undefined) throw new Error('the safeguard is not judged');
    const words = ({ span }: { readonly span: Span }): string => text.slice(span.start, span.end);
    const drawn = [
      outcome.state,
      outcome.missing.length === 0 ? '' : `missing ${outcome.missing.join(' ')}`,
      outcome.qualifiers.map((it) => `“${words(it)}”`).join(' '),
      outcome.contradictions.map((it) => `${it.label}: ${words(it)}`).join(' / '),
      outcome.pointers.map((it) => `→ ${words(it)}`).join(' '),
    ];
    equal(drawn.filter((it) => it !== '').join('; '), expected, JSON.stringify(articles));
  }
}

const right = 'The City may inspect the systems on notice.';
const duty = 'The Vendor shall cooperate and report.';
const full = `${right} ${duty}`;
const byExperts = `The City may inspect the systems on notice with experts under the audit policy. ${duty}`;

suite('judging', () => {
  test('the elements of a safeguard are looked for in their place', () => {
    check([
      [[['Audit', full]], 'present'],
      [[['Audit', right, duty]], 'present'],
      [
        [
          ['Audit', right],
          ['Help', duty],
        ],
        'partial; missing duty',
      ],
      [
        [
          [
            'Audit',
            'The City may inspect the records. The systems are open.',
            'On notice the City comes.',
            duty,
          ],
        ],
        'partial; missing object notice',
      ],
      [
        [['Audit', 'The City may inspect the systems.', 'Visits are on notice.', duty]],
        'partial; missing notice',
      ],
      [[['Audit', 'The City may inspect the systems. It does so on notice.', duty]], 'present'],
      [
        [
          ['Audit', right, 'The Vendor shall cooperate.'],
          ['Papers', 'The Vendor shall report.'],
        ],
        'present',
      ],
      [[['Audit', right, 'The Vendor shall cooperate.']], 'present'],
      [
        [
          ['Audit', right, 'The Vendor shall cooperate.'],
          ['Papers', 'Reports are kept.'],
        ],
        'partial; missing report',
      ],
      [[['Audit', 'The City may inspect the records.']], 'partial; missing object notice duty'],
      [
        [
          ['Audit', 'The City may inspect the records.'],
          ['More', 'The City may inspect the systems.'],
          ['Still more', full],
        ],
        'present',
      ],
    ]);
  });
  test('a safeguard or an element that depends on a trait is asked only where the draft shows it', () => {
    const remedy: Article = ['Harm', 'The Vendor shall compensate those who are harmed.'];
    const people: Article = ['People', 'The Services concern personal data.'];
    check(
      [
        [[services], 'not applicable'],
        [[people], 'absent; missing remedy'],
        [[people, remedy], 'present'],
        [[remedy], 'not applicable'],
        [[people, remedy, ['Press', 'Staff shall not speak to the press.']], 'present'],
      ],
      others[0]?.id,
    );
    const biometric: Article = ['Faces', 'The Services concern biometric files.'];
    check([
      [[['Audit', full], biometric], 'partial; missing template'],
      [[['Audit', full], biometric, ['More', 'It keeps templates.']], 'present'],
    ]);
    const view: Article = ['Rooms', 'The City may view the rooms.'];
    check([[[view], 'not applicable']], 'viewing', { ...defaultSettings, traits: { data: false } });
    check([[[view], 'partial; missing copy aid']], 'viewing', { ...defaultSettings, traits: { data: true } });
  });
  test('a safeguard of two parts asks for both, best in one article', () => {
    const view = 'The City may view the rooms.';
    const copy = 'The City may copy the files.';
    const aid = 'The Vendor shall aid it.';
    check(
      [
        [[['Rooms', view, copy, aid]], 'present'],
        [[['Rooms', view, aid]], 'partial; missing copy'],
        [[['Rooms', copy, aid]], 'partial; missing view'],
        [
          [
            ['Rooms', view],
            ['Files', copy, aid],
          ],
          'present',
        ],
        [
          [
            ['Rooms', view],
            ['Files', copy],
            ['Help', aid],
          ],
          'partial; missing aid',
        ],
        [
          [['Rooms', 'A viewing follows the policy.']],
          'delegated; missing view copy aid; → A viewing follows the policy.',
        ],
        [
          [['Rooms', 'Nothing in this clause gives the City a viewing by policy.']],
          'absent; missing view copy aid',
        ],
        [[['Scans', '[Reserved]']], 'heading only; missing view copy aid; → SCANS'],
        [[['Slides', '[Reserved]']], 'absent; missing view copy aid'],
        [[['Rooms', '[Reserved]']], 'absent; missing view copy aid'],
      ],
      'viewing',
    );
  });
  test('the evidence is what stands in the fullest articles, and no more than six places of it', () => {
    const view: Article = ['Rooms', 'The City may view the rooms.'];
    const whole: Article = [
      'Files',
      'The City may view the files.',
      'The City may copy them.',
      'The Vendor shall aid it.',
    ];
    const evidence = (...articles: readonly Article[]): string => {
      const text = smallDraft(...articles);
      const contract = readContract(text);
      const outcome = assess(contract, library).outcomes.find(({ safeguard }) => safeguard === 'viewing');
      return (outcome?.met ?? [])
        .map((it) => `${it.element} ${contract.clauses[it.evidence.clause]?.number?.path.join('.')}`)
        .join(', ');
    };
    equal(evidence(view, whole), 'view 1.1, view 2.1, copy 2.2, aid 2.3');
    equal(
      evidence(view, view, view, view, view, view, view, whole),
      'view 1.1, view 2.1, view 3.1, view 4.1, view 5.1, view 8.1, copy 8.2, aid 8.3',
    );
    equal(
      evidence(['Help', 'The Vendor shall aid it. The City may view it.'], whole),
      'view 1.1, view 2.1, copy 2.2, aid 2.3',
    );
  });
  test('a wording that is enough alone stands for all', () => {
    check([
      [[['Audit', 'All is open in full.']], 'present'],
      [
        [['Audit', 'All is open in full with consent of the Vendor.']],
        'absent; missing right object notice duty report',
      ],
      [
        [
          ['Audit', 'All is open in full with consent of the Vendor.'],
          ['More', 'All is open in full.'],
        ],
        'present',
      ],
    ]);
  });
  test('a wording that is weakened is left for one that is not', () => {
    check([
      [
        [['Audit', 'The City may inspect the systems on notice with consent of the Vendor.', duty]],
        'weakened; “with consent of the Vendor”',
      ],
      [
        [
          [
            'Audit',
            'The City may inspect the systems on notice with consent of the Vendor, which shall not be withheld.',
            duty,
          ],
        ],
        'present',
      ],
      [
        [
          ['Audit', 'The City may inspect the systems on notice with consent of the Vendor.', duty],
          ['More', full],
        ],
        'present',
      ],
      [
        [
          ['Audit', 'The City may inspect the systems on notice with consent of the Vendor.'],
          ['More', 'The City may inspect the records.', duty],
        ],
        'weakened; “with consent of the Vendor”',
      ],
    ]);
  });
  test('a limit beside the evidence weakens it', () => {
    check([
      [
        [['Audit', full, 'An inspection takes place only at night.']],
        'weakened; “inspection takes place only”',
      ],
      [
        [
          ['Audit', full],
          ['Law and order', 'An inspection takes place only at night.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['More', 'An inspection under clause 1.1 takes place only at night.'],
        ],
        'weakened; “inspection under clause 1.1 takes place only”',
      ],
      [
        [
          ['Audit', full, 'An inspection under clause 2.1 takes place only at night.'],
          ['More', 'Nothing.'],
        ],
        'present',
      ],
      [
        [['Audit', full, 'An inspection takes place only at night, and leave shall not be withheld.']],
        'present',
      ],
    ]);
  });
  test('a limit in a sentence that says the safeguard itself counts only where it forbids', () => {
    const night = 'The City may inspect the rooms, an inspection takes place only at night';
    check([
      [[['Audit', full, `${night}.`]], 'present'],
      [
        [['Audit', full, `${night}, and the Vendor shall not help.`]],
        'weakened; “inspection takes place only”',
      ],
    ]);
  });
  test('what leaves the matter to the supplier weakens the clause that it stands in', () => {
    check([
      [
        [['Audit', full, 'How it is done is at the sole discretion of the Vendor.']],
        'weakened; “sole discretion of the Vendor”',
      ],
      [
        [['Audit', `${full} How it is done is at the sole discretion of the Vendor.`]],
        'weakened; “sole discretion of the Vendor”',
      ],
      [
        [
          ['Audit', full],
          ['More', 'How it is done is at the sole discretion of the Vendor.'],
        ],
        'present',
      ],
      [[['Other matters', full, 'How it is done is at the sole discretion of the Vendor.']], 'present'],
      [
        [
          [
            'Audit',
            full,
            'How it is done is at the sole discretion of the Vendor, whose leave shall not be withheld.',
          ],
        ],
        'present',
      ],
      [
        [['Audit', full, 'The City may inspect the records at the sole discretion of the Vendor.']],
        'present',
      ],
    ]);
  });
  test('a wording that takes it back contradicts it, near or anywhere', () => {
    check([
      [
        [
          ['Audit', full],
          ['Files', 'The City shall not see files.'],
        ],
        'contradicted; unseen: shall not see',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'The City shall not see files.', 'In urgent cases it is otherwise.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'The City shall not see files.'],
          ['More', 'In urgent cases it is otherwise.'],
        ],
        'contradicted; unseen: shall not see',
      ],
      [[['Audit', full, 'All rooms are closed.']], 'contradicted; closed: rooms are closed'],
      [
        [
          ['Audit', full],
          ['Rooms', 'All rooms are closed.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['Rooms', 'For clause 1.1, all rooms are closed.'],
        ],
        'contradicted; closed: rooms are closed',
      ],
    ]);
  });
  test('a clause that yields to the evidence, or that the evidence overrides, does not contradict it', () => {
    check([
      [
        [
          ['Audit', full],
          ['Files', 'Subject to clause 1.1, the City shall not see files.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'Subject to clause 1, the City shall not see files.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'Subject to clause 2.2, the City shall not see files.', 'So it is.'],
        ],
        'contradicted; unseen: shall not see',
      ],
      [
        [
          ['Audit', full, 'This clause applies despite clause 2.'],
          ['Files', 'The City shall not see files.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full, 'This clause applies despite clause 3.'],
          ['Files', 'The City shall not see files.'],
          ['More', 'So it is.'],
        ],
        'contradicted; unseen: shall not see',
      ],
      [
        [
          ['Audit', full, 'This clause prevails over any other clause.'],
          ['Files', 'The City shall not see files.'],
        ],
        'present',
      ],
      [
        [['Audit', full, 'This clause prevails over any other clause.', 'The City shall not see files.']],
        'contradicted; unseen: shall not see',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'The City shall not see files.', 'This clause prevails over any other clause.'],
        ],
        'contradicted; unseen: shall not see',
      ],
      [
        [
          ['Audit', full, 'Notwithstanding anything in this Agreement, the Vendor may rest.'],
          ['Files', 'The City shall not see files.'],
        ],
        'contradicted; unseen: shall not see',
      ],
      [
        [
          ['Audit', full, 'Notwithstanding anything in this Agreement, the Vendor shall rest.'],
          ['Files', 'The City shall not see files.'],
        ],
        'present',
      ],
    ]);
  });
  test('a clause that prevails over the evidence and frees the supplier or binds others contradicts it', () => {
    check([
      [
        [
          ['Audit', full],
          ['Files', 'Notwithstanding clause 1.1, the Vendor may rest.'],
        ],
        'contradicted; another clause prevails over it: Notwithstanding clause 1.1, the Vendor may rest.',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'Notwithstanding clause 1.1, the Vendor shall help.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'Notwithstanding clause 1.1, the City may rest.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'Notwithstanding clause 1.1, the City shall not enter.'],
        ],
        'contradicted; another clause prevails over it: Notwithstanding clause 1.1, the City shall not enter.',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'Notwithstanding clause 1.1, no fees may be paid.'],
        ],
        'contradicted; another clause prevails over it: Notwithstanding clause 1.1, no fees may be paid.',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'Notwithstanding clause 1.1, this is so.'],
        ],
        'contradicted; another clause prevails over it: Notwithstanding clause 1.1, this is so.',
      ],
      [
        [
          ['Audit', full],
          ['Files', 'The Vendor may rest without regard to clause 1.1.'],
        ],
        'contradicted; another clause prevails over it: The Vendor may rest without regard to clause 1.1.',
      ],
      [
        [
          ['Audit', full, 'This clause prevails over any other clause.'],
          ['Files', 'Notwithstanding clause 1.1, the Vendor may rest.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['More', 'This clause applies despite clause 1.1, and the Vendor may rest.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['More', 'Nothing in this clause gives the Vendor a right notwithstanding clause 1.1.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['More', 'Notwithstanding clause 1.1, the Vendor need not cooperate.'],
        ],
        'contradicted; another clause prevails over it: Notwithstanding clause 1.1, the Vendor need not cooperate.',
      ],
      [
        [
          ['Audit', full],
          ['More', 'Notwithstanding clause 1.1, nobody shall pay.'],
        ],
        'contradicted; another clause prevails over it: Notwithstanding clause 1.1, nobody shall pay.',
      ],
      [
        [
          ['Audit', full],
          ['More', 'Notwithstanding clause 1.1, fees shall be paid.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['More', 'Without the approval under clause 1.1, the Vendor may rest.'],
        ],
        'contradicted; another clause prevails over it: Without the approval under clause 1.1, the Vendor may rest.',
      ],
      [
        [
          ['Audit', full],
          ['More', 'Without the approval under clause 1.1, the Vendor shall rest.'],
        ],
        'contradicted; another clause prevails over it: Without the approval under clause 1.1, the Vendor shall rest.',
      ],
    ]);
  });
  test('a clause that prevails over the whole article must speak of the same things', () => {
    check([
      [
        [
          ['Audit', full],
          ['Files', 'Notwithstanding clause 1, the Vendor may rest.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          [
            'Files',
            'Notwithstanding clause 1, the Vendor may hold back systems, reports, notices and inspections, and need not cooperate.',
          ],
        ],
        'present',
      ],
      [
        [
          ['Audit', byExperts],
          [
            'More',
            'Notwithstanding clause 1, the Vendor may open its systems to experts only on notice under the policy.',
          ],
        ],
        'contradicted; another clause prevails over it: Notwithstanding clause 1, the Vendor may open its systems to experts only on notice under the policy.',
      ],
      [
        [
          ['Audit', byExperts],
          [
            'More',
            'Notwithstanding clause 1, the Vendor may open its systems to experts. It may give notice under the policy.',
          ],
        ],
        'contradicted; another clause prevails over it: Notwithstanding clause 1, the Vendor may open its systems to experts.',
      ],
      [
        [
          ['Audit', byExperts],
          ['More', 'Notwithstanding clause 1, the Vendor may open its systems to experts.'],
        ],
        'present',
      ],
    ]);
  });
  test('a clause that prevails over the one before contradicts what stands there', () => {
    check([
      [
        [['Audit', `${full} Notwithstanding the foregoing, the Vendor may rest.`]],
        'contradicted; another clause prevails over it: Notwithstanding the foregoing, the Vendor may rest.',
      ],
      [
        [['Audit', full, 'Notwithstanding the foregoing clause, the Vendor may rest.']],
        'contradicted; another clause prevails over it: Notwithstanding the foregoing clause, the Vendor may rest.',
      ],
      [
        [['Audit', full, 'So it is.', 'Notwithstanding the foregoing clause, the Vendor may rest.']],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['More', 'In derogation of clause 1.1 and the preceding clause, the Vendor may rest.'],
        ],
        'contradicted; another clause prevails over it: In derogation of clause 1.1 and the preceding clause, the Vendor may rest.',
      ],
      [
        [
          ['Audit', full],
          ['More', 'So it is.', 'Notwithstanding the preceding clause, the Vendor may rest.'],
        ],
        'present',
      ],
      [
        [
          [
            'Audit',
            'The City is served.',
            full,
            'Notwithstanding the preceding clause, the Vendor may rest.',
          ],
        ],
        'contradicted; another clause prevails over it: Notwithstanding the preceding clause, the Vendor may rest.',
      ],
      [
        [
          [
            'Audit',
            full,
            'The City is served.',
            'Notwithstanding the preceding clause, the Vendor may rest.',
          ],
        ],
        'present',
      ],
    ]);
  });
  test('a clause that the evidence is subject to weakens it by what stands there', () => {
    check([
      [
        [
          [
            'Audit',
            'The City may inspect the systems on notice, subject to clause 2.1. The Vendor shall cooperate and report.',
          ],
          ['Files', 'Visits are with consent of the Vendor.'],
        ],
        'weakened; “with consent of the Vendor”',
      ],
      [
        [
          [
            'Audit',
            'The City may inspect the systems on notice, subject to clause 2. The Vendor shall cooperate and report.',
          ],
          ['Files', 'Visits are with consent of the Vendor.'],
        ],
        'weakened; “with consent of the Vendor”',
      ],
      [
        [
          [
            'Audit',
            'The City may inspect the systems on notice, subject to clause 3. The Vendor shall cooperate and report.',
          ],
          ['Files', 'Visits are with consent of the Vendor.'],
        ],
        'present',
      ],
      [
        [
          [
            'Audit',
            'The City may inspect the systems on notice except as clause 2.1 says. The Vendor shall cooperate and report.',
          ],
          ['Files', 'Visits are with consent of the Vendor.'],
        ],
        'weakened; “with consent of the Vendor”',
      ],
      [
        [
          [
            'Audit',
            'The City may inspect the systems on notice as clause 2.1 says. The Vendor shall cooperate and report.',
          ],
          ['Files', 'Visits are with consent of the Vendor.'],
        ],
        'present',
      ],
    ]);
  });
  test('a red flag undoes it unless it yields', () => {
    check([
      [
        [
          ['Audit', full],
          ['Press', 'Staff shall not speak to the press.'],
        ],
        'contradicted; “Gag clause”: speak to the press',
      ],
      [
        [
          ['Audit', full, 'This clause applies despite clause 2.'],
          ['Press', 'Staff shall not speak to the press.'],
        ],
        'present',
      ],
      [
        [
          ['Audit', full],
          ['Press', 'Subject to clause 1.1, staff shall not speak to the press.'],
        ],
        'present',
      ],
      [
        [['Press', 'Staff shall not speak to the press.']],
        'absent; missing right object notice duty report; “Gag clause”: speak to the press',
      ],
    ]);
  });
  test('a red flag that only qualifies it weakens what is there', () => {
    check([
      [
        [
          ['Audit', full],
          ['Manners', 'Staff may whistle at guests.'],
        ],
        'weakened; “whistle at guests”',
      ],
      [[['Manners', 'Staff may whistle at guests.']], 'absent; missing right object notice duty report'],
    ]);
  });
  test('a red flag in a sentence that contradicts it already says nothing new', () => {
    check([
      [
        [
          ['Audit', full],
          ['Files', 'The City shall not see files or speak to the press.'],
        ],
        'contradicted; unseen: shall not see',
      ],
    ]);
  });
  test('without any evidence it is handed on, a heading only, or absent', () => {
    check([
      [
        [['Audit', 'An inspection follows the audit policy.']],
        'delegated; missing right object notice duty report; → An inspection follows the audit policy.',
      ],
      [
        [['Audit', 'An inspection follows the audit policy in Schedule 9.']],
        'delegated; missing right object notice duty report; → An inspection follows the audit policy in Schedule 9.',
      ],
      [[['Audit', '[Reserved]']], 'heading only; missing right object notice duty report; → AUDIT'],
      [[['Services', 'The Vendor serves.']], 'absent; missing right object notice duty report'],
      [
        [['Files', 'The City shall not see files.']],
        'absent; missing right object notice duty report; unseen: shall not see',
      ],
    ]);
  });
});
