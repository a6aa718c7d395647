import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bundled, bundledPackages } from './bundled.ts';
import { bundleAll, root } from './bundles.ts';

/** The licences under which a package may be part of what ships, as SPDX identifiers: none asks more than to be named. */
const allowed = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];
const file = 'THIRD-PARTY-NOTICES.txt';

/** The notices of the packages in the bundles, those with the same text together. */
export function noticesOf(packages: readonly Bundled[]): string {
  const groups = new Map<string, Bundled[]>();
  for (const it of packages) {
    const text = textOf(it);
    groups.set(text, [...(groups.get(text) ?? []), it]);
  }
  const parts = [...groups].map(([text, own]) => {
    const names = own.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${'-'.repeat(80)}\n${names.join('\n')}\n\n${text}\n`;
  });
  return `Contract Safeguards has parts of these packages in its programs. Each comes under its own licence.\n\n${parts.join('\n')}`;
}

/** Which packages may not be part of what ships, a sentence each. */
export function licenceFaults(packages: readonly Bundled[]): readonly string[] {
  return packages.flatMap(({ name, version, licence }) =>
    allowed.includes(licence)
      ? []
      : [
          `${name} ${version} comes under “${licence || 'no licence that it names'}”, which is not among ${allowed.join(', ')}: take another package, or allow the licence in scripts/notices.ts once its terms are met.`,
        ],
  );
}

function textOf({ text, licence, author }: Bundled): string {
  if (text !== '') return text.replaceAll('\r\n', '\n').replaceAll('\t', '  ').trim();
  const by = author === '' ? '' : ` Written by ${author}.`;
  return `The package brings no text of its licence, ${licence}; that is the one of the same name in this file.${by}`;
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const packages = await bundledPackages(root, await bundleAll({ write: false }));
  const faults = licenceFaults(packages);
  const notices = noticesOf(packages);
  if (process.argv.includes('--check')) {
    const now = await readFile(join(root, file), 'utf8').catch(() => '');
    const stale = now === notices ? [] : [`${file} is not what the bundles hold; run \`npm run notices\`.`];
    for (const fault of [...faults, ...stale]) console.error(fault);
    process.exitCode = faults.length + stale.length > 0 ? 1 : 0;
  } else {
    for (const fault of faults) console.error(fault);
    process.exitCode = faults.length > 0 ? 1 : 0;
    await writeFile(join(root, file), notices);
  }
}
