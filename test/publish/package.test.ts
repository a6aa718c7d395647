import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { startLanguageServer } from '../support/language-server.ts';
import { type Elsewhere, installElsewhere, root } from './installed.ts';

const draft = readFileSync(join(root, 'test/vscode/fixtures/draft.md'), 'utf8');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

suite('the npm package, installed without a network into an empty folder', () => {
  let elsewhere: Elsewhere;
  suiteSetup(() => {
    elsewhere = installElsewhere();
    elsewhere.write('draft.md', draft);
  });
  suiteTeardown(() => elsewhere?.drop());

  test('holds its programs, its types and its notices, and nothing else', () => {
    const other = elsewhere.packed.filter(
      (path) => !/^dist\/api\/types(?:-cjs)?\/[\w/-]+\.d\.ts$/u.test(path),
    );
    deepEqual(
      new Set(other),
      new Set([
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'THIRD-PARTY-NOTICES.txt',
        'dist/api/index.cjs',
        'dist/api/index.js',
        'dist/api/types-cjs/package.json',
        'dist/api/types/package.json',
        'dist/cli.cjs',
        'dist/engine-more.cjs',
        'dist/engine.cjs',
        'dist/library.json',
        'dist/protocol.cjs',
        'dist/sbom.cdx.json',
        'dist/server.cjs',
        'dist/word.cjs',
        'package.json',
      ]),
    );
    const manifest = JSON.parse(
      readFileSync(join(elsewhere.path, 'node_modules/contract-safeguards/package.json'), 'utf8'),
    ) as Readonly<Record<string, unknown>>;
    equal(manifest.dependencies, undefined);
    equal(manifest.private, undefined);
  });

  test('checks a draft by npx, and reads Word documents', () => {
    const { code, out, err } = elsewhere.run('npx', '--offline', 'contract-safeguards', 'check', 'draft.md');
    equal(code, 1, err);
    match(out, /^draft\.md:17:7 error audit-rights Audit rights: no clause provides for /mu);
    const exported = elsewhere.run(
      'npx',
      '--offline',
      'contract-safeguards',
      'export',
      'draft.md',
      '--output',
      'd.docx',
    );
    equal(exported.code, 0, exported.err);
    const imported = elsewhere.run('npx', '--offline', 'contract-safeguards', 'import', 'd.docx');
    match(imported.out, /The Vendor shall number its invoices/u);
  });

  test('is imported and required', () => {
    const use = "console.log(check('').reason, version, Object.keys(api).length > 10)";
    elsewhere.write(
      'a.mjs',
      `import * as api from 'contract-safeguards';\nconst { check, version } = api;\n${use}`,
    );
    elsewhere.write(
      'a.cjs',
      `const api = require('contract-safeguards');\nconst { check, version } = api;\n${use}`,
    );
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    for (const file of ['a.mjs', 'a.cjs'])
      equal(elsewhere.run(process.execPath, file).out, `Not checked: the file is empty. ${version} true\n`);
  });

  test('has types for both, under every way to resolve modules, without types of Node or of a browser', () => {
    const use = `
const draft: Draft = check('', { format: 'plain' });
export const titles: readonly string[] = draft.findings.flatMap((it) => fixes(draft, it).map(({ title }) => title));
// @ts-expect-error a draft is not a number
export const wrong: number = draft;
`;
    const imports = "import { check, type Draft, fixes } from 'contract-safeguards';\n";
    elsewhere.write('typed/module.mts', imports + use);
    elsewhere.write(
      'typed/common.cts',
      `import api = require('contract-safeguards');\nimport type { Draft } from 'contract-safeguards';\nconst { check, fixes } = api;\n${use}`,
    );
    const flags = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--lib',
      'es2023',
      '--types',
      '',
      '--skipLibCheck',
      'false',
    ];
    for (const [kind, ...files] of [
      ['nodenext', 'typed/module.mts', 'typed/common.cts'],
      ['node16', 'typed/module.mts', 'typed/common.cts'],
    ])
      equal(elsewhere.run(process.execPath, tsc, ...flags, '--module', kind ?? '', ...files).out, '');
    const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler'];
    equal(elsewhere.run(process.execPath, tsc, ...flags, ...bundler, 'typed/module.mts').out, '');
  });

  test('runs without Node and without a page, once bundled for a browser', async () => {
    const entry = elsewhere.write(
      'page.js',
      `import { applyEdits, check, fixes, writeEvidence } from 'contract-safeguards';
const draft = check(text);
const finding = draft.findings.find(({ id }) => id === 'audit-rights');
const [fix] = fixes(draft, finding);
const after = check(applyEdits(text, fix.edits));
result = { before: draft.findings.length, after: after.findings.length, page: writeEvidence({ name: 'd', draft }, 'html') };`,
    );
    const { outputFiles, warnings } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      logLevel: 'silent',
    });
    deepEqual(warnings, []);
    // What every browser and worker has besides the language, and all that is taken of it.
    const world = createContext({ text: draft, result: undefined, TextEncoder, URL });
    runInContext(outputFiles[0]?.text ?? '', world);
    const { before, after, page } = world.result as { before: number; after: number; page: string };
    equal(after, before - 1);
    match(page, /<title>Safeguards report: d<\/title>/u);
  });

  test('leaves nothing of itself in a bundle that does not use it', async () => {
    const entry = elsewhere.write(
      'unused.js',
      "import { check } from 'contract-safeguards';\nconsole.log(1);",
    );
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'silent',
    });
    ok((outputFiles[0]?.text.length ?? 0) < 200);
  });

  test('starts the language server, which finds what a draft lacks', async () => {
    const server = await startLanguageServer(
      {},
      undefined,
      join(elsewhere.path, 'node_modules/contract-safeguards/dist/server.cjs'),
    );
    try {
      const pushed = new Promise<PublishDiagnosticsParams>((resolve) => {
        server.connection.onNotification('textDocument/publishDiagnostics', resolve);
      });
      await server.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: 'file:///draft.md', languageId: 'markdown', version: 1, text: draft },
      });
      const { diagnostics } = await pushed;
      ok(diagnostics.some(({ code }) => code === 'audit-rights'));
    } finally {
      await server.stop();
    }
  });

  test('does what docs/api.md shows', () => {
    const page = readFileSync(join(root, 'docs/api.md'), 'utf8');
    const examples = [...page.matchAll(/^```(js|ts)\n([\s\S]*?)^```/gmu)];
    ok(examples.length >= 8);
    const flags = [
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--lib',
      'es2023,dom',
      '--types',
      '',
    ];
    for (const [index, [, language, code = '']] of examples.entries()) {
      const file = elsewhere.write(`examples/${index}.${language === 'ts' ? 'mts' : 'mjs'}`, code);
      if (language === 'ts') equal(elsewhere.run(process.execPath, tsc, ...flags, file).out, '', code);
    }
    // One after the other in one process, which loads the package once.
    const each = `for (let n = 0; n < ${examples.length}; n += 1) { await import(\`./\${n}.mjs\`); console.log('==='); }`;
    const { out, err } = elsewhere.run(process.execPath, elsewhere.write('examples/all.mjs', each));
    const printed = out.split('===\n');
    for (const [index, [, , code = '']] of examples.entries()) {
      const shown = [...code.matchAll(/^\/\/ → (.*)$/gmu)].map(([, line]) => `${line}\n`);
      ok(shown.length > 0, code);
      equal(printed[index], shown.join(''), `${code}\n${err}`);
    }
  });
});
