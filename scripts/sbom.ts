import type { Bundled } from './bundled.ts';

/** The parts of the programs as a CycloneDX 1.6 document. The same parts give the same text. */
export function sbomOf(
  product: { readonly name: string; readonly version: string; readonly license: string },
  packages: readonly Bundled[],
): string {
  const own = purl(product);
  const refs = new Map(packages.map((it) => [it.name, purl(it)]));
  const refsOf = (names: readonly string[]) => names.flatMap((name) => refs.get(name) ?? []).sort();
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name: product.name,
        version: product.version,
        licenses: [{ license: { id: product.license } }],
        purl: own,
      },
    },
    components: packages.map((it) => ({
      type: 'library',
      'bom-ref': purl(it),
      name: it.name,
      version: it.version,
      scope: 'required',
      ...(it.integrity.startsWith('sha512-') && {
        hashes: [{ alg: 'SHA-512', content: Buffer.from(it.integrity.slice(7), 'base64').toString('hex') }],
      }),
      licenses: [{ license: { id: it.licence } }],
      purl: purl(it),
    })),
    dependencies: [
      { ref: own, dependsOn: [...refs.values()].sort() },
      ...packages.map((it) => ({ ref: purl(it), dependsOn: refsOf(it.needs) })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function purl({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
