/** A part of the core: what is mutated there, and the unit tests that are to notice. */
export type Room = { readonly files: readonly string[]; readonly tests: readonly string[] };

/**
 * The core: the files in which a wrong answer makes a wrong finding or a wrong edit, as far as fast unit tests are about them.
 * Left out are data and catalogues of words, what only saves work (memories, indexes), and what the property tests hold
 * together (lines, Markdown, sentences): a mutant there is noticed by them, but at half a minute each.
 */
export const rooms: Readonly<Record<string, Room>> = {
  // Which clause is which, and what a reference points at: everything else is told by clause.
  contract: {
    files: [
      'contract/marker.ts',
      'contract/sequence.ts',
      'contract/heading.ts',
      'contract/references.ts',
      'contract/reference-places.ts',
    ],
    tests: [
      ...['marker', 'sequence', 'heading', 'references', 'reference-places'],
      ...['definitions', 'layout', 'names', 'outline', 'terms'],
    ].map((name) => `contract/${name}`),
  },
  // Who must, may, and must not; and how a safeguard stands in a draft.
  assess: {
    files: [
      'assess/denial.ts',
      'assess/modals.ts',
      'assess/laid-down.ts',
      'assess/mood.ts',
      'assess/precedence.ts',
      'assess/overrides.ts',
      'assess/contradictions.ts',
      'assess/undone.ts',
      'assess/grade.ts',
    ],
    tests: ['denial', 'modals', 'laid-down', 'mood', 'judging'].map((name) => `assess/${name}`),
  },
  // Where a clause goes, how it is numbered, and what its words and blanks are.
  draft: {
    files: [
      'draft/numbers.ts',
      'draft/style.ts',
      'draft/words.ts',
      'draft/sentence.ts',
      'draft/edit.ts',
      'draft/contents.ts',
      'draft/renumber.ts',
      'draft/place.ts',
    ],
    tests: ['numbers', 'style', 'words', 'sentence', 'edit', 'contents', 'renumber', 'place'].map(
      (name) => `draft/${name}`,
    ),
  },
};

/** The part of the mutants, in a hundred, that tests must notice; below it `npm run mutation` fails. */
export const least = 80;
