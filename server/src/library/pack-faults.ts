import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { type Document, isMap, isNode, isScalar, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { LibraryData } from './library.ts';
import type { LibraryFile } from './load.ts';
import { nearest } from './nearest.ts';
import { PhraseError, parseParts, type Step } from './phrase.ts';

/** What is wrong in a file of a library. Offsets are UTF-16 units from the start of the file. */
export type PackFault = {
  readonly path: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
};

/** The published schemas by their names. */
export type LibrarySchemas = Readonly<Record<'safeguard' | 'red-flag' | 'vocabulary' | 'traits', RawSchema>>;

/** What a file is checked against. */
export type Grounds = {
  readonly schemas: LibrarySchemas;
  /** The library that the file extends; `undefined` for the files of the library itself. */
  readonly base?: LibraryData | undefined;
  /** Every vocabulary name that phrases can use. */
  readonly names: readonly string[];
};

/**
 * Where files break the published schema, name what is not in the vocabulary, or hold phrases that cannot be read. A file that
 * has the id of a safeguard or red flag of the base may leave out whatever it keeps.
 */
export function packFaults(files: readonly LibraryFile[], grounds: Grounds): readonly PackFault[] {
  const validators = new Map<string, Validator>();
  return files.flatMap((file) => fileFaults(file, grounds, validators));
}

/** The vocabulary names that files bring. A file that cannot be read brings none. */
export function namesIn(files: readonly LibraryFile[]): readonly string[] {
  return files
    .filter(({ path }) => path.startsWith('vocabulary/') && !path.startsWith('vocabulary/traits'))
    .flatMap(({ text }) => {
      const { contents } = parseDocument(text);
      return isMap(contents) ? contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')) : [];
    });
}

/** The words of what was thrown. */
export function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

function fileFaults(
  { path, text }: LibraryFile,
  grounds: Grounds,
  validators: Map<string, Validator>,
): readonly PackFault[] {
  const document = parseDocument(text, { prettyErrors: false });
  const at = (node: unknown): { readonly start: number; readonly end: number } => {
    const range = isNode(node) ? node.range : undefined;
    return { start: range?.[0] ?? 0, end: range?.[1] ?? range?.[0] ?? 0 };
  };
  if (document.errors.length > 0)
    return document.errors.map(({ pos: [start, end], message }) => ({ path, message, start, end }));
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (fault) {
    return [{ path, message: messageOf(fault), start: 0, end: 0 }];
  }
  const { name, schema } = schemaFor(path, value, grounds);
  const validator = validators.get(name) ?? new Validator(schema as Schema, '7', false);
  validators.set(name, validator);
  const broken = faultsOf(validator.validate(value).errors).map((unit) => {
    const keys = keysOf(unit);
    const onKey = unit.keyword === 'false' || (unit.keyword === 'pattern' && isName(unit));
    return {
      path,
      message: wordsOf(unit, keys, schema, value),
      ...at(onKey ? keyNode(document, keys) : keys.length === 0 ? undefined : document.getIn(keys, true)),
    };
  });
  if (broken.length > 0) return broken;
  return [
    ...placeFaults(path, value, document, grounds).map((it) => ({ ...it.fault, ...at(it.node) })),
    ...phraseFaults(path, document, grounds),
  ];
}

/** The schema of a file: for one that goes over a file of the base, nothing but the id is required. */
function schemaFor(
  path: string,
  value: unknown,
  { schemas, base }: Grounds,
): { readonly name: string; readonly schema: RawSchema } {
  if (path === 'vocabulary/traits.yml') return { name: 'traits', schema: schemas.traits };
  if (path.startsWith('vocabulary/')) return { name: 'vocabulary', schema: schemas.vocabulary };
  const kind = path.startsWith('red-flags/') ? 'red-flag' : 'safeguard';
  const schema = schemas[kind];
  if (base === undefined) return { name: kind, schema };
  const { id } = (value ?? {}) as { readonly id?: unknown };
  const known = (kind === 'red-flag' ? base.redFlags : base.safeguards).some((it) => it.id === id);
  const over = {
    ...schema,
    ...(known && { required: ['id'] }),
    // An organisation cites its own law and policy; ours cites the instruments of its table.
    properties: { ...schema.properties, sources: ownSources },
  };
  return { name: `${kind}${known ? ' over ours' : ''}`, schema: over };
}

const ownSources: RawSchema = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['key'],
    additionalProperties: false,
    properties: { key: { type: 'string', minLength: 2 }, at: { type: 'string' } },
  },
} as RawSchema;

