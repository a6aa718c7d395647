/** A part of the core: what is mutated there, and the unit tests that are to notice. */
export type Room = { readonly files: readonly string[]; readonly tests: readonly string[] };

/**
 * The core: the files in which a wrong answer makes a wrong finding or a wrong edit, as far as fast unit tests are about them.
 * Left out are data and catalogues of words, what only saves work (memories, indexes), and what the property tests hold
 * together (lines, Markdown, sentences): a mutant there is noticed by them, but at half a minute each.
 */
export const rooms: Readonly<Record<string, Room>> = {
  // Which number a line begins with, which heading, where they belong in the tree, and what a reference points at.
  numbers: { files: ['contract/marker.ts'], tests: ['contract/marker'] },
  headings: { files: ['contract/heading.ts'], tests: ['contract/heading', 'contract/outline'] },
  sequence: {
    files: ['contract/sequence.ts'],
    tests: ['contract/sequence', 'contract/outline', 'contract/layout'],
  },
  references: {
    files: ['contract/references.ts', 'contract/reference-places.ts'],
    tests: ['contract/references', 'contract/reference-places'],
  },
  // Who must, may, and must not.
  statements: {
    files: ['assess/denial.ts', 'assess/modals.ts', 'assess/laid-down.ts', 'assess/mood.ts'],
    tests: ['assess/denial', 'assess/modals', 'assess/laid-down', 'assess/mood', 'assess/statements'],
  },
  // How a safeguard stands in a draft.
  judging: {
    files: [
      'assess/grade.ts',
      'assess/contradictions.ts',
      'assess/overrides.ts',
      'assess/precedence.ts',
      'assess/undone.ts',
    ],
    tests: ['assess/judging', 'assess/grade', 'assess/struck', 'assess/amending'],
  },
  // Where a clause goes, how it and those behind it are numbered, and what its words and blanks are.
  numbering: {
    files: ['draft/numbers.ts', 'draft/renumber.ts', 'draft/contents.ts'],
    tests: ['draft/numbers', 'draft/renumber', 'draft/contents'],
  },
  placing: { files: ['draft/place.ts'], tests: ['draft/place'] },
  wording: {
    files: ['draft/style.ts', 'draft/words.ts', 'draft/sentence.ts', 'draft/edit.ts'],
    tests: ['draft/style', 'draft/words', 'draft/sentence', 'draft/edit'],
  },
};

/** The part of the mutants, in a hundred, that tests must notice; below it `npm run mutation` fails. */
export const least = 80;
