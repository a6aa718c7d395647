import { activation, findings, open } from '../vscode/suite/workbench.ts';

/** Opens a draft, as a person does, and prints what VS Code found the activation to take; called by VS Code. */
export async function run(): Promise<void> {
  const begin = performance.now();
  const { uri } = await open('draft.md');
  await findings(uri, (ids) => ids.length > 0);
  const first = performance.now() - begin;
  const { load, call, finish } = await activation();
  console.log(
    `@@activation: script ${load} ms, activate() ${call} ms, resolved after ${finish} ms more; first findings ${first.toFixed(0)} ms after the draft was opened`,
  );
}