type Placed = { readonly fault: { readonly path: string; readonly message: string }; readonly node: unknown };

/** An id that is not the file's name, or a principle that is not its folder. */
function placeFaults(
  path: string,
  value: unknown,
  document: Document.Parsed,
  { base }: Grounds,
): readonly Placed[] {
  const [folder = '', name = ''] = path.split('/');
  if (folder === 'vocabulary') return [];
  const { id, principle } = value as { readonly id: string; readonly principle?: string };
  const faults: Placed[] = [];
  const wrong = (key: string, message: string): void => {
    faults.push({ fault: { path, message }, node: document.get(key, true) });
  };
  if (`${id}.yml` !== name)
    wrong('id', `the id “${id}” must be the file’s name, “${name.replace(/\.yml$/u, '')}”`);
  if (folder === 'red-flags') {
    if (base?.safeguards.some((it) => it.id === id))
      wrong('id', `“${id}” is a safeguard; give the red flag another id`);
    return faults;
  }
  if (base?.redFlags.some((it) => it.id === id))
    wrong('id', `“${id}” is a red flag; give the safeguard another id`);
  const own = principle ?? base?.safeguards.find((it) => it.id === id)?.principle;
  if (own !== undefined && own !== folder)
    wrong(
      principle === undefined ? 'id' : 'principle',
      `a safeguard of “${own}” lies in the folder of that name, not in “${folder}”`,
    );
  return faults;
}

/** Phrases that cannot be read, and names in them that nothing explains. */
function phraseFaults(path: string, document: Document.Parsed, { names }: Grounds): readonly PackFault[] {
  const known = new Set(names);
  return phraseNodes(document.contents, path.startsWith('vocabulary/')).flatMap((node) => {
    const text = String(node.value);
    const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
    try {
      return parseParts(text)
        .flatMap((steps) => namesOf(steps))
        .filter((name) => !known.has(name) && !isBuiltIn(name))
        .map((name) => {
          const near = nearest(name, names);
          const hint = near === undefined ? '' : `; did you mean “{${near}}”?`;
          return { path, message: `“{${name}}” is not in the vocabulary${hint}`, start, end };
        });
    } catch (fault) {
      if (!(fault instanceof PhraseError)) throw fault;
      return [{ path, message: fault.message, start, end }];
    }
  });
}

const phraseKeys: ReadonlySet<string> = new Set([
  'any',
  'not',
  'or-without',
  'unless',
  'weakened',
  'weakened-not',
  'weakened-nearby',
  'delegated',
]);

/** The scalars of a file that are phrases; in a vocabulary all in lists are. */
function phraseNodes(node: unknown, inside: boolean): readonly (Node & { readonly value: unknown })[] {
  if (isScalar(node)) return inside ? [node] : [];
  if (isMap<ParsedNode, ParsedNode | null>(node))
    return node.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      return name === 'examples' || name === 'at-least'
        ? []
        : phraseNodes(value, phraseKeys.has(name) || (inside && isListNode(value)));
    });
  if (isListNode(node)) return node.items.flatMap((item) => phraseNodes(item, inside));
  return [];
}

function isListNode(node: unknown): node is { readonly items: readonly unknown[] } {
  return isNode(node) && 'items' in node && !isMap(node);
}

function namesOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) =>
    step.kind === 'name' ? [step.name] : step.kind === 'choice' ? step.options.flatMap(namesOf) : [],
  );
}

