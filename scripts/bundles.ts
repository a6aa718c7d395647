import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

/** The folder of the project. */
export const root: string = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Keeps what is loaded when it is first needed in bundles of its own: Word documents, and the language client. */
const apart: Plugin = {
  name: 'apart',
  setup({ onResolve }) {
    // Read by esbuild, whose expressions know no flags.
    onResolve({ filter: /\/(?:word\/word|language-client)\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import'
        ? { path: path.endsWith('/word.ts') ? './word.cjs' : './language-client.cjs', external: true }
        : undefined,
    );
  },
};

/** The packages of the protocol, by the names under which the script that server and client share gives them. */
const protocolModules: Readonly<Record<string, string>> = {
  'vscode-jsonrpc': 'rpc',
  'vscode-jsonrpc/node': 'rpcNode',
  'vscode-jsonrpc/browser': 'rpcBrowser',
  'vscode-languageserver-protocol': 'protocol',
  'vscode-languageserver-protocol/node': 'protocolNode',
  'vscode-languageserver-protocol/browser': 'protocolBrowser',
  'vscode-languageserver-types': 'types',
  'vscode-languageserver-textdocument': 'text',
};

/** Leaves the packages of the protocol to the script that server and client share. */
const protocolApart: Plugin = {
  name: 'protocol-apart',
  setup: ({ onResolve, onLoad }) => {
    onResolve(
      { filter: /^vscode-(?:jsonrpc|languageserver-(?:protocol|types|textdocument))(?:\/\w+)?$/ },
      ({ path }) => (path in protocolModules ? { path, namespace: 'protocol' } : undefined),
    );
    onResolve({ filter: /protocol\.cjs$/, namespace: 'protocol' }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: 'protocol' }, ({ path }) => ({
      contents: `module.exports = require('./protocol.cjs').${protocolModules[path]};`,
    }));
  },
};

/** What features of the editor the language client serves that the server has not: each is left out. */
const unserved =
  'callHierarchy|colorProvider|declaration|documentLink|executeCommand|fileOperations|formatting|implementation|inlayHint|inlineCompletion|inlineValue|linkedEditingRange|semanticTokens|signatureHelp|typeDefinition|typeHierarchy|workspaceFolder|workspaceSymbol';

/** The language client with nothing in it that this extension has no use for. */
const slimClient: Plugin = {
  name: 'slim-client',
  setup({ onLoad }) {
    onLoad(
      {
        filter: new RegExp(`[/\\\\]vscode-languageclient[/\\\\]lib[/\\\\]common[/\\\\](?:${unserved})\\.js$`),
      },
      async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const names = [...source.matchAll(/^exports\.(\w+Feature) = \1;$/gmu)].map(([, name]) => name);
        const absent =
          'class { getState() { return { kind: "static" }; } fillClientCapabilities() {} initialize() {} clear() {} }';
        return { contents: names.map((name) => `exports.${name} = ${absent};`).join('\n') };
      },
    );
    // The manifest says which versions of the editor there may be.
    onLoad({ filter: /[/\\]semver[/\\]functions[/\\]\w+\.js$/ }, () => ({
      contents: 'module.exports = () => true;',
    }));
  },
};

/** What features of the protocol the server’s package can serve that ours does not: each is left out. */
const slimServer: Plugin = {
  name: 'slim-server',
  setup({ onLoad }) {
    onLoad(
      {
        filter:
          /[/\\]vscode-languageserver[/\\]lib[/\\]common[/\\](?:callHierarchy|fileOperations|inlayHint|inlineValue|linkedEditingRange|moniker|notebook|semanticTokens|typeHierarchy)\.js$/,
      },
      async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const names = [...source.matchAll(/^exports\.(\w+Feature) = \1;$/gmu)].map(([, name]) => name);
        return { contents: names.map((name) => `exports.${name} = (Base) => Base;`).join('\n') };
      },
    );
    // Ways to packages of a workspace.
    onLoad({ filter: /[/\\]vscode-languageserver[/\\]lib[/\\]node[/\\]files\.js$/ }, () => ({
      contents: '',
    }));
  },
};

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: 'es2022',
  plugins: [apart],
  // The schema validator makes a base for references of it as it is loaded, which fails in a worker that began as a blob.
  define: { 'self.location': 'undefined' },
};
// VS Code’s web host and vscode-languageserver both want CommonJS; a worker is a plain script.
// A CommonJS bundle that is loaded when needed is required, since `import()` would not see its names.
const node: BuildOptions = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  supported: { 'dynamic-import': false },
};
const browser: BuildOptions = {
  ...shared,
  platform: 'browser',
  format: 'cjs',
  mainFields: ['browser', 'module', 'main'],
};

/** For both hosts: what is of one alone lies in modules that are run there alone. */
const either: BuildOptions = { ...node, conditions: ['node', 'browser'] };

/**
 * The clause library is a file of its own, which the server and the command line share and require from `path`; a module
 * has it in itself.
 */
