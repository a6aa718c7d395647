import type { Modality } from '../library/phrase.ts';

/** Longest first. `#` makes the words that it stands with optional. */
const modals: readonly (readonly [Modality, string])[] = [
  [
    'need not',
    'shall|will|must|is|are not be|# obliged|obligated|required|bound|expected|liable|responsible to|for',
  ],
  ['need not', 'shall|will|is|are not be under any|an obligation|duty to'],
  ['need not', 'shall|will have no obligation|duty|responsibility|liability to|for'],
  ['need not', 'has|have no obligation|duty|responsibility|liability to|for'],
  ['need not', 'is|are under no obligation|duty to'],
  ['need not', 'need not'],
  // “can’t” is the two words “can” and “t”.
  ['need not', 'needn t'],
  ['need not', 'don|doesn t have to'],
  ['must not', 'isn|aren t entitled|permitted|allowed|authorised|authorized to'],
  ['must not', 'can|won|mustn|shan|shouldn t'],
  ['need not', 'does|do not have to'],
  ['may', 'shall|will|must|is|are not be|# prevented|precluded|prohibited|restricted|barred|hindered from'],
  ['must not', 'shall|will|may|must not be entitled|permitted|allowed|authorised|authorized to'],
  ['must not', 'is|are not entitled|permitted|allowed|authorised|authorized to'],
  ['must not', 'shall|will not be entitled'],
  ['must not', 'is|are not entitled'],
  ['must not', 'shall|will have no right|authority|power to'],
  ['must not', 'has|have no right|authority|power to'],
  ['must not', 'shall|will not have the|any|a right to'],
  ['must not', 'does|do not have the|any|a right to'],
  ['must not', 'shall|must|will refrain|abstain|desist from'],
  [
    'must not',
    'undertakes|undertake|agrees|agree|covenants|covenant|promises|commits to refrain|abstain|desist from',
  ],
  ['must not', 'refrains|abstains from'],
  ['must not', 'shall|will be prohibited|barred|precluded|forbidden from'],
  ['must not', 'is|are prohibited|barred|precluded|forbidden from'],
  ['must not', 'shall|will be prohibited|forbidden for|to'],
  ['must not', 'is|are prohibited|forbidden for|to'],
  ['must not', 'shall|will|must be obliged|obligated|bound|required not to'],
  ['must not', 'is|are obliged|obligated|bound|required not to'],
  ['must not', 'agrees|agree|undertakes|undertake|covenants|covenant|promises|promise|commits|commit not to'],
  ['must not', 'agrees|agree|undertakes|undertake|promises|promise|commits|commit to not'],
  [
    'must not',
    'obliges|oblige|binds|bind|commits|commit|engages|engage|pledges|pledge itself|themselves|himself|herself not to',
  ],
  [
    'must not',
    'obliges|oblige|binds|bind|commits|commit|engages|engage|pledges|pledge itself|themselves|himself|herself to not',
  ],
  [
    'must',
    'obliges|oblige|binds|bind|commits|commit|engages|engage|pledges|pledge itself|themselves|himself|herself to',
  ],
  ['must not', 'shall|must|may|will under no circumstances|condition|conditions'],
  ['must not', 'shall|must|may|will in|at|on no event|case|time|account|circumstances'],
  ['must not', 'shall|must|may|will|can neither|never'],
  ['must not', 'shall|must|may|will|can|should not'],
  ['must not', 'cannot'],
  ['may', 'shall|will have the|a|any|# right|power|authority to'],
  [
    'may',
    'shall|will also|further|always|likewise|hereby|# be also|further|hereby|expressly|# entitled|permitted|allowed|free|authorised|authorized to',
  ],
  ['may', 'shall|will be at liberty to'],
  ['may', 'has|have the|a|any|# right|power|authority|option to'],
  ['may', 'has|have a|the unrestricted|unconditional|full right to'],
  ['may', 'has|have full|free|unlimited power|authority|liberty|discretion to'],
  [
    'may',
    'is|are also|further|hereby|expressly|always|# entitled|permitted|allowed|free|authorised|authorized|empowered to',
  ],
  ['may', 'is|are at liberty to'],
  ['may', 'reserves|reserve the right to'],
  ['may', 'retains|retain the right to'],
  // “reserves the right, either directly or through an expert, to”; “shall be entitled, on notice, to”.
  ['may', 'reserves|reserve|retains|retain the right'],
  ['may', 'shall|will also|further|always|likewise|hereby|# be entitled'],
  ['may', 'is|are entitled'],
  ['must not', 'does|do not have the|any|a right|power'],
  ['may', 'shall|will have the|a right|power'],
  ['may', 'has|have the|a right|power'],
  ['may', 'may'],
  ['may', 'can'],
  ['must', 'is|are hereby|also|further|# required|obliged|obligated|bound to'],
  ['must', 'has|have a|the duty|obligation|responsibility to'],
  ['must', 'agrees|agree|undertakes|undertake|covenants|covenant|commits|commit|promises|pledges to'],
  // “The Vendor undertakes the following: (a) to keep …”
  ['must', 'undertakes|undertake|agrees|agree|commits|commit # to the following'],
  ['must', 'has|have|bears|bear|assumes|assume the following obligations|duties|responsibilities'],
  ['must', 'has|have to'],
  ['must', 'undertakes|undertake|covenants|covenant|guarantees|guarantee that'],
  ['must', 'is|are responsible for'],
  ['must', 'is|are to'],
  ['must', 'shall|must|will'],
  // “we’ll” is the two words “we” and “ll”.
  ['must', 'll'],
];
const modalWords = modals.map(([modality, written]) => ({
  modality,
  words: written.split(' ').map((options) => new Set(options.split('|'))),
}));

/** The modals that can begin with a word, the longest first; each without that word. */
export type ModalRest = { readonly modality: Modality; readonly rest: readonly ReadonlySet<string>[] };

/** The modals by each word that they can begin with. */
export const modalsByFirst: ReadonlyMap<string, readonly ModalRest[]> = byFirst();

function byFirst(): ReadonlyMap<string, readonly ModalRest[]> {
  const found = new Map<string, ModalRest[]>();
  for (const { modality, words } of modalWords) {
    const [first = [], ...rest] = words;
    for (const word of first) found.set(word, [...(found.get(word) ?? []), { modality, rest }]);
  }
  return found;
}

/** The words that a modal can begin with. */
export const modalFirst: ReadonlySet<string> = new Set(modalsByFirst.keys());
