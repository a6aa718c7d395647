import { deepEqual } from 'node:assert/strict';
import { readingOf } from '../../server/src/assess/reading.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { roles, rolesOf } from '../../server/src/library/ops.ts';
import { frame } from '../../server/src/prove/frame.ts';
import { library } from '../support/library.ts';

/** The roles in a set of bits, by name. */
const rolesIn = (bits: number): string =>
  rolesOf(bits)
    .map((at) => roles[at])
    .join('|');

/** The statement heads of a wording that stands in `text`, as `who force`, in order. */
const headsAmong = (text: string, wording: string): readonly string[] => {
  const from = text.indexOf(wording);
  return readingOf(readContract(text, 'markdown'), library).sentences.flatMap((sentence) =>
    sentence.span.start < from || sentence.span.start >= from + wording.length
      ? []
      : sentence.heads.map(({ subjects, modality }) => `${rolesIn(subjects) || 'it'} ${modality}`),
  );
};

/** The same, alone in a contract. */
const heads = (wording: string): readonly string[] => headsAmong(frame(wording), wording);

const cases: readonly (readonly [wording: string, ...heads: string[]])[] = [
  ['The Vendor shall log and the City may inspect.', 'supplier must', 'authority may'],
  ['The City is entitled to inspect the Vendor.', 'authority may'],
  ['The Vendor undertakes to delete.', 'supplier must'],
  ['The Vendor undertakes the following: to delete the data of the City.', 'supplier must'],
  ['The Vendor has the following duties: to delete the data of the City.', 'supplier must'],
  ['The Vendor shall not be obliged to delete for the City.', 'supplier need not'],
  ['Neither party may sell data.', 'authority|supplier must not'],
  ['The City agrees with the Vendor. Both sides must keep logs.', 'authority|supplier must'],
  ['The Vendor and the City sign. Neither of us may sell data.', 'authority|supplier must not'],
  ['Nothing may be sent abroad by the Vendor for the City.', 'it must not'],
  ['Neither the City nor the Vendor may sell data.', 'authority|supplier must not'],
  ['The City and the Vendor shall keep logs.', 'authority|supplier must'],
  ['The Vendor shall inform the City and the Vendor shall pay.', 'supplier must', 'supplier must'],
  ['Under no circumstances may the City disclose documents of the Vendor.', 'authority must not'],
  ['No person, and in particular no resident, may sue the City or the Vendor.', 'individual must not'],
  ['No subcontractor of the Vendor shall see the data of the City.', 'subcontractor must not'],
  ['Nobody is bound to complain to the City.', 'it need not'],
  [
    'Secrecy binds the City, and nobody who reports, in or outside the channel, shall be dismissed.',
    'it must not',
  ],
  ['No one who is not a party to the deal of the City may enforce a term.', 'it must not'],
  ['The City hears no one who asks, and the Vendor shall answer.', 'authority must not', 'supplier must'],
  ['The City shall make no statement about the Vendor.', 'authority must not'],
  ['No secret is a ground on which the Vendor may keep data from the City.', 'supplier must not'],
  ['The ground on which the Vendor may keep data from the City is given.', 'supplier may'],
  ['The City may charge neither the Vendor nor its agents.', 'authority must not'],
  [
    'The Vendor shall note requests of the City and within five days of it shall answer.',
    'supplier must',
    'supplier must',
  ],
  [
    'The Vendor shall keep logs of the City and where so required shall hide.',
    'supplier must',
    'supplier must',
  ],
  ['The Vendor shall keep logs of the City and within days copies shall be cut.', 'supplier must', 'it must'],
  ['The Vendor shall give nothing to the police.', 'supplier must not'],
  ['The Vendor shall take no longer than ten days for the City.', 'supplier must'],
  ['The Vendor shall, at no cost to the City, hand back data.', 'supplier must'],
  ['The Vendor lets the City know.', 'supplier must'],
  ['The Vendor shall do what it can for the City.', 'supplier must'],
  ['The Vendor shall keep logs of the City. It shall show them.', 'supplier must', 'supplier must'],
  ['The Vendor has no aims of its own with data of the City. It may not sell them.', 'supplier must not'],
  ['The Vendor promises to refrain from selling data of the City.', 'supplier must not'],
  ['It falls to the Vendor to help the City.', 'supplier must'],
  ['The Vendor shall, not later than ten days after notice from the City, delete.', 'supplier must'],
  ['The City may not more than once a year visit the Vendor.', 'authority may'],
  ['The Vendor shall not later rely on the City.', 'supplier must not'],
  ['The City verifies the systems of the Vendor.', 'authority must'],
  ['The Vendor has to ask the City first.', 'supplier must'],
  ['The Vendor undertakes that the code is handed to the City.', 'supplier must'],
  ['The City reserves the right, itself or through an expert, to audit the Vendor.', 'authority may'],
  ['The Vendor engages no other firm for the City.', 'supplier must not'],
  [
    'Each year the Parties publish a report on the work of the Vendor for the City.',
    'authority|supplier must',
  ],
  ['The Parties do not accept pilots of the Vendor for the City.', 'authority|supplier must not'],
  ['The City agrees that it will not speak of the Vendor.', 'authority must not'],
  ['After the term, no voice, face or gait data shall go to the Vendor or the City.', 'it must not'],
  ['The City has no claim, and the Vendor shall keep the data.', 'supplier must'],
  ['The Vendor shall have no liability for what it does to the City.', 'supplier need not'],
  ['The Vendor obliges itself to not speak of the City.', 'supplier must not'],
  ['The Vendor and the City bind themselves to keep logs.', 'authority|supplier must'],
  ['Nobody, including the Vendor, may edit the logs of the City.', 'supplier must not'],
  ['Under no circumstances shall the Vendor sell data of the City.', 'supplier must not'],
  ['It is a condition of this deed with the City that the Vendor deletes data.', 'supplier must'],
  ['It is a term of this deed that the Vendor is not given data by the City.', 'supplier must not'],
  ['It is an ongoing obligation of the Vendor to look after the City.', 'supplier must'],
  ['It is for the City to choose, and it falls to the Vendor to act.', 'authority must', 'supplier must'],
  ['It is not the task of the Vendor to look after the City.', 'supplier need not'],
  ['Upkeep for the City is ensured by the Vendor.', 'supplier must'],
  ['Data that is made by the Vendor goes to the City.'],
  ['Nothing designated as secret by the Vendor may be kept from the City.', 'it must not'],
  ['The Vendor’s human rights committee shall hear the City.', 'supplier must'],
  ['The Vendor’s data and staff shall be known to the City.', 'it must'],
  ['The Vendor binds itself to help the City.', 'supplier must'],
  ['The Vendor and the City oblige themselves to not take gifts.', 'authority|supplier must not'],
  ['It is forbidden for the Vendor to sell data of the City.', 'supplier must not'],
  ['The Vendor keeps logs. It is forbidden to sell data of the City.', 'supplier must', 'it must not'],
  ['The Vendor does not sell data of the City.', 'supplier must not'],
  ['The Vendor uses data of the City only for the service.', 'supplier must'],
  ['The Vendor shall not be prevented from using data of the City.', 'supplier may'],
  ['The Vendor never sells data of the City.', 'supplier must not'],
  ['The Vendor has never been fined by the City.'],
  ['The Vendor has set up and maintains measures for the City.', 'supplier must'],
  ['We’ll tell the City what the Vendor lost.', 'it must'],
];

