import { runSuite } from '../../scripts/vscode-host/run-suites.ts';

/** What starting the extension takes in a real VS Code, by its own figures, in both extension hosts: `npx tsx test/bench/activation.ts`. */
export async function measureActivation(runs = 3): Promise<void> {
  console.log('\nActivation in VS Code, by its own figures (“Developer: Startup Performance”).');
  for (const kind of ['node', 'browser'] as const)
    for (let run = 0; run < runs; run += 1) await runSuite(kind, 'test/bench/activation-suite.ts');
}

if (process.argv[1] === import.meta.filename) await measureActivation();
