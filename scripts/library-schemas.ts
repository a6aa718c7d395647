import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { LibraryFile } from '../server/src/library/load.ts';

const folder = join(import.meta.dirname, '..', 'clause-library');
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true });

function schema(name: string): ValidateFunction {
  return ajv.compile(
    JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')) as Record<string, unknown>,
  );
}

const safeguard = schema('safeguard');
const redFlag = schema('red-flag');
const vocabulary = schema('vocabulary');
const traits = schema('traits');

function schemaOf(path: string): ValidateFunction {
  if (path === 'vocabulary/traits.yml') return traits;
  if (path.startsWith('vocabulary/')) return vocabulary;
  return path.startsWith('red-flags/') ? redFlag : safeguard;
}

/** Where files of the library break their published schema, as `path:line:column: what is wrong`; lines from 1. */
export function schemaFaults(files: readonly LibraryFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const at = (offset: number): string => {
      const { line, col } = lines.linePos(offset);
      return `clause-library/${path}:${line}:${col}`;
    };
    if (document.errors.length > 0)
      return document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message}`);
    const validate = schemaOf(path);
    if (validate(document.toJS())) return [];
    return (validate.errors ?? []).map((error) => {
      const keys = error.instancePath.split('/').slice(1);
      const node = document.getIn(keys, true);
      const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
      return `${at(offset)}: ${keys.join('.')} ${wordsOf(error)}`.replace(':  ', ': ');
    });
  });
}

function wordsOf({ message = 'is wrong', params }: ErrorObject): string {
  const detail = Object.values(params as Record<string, unknown>).flat();
  return `${message}${detail.length > 0 ? ` (${detail.join(', ')})` : ''}`;
}
