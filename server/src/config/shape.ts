import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode } from 'yaml';
import { nearest } from '../library/nearest.ts';

/** No configuration that anybody writes is longer, in UTF-16 units. */
export const longestConfig = 500_000;

/** Whether a YAML text is nested deeper than anybody writes: reading it would take long, or more stack than there is. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const { 0: mark } of text.matchAll(/[[\]{}]/gu)) {
    depth = Math.max(0, depth + (mark === '[' || mark === '{' ? 1 : -1));
    if (depth > deepest) return true;
  }
  return /^ {200}/mu.test(text);
}

const deepest = 200;

/** What a value of a configuration file may be. One description serves the reading and the published JSON Schema. */
export type Shape =
  | { readonly kind: 'text'; readonly pattern?: string; readonly hint?: string }
  | { readonly kind: 'boolean' }
  /** `open`: a library of one's own can bring more names, which the published schema cannot know. */
  | { readonly kind: 'choice'; readonly of: readonly string[]; readonly open?: boolean }
  | { readonly kind: 'list'; readonly of: Shape }
  /** Keys that are known, each with its own shape. */
  | { readonly kind: 'record'; readonly keys: Readonly<Record<string, Field>> }
  /** Any of some names, all with the same shape. */
  | { readonly kind: 'map'; readonly names: readonly string[]; readonly of: Shape; readonly open?: boolean };

export type Field = { readonly shape: Shape; readonly description: string; readonly required?: boolean };

/** A mistake in a configuration file. Offsets are UTF-16 units from its start. */
export type Problem = { readonly message: string; readonly start: number; readonly end: number };

/** The value of a node as plain data: what does not fit is left out and named in `problems`. */
export function readValue(
  node: Node | null | undefined,
  shape: Shape,
  problems: Problem[],
  where = '',
): unknown {
  if (node === null || node === undefined) return undefined;
  const wrong = (message: string, at: Node = node): undefined => {
    const [start, end] = at.range ?? [0, 0];
    problems.push({ message, start, end: Math.max(end, start) });
    return undefined;
  };
  if (isAlias(node)) return wrong('aliases are not read here; write the value out');
  switch (shape.kind) {
    case 'text': {
      const text = isScalar(node) && node.value !== null ? String(node.source ?? node.value) : undefined;
      if (text === undefined) return wrong(`${where} must be a text`);
      if (shape.pattern !== undefined && !new RegExp(shape.pattern, 'u').test(text))
        return wrong(`${where} must be ${shape.hint ?? `like ${shape.pattern}`}`);
      return text;
    }
    case 'boolean':
      return isScalar(node) && typeof node.value === 'boolean'
        ? node.value
        : wrong(`${where} must be true or false`);
    case 'choice': {
      // In YAML a bare `off` is a word and, to older readers, a false.
      const text = isScalar(node) ? String(node.source ?? node.value) : '';
      return shape.of.includes(text) ? text : wrong(unknownName(where, text, shape.of));
    }
    case 'list':
      if (!isSeq(node)) return wrong(`${where} must be a list`);
      return node.items.flatMap((item) => readValue(item as ParsedNode, shape.of, problems, where) ?? []);
    case 'record':
    case 'map': {
      if (!isMap(node)) return wrong(`${where === '' ? 'the file' : where} must hold keys with values`);
      const entries: [string, unknown][] = [];
      const names = shape.kind === 'map' ? shape.names : Object.keys(shape.keys);
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (!names.includes(name)) {
          wrong(unknownName(where === '' ? 'the file' : where, name, names), key as Node);
          continue;
        }
        const field = shape.kind === 'map' ? shape.of : shape.keys[name]?.shape;
        const read = field && readValue(value as ParsedNode | null, field, problems, `“${name}”`);
        if (read !== undefined) entries.push([name, read]);
      }
      const given = new Set(entries.map(([name]) => name));
      const lacking =
        shape.kind === 'map'
          ? []
          : Object.entries(shape.keys).filter(([name, it]) => it.required && !given.has(name));
      const [missing] = lacking;
      if (missing !== undefined) return wrong(`${where} needs “${missing[0]}”: ${missing[1].description}`);
      return Object.fromEntries(entries);
    }
  }
}

function unknownName(where: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const list = known.length > 12 ? '' : `; it can be ${known.join(', ')}`;
  return `${where} has no “${name}”${near === undefined ? list : `; did you mean “${near}”?`}`;
}

/** The id of a safeguard or red flag that a library of one's own brings. */
const ownName = { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$' } as const;

/** A shape as JSON Schema (draft 7). */
export function schemaOf(shape: Shape): Readonly<Record<string, unknown>> {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', ...(shape.pattern !== undefined && { pattern: shape.pattern }) };
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return shape.open === true ? { anyOf: [{ enum: shape.of }, ownName] } : { enum: shape.of };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of) };
    case 'record': {
      const fields = Object.entries(shape.keys);
      const required = fields.filter(([, it]) => it.required).map(([name]) => name);
      return {
        type: 'object',
        additionalProperties: false,
        ...(required.length > 0 && { required }),
        properties: Object.fromEntries(
          fields.map(([name, it]) => [name, { description: it.description, ...schemaOf(it.shape) }]),
        ),
      };
    }
    case 'map':
      return {
        type: 'object',
        additionalProperties: shape.open === true ? schemaOf(shape.of) : false,
        properties: Object.fromEntries(shape.names.map((name) => [name, schemaOf(shape.of)])),
      };
  }
}
