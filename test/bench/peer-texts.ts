import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folders = ['examples', 'test/eval/drafts', 'test/eval/between', 'test/eval/clean'];

/** What all are measured on: drafts without made-up words, and no sentence of `warmUp` in `text`. */
export type Texts = { readonly warmUp: string; readonly text: string };

/** The drafts of the project one after the other: those that warm up, then `size` UTF-16 units or a little less. */
export function textsOf(size: number): Texts {
  const drafts = folders
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)))
    .filter((file) => /\.(?:md|txt)$/u.test(file))
    .map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  const all = drafts.join('\n\n');
  const cut = all.indexOf('\n\n', warmUpSize);
  const text = all.slice(cut + 2, cut + 2 + size);
  return { warmUp: all.slice(0, cut), text: text.slice(0, text.lastIndexOf('\n') + 1) };
}

const warmUpSize = 30_000;

/** Versions of a text, each with one letter more than the one before, somewhere else each time. */
export function* typed(text: string): Generator<string> {
  let version = text;
  for (let edit = 0; ; edit += 1) {
    const share = (edit * 7) % 40;
    const at = Math.max(version.indexOf(' ', Math.floor((version.length * share) / 40)), 0);
    version = `${version.slice(0, at)}s${version.slice(at)}`;
    yield version;
  }
}