/** Roles and the terms of the draft are names that no vocabulary explains. */
function isBuiltIn(name: string): boolean {
  return /^(?:(?:authority|supplier|subcontractor|overseer|individual|public)(?:'s)?|(?:data|system) term)$/u.test(
    name,
  );
}

/** The errors that say what is wrong at one place, not those that say that something below them is. */
function faultsOf(units: readonly OutputUnit[]): readonly OutputUnit[] {
  const forms = units.filter(({ keyword }) => keyword === 'oneOf');
  return units.filter(
    (unit) =>
      !wrappers.has(unit.keyword) &&
      !forms.some(
        (form) =>
          form !== unit &&
          (unit.instanceLocation === form.instanceLocation ||
            unit.instanceLocation.startsWith(`${form.instanceLocation}/`)),
      ),
  );
}
const wrappers: ReadonlySet<string> = new Set([
  'properties',
  'items',
  '$ref',
  'additionalProperties',
  'propertyNames',
]);

function keysOf({ instanceLocation }: OutputUnit): readonly string[] {
  return instanceLocation
    .split('/')
    .slice(1)
    .map((key) => decodeURIComponent(key).replace(/~1/gu, '/').replace(/~0/gu, '~'));
}

function isName({ keywordLocation }: OutputUnit): boolean {
  return keywordLocation.includes('/propertyNames/');
}

/** The key itself, where the key is what is wrong and not its value. */
function keyNode(document: Document.Parsed, keys: readonly string[]): unknown {
  const owner = keys.length <= 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  return isMap(owner)
    ? owner.items.find(({ key }) => isScalar(key) && String(key.value) === keys.at(-1))?.key
    : undefined;
}

/** What is wrong, and what to do: “severity” cannot be “grave”; it can be error, warning or information. */
function wordsOf(unit: OutputUnit, keys: readonly string[], schema: RawSchema, value: unknown): string {
  const last = keys.filter((key) => !/^\d+$/u.test(key)).at(-1);
  const what = last === undefined ? 'the file' : `“${last}”`;
  switch (unit.keyword) {
    case 'false': {
      const known = Object.keys(schemaAt(schema, keys.slice(0, -1))?.properties ?? {});
      const near = nearest(last ?? '', known);
      return `${what} is no key here${near === undefined ? `; it can be ${known.join(', ')}` : `; did you mean “${near}”?`}`;
    }
    case 'pattern':
      if (isName(unit)) return `${what} is no name; names are lower-case words joined by hyphens`;
      return `${what} must be lower-case words joined by hyphens`;
    case 'enum': {
      const known = (schemaAt(schema, keys)?.enum ?? []).map(String);
      const given = String(keys.reduce<unknown>((it, key) => (it as Record<string, unknown>)[key], value));
      const near = nearest(given, known);
      return `${what} cannot be “${given}”; ${near === undefined ? `it can be ${known.join(', ')}` : `did you mean “${near}”?`}`;
    }
    case 'required':
      return `${what} needs ${/"([^"]*)"/u.exec(unit.error)?.[1]?.replace(/^(.*)$/u, '“$1”') ?? 'a key'}`;
    case 'oneOf': {
      const forms = (schemaAt(schema, keys)?.oneOf ?? []).map(({ required = [] }) => required.join(' and '));
      return `${what} must have one of these forms, with no other key: ${forms.join('; ')}`;
    }
    default:
      return `${what}: ${unit.error.slice(0, 1).toLowerCase()}${unit.error.slice(1).replace(/\.$/u, '')}`;
  }
}

type RawSchema = {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, RawSchema>>;
  readonly additionalProperties?: RawSchema | boolean;
  readonly items?: RawSchema;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly RawSchema[];
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, RawSchema>>;
};

/** The part of a schema that speaks of the value at `keys`. */
function schemaAt(root: RawSchema, keys: readonly string[]): RawSchema | undefined {
  const resolved = (it: RawSchema | undefined): RawSchema | undefined =>
    it?.$ref === undefined ? it : root.definitions?.[it.$ref.split('/').at(-1) ?? ''];
  return keys.reduce<RawSchema | undefined>((it, key) => {
    if (it?.properties !== undefined && Object.hasOwn(it.properties, key))
      return resolved(it.properties[key]);
    if (it?.items !== undefined && /^\d+$/u.test(key)) return resolved(it.items);
    return typeof it?.additionalProperties === 'object' ? resolved(it.additionalProperties) : undefined;
  }, root);
}
