import { join } from 'node:path';
import { configName, profiles } from '../config/config.ts';
import { printable } from '../report/citing.ts';
import type { ExitCode, Io } from './io.ts';
import { writeFileAside } from './write-file.ts';

/** Writes a configuration to start from into `folder`; one that is there is left alone. */
export async function init(folder: string, profile: string, io: Io): Promise<ExitCode> {
  const path = join(folder, configName);
  try {
    await writeFileAside(path, starter(profile), { replace: false });
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code;
    const why =
      code === 'EEXIST'
        ? 'there is a configuration already; it was left as it is'
        : code === 'ENOENT'
          ? 'there is no such folder; make it first'
          : `cannot be written (${fault instanceof Error ? fault.message : String(fault)})`;
    io.err(`${printable(path)}: ${why}.\n`);
    return 2;
  }
  io.out(`${printable(path)}: written. “contract-safeguards why FILE” tells how a draft is then checked.\n`);
  return 0;
}

function starter(profile: string): string {
  return `# How the drafts below this folder are checked: docs/configuration.md of contract-safeguards.
# What they are about: ${Object.keys(profiles).join(', ')}.
profile: ${profile}

# Take out the # of what you need.
# severities: { personnel-training: off }
# files: { exclude: ["archive/**"] }
# parties: { authority: [], supplier: [] }
# traits: { biometrics: true }
# libraries: [{ folder: our-library }]
# waivers:
#   - id: audit-rights
#     reason: Why it is given up.
#     by: Who decided it
#     until: 2031-01-31
`;
}
