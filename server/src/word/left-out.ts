/** What Markdown cannot hold of a Word document, or what was decided on the way. */
export type LeftOutKind =
  | 'insertions'
  | 'deletions'
  | 'comments'
  | 'images'
  | 'text boxes'
  | 'headers and footers'
  | 'equations'
  | 'embedded objects'
  | 'merged cells'
  | 'tables in tables'
  | 'hidden text'
  | 'fields'
  | 'symbols'
  | 'number formats'
  | 'link addresses'
  | 'macros';

/** One kind of thing and how many of it there were. */
export type LeftOut = { readonly kind: LeftOutKind; readonly count: number };

/** What is said of each kind, in the order in which it is told: gravest first. */
const sentences: Readonly<Record<LeftOutKind, string>> = {
  insertions: 'tracked insertions were taken as accepted',
  deletions: 'tracked deletions were left out',
  'text boxes': 'text boxes were left out, with their words',
  'hidden text': 'stretches of hidden text were left out',
  comments: 'comments were left out',
  'headers and footers': 'headers and footers were left out',
  images: 'images and drawings were left out',
  equations: 'equations were left out',
  'embedded objects': 'embedded objects were left out',
  fields: 'fields without a stored result were left out',
  symbols: 'signs of symbol fonts were replaced by �',
  'number formats': 'numbers in a format that is not known were written as decimals',
  'tables in tables': 'tables inside tables were written as lines of their cell',
  'merged cells': 'merged cells were split',
  'link addresses': 'addresses behind links were left out, their words kept',
  macros: 'macro parts were left out',
};

/** Counts what is left out while a document is read. */
export type Tally = Map<LeftOutKind, number>;

/** Counts one more of `kind`. */
export function leaveOut(tally: Tally, kind: LeftOutKind, count = 1): void {
  if (count > 0) tally.set(kind, (tally.get(kind) ?? 0) + count);
}

/** The tally as a list, gravest first. */
export function leftOutOf(tally: Tally): readonly LeftOut[] {
  return (Object.keys(sentences) as LeftOutKind[]).flatMap((kind) => {
    const count = tally.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
}

/** A line for people: `tracked deletions were left out: 3`. */
export function leftOutLine({ kind, count }: LeftOut): string {
  return `${sentences[kind]}: ${count}`;
}