function libraryBy(means: 'text' | { readonly path: string }): Plugin {
  return {
    name: 'the clause library',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /generated\/library\.ts$/ }, () =>
        typeof means === 'string'
          ? { path: 'library', namespace: means }
          : { path: means.path, external: true },
      );
      onLoad({ filter: /.*/, namespace: 'text' }, async () => ({
        contents: `export const { libraryData, schemas, tables, translations, version } = JSON.parse(${literal(await libraryText())});`,
      }));
    },
  };
}

/** A text as a literal, in single quotes, since JSON is full of double ones. Text to be parsed starts faster than an object of its size. */
const literal = (text: string): string => `'${text.replace(/[\\']/gu, '\\$&')}'`;

/** The library as JSON. No letter is beyond ASCII, since a text of such letters alone takes half the memory. */
export async function libraryText(): Promise<string> {
  const { libraryData, schemas, tables, translations, version } = await import(
    '../server/src/generated/library.ts'
  );
  return inAscii(JSON.stringify({ libraryData, schemas, tables, translations, version }));
}

const source = join(root, 'server/src');
/** The rooms that know nothing of a protocol, as docs/architecture.md names them. */
const engineFile = /^(?:contract|library|assess|config|draft|report|prove)\/[\w-]+\.ts$/u;
/** The name under which the engine’s script gives a file of it: `report_fix_titles`. */
const exportOf = (file: string): string => file.replace(/\.ts$/u, '').replace(/\W/gu, '_');

/**
 * What the first findings of a draft need of the engine. With what these import it is the script that is loaded at the start; all
 * else that servers use is loaded when it is first called.
 */
const firstFiles: readonly string[] = [
  'assess/match.ts',
  'assess/settings.ts',
  'config/find.ts',
  'contract/contract.ts',
  'contract/reading-memory.ts',
  'contract/steps.ts',
  'contract/terms.ts',
  'draft/judge.ts',
  'library/compile.ts',
  'library/language.ts',
  'library/translation.ts',
  'report/check.ts',
  'report/messages.ts',
  'report/words.ts',
];

/** What those import and yet do not call for a draft without configuration in English. */
const calledLater: ReadonlySet<string> = new Set([
  'config/config.ts',
  'report/french.ts',
  'report/spanish.ts',
]);

/** The file of the engine that an import names; `undefined` for any other module. */
function engineFileOf(path: string, resolveDir: string): string | undefined {
  const file = relative(source, join(resolveDir, path)).split(sep).join('/');
  return engineFile.test(file) ? file : undefined;
}

/** Stands for a file of the engine: its functions load the script that holds it when they are called, its values are there. */
async function standInFor(file: string): Promise<string> {
  const exported = Object.entries((await import(join(source, file))) as Readonly<Record<string, unknown>>);
  const lines = exported.map(([name, value]) => {
    if (typeof value === 'function' && !/^class\b/u.test(String(value)))
      return `export const ${name} = (...given) => file().${name}(...given);`;
    const json = JSON.stringify(value) ?? '';
    if (json === '' || !isDeepStrictEqual(JSON.parse(json), value))
      throw new Error(
        `${file} is loaded when it is called, but “${name}” is no function and no plain value.`,
      );
    return `export const ${name} = ${json};`;
  });
  return `let loaded; const file = () => loaded ??= require('./engine-more.cjs').${exportOf(file)};\n${lines.join('\n')}`;
}

/** Leaves files of the engine to its two scripts: those for which `isFirst` to the one, others to the one that is loaded later. */
const engineApart = (
  isFirst: (file: string) => boolean | undefined | Promise<boolean | undefined>,
): Plugin => ({
  name: 'engine-apart',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\.?\/.*\.ts$/ }, async ({ path, resolveDir }) => {
      const file = engineFileOf(path, resolveDir);
      if (file === undefined) return undefined;
      const first = await isFirst(file);
      return first === undefined ? undefined : { path: file, namespace: first ? 'first' : 'later' };
    });
    onResolve({ filter: /engine(?:-more)?\.cjs$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: 'first' }, ({ path }) => ({
      contents: `module.exports = require('./engine.cjs').${exportOf(path)};`,
    }));
    onLoad({ filter: /.*/, namespace: 'later' }, async ({ path }) => ({
      contents: await standInFor(path),
      resolveDir: source,
    }));
  },
});

/** In the first script, only what is called later is elsewhere. */
const inFirst = engineApart((file) => (calledLater.has(file) ? false : undefined));

const exporting = (files: Iterable<string>): NonNullable<BuildOptions['stdin']> => ({
  contents: [...new Set(files)]
    .sort()
    .map((file) => `export * as ${exportOf(file)} from './${file}';`)
    .join('\n'),
  resolveDir: source,
});

/** Which files of the engine lie in which of its scripts, and which of them other scripts ask for. */
type Parts = {
  readonly first: ReadonlySet<string>;
  readonly asked: readonly string[];
};

