import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledPackages } from './bundled.ts';
import { allBundles, bundleAll, handedOver, libraryText, root } from './bundles.ts';
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

/** Writes the library as a script for Node and for a worker. */
async function writeLibrary(): Promise<void> {
  const script = `(function(){var it=JSON.parse(${await libraryText()});${handedOver('it', 'contractSafeguardsLibrary')}})();\n`;
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(join(root, 'dist/library.cjs'), script);
}
