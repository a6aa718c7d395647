/**
 * Writes tables of numbers down as text that JSON can hold, and makes them of it again: so that a library that has been
 * compiled once starts without a look at its phrases.
 */
export type Frozen =
  | number
  | string
  | boolean
  | readonly Frozen[]
  | { readonly [key: string]: Frozen }
  /** Numbers: the name of their array, how many they are, and they or their differences as digits of base 64. */
  | { readonly $: TableName; readonly length: number; readonly differences: boolean; readonly digits: string }
  | { readonly $: 'Map'; readonly keys: readonly Frozen[]; readonly values: readonly Frozen[] };

const tableTypes = { Uint8Array, Uint16Array, Uint32Array, Int32Array } as const;
type TableName = keyof typeof tableTypes;
type Table = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/**
 * `value` as data: numbers, texts, lists, records, maps and tables of integers.
 * @throws TypeError on anything else.
 */
export function frozen(value: unknown): Frozen {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(frozen);
  for (const [name, type] of Object.entries(tableTypes))
    if (value instanceof type) return { $: name as TableName, length: value.length, ...digitsOf(value) };
  if (value instanceof Map)
    return { $: 'Map', keys: [...value.keys()].map(frozen), values: [...value.values()].map(frozen) };
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, frozen(own)]));
  throw new TypeError(`The tables of a library hold ${String(value)}, which cannot be written down.`);
}

/** What `frozen` was given. */
export function thawed(value: Frozen): unknown {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(thawed);
  const table = value as Readonly<Record<string, Frozen>>;
  if (table.$ === undefined)
    return Object.fromEntries(Object.entries(table).map(([key, own]) => [key, thawed(own)]));
  if (table.$ === 'Map') {
    const { keys, values } = table as {
      readonly keys: readonly Frozen[];
      readonly values: readonly Frozen[];
    };
    return new Map(keys.map((key, at) => [thawed(key), thawed(values[at] ?? 0)]));
  }
  const { $, length, differences, digits } = table as {
    readonly $: TableName;
    readonly length: number;
    readonly differences: boolean;
    readonly digits: string;
  };
  return filled(new tableTypes[$](length), differences, digits);
}

const isList = (value: Frozen): value is readonly Frozen[] => Array.isArray(value);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Numbers, or the differences of each to the one before, the lowest five bits first; a sixth bit says that more follow.
 * Differences, which have their sign as the lowest bit, are taken where they are far shorter: plain numbers, which come
 * again and again, can be packed better. What has negative numbers is written as differences.
 */
function digitsOf(table: Table): { readonly differences: boolean; readonly digits: string } {
  const steps = written(differencesOf(table));
  if (table.some((number) => number < 0)) return { differences: true, digits: steps };
  const plain = written(table);
  return steps.length < 0.8 * plain.length
    ? { differences: true, digits: steps }
    : { differences: false, digits: plain };
}

function* differencesOf(table: Table): Generator<number> {
  let last = 0;
  for (const number of table) {
    // No shifts, which would cut what is wider than 32 bits.
    yield number < last ? 2 * (last - number) + 1 : 2 * (number - last);
    last = number;
  }
}

function written(numbers: Iterable<number>): string {
  const digits: string[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest >= 32) {
      digits.push(alphabet.charAt(32 + (rest % 32)));
      rest = Math.floor(rest / 32);
    }
    digits.push(alphabet.charAt(rest));
  }
  return digits.join('');
}

const digitValue: Uint8Array = new Uint8Array(128);
for (let digit = 0; digit < alphabet.length; digit += 1) digitValue[alphabet.charCodeAt(digit)] = digit;

function filled(table: Table, differences: boolean, digits: string): Table {
  let last = 0;
  let step = 0;
  let weight = 1;
  let place = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digitValue[digits.charCodeAt(at)] ?? 0;
    step += (digit & 31) * weight;
    if (digit >= 32) {
      weight *= 32;
      continue;
    }
    if (differences) {
      last += step % 2 === 1 ? -(step - 1) / 2 : step / 2;
      table[place] = last;
    } else table[place] = step;
    place += 1;
    step = 0;
    weight = 1;
  }
  return table;
}