let knownParts: Promise<Parts> | undefined;
const parts = (): Promise<Parts> => {
  knownParts ??= findParts();
  return knownParts;
};

async function findParts(): Promise<Parts> {
  const { metafile } = await build({
    ...browser,
    stdin: exporting(firstFiles),
    plugins: [inFirst],
    write: false,
    metafile: true,
    outfile: 'dist/engine.cjs',
  });
  const first = new Set(
    Object.keys(metafile.inputs).flatMap((path) => engineFileOf(join(root, path), '/') ?? []),
  );
  const shells = await Promise.all(
    ['lsp', 'word'].map(async (room) =>
      (await readdir(join(source, room))).map((name) => join(source, room, name)),
    ),
  );
  const texts = await Promise.all(
    [...shells.flat(), join(source, 'node.ts')].map((path) => readFile(path, 'utf8')),
  );
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/^(?:import(?! type)|\} from)[^;]*?'\.\.?\/([\w-]+\/[\w-]+\.ts)';/gmu)].map(
      ([, file = '']) => file,
    ),
  );
  return { first, asked: [...new Set(imported)].filter((file) => engineFile.test(file)) };
}

/** The two scripts of the engine: of each file that others import, all that it exports. */
async function engineBundles(): Promise<readonly (BuildOptions & { readonly outfile: string })[]> {
  const { first, asked } = await parts();
  const usedByMore = new Set<string>();
  const more = {
    ...browser,
    stdin: exporting([...asked.filter((file) => !first.has(file)), ...calledLater]),
    plugins: [
      engineApart((file) => {
        if (!first.has(file)) return undefined;
        usedByMore.add(file);
        return true;
      }),
    ],
    outfile: 'dist/engine-more.cjs',
  };
  await build({ ...more, write: false });
  return [
    {
      ...browser,
      stdin: exporting(new Set([...asked.filter((file) => first.has(file)), ...usedByMore])),
      plugins: [inFirst],
      outfile: 'dist/engine.cjs',
    },
    more,
  ];
}

/** For what is neither script of the engine. */
const outside = engineApart(async (file) => (await parts()).first.has(file));

const bundles: readonly (BuildOptions & { readonly outfile: string })[] = [
  {
    ...either,
    entryPoints: ['server/src/main.ts'],
    outfile: 'dist/server.cjs',
    plugins: [libraryBy({ path: './library.json' }), outside, protocolApart, slimServer],
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...either,
    stdin: {
      // Each is run when it is first asked for: what is of one host alone never is in the other.
      contents: `module.exports = {${Object.entries(protocolModules)
        .map(([name, key]) => `get ${key}() { return require('${name}'); }`)
        .join(', ')}};`,
      resolveDir: root,
    },
    outfile: 'dist/protocol.cjs',
  },
  {
    ...node,
    entryPoints: ['client/src/extension.node.ts'],
    outfile: 'dist/client.cjs',
    external: ['vscode'],
  },
  {
    ...browser,
    entryPoints: ['client/src/extension.browser.ts'],
    outfile: 'dist/client.web.cjs',
    external: ['vscode'],
  },
  {
    ...either,
    entryPoints: ['client/src/language-client.ts'],
    outfile: 'dist/language-client.cjs',
    external: ['vscode'],
    plugins: [slimClient, protocolApart],
  },
  // One file for both hosts: it takes bytes and text, and knows nothing of where it runs.
  {
    ...browser,
    entryPoints: ['server/src/word/word.ts'],
    outfile: 'dist/word.cjs',
    plugins: [outside],
  },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    plugins: [libraryBy({ path: './library.json' })],
    // tinyglobby asks where its module lies, which a CommonJS bundle has another word for.
    define: { ...shared.define, 'import.meta.url': 'bundleUrl' },
    banner: {
      js: "#!/usr/bin/env node\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;",
    },
  },
  // What programs import. It runs wherever JavaScript does.
  {
    ...browser,
    entryPoints: ['server/src/api/index.ts'],
    outfile: 'dist/api/index.js',
    format: 'esm',
    plugins: [libraryBy('text')],
  },
  {
    ...browser,
    entryPoints: ['server/src/api/index.ts'],
    outfile: 'dist/api/index.cjs',
    plugins: [libraryBy({ path: '../library.json' })],
  },
];

/** What ships, bundle by bundle. */
export async function allBundles(): Promise<readonly (BuildOptions & { readonly outfile: string })[]> {
  return [...(await engineBundles()), ...bundles];
}

/** Makes every bundle, or only finds out what is in each. */
export async function bundleAll({ write }: { readonly write: boolean }): Promise<readonly Metafile[]> {
  const made: Metafile[] = [];
  for (const bundle of await allBundles()) {
    const { metafile, outputFiles } = await build({ ...bundle, write: false, metafile: true });
    made.push(metafile);
    for (const { path, text } of write ? outputFiles : []) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }
  return made;
}

/** JSON in letters of ASCII alone. */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
