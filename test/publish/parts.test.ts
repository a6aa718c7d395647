import { deepEqual, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundled } from '../../scripts/bundled.ts';
import { licenceFaults, noticesOf } from '../../scripts/notices.ts';
import { sbomOf } from '../../scripts/sbom.ts';
import { root } from './installed.ts';

const part = (name: string, more: Partial<Bundled> = {}): Bundled => ({
  name,
  version: '1.0.0',
  licence: 'MIT',
  text: 'The text.',
  author: '',
  integrity: '',
  needs: [],
  ...more,
});

suite('the parts of what ships', () => {
  test('with one licence text are named together; one without a text is said to have none', () => {
    const notices = noticesOf([part('one'), part('two'), part('three', { text: '', author: 'A. Reyes' })]);
    match(notices, /one 1\.0\.0 \(MIT\)\ntwo 1\.0\.0 \(MIT\)\n\nThe text\.\n/u);
    match(
      notices,
      /three 1\.0\.0 \(MIT\)\n\nThe package brings no text of its licence.*Written by A\. Reyes\./u,
    );
  });

  test('may come only under licences that are allowed', () => {
    deepEqual(licenceFaults([part('one'), part('two', { licence: 'ISC' })]), []);
    const [gpl, none, ...more] = licenceFaults([
      part('one', { licence: 'GPL-3.0-only' }),
      part('two', { licence: '' }),
    ]);
    match(gpl ?? '', /^one 1\.0\.0 comes under “GPL-3\.0-only”/u);
    match(none ?? '', /“no licence that it names”/u);
    deepEqual(more, []);
  });

  test('are listed for machines, with hashes and what each needs', () => {
    const { integrity } = { integrity: `sha512-${Buffer.from('abc').toString('base64')}` };
    const parts = [part('@a/one', { needs: ['two', 'typescript'] }), part('two', { integrity })];
    const bom = JSON.parse(sbomOf({ name: 'us', version: '2.0.0', license: 'MIT' }, parts)) as {
      readonly components: readonly { readonly purl: string; readonly hashes?: unknown }[];
      readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
    };
    deepEqual(
      bom.components.map(({ purl }) => purl),
      ['pkg:npm/%40a/one@1.0.0', 'pkg:npm/two@1.0.0'],
    );
    deepEqual(bom.components[1]?.hashes, [{ alg: 'SHA-512', content: '616263' }]);
    deepEqual(bom.dependencies.find(({ ref }) => ref.includes('one'))?.dependsOn, ['pkg:npm/two@1.0.0']);
  });

  test('are those of the lock file', () => {
    const { components } = JSON.parse(readFileSync(join(root, 'dist/sbom.cdx.json'), 'utf8')) as {
      readonly components: readonly {
        readonly name: string;
        readonly version: string;
        readonly hashes?: object;
      }[];
    };
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly version?: string } | undefined>>;
    };
    ok(components.length > 15);
    for (const { name, version, hashes } of components) {
      const locked = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
      ok(
        locked.some(([, entry]) => entry?.version === version) && hashes !== undefined,
        `${name} ${version}`,
      );
    }
  });
});
