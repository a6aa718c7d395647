import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configName, configShape } from '../server/src/config/config.ts';
import { schemaOf } from '../server/src/config/shape.ts';
import { snippetBody } from '../server/src/draft/snippet.ts';
import { compileLibrary, frozenTables, type Library } from '../server/src/library/compile.ts';
import { languages } from '../server/src/library/language.ts';
import type { Element, LibraryData } from '../server/src/library/library.ts';
import { examplesOf, type LibraryFile, loadLibrary } from '../server/src/library/load.ts';
import { loadTranslation } from '../server/src/library/load-translation.ts';
import type { Translations } from '../server/src/library/translation.ts';
import { pageOf } from '../server/src/report/page.ts';
import { schemaFaults, schemas } from './library-schemas.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const folder = join(root, 'clause-library');

/** The YAML files of the clause library, with paths relative to it. Its translations are not among them. */
export async function libraryFiles(): Promise<readonly LibraryFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('l10n/'))
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

/** The translations of the library, and what is wrong with them. */
export async function loadTranslations(
  data: LibraryData,
): Promise<{ readonly translations: Translations; readonly faults: readonly string[] }> {
  const loaded = await Promise.all(
    languages
      .filter((language) => language !== 'en')
      .map(async (language) => {
        const path = `l10n/${language}.yml`;
        const text = await readFile(join(folder, path), 'utf8');
        return { language, ...loadTranslation({ path: `clause-library/${path}`, text }, data) };
      }),
  );
  return {
    translations: Object.fromEntries(loaded.map(({ language, translation }) => [language, translation])),
    faults: loaded.flatMap(({ faults }) => faults),
  };
}

/** What is derived from the library, as paths relative to the project's folder. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const files = await libraryFiles();
  const faults = schemaFaults(files);
  if (faults.length > 0) throw new Error(`The clause library breaks its schema:\n${faults.join('\n')}`);
  const data = loadLibrary(files);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const { translations } = await loadTranslations(data);
  const library = compileLibrary(data);
  const pages = files
    .filter(({ path }) => !path.startsWith('vocabulary/'))
    .map((file): [string, string] => {
      const id = basename(file.path, '.yml');
      return [
        `docs/safeguards/${id}.md`,
        `${pageOf(id, library) ?? ''}${examplesPart(file, library.safeguards.get(id)?.elements ?? [])}`,
      ];
    });
  return new Map([
    [libraryPath, libraryModule(data, translations, version)],
    ['snippets/contract-safeguards.json', snippetsOf(data)],
    ['client/configuration.schema.json', configurationSchema(library)],
    ...pages,
  ]);
}

const groups: readonly (readonly [kind: string, heading: string])[] = [
  ['fulfils', 'Accepted'],
  ['partial', 'In part'],
  ['weakens', 'Taken back by the marked words'],
  ['contradicts', 'Undone by another clause'],
  ['delegates', 'Left to a document outside the draft'],
  ['misses', 'Not accepted'],
  ['flagged', 'Flagged'],
  ['accepted', 'Not flagged'],
];

/** The examples of a library file as the last part of its page: what is accepted, and what is not. */
function examplesPart(file: LibraryFile, elements: readonly Element[]): string {
  const labelOf = (id: string): string => elements.find((element) => element.id === id)?.label ?? id;
  const examples = examplesOf(file);
  const lines = groups.flatMap(([kind, heading]) => {
    const own = examples.filter((example) => kind in example);
    if (own.length === 0) return [];
    const quotes = own.flatMap((example) => {
      const wording = ((example as Readonly<Record<string, unknown>>)[kind] as string)
        .trim()
        .replace(/\s+/gu, ' ')
        .replace(/\[\[(.*?)\]\]/gu, '**$1**');
      const missing =
        'missing' in example ? [`> leaves out: ${example.missing.map(labelOf).join('; ')}`] : [];
      return [`> ${wording}`, ...(missing.length > 0 ? ['>', ...missing] : []), ''];
    });
    return [`### ${heading}`, '', ...quotes];
  });
  return `\n## How wordings are judged\n\n${lines.join('\n')}`;
}

/** A build artefact, not checked in; the other generated files are. */
const libraryPath = 'server/src/generated/library.ts';

function libraryModule(data: LibraryData, translations: Translations, version: string): string {
  return `import type { Frozen } from '../library/frozen.ts';\nimport type { LibraryData } from '../library/library.ts';\nimport type { LibrarySchemas } from '../library/pack-faults.ts';\nimport type { Translations } from '../library/translation.ts';\n\n/** The clause library. Made by scripts/generate.ts; never edited by hand. */\nexport const libraryData = ${JSON.stringify(data)} as unknown as LibraryData;\n\n/** Its phrases, compiled. */\nexport const tables = ${JSON.stringify(frozenTables(data))} as unknown as Frozen;\n\n/** Its texts in other languages. */\nexport const translations: Translations = ${JSON.stringify(translations)};\n\n/** What a file of a library may hold. */\nexport const schemas = ${JSON.stringify(schemas, withoutWords)} as unknown as LibrarySchemas;\n\n/** The version of this program. */\nexport const version: string = ${JSON.stringify(version)};\n`;
}

/** Descriptions are for editors, which read the published files. */
function withoutWords(key: string, value: unknown): unknown {
  return key === 'description' && typeof value === 'string' ? undefined : value;
}

function configurationSchema(library: Library): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `A configuration of Contract Safeguards (${configName})`,
    ...schemaOf(configShape(library)),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function snippetsOf({ safeguards }: LibraryData): string {
  const snippets = safeguards.flatMap((safeguard) =>
    (['preferred', 'fallback', 'floor'] as const).flatMap((tier) => {
      const { id, title } = safeguard;
      const clause = safeguard.clauses[tier];
      if (clause === undefined) return [];
      const description =
        clause.givesUp === ''
          ? `${title}: the ${tier} clause`
          : `${title}: the ${tier} clause; gives up: ${clause.givesUp}`;
      return [
        [
          `${title} (${tier})`,
          {
            prefix: `safeguard-${id}${tier === 'preferred' ? '' : `-${tier}`}`,
            body: snippetBody(clause, safeguard),
            description,
          },
        ],
      ];
    }),
  );
  return `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`;
}

/** Writes what is derived from the library. */
export async function generate(): Promise<void> {
  for (const [path, text] of await generated()) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** The checked-in files that are not what the library makes of them now. */
export async function stale(): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [path, text] of await generated()) {
    if (path === libraryPath) continue;
    const now = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (now !== text) wrong.push(path);
  }
  return wrong;
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  if (process.argv.includes('--check')) {
    const wrong = await stale();
    if (wrong.length > 0) {
      console.error(`Not what the library makes of them; run \`npm run generate\`: ${wrong.join(', ')}`);
      process.exitCode = 1;
    }
    const { faults } = await loadTranslations(loadLibrary(await libraryFiles()));
    if (faults.length > 0) {
      console.error(`The translations of the library:\n${faults.join('\n')}`);
      process.exitCode = 1;
    }
  } else await generate();
}
