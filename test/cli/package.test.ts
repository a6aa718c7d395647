import { equal, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

suite('the package for VS Code', () => {
  test('holds no node_modules and is below 1 MB', function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'safeguards-vsix-'));
    try {
      const file = join(folder, 'contract-safeguards.vsix');
      const vsce = join(import.meta.dirname, '../../node_modules/@vscode/vsce/vsce');
      const root = join(import.meta.dirname, '../..');
      const said = execFileSync(
        process.execPath,
        [
          vsce,
          'package',
          '--no-dependencies',
          '--allow-missing-repository',
          '--no-rewrite-relative-links',
          '--readme-path',
          'docs/marketplace.md',
          '-o',
          file,
        ],
        { cwd: root, encoding: 'utf8' },
      );
      const listed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], {
        cwd: root,
        encoding: 'utf8',
      });
      equal(/node_modules|clause-library|dist\/api|\.ts$/mu.test(listed), false, listed);
      for (const needed of [
        'dist/client.cjs',
        'dist/client.web.cjs',
        'dist/engine-more.cjs',
        'dist/engine.cjs',
        'dist/language-client.cjs',
        'dist/library.json',
        'dist/protocol.cjs',
        'dist/server.cjs',
        'dist/word.cjs',
        'THIRD-PARTY-NOTICES.txt',
        'snippets/',
        'client/l10n/bundle.l10n.es.json',
        'client/l10n/bundle.l10n.fr.json',
        'client/media/icon.png',
        'client/media/safeguards.svg',
        'client/media/sample-draft.md',
        'package.nls.json',
        'package.nls.es.json',
        'package.nls.fr.json',
        ...picturesOfTheTour(root),
      ]) {
        ok(listed.includes(needed), `${needed} is missing:\n${listed}`);
      }
      const { size } = statSync(file);
      ok(size < 1_000_000, `${size} bytes\n${said}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('keeps the library out of the client, which asks the server for all it shows', () => {
    for (const bundle of ['dist/client.cjs', 'dist/client.web.cjs'])
      ok(
        !readFileSync(join(import.meta.dirname, '../..', bundle), 'utf8').includes('grievance-mechanism'),
        bundle,
      );
  });
});

function picturesOfTheTour(root: string): readonly string[] {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  return [...manifest.matchAll(/"(?:image|markdown)": "([^"]+)"/gu)].map(([, path = '']) => path);
}
