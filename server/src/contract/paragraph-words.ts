import { type ReferencePlace, referencesIn } from './reference-places.ts';
import { headsMeanings, type TermPlace, termsIn, type Where } from './term-places.ts';

/** What the words of one paragraph tell by themselves, each worked out when it is first asked for. */
export class ParagraphWords {
  readonly #words: string;
  #references: readonly ReferencePlace[] | undefined;
  #headsMeanings: boolean | undefined;
  readonly #terms: { [place in Where]?: readonly TermPlace[] } = {};

  constructor(words: string) {
    this.#words = words;
  }

  /** The references that it makes. */
  get references(): readonly ReferencePlace[] {
    this.#references ??= referencesIn(this.#words);
    return this.#references;
  }

  /** Whether it is the first row of a table of definitions. */
  get headsMeanings(): boolean {
    this.#headsMeanings ??= headsMeanings(this.#words);
    return this.#headsMeanings;
  }

  /** The terms that it defines where it stands there. */
  terms(where: Where): readonly TermPlace[] {
    const known = this.#terms[where];
    if (known !== undefined) return known;
    const terms = termsIn(this.#words, where);
    this.#terms[where] = terms;
    return terms;
  }
}
