/** Why a term or a clause is not renamed, as data. */
export type Refusal =
  | { readonly kind: 'no letter' | 'too long' | 'no number' }
  /** The name asked for, or the words or the number that stand in the way. */
  | {
      readonly kind:
        | 'markup'
        | 'defined'
        | 'party'
        | 'used undefined'
        | 'number taken'
        | 'loose'
        | 'out of order';
      readonly words: string;
    }
  | {
      readonly kind: 'other number';
      readonly written: string;
      readonly label: string;
      readonly example: string;
    };

/** What was not renamed: why, and the same as a sentence. */
export type Refused = { readonly refused: string; readonly why: Refusal };

export function refusedFor(why: Refusal): Refused {
  return { refused: refusalWords(why), why };
}

/** A refusal as a sentence that says what to do. */
export function refusalWords(why: Refusal): string {
  switch (why.kind) {
    case 'no letter':
      return 'A term needs at least one letter.';
    case 'markup':
      return `“${why.words}” cannot be a term: leave out quotation marks, brackets and markup.`;
    case 'too long':
      return 'A term of more than 80 characters would not be read as one.';
    case 'defined':
      return `The draft already defines “${why.words}”. Choose another name.`;
    case 'party':
      return `The draft already calls somebody “${why.words}”. Choose another name.`;
    case 'used undefined':
      return `The draft already uses “${why.words}” without defining it, and those places would change their meaning. Choose another name.`;
    case 'no number':
      return 'This clause has no number.';
    case 'other number':
      return `“${why.written}” does not number a clause as “${why.label}” does. Only its last part can change, as in “${why.example}”.`;
    case 'number taken':
      return `There is already a ${why.words}. Choose a free number.`;
    case 'loose':
      return `“${why.words}” stands in the draft in a way that may or may not mean this clause, so its number cannot be changed safely.`;
    case 'out of order':
      return `With ${why.words} here the numbers would no longer be in order.`;
  }
}
