import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Library } from '../library/compile.ts';

/** The SHA-256 of a text in UTF-8, in hexadecimal. A file saved in another encoding has another hash. */
export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The SHA-256 of all that a library judges by. */
export function libraryDigest({ data }: Library): string {
  return digestOf(JSON.stringify(data));
}
