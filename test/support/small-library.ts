import { compileLibrary } from '../../server/src/library/compile.ts';
import type { Element, LibraryData, RedFlag, Safeguard } from '../../server/src/library/library.ts';

const element = (
  id: string,
  label: string,
  any: readonly string[],
  over: Partial<Element> = {},
): Element => ({
  id,
  label,
  required: true,
  core: false,
  appliesIf: undefined,
  alone: false,
  near: 'article',
  any,
  not: [],
  orWithout: [],
  ...over,
});

const audit: Safeguard = {
  kind: 'safeguard',
  id: 'audit-rights',
  title: 'Audit rights',
  principle: 'accountability',
  severity: 'error',
  requirement: 'The authority may inspect the systems.',
  rationale: 'A public body answers for what it cannot see.',
  sources: [
    { key: 'PI', at: 'accountability' },
    { key: 'UNGP', at: 'principles 5 and 6' },
  ],
  appliesUnlessDenied: undefined,
  appliesIf: undefined,
  exposed: 'nobody can check what the system does to people',
  elements: [
    element('right', 'a right of the authority to inspect', ['{authority may} ... inspect'], { core: true }),
    element('object', 'the systems', ['inspect ... systems']),
    element('duty', 'no hindrance by the supplier', ['{supplier must} ... cooperate']),
    element('report', 'a report', ['{supplier must} ... report'], { required: false }),
  ],
  weakened: ['{supplier consent}'],
  weakenedNot: [],
  weakenedNearby: [],
  contradicted: [
    {
      label: 'the software may not be seen',
      near: 'contract',
      any: ['{authority must not} ... see'],
      unless: [],
    },
  ],
  delegated: ['inspection ... audit policy'],
  headings: ['audit', 'inspection'],
  definitions: {},
  negotiation: 'Keep the audit on suspicion.',
  clauses: {
    preferred: {
      heading: 'Audit',
      text: [
        '{The authority} may on [[10]] days’ notice inspect the systems used to perform {agreement}.',
        { lead: '{The supplier} shall:', items: ['cooperate;', 'open its records.'] },
      ],
      givesUp: '',
    },
    floor: { heading: 'Audit', text: ['{The supplier} shall report.'], givesUp: 'the inspection itself' },
  },
};

const remedy: Safeguard = {
  ...audit,
  id: 'remedy-for-individuals',
  title: 'Remedy for individuals',
  principle: 'redress',
  severity: 'warning',
  appliesIf: 'personal data',
  requirement: 'Harm is remedied.',
  rationale: 'A right without a remedy is a wish.',
  sources: [{ key: 'ICCPR', at: 'article 2(3)' }],
  exposed: 'people who are harmed bear it alone',
  elements: [
    element('remedy', 'a remedy for people who are harmed', ['{anyone must} ... compensate'], { core: true }),
  ],
  weakened: [],
  weakenedNot: [],
  weakenedNearby: [],
  contradicted: [],
  delegated: [],
  headings: ['remedy'],
};

const gag: RedFlag = {
  kind: 'red flag',
  id: 'gag-clause',
  title: 'Gag clause',
  principle: 'transparency',
  severity: 'warning',
  requirement: 'Staff may speak of misuse.',
  rationale: 'Misuse stays hidden. It grows there.',
  sources: [{ key: 'IGF', at: '' }],
  appliesIf: undefined,
  appliesUnlessDenied: undefined,
  // With a word that denies, so that it reckons with “shall not speak”.
  any: ['(=speak|=tell|=never) to the press'],
  not: [],
  unless: [],
  see: ['audit-rights', 'whistleblower-protection'],
  undoes: [],
  weakens: [],
  qualifier: false,
  exception: undefined,
};

/** The data of a library of two safeguards and a red flag. */
export const smallData: LibraryData = {
  safeguards: [audit, remedy],
  redFlags: [gag],
  vocabulary: {
    authority: ['city', 'authority'],
    supplier: ['vendor', 'supplier'],
    subcontractor: ['subcontractor'],
    overseer: ['ombudsman'],
    individual: ['data subject'],
    public: ['the public'],
    'supplier consent': ["subject to ...3 {supplier's} ...3 consent", 'with ...2 consent of ...2 {supplier}'],
  },
  traits: {
    'personal data': { any: ['personal data'], not: [], atLeast: 1 },
    data: { any: ['footage'], not: [], atLeast: 1 },
    biometrics: { any: ['biometric'], not: [], atLeast: 1 },
    'algorithmic system': { any: ['algorithm'], not: [], atLeast: 1 },
    'automated decisions': { any: ['automated decision'], not: [], atLeast: 1 },
    'law enforcement': { any: ['police'], not: [], atLeast: 1 },
    'subcontracting allowed': { any: ['{supplier may} ... subcontract'], not: [], atLeast: 1 },
  },
};

/** A library of two safeguards and a red flag, whose words no change to the clause library touches. */
export const smallLibrary = compileLibrary(smallData);

/** A plain-text contract with numbered articles; each has a heading and its clauses. */
export function smallDraft(
  ...articles: readonly (readonly [heading: string, ...clauses: string[]])[]
): string {
  const parts = [
    'SERVICES AGREEMENT',
    'This Agreement is made between the Borough of Westmark (the "City") and Norlund Systems Ltd (the "Vendor").',
    ...[...articles, ['Law', 'The law of Westmark governs this Agreement.'] as const].flatMap(
      ([heading, ...clauses], at) => [
        `${at + 1}. ${heading.toUpperCase()}`,
        ...clauses.map((text, index) => `${at + 1}.${index + 1} ${text}`),
      ],
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** An article on services, which says nothing of any safeguard. */
export const services = ['Services', 'The Vendor shall perform the Services with care.'] as const;
