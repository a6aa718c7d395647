import { readFile, stat } from 'node:fs/promises';
import { glob } from 'tinyglobby';

/** A text to check, or why it cannot be. `named` tells that the user asked for this very file. */
export type Input = { readonly name: string; readonly named: boolean } & (
  | { readonly text: string }
  | { readonly fault: string }
);

const largest = 20 * 1024 * 1024;

/** The files that `patterns` name, read, in the order of their names; `-` is what `stdin` gives. */
export async function inputsOf(
  patterns: readonly string[],
  stdinName: string,
  stdin: () => Promise<Uint8Array>,
): Promise<readonly Input[]> {
  const inputs = new Map<string, Input>();
  for (const pattern of patterns) {
    if (pattern === '-') {
      inputs.set(stdinName, { name: stdinName, named: true, ...decoded(await stdin()) });
      continue;
    }
    const found = await stat(pattern).catch(() => undefined);
    if (found?.isFile() === true) {
      inputs.set(pattern, await fileInput(pattern, true));
      continue;
    }
    const search =
      found?.isDirectory() === true ? `${pattern.replace(/\/+$/u, '')}/**/*.{md,markdown,txt}` : pattern;
    const names = await glob([search.replaceAll('\\', '/')], {
      ignore: ['**/node_modules/**'],
      onlyFiles: true,
      dot: false,
      expandDirectories: false,
    });
    if (names.length === 0)
      inputs.set(pattern, {
        name: pattern,
        named: true,
        fault: 'no such file, and no file fits this pattern',
      });
    for (const name of names) if (!inputs.has(name)) inputs.set(name, await fileInput(name, false));
  }
  return [...inputs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function fileInput(name: string, named: boolean): Promise<Input> {
  try {
    const { size } = await stat(name);
    if (size > largest)
      return { name, named, fault: `too large to check (${(size / 1048576).toFixed(0)} MB; at most 20 MB)` };
    return { name, named, ...decoded(await readFile(name)) };
  } catch (fault) {
    return {
      name,
      named,
      fault: `cannot be read (${fault instanceof Error ? fault.message : String(fault)})`,
    };
  }
}

/** UTF-8, or UTF-16 where a byte order mark says so. The mark itself is kept: offsets count it. */
function decoded(bytes: Uint8Array): { readonly text: string } | { readonly fault: string } {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  if (encoding === 'utf-8' && bytes.includes(0))
    return { fault: 'not a text file; save a Word or PDF document as text or Markdown first' };
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { fault: 'not UTF-8 text; save it as UTF-8 first' };
  }
}
