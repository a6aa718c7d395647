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
  /** Numbers: the name of their array, how many they are, and they as digits of base 64. */
  | ({ readonly $: TableName; readonly length: number } & Digits)
  | { readonly $: 'Map'; readonly keys: readonly Frozen[]; readonly values: readonly Frozen[] };

/**
 * How numbers are written: as they are; as `differences`, each to the one before; or as `rises`, each how far it lies above
 * the one before, or anew where it lies below. Of large ones the nine `low` bits can stand apart.
 */
type Digits = {
  readonly as: 'numbers' | 'differences' | 'rises';
  readonly digits: string;
  readonly low?: string;
};

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
  const { $, length, as, digits, low } = table as { readonly $: TableName; readonly length: number } & Digits;
  const numbers = filled(new tableTypes[$](length), as, digits);
  if (low === undefined) return numbers;
  const bits = filled(new Uint16Array(length), 'numbers', low);
  return numbers.map((high, at) => high * lowest + (bits[at] ?? 0));
}

const isList = (value: Frozen): value is readonly Frozen[] => Array.isArray(value);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What the low bits that stand apart count up to. */
const lowest = 512;

/**
 * Numbers as digits, the lowest five bits first; a sixth bit says that more follow. Plain numbers, which come again and
 * again, can be packed better than others that are not far shorter. Negative ones can only be written as differences.
 */
function digitsOf(table: Table): Digits {
  const differences = written(differencesOf(table));
  if (table.some((number) => number < 0)) return { as: 'differences', digits: differences };
  const rises = written(risesOf(table));
  const plain = written(table);
  const shortest = Math.min(differences.length, rises.length);
  if (shortest >= 0.8 * plain.length) {
    if (table.every((number) => number < 64 * lowest)) return { as: 'numbers', digits: plain };
    const high = Array.from(table, (number) => Math.floor(number / lowest));
    const low = Array.from(table, (number) => number % lowest);
    return { as: 'numbers', digits: written(high), low: written(low) };
  }
  return differences.length <= rises.length
    ? { as: 'differences', digits: differences }
    : { as: 'rises', digits: rises };
}

function* risesOf(table: Table): Generator<number> {
  let last = 0;
  for (const number of table) {
    yield number < last ? 2 * number + 1 : 2 * (number - last);
    last = number;
  }
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

function filled(table: Table, as: Digits['as'], digits: string): Table {
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
    const odd = step % 2 === 1;
    if (as === 'numbers') last = step;
    else if (!odd) last += step / 2;
    else last = as === 'rises' ? (step - 1) / 2 : last - (step - 1) / 2;
    table[place] = last;
    place += 1;
    step = 0;
    weight = 1;
  }
  return table;
}
