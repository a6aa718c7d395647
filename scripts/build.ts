import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { generate } from './generate.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Keeps the reading and writing of Word documents in a bundle of its own, loaded when it is first needed. */
const apart: Plugin = {
  name: 'word-apart',
  setup({ onResolve }) {
    // Read by esbuild, whose expressions know no flags.
    onResolve({ filter: /\/word\/word\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './word.cjs', external: true } : undefined,
    );
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

/**
 * The clause library is a file of its own, which the server in Node, the one in a worker and the command line share. Node
 * requires it; a worker finds it in the global scope, since the client puts both scripts into one.
 */
function libraryBy(means: 'require' | 'global'): Plugin {
  return {
    name: 'the clause library',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /generated\/library\.ts$/ }, () =>
        means === 'require'
          ? { path: './library.cjs', external: true }
          : { path: 'library', namespace: 'global' },
      );
      onLoad({ filter: /.*/, namespace: 'global' }, () => ({
        contents: 'export const { libraryData, schemas, version } = globalThis.contractSafeguardsLibrary;',
      }));
    },
  };
}

/** The library as a script for both: text to be parsed starts faster than an object literal of this size. */
async function writeLibrary(): Promise<void> {
  const { libraryData, schemas, version } = await import('../server/src/generated/library.ts');
  const text = JSON.stringify(JSON.stringify({ libraryData, schemas, version }));
  const script = `(function(){var it=JSON.parse(${text});if(typeof module==="object")module.exports=it;else globalThis.contractSafeguardsLibrary=it})();\n`;
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(join(root, 'dist/library.cjs'), script);
}

const bundles: readonly (BuildOptions & { readonly outfile: string })[] = [
  {
    ...node,
    entryPoints: ['server/src/node.ts'],
    outfile: 'dist/server.cjs',
    plugins: [libraryBy('require')],
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['server/src/browser.ts'],
    outfile: 'dist/server.worker.js',
    plugins: [libraryBy('global')],
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
  // One file for both hosts: it takes bytes and text, and knows nothing of where it runs.
  { ...browser, entryPoints: ['server/src/word/word.ts'], outfile: 'dist/word.cjs' },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    plugins: [libraryBy('require')],
    // tinyglobby asks where its module lies, which a CommonJS bundle has another word for.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: {
      js: "#!/usr/bin/env node\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;",
    },
  },
];

await generate();
await writeLibrary();
for (const bundle of bundles) {
  await build(bundle);
  const { size } = await stat(join(root, bundle.outfile));
  console.log(`${bundle.outfile}  ${(size / 1024).toFixed(0)} KB`);
}
