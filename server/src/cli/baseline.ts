import { readFile } from 'node:fs/promises';
import type { Checked } from '../report/check.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import type { Io } from './io.ts';
import { writeFileAside } from './write-file.ts';

/** Findings that were there before: by file, their fingerprints. */
export type Baseline = Readonly<Record<string, readonly string[]>>;

/** The baseline in a file; `undefined`, with the reason on the error stream, where it cannot be read. */
export async function readBaseline(path: string, io: Io): Promise<Baseline | undefined> {
  const fail = (why: string): undefined => void io.err(`${path}: ${why}\n`);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return fail('cannot be read; make it with --write-baseline.');
  }
  try {
    const { schemaVersion, findings } = JSON.parse(text) as { schemaVersion?: unknown; findings?: unknown };
    if (schemaVersion !== 1 || typeof findings !== 'object' || findings === null)
      return fail('is no baseline of this version; make it anew with --write-baseline.');
    return findings as Baseline;
  } catch {
    return fail('is not JSON; make it anew with --write-baseline.');
  }
}

/** Writes the baseline of what was found. */
export async function writeBaseline(path: string, baseline: Baseline): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(baseline).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `${JSON.stringify({ schemaVersion: 1, findings: sorted }, null, 2)}\n`;
  await writeFileAside(path, text, { replace: true });
}

/** What was found in a file without the findings whose fingerprints are `before`, and how many those are. */
export function withoutKnown(
  file: string,
  checked: Checked,
  before: readonly string[],
): { readonly checked: Checked; readonly known: number } {
  if (before.length === 0) return { checked, known: 0 };
  const known = new Set(before);
  const prints = fingerprintsOf(file, checked);
  const findings = checked.findings.filter((_, at) => !known.has(prints[at] ?? ''));
  return { checked: { ...checked, findings }, known: checked.findings.length - findings.length };
}
