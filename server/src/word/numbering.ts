import { formatted } from './number-words.ts';
import { at, childOf, type Element, elementsOf, numberOf, settingOf, toggleOf } from './xml.ts';

/** How one level of a list is numbered. */
export type Level = {
  /** Word’s name of the number format: `decimal`, `lowerRoman`, `bullet`… */
  readonly format: string;
  /** What is shown: `%1.%2` puts in the numbers of levels 1 and 2. */
  readonly text: string;
  readonly start: number;
  /** The level, from 1, after which this one starts anew; 0 for never, `undefined` for any above it. */
  readonly restart: number | undefined;
  /** Whether all numbers in `text` are shown as decimals. */
  readonly legal: boolean;
  /** The paragraph style that is tied to this level. */
  readonly style: string | undefined;
  readonly hidden: boolean;
  /** Whether the number touches the words. */
  readonly tight: boolean;
};

/** A use of a list, with what it sets otherwise. */
export type ListUse = {
  readonly list: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
};

/** The lists of a document, by Word’s ids: uses share the counting of their list. */
export type Numbering = {
  readonly lists: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly uses: ReadonlyMap<string, ListUse>;
};

/** The numbering part as data. `styleUse` gives the use that a numbering style is tied to. */
export function readNumbering(
  part: Element | undefined,
  styleUse: (style: string) => string | undefined,
): Numbering {
  const abstracts = new Map(
    elementsOf(part).flatMap((it) =>
      it.name === 'w:abstractNum' ? [[it.attributes.get('w:abstractNumId') ?? '', it] as const] : [],
    ),
  );
  const nums = new Map(
    elementsOf(part).flatMap((it) =>
      it.name === 'w:num' ? [[it.attributes.get('w:numId') ?? '', it] as const] : [],
    ),
  );
  // A list may only point at a numbering style, which names a use of the list that has the levels.
  const canonical = (id: string): string => {
    let own = id;
    for (let hops = 0; hops < 10; hops += 1) {
      const link = settingOf(abstracts.get(own), 'w:numStyleLink');
      const next = settingOf(nums.get(link === undefined ? '' : (styleUse(link) ?? '')), 'w:abstractNumId');
      if (next === undefined) return own;
      own = next;
    }
    return own;
  };
  const uses = [...nums].map(([id, num]): [string, ListUse] => {
    const overrides = elementsOf(num).filter(({ name }) => name === 'w:lvlOverride');
    const starts = new Map<number, number>();
    const levels = new Map<number, Level>();
    for (const override of overrides) {
      const level = Number(override.attributes.get('w:ilvl') ?? 0);
      const start = numberOf(override, 'w:startOverride');
      if (start !== undefined) starts.set(level, start);
      const own = childOf(override, 'w:lvl');
      if (own !== undefined) levels.set(level, readLevel(own));
    }
    return [id, { list: canonical(settingOf(num, 'w:abstractNumId') ?? ''), starts, levels }];
  });
  const lists = [...abstracts].map(
    ([id, list]) =>
      [
        id,
        new Map(
          elementsOf(list).flatMap((it) =>
            it.name === 'w:lvl' ? [[Number(it.attributes.get('w:ilvl') ?? 0), readLevel(it)] as const] : [],
          ),
        ),
      ] as const,
  );
  return { lists: new Map(lists), uses: new Map(uses) };
}

function readLevel(level: Element): Level {
  return {
    format: settingOf(level, 'w:numFmt') ?? 'decimal',
    // Word itself ends a number sooner than this.
    text: (settingOf(level, 'w:lvlText') ?? '').slice(0, 200),
    start: numberOf(level, 'w:start') ?? 0,
    restart: numberOf(level, 'w:lvlRestart'),
    legal: toggleOf(level, 'w:isLgl') ?? false,
    style: settingOf(level, 'w:pStyle'),
    hidden: toggleOf(at(level, 'w:rPr'), 'w:vanish') ?? false,
    tight: settingOf(level, 'w:suff') === 'nothing',
  };
}

/** The level of a use, its own definition before the list’s. */
export function levelOf({ lists, uses }: Numbering, use: string, level: number): Level | undefined {
  const own = uses.get(use);
  return own?.levels.get(level) ?? lists.get(own?.list ?? '')?.get(level);
}

/** How far the lists of a document have counted. */
export type Counts = {
  /** By list, the last number of each level; a hole where the level has not begun or begins anew. */
  readonly counted: Map<string, readonly (number | undefined)[]>;
  /** The uses and levels whose own start has been taken. */
  readonly started: Set<string>;
};

/** Counts of a document that has not begun. */
export function freshCounts(): Counts {
  return { counted: new Map(), started: new Set() };
}

/** A number as it is shown; `format` is that of its own level. `unknown` where a number format is not known. */
export type Shown = { readonly text: string; readonly format: string; readonly unknown: boolean };

/** The number of the next paragraph at `level` of `use`, which is then counted. `undefined` where it has none. */
export function countNext(
  numbering: Numbering,
  counts: Counts,
  use: string,
  level: number,
): Shown | undefined {
  const own = numbering.uses.get(use);
  const definition = levelOf(numbering, use, level);
  if (own === undefined || definition === undefined || !(level >= 0 && level < 9)) return undefined;
  const numbers = [...(counts.counted.get(own.list) ?? [])];
  const last = numbers[level];
  const startOf = (index: number): number =>
    own.starts.get(index) ?? levelOf(numbering, use, index)?.start ?? 1;
  const key = `${use} ${level}`;
  const begins = own.starts.has(level) && !counts.started.has(key);
  counts.started.add(key);
  numbers[level] = begins || last === undefined ? startOf(level) : last + 1;
  for (let deeper = level + 1; deeper < numbers.length; deeper += 1) {
    const restart = levelOf(numbering, use, deeper)?.restart;
    if (restart === undefined || level < restart) numbers[deeper] = undefined;
  }
  counts.counted.set(own.list, numbers);
  let unknown = false;
  const text = definition.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    const value = numbers[index] ?? startOf(index);
    const format = definition.legal ? 'decimal' : (levelOf(numbering, use, index)?.format ?? 'decimal');
    const shown = formatted(value, format);
    unknown ||= shown === undefined;
    return shown ?? String(value);
  });
  return definition.hidden ? undefined : { text, format: definition.format, unknown };
}

/** What `countNext` would show, without counting. */
export function peekNext(
  numbering: Numbering,
  { counted, started }: Counts,
  use: string,
  level: number,
): string | undefined {
  const list = numbering.uses.get(use)?.list ?? '';
  const key = `${use} ${level}`;
  // Only what this number depends on is copied: a draft asks for each of its numbers.
  const apart = {
    counted: new Map([[list, counted.get(list) ?? []]]),
    started: new Set(started.has(key) ? [key] : []),
  };
  return countNext(numbering, apart, use, level)?.text;
}
