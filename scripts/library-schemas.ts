import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryFile } from '../server/src/library/load.ts';
import { type LibrarySchemas, namesIn, packFaults } from '../server/src/library/pack-faults.ts';
import { lineTable, positionAt } from '../server/src/report/line-table.ts';

const folder = join(import.meta.dirname, '..', 'clause-library');
const schema = (name: string): LibrarySchemas['safeguard'] =>
  JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')) as LibrarySchemas['safeguard'];

/** The published schemas of the library's files. */
export const schemas: LibrarySchemas = {
  safeguard: schema('safeguard'),
  'red-flag': schema('red-flag'),
  vocabulary: schema('vocabulary'),
  traits: schema('traits'),
};

/** Where files of the library break their published schema or its language, as `path:line:column: what is wrong`. */
export function schemaFaults(files: readonly LibraryFile[]): readonly string[] {
  return packFaults(files, { schemas, names: namesIn(files) }).map(({ path, message, start }) => {
    const text = files.find((file) => file.path === path)?.text ?? '';
    const { line, column } = positionAt(lineTable(text), start);
    return `clause-library/${path}:${line}:${column}: ${message}`;
  });
}
