import type { Shape } from './shape.ts';

/** What can be written at a place of a configuration: a key, or a value of one. */
export type ConfigItem = {
  readonly kind: 'key' | 'value';
  readonly label: string;
  /** What goes in the place of the word under the cursor: a key comes with its colon and what follows it. */
  readonly text: string;
  /** The description of a key; empty where it has none. */
  readonly description: string;
};

export type ConfigCompletion = {
  /** The word under the cursor, UTF-16 offsets; empty where none is begun. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly ConfigItem[];
};

/** A dash or a key, by its column. */
type Mark = { readonly kind: 'item' | 'key'; readonly column: number; readonly name: string };

/**
 * What fits at `offset` in the text of a configuration, by the indentation of its lines; `undefined` where nothing does.
 * Reads what is half written, which a parser of YAML refuses.
 */
export function configCompletionAt(text: string, offset: number, root: Shape): ConfigCompletion | undefined {
  const lines = text.split(/\r?\n/u);
  const at = text.slice(0, offset).split('\n').length - 1;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(?:^|\s)#/u.test(before)) return undefined;
  const rest = /^[\w-]*/u.exec(text.slice(offset))?.[0].length ?? 0;
  const completion = (word: string, items: readonly ConfigItem[]): ConfigCompletion => ({
    start: offset - word.length,
    end: offset + rest,
    items,
  });

  const begun = /^(\s*(?:- +)*)([\w-]*)$/u.exec(before);
  if (begun !== null) {
    const [, lead = '', word = ''] = begun;
    const column = lead.length;
    const shape = shapeAt(root, pathTo(lines, at, column, marksIn(lead)));
    if (shape === undefined) return undefined;
    const given = siblings(lines, at, column, lead.trim() !== '');
    const items = shape.kind === 'choice' ? valuesOf(shape, given) : keysOf(shape, given, column);
    return completion(word, items);
  }

  const valued = /^(\s*(?:- +)*)([^\s:#'"[\]{},-][^:#'"[\]{},]*):\s+(.*)$/u.exec(before);
  if (valued === null) return undefined;
  const [, lead = '', key = '', value = ''] = valued;
  const own: Mark = { kind: 'key', column: lead.length, name: key.trim() };
  const path = [...pathTo(lines, at, lead.length, marksIn(lead)), own];
  return inline(shapeAt(root, path), value, completion);
}

/** What fits at the end of a value on the line of its key: `general`, `[a, b`, `{ audit-rights: off`. */
function inline(
  shape: Shape | undefined,
  value: string,
  completion: (word: string, items: readonly ConfigItem[]) => ConfigCompletion,
): ConfigCompletion | undefined {
  if (shape === undefined) return undefined;
  const [, part = value] = /^[[{](?:.*,)?\s*([^,]*)$/su.exec(value) ?? [];
  const given = value.startsWith('{')
    ? [...value.matchAll(/[{,]\s*([^:,{}]+):/gu)].map(([, name = '']) => name.trim())
    : value.split(/[[,]\s*/u).slice(0, -1);
  if (value.startsWith('[')) {
    const item = shape.kind === 'list' ? shape.of : undefined;
    return item === undefined ? undefined : completion(part, valuesOf(item, given));
  }
  if (value.startsWith('{')) {
    const pair = /^([^:]+):\s+([\w-]*)$/u.exec(part);
    if (pair === null)
      return completion(
        part,
        keysOf(shape, given, 0).map((it) => ({ ...it, text: `${it.label}: ` })),
      );
    const [, name = '', word = ''] = pair;
    const field = stepInto(shape, { kind: 'key', column: 0, name: name.trim() });
    return field === undefined ? undefined : completion(word, valuesOf(field, []));
  }
  return /^[\w-]*$/u.test(value) ? completion(value, valuesOf(shape, [])) : undefined;
}

function keysOf(shape: Shape, given: readonly string[], column: number): readonly ConfigItem[] {
  switch (shape.kind) {
    case 'record':
      return Object.entries(shape.keys)
        .filter(([name]) => !given.includes(name))
        .map(([name, field]) => keyItem(name, field.shape, field.description, column));
    case 'map':
      return shape.names
        .filter((name) => !given.includes(name))
        .map((name) => keyItem(name, shape.of, '', column));
    case 'text':
    case 'boolean':
    case 'choice':
    case 'list':
      return [];
  }
}

function keyItem(name: string, { kind }: Shape, description: string, column: number): ConfigItem {
  const below = `${name}:\n${' '.repeat(column + 2)}`;
  const text = kind === 'list' ? `${below}- ` : kind === 'record' || kind === 'map' ? below : `${name}: `;
  return { kind: 'key', label: name, text, description };
}

function valuesOf(shape: Shape, given: readonly string[]): readonly ConfigItem[] {
  const values = shape.kind === 'choice' ? shape.of : shape.kind === 'boolean' ? ['true', 'false'] : [];
  return values
    .filter((value) => !given.includes(value))
    .map((value) => ({ kind: 'value', label: value, text: value, description: '' }));
}

/** The keys and list items that the place in `column` of line `at` lies in, the outermost first. */
function pathTo(lines: readonly string[], at: number, column: number, own: readonly Mark[]): readonly Mark[] {
  const path: Mark[] = [];
  let left = column;
  let below: Mark['kind'] | undefined;
  const above = lines.slice(0, at).flatMap(marksIn);
  for (const mark of [...above, ...own].reverse()) {
    // A list may stand in the column of its key.
    const holds = mark.column < left || (mark.column === left && mark.kind === 'key' && below === 'item');
    if (!holds) continue;
    path.unshift(mark);
    left = mark.column;
    below = mark.kind;
  }
  return path;
}

/** The other keys, or values of a list, beside the place in `column` of line `at`; `inItem` just behind a dash. */
function siblings(lines: readonly string[], at: number, column: number, inItem: boolean): readonly string[] {
  const rowsOf = (some: readonly string[]) => {
    const rows = some.map(marksIn);
    const end = rows.findIndex((marks) => marks.some((mark) => mark.column < column));
    return { rows, end: end < 0 ? rows.length : end };
  };
  const keys = (rows: readonly (readonly Mark[])[]): readonly string[] =>
    rows.flatMap((marks) => marks.filter((it) => it.column === column).map(({ name }) => name));
  const above = rowsOf(lines.slice(0, at).reverse());
  const below = rowsOf(lines.slice(at + 1));
  const values = lines.flatMap((line, index) =>
    index === at ? [] : (/^\s*- +([\w-]+)\s*$/u.exec(line)?.[1] ?? []),
  );
  // Above the dash of an item are the keys of another one; the line of a dash holds the first of its keys.
  return [
    ...(inItem ? values : keys(above.rows.slice(0, above.end + 1))),
    ...keys(below.rows.slice(0, below.end)),
  ];
}

function marksIn(line: string): readonly Mark[] {
  if (/^\s*#/u.test(line)) return [];
  const [lead = ''] = /^\s*(?:- +|-$)*/u.exec(line) ?? [];
  const items = [...lead.matchAll(/-/gu)].map(
    ({ index }): Mark => ({ kind: 'item', column: index, name: '' }),
  );
  const key = /^([^\s:#'"[\]{},-][^:#'"[\]{},]*):(?:\s|$)/u.exec(line.slice(lead.length))?.[1];
  return key === undefined ? items : [...items, { kind: 'key', column: lead.length, name: key.trim() }];
}

function shapeAt(root: Shape, path: readonly Mark[]): Shape | undefined {
  return path.reduce<Shape | undefined>((shape, mark) => shape && stepInto(shape, mark), root);
}

function stepInto(shape: Shape, { kind, name }: Mark): Shape | undefined {
  if (kind === 'item') return shape.kind === 'list' ? shape.of : undefined;
  if (shape.kind === 'record') return shape.keys[name]?.shape;
  return shape.kind === 'map' && shape.names.includes(name) ? shape.of : undefined;
}
