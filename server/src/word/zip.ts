import { Inflate, strFromU8, strToU8, zipSync } from 'fflate';
import { Refused } from './refused.ts';

/** A file of parts by name, each inflated when asked for. */
export type Archive = {
  readonly names: readonly string[];
  /** The bytes of a part; `undefined` where there is none of that name. */
  readonly read: (name: string) => Uint8Array | undefined;
};

type Entry = {
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly header: number;
};

const most = { entries: 10_000, part: 64 * 1024 * 1024, whole: 128 * 1024 * 1024 };
/** How many packed bytes are inflated at once: deflate grows them 1032-fold at most, so a bomb is seen early. */
const step = 16 * 1024;

/**
 * The archive in `bytes`. Sizes that it states are never believed: whatever it says, a part stops at 64 MB and all
 * parts together at 128 MB.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(bytes, view);
  let whole = 0;
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if ((entry.flags & 1) !== 0)
        throw new Refused('it is encrypted; open it in Word and save it without a password');
      const part = inflated(name, packedBytes(bytes, view, entry), entry.method);
      whole += part.length;
      if (whole > most.whole) throw new Refused('it unpacks to more than 128 MB of text; it is no contract');
      return part;
    },
  };
}

/** An archive of `parts`, byte for byte the same for the same parts. */
export function writeArchive(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  // The first day that an archive can name. Taken as local time by the packer, so given as local time.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
}

function entriesOf(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> {
  const end = endRecord(bytes, view);
  const count = view.getUint16(end + 10, true);
  if (count > most.entries) throw new Refused(`it has ${count} parts; a Word document has some dozens`);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const length = view.getUint16(at + 28, true);
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + length));
    entries.set(name.replaceAll('\\', '/').replace(/^\//u, ''), {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      header: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the record stands that ends the archive; a comment of at most 64 KB may follow it. */
function endRecord(bytes: Uint8Array, view: DataView): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw broken();
}

function packedBytes(bytes: Uint8Array, view: DataView, { header, packed }: Entry): Uint8Array {
  if (header + 30 > bytes.length || view.getUint32(header, true) !== 0x04034b50) throw broken();
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packed > bytes.length) throw broken();
  return bytes.subarray(start, start + packed);
}

function inflated(name: string, packed: Uint8Array, method: number): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new Refused(`its part ${name} is packed in a way that Word does not use`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > most.part) throw new Refused(`its part ${name} unpacks to more than 64 MB; it is no contract`);
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (fault) {
    if (fault instanceof Refused) throw fault;
    throw broken();
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function broken(): Refused {
  return new Refused('it is damaged or cut short; open it in Word and save it again');
}
