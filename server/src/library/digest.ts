import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Library } from './compile.ts';
import type { ClauseText } from './library.ts';

/** The SHA-256 of a text in UTF-8, in hexadecimal. A file saved in another encoding has another hash. */
export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The SHA-256 of all that a library judges by: the same in every language. */
export function libraryDigest({ source }: Library): string {
  return digestOf(JSON.stringify(source));
}

/** The version of a clause: it changes with its heading or wording, and with nothing else. Eight hexadecimal digits. */
export function clauseVersion({ heading, text }: ClauseText): string {
  return digestOf(JSON.stringify([heading, text])).slice(0, 8);
}
