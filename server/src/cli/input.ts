import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import type { Format } from '../contract/contract.ts';
import { type Ignores, ignoresOnDisk } from './ignores.ts';

/** A text to check, or why it cannot be: a phrase that says what to do. `grave` where the run must not pass for it. */
export type Input = { readonly name: string } & (
  | { readonly text: string; readonly encoding: Encoding }
  | { readonly fault: string; readonly grave: boolean }
);

/** How a text lies in its file. */
export type Encoding = { readonly name: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly marked: boolean };

/** A stream of bytes: a file, or standard input. */
export type Bytes = AsyncIterable<Uint8Array | string>;

/** The most bytes of one file that are read. */
const largest = 20 * 1024 * 1024;

/** Something that a command line names: what to read, or a name with why there is nothing to read. */
export type Target =
  | { readonly kind: 'stdin' | 'named' | 'found'; readonly name: string }
  | { readonly kind: 'nothing'; readonly name: string; readonly fault: string };

/** What `patterns` name, in the order of the names, each read when asked for. */
export async function* inputsOf(
  patterns: readonly string[],
  stdinName: string,
  stdin: () => Bytes,
): AsyncGenerator<Input> {
  for (const target of await targetsOf(patterns, stdinName)) yield await inputOf(target, stdin);
}

/**
 * What `patterns` name, in the order of the names, each file once; `-` is standard input. A path that exists is that file
 * or folder, whatever signs it holds; anything else is a glob. Of what a folder or glob brings, an ignore file takes its part away.
 */
export async function targetsOf(patterns: readonly string[], stdinName: string): Promise<readonly Target[]> {
  const ignores = ignoresOnDisk();
  const targets = new Map<string, Target>();
  for (const pattern of new Set(patterns)) {
    for (const [key, target] of pattern === '-'
      ? [['-', { kind: 'stdin', name: stdinName }] as const]
      : await entriesOf(pattern, ignores)) {
      // Naming a file outweighs finding it: a named file that is no text is a mistake to report.
      if (target.kind === 'found' && targets.has(key)) continue;
      targets.set(key, target);
    }
  }
  return [...targets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

type Entries = readonly (readonly [key: string, target: Target])[];

const neverFound = ['**/node_modules/**'];

async function entriesOf(pattern: string, ignores: Ignores): Promise<Entries> {
  const status = await stat(pattern).catch(() => undefined);
  if (status?.isFile() === true || status?.isFIFO() === true)
    return [[resolve(pattern), { kind: 'named', name: pattern }]];
  // Links are not followed: a link to a folder above would go round for ever.
  const options = {
    ignore: neverFound,
    onlyFiles: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  };
  if (status?.isDirectory() === true) {
    const found = await glob(['**/*.{md,markdown,txt}'], {
      ...options,
      cwd: pattern,
      caseSensitiveMatch: false,
    });
    if (found.length === 0) return nothing(pattern, 'this folder holds no .md, .markdown or .txt file');
    return kept(
      pattern,
      found.map((name) => join(pattern, name)),
      ignores,
    );
  }
  if (status !== undefined) return nothing(pattern, 'it is neither a file nor a folder');
  const search = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const found = await glob([search], { ...options, absolute: isAbsolute(pattern) });
  if (found.length === 0)
    return nothing(
      pattern,
      'there is no such file, and no file fits it as a pattern; look at the spelling and the folder',
    );
  return kept(pattern, found, ignores);
}

/** What is found without what is ignored; a run over nothing but ignored files must not pass for one over drafts. */
async function kept(pattern: string, names: readonly string[], ignores: Ignores): Promise<Entries> {
  const entries: Entries[number][] = [];
  let by = '';
  for (const name of names) {
    const ignoredBy = await ignores(name);
    if (ignoredBy === undefined) entries.push([resolve(name), { kind: 'found', name }]);
    else by = ignoredBy.file;
  }
  return entries.length > 0 ? entries : nothing(pattern, `${by} ignores every file of it`);
}

function nothing(name: string, fault: string): Entries {
  return [[`nothing ${name}`, { kind: 'nothing', name, fault }]];
}

/** Reads a target. */
export async function inputOf(target: Target, stdin: () => Bytes): Promise<Input> {
  const { kind, name } = target;
  if (kind === 'nothing') return { name, fault: target.fault, grave: true };
  try {
    const bytes = await readBytes(kind === 'stdin' ? stdin() : createReadStream(name));
    const text = bytes === undefined ? { fault: 'it is larger than 20 MB; split it' } : decoded(bytes);
    return 'fault' in text ? { name, ...text, grave: kind !== 'found' } : { name, ...text };
  } catch (fault) {
    return { name, fault: `it cannot be read (${reasonOf(fault)})`, grave: true };
  }
}

/** The bytes of a stream; `undefined` where there are too many. */
async function readBytes(stream: Bytes): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > largest) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * UTF-8, or UTF-16 where a byte order mark says so. The mark is dropped, as editors do: positions are then the same
 * here and there.
 */
function decoded(
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: Encoding } | { readonly fault: string } {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding.name, { fatal: true }).decode(bytes);
    return text.includes('\0') ? { fault: noText } : { text, encoding };
  } catch {
    return { fault: bytes.includes(0) ? noText : 'it is not UTF-8 text; save it as UTF-8' };
  }
}

function encodingOf([first, second, third]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return { name: 'utf-16le', marked: true };
  if (first === 0xfe && second === 0xff) return { name: 'utf-16be', marked: true };
  return { name: 'utf-8', marked: first === 0xef && second === 0xbb && third === 0xbf };
}

/** The bytes of a text as its file had them: what was decoded comes back byte for byte. */
export function encoded(text: string, { name, marked }: Encoding): Uint8Array {
  const whole = marked ? `\ufeff${text}` : text;
  if (name === 'utf-8') return Buffer.from(whole, 'utf8');
  const bytes = Buffer.from(whole, 'utf16le');
  return name === 'utf-16le' ? bytes : bytes.swap16();
}

const noText = 'it is not a text file; turn a .docx into Markdown with “import”, and save a PDF as text';

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    EISDIR: 'it is a folder',
    ENOENT: 'it has gone',
  };
  return reasons[(fault as NodeJS.ErrnoException).code ?? ''] ?? fault.message;
}

/** How a file is marked up, by its name; `undefined` where the text itself must tell. */
export function formatOf(name: string): Format | undefined {
  if (/\.(?:md|markdown)$/iu.test(name)) return 'markdown';
  return /\.txt$/iu.test(name) ? 'plain' : undefined;
}
