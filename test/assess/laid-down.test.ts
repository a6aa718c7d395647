import { equal } from 'node:assert/strict';
import { readingOf } from '../../server/src/assess/reading.ts';
import { readContract } from '../../server/src/contract/read.ts';
import { roles, rolesOf } from '../../server/src/library/ops.ts';
import { smallDraft, smallLibrary } from '../support/small-library.ts';

/** Who must, may or must not by a sentence that stands in a draft. */
function heads(sentence: string): string {
  const text = smallDraft(['Test', sentence]);
  const from = text.indexOf(sentence);
  return readingOf(readContract(text), smallLibrary)
    .sentences.filter(({ span }) => span.start >= from && span.start < from + sentence.length)
    .flatMap((it) => it.heads)
    .map(({ subjects, modality }) => {
      const who = rolesOf(subjects).map((at) => roles[at]);
      return `${who.length === 0 ? 'it' : who.join('|')} ${modality}`;
    })
    .join(', ');
}

test('duties are laid down without a modal, by a condition, a task, or in the passive', () => {
  const cases: readonly (readonly [sentence: string, heads: string])[] = [
    ['It is a condition of this Deed that the Vendor deletes.', 'supplier must'],
    ['It is a condition that the Vendor never deletes.', 'supplier must not, supplier must not'],
    ['It is a condition that the Vendor shall delete.', 'supplier must'],
    ['It is a condition that nobody deletes.', 'it must not'],
    ['It is a precondition that the Vendor deletes.', 'supplier must'],
    ['It is a requirement, however small, that the Vendor deletes.', 'supplier must'],
    ['It is no condition of this Deed that the Vendor deletes.', ''],
    ['It is not a condition that the Vendor deletes.', ''],
    ['It is a condition of this Deed and of all other deeds there that the Vendor deletes.', ''],
    ['It is a condition of this Deed and of all deeds there that the Vendor deletes.', ''],
    ['It is a condition of this Deed: the Vendor deletes.', 'supplier must'],
    ['It is a condition that the Vendor deletes; the City shall pay.', 'supplier must, authority must'],
    ['It is a small but a real condition that the Vendor deletes.', ''],
    ['It is a small but a quite real condition that the Vendor deletes.', ''],
    ['It is the duty of the Vendor to delete.', 'supplier must'],
    ['It is the task of the Vendor to delete.', 'supplier must'],
    ['It is the responsibility of the City to delete.', 'authority must'],
    ['It is not the duty of the Vendor to delete.', 'supplier need not'],
    ['It is no task of the Vendor to delete.', 'supplier need not'],
    ['It is incumbent on the Vendor to delete.', 'supplier must'],
    ['It is incumbent upon the Vendor to delete.', 'supplier must'],
    ['It is for the Vendor to delete.', 'supplier must'],
    ['It falls to the Vendor to delete.', 'supplier must'],
    ['It falls on the Vendor to delete.', 'supplier must'],
    ['It falls upon the Vendor to delete.', 'supplier must'],
    ['It falls from the Vendor to delete.', ''],
    ['It is not for the Vendor to delete.', ''],
    ['It is the duty of the Vendor.', ''],
    ['It is the duty that the Vendor has to delete.', 'supplier must'],
    ['It is with the Vendor to delete.', ''],
    ['That is for the Vendor to delete.', ''],
    ['Upkeep is ensured by the Vendor.', 'supplier must'],
    ['Logs are kept by the Vendor.', 'supplier must'],
    ['Logs are also kept by the Vendor.', 'supplier must'],
    ['Logs are kept safe by the Vendor.', 'supplier must'],
    ['Logs are kept quite safe by the Vendor.', ''],
    ['Logs are kept by Vendor.', 'supplier must'],
    ['Logs are kept by the Vendor’s staff.', ''],
    ['Logs are kept by a third person of the Vendor.', ''],
    ['Logs are kept, by the Vendor.', ''],
    ['Logs are seen by the Vendor.', ''],
    ['Of what is kept by the Vendor little is new.', 'supplier must'],
    ['Logs that are kept by the Vendor are new.', ''],
    ['The file of logs is kept by the Vendor.', 'supplier must'],
    ['Logs fall to the Vendor.', ''],
    ['The City is kept by.', ''],
    ['It is a term of this Deed that the City may see it.', 'authority may'],
    ['It is a condition that not later than today the Vendor deletes.', 'it must not'],
    ['It is a prerequisite that the Vendor neither sells nor lends.', 'supplier must not'],
  ];
  for (const [sentence, expected] of cases) equal(heads(sentence), expected, sentence);
});