suite('statements', () => {
  for (const [wording, ...expected] of cases)
    test(wording, () => {
      deepEqual(heads(wording), expected);
    });
});

suite('statements of a draft in the present tense', () => {
  /** The draft has no other duties than those of the present tense, as translations have them. */
  const indicative = (wording: string): readonly string[] => {
    const filler = 'The Holder remits its invoices to the Purchaser. The site is heated. '.repeat(40);
    const text = `# Contract\n\nBetween the City of Westmark (the “Purchaser”) and Norlund SA (the “Holder”).\n\n## 1. Clause\n\n${wording}\n\n## 2. Sites\n\n${filler}\n`;
    return headsAmong(text, wording);
  };
  const present: readonly (readonly [wording: string, ...heads: string[]])[] = [
    ['The data are deleted within thirty days.', 'it must'],
    ['The data are not transferred abroad.', 'it must not'],
    ['No image is communicated to the police.', 'it must not'],
    ['The Holder tolerates the visits of the Purchaser.', 'supplier must'],
    ['The Holder does not oppose the audit.', 'supplier must not'],
    ['The register is open to the Purchaser.', 'it must'],
    ['The site is located in Westmark.'],
    ['The Holder’s premises lie in Westmark.'],
    ['The Holder may refuse.', 'supplier may'],
  ];
  for (const [wording, ...expected] of present)
    test(wording, () => {
      deepEqual(indicative(wording), expected);
    });
  test('state nothing but facts where other duties are laid with “shall”', () => {
    deepEqual(heads('The City shall pay the Vendor. The site is heated.'), ['authority must']);
  });
});

suite('the end of a sentence', () => {
  const sentences = (wording: string): readonly string[] => {
    const text = frame(wording);
    const from = text.indexOf(wording);
    return readingOf(readContract(text, 'markdown'), library)
      .sentences.filter(({ span }) => span.start >= from && span.start < from + wording.length)
      .map(({ span }) => text.slice(span.start, span.end));
  };
  test('is no full stop within a name', () => {
    const wording = 'The City publishes on GOV.UK, and the Vendor on Node.JS pages, what it does.';
    deepEqual(sentences(wording), [wording]);
  });
  test('is a full stop behind which a space was lost', () => {
    deepEqual(sentences('The Vendor serves.The City pays.'), ['The Vendor serves.', 'The City pays.']);
  });
});
