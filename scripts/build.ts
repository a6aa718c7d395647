import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledPackages } from './bundled.ts';
import { allBundles, bundleAll, libraryText, root } from './bundles.ts';
import { writeDeclarations } from './declarations.ts';
import { generate } from './generate.ts';
import { sbomOf } from './sbom.ts';

await generate();
await writeLibrary();
await writeDeclarations();
const packages = await bundledPackages(root, await bundleAll({ write: true }));
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Parameters<
  typeof sbomOf
>[0];
await writeFile(join(root, 'dist/sbom.cdx.json'), sbomOf(manifest, packages));
for (const { outfile } of await allBundles()) {
  const { size } = await stat(join(root, outfile));
  console.log(`${outfile}  ${(size / 1024).toFixed(0)} KB`);
}

async function writeLibrary(): Promise<void> {
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(join(root, 'dist/library.json'), await libraryText());
}
